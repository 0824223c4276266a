import { LABELS } from './labels.ts'

const N = LABELS.length

/** Where the weights of each feature that a model knows stand; a feature goes by its whole hash, and one not seen in training has no weights. */
export interface FeatureTable {
  /** Index of a feature's first weight, those of the other labels behind it; −1 where the model does not know the feature. */
  at(hash: number): number
  readonly size: number
}

/** Weights with the table that finds them. */
export interface FeatureWeights {
  readonly table: FeatureTable
  readonly weights: Float32Array | Int8Array
}

// A key and its nine weights side by side: one look into far memory finds both.
const BYTES = 16
const KEY = 4

/** Puts hashes and their weights (row by row) into an open-addressing table, two thirds full; rising hashes fill it in one walk. */
export function packFeatures(hashes: Int32Array, rows: Int8Array): FeatureWeights {
  const slots = Math.max(64, Math.ceil(hashes.length * 1.5))
  const buffer = new ArrayBuffer(slots * BYTES)
  const keys = new Int32Array(buffer)
  const weights = new Int8Array(buffer)
  const scale = slots / 0x1_0000_0000
  for (let i = 0; i < hashes.length; i++) {
    let slot = Math.floor((hashes[i]! >>> 0) * scale)
    while (keys[slot * (BYTES / 4)] !== 0) slot = slot + 1 === slots ? 0 : slot + 1
    // The hash 0 stands for an empty place: a feature that has it (one in four thousand million) is left out.
    keys[slot * (BYTES / 4)] = hashes[i]!
    for (let y = 0; y < N; y++) weights[slot * BYTES + KEY + y] = rows[i * N + y]!
  }
  const at = (hash: number): number => {
    let slot = Math.floor((hash >>> 0) * scale)
    for (;;) {
      const key = keys[slot * (BYTES / 4)]!
      if (key === hash) return slot * BYTES + KEY
      if (key === 0) return -1
      slot = slot + 1 === slots ? 0 : slot + 1
    }
  }
  return { table: { size: hashes.length, at }, weights }
}

/** The table of a model in training: row `i` of its weights is that of `hashes[i]`. */
export function rowTable(hashes: Int32Array): FeatureTable {
  const rows = new Map<number, number>()
  for (let i = 0; i < hashes.length; i++) rows.set(hashes[i]!, i * N)
  return { size: hashes.length, at: (hash) => rows.get(hash) ?? -1 }
}
