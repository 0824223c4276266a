import { readFileSync } from 'node:fs'

const MAGIC = 'marsad rarity 1\n'
/** Units of rarity in one step of the table's bytes. */
const STEP = 1 / 24

interface Table {
  readonly hashes: Uint32Array
  readonly steps: Uint8Array
  readonly unknown: number
}

let table: Table | null = null

// Little-endian: magic, number of stems (u32), rarity of what is not in the table (u32, in steps), sorted hashes (u32), their rarities (u8).
function load(): Table {
  const bytes = readFileSync(new URL('../../model/rarity.bin', import.meta.url))
  if (bytes.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new Error(`model/rarity.bin is no table of rarities: expected it to begin with "${MAGIC.trim()}"`)
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const count = view.getUint32(MAGIC.length, true)
  const from = MAGIC.length + 8
  const hashes = new Uint32Array(count)
  for (let i = 0; i < count; i++) hashes[i] = view.getUint32(from + 4 * i, true)
  const steps = new Uint8Array(bytes.subarray(from + 4 * count, from + 5 * count))
  return { hashes, steps, unknown: view.getUint32(MAGIC.length + 4, true) * STEP }
}

/**
 * How rare a stem is in Arabic news: ln(articles / articles that have it), from a table made once of a fixed corpus, so that two
 * articles are as near whatever else the ledger holds and in whatever order it came. Stems not in the table count as seen once.
 */
export function rarityOf(hash: number): number {
  table ??= load()
  const { hashes, steps, unknown } = table
  let low = 0
  let high = hashes.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = hashes[middle]!
    if (found === hash) return steps[middle]! * STEP
    if (found < hash) low = middle + 1
    else high = middle - 1
  }
  return unknown
}
