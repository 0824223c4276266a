import { z } from 'zod'
import { dayForm, listOf, pagingForm } from './forms.ts'
import { operation } from './operation.ts'
import { byStory } from './story-claims.ts'
import { storyLineForm } from './story-form.ts'
import { countsOf, type Member, stampOf } from './story-lines.ts'
import { woven } from './weaving.ts'

/** Stories: what several articles tell, newest or weightiest first; weight is the number of independent reports. */
export const stories = operation({
  name: 'stories',
  summary: 'Stories: articles of one event or one running story, with copies told from independent reports',
  input: z.object({
    order: z.enum(['newest', 'weight']).default('newest').describe('newest article first, or most independent reports first'),
    least: z.coerce.number().int().min(1).default(2).describe('articles a story has at least'),
    outlet: z.string().optional().describe('only stories that this outlet tells'),
    from: dayForm.optional().describe('stories with an article from this day on'),
    to: dayForm.optional().describe('stories with an article up to this day'),
    ...pagingForm,
  }),
  output: listOf(storyLineForm),
  run: async (ledger, { order, least, outlet, from, to, offset, limit }) => {
    await woven(ledger)
    const all = byStory(await ledger.stories.placed())
    const within = (m: Member): boolean => {
      const day = stampOf(m)?.slice(0, 10)
      if (from === undefined && to === undefined) return true
      return day !== undefined && (from === undefined || day >= from) && (to === undefined || day.slice(0, to.length) <= to)
    }
    const chosen = [...all].filter(
      ([, members]) =>
        members.length >= least && (outlet === undefined || members.some((m) => m.outlet === outlet)) && members.some(within),
    )
    const lines = chosen.map(([id, members]) => ({
      id,
      members,
      ...countsOf(members),
      latest: members.at(-1)?.at ?? Number.NEGATIVE_INFINITY,
    }))
    lines.sort((a, b) => (order === 'weight' ? b.reports - a.reports : 0) || b.latest - a.latest || (a.id < b.id ? -1 : 1))
    const shown = lines.slice(offset, offset + limit)
    const refs = await ledger.stories.refs(shown.map((l) => l.members[0]!.page))
    return {
      total: lines.length,
      offset,
      limit,
      items: shown.map(({ latest: _, members, ...line }) => ({
        ...line,
        title: refs.get(members[0]!.page)?.title ?? null,
        first: stampOf(members[0]!),
        last: stampOf(members.at(-1)!),
      })),
    }
  },
})
