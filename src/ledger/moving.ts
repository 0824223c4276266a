import { isJudgement } from '../identity/identity.ts'
import { bytesFit } from './fitting.ts'
import { type Journal, MAGIC } from './journal.ts'
import type { Parts } from './open.ts'
import { type Entry, HEAD, isWhole, recordLength, unpackRecord } from './record.ts'
import { Damaged } from './trouble.ts'

/** What an import did: records taken, those that were here already, and what of the file could not be taken, in words. */
export interface Imported {
  readonly taken: number
  readonly known: number
  readonly troubles: readonly string[]
}

/** The whole journal as one file: its first line, then each record's own bytes. A damaged record, which opening the ledger names, is left out. */
export async function* journalFile(journal: Journal): AsyncGenerator<Uint8Array> {
  yield MAGIC
  for (const place of await journal.places())
    try {
      yield await journal.raw(place)
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
    }
}

const BATCH = { records: 500, bytes: 8 * 1024 * 1024 }

/**
 * Takes in an exported journal. Records that are here already are passed over, so that an import done twice, or broken off and done again,
 * changes nothing; `behind` takes in what the journal has beyond the database. What is no whole record is told and ends the import there.
 * @throws Damaged where it is no journal at all.
 */
export const importJournal = (parts: Parts, file: AsyncIterable<Uint8Array>, behind: () => Promise<void>): Promise<Imported> =>
  parts.exclusive(async () => {
    const { journal } = parts
    await journal.refresh()
    const here = new Set<string>()
    for (const place of await journal.places())
      try {
        here.add(checksumOf(await journal.raw(place)))
      } catch (error) {
        if (!(error instanceof Damaged)) throw error
      }
    const troubles: string[] = []
    let [taken, known] = [0, 0]
    let batch: Uint8Array[] = []
    const write = async (): Promise<void> => {
      if (batch.length > 0) await journal.append(batch)
      taken += batch.length
      batch = []
    }
    for await (const record of recordsOf(file, troubles)) {
      const sum = checksumOf(record)
      if (here.has(sum)) {
        known++
        continue
      }
      const trouble = await troubleOf(record)
      if (trouble !== null) {
        troubles.push(trouble)
        continue
      }
      here.add(sum)
      batch.push(record)
      if (batch.length >= BATCH.records || batch.reduce((n, r) => n + r.length, 0) >= BATCH.bytes) await write()
    }
    await write()
    await behind()
    return { taken, known, troubles }
  })

const checksumOf = (record: Uint8Array): string => Buffer.from(record.subarray(5, HEAD)).toString('base64')

// A file may have been made by anybody: what it says must fit itself before it is kept for good.
async function troubleOf(record: Uint8Array): Promise<string | null> {
  let entry: Entry
  try {
    entry = await unpackRecord(record)
  } catch (error) {
    return `a record cannot be unpacked (${(error as Error).message})`
  }
  const { kind, opened, source, when, collected } = entry
  if (typeof source !== 'string' || typeof when !== 'string' || typeof collected !== 'object' || collected === null)
    return 'a record lacks its source, time or circumstances'
  if (kind === 'decision') return isJudgement(entry.decision) ? null : 'a decision does not have the form that decisions have'
  if (kind !== 'page') return null
  if (!bytesFit(entry)) return `${source}: its bytes are not those that its hash names`
  const lists = [opened?.hints, opened?.stated, opened?.messages]
  return typeof opened?.text === 'string' && typeof opened.media === 'string' && lists.every(Array.isArray)
    ? null
    : `${source}: the record does not say what the page was decided to be`
}

/** The whole records of a journal's file, one after another. */
async function* recordsOf(file: AsyncIterable<Uint8Array>, troubles: string[]): AsyncGenerator<Uint8Array> {
  let rest = Buffer.alloc(0)
  let at = 0
  let begun = false
  for await (const part of file) {
    rest = Buffer.concat([rest, part])
    let used = 0
    if (!begun) {
      if (rest.length < MAGIC.length) continue
      if (!rest.subarray(0, MAGIC.length).equals(MAGIC)) break
      begun = true
      used = MAGIC.length
    }
    for (let length = recordLength(rest.subarray(used)); length !== null && used + length <= rest.length; ) {
      const record = rest.subarray(used, used + length)
      if (isWhole(record)) yield Uint8Array.from(record)
      else troubles.push(`the record at ${at + used} (${length} bytes) does not fit its checksum`)
      used += length
      length = recordLength(rest.subarray(used))
    }
    rest = rest.subarray(used)
    at += used
    if (rest.length >= HEAD && recordLength(rest) === null) break
  }
  if (!begun) throw new Damaged(`this is no journal of Marsad: expected it to begin with "${MAGIC.toString().trim()}"`)
  if (rest.length > 0) troubles.push(`the last ${rest.length} bytes, from ${at} on, are no whole record`)
}
