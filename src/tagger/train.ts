import { type Model, mayFollow } from './decode.ts'
import { rowTable } from './feature-table.ts'
import { JOINT, jointFeatures, SPELT, sequenceOf } from './joint-features.ts'
import { LABELS } from './labels.ts'
import { gradients, lattice } from './likelihood.ts'
import { type Clusters, PLACES, spell, tell, type WordFacts, wordFacts } from './word-features.ts'

/** One training sentence: folded forms, label numbers, and the lexicon's hints. */
export interface Example {
  readonly forms: readonly string[]
  readonly labels: readonly number[]
  readonly hints: Int32Array
}

/** How a model is trained; the defaults were chosen on a held-out tenth of the training split. */
export interface TrainOptions {
  readonly passes: number
  /** Step size of AdaGrad. */
  readonly rate?: number
  readonly l2?: number
  /** Share of a position's features left out at each visit, so that no single word is leaned on. */
  readonly dropout?: number
  /** Share of the visits at which a position's spelling is hidden altogether, as if the words were unknown. */
  readonly blind?: number
  /** Features seen more rarely than this are left out. */
  readonly least?: number
  /** Times the training is gone through from the beginning, each in another order and with other features left out; the weights are averaged. */
  readonly runs?: number
  /** Taken from every score of «no name»: names missed against names invented. */
  readonly bias?: number
  readonly log?: (line: string) => void
}

/** A trained model with the hashes of its features, row by row. */
export interface Trained {
  readonly model: Model
  readonly hashes: Int32Array
}

const N = LABELS.length
/** As far as the model needs a lead of «no name»: chosen so that the held-out figures stay as they are. */
const PLAIN = 4

/**
 * Trains a linear-chain conditional random field by AdaGrad on single sentences, its weights averaged over the later passes;
 * deterministic for the same examples and options.
 */
export function train(examples: readonly Example[], clusters: Clusters, options: TrainOptions): Trained {
  const { passes, rate = 0.15, l2 = 3e-5, dropout = 0.5, blind = 0.3, least = 2, runs = 1, bias = 0.9, log = () => {} } = options
  const { prepared, hashes } = prepare(examples, clusters, least)
  log(`${hashes.length} features`)
  const weights = new Float32Array(hashes.length * N)
  const squares = new Float32Array(hashes.length * N).fill(1e-4)
  const transitions = new Float32Array((N + 1) * N)
  const transitionSquares = new Float32Array((N + 1) * N).fill(1e-4)
  const mean = new Float32Array(weights.length)
  const meanTransitions = new Float32Array(transitions.length)
  const order = prepared.map((_, i) => i)
  let random = generator(12345)
  const kept = new Int32Array(prepared.reduce((most, p) => Math.max(most, p.features.length), 0))
  const space = lattice(prepared.reduce((most, p) => Math.max(most, p.labels.length), 1))
  let summed = 0
  for (let run = 0; run < runs; run++) {
    random = generator(12345 + 7919 * run)
    begin()
    for (let pass = 0; pass < passes; pass++) goThrough(pass)
  }
  for (let k = 0; k < mean.length; k++) mean[k]! *= (1 - dropout) / summed
  for (let k = 0; k < meanTransitions.length; k++) meanTransitions[k]! /= summed
  for (let z = 0; z <= N; z++) meanTransitions[z * N]! -= bias
  return { model: { table: rowTable(hashes), weights: mean, transitions: meanTransitions, clusters, plain: PLAIN, unit: 1 }, hashes }

  function begin(): void {
    weights.fill(0)
    transitions.fill(0)
    squares.fill(1e-4)
    transitionSquares.fill(1e-4)
  }

  function goThrough(pass: number): void {
    shuffle(order, random)
    let loss = 0
    for (const k of order) loss += step(prepared[k]!)
    log(`pass ${pass + 1}: loss ${(loss / prepared.length).toFixed(3)} a sentence`)
    if (pass + 1 <= passes / 2) return
    summed++
    for (let k = 0; k < mean.length; k++) mean[k]! += weights[k]!
    for (let k = 0; k < meanTransitions.length; k++) meanTransitions[k]! += transitions[k]!
  }

  // One gradient step on the negative log-likelihood of a sentence.
  function step(p: Prepared): number {
    const n = p.labels.length
    space.scores.fill(0, 0, n * N)
    let at = 0
    const ends = space.ends
    for (let i = 0; i < n; i++) {
      const end = random() < blind ? p.spelt[i]! : p.starts[i + 1]!
      for (let k = p.starts[i]!; k < end; k++) {
        if (random() < dropout) continue
        const row = p.features[k]! * N
        kept[at++] = row
        for (let y = 0; y < N; y++) space.scores[i * N + y]! += weights[row + y]!
      }
      ends[i] = at
    }
    const loss = gradients(space, p.labels, transitions)
    for (let i = 0; i < n; i++)
      for (let y = 0; y < N; y++) {
        const g = space.unary[i * N + y]!
        if (Math.abs(g) < 1e-4) continue
        for (let k = i === 0 ? 0 : ends[i - 1]!; k < ends[i]!; k++) adjust(weights, squares, kept[k]! + y, g)
      }
    for (let k = 0; k < transitions.length; k++) {
      const g = space.pairs[k]!
      if (Math.abs(g) >= 1e-4) adjust(transitions, transitionSquares, k, g)
    }
    return loss
  }

  function adjust(values: Float32Array, sums: Float32Array, k: number, g: number): void {
    const grad = g + l2 * values[k]!
    sums[k]! += grad * grad
    values[k]! -= (rate * grad) / Math.sqrt(sums[k]!)
  }
}

