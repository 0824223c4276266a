import { z } from 'zod'
import type { Ledger, Member, ReadPage } from '../ledger/ledger.ts'
import { claimsOf, type Source } from '../stories/stories.ts'
import { carriage, carriageForm } from './carriage.ts'
import { claimForm, claimLine, keysIn } from './claim-form.ts'
import { actorRefForm, evidenceForm } from './forms.ts'
import { operation } from './operation.ts'
import { memberForm, storyLineForm } from './story-form.ts'
import { countsOf, stampOf, storyOf } from './story-lines.ts'

/** One story: its articles in time, who carried whom with what became of the text, and its claims with their contradictions. */
export const story = operation({
  name: 'story',
  summary: 'One story: articles in time, who carried whom, what each added or cut, claims and contradictions',
  input: z.object({ id: z.string().min(1).describe("the story's id, or a page of it by id, record id or source") }),
  output: storyLineForm.extend({
    members: z
      .array(
        memberForm.extend({
          published: z.string().nullable(),
          credits: z.array(evidenceForm).describe('agencies and media that it names as its source'),
        }),
      )
      .describe('in the order of their publication'),
    carried: z.array(carriageForm).describe('for each copy, the earlier article whose text it carries most of'),
    claims: z.array(claimForm).describe('what articles say, those with most independent reports first; of single articles, what is denied'),
    actors: z.array(actorRefForm).describe('everybody whom the claims name'),
  }),
  run: async (ledger, { id }) => {
    const found = await storyOf(ledger, id)
    const { pages, claims } = await told(ledger, found.members)
    return {
      id: found.id,
      title: pages.get(found.members[0]!.page)!.ref.title,
      ...countsOf(found.members),
      members: found.members.map((m) => {
        const page = pages.get(m.page)!
        const credits = (page.reading.articles[m.article]?.credits ?? []).map(({ span }) => ({
          span,
          text: page.reading.text.slice(...span),
        }))
        return { id: m.id, page: page.ref, report: m.report, event: m.event, published: stampOf(m), credits }
      }),
      carried: await carriage(ledger, found.members, pages),
      claims: claims.filter((c) => c.carriers.length > 1 || c.denies.length > 0 || claims.some((o) => o.denies.includes(c.number))),
      actors: [...(await ledger.stories.actors(keysIn(claims))).values()],
    }
  },
})

/** The pages of a story's articles, and the claims they make, numbered. */
export async function told(ledger: Ledger, members: readonly Member[]) {
  const pages = new Map((await ledger.stories.pages([...new Set(members.map((m) => m.page))])).map((p) => [p.ref.id, p]))
  const sources = members.flatMap((m): Source[] => {
    const page = pages.get(m.page)
    const article = page?.reading.articles[m.article]
    return page === undefined || article === undefined
      ? []
      : [{ id: m.id, report: m.report, text: page.reading.text, article, key: (ref) => page.keys[m.article]?.get(ref) ?? null }]
  })
  const pageOf = new Map<string, ReadPage>(members.flatMap((m) => (pages.has(m.page) ? [[m.id, pages.get(m.page)!] as const] : [])))
  return { pages, claims: claimsOf(sources).map((claim, number) => claimLine(claim, number, pageOf)) }
}
