import { MOST_BOOST } from './agree.ts'
import type { Window } from './decode.ts'
import type { Range, Sheet } from './sheet.ts'

/** Each sentence as one window, every token looked at. */
export function wholeSentences(sheet: Sheet): Window[] {
  const windows: Window[] = []
  for (const s of sheet.sentences) {
    for (let i = s.from; i < s.to; i++) sheet.look(s, i)
    if (s.from < s.to) windows.push({ from: s.from, to: s.to, first: true, last: true })
  }
  return windows
}

// Natural units by which «no name» leads where a window may end: no name goes on across such a word.
const SOLID = 2
// A word that by itself leaves «no name» such a lead is no name's only uncommon one, whatever stands around it: on 560 pages none was lost.
const HOPELESS = 1

/**
 * The stretches that may hold a name with one of the asked tokens (`asked[i]` is 1) in it whose every word leads «no name» by `least`
 * natural units: looked at from the asked tokens outward, as far as names may reach.
 */
export function windowsAround(sheet: Sheet, asked: Uint8Array, least: number): Window[] {
  const hopeless = -HOPELESS * sheet.model.unit
  const windows: Window[] = []
  for (const s of sheet.sentences) {
    let reached = s.from
    for (let i = s.from; i < s.to; i++) {
      if (asked[i] === 0 || i < reached || sheet.ownLead(i) < hopeless) continue
      if (!reaches(sheet, s, i, least)) continue
      const from = reach(sheet, s, i, -1)
      const to = reach(sheet, s, i, 1) + 1
      const last = windows[windows.length - 1]
      const joins = last !== undefined && last.from >= s.from && from < last.to
      if (joins) windows.pop()
      const start = joins ? last.from : from
      windows.push({ from: start, to, first: start === s.from, last: to === s.to })
      reached = to
    }
  }
  return windows
}

function reach(sheet: Sheet, s: Range, seed: number, step: 1 | -1): number {
  let i = seed
  while (i + step >= s.from && i + step < s.to) {
    i += step
    if (!reaches(sheet, s, i, -SOLID)) break
  }
  return i
}

// Whether a token's lead may come up to `lead` natural units, with what its other places in the document may add to it.
function reaches(sheet: Sheet, s: Range, i: number, lead: number): boolean {
  const { unit } = sheet.model
  const own = sheet.look(s, i)
  return own >= lead * unit || (own + MOST_BOOST * unit >= lead * unit && sheet.placesOf(i).length > 1)
}
