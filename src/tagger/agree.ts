import type { Window } from './decode.ts'
import { LABELS } from './labels.ts'
import type { Sheet } from './sheet.ts'

const N = LABELS.length
const TYPES = (N - 1) / 2
/** Share of what a word is elsewhere in its document that counts here, and the most it counts: chosen on the held-out tenth. */
const SHARE = 0.7
const MOST = 6

/** The most that other places of a word may add to its scores, in natural units. */
export const MOST_BOOST = SHARE * MOST

/**
 * Lets the places of one word in a document speak for each other: where its other places look like a person's name, so does this one
 * a little more. Words of the windows are asked about, in all their places.
 */
export function agree(sheet: Sheet, windows: readonly Window[]): void {
  const done = new Set<readonly number[]>()
  for (const { from, to } of windows)
    for (let i = from; i < to; i++) {
      const rows = sheet.placesOf(i)
      if (rows.length < 2 || done.has(rows)) continue
      done.add(rows)
      for (const r of rows) sheet.lookAt(r)
      share(sheet.scores, rows, sheet.model.unit)
    }
}

function share(scores: Float32Array, rows: readonly number[], unit: number): void {
  const sums = new Float64Array(TYPES)
  const leads = rows.map((i) => {
    const own = new Float64Array(TYPES)
    for (let t = 0; t < TYPES; t++) {
      own[t] = Math.max(scores[i * N + 1 + 2 * t]!, scores[i * N + 2 + 2 * t]!) - scores[i * N]!
      sums[t]! += own[t]!
    }
    return own
  })
  rows.forEach((i, k) => {
    for (let t = 0; t < TYPES; t++) {
      const elsewhere = (sums[t]! - leads[k]![t]!) / (rows.length - 1)
      const boost = SHARE * Math.max(0, Math.min(MOST * unit, elsewhere))
      scores[i * N + 1 + 2 * t]! += boost
      scores[i * N + 2 + 2 * t]! += boost
    }
  })
}
