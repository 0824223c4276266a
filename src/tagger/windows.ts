import { MOST_BOOST } from './agree.ts'
import type { Window } from './decode.ts'
import type { Sheet, SheetSentence } from './sheet.ts'

/** Each sentence as one window, every row looked at. */
export function wholeSentences(sheet: Sheet): Window[] {
  return sheet.sentences.map((s) => {
    const to = s.row + s.to - s.from
    for (let row = s.row; row < to; row++) sheet.look(s, row)
    return { from: s.row, to, first: true, last: true }
  })
}

// Natural units by which «no name» leads where a window may end: no name goes on across such a word.
const SOLID = 2

/**
 * The stretches that may hold a name with one of the asked tokens (`asked[i]` is 1) in it whose every word leads «no name» by `least`
 * natural units: looked at from the asked tokens outward, as far as names may reach.
 */
export function windowsAround(sheet: Sheet, asked: Uint8Array, least: number): Window[] {
  const { unit } = sheet.model
  const windows: Window[] = []
  for (const s of sheet.sentences) {
    const end = s.row + s.to - s.from
    let reached = s.row
    for (let row = s.row; row < end; row++) {
      if (asked[s.from + row - s.row] === 0 || row < reached) continue
      if (sheet.look(s, row) + boostOf(sheet, row) < least * unit) continue
      const from = reach(sheet, s, row, -1)
      const to = reach(sheet, s, row, 1) + 1
      const last = windows[windows.length - 1]
      if (last !== undefined && last.from >= s.row && from < last.to) windows.pop()
      const start = last !== undefined && last.from >= s.row && from < last.to ? last.from : from
      windows.push({ from: start, to, first: start === s.row, last: to === end })
      reached = to
    }
  }
  return windows
}

function reach(sheet: Sheet, s: SheetSentence, seed: number, step: 1 | -1): number {
  const end = s.row + s.to - s.from
  let row = seed
  while (row + step >= s.row && row + step < end) {
    row += step
    if (sheet.look(s, row) + boostOf(sheet, row) < -SOLID * sheet.model.unit) break
  }
  return row
}

// The most that its other places in the document may add to a word's lead.
const boostOf = (sheet: Sheet, row: number): number => (sheet.placesOf(row).length > 1 ? MOST_BOOST * sheet.model.unit : 0)
