import type { Statement } from '../contract.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'

/** Finds reported utterances: who said what, how, and with what force. Ids are empty here; `reading.ts` gives them. */
export function findStatements(_source: Source, _names: Names, _times: readonly FoundTime[]): Statement[] {
  return []
}
