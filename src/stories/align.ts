import { rarityOf } from './rarity.ts'
import { tailOf } from './tail.ts'
import type { Telling } from './telling.ts'

/** A sentence of one article beside the sentence of another that carries it; sentences are counted without the title, from 0. */
export interface Match {
  readonly from: number
  readonly to: number
  /** How much of the sentence, by the rarity of its words, stands in the other in the same order: 0 to 1. */
  readonly share: number
}

/** How much of one article's text another carries. */
export interface Alignment {
  readonly matches: readonly Match[]
  /** Sentences that count: four words or more. */
  readonly sentences: number
  /** Share of them that the other carries. */
  readonly share: number
  /** The same by words, half-carried sentences counted by half. */
  readonly soft: number
}

const SHORTEST = 4
const CARRIED = 0.6
/** Words in a row that a carried sentence shares at least, or else half of its words: like wording alone is no copy. */
const RUN = 4
/** Where an article has but a sentence or two, one of them is a copy only if it is nearly whole. */
const FEW = 3
const NEARLY = 0.8
/** Share of a sentence's words, in any order, below which it is not looked at more closely. */
const WORTH = 0.4

/** What of `a`'s sentences `b` carries, edited or not: for each the sentence of `b`, or two neighbouring ones, with most of its words in order. */
export function align(a: Telling, b: Telling): Alignment {
  const places = placesOf(b)
  // The same outlet's teasers at the end of two articles are no text of either.
  const [ownTail, otherTail] = a.outlet !== null && a.outlet === b.outlet ? [tailOf(a), tailOf(b)] : [a.cuts.length, b.cuts.length]
  const matches: Match[] = []
  let [sentences, weightAll, weightHit] = [0, 0, 0]
  for (let s = 1; s + 1 < a.cuts.length; s++) {
    const words = a.words.subarray(a.cuts[s]!, a.cuts[s + 1]!)
    if (words.length < SHORTEST || s >= ownTail) continue
    sentences++
    const weights = Float64Array.from(words, rarityOf)
    const weight = weights.reduce((n, w) => n + w, 0)
    weightAll += weight
    const best = bestMatch(words, weights, weight, b, places, otherTail)
    if (best === null) continue
    weightHit += Math.max(0, Math.min(1, (best.share - 0.3) / 0.4)) * weight
    if (best.share >= CARRIED && best.run >= Math.min(RUN, words.length / 2)) matches.push({ from: s - 1, to: best.to, share: best.share })
  }
  if (sentences < FEW && matches.length === 1 && matches[0]!.share < NEARLY) matches.pop()
  return {
    matches,
    sentences,
    share: sentences === 0 ? 0 : matches.length / sentences,
    soft: weightAll === 0 ? 0 : weightHit / weightAll,
  }
}

/** For each word, the sentences of the body that have it. */
function placesOf(b: Telling): Map<number, number[]> {
  const places = new Map<number, number[]>()
  for (let s = 1; s + 1 < b.cuts.length; s++)
    for (let i = b.cuts[s]!; i < b.cuts[s + 1]!; i++) {
      const at = places.get(b.words[i]!)
      if (at === undefined) places.set(b.words[i]!, [s])
      else if (at[at.length - 1] !== s) at.push(s)
    }
  return places
}

interface Best {
  readonly to: number
  readonly share: number
  readonly run: number
}

function bestMatch(
  words: Uint32Array,
  weights: Float64Array,
  weight: number,
  b: Telling,
  places: Map<number, number[]>,
  tail: number,
): Best | null {
  const there = new Map<number, number>()
  for (let i = 0; i < words.length; i++)
    for (const s of places.get(words[i]!) ?? []) if (s < tail) there.set(s, (there.get(s) ?? 0) + weights[i]!)
  let best: Best | null = null
  for (const [s, found] of there) {
    const end = b.cuts[s + 1]!
    // A sentence that the other outlet cut in two is found over both.
    const two = end - b.cuts[s]! < words.length && s + 2 < b.cuts.length && s + 1 < tail
    if ((found + (two ? (there.get(s + 1) ?? 0) : 0)) / weight < Math.max(WORTH, best?.share ?? 0)) continue
    const other = b.words.subarray(b.cuts[s]!, two ? b.cuts[s + 2]! : end)
    const share = inOrder(words, weights, other) / weight
    if (best === null || share > best.share) best = { to: s - 1, share, run: longestRun(words, other) }
  }
  return best
}

let row = new Float64Array(512)

// Weight of the heaviest common subsequence; one row of the usual table.
function inOrder(words: Uint32Array, weights: Float64Array, other: Uint32Array): number {
  if (row.length <= other.length) row = new Float64Array(other.length * 2)
  row.fill(0, 0, other.length + 1)
  for (let i = 0; i < words.length; i++) {
    let diagonal = 0
    const word = words[i]!
    for (let j = 0; j < other.length; j++) {
      const above = row[j + 1]!
      if (other[j] === word) row[j + 1] = diagonal + weights[i]!
      else if (row[j]! > above) row[j + 1] = row[j]!
      diagonal = above
    }
  }
  return row[other.length]!
}

function longestRun(a: Uint32Array, b: Uint32Array): number {
  let longest = 0
  for (let i = 0; i < a.length; i++)
    for (let j = 0; j < b.length; j++) {
      if (a[i] !== b[j] || (i > 0 && j > 0 && a[i - 1] === b[j - 1])) continue
      let n = 1
      while (i + n < a.length && j + n < b.length && a[i + n] === b[j + n]) n++
      if (n > longest) longest = n
    }
  return longest
}
