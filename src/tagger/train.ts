import { type Model, mayFollow } from './decode.ts'
import { BUCKETS, type Clusters, JOINT, jointFeatures, LABELS, sequenceOf, wordFeatures } from './word-features.ts'

/** One training sentence: folded forms, label numbers, and the lexicon's hints. */
export interface Example {
  readonly forms: readonly string[]
  readonly labels: readonly number[]
  readonly hints: readonly string[]
}

const N = LABELS.length

/**
 * Trains a linear-chain conditional random field by AdaGrad on single sentences with lazy L2 regularisation; deterministic for the
 * same examples, passes and seed.
 */
export function train(
  examples: readonly Example[],
  clusters: Clusters,
  passes: number,
  log: (line: string) => void,
  rate = 0.15,
  l2 = 1e-5,
): Model {
  const weights = new Float32Array(BUCKETS * N)
  const squares = new Float32Array(BUCKETS * N).fill(1e-4)
  const transitions = new Float32Array((N + 1) * N)
  const transitionSquares = new Float32Array((N + 1) * N).fill(1e-4)
  const prepared = examples.map((e) => prepare(e, clusters))
  const order = prepared.map((_, i) => i)
  let seed = 12345
  const random = (): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return seed / 0x7fffffff
  }
  for (let pass = 0; pass < passes; pass++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1))
      const t = order[i]!
      order[i] = order[j]!
      order[j] = t
    }
    let loss = 0
    for (const k of order) {
      const { features, labels } = prepared[k]!
      loss += step(thin(features, random), labels, weights, squares, transitions, transitionSquares, rate, l2)
    }
    log(`pass ${pass + 1}: loss ${(loss / prepared.length).toFixed(3)} a sentence`)
  }
  for (let k = 0; k < weights.length; k++) weights[k]! *= 1 - DROPOUT
  return { weights, transitions, clusters }
}

/** Share of a position's features left out at each visit, so that no single word is leaned on. */
const DROPOUT = 0.4

const thin = (features: readonly Int32Array[], random: () => number): Int32Array[] =>
  features.map((f) => f.filter(() => random() >= DROPOUT))

interface Prepared {
  readonly features: readonly Int32Array[]
  readonly labels: readonly number[]
}

function prepare(e: Example, clusters: Clusters): Prepared {
  const cache = new Map<string, readonly (readonly number[])[]>()
  const of = (form: string): readonly (readonly number[])[] => {
    let f = cache.get(form)
    if (f === undefined) {
      f = wordFeatures(form, clusters)
      cache.set(form, f)
    }
    return f
  }
  const sequence = sequenceOf(e.forms, clusters, e.hints)
  const joint = new Int32Array(JOINT)
  const features = e.forms.map((_, i) => {
    jointFeatures(sequence, i, joint)
    const all = [...joint]
    for (let place = 0; place < 5; place++) {
      const form = e.forms[i + place - 2]
      if (form !== undefined) all.push(...of(form)[place]!)
    }
    return Int32Array.from(all)
  })
  return { features, labels: e.labels.map((y, i) => (mayFollow(e.labels[i - 1] ?? -1, y) ? y : y - 1)) }
}

// One gradient step on the negative log-likelihood of a sentence (forward–backward in log space).
function step(
  features: readonly Int32Array[],
  labels: readonly number[],
  weights: Float32Array,
  squares: Float32Array,
  transitions: Float32Array,
  transitionSquares: Float32Array,
  rate: number,
  l2: number,
): number {
  const n = features.length
  const scores = new Float64Array(n * N)
  for (let i = 0; i < n; i++) for (const b of features[i]!) for (let y = 0; y < N; y++) scores[i * N + y]! += weights[b * N + y]!
  const alpha = new Float64Array(n * N).fill(-Infinity)
  const beta = new Float64Array(n * N).fill(-Infinity)
  for (let y = 0; y < N; y++) {
    if (mayFollow(-1, y)) alpha[y] = scores[y]! + transitions[N * N + y]!
    beta[(n - 1) * N + y] = 0
  }
  const terms = new Float64Array(N)
  for (let i = 1; i < n; i++)
    for (let y = 0; y < N; y++) {
      for (let z = 0; z < N; z++) terms[z] = mayFollow(z, y) ? alpha[(i - 1) * N + z]! + transitions[z * N + y]! : -Infinity
      alpha[i * N + y] = logSum(terms) + scores[i * N + y]!
    }
  for (let i = n - 2; i >= 0; i--)
    for (let y = 0; y < N; y++) {
      for (let z = 0; z < N; z++)
        terms[z] = mayFollow(y, z) ? beta[(i + 1) * N + z]! + transitions[y * N + z]! + scores[(i + 1) * N + z]! : -Infinity
      beta[i * N + y] = logSum(terms)
    }
  for (let y = 0; y < N; y++) terms[y] = alpha[(n - 1) * N + y]!
  const total = logSum(terms)
  let gold = scores[labels[0]!]! + transitions[N * N + labels[0]!]!
  for (let i = 1; i < n; i++) gold += scores[i * N + labels[i]!]! + transitions[labels[i - 1]! * N + labels[i]!]!
  for (let i = 0; i < n; i++)
    for (let y = 0; y < N; y++) {
      const g = Math.exp(alpha[i * N + y]! + beta[i * N + y]! - total) - (labels[i] === y ? 1 : 0)
      if (Math.abs(g) < 1e-4) continue
      for (const b of features[i]!) {
        const k = b * N + y
        const grad = g + l2 * weights[k]!
        squares[k]! += grad * grad
        weights[k]! -= (rate * grad) / Math.sqrt(squares[k]!)
      }
    }
  for (let y = 0; y < N; y++) adjust(N * N + y, Math.exp(alpha[y]! + beta[y]! - total) - (labels[0] === y ? 1 : 0))
  for (let i = 1; i < n; i++)
    for (let z = 0; z < N; z++)
      for (let y = 0; y < N; y++) {
        if (!mayFollow(z, y)) continue
        const p = Math.exp(alpha[(i - 1) * N + z]! + transitions[z * N + y]! + scores[i * N + y]! + beta[i * N + y]! - total)
        adjust(z * N + y, p - (labels[i - 1] === z && labels[i] === y ? 1 : 0))
      }
  return total - gold

  function adjust(k: number, g: number): void {
    if (Math.abs(g) < 1e-4) return
    transitionSquares[k]! += g * g
    transitions[k]! -= (rate * g) / Math.sqrt(transitionSquares[k]!)
  }
}

function logSum(terms: Float64Array): number {
  let top = -Infinity
  for (const t of terms) if (t > top) top = t
  if (top === -Infinity) return top
  let sum = 0
  for (const t of terms) sum += Math.exp(t - top)
  return top + Math.log(sum)
}
