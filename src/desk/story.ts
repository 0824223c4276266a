import { z } from 'zod'
import { carriage, carriageForm } from './carriage.ts'
import { claimForm, keysIn } from './claim-form.ts'
import { actorRefForm, evidenceForm } from './forms.ts'
import { operation } from './operation.ts'
import { memberForm, storyLineForm } from './story-form.ts'
import { countsOf, stampOf, storyOf } from './story-lines.ts'
import { claimsTold, textsTold } from './told.ts'

/** One story: its articles in time, who carried whom with what became of the text, and its claims with their contradictions. */
export const story = operation({
  name: 'story',
  summary: 'One story: articles in time, who carried whom, what each added or cut, claims and contradictions',
  kept: true,
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
    const pages = await textsTold(ledger, found.members)
    const claims = await claimsTold(ledger, found.members)
    const denied = new Set(claims.flatMap((c) => c.denies))
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
      claims: claims.filter((c) => c.carriers.length > 1 || c.denies.length > 0 || denied.has(c.number)),
      actors: [...(await ledger.stories.actors(keysIn(claims))).values()],
    }
  },
})
