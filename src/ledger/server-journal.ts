import { type Kysely, sql } from 'kysely'
import { copyInto, copyLine } from './copy.ts'
import type { Journal, Place } from './journal.ts'
import { isWhole } from './record.ts'
import type { Tables } from './tables.ts'
import { Damaged } from './trouble.ts'

const SEGMENT = 'server'

/** The journal of a ledger on a PostgreSQL server: the same records, in a table of their own that nothing derives. */
export async function openServerJournal(db: Kysely<Tables>): Promise<Journal> {
  let [records, bytes] = [0, 0]
  const refresh = async (): Promise<void> => {
    // Only what others added since is looked at: this is asked before every batch.
    const { rows } = await sql<{ records: number; bytes: string }>`
      select coalesce(max(number), ${records})::integer as records, coalesce(sum(length(record)), 0)::text as bytes
      from journal where number > ${records}`.execute(db)
    records = rows[0]!.records
    bytes += Number(rows[0]!.bytes)
  }
  await refresh()
  const append = async (added: readonly Uint8Array[]): Promise<Place[]> => {
    const { rows } = await sql<{ records: number }>`select coalesce(max(number), 0)::integer as records from journal`.execute(db)
    const places = added.map((record, i) => ({ number: rows[0]!.records + i + 1, segment: SEGMENT, offset: 0, length: record.length }))
    const lines = added.map((record, i) => copyLine(['number', 'record'], { number: places[i]!.number, record }))
    // One statement: all of it or nothing, and on the server's disk when it is answered.
    await copyInto(db, 'journal', ['number', 'record'], lines)
    records = rows[0]!.records + added.length
    bytes += added.reduce((n, record) => n + record.length, 0)
    return places
  }
  return {
    get records() {
      return records
    },
    segments: 1,
    get bytes() {
      return bytes
    },
    cut: null,
    damage: [],
    refresh,
    append,
    async places(after = 0) {
      const { rows } = await sql<{ number: number; length: number }>`
        select number, length(record) as length from journal where number > ${after} order by number`.execute(db)
      return rows.map(({ number, length }) => ({ number, segment: SEGMENT, offset: 0, length }))
    },
    async raw({ number }) {
      const { rows } = await sql<{ record: Uint8Array }>`select record from journal where number = ${number}`.execute(db)
      const record = rows[0]?.record
      if (record === undefined || !isWhole(record)) throw new Damaged(`the journal's record ${number} does not fit its checksum`)
      return record
    },
    close: () => Promise.resolve(),
  }
}
