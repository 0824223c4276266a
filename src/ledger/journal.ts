import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { type Entry, HEAD, isWhole, recordLength, unpackRecord } from './record.ts'
import { Damaged } from './trouble.ts'

/** Where a record stands; `number` counts from 1 over all segments. */
export interface Place {
  readonly number: number
  readonly segment: string
  readonly offset: number
  readonly length: number
}

/** The journal: append-only segment files of checksummed records. */
export interface Journal {
  /** Records kept, after a torn tail was cut. */
  readonly records: number
  readonly segments: number
  readonly bytes: number
  /** What was cut from a torn tail on opening, in words; null where nothing was. */
  readonly cut: string | null
  /** Whole stretches that no longer fit their checksums, in words. Later records are not touched by them. */
  readonly damage: readonly string[]
  /** Writes packed records and returns when they are on the disk (fsync), all of them or none. */
  append(records: readonly Uint8Array[]): Promise<Place[]>
  /** Looks again how much there is, where other processes may have written. */
  refresh(): Promise<void>
  /** Places of the records after number `after`, in order. */
  places(after?: number): Promise<readonly Place[]>
  /** The record's own bytes. @throws Damaged where they no longer fit their checksum. */
  raw(place: Place): Promise<Uint8Array>
  close(): Promise<void>
}

/** The first line of a segment, and of an exported journal. */
export const MAGIC = Buffer.from('marsad journal 1\n')
const SEGMENT_BYTES = 64 * 1024 * 1024
const SUFFIX = '.journal'

/** Opens the journal of a folder, makes it where there is none, and cuts a torn tail back to the last whole record. */
export async function openJournal(folder: string): Promise<Journal> {
  await mkdir(folder, { recursive: true })
  const names = (await readdir(folder)).filter((n) => n.endsWith(SUFFIX)).sort()
  const places: Place[] = []
  const damage: string[] = []
  let bytes = 0
  let cut: string | null = null
  for (const [i, segment] of names.entries()) {
    const scan = await scanSegment(folder, segment, places, damage)
    const last = i === names.length - 1
    if (scan.rest > 0 && last) cut = await cutTail(folder, segment, scan.end, scan.rest)
    else if (scan.rest > 0) damage.push(`${segment}: ${scan.rest} bytes from ${scan.end} on are no records`)
    bytes += scan.end
  }
  let tail = await openTail(folder, names.at(-1) ?? null)
  let broken: Error | null = null

  const append = async (records: readonly Uint8Array[]): Promise<Place[]> => {
    if (broken !== null) throw broken
    if (tail.end >= SEGMENT_BYTES) tail = await nextSegment(folder, tail)
    const before = tail.end
    const added: Place[] = []
    for (const record of records) {
      added.push({ number: places.length + added.length + 1, segment: tail.name, offset: tail.end, length: record.length })
      tail.end += record.length
    }
    try {
      await writeAll(tail.file, Buffer.concat(records), before)
      await tail.file.sync()
    } catch (cause) {
      tail.end = before
      // What reached the disk is unknown after a failed write or fsync: take it back, and if that fails too, write no more.
      await tail.file.truncate(before).catch((error: Error) => {
        broken = error
      })
      throw new Damaged(`the journal could not be written (${(cause as Error).message}); nothing of this batch was kept`, { cause })
    }
    places.push(...added)
    bytes += tail.end - before
    return added
  }

  return {
    get records() {
      return places.length
    },
    get segments() {
      return Number.parseInt(tail.name, 10)
    },
    get bytes() {
      return bytes
    },
    cut,
    damage,
    append,
    refresh: () => Promise.resolve(),
    places: (after = 0) => Promise.resolve(places.slice(after)),
    raw: (place) => readRecord(folder, place),
    close: () => tail.file.close(),
  }
}

interface Tail {
  readonly name: string
  readonly file: Awaited<ReturnType<typeof open>>
  end: number
}

