import { z } from 'zod'
import { lastDay } from '../order/order.ts'
import { dayForm, listOf, pagingForm } from './forms.ts'
import { operation } from './operation.ts'
import { storyLineForm } from './story-form.ts'
import { hourOf, linesFor } from './story-lines.ts'
import { woven } from './weaving.ts'

/** Stories: what several articles tell, newest or weightiest first; weight is the number of independent reports. */
export const stories = operation({
  name: 'stories',
  summary: 'Stories: articles of one event or one running story, with copies told from independent reports',
  kept: true,
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
    const { total, items } = await ledger.stories.list({
      order,
      least,
      outlet: outlet ?? null,
      from: from === undefined ? null : hourOf(from),
      until: to === undefined ? null : hourOf(lastDay(to)) + 24,
      offset,
      limit,
    })
    return { total, offset, limit, items: await linesFor(ledger, items) }
  },
})
