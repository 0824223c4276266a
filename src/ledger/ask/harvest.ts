import { type Kysely, type RawBuilder, sql } from 'kysely'
import { outletName } from '../../identity/identity.ts'
import { BadInput } from '../../page/page.ts'
import type { Harvest, HarvestOf, Sheaf } from '../answers.ts'
import type { AnyFact, FactKind, PageRef } from '../fact.ts'
import { heeding } from '../fact-decisions.ts'
import { unpackReading } from '../kept-reading.ts'
import type { Tables } from '../tables.ts'
import { searchQuery, wanted } from '../words.ts'
import { keyOf } from './actor.ts'
import { type FactRow, factsOfRows, PAGE_REF } from './facts.ts'
import { within } from './span-of-days.ts'

const TABLE = { statement: 'statements', event: 'events', pact: 'pacts', commitment: 'commitments' } as const
const KINDS = Object.keys(TABLE) as FactKind[]

// Pages that are in memory at a time, whatever the number of all.
const BATCH = 100

/**
 * Everything that a query touches, page by page in the order the ledger took them in, without end or cut: the pages are chosen once, at the
 * beginning, so that what enters later neither adds to nor takes from the answer. It can be walked more than once.
 */
export async function harvest(db: Kysely<Tables>, of: HarvestOf): Promise<Harvest> {
  const key = of.about === undefined ? undefined : await keyOf(db, of.about)
  const kinds = of.kinds ?? KINDS
  const query = of.words === undefined ? undefined : searchQuery(wanted(of.words), 'anywhere', of.alike)
  if (query === null) throw new BadInput(`"${of.words}" names no word to search for`)
  const dated = of.from !== undefined || of.to !== undefined
  const touched = sql.join(
    kinds.map((kind) => sql`exists (select 1 from ${sql.table(TABLE[kind])} f where f.page = pages.id and ${within('f', of)})`),
    sql` or `,
  )
  const { rows } = await sql<{ number: number }>`select number from pages where current and number > ${of.after ?? 0}
    and ${query === undefined ? sql`true` : sql`number in (select number from lookup where current and words @@ ${query}::tsquery)`}
    and ${of.pages === undefined ? sql`true` : sql`id = any(${[...of.pages]}::text[])`}
    and ${of.outlet === undefined ? sql`true` : sql`outlet = ${outletName(of.outlet)}`}
    and ${key === undefined ? sql`true` : sql`exists (select 1 from entities e where e.page = pages.id and e.key = ${key})`}
    and ${dated ? sql`(${within('pages', of)} or ${touched})` : sql`true`} order by number`.execute(db)
  const numbers = rows.map((r) => r.number)
  const last = await sql<{ number: number }>`select coalesce(max(number), 0)::integer as number from records`.execute(db)
  return {
    pages: numbers.length,
    numbers,
    upTo: last.rows[0]!.number,
    partial: key !== undefined || of.kinds !== undefined || of.pages !== undefined || dated,
    async *sheaves() {
      for (let at = 0; at < numbers.length; at += BATCH) yield* await bind(db, numbers.slice(at, at + BATCH), { ...of, kinds, key })
    },
  }
}

type Chosen = HarvestOf & { readonly kinds: readonly FactKind[]; readonly key: string | undefined }

async function bind(db: Kysely<Tables>, numbers: readonly number[], of: Chosen): Promise<Sheaf[]> {
  const pages = await db
    .selectFrom('pages')
    .innerJoin('readings', 'readings.page', 'pages.id')
    .select([...PAGE_REF, 'pages.number', 'pages.seen', 'pages.text', 'readings.reading'])
    .select(within('pages', of).as('inDays'))
    .where('pages.number', 'in', numbers)
    .orderBy('pages.number')
    .execute()
  const ids = pages.map((p) => p.id)
  const entities = await db
    .selectFrom('entities')
    .select(['page', 'article', 'ref', 'key'])
    .where('page', 'in', ids)
    .orderBy('article')
    .execute()
  const rows: { -readonly [Kind in FactKind]?: readonly FactRow[] } = {}
  for (const kind of of.kinds) rows[kind] = await rowsOn(db, kind, ids, of)
  const { facts: found, actors: refs } = await factsOfRows(
    db,
    rows,
    entities.map((e) => e.key),
  )
  const facts = new Map<string, AnyFact[]>()
  for (const kind of of.kinds)
    for (const fact of found[kind]) {
      const list = facts.get(fact.page.id)
      if (list === undefined) facts.set(fact.page.id, [fact])
      else list.push(fact)
    }
  const named = new Map<string, Map<string, Sheaf['actors'][number]>[]>()
  for (const e of entities) {
    const articles = named.get(e.page) ?? []
    named.set(e.page, articles)
    articles[e.article] ??= new Map()
    articles[e.article]!.set(e.ref, refs.get(e.key)!)
  }
  const heed = await heeding(db)
  return pages.map(({ number, seen, reading, text, inDays, ...page }) => ({
    number,
    seen,
    page: page satisfies PageRef,
    inDays,
    reading: heed(page.id, unpackReading(reading, text)).reading,
    facts: facts.get(page.id) ?? [],
    actors: [...(named.get(page.id) ?? [])].flatMap((m) => (m === undefined ? [] : [...m.values()])),
    actorOf: (article, ref) => named.get(page.id)?.[article]?.get(ref) ?? null,
  }))
}

async function rowsOn(db: Kysely<Tables>, kind: FactKind, pages: readonly string[], of: Chosen): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`select f.* from ${sql.table(TABLE[kind])} f where f.page = any(${pages}::text[])
    and ${within('f', of)} and ${of.key === undefined ? sql`true` : takesPart(kind, of.key)} order by f.page, f.starts, f.id`.execute(db)
  return rows
}

/** Condition that the actor has a part in a fact of any kind, or is what it is about. */
function takesPart(kind: FactKind, key: string): RawBuilder<unknown> {
  if (kind === 'statement') return sql`(f.speaker = ${key} or f.addressee = ${key} or f.about @> array[${key}])`
  if (kind === 'event') return sql`(f.actors @> array[${key}] or f.recipients @> array[${key}])`
  if (kind === 'pact') return sql`f.parties @> array[${key}]`
  return sql`(f."by" = ${key} or f."to" = ${key})`
}
