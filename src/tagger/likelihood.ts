import { mayFollow } from './decode.ts'
import { LABELS } from './labels.ts'

const N = LABELS.length

/** Room for one sentence's forward–backward, reused from sentence to sentence. */
export interface Lattice {
  /** Scores of each label at each position: the caller's. */
  readonly scores: Float64Array
  /** For the caller: where each position's features end. */
  readonly ends: Int32Array
  readonly alpha: Float64Array
  readonly beta: Float64Array
  /** Gradient of the loss by each score. */
  readonly unary: Float64Array
  /** Gradient of the loss by each transition. */
  readonly pairs: Float64Array
}

/** Room for sentences of at most `most` tokens. */
export const lattice = (most: number): Lattice => ({
  scores: new Float64Array(most * N),
  ends: new Int32Array(most),
  alpha: new Float64Array(most * N),
  beta: new Float64Array(most * N),
  unary: new Float64Array(most * N),
  pairs: new Float64Array((N + 1) * N),
})

const FOLLOWS = Array.from({ length: (N + 1) * N }, (_, k) => mayFollow(k < N * N ? Math.floor(k / N) : -1, k % N))

/** Loss of a sentence (negative log-likelihood) with its gradients written into the lattice. */
export function gradients(l: Lattice, labels: readonly number[], transitions: Float32Array): number {
  const n = labels.length
  const total = forward(l, n, transitions)
  backward(l, n, transitions)
  const { scores, alpha, beta, unary, pairs } = l
  pairs.fill(0)
  let gold = 0
  for (let i = 0; i < n; i++) {
    const from = i === 0 ? N : labels[i - 1]!
    gold += scores[i * N + labels[i]!]! + transitions[from * N + labels[i]!]!
    pairs[from * N + labels[i]!]!--
    for (let y = 0; y < N; y++) {
      const p = Math.exp(alpha[i * N + y]! + beta[i * N + y]! - total)
      unary[i * N + y] = p - (labels[i] === y ? 1 : 0)
      if (i === 0) pairs[N * N + y]! += p
      else if (p > 1e-5)
        for (let z = 0; z < N; z++)
          if (FOLLOWS[z * N + y])
            pairs[z * N + y]! += Math.exp(alpha[(i - 1) * N + z]! + transitions[z * N + y]! + scores[i * N + y]! + beta[i * N + y]! - total)
    }
  }
  return total - gold
}

function forward(l: Lattice, n: number, transitions: Float32Array): number {
  const { scores, alpha } = l
  for (let y = 0; y < N; y++) alpha[y] = FOLLOWS[N * N + y] ? scores[y]! + transitions[N * N + y]! : -Infinity
  for (let i = 1; i < n; i++)
    for (let y = 0; y < N; y++) {
      for (let z = 0; z < N; z++) terms[z] = FOLLOWS[z * N + y] ? alpha[(i - 1) * N + z]! + transitions[z * N + y]! : -Infinity
      alpha[i * N + y] = logSum() + scores[i * N + y]!
    }
  for (let y = 0; y < N; y++) terms[y] = alpha[(n - 1) * N + y]!
  return logSum()
}

function backward(l: Lattice, n: number, transitions: Float32Array): void {
  const { scores, beta } = l
  for (let y = 0; y < N; y++) beta[(n - 1) * N + y] = 0
  for (let i = n - 2; i >= 0; i--)
    for (let y = 0; y < N; y++) {
      for (let z = 0; z < N; z++)
        terms[z] = FOLLOWS[y * N + z] ? beta[(i + 1) * N + z]! + transitions[y * N + z]! + scores[(i + 1) * N + z]! : -Infinity
      beta[i * N + y] = logSum()
    }
}

const terms = new Float64Array(N)

function logSum(): number {
  let top = -Infinity
  for (let k = 0; k < N; k++) if (terms[k]! > top) top = terms[k]!
  if (top === -Infinity) return top
  let sum = 0
  for (let k = 0; k < N; k++) if (terms[k]! > top - 30) sum += Math.exp(terms[k]! - top)
  return top + Math.log(sum)
}
