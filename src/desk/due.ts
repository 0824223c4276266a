import { z } from 'zod'
import type { CommitmentFact, Ledger } from '../ledger/ledger.ts'
import { historiesOf, lastDay, touchedSince } from '../order/order.ts'
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
  kept: true,
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

interface Told {
  readonly commitment: CommitmentFact
  readonly history: History
}

interface Kept {
  readonly of: string
  /** Up to which record of the journal they were looked up. */
  readonly record: number
  readonly told: Map<string, Told>
}

// What came of the commitments asked for lately, on a day.
const MOST_KEPT = 400
const kept = new WeakMap<Ledger, Kept>()

/** Commitments with how they stand on a day. */
export async function standing(ledger: Ledger, owed: readonly CommitmentFact[], day: string) {
  const told = await stillSo(ledger, day)
  const histories = new Map(owed.flatMap((c) => (told.has(c.id) ? [[c.id, told.get(c.id)!.history] as const] : [])))
  const unknown = owed.filter((c) => !histories.has(c.id))
  const found = await historiesOf(unknown, day, ledger.ties)
  for (const [i, commitment] of unknown.entries()) {
    histories.set(commitment.id, found[i]!)
    told.set(commitment.id, { commitment, history: found[i]! })
  }
  for (const id of told.keys()) if (told.size > MOST_KEPT) told.delete(id)
  return owed.map((c) => {
    const history = histories.get(c.id)!
    return { ...c, state: history.at(-1)!.state, history: [...history] }
  })
}

/** What was looked up before and still holds: a new page changes only what it tells of; a new version of one, a reading or a decision may change all. */
async function stillSo(ledger: Ledger, day: string): Promise<Map<string, Told>> {
  const { record, past } = await ledger.stories.reached()
  const [of, before] = [`${day} ${past}`, kept.get(ledger)]
  const told = before?.of === of ? before.told : new Map<string, Told>()
  if (before !== undefined && told.size > 0 && before.record !== record) {
    const all = [...told.values()].map((t) => t.commitment)
    for (const { id } of await touchedSince(all, day, before.record, ledger.ties)) told.delete(id)
  }
  kept.set(ledger, { of, record, told })
  return told
}
