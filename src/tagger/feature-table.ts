/** The features a model knows, each under its whole hash: one that was not seen in training has no row, and so no weight. */
export interface FeatureTable {
  /** Row of a hash; −1 where the model does not know the feature. */
  row(hash: number): number
  readonly size: number
}

/** Puts the hashes into an open-addressing table, at most half full; row `i` is that of `hashes[i]`. */
export function featureTable(hashes: Int32Array): FeatureTable {
  let slots = 1024
  while (slots < hashes.length * 2) slots *= 2
  const mask = slots - 1
  const keys = new Int32Array(slots)
  const rows = new Int32Array(slots).fill(-1)
  // One bit for each hash's end: most of what is asked for is unknown, and this much memory stays near the processor.
  const seen = new Uint32Array(1 << 17)
  for (let i = 0; i < hashes.length; i++) {
    seen[(hashes[i]! >>> 5) & 0x1ffff]! |= 1 << (hashes[i]! & 31)
    let at = hashes[i]! & mask
    while (rows[at]! >= 0 && keys[at] !== hashes[i]) at = (at + 1) & mask
    keys[at] = hashes[i]!
    rows[at] = i
  }
  return {
    size: hashes.length,
    row: (hash) => {
      if ((seen[(hash >>> 5) & 0x1ffff]! & (1 << (hash & 31))) === 0) return -1
      let at = hash & mask
      while (rows[at]! >= 0) {
        if (keys[at] === hash) return rows[at]!
        at = (at + 1) & mask
      }
      return -1
    },
  }
}
