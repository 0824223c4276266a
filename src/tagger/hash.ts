/** Hash of a feature's name (FNV-1a over UTF-16 units with a last mixing), 32 bits, signed; `seed` keeps places and kinds apart. */
export const hashOf = (feature: string, seed = 0): number => hashEnd(hashOn(hashStart(seed), feature))

/** The beginning of a hash that is taken on piece by piece. */
export const hashStart = (seed: number): number => 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)

/** Takes letters `[from, to)` into a hash. */
export function hashOn(hash: number, letters: string, from = 0, to = letters.length): number {
  let h = hash
  for (let i = from; i < to; i++) h = Math.imul(h ^ letters.charCodeAt(i), 0x01000193)
  return h
}

/** The last mixing. */
export function hashEnd(hash: number): number {
  let h = hash | 0
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

/** Hash of up to three numbers under a seed (the finaliser of MurmurHash3 over their weighted sum). */
export const mix = (seed: number, a: number, b: number, c: number): number =>
  hashEnd(Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca77) + Math.imul(c, 0xc2b2ae3d) + Math.imul(seed, 0x27d4eb2f))
