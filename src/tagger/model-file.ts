import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Model } from './decode.ts'
import { packFeatures } from './feature-table.ts'
import { LABELS } from './labels.ts'
import type { Clusters } from './word-features.ts'

const N = LABELS.length
const MAGIC = 'marsad-tagger-4'

interface Head {
  readonly magic: string
  readonly scale: number
  readonly plain: number
  readonly transitions: readonly number[]
  readonly clusters: number
  readonly rows: number
}

/**
 * Packs a model: a line of JSON (scale, transitions, sizes), the cluster table, the features' hashes, and their weights as signed bytes
 * label by label; features whose weights all round to nothing are left out.
 */
export function packModel(
  model: Model,
  hashes: Int32Array,
  table: ReadonlyMap<string, readonly number[]>,
  top = topOf(model.weights),
): Uint8Array {
  const scale = top / 127
  const byte = (w: number): number => Math.max(-127, Math.min(127, Math.round(w / scale)))
  const rows = [...hashes.keys()]
    .filter((r) => model.weights.subarray(r * N, r * N + N).some((w) => Math.abs(byte(w)) > 0))
    .sort((a, b) => hashes[a]! - hashes[b]!)
  const bytes = new Int8Array(rows.length * N)
  rows.forEach((r, i) => {
    for (let y = 0; y < N; y++) bytes[y * rows.length + i] = byte(model.weights[r * N + y]!)
  })
  const clusters = [...table].map(([w, g]) => `${w}\t${g.join('\t')}`).join('\n')
  const head: Head = {
    magic: MAGIC,
    scale,
    plain: model.plain,
    transitions: [...model.transitions],
    clusters: Buffer.byteLength(clusters),
    rows: rows.length,
  }
  return gzipSync(
    Buffer.concat([
      Buffer.from(JSON.stringify(head) + '\n'),
      Buffer.from(clusters),
      packHashes(rows.map((r) => hashes[r]!)),
      Buffer.from(bytes.buffer),
    ]),
    {
      level: 9,
    },
  )
}

// The hashes in rising order, each as its distance from the one before, byte planes apart (they compress better so).
function packHashes(sorted: readonly number[]): Uint8Array {
  const n = sorted.length
  const out = new Uint8Array(n * 4)
  let last = -0x80000000
  sorted.forEach((h, i) => {
    const step = h - last
    last = h
    for (let k = 0; k < 4; k++) out[k * n + i] = (step >>> (8 * k)) & 255
  })
  return out
}

function unpackHashes(bytes: Uint8Array): Int32Array {
  const n = bytes.length / 4
  const out = new Int32Array(n)
  let last = -0x80000000
  for (let i = 0; i < n; i++) {
    last += (bytes[i]! | (bytes[n + i]! << 8) | (bytes[2 * n + i]! << 16) | (bytes[3 * n + i]! << 24)) >>> 0
    out[i] = last
  }
  return out
}

const topOf = (weights: Float32Array | Int8Array): number => {
  let top = 0
  for (const w of weights) top = Math.max(top, Math.abs(w))
  return top || 1
}

/** Unpacks a model file. @throws Error where the file is of another format or cut short. */
export function unpackModel(file: Uint8Array): Model {
  const raw = gunzipSync(file)
  const end = raw.indexOf(10)
  const head = JSON.parse(raw.subarray(0, end).toString('utf8')) as Head
  const hashesAt = end + 1 + head.clusters
  const weightsAt = hashesAt + head.rows * 4
  if (head.magic !== MAGIC || raw.length !== weightsAt + head.rows * N)
    throw new Error(`not a model of ${MAGIC}: ${head.magic}, ${raw.length} bytes`)
  const rows = new Int8Array(head.rows * N)
  for (let y = 0; y < N; y++) for (let i = 0; i < head.rows; i++) rows[i * N + y] = (raw[weightsAt + y * head.rows + i]! << 24) >> 24
  return {
    ...packFeatures(unpackHashes(raw.subarray(hashesAt, weightsAt)), rows),
    transitions: Float32Array.from(head.transitions, (t) => t / head.scale),
    plain: head.plain / head.scale,
    unit: 1 / head.scale,
    clusters: clusterTable(raw.subarray(end + 1, hashesAt).toString('utf8')),
  }
}

function clusterTable(text: string): Clusters {
  const table = new Map<string, readonly number[]>()
  for (const line of text.split('\n')) {
    const [word, ...groups] = line.split('\t')
    if (word !== undefined && word !== '') table.set(word, groups.map(Number))
  }
  return (form) => table.get(form) ?? null
}

/** Reads the project's model from `model/`. */
export const readModel = (): Model => unpackModel(readFileSync(new URL('../../model/names.bin', import.meta.url)))
