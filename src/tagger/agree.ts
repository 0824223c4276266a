import { CLASS, classesOf } from './word-classes.ts'
import { LABELS } from './word-features.ts'

const N = LABELS.length
const TYPES = (N - 1) / 2
/** Share of what a word is elsewhere in its document that counts here, and the most it counts: chosen on the held-out tenth. */
const SHARE = 0.7
const MOST = 6

/**
 * Lets the places of one word in a document speak for each other: where its other places look like a person's name, so does this one
 * a little more. `scores` are label scores row by row, `forms` the words of their rows, null where a row is no word; `unit` is what
 * one natural unit of score is in them.
 */
export function agree(scores: Float32Array, forms: readonly (string | null)[], unit: number): void {
  const places = new Map<string, number[]>()
  forms.forEach((form, i) => {
    if (form === null || form.length < 3) return
    const list = places.get(form)
    if (list !== undefined) list.push(i)
    else if ((classesOf(form) & CLASS.common) === 0) places.set(form, [i])
  })
  for (const rows of places.values()) if (rows.length > 1) share(scores, rows, unit)
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
