import type { Steps } from './steps.ts'

/** Sorted, distinct hashes of every `size` words in a row that one sentence holds; the title's are left out. */
export function shinglesOf(words: Uint32Array, cuts: Uint32Array, size: number): Uint32Array {
  const all = new Uint32Array(words.length)
  let n = 0
  for (let s = 1; s + 1 < cuts.length; s++)
    for (let i = cuts[s]!; i + size <= cuts[s + 1]!; i++) {
      let hash = 0x811c9dc5
      for (let k = i; k < i + size; k++) hash = Math.imul(hash ^ words[k]!, 0x01000193) ^ (hash >>> 15)
      all[n++] = mixed(hash)
    }
  return distinct(all.subarray(0, n).sort())
}

// Murmur's last step: every bit of the input moves every bit of the sample that is drawn by the low bits.
function mixed(hash: number): number {
  let h = hash
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

function distinct(sorted: Uint32Array): Uint32Array {
  let n = 0
  for (let i = 0; i < sorted.length; i++) if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[n++] = sorted[i]!
  return sorted.slice(0, n)
}

/** How many hashes two sorted lists share. */
export function shared(a: Uint32Array, b: Uint32Array): number {
  let [i, j, n] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const x = a[i]!
    const y = b[j]!
    if (x === y) {
      n++
      i++
      j++
    } else if (x < y) i++
    else j++
  }
  return n
}

const SAMPLE = 8
// A run of words that more articles than this have is a formula, not a trace of copying.
const CARRIERS = 40

/**
 * Pairs that share enough of a sample of their shingles, whatever their dates: Broder's sketch that keeps the hashes divisible by eight,
 * MinHash's sample grown with the text, which sees a short text inside a long one as well as two that are nearly the same.
 * Gives index pairs `a < b`, flat, in steps. `least` hashes of the sample must be shared.
 */
export function* sampledPairs(shingles: readonly Uint32Array[], least: number): Steps<number[]> {
  const postings = new Map<number, number[]>()
  const counts = new Map<number, number>()
  const width = shingles.length
  for (let i = 0; i < width; i++) {
    yield
    for (const hash of shingles[i]!) {
      if (hash % SAMPLE !== 0) continue
      const posting = postings.get(hash)
      if (posting === undefined) postings.set(hash, [i])
      else if (posting.length < CARRIERS) {
        for (const j of posting) counts.set(j * width + i, (counts.get(j * width + i) ?? 0) + 1)
        posting.push(i)
      }
    }
  }
  const out: number[] = []
  for (const [pair, n] of counts) if (n >= least) out.push(Math.floor(pair / width), pair % width)
  return out
}
