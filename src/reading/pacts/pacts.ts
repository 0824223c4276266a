import type { Event, Pact } from '../contract.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'

/** Finds treaties, agreements, plans and the like, named or described. Ids are empty here; `reading.ts` gives them. */
export function findPacts(_source: Source, _names: Names, _times: readonly FoundTime[], _events: readonly Event[]): Pact[] {
  return []
}
