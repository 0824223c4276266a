import { type Kysely, sql } from 'kysely'
import { reopenedText } from '../../page/page.ts'
import type { List, Paging } from '../answers.ts'
import type { Cell } from '../copy.ts'
import { heeding } from '../fact-decisions.ts'
import { bytesFit } from '../fitting.ts'
import { type Journal, readEntry } from '../journal.ts'
import { unpackReading } from '../kept-reading.ts'
import type { Entry } from '../record.ts'
import { factRowsOf } from '../rows.ts'
import { safeText } from '../safe.ts'
import { COLUMNS, FACT_TABLES, type Tables } from '../tables.ts'

/** Something that does not stand as it was kept, with the page it is of. */
export interface Failing {
  readonly kind: 'page' | 'reading' | (typeof FACT_TABLES)[number]
  readonly id: string
  readonly page: string
  readonly reason: string
}

/** What a verification found: how much it looked at, and each thing that fails. */
export interface Verified extends List<Failing> {
  readonly ok: boolean
  readonly pages: number
  readonly facts: number
}

// Pages that are in memory at a time.
const BATCH = 100

/**
 * Checks every page and every fact against the bytes in the journal: the bytes against their hash, the text against what was decided when they
 * were opened (plain text also against the bytes decoded again, saved pages and records against what opening their bytes gives now), each fact against its reading, each span against its words.
 */
export async function verify(db: Kysely<Tables>, journal: Journal, of: Paging): Promise<Verified> {
  const failing: Failing[] = []
  let facts = 0
  const pages = await db.selectFrom('pages').select('id').orderBy('number').execute()
  for (let i = 0; i < pages.length; i += BATCH) {
    // Decisions may be taken while a large ledger is walked: each batch goes by those that stand when its rows are asked for.
    const heed = await heeding(db)
    const ids = pages.slice(i, i + BATCH).map((p) => p.id)
    const kept = await bytesOf(db, journal, ids)
    const rows = await db
      .selectFrom('pages')
      .leftJoin('readings', 'readings.page', 'pages.id')
      .select(['id', 'source', 'url', 'pages.text', 'reading'])
      .where(sql<boolean>`pages.id = any(${ids}::text[])`)
      .orderBy('number')
      .execute()
    const found = await factRows(db, ids)
    for (const row of rows) {
      const fail = (kind: Failing['kind'], id: string, reason: string): number => failing.push({ kind, id, page: row.id, reason })
      const entry = kept.get(row.id)
      const page =
        entry instanceof Error || entry === undefined ? (entry?.message ?? 'the journal has no record of it') : pageTrouble(entry, row)
      if (page !== null) fail('page', row.id, page)
      if (entry === undefined || entry instanceof Error || entry.opened === null) continue
      if (row.reading === null) {
        fail('reading', row.id, 'it is missing')
        continue
      }
      try {
        const reading = unpackReading(row.reading, row.text)
        const expected = factRowsOf(heed(row.id, { ...reading, sha256: row.id }).reading)
        for (const table of FACT_TABLES) {
          facts += expected[table].length
          compare(expected[table], found.get(`${table} ${row.id}`) ?? [], table, entry.opened.text, (id, reason) => fail(table, id, reason))
        }
      } catch (error) {
        fail('reading', row.id, `it cannot be unpacked (${(error as Error).message})`)
      }
    }
  }
  const { offset, limit } = of
  const items = failing.slice(offset, offset + limit)
  return { ok: failing.length === 0, pages: pages.length, facts, total: failing.length, offset, limit, items }
}

function pageTrouble(entry: Entry, row: { readonly id: string; readonly text: string }): string | null {
  const { opened, bytes } = entry
  if (entry.page !== row.id || !bytesFit(entry)) return 'its bytes do not have its hash'
  if (opened === null) return 'the journal does not say what it was decided to be'
  if (safeText(opened.text) !== row.text) return 'its text is not the one that was kept'
  if (opened.media !== 'text') {
    const again = reopenedText({ ...opened, source: entry.source, collected: entry.collected, bytes })
    return again === null || again === opened.text ? null : 'its text is not what opening its bytes gives now'
  }
  if (opened.messages.length > 0) return null
  const text = decoded(bytes, opened.encoding)
  return text === null || text === opened.text.toWellFormed() ? null : 'its text is not that of its bytes'
}

// Null where the encoding is one that only opening the page knows: nothing can be said then.
function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

async function bytesOf(db: Kysely<Tables>, journal: Journal, ids: readonly string[]): Promise<Map<string, Entry | Error>> {
  const places = await db
    .selectFrom('records')
    .select(['page', 'number', 'segment', 'offset', 'length'])
    .where('kind', '=', 'page')
    .where(sql<boolean>`page = any(${ids}::text[])`)
    // A page's own bytes come after the reading that was loaded without them.
    .orderBy('number')
    .execute()
  const kept = new Map<string, Entry | Error>()
  for (const { page, ...place } of places) kept.set(page, await readEntry(journal, place).catch((error: unknown) => error as Error))
  return kept
}

type FactRow = Readonly<Record<string, Cell>>

async function factRows(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, FactRow[]>> {
  const found = new Map<string, FactRow[]>()
  for (const table of FACT_TABLES) {
    const { rows } = await sql<FactRow & { page: string }>`select * from ${sql.table(table)} where page = any(${ids}::text[])`.execute(db)
    for (const row of rows) {
      const key = `${table} ${row.page}`
      const list = found.get(key)
      if (list === undefined) found.set(key, [row])
      else list.push(row)
    }
  }
  return found
}

/** Tells of each fact that is missing, too many, other than its reading says, or whose spans are not in the text. */
function compare(
  expected: readonly FactRow[],
  found: readonly FactRow[],
  table: (typeof FACT_TABLES)[number],
  text: string,
  fail: (id: string, reason: string) => void,
): void {
  const rows = new Map(found.map((row) => [String(row.id), row]))
  if (rows.size < found.length) fail('-', `${found.length - rows.size} rows stand twice`)
  for (const fact of expected) {
    const id = String(fact.id)
    const row = rows.get(id)
    rows.delete(id)
    if (row === undefined) fail(id, 'it is missing')
    else {
      const other = COLUMNS[table].find((column) => plain(fact[column]) !== plain(row[column]))
      if (other !== undefined) fail(id, `its ${other} is not what its reading says`)
      else if (!spansStand(row, text)) fail(id, 'its span is not in the text')
    }
  }
  for (const id of rows.keys()) fail(id, 'its reading does not have it')
}

const plain = (cell: Cell | undefined): string => JSON.stringify(cell ?? null, (_, v: unknown) => (typeof v === 'string' ? safeText(v) : v))

function spansStand(row: FactRow, text: string): boolean {
  if (typeof row.starts === 'number') return row.starts >= 0 && row.starts < Number(row.ends) && Number(row.ends) <= text.length
  const [mentions, forms] = [row.mentions as readonly number[], row.forms as readonly string[]]
  return forms.every((form, i) => safeText(text.slice(mentions[2 * i], mentions[2 * i + 1])) === form)
}
