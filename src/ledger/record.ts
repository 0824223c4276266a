import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { constants, deflateSync, inflate, inflateSync } from 'node:zlib'
import type { Judgement } from '../identity/identity.ts'
import type { Collected, Page } from '../page/page.ts'

/**
 * What stands in one record of the journal. `found` says that known bytes were found again: elsewhere, or with other knowledge; `decision` is
 * a reader's, of no page.
 */
export interface Entry {
  readonly kind: 'page' | 'found' | 'decision'
  /** Hex SHA-256 of the page's bytes. */
  readonly page: string
  readonly source: string
  readonly collected: Collected
  /** ISO time when it was written. */
  readonly when: string
  /** What the page was decided to be when it was opened, so that its text and spans stay as they are; null for `found`. */
  readonly opened: Opened | null
  /** The page's bytes as found; empty for `found`. */
  readonly bytes: Uint8Array
  readonly decision?: Judgement
}

/** The part of a page that opening it decides. */
export type Opened = Pick<Page, 'media' | 'encoding' | 'text' | 'hints' | 'stated' | 'messages'>

/** Bytes of a record before its payload: length of the payload (u32, little-endian), kind (u8), SHA-256 of kind and payload. */
export const HEAD = 4 + 1 + 32
// A payload longer than this is no record: a page is at most some hundred megabytes.
const LONGEST = 0x3fffffff
const KINDS = { page: 1, found: 2, decision: 3 } as const
const KNOWN: ReadonlySet<number | undefined> = new Set(Object.values(KINDS))

const expand = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate)
// What a record may unpack to: a page's bytes, its text and what is said of its lines.
const WIDEST = { maxOutputLength: 512 * 1024 * 1024 }

/** The record's bytes: head, then the compressed entry (length of its description, description as JSON, bytes as found). */
export function packRecord(entry: Entry): Uint8Array {
  const { bytes, ...description } = entry
  const json = Buffer.from(JSON.stringify(description))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(json.length)
  const payload = deflateSync(Buffer.concat([size, json, bytes]), { level: constants.Z_BEST_SPEED + 2 })
  const head = Buffer.alloc(HEAD)
  head.writeUInt32LE(payload.length)
  head[4] = KINDS[entry.kind]
  head.set(checksum(KINDS[entry.kind], payload), 5)
  return Buffer.concat([head, payload])
}

/** Length of the whole record that a head announces, or null where it announces none. */
export function recordLength(head: Uint8Array): number | null {
  if (head.length < HEAD) return null
  const length = new DataView(head.buffer, head.byteOffset).getUint32(0, true)
  const kind = head[4]
  return length > 0 && length <= LONGEST && KNOWN.has(kind) ? HEAD + length : null
}

/** Whether the record is whole: its checksum fits. */
export const isWhole = (record: Uint8Array): boolean =>
  recordLength(record) === record.length && checksum(record[4]!, record.subarray(HEAD)).equals(record.subarray(5, HEAD))

/** The entry of a whole record; `most` bounds the bytes it may unpack to, where it comes from elsewhere. */
export const unpackRecord = async (record: Uint8Array, most = WIDEST.maxOutputLength): Promise<Entry> =>
  entryIn(await expand(record.subarray(HEAD), { maxOutputLength: most }))

/** The same at once, in a thread that has nothing else to do. */
export const unpackRecordNow = (record: Uint8Array): Entry => entryIn(inflateSync(record.subarray(HEAD), WIDEST))

function entryIn(payload: Buffer): Entry {
  const size = payload.readUInt32LE(0)
  const description = JSON.parse(payload.toString('utf8', 4, 4 + size)) as Omit<Entry, 'bytes'>
  return { ...description, bytes: payload.subarray(4 + size) }
}

const checksum = (kind: number, payload: Uint8Array): Buffer => createHash('sha256').update(Uint8Array.of(kind)).update(payload).digest()
