import type { Collected, Page } from '../page/page.ts'
import type { Reading } from '../reading/reading.ts'
import { copyLine } from './copy.ts'
import { packReading } from './kept-reading.ts'
import { type Entry, packRecord } from './record.ts'
import { type Rows, rowsOf } from './rows.ts'
import { COLUMNS, FACT_TABLES } from './tables.ts'

type Prefilled = 'pages' | 'lookup' | 'readings' | (typeof FACT_TABLES)[number]

/**
 * A page made ready to be kept: all that can be made of it without the ledger, so that it may be made in another thread. Plain strings and
 * bytes, which travel between threads as they are.
 */
export interface Prepared {
  readonly page: string
  readonly source: string
  readonly collected: Collected
  readonly media: Page['media']
  /** The journal's record that brings the page, and the time it states. */
  readonly record: Uint8Array
  readonly when: string
  /** Size of the page's bytes. */
  readonly bytes: number
  /** COPY lines by table, as UTF-8; those of `pages` and `lookup` lack the columns that only the ledger knows. */
  readonly lines: Readonly<Record<Prefilled, Uint8Array>>
  readonly rows: Readonly<Record<Prefilled, number>>
}

/** What the database takes of a page that the journal has already. */
export type Rewritten = Omit<Prepared, 'record' | 'when'>

/** Makes a page with its reading ready to be kept. `when` is the ISO time to write down, `rules` the version of the rules it was read by. */
export function prepare(page: Page, reading: Reading, { rules, when }: { readonly rules: string; readonly when: string }): Prepared {
  return { ...prepareRows(page, reading, rules), record: packRecord(pageEntry(page, when)), when }
}

/** The part of `prepare` that the database takes, for a page that the journal has already. */
export function prepareRows(page: Page, reading: Reading, rules: string): Rewritten {
  const { page: row, found, facts } = rowsOf(page, reading)
  const lines: Record<Prefilled, string> = { pages: '', lookup: '', readings: '', ...facts0('') }
  const rows: Record<Prefilled, number> = { pages: 1, lookup: 1, readings: 1, ...facts0(0) }
  lines.pages = copyLine(COLUMNS.page, row)
  lines.lookup = copyLine(COLUMNS.found, found)
  lines.readings = copyLine(COLUMNS.readings, { page: reading.sha256, rules, reading: packReading(reading) })
  for (const table of FACT_TABLES) {
    lines[table] = factLines(table, facts)
    rows[table] = facts[table].length
  }
  return {
    page: page.sha256,
    source: page.source,
    collected: page.collected,
    media: page.media,
    bytes: page.bytes.length,
    lines: asBytes(lines),
    rows,
  }
}

function asBytes<Table extends string>(lines: Readonly<Record<Table, string>>): Record<Table, Uint8Array> {
  const tables = Object.keys(lines) as Table[]
  return Object.fromEntries(tables.map((table) => [table, ENCODER.encode(lines[table])])) as Record<Table, Uint8Array>
}

// Unlike a Buffer what it makes has memory of its own: nothing else goes with it to another thread.
const ENCODER = new TextEncoder()

/** The COPY lines of one table's facts. */
export function factLines(table: (typeof FACT_TABLES)[number], facts: Rows['facts']): string {
  const columns: readonly string[] = COLUMNS[table]
  let lines = ''
  for (const fact of facts[table]) lines += copyLine(columns, fact)
  return lines
}

const facts0 = <T>(value: T): Record<(typeof FACT_TABLES)[number], T> =>
  Object.fromEntries(FACT_TABLES.map((t) => [t, value])) as Record<(typeof FACT_TABLES)[number], T>

/** The journal's entry that brings a page. */
const pageEntry = (page: Page, when: string): Entry => ({
  kind: 'page',
  page: page.sha256,
  source: page.source,
  collected: page.collected,
  when,
  opened: { media: page.media, encoding: page.encoding, text: page.text, hints: page.hints, stated: page.stated, messages: page.messages },
  bytes: page.bytes,
})
