import type { FeatureTable } from './feature-table.ts'
import { JOINT, jointFeatures, sequenceOf } from './joint-features.ts'
import { type Clusters, LABELS, type WordFacts, wordFacts } from './word-features.ts'

/** A linear sequence model: weights of each known feature for each label, and of each pair of labels in a row (one more row: the beginning). */
export interface Model {
  readonly table: FeatureTable
  readonly weights: Float32Array | Int8Array
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

/** What one word form gives to the scores around it. */
export interface WordScores {
  readonly facts: WordFacts
  /** Its label scores as seen from five places, `[place * N + label]`. */
  readonly parts: Float32Array
}

/**
 * Scores of each label at each position, row by row, before transitions; `cache` keeps what each form gives. What it returns is
 * overwritten by the next call.
 */
export function emissions(model: Model, forms: readonly string[], hints: Int32Array, cache: Map<string, WordScores>): Float32Array {
  const n = forms.length
  const { weights, table } = model
  if (room.length < n * N) room = new Float32Array(n * N * 2)
  const out = room.fill(0, 0, n * N)
  words.length = n
  for (let i = 0; i < n; i++) {
    const { facts, parts } = wordScores(model, forms[i]!, cache)
    words[i] = facts
    // The word at i stands `place - 2` after the position it speaks about.
    for (let place = 0; place < 5; place++) {
      const target = i + 2 - place
      if (target < 0 || target >= n) continue
      for (let y = 0; y < N; y++) out[target * N + y]! += parts[place * N + y]!
    }
  }
  const sequence = sequenceOf(words, hints)
  for (let i = 0; i < n; i++) {
    if (isPlain(out, i, model.plain)) continue
    jointFeatures(sequence, i, joint)
    for (let j = 0; j < JOINT; j++) {
      const row = table.row(joint[j]!)
      if (row < 0) continue
      const from = row * N
      for (let y = 0; y < N; y++) out[i * N + y]! += weights[from + y]!
    }
  }
  return out
}

// A word that its own scores and its neighbours' put so far from any name is not asked about twice.
function isPlain(scores: Float32Array, i: number, lead: number): boolean {
  const none = scores[i * N]! - lead
  for (let y = 1; y < N; y++) if (scores[i * N + y]! > none) return false
  return true
}

let room = new Float32Array(512 * N)
let best = new Float32Array(512 * N)
let back = new Int8Array(512 * N)
const words: WordFacts[] = []
const joint = new Int32Array(JOINT)

function wordScores(model: Model, form: string, cache: Map<string, WordScores>): WordScores {
  const known = cache.get(form)
  if (known !== undefined) return known
  const facts = wordFacts(form, model.clusters)
  const parts = new Float32Array(5 * N)
  for (const places of [facts.spelling, facts.nature])
    places.forEach((features, place) => {
      for (const f of features) {
        const row = model.table.row(f)
        if (row >= 0) for (let y = 0; y < N; y++) parts[place * N + y]! += model.weights[row * N + y]!
      }
    })
  const made = { facts, parts }
  if (cache.size > 60_000) cache.clear()
  cache.set(form, made)
  return made
}

/** The best label sequence (Viterbi). */
export function viterbi(scores: Float32Array, transitions: Float32Array, length: number): number[] {
  if (best.length < length * N) {
    best = new Float32Array(length * N * 2)
    back = new Int8Array(length * N * 2)
  }
  for (let y = 0; y < N; y++) best[y] = mayFollow(-1, y) ? scores[y]! + transitions[N * N + y]! : -Infinity
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
      best[i * N + y] = top + scores[i * N + y]!
      back[i * N + y] = arg
    }
  const path = new Array<number>(length)
  let y = 0
  for (let k = 1; k < N; k++) if (best[(length - 1) * N + k]! > best[(length - 1) * N + y]!) y = k
  for (let i = length - 1; i >= 0; i--) {
    path[i] = y
    y = back[i * N + y]!
  }
  return path
}
