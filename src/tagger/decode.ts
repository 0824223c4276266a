import type { FeatureWeights } from './feature-table.ts'
import { LABELS } from './labels.ts'
import type { Clusters } from './word-features.ts'

/** A linear sequence model: weights of each known feature for each label, and of each pair of labels in a row (one more row: the beginning). */
export interface Model extends FeatureWeights {
  readonly transitions: Float32Array
  readonly clusters: Clusters
  /** Lead of «no name» by the words alone from which the joint features are not asked. */
  readonly plain: number
  /** What one natural unit of log-odds is in its scores. */
  readonly unit: number
}

const N = LABELS.length

/** Whether label `b` may follow label `a` (−1: the beginning): I-X follows only B-X or I-X. */
export const mayFollow = (a: number, b: number): boolean => b === 0 || b % 2 === 1 || (a >= 0 && (a === b || a === b - 1))

/** Token range `[from, to)` inside a sentence, and whether it reaches its beginning and its end. */
export interface Window {
  readonly from: number
  readonly to: number
  readonly first: boolean
  readonly last: boolean
}

let best = new Float32Array(512 * N)
let back = new Int8Array(512 * N)

/** The best label sequence of a window (Viterbi); what stands around it inside the sentence is no name. */
export function viterbi(scores: Float32Array, transitions: Float32Array, window: Window): number[] {
  const length = window.to - window.from
  const base = window.from * N
  if (best.length < length * N) {
    best = new Float32Array(length * N * 2)
    back = new Int8Array(length * N * 2)
  }
  const opening = window.first ? N * N : 0
  for (let y = 0; y < N; y++) best[y] = mayFollow(-1, y) ? scores[base + y]! + transitions[opening + y]! : -Infinity
  for (let i = 1; i < length; i++)
    for (let y = 0; y < N; y++) {
      // An inner label follows its own kind only.
      const inner = y > 0 && y % 2 === 0
      const first = inner ? y - 1 : 0
      const last = inner ? y : N - 1
      let top = -Infinity
      let arg = first
      for (let z = first; z <= last; z++) {
        const s = best[(i - 1) * N + z]! + transitions[z * N + y]!
        if (s > top) {
          top = s
          arg = z
        }
      }
      best[i * N + y] = top + scores[base + i * N + y]!
      back[i * N + y] = arg
    }
  const path = new Array<number>(length)
  const end = (length - 1) * N
  let y = 0
  let top = -Infinity
  for (let k = 0; k < N; k++) {
    const s = best[end + k]! + (window.last ? 0 : transitions[k * N]!)
    if (s > top) {
      top = s
      y = k
    }
  }
  for (let i = length - 1; i >= 0; i--) {
    path[i] = y
    y = back[i * N + y]!
  }
  return path
}
