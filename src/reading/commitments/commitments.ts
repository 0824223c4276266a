import type { Commitment, Event, Pact, Statement } from '../contract.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'

/** What the finders before this one found. */
export interface Before {
  readonly names: Names
  readonly times: readonly FoundTime[]
  readonly statements: readonly Statement[]
  readonly events: readonly Event[]
  readonly pacts: readonly Pact[]
}

/** Finds undertakings about the future with somebody bound to them. Ids are empty here; `reading.ts` gives them. */
export function findCommitments(_source: Source, _before: Before): Commitment[] {
  return []
}
