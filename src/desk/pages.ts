import { z } from 'zod'
import { dayForm, listOf, pageRefForm, pagingForm } from './forms.ts'
import { operation } from './operation.ts'

/** A page of a list with how much was read in it. */
export const pageLineForm = pageRefForm.extend({
  language: z.string(),
  version: z.int().positive(),
  versions: z.int().positive().describe('how many versions of this page are kept'),
  seen: z.string().describe('ISO time when it entered the ledger'),
  statements: z.int(),
  events: z.int(),
  pacts: z.int(),
  commitments: z.int(),
})

/** The pages of the ledger, newest publication first, undated ones last. */
export const pages = operation({
  name: 'pages',
  summary: 'The pages, newest publication first',
  input: z.object({
    outlet: z.string().optional().describe('only this outlet, by its name as published'),
    from: dayForm.optional().describe('published on this day or later'),
    to: dayForm.optional().describe('published on this day or earlier'),
    ...pagingForm,
  }),
  output: listOf(pageLineForm),
  run: (ledger, input) => ledger.pages(input),
})
