import { type Kysely, sql, type Transaction } from 'kysely'
import { gatherCompany } from './company.ts'
import { copyInto, copyLine } from './copy.ts'
import { takeDecisions } from './decisions.ts'
import { renewFacts } from './fact-decisions.ts'
import { buildIndexes } from './indexes.ts'
import type { Place } from './journal.ts'
import type { Prepared, Rewritten } from './prepare.ts'
import type { Entry } from './record.ts'
import { safeText } from './safe.ts'
import { renameActors } from './same-actors.ts'
import { COLUMNS, FACT_TABLES, type Tables } from './tables.ts'

/** A journal record with its place and, where it brings a page, what was made of it. */
export interface Taken {
  readonly entry: Pick<Entry, 'kind' | 'page' | 'source' | 'collected' | 'when' | 'decision'>
  readonly place: Place
  readonly prepared: Rewritten | null
}

/** What tells the versions of a page: its own URL where its collector knew one, else its source. Standard input has no versions. */
export const addressOf = (entry: Pick<Entry, 'source' | 'collected' | 'page'>): string =>
  safeText(entry.collected.url ?? (/^-(#\d+)?$/.test(entry.source) ? `-#${entry.page}` : entry.source))

/**
 * Takes a batch of the journal's records, the last of them number `upTo`, into the database: all of them or none. With `count` off the actors'
 * counts are left for `settle` at the end of a long run.
 */
export async function take(
  db: Kysely<Tables>,
  batch: readonly Taken[],
  { count, upTo }: { readonly count: boolean; readonly upTo: number },
): Promise<void> {
  await db.transaction().execute(async (step) => {
    const brought = lastOfEach(batch.flatMap(({ entry, place, prepared }) => (prepared === null ? [] : [{ entry, place, prepared }])))
    await makeRoom(
      step,
      brought.map((b) => b.entry.page),
    )
    await copyInto(
      step,
      'records',
      COLUMNS.records,
      batch.map((taken) => copyLine(COLUMNS.records, recordRow(taken))),
    )
    await copyInto(
      step,
      'pages',
      [...COLUMNS.pages, ...COLUMNS.page],
      brought.flatMap(({ entry, place, prepared }) => [`${place.number}\t1\ttrue\t${entry.when}\t`, prepared.lines.pages]),
    )
    await copyInto(
      step,
      'lookup',
      [...COLUMNS.lookup, ...COLUMNS.found],
      brought.flatMap(({ place, prepared }) => [`${place.number}\ttrue\t`, prepared.lines.lookup]),
    )
    await copyFacts(
      step,
      brought.map((b) => b.prepared),
    )
    await takeDecisions(step, batch)
    await renameActors(
      step,
      brought.map((b) => b.entry.page),
    )
    await settleVersions(step, batch)
    const renewed = await renewFacts(
      step,
      batch.flatMap(({ entry, prepared }) => (prepared !== null ? [entry.page] : (entry.decision?.fact?.page ?? []))),
    )
    if (count) {
      const keys = await keysOf(
        step,
        batch.map((t) => t.entry.page),
      )
      await countActors(step, [...new Set([...keys, ...renewed.keys])])
    }
    await tally(step, { records: batch.length, ...rowsIn(brought.map((b) => b.prepared)) })
    await tally(step, renewed.rows)
    const moved = await sql`update state set applied = ${upTo}, counted = counted and ${count} where applied < ${upTo}`.execute(step)
    if (moved.numAffectedRows !== 1n) throw new Error(`the ledger has taken in record ${upTo} already: another process writes to it`)
  })
}

/** A page comes twice where its reading was loaded before it came itself: the later record holds. */
const lastOfEach = <One extends { readonly entry: Taken['entry'] }>(brought: readonly One[]): One[] => [
  ...new Map(brought.map((one) => [one.entry.page, one])).values(),
]

/** Takes the rows away of pages that are about to come again, with what was woven from them. */
async function makeRoom(step: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const there = await step.selectFrom('pages').select('id').where('id', 'in', ids).execute()
  if (there.length === 0) return
  const again = there.map((t) => t.id)
  const gone = await removeRows(step, again)
  await sql`delete from lookup where number in (select number from pages where id = any(${again}::text[]))`.execute(step)
  await step.deleteFrom('pages').where('id', 'in', again).execute()
  await tally(step, { ...gone, pages: -again.length, lookup: -again.length })
  // Actors that only the earlier reading named are counted anew with all others.
  await sql`update state set counted = false`.execute(step)
}

/** Removes what was read in pages and what was woven from it; says how many rows each table lost, as negative numbers. */
async function removeRows(step: Transaction<Tables>, ids: readonly string[]): Promise<Record<string, number>> {
  const gone: Record<string, number> = {}
  for (const table of [...FACT_TABLES, 'readings'] as const) {
    const result = await step.deleteFrom(table).where('page', 'in', ids).executeTakeFirst()
    gone[table] = -Number(result.numDeletedRows)
  }
  await sql`delete from links where split_part(a, '#', 1) = any(${ids}::text[]) or split_part(b, '#', 1) = any(${ids}::text[])`.execute(
    step,
  )
  await sql`delete from tellings where page = any(${ids}::text[])`.execute(step)
  return gone
}

/** Puts newer readings in the place of older ones; ids of facts that stayed stay. */
export async function replace(db: Kysely<Tables>, prepared: readonly Rewritten[]): Promise<void> {
  await db.transaction().execute(async (step) => {
    const ids = prepared.map((p) => p.page)
    // Stories are woven anew from what the pages say now.
    const gone = await removeRows(step, ids)
    await sql`create temporary table renewed (like pages) on commit drop`.execute(step)
    await copyInto(
      step,
      'renewed' as 'pages',
      [...COLUMNS.pages, ...COLUMNS.page],
      prepared.flatMap((p) => ['0\t0\ttrue\t\t', p.lines.pages]),
    )
    await sql`update pages p set (url, language, title, outlet, published, earliest, latest, published_from, messages, uncovered, actors, tells) =
      (n.url, n.language, n.title, n.outlet, n.published, n.earliest, n.latest, n.published_from, n.messages, n.uncovered, n.actors, n.tells)
      from renewed n where n.id = p.id`.execute(step)
    await findAnew(step, prepared)
    await copyFacts(step, prepared)
    await renameActors(step, ids)
    await tally(step, gone)
    await tally(step, { ...rowsIn(prepared), pages: 0, lookup: 0 })
    await tally(step, (await renewFacts(step, ids)).rows)
    await sql`update woven set rereads = rereads + 1`.execute(step)
    await sql`update state set counted = false`.execute(step)
  })
}

/** Pages are found by what their newer readings say. */
async function findAnew(step: Transaction<Tables>, prepared: readonly Rewritten[]): Promise<void> {
  await sql`create temporary table sought (page text collate "C", earliest integer, latest integer, words tsvector) on commit drop`.execute(
    step,
  )
  await copyInto(
    step,
    'sought' as 'lookup',
    ['page', ...COLUMNS.found],
    prepared.flatMap((p) => [`${p.page}\t`, p.lines.lookup]),
  )
  await sql`update lookup l set (earliest, latest, words) = (n.earliest, n.latest, n.words)
    from sought n join pages p on p.id = n.page where l.number = p.number`.execute(step)
}

async function copyFacts(step: Kysely<Tables>, prepared: readonly Pick<Prepared, 'lines'>[]): Promise<void> {
  for (const table of ['readings', ...FACT_TABLES] as const)
    await copyInto(
      step,
      table,
      COLUMNS[table],
      prepared.map((p) => p.lines[table]).filter((lines) => lines.length > 0),
    )
}

/** Builds the indexes that questions need and counts all actors anew, if a long run left that undone. */
export async function settle(db: Kysely<Tables>): Promise<void> {
  await buildIndexes(db)
  const anew = await db.transaction().execute(async (step) => {
    const { counted } = await step.selectFrom('state').select('counted').executeTakeFirstOrThrow()
    if (counted) return false
    await countActors(step, null)
    await sql`update state set counted = true`.execute(step)
    return true
  })
  if (anew) await gatherCompany(db)
}

const recordRow = ({ entry, place, prepared }: Taken) => ({
  number: place.number,
  kind: entry.kind,
  segment: place.segment,
  offset: place.offset,
  length: place.length,
  page: entry.page,
  source: entry.source,
  address: addressOf(entry),
  collected: entry.collected,
  seen: entry.when,
  bytes: prepared?.bytes ?? 0,
})

/** After new records: of each address the page found last is the current one; versions count from 1 in the order they were first found. */
async function settleVersions(step: Transaction<Tables>, batch: readonly Taken[]): Promise<void> {
  const addresses = [...new Set(batch.map((t) => addressOf(t.entry)))]
  await sql`
    with touched as (select distinct page from records where address = any(${addresses}::text[])),
    places as (select r.page, r.address, min(r.number) as first, max(r.number) as last from records r
      where r.address in (select address from records where page in (select page from touched)) group by r.page, r.address),
    ranked as (select page, rank() over (partition by address order by first) as version,
      last = max(last) over (partition by address) as current, first = min(first) over (partition by page) as own from places),
    moved as (update pages p set current = x.current, version = x.version
      from (select page, bool_or(current) as current, max(version) filter (where own) as version from ranked group by page) x
      where p.id = x.page and p.id in (select page from touched) and (p.current, p.version) is distinct from (x.current, x.version::integer)
      returning p.number, p.current)
    update lookup l set current = m.current from moved m where l.number = m.number and l.current <> m.current`.execute(step)
}

/** Keys of the actors of these pages and of the pages they share an address with. */
async function keysOf(step: Transaction<Tables>, pages: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select distinct key from entities where page = any(${pages}::text[])
    or page in (select o.page from records r join records o using (address) where r.page = any(${pages}::text[]))`.execute(step)
  return rows.map((r) => r.key)
}

/** Counts these actors (null: all) anew over the current pages. */
async function countActors(step: Transaction<Tables>, keys: readonly string[] | null): Promise<void> {
  const those = (column: string) => (keys === null ? sql`true` : sql`${sql.ref(column)} = any(${keys}::text[])`)
  const among = (column: string) => (keys === null ? sql`true` : sql`${sql.ref(column)} && ${keys}::text[]`)
  for (const table of ['actors', 'forms'] as const) await sql`delete from ${sql.table(table)} where ${those('key')}`.execute(step)
  // Few pages are older versions: leaving those out costs less than joining all that are current.
  const now = sql`not exists (select 1 from pages o where o.id = page and not o.current)`
  await sql`insert into forms (key, form, mentions)
    select key, form, count(*)::integer from entities, unnest(forms) as form where ${those('key')} and ${now} group by key, form`.execute(
    step,
  )
  await sql`
    with named as (
      select key, (array_agg(array[type, ar] order by n.number, e.id))[1:1] as first, max(en) as en, max(wikidata) as wikidata,
        count(distinct e.page)::integer as pages
      from entities e join pages n on n.id = e.page and n.current where ${those('key')} group by key),
    spoke as (select speaker as key, act, count(*)::integer as n from statements where ${those('speaker')} and speaker is not null and ${now} group by 1, 2),
    said as (select key, sum(n)::integer as n, json_object_agg(act, n order by n desc, act) as acts from spoke group by key),
    meant as (select key, count(*)::integer as n from
      (select unnest(about) as key from statements where ${among('about')} and ${now}) v where ${those('key')} group by 1),
    took as (select key, count(distinct id)::integer as n from
      (select id, unnest(actors || recipients) as key from events where (${among('actors')} or ${among('recipients')}) and ${now}) v
      where ${those('key')} group by 1),
    bound as (select key, count(distinct id)::integer as n from
      (select id, unnest(parties) as key from pacts where ${among('parties')} and ${now}) v where ${those('key')} group by 1),
    owed as (select key, count(distinct id)::integer as n from
      (select id, "by" as key from commitments where ${those('by')} and ${now} union all
       select id, "to" from commitments where ${those('to')} and ${now}) v where key is not null group by 1)
    insert into actors (key, type, ar, en, wikidata, pages, statements, events, pacts, commitments, about, acts)
    select key, first[1][1], first[1][2], en, wikidata, pages, coalesce(said.n, 0), coalesce(took.n, 0), coalesce(bound.n, 0),
      coalesce(owed.n, 0), coalesce(meant.n, 0), coalesce(said.acts, '{}')
    from named left join said using (key) left join took using (key) left join bound using (key) left join owed using (key)
      left join meant using (key)`.execute(step)
}

function rowsIn(prepared: readonly Pick<Prepared, 'rows'>[]): Record<string, number> {
  const sum: Record<string, number> = {}
  for (const { rows } of prepared) for (const [table, n] of Object.entries(rows)) sum[table] = (sum[table] ?? 0) + n
  return sum
}

/** Notes how many rows each table has now, so that a later opening can tell whether any were lost. */
async function tally(step: Transaction<Tables>, added: Readonly<Record<string, number>>): Promise<void> {
  const { rows } = await step.selectFrom('state').select('rows').executeTakeFirstOrThrow()
  const now: Record<string, number> = { ...rows }
  for (const [table, n] of Object.entries(added)) now[table] = (now[table] ?? 0) + n
  await sql`update state set rows = ${JSON.stringify(now)}::json`.execute(step)
}
