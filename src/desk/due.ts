import { z } from 'zod'
import type { CommitmentFact, Ledger } from '../ledger/ledger.ts'
import { historiesOf, lastDay, seenOn, touchedSince } from '../order/order.ts'
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

/** What came of an undertaking, and the newest record that was looked at for it. */
interface Told {
  readonly record: number
  readonly history: History
}

/** Commitments with how they stand on a day. */
export async function standing(ledger: Ledger, owed: readonly CommitmentFact[], day: string) {
  const { record, past } = await ledger.stories.reached()
  const stamp = (c: CommitmentFact): string => `${past} ${seenOn(c, day)}`
  const told = await stillSo(ledger, owed, { day, record, stamp })
  const unknown = owed.filter((c) => !told.has(c.id))
  const found = await historiesOf(unknown, day, ledger.ties)
  const fresh = unknown.map((c, i) => ({ key: c.id, of: stamp(c), value: { record, history: found[i]! } satisfies Told }))
  await ledger.made.put('history', fresh)
  for (const { key, value } of fresh) told.set(key, value)
  return owed.map((c) => {
    const { history } = told.get(c.id)!
    return { ...c, state: history.at(-1)!.state, history: [...history] }
  })
}

interface On {
  readonly day: string
  readonly record: number
  readonly stamp: (commitment: CommitmentFact) => string
}

/** What was looked up before and still holds: a new page changes only what it tells of; a new version of one, a reading or a decision may change all. */
async function stillSo(ledger: Ledger, owed: readonly CommitmentFact[], { day, record, stamp }: On): Promise<Map<string, Told>> {
  const told = await ledger.made.get<Told>(
    'history',
    owed.map((c) => ({ key: c.id, of: stamp(c) })),
  )
  const older = owed.filter((c) => told.has(c.id) && told.get(c.id)!.record < record)
  if (older.length === 0) return told
  const since = Math.min(...older.map((c) => told.get(c.id)!.record))
  for (const { id } of await touchedSince(older, day, since, ledger.ties)) told.delete(id)
  return told
}
