import { type Kysely, sql } from 'kysely'
import type { Health } from '../answers.ts'
import { bytesFit } from '../fitting.ts'
import { type Journal, readEntry } from '../journal.ts'
import { FACT_TABLES, type Tables } from '../tables.ts'
import { spansOf } from './facts.ts'

/** What opening the ledger found, for the doctor to tell. */
export interface Opening {
  readonly path: string
  readonly engine: string
  readonly migration: number
  readonly rebuilt: string | null
  readonly rules: string
}

type Check = Health['checks'][number]

/** Looks the whole ledger over; `deep` hashes every page's bytes again and slices every span. */
export async function doctor(db: Kysely<Tables>, journal: Journal, opening: Opening, deep: boolean): Promise<Health> {
  const state = await db.selectFrom('state').selectAll().executeTakeFirstOrThrow()
  const version = await sql<{ version: string }>`select current_setting('server_version') as version`.execute(db)
  const rules = await sql<{
    rules: string
    pages: number
  }>`select rules, count(*)::integer as pages from readings group by rules order by rules`.execute(db)
  const rows = await rowCounts(db)
  const checks: Check[] = [
    check('journal whole', journal.damage.length === 0, journal.damage.join('; ') || `${journal.records} records fit their checksums`),
    check('journal taken in', state.applied === journal.records, `${state.applied} of ${journal.records} records`),
    check('rows', lost(rows, state.rows).length === 0, lost(rows, state.rows).join('; ') || 'each table has the rows that were written'),
    check(
      'rules',
      rules.rows.every((r) => r.rules === opening.rules),
      rules.rows.map((r) => `${r.pages} pages read by rules ${r.rules}`).join('; ') || 'nothing read yet',
    ),
    await searchable(db),
  ]
  if (deep) checks.push(await bytesKept(db, journal), await spansFit(db))
  return {
    ok: checks.every((c) => c.ok),
    path: opening.path,
    journal: { segments: journal.segments, records: journal.records, bytes: journal.bytes, cut: journal.cut },
    database: {
      engine: opening.engine,
      version: version.rows[0]!.version,
      migration: opening.migration,
      applied: state.applied,
      rebuilt: opening.rebuilt,
      rows,
    },
    rules: { now: opening.rules, read: rules.rows },
    checks,
  }
}

const check = (name: string, ok: boolean, detail: string): Check => ({ check: name, ok, detail })

/** How many rows each table has, counted in the tables themselves. */
export async function rowCounts(db: Kysely<Tables>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of ['records', 'pages', 'lookup', 'readings', ...FACT_TABLES, 'actors'] as const) {
    // A sum over whole rows reads every block of the table, so that a damaged one is met here and not later.
    const { rows } = await sql<{
      n: number
      size: unknown
    }>`select count(*)::integer as n, sum(pg_column_size(t.*)) as size from ${sql.table(table)} t`.execute(db)
    counts[table] = rows[0]!.n
  }
  return counts
}

/** Tables with other than the number of rows noted at the last writing, in words. */
export const lost = (rows: Readonly<Record<string, number>>, noted: Readonly<Record<string, number>>): string[] =>
  Object.entries(noted)
    .filter(([table, n]) => rows[table] !== n)
    .map(([table, n]) => `${table}: ${rows[table] ?? 0} rows where ${n} were written`)

async function searchable(db: Kysely<Tables>): Promise<Check> {
  const { rows } = await sql<{ pages: number; words: number }>`
    select count(*)::integer as pages, coalesce(sum(uncovered), 0)::integer as words from pages where uncovered > 0`.execute(db)
  const { pages, words } = rows[0]!
  return check(
    'search',
    true,
    pages === 0
      ? 'every word of every page can be searched'
      : `${words} words of ${pages} very long pages found no room in the search index`,
  )
}

async function bytesKept(db: Kysely<Tables>, journal: Journal): Promise<Check> {
  const places = await db
    .selectFrom('records')
    .select(['page', 'number', 'segment', 'offset', 'length'])
    .where('kind', '=', 'page')
    .orderBy('number')
    .execute()
  const bad: string[] = []
  let without = 0
  for (const place of places) {
    try {
      const entry = await readEntry(journal, place)
      if (entry.page !== place.page || !bytesFit(entry)) bad.push(place.page)
      if (entry.opened?.media === 'reading') without++
    } catch (error) {
      bad.push(`${place.page} (${(error as Error).message})`)
    }
  }
  return check(
    'bytes',
    bad.length === 0,
    bad.length === 0
      ? `${places.length - without} pages' bytes have their hashes${without === 0 ? '' : `; ${without} readings were loaded without their pages`}`
      : `not as found: ${bad.join(', ')}`,
  )
}

async function spansFit(db: Kysely<Tables>): Promise<Check> {
  const ids = await db.selectFrom('pages').select('id').orderBy('number').execute()
  const bad: string[] = []
  let facts = 0
  for (const { id } of ids) {
    const { text } = await db.selectFrom('pages').select('text').where('id', '=', id).executeTakeFirstOrThrow()
    const fits = (s: number, e: number): boolean => s >= 0 && s < e && e <= text.length
    for (const table of FACT_TABLES) {
      if (table === 'entities') continue
      for (const row of await db.selectFrom(table).select(['id', 'starts', 'ends']).where('page', '=', id).execute()) {
        facts++
        if (!fits(row.starts, row.ends)) bad.push(row.id)
      }
    }
    for (const row of await db.selectFrom('entities').select(['id', 'mentions', 'forms']).where('page', '=', id).execute()) {
      facts++
      if (!spansOf(row.mentions).every(([s, e], i) => text.slice(s, e) === row.forms[i])) bad.push(row.id)
    }
  }
  return check('evidence', bad.length === 0, bad.length === 0 ? `${facts} facts stand on their words` : `no such words: ${bad.join(', ')}`)
}
