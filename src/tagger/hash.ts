/** Hash of a feature's name (FNV-1a over UTF-16 units with a last mixing), 32 bits, signed; `seed` keeps places and kinds apart. */
export function hashOf(feature: string, seed = 0): number {
  let h = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)
  for (let i = 0; i < feature.length; i++) h = Math.imul(h ^ feature.charCodeAt(i), 0x01000193)
  return settle(h)
}

/** Hash of up to three numbers under a seed (the finaliser of MurmurHash3 over their weighted sum). */
export const mix = (seed: number, a: number, b: number, c: number): number =>
  settle(Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca77) + Math.imul(c, 0xc2b2ae3d) + Math.imul(seed, 0x27d4eb2f))

function settle(sum: number): number {
  let h = sum | 0
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}
