import { createHash } from 'node:crypto'
import type { Ledger } from '../ledger/ledger.ts'
import { today } from './clock.ts'

interface Answers {
  readonly of: string
  readonly known: Map<string, Promise<unknown>>
}

// The answers asked for last: a few readers look at the same screens, and the largest answer is some megabytes.
const MOST = 24
const kept = new WeakMap<Ledger, Answers>()

// An answer that took so many milliseconds is worth keeping for a process that is not yet there.
const DEAR = 100

/**
 * An answer that was given before, for as long as nothing came into the ledger, nothing was read anew or decided and the day is the same: all that a
 * ledger holds comes from its journal. Asked by two at once, it is made once.
 */
export async function keptAnswer<Answer>(ledger: Ledger, asked: string, make: () => Promise<Answer>): Promise<Answer> {
  const of = await stampOf(ledger)
  let answers = kept.get(ledger)
  if (answers?.of !== of) {
    answers = { of, known: new Map() }
    kept.set(ledger, answers)
  }
  const { known } = answers
  const answer = (known.get(asked) as Promise<Answer> | undefined) ?? madeOnce(ledger, { key: digest(asked), of }, make)
  known.delete(asked)
  known.set(asked, answer)
  for (const oldest of known.keys()) if (known.size > MOST) known.delete(oldest)
  answer.catch(() => known.delete(asked))
  return answer
}

/** The day and how far the ledger has come: another stamp, other answers. */
export async function stampOf(ledger: Ledger): Promise<string> {
  const { record, past } = await ledger.stories.reached()
  return `${today()} ${record} ${past}`
}

/** The answer that the ledger keeps from before, perhaps for another process; otherwise it is made, and kept where that took long. */
async function madeOnce<Answer>(
  ledger: Ledger,
  of: { readonly key: string; readonly of: string },
  make: () => Promise<Answer>,
): Promise<Answer> {
  const known = (await ledger.made.get<Answer>('answer', [of])).get(of.key)
  if (known !== undefined) return known
  const began = performance.now()
  const answer = await make()
  if (performance.now() - began > DEAR) await ledger.made.put('answer', [{ ...of, value: answer }])
  return answer
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')
