import type { Span } from '../../text/text.ts'
import type { Commitment, Pact } from '../contract.ts'
import { pactWords } from '../pacts/words.ts'
import type { Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'
import { dueIn } from './due.ts'

/** Whether a provision is an undertaking («تنص على», «تقضي بـ»): what a pact allows or contains is none. */
export function binds(source: Source, clause: Span): boolean {
  const from = source.tokens.findIndex((t) => t.start >= clause[0])
  for (let k = from - 1; k >= Math.max(0, from - CLAUSE_REACH); k--)
    for (const s of pactWords().clauses.at(source.tokens[k]!.word)) if (s.kind === 'verb') return s.value.binds
  return false
}

const CLAUSE_REACH = 7

/** The commitment that a provision lays on the parties of its pact. */
export function obligation(source: Source, times: readonly FoundTime[], pact: Pact, clause: Span): Commitment {
  const from = source.tokens.findIndex((t) => t.start >= clause[0])
  const to = source.tokens.findIndex((t) => t.start >= clause[1])
  return {
    id: '',
    by: pact.parties[0] ?? null,
    to: pact.parties[1] ?? null,
    content: clause,
    due: dueIn(source, times, from, to < 0 ? source.tokens.length : to),
    cue: null,
    condition: pact.trigger,
    rule: 'commitment-clause',
  }
}
