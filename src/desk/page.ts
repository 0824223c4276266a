import { z } from 'zod'
import { actorRefForm, spanForm } from './forms.ts'
import { operation } from './operation.ts'
import { commitmentForm, eventForm, pactForm, readingForm, statementForm } from './reading-form.ts'

/** One page: its text as decided, its reading, where it was found, its versions, and who its entities are across pages. */
export const page = operation({
  name: 'page',
  summary: 'One page with its text, its blocks and its whole reading',
  input: z.object({ id: z.string().min(1).describe("the page's id, six or more of its first characters, or its source") }),
  output: z.object({
    id: z.string(),
    media: z.string(),
    encoding: z.string(),
    bytes: z.int().nonnegative(),
    seen: z.string().describe('ISO time when it entered the ledger'),
    rules: z.string().describe('version of the rules it was read with'),
    found: z
      .array(z.object({ source: z.string(), url: z.string().nullable(), seen: z.string() }))
      .describe('every place these bytes were found at, in order'),
    versions: z
      .array(z.object({ id: z.string(), version: z.int().positive(), current: z.boolean(), seen: z.string() }))
      .describe('this page and the versions before and after it, in order'),
    reading: readingForm.describe("the reading with readers' decisions heeded: what was rejected is only in `decided`"),
    decided: z
      .array(
        z.object({
          decision: z.string().describe('what undo takes'),
          kind: z.enum(['confirm', 'reject', 'correct']),
          by: z.string(),
          when: z.string(),
          why: z.string().nullable(),
          fact: z.enum(['statement', 'event', 'pact', 'commitment']),
          id: z.string().nullable().describe('null where the fact is no longer read'),
          article: z.int().nonnegative(),
          span: spanForm,
          read: z.union([statementForm, eventForm, pactForm, commitmentForm]).nullable().describe('the fact as it was read'),
        }),
      )
      .describe('the standing decisions on its facts, in their order'),
    actors: z
      .array(z.array(actorRefForm.extend({ ref: z.string() })))
      .describe('for each article of the reading, who its entities are across pages'),
  }),
  run: (ledger, input) => ledger.page(input.id),
})
