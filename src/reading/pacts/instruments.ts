import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import type { PactKind } from '../contract.ts'

/** A party of a known instrument, from–to as ISO dates; empty where it is bound as long as the instrument is. */
interface KnownParty {
  readonly state: string
  readonly from: string
  readonly to: string
}

/** A known instrument (`lexicon/instruments.tsv`). */
export interface Instrument {
  readonly kind: PactKind
  readonly parties: readonly KnownParty[]
}

let loaded: ReadonlyMap<string, Instrument> | null = null

/** The known instruments by their English names. */
export function instruments(): ReadonlyMap<string, Instrument> {
  loaded ??= new Map(
    readTable('instruments.tsv', ['en', 'kind', 'parties']).map((row) => [
      row.en,
      { kind: row.kind as PactKind, parties: cellValues(row.parties).map(partyOf) },
    ]),
  )
  return loaded
}

// «Iran», «United States@2015-07-14-2018-05-08»: a date is four, seven or ten characters long.
function partyOf(cell: string): KnownParty {
  const [state = '', span = ''] = cell.split('@')
  const dates = /^(\d{4}(?:-\d{2}){0,2})?-?(\d{4}(?:-\d{2}){0,2})?$/.exec(span)
  return { state, from: dates?.[1] ?? '', to: dates?.[2] ?? '' }
}

// Who is bound by a treaty of many is the instrument's entry to say; a text means the few it names.
const MOST_PARTIES = 2

/** The two states bound by a known instrument at an ISO date (at any, where it is null); nobody where it binds more. */
export function boundAt(instrument: Instrument, date: string | null): string[] {
  const bound = instrument.parties.filter((p) => date === null || ((p.from === '' || p.from <= date) && (p.to === '' || date <= p.to)))
  return bound.length > MOST_PARTIES ? [] : bound.map((p) => p.state)
}