interface Prepared {
  /** Rows of the features of all positions, those of position i at `[starts[i], starts[i + 1])`. */
  readonly features: Int32Array
  readonly starts: Int32Array
  /** Where the features of position i's spelling begin; those before it are of clusters, classes and hints. */
  readonly spelt: Int32Array
  readonly labels: readonly number[]
}

function prepare(examples: readonly Example[], clusters: Clusters, least: number): { prepared: Prepared[]; hashes: Int32Array } {
  const cache = new Map<string, WordFacts>()
  const raw = examples.map((e) => hashed(e, clusters, cache))
  const counts = new Map<number, number>()
  for (const r of raw) for (const h of r.features) counts.set(h, (counts.get(h) ?? 0) + 1)
  const rows = new Map<number, number>()
  for (const [h, n] of counts) if (n >= least) rows.set(h, rows.size)
  const prepared = raw.map((r) => {
    const features: number[] = []
    const starts = new Int32Array(r.starts.length)
    const spelt = new Int32Array(r.spelt.length)
    for (let i = 0; i + 1 < r.starts.length; i++) {
      for (let k = r.starts[i]!; k < r.starts[i + 1]!; k++) {
        if (k === r.spelt[i]) spelt[i] = features.length
        const row = rows.get(r.features[k]!)
        if (row !== undefined) features.push(row)
      }
      starts[i + 1] = features.length
    }
    return { features: Int32Array.from(features), starts, spelt, labels: r.labels }
  })
  return { prepared, hashes: Int32Array.from(rows.keys()) }
}

// As `Prepared`, with hashes for rows.
function hashed(e: Example, clusters: Clusters, cache: Map<string, WordFacts>): Prepared {
  const words = e.forms.map((form) => {
    const facts = cache.get(form) ?? wordFacts(form, clusters)
    cache.set(form, facts)
    return facts
  })
  const sequence = sequenceOf(words, e.hints)
  const joint = new Int32Array(JOINT)
  const features: number[] = []
  const starts = new Int32Array(words.length + 1)
  const spelt = new Int32Array(words.length)
  const put = (hash: number): void => {
    features.push(hash)
  }
  const each = (give: typeof spell, i: number): void => {
    for (let place = 0; place < PLACES; place++) {
      const word = words[i + place - 2]
      if (word !== undefined) give(word, place, put)
    }
  }
  for (let i = 0; i < words.length; i++) {
    jointFeatures(sequence, i, joint)
    features.push(...joint.subarray(0, SPELT))
    each(tell, i)
    spelt[i] = features.length
    features.push(...joint.subarray(SPELT))
    each(spell, i)
    starts[i + 1] = features.length
  }
  const labels = e.labels.map((y, i) => (mayFollow(e.labels[i - 1] ?? -1, y) ? y : y - 1))
  return { features: Int32Array.from(features), starts, spelt, labels }
}

function generator(start: number): () => number {
  let seed = start
  return () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    return seed / 0x7fffffff
  }
}

function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    const t = order[i]!
    order[i] = order[j]!
    order[j] = t
  }
}
