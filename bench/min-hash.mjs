// Plain MinHash as libraries ship it: so many words in a row, 128 permutations, estimated Jaccard.

const PERMUTATIONS = 128
const seeds = Array.from({ length: PERMUTATIONS }, (_, i) => [Math.imul(2 * i + 1, 0x9e3779b1) | 1, Math.imul(i + 7, 0x85ebca6b)])

/** The least hash of each permutation over every `size` words in a row of a telling's body. */
export function sketchOf({ words, cuts }, size) {
  const least = new Uint32Array(PERMUTATIONS).fill(0xffffffff)
  for (let i = cuts[1]; i + size <= words.length; i++) {
    let hash = 0x811c9dc5
    for (let k = i; k < i + size; k++) hash = Math.imul(hash ^ words[k], 0x01000193) ^ (hash >>> 13)
    for (let p = 0; p < PERMUTATIONS; p++) {
      let h = Math.imul(hash ^ seeds[p][1], seeds[p][0])
      h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
      h = (h ^ (h >>> 13)) >>> 0
      if (h < least[p]) least[p] = h
    }
  }
  return least
}

/** Share of permutations whose least hashes are the same. */
export const jaccardOf = (a, b) => a.reduce((n, h, i) => n + (h === b[i] && h !== 0xffffffff ? 1 : 0), 0) / PERMUTATIONS