/** Walks a segment record by record, adding places; says where whole records end and how many bytes follow. */
async function scanSegment(folder: string, segment: string, places: Place[], damage: string[]): Promise<{ end: number; rest: number }> {
  const path = join(folder, segment)
  const all = await readFile(path)
  if (!all.subarray(0, MAGIC.length).equals(MAGIC.subarray(0, all.length)))
    throw new Damaged(`${path} is no journal of this version of Marsad: expected it to begin with "${MAGIC.toString().trim()}"`)
  if (all.length < MAGIC.length) return { end: 0, rest: all.length }
  let offset = MAGIC.length
  while (offset < all.length) {
    const record = recordAt(all, offset)
    if (record === null) break
    if (!isWhole(record)) {
      // A bad record with a good one after it was not torn by a crash: leave it, say so, go on.
      const next = recordAt(all, offset + record.length)
      if (next === null || !isWhole(next)) break
      damage.push(`${segment}: the record at ${offset} (${record.length} bytes) does not fit its checksum`)
    }
    places.push({ number: places.length + 1, segment, offset, length: record.length })
    offset += record.length
  }
  return { end: offset, rest: all.length - offset }
}

function recordAt(all: Buffer, offset: number): Buffer | null {
  const length = recordLength(all.subarray(offset, offset + HEAD))
  return length === null || offset + length > all.length ? null : all.subarray(offset, offset + length)
}

async function readAt(file: Tail['file'], offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(Math.max(0, length))
  const { bytesRead } = await file.read(buffer, 0, buffer.length, offset)
  return buffer.subarray(0, bytesRead)
}

// The bytes cut off were never acknowledged; they are kept beside the segment all the same, for who wants to look.
async function cutTail(folder: string, segment: string, end: number, rest: number): Promise<string> {
  const path = join(folder, segment)
  const file = await open(path, 'r+')
  try {
    const torn = await readAt(file, end, rest)
    const aside = await open(join(folder, `${segment}.torn-${end}`), 'w')
    await aside.write(torn)
    await aside.close()
    await file.truncate(end)
    await file.sync()
  } finally {
    await file.close()
  }
  return `${segment}: the last ${rest} bytes, from ${end} on, were no whole record and were cut off (kept in ${segment}.torn-${end})`
}

async function openTail(folder: string, name: string | null): Promise<Tail> {
  const tail = name === null ? '00000001' + SUFFIX : name
  const file = await open(join(folder, tail), name === null ? 'wx+' : 'r+')
  let end = (await file.stat()).size
  if (end === 0) {
    await file.write(MAGIC, 0, MAGIC.length, 0)
    await file.sync()
    await syncFolder(folder)
    end = MAGIC.length
  }
  return { name: tail, file, end }
}

async function nextSegment(folder: string, tail: Tail): Promise<Tail> {
  const name = String(Number.parseInt(tail.name, 10) + 1).padStart(8, '0') + SUFFIX
  // Born under another name, so that a segment never stands there without its first line.
  const path = join(folder, name)
  const file = await open(path + '.new', 'w+')
  await file.write(MAGIC, 0, MAGIC.length, 0)
  await file.sync()
  await rename(path + '.new', path)
  await syncFolder(folder)
  await tail.file.close()
  return { name, file, end: MAGIC.length }
}

/** Makes the folder's list of files itself durable. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function writeAll(file: Tail['file'], bytes: Buffer, at: number): Promise<void> {
  let done = 0
  while (done < bytes.length) done += (await file.write(bytes, done, bytes.length - done, at + done)).bytesWritten
}

async function readRecord(folder: string, place: Place): Promise<Uint8Array> {
  const file = await open(join(folder, place.segment), 'r')
  try {
    const record = await readAt(file, place.offset, place.length)
    if (!isWhole(record)) throw new Damaged(`${place.segment}: the record at ${place.offset} does not fit its checksum`)
    return record
  } finally {
    await file.close()
  }
}

/** What a record says. @throws Damaged where it no longer fits its checksum. */
export const readEntry = async (journal: Journal, place: Place): Promise<Entry> => unpackRecord(await journal.raw(place))
