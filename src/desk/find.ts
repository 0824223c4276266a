import { z } from 'zod'
import { dayForm, listOf, pageRefForm, pagingForm, spanForm } from './forms.ts'
import { operation } from './operation.ts'

/** Full text search: words meet across spelling, article and clitics; «"…"» asks for a phrase; English names find Arabic pages. */
export const find = operation({
  name: 'find',
  summary: 'Search the pages by words and phrases',
  input: z.object({
    words: z.string().min(1).describe('words that must all stand in the page; "…" or «…» for a phrase; -word to leave pages out'),
    outlet: z.string().optional().describe('only this outlet'),
    from: dayForm.optional().describe('published on this day or later'),
    to: dayForm.optional().describe('published on this day or earlier'),
    ...pagingForm,
  }),
  output: listOf(
    pageRefForm.extend({
      snippets: z
        .array(
          z.object({ span: spanForm, text: z.string(), marks: z.array(spanForm).describe("spans of the words found, in the page's text") }),
        )
        .describe('up to three stretches of the page with the words found; none where only a name known in English matched'),
    }),
  ),
  run: (ledger, input) => ledger.find(input),
})
