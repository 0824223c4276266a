import { z } from 'zod'
import { pageRefForm, spanForm } from './forms.ts'
import { operation } from './operation.ts'

const versionForm = pageRefForm.extend({ version: z.int().positive(), seen: z.string() })

/** What became of a page between two of its versions, word by word. */
export const difference = operation({
  name: 'difference',
  summary: "What changed between a page's versions",
  input: z.object({
    id: z.string().min(1).describe("the page's id, six or more of its first characters, or its source"),
    from: z.string().optional().describe('the page to compare with (default: the version before)'),
  }),
  output: z.object({
    before: versionForm,
    after: versionForm,
    added: z.int().nonnegative().describe('words that only the later version has'),
    removed: z.int().nonnegative().describe('words that only the earlier version has'),
    pieces: z
      .array(
        z.object({
          kind: z.enum(['same', 'added', 'removed']),
          before: spanForm.nullable().describe("in the earlier version's text"),
          after: spanForm.nullable().describe("in the later version's text"),
          text: z.string(),
        }),
      )
      .describe('in order; `same` and `added` together are the later text, `same` and `removed` the earlier'),
  }),
  run: (ledger, input) => ledger.difference(input),
})
