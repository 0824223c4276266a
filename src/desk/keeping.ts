import type { Ledger } from '../ledger/ledger.ts'
import { today } from './clock.ts'

interface Answers {
  readonly of: string
  readonly known: Map<string, Promise<unknown>>
}

// The answers asked for last: a few readers look at the same screens, and the largest answer is some megabytes.
const MOST = 24
const kept = new WeakMap<Ledger, Answers>()

/**
 * An answer that was given before, for as long as nothing came into the ledger, nothing was read anew or decided and the day is the same: all that a
 * ledger holds comes from its journal. Asked by two at once, it is made once.
 */
export async function keptAnswer<Answer>(ledger: Ledger, asked: string, make: () => Promise<Answer>): Promise<Answer> {
  const { record, past } = await ledger.stories.reached()
  const of = `${today()} ${record} ${past}`
  let answers = kept.get(ledger)
  if (answers?.of !== of) {
    answers = { of, known: new Map() }
    kept.set(ledger, answers)
  }
  const { known } = answers
  const answer = (known.get(asked) as Promise<Answer> | undefined) ?? make()
  known.delete(asked)
  known.set(asked, answer)
  for (const oldest of known.keys()) if (known.size > MOST) known.delete(oldest)
  answer.catch(() => known.delete(asked))
  return answer
}
