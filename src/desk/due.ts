import { z } from 'zod'
import type { CommitmentFact, Ledger } from '../ledger/ledger.ts'
import { historiesOf, lastDay } from '../order/order.ts'
import { today } from './clock.ts'
import { commitmentForm, dayForm, listOf, pagingForm } from './forms.ts'
import { operation } from './operation.ts'
import { proofForm } from './order-form.ts'

const stateForm = z
  .enum(['open', 'due', 'met', 'missed', 'withdrawn', 'passed'])
  .describe('passed: its date is over and nothing that was read tells what came of it')

/** A commitment and how it stands. */
export const owedForm = commitmentForm.extend({
  state: stateForm,
  history: z
    .array(z.object({ state: stateForm, on: z.string().nullable(), proof: proofForm.nullable() }))
    .describe('each change in order, with the words that prove it; null where only the calendar does'),
})

/** What somebody bound themselves to and how it stands: upcoming ones soonest first, then past ones latest first, then undated ones. */
export const due = operation({
  name: 'due',
  summary: 'Commitments by the date they fall due, upcoming ones first, and how they stand',
  input: z.object({
    actor: z.string().optional().describe('only commitments of this actor (key)'),
    from: dayForm.optional().describe('due on this day or later'),
    to: dayForm.optional().describe('due on this day or earlier'),
    at: dayForm.optional().describe('how they stand on this day, and what is upcoming from it on (default today)'),
    when: z.enum(['upcoming', 'past', 'undated']).optional().describe('only those still to come, whose date is over, or without a date'),
    ...pagingForm,
  }),
  output: listOf(owedForm).extend({
    at: z.string().describe('the day that upcoming and past are told by'),
    undated: z.int().describe('how many of all have no date'),
    past: z.int().describe('how many of all have a date that is over'),
  }),
  run: async (ledger, { at, ...of }) => {
    const day = at === undefined ? today() : lastDay(at)
    const list = await ledger.due({ ...of, at: day })
    return { ...list, at: day, items: await standing(ledger, list.items, day) }
  },
})

type History = Awaited<ReturnType<typeof historiesOf>>[number]

// What came of commitments on a day, for as long as nothing comes into the ledger.
const kept = new WeakMap<Ledger, { readonly of: string; readonly histories: Map<string, History> }>()

/** Commitments with how they stand on a day. */
export async function standing(ledger: Ledger, owed: readonly CommitmentFact[], day: string) {
  const of = `${day} ${await ledger.stories.stamp()}`
  const known = kept.get(ledger)
  const histories = known?.of === of ? known.histories : new Map<string, History>()
  kept.set(ledger, { of, histories })
  const unknown = owed.filter((c) => !histories.has(c.id))
  const found = await historiesOf(unknown, day, ledger.ties)
  for (const [i, c] of unknown.entries()) histories.set(c.id, found[i]!)
  return owed.map((c) => {
    const history = histories.get(c.id)!
    return { ...c, state: history.at(-1)!.state, history: [...history] }
  })
}
