import { readFileSync } from 'node:fs'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Model } from './decode.ts'
import { BUCKETS, type Clusters, LABELS } from './word-features.ts'

const N = LABELS.length
const MAGIC = 'marsad-tagger-3'

/** Packs a model: a line of JSON (scale, transitions, grains), the cluster table, and the weights as signed bytes for the buckets in use. */
export function packModel(model: Model, table: ReadonlyMap<string, readonly number[]>): Uint8Array {
  let top = 0
  for (const w of model.weights) top = Math.max(top, Math.abs(w))
  const scale = top / 127
  const bytes = Int8Array.from(model.weights, (w) => Math.round(w / scale))
  const clusters = [...table].map(([w, g]) => `${w}\t${g.join('\t')}`).join('\n')
  const head = JSON.stringify({ magic: MAGIC, scale, transitions: [...model.transitions], clusters: Buffer.byteLength(clusters) })
  const headBytes = Buffer.from(head + '\n')
  return gzipSync(Buffer.concat([headBytes, Buffer.from(clusters), Buffer.from(bytes.buffer)]), { level: 9 })
}

/** Unpacks a model file. @throws Error where the file is of another format or cut short. */
export function unpackModel(file: Uint8Array): Model {
  const raw = gunzipSync(file)
  const end = raw.indexOf(10)
  const head = JSON.parse(raw.subarray(0, end).toString('utf8')) as {
    magic: string
    scale: number
    transitions: number[]
    clusters: number
  }
  const from = end + 1 + head.clusters
  if (head.magic !== MAGIC || raw.length !== from + BUCKETS * N)
    throw new Error(`not a model of ${MAGIC}: ${head.magic}, ${raw.length} bytes`)
  const scaled = new Int8Array(raw.buffer, raw.byteOffset + from, BUCKETS * N)
  return {
    weights: scaled,
    transitions: Float32Array.from(head.transitions, (t) => t / head.scale),
    clusters: clusterTable(raw.subarray(end + 1, from).toString('utf8')),
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
