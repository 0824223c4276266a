import type { Time } from '../contract.ts'
import type { Source } from '../source.ts'

/** A time with the token range it stands on. */
export interface FoundTime extends Time {
  readonly from: number
  readonly to: number
}

/** Finds calendar expressions in an article and places them by its publication date, or refuses with the reason. */
export function findTimes(_source: Source): FoundTime[] {
  return []
}
