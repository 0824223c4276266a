import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import type { PactKind, PactStatus } from '../contract.ts'

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
  /** ISO dates, empty where they are not known. */
  readonly signed: string
  readonly inForce: string
  readonly ended: string
}

let loaded: ReadonlyMap<string, Instrument> | null = null

/** The known instruments by their English names. */
export function instruments(): ReadonlyMap<string, Instrument> {
  loaded ??= new Map(
    readTable('instruments.tsv', ['en', 'kind', 'parties', 'signed', 'in_force', 'ended']).map((row) => [
      row.en,
      {
        kind: row.kind as PactKind,
        parties: cellValues(row.parties).map(partyOf),
        signed: row.signed,
        inForce: row.in_force,
        ended: row.ended,
      },
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
const FEW = 2
const SOME = 8

/** The states bound by a known instrument at an ISO date (at any, where it is null): both of two, of some those that `isNamed`, nobody of many. */
export function boundAt(instrument: Instrument, date: string | null, isNamed: (en: string) => boolean): string[] {
  const bound = instrument.parties
    .filter((p) => date === null || ((p.from === '' || p.from <= date) && (p.to === '' || date <= p.to)))
    .map((p) => p.state)
  if (bound.length <= FEW) return bound
  return bound.length > SOME ? [] : bound.filter(isNamed)
}

/** How a known instrument stood at an ISO date; null where its entry does not say. */
export function statusAt(instrument: Instrument, date: string | null): PactStatus | null {
  const { kind, signed, inForce, ended } = instrument
  const isPast = (when: string): boolean => when !== '' && (date === null || when <= date.slice(0, when.length))
  if (date !== null && isPast(ended)) return 'ended'
  // A declaration stays what was signed: nothing brings it into force.
  if (kind === 'declaration') return isPast(signed) ? 'signed' : null
  if (isPast(inForce)) return 'in force'
  if (!isPast(signed)) return null
  return inForce === '' ? null : 'signed'
}
