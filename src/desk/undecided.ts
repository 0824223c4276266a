import { z } from 'zod'
import { decisionForm } from './decision-form.ts'
import { actorRefForm, evidenceForm, listOf, pageRefForm, pagingForm } from './forms.ts'
import { judgedPairs, likened, pairOf } from './likening.ts'
import { operation } from './operation.ts'

const sideForm = actorRefForm.extend({
  pages: z.int().describe('current pages that name it'),
  named: z
    .array(z.object({ page: pageRefForm, words: evidenceForm, line: evidenceForm }))
    .describe('where it is first named on the newest of them'),
})

/** Actors that may be the same, each two with what speaks for it and against it, until a reader has said that they are one (merge) or two (split). */
export const undecided = operation({
  name: 'undecided',
  summary: 'Actors that may be one: score and reasons of each two, until a reader merges or splits them',
  input: z.object({
    judged: z
      .enum(['open', 'doubted', 'different', 'all'])
      .default('all')
      .describe('those nobody judged, those a reader could not tell, those said to be two, or open and doubted ones (all)'),
    name: z.string().optional().describe('only with this in a key'),
    ...pagingForm,
  }),
  output: listOf(
    z.object({
      a: sideForm,
      b: sideForm,
      score: z.number().describe('how likely they are one, 0 to 1; set by hand, no measured probability'),
      reasons: z.array(
        z.object({
          kind: z.enum(['form', 'transliteration', 'office', 'country', 'company']),
          weight: z.number().describe('log odds; below 0 it speaks against'),
          said: z.string(),
        }),
      ),
      judgement: decisionForm.nullable().describe('what a reader last said of the two'),
    }),
  ),
  run: async (ledger, { judged, name, offset, limit }) => {
    await likened(ledger)
    const said = judgedPairs(await ledger.stories.decisions())
    const chosen = (await ledger.comparisons.kept())
      .map((alike) => ({ ...alike, judgement: said.get(pairOf(alike.a, alike.b)) ?? null }))
      .filter(({ a, b }) => name === undefined || a.includes(name) || b.includes(name))
      .filter(({ judgement }) => {
        const kind = judgement === null ? 'open' : judgement.kind === 'split' ? 'different' : 'doubted'
        return judged === 'all' ? kind !== 'different' : kind === judged
      })
    const some = chosen.slice(offset, offset + limit)
    const refs = await ledger.stories.actors(some.flatMap(({ a, b }) => [a, b]))
    const named = await ledger.comparisons.named(some.flatMap(({ a, b }) => [a, b]))
    const items = some.map(({ a, b, pages, score, reasons, judgement }) => {
      const { number: _, ...decision } = judgement ?? { number: 0 }
      return {
        a: { ...refs.get(a)!, pages: pages[0], named: named.get(a) ?? [] },
        b: { ...refs.get(b)!, pages: pages[1], named: named.get(b) ?? [] },
        score,
        reasons,
        judgement: judgement === null ? null : (decision as z.infer<typeof decisionForm>),
      }
    })
    return { total: chosen.length, offset, limit, items }
  },
})
