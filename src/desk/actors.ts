import { z } from 'zod'
import { actorRefForm, listOf, pagingForm } from './forms.ts'
import { operation } from './operation.ts'

/** An actor of a list with how often it appears. */
export const actorLineForm = actorRefForm.extend({
  pages: z.int().describe('pages that name it'),
  statements: z.int().describe('statements it makes'),
  events: z.int().describe('events it takes part in'),
  pacts: z.int().describe('pacts it is party to'),
})

/** Persons, organisations, states and places that pages name, most named first. */
export const actors = operation({
  name: 'actors',
  summary: 'Who and what the pages name',
  input: z.object({
    name: z.string().optional().describe('part of a name, Arabic or English'),
    type: z.enum(['PER', 'ORG', 'GPE', 'LOC', 'FAC', 'WPN', 'EVT', 'DOC']).optional(),
    ...pagingForm,
  }),
  output: listOf(actorLineForm),
  run: (ledger, input) => ledger.actors(input),
})
