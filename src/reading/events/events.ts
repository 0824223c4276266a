import type { Event, Statement } from '../contract.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'

/** Finds what happened, is agreed, planned, called for or denied. Ids are empty here; `reading.ts` gives them. */
export function findEvents(_source: Source, _names: Names, _times: readonly FoundTime[], _statements: readonly Statement[]): Event[] {
  return []
}
