import type { Instrument, Party } from './base.ts'
import { begun, over } from './day.ts'

/**
 * Parties bound by an instrument on a day; none where it is not in force then. Where the day of entry into force is not known (or never
 * came) the signature counts: it is what the lexicon's columns can say, and ATOP's way too.
 */
export function boundOn(instrument: Instrument, day: string): readonly Party[] {
  if (!inForceOn(instrument, day)) return []
  return instrument.parties.filter((p) => begun(p.from, day) && !over(p.to, day))
}

/** Whether the instrument is in force on the day, by the lexicon. One whose dates are not known at all is not. */
export function inForceOn(instrument: Instrument, day: string): boolean {
  const from = instrument.inForce || instrument.signed
  return from !== '' && from <= day && !over(instrument.ended, day)
}

/** How it stood on a day: not yet signed, signed, in force (or signed and its entry into force not known), ended. */
export function standingOn(instrument: Instrument, day: string): 'not yet' | 'signed' | 'in force' | 'ended' {
  if (over(instrument.ended, day)) return 'ended'
  if (inForceOn(instrument, day)) return instrument.inForce === '' ? 'signed' : 'in force'
  return instrument.signed !== '' && instrument.signed <= day ? 'signed' : 'not yet'
}
