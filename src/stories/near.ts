import { WINDOW } from './compare.ts'
import { sampledPairs } from './shingle.ts'
import type { Steps } from './steps.ts'
import type { Telling } from './telling.ts'

/** Cosine of all words below which two articles are not compared. */
const NEAR = 0.1
// Hashes of the sample (one shingle in eight) that two articles share before their sentences are laid side by side, within thirty days.
const SAMPLED = 2
/** Hours within which a text is looked for again. Beyond, what is carried is an archive's, and looking would cost all that was ever read. */
export const CARRIED_WITHIN = 30 * 24

/**
 * Pairs worth comparing, flat as indexes `a < b`: articles published within the window with words in common, and articles of thirty days
 * (or undated) that share runs of words; in steps. With `fresh`, only pairs with at least one of these.
 */
export function* nearPairs(tellings: readonly Telling[], fresh: ((index: number) => boolean) | null = null): Steps<Uint32Array> {
  const width = tellings.length
  const wanted = (i: number, j: number): boolean => fresh === null || fresh(i) || fresh(j)
  const within = (i: number, j: number): boolean => {
    const [a, b] = [tellings[i]!.at, tellings[j]!.at]
    return a === null || b === null || Math.abs(a - b) <= CARRIED_WITHIN
  }
  const found = new Set<number>()
  const shingled = yield* sampledPairs(
    tellings.map((t) => t.shingles),
    SAMPLED,
  )
  for (let k = 0; k < shingled.length; k += 2) {
    const [i, j] = [shingled[k]!, shingled[k + 1]!]
    if (wanted(i, j) && within(i, j)) found.add(i * width + j)
  }
  const out = new Pairs()
  yield* likePairs(tellings, wanted, (i, j) => {
    const [a, b] = i < j ? [i, j] : [j, i]
    found.delete(a * width + b)
    out.push(a, b)
  })
  for (const pair of found) out.push(Math.floor(pair / width), pair % width)
  return out.all()
}

class Pairs {
  private flat = new Uint32Array(1 << 16)
  private length = 0
  push(a: number, b: number): void {
    if (this.length === this.flat.length) {
      const grown = new Uint32Array(this.length * 2)
      grown.set(this.flat)
      this.flat = grown
    }
    this.flat[this.length++] = a
    this.flat[this.length++] = b
  }
  all(): Uint32Array {
    return this.flat.slice(0, this.length)
  }
}

interface Posting {
  readonly at: number[]
  readonly weights: number[]
  /** Where the window begins; what is before it is too old for whatever comes. */
  from: number
}

// Cosines by adding up what each shared word gives, over an index of the words that moves with the days.
function* likePairs(
  tellings: readonly Telling[],
  wanted: (i: number, j: number) => boolean,
  found: (i: number, j: number) => void,
): Steps<void> {
  const dated = tellings.flatMap(({ at }, index) => (at === null ? [] : [{ index, at }])).sort((a, b) => a.at - b.at || a.index - b.index)
  const postings = new Map<number, Posting>()
  const sums = new Float64Array(dated.length)
  for (const [place, { index, at }] of dated.entries()) {
    const { terms, weights } = tellings[index]!.all
    const touched: number[] = []
    for (let k = 0; k < terms.length; k++) {
      let posting = postings.get(terms[k]!)
      if (posting === undefined) {
        posting = { at: [], weights: [], from: 0 }
        postings.set(terms[k]!, posting)
      }
      while (posting.from < posting.at.length && at - dated[posting.at[posting.from]!]!.at > WINDOW) posting.from++
      if (posting.from > 1024) {
        posting.at.splice(0, posting.from)
        posting.weights.splice(0, posting.from)
        posting.from = 0
      }
      const weight = weights[k]!
      for (let p = posting.from; p < posting.at.length; p++) {
        const other = posting.at[p]!
        if (sums[other] === 0) touched.push(other)
        sums[other]! += weight * posting.weights[p]!
      }
      posting.at.push(place)
      posting.weights.push(weight)
    }
    for (const other of touched) {
      if (sums[other]! >= NEAR && wanted(index, dated[other]!.index)) found(index, dated[other]!.index)
      sums[other] = 0
    }
    yield
  }
}
