import { z } from 'zod'
import { actorRefForm } from './forms.ts'
import { operation } from './operation.ts'
import { readingForm } from './reading-form.ts'

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
    reading: readingForm,
    actors: z
      .array(z.array(actorRefForm.extend({ ref: z.string() })))
      .describe('for each article of the reading, who its entities are across pages'),
  }),
  run: (ledger, input) => ledger.page(input.id),
})
