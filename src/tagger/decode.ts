import { type Clusters, JOINT, jointFeatures, LABELS, sequenceOf, wordFeatures } from './word-features.ts'

/** A linear sequence model: a weight for each bucket and label, and for each pair of labels in a row (one more row: the beginning). */
export interface Model {
  readonly weights: Float32Array | Int8Array
  readonly transitions: Float32Array
  readonly clusters: Clusters
}

const N = LABELS.length

/** Whether label `b` may follow label `a` (−1: the beginning): I-X follows only B-X or I-X. */
export const mayFollow = (a: number, b: number): boolean => b === 0 || b % 2 === 1 || (a >= 0 && (a === b || a === b - 1))

/** Scores of each label at each position, row by row, before transitions; `cache` keeps what each word gives from its five places. */
export function emissions(
  model: Model,
  forms: readonly string[],
  hints: readonly string[],
  cache: Map<string, Float32Array>,
): Float32Array {
  const { weights } = model
  const out = new Float32Array(forms.length * N)
  const sequence = sequenceOf(forms, model.clusters, hints)
  const joint = new Int32Array(JOINT)
  for (let i = 0; i < forms.length; i++) {
    const parts = wordScores(model, forms[i]!, cache)
    for (let place = 0; place < 5; place++) {
      const target = i + 2 - place // the word at i stands `place - 2` after the position it speaks about
      if (target < 0 || target >= forms.length) continue
      for (let y = 0; y < N; y++) out[target * N + y]! += parts[place * N + y]!
    }
    jointFeatures(sequence, i, joint)
    for (let j = 0; j < JOINT; j++) {
      const from = joint[j]! * N
      for (let y = 0; y < N; y++) out[i * N + y]! += weights[from + y]!
    }
  }
  return out
}

function wordScores(model: Model, form: string, cache: Map<string, Float32Array>): Float32Array {
  let parts = cache.get(form)
  if (parts === undefined) {
    parts = new Float32Array(5 * N)
    wordFeatures(form, model.clusters).forEach((features, place) => {
      for (const b of features) for (let y = 0; y < N; y++) parts![place * N + y]! += model.weights[b * N + y]!
    })
    if (cache.size > 60_000) cache.clear()
    cache.set(form, parts)
  }
  return parts
}

/** The best label sequence (Viterbi) with the margin of each position over its best other label, in the model's own units. */
export function viterbi(scores: Float32Array, transitions: Float32Array, length: number): number[] {
  const best = new Float32Array(length * N).fill(-Infinity)
  const from = new Int8Array(length * N)
  for (let y = 0; y < N; y++) if (mayFollow(-1, y)) best[y] = scores[y]! + transitions[N * N + y]!
  for (let i = 1; i < length; i++)
    for (let y = 0; y < N; y++) {
      let top = -Infinity
      let arg = 0
      for (let z = 0; z < N; z++) {
        if (!mayFollow(z, y)) continue
        const s = best[(i - 1) * N + z]! + transitions[z * N + y]!
        if (s > top) {
          top = s
          arg = z
        }
      }
      best[i * N + y] = top + scores[i * N + y]!
      from[i * N + y] = arg
    }
  const path = new Array<number>(length)
  let y = 0
  for (let k = 1; k < N; k++) if (best[(length - 1) * N + k]! > best[(length - 1) * N + y]!) y = k
  for (let i = length - 1; i >= 0; i--) {
    path[i] = y
    y = from[i * N + y]!
  }
  return path
}
