import { z } from 'zod'
import { historiesOf, lastDay } from '../order/order.ts'
import { commitmentForm, dayForm, listOf, pagingForm } from './forms.ts'
import { operation } from './operation.ts'
import { proofForm } from './order-form.ts'
import { today } from './today.ts'

const stateForm = z
  .enum(['open', 'due', 'met', 'missed', 'withdrawn', 'passed'])
  .describe('passed: its date is over and nothing that was read tells what came of it')

/** What somebody bound themselves to, by the day it falls due, and how it stands; undated ones last. */
export const due = operation({
  name: 'due',
  summary: 'Commitments by the date they fall due, and how they stand',
  input: z.object({
    actor: z.string().optional().describe('only commitments of this actor (key)'),
    from: dayForm.optional().describe('due on this day or later'),
    to: dayForm.optional().describe('due on this day or earlier'),
    at: dayForm.optional().describe('how they stand on this day (default today)'),
    ...pagingForm,
  }),
  output: listOf(
    commitmentForm.extend({
      state: stateForm,
      history: z
        .array(z.object({ state: stateForm, on: z.string().nullable(), proof: proofForm.nullable() }))
        .describe('each change in order, with the words that prove it; null where only the calendar does'),
    }),
  ).extend({ undated: z.int().describe('how many of all have no date') }),
  run: async (ledger, { at, ...of }) => {
    const list = await ledger.due(of)
    const histories = await historiesOf(list.items, at === undefined ? today() : lastDay(at), ledger.ties)
    return { ...list, items: list.items.map((c, i) => ({ ...c, state: histories[i]!.at(-1)!.state, history: histories[i]! })) }
  },
})
