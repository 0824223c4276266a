import { type Kysely, sql, type Transaction } from 'kysely'
import { type Decision, type Heeded, heedVerdicts, standing, type Verdict } from '../identity/identity.ts'
import type { Reading } from '../reading/reading.ts'
import { copyInto, copyLine } from './copy.ts'
import { decisions } from './decisions.ts'
import { unpackReading } from './kept-reading.ts'
import { factLines } from './prepare.ts'
import { factRowsOf, tellsOf } from './rows.ts'
import { findBy, renameActors } from './same-actors.ts'
import { COLUMNS, FACT_TABLES, type Tables } from './tables.ts'

/** The last standing decision on a fact. */
export interface LastWord {
  readonly fact: string
  readonly decision: string
  readonly kind: 'confirm' | 'reject' | 'correct'
  readonly by: string
  readonly when: string
}

/** How readers' standing decisions change a page's reading; the kept readings stay as they were read. */
export async function heeding(db: Kysely<Tables>): Promise<(page: string, reading: Reading) => Heeded> {
  const { rows } = await sql`select 1 from decisions where what = 'fact' limit 1`.execute(db)
  if (rows.length === 0) return (_, reading) => ({ reading, verdicts: [] })
  const byPage = new Map<string, Decision[]>()
  for (const decision of standing(await decisions(db))) {
    const page = decision.what === 'fact' ? decision.fact?.page : undefined
    if (page !== undefined) byPage.set(page, [...(byPage.get(page) ?? []), decision])
  }
  return (page, reading) => heedVerdicts(reading, byPage.get(page) ?? [])
}

/** What was last decided on each of these facts and stands. */
export async function lastWords(db: Kysely<Tables>, facts: readonly string[]): Promise<ReadonlyMap<string, LastWord>> {
  if (facts.length === 0) return new Map()
  const { rows } = await sql<LastWord>`select fact, decision, kind, who as by, seen as "when" from verdicts
    where fact = any(${[...facts]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.fact, row]))
}

/** What was last decided on one fact, if anything stands. */
export const lastOn = async (db: Kysely<Tables>, fact: string): Promise<LastWord | undefined> => (await lastWords(db, [fact])).get(fact)

/**
 * Makes the rows of these pages' facts anew from what was read in them and what readers decided on it. Only pages that a decision was ever
 * made about are touched. Says whose rows changed, and how many rows of each table came or went.
 */
export async function renewFacts(
  step: Transaction<Tables>,
  pages: readonly string[],
): Promise<{ readonly keys: readonly string[]; readonly rows: Readonly<Record<string, number>> }> {
  const decided = await sql<{ page: string }>`select distinct fact->>'page' as page from decisions
    where what = 'fact' and fact->>'page' = any(${[...pages]}::text[])`.execute(step)
  const ids = decided.rows.map((r) => r.page)
  if (ids.length === 0) return { keys: [], rows: {} }
  const kept = await step
    .selectFrom('readings')
    .innerJoin('pages', 'pages.id', 'readings.page')
    .select(['readings.page', 'reading', 'text'])
    .where('readings.page', 'in', ids)
    .execute()
  const heed = await heeding(step)
  const before = await keysOn(step, ids)
  const rows: Record<string, number> = {}
  for (const table of FACT_TABLES) {
    const gone = await step.deleteFrom(table).where('page', 'in', ids).executeTakeFirst()
    rows[table] = -Number(gone.numDeletedRows)
  }
  await sql`delete from verdicts where page = any(${ids}::text[])`.execute(step)
  for (const { page, reading, text } of kept) {
    const heeded = heed(page, { ...unpackReading(reading, text), sha256: page })
    const facts = factRowsOf(heeded.reading)
    for (const table of FACT_TABLES) {
      rows[table] = (rows[table] ?? 0) + facts[table].length
      await copyInto(step, table, COLUMNS[table], facts[table].length === 0 ? [] : [factLines(table, facts)])
    }
    await noteVerdicts(step, page, heeded.verdicts)
    const named = [...new Set(facts.entities.map((e) => String(e.key)))]
    await sql`update pages set actors = ${named}::text[], tells = ${tellsOf(facts)}::text[] where id = ${page}`.execute(step)
    await findBy(step, page, named)
  }
  await renameActors(step, ids)
  return { keys: [...new Set([...before, ...(await keysOn(step, ids))])], rows }
}

const VERDICTS = ['fact', 'page', 'decision', 'kind', 'who', 'seen'] as const

async function noteVerdicts(step: Transaction<Tables>, page: string, verdicts: readonly Verdict[]): Promise<void> {
  const last = new Map(verdicts.flatMap((v) => (v.id === null ? [] : [[v.id, v.decision] as const])))
  await copyInto(
    step,
    'verdicts' as keyof Tables,
    VERDICTS,
    [...last].map(([fact, d]) => copyLine(VERDICTS, { fact, page, decision: d.id, kind: d.kind, who: d.by, seen: d.when })),
  )
}

const keysOn = async (step: Transaction<Tables>, pages: readonly string[]): Promise<string[]> =>
  (await sql<{ key: string }>`select distinct key from entities where page = any(${[...pages]}::text[])`.execute(step)).rows.map(
    (r) => r.key,
  )
