import { z } from 'zod'
import { otherForms } from '../lexicon/lexicon.ts'
import { actorRefForm, dayForm, listOf, pageRefForm, pagingForm, spanForm } from './forms.ts'
import { operation } from './operation.ts'
import { actForm, eventTypeForm } from './reading-form.ts'

const facetForm = <Value extends z.ZodType>(value: Value) =>
  z
    .object({ total: z.int().describe('values that there are'), items: z.array(z.object({ value, pages: z.int() })) })
    .describe('pages found by value, the most frequent first')

/** Full text search, those with the words in the title first, then the newest: words meet across spelling, article, clitics, singular and plural; «"…"» asks for a phrase, its words in their number; English names find Arabic pages. */
export const find = operation({
  name: 'find',
  summary: 'Search the pages by words and phrases',
  kept: true,
  input: z.object({
    words: z.string().min(1).max(1000).describe('words that must all stand in the page; "…" or «…» for a phrase; -word to leave pages out'),
    field: z.enum(['title', 'text']).optional().describe('where they are to stand: in the title, or outside it'),
    exact: z
      .stringbool()
      .or(z.boolean())
      .default(false)
      .describe('only as typed: spelling variants, article, clitics, singular and plural do not meet'),
    actor: z.string().optional().describe('only pages that name this actor (key, or a name that only one bears)'),
    act: actForm.optional().describe('only pages with such a statement (by the actor, where one is given)'),
    event: eventTypeForm.optional().describe('only pages with such an event (that the actor takes part in, where one is given)'),
    outlet: z.string().optional().describe('only this outlet'),
    from: dayForm.optional().describe('published on this day or later'),
    to: dayForm.optional().describe('published on this day or earlier'),
    facets: z.stringbool().or(z.boolean()).default(false).describe('count what was found by outlet, actor, act, event type and month'),
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
  ).extend({
    facets: z
      .object({
        outlets: facetForm(z.string().nullable()),
        actors: facetForm(actorRefForm),
        acts: facetForm(z.string()),
        events: facetForm(z.string()),
        months: facetForm(z.string().nullable()),
      })
      .nullable()
      .describe('null where they were not asked for'),
  }),
  run: (ledger, input) => ledger.find({ ...input, alike: otherForms }),
})
