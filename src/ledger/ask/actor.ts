import { type Kysely, type RawBuilder, sql } from 'kysely'
import { BadInput, NotFound } from '../../page/page.ts'
import type { ActorWhole, List, Paging } from '../answers.ts'
import { companyOf } from '../company.ts'
import type { AnyFact, FactKind } from '../fact.ts'
import type { Tables } from '../tables.ts'
import { ACTOR_LINE, keysNamed } from './actors.ts'
import { NOW } from './current.ts'
import { type FactRow, factsOfRows } from './facts.ts'

// What has fewer facts than this is fetched whole and put in order.
const MANY = 200

/** One actor by key, or by a name that only one actor bears. */
export async function actor(db: Kysely<Tables>, of: { key: string; act?: string | undefined } & Paging, many = MANY): Promise<ActorWhole> {
  const { acts, about, commitments, company, ...line } = (await lineOf(db, of.key)) ?? (await lineOf(db, await keyOf(db, of.key)))!
  const { key } = line
  const names = await db
    .selectFrom('forms')
    .select(['form', 'mentions'])
    .where('key', '=', key)
    .orderBy('mentions', 'desc')
    .orderBy('form')
    .execute()
  const said = of.act === undefined ? line.statements : (acts[of.act] ?? 0)
  const rows = {
    statement: said === 0 ? [] : await newestSaid(db, key, of),
    event: await newestAmong(db, 'events', sql`(f.actors @> array[${key}] or f.recipients @> array[${key}])`, {
      total: line.events,
      many,
      ...of,
    }),
    pact: await newestAmong(db, 'pacts', sql`f.parties @> array[${key}]`, { total: line.pacts, many, ...of }),
    commitment: commitments === 0 ? [] : await newestDue(db, key, of),
  }
  const beside = company ?? (await companyOf(db, key, line.pages))
  const { facts, actors } = await factsOfRows(
    db,
    rows,
    beside.map(([other]) => other),
  )
  const list = <Item>(total: number, items: readonly Item[]): List<Item> => ({ total, offset: of.offset, limit: of.limit, items })
  return {
    actor: line,
    names,
    acts: Object.entries(acts).map(([act, statements]) => ({ act, statements })),
    statements: list(said, facts.statement),
    spokenOf: about,
    events: list(line.events, facts.event),
    pacts: list(line.pacts, facts.pact),
    commitments: list(commitments, facts.commitment),
    with: beside.map(([other, pages, events]) => ({ actor: actors.get(other)!, pages, events })),
  }
}

const lineOf = (db: Kysely<Tables>, key: string) =>
  db
    .selectFrom('actors')
    .select([...ACTOR_LINE, 'wikidata', 'commitments', 'about', 'acts', 'company'])
    .where('key', '=', key)
    .executeTakeFirst()

const TABLE = { statement: 'statements', event: 'events', pact: 'pacts', commitment: 'commitments' } as const

/** Facts of one kind over the current pages, newest first, undated last. */
export async function newest<Kind extends FactKind>(
  db: Kysely<Tables>,
  kind: Kind,
  where: RawBuilder<unknown>,
  of: Paging,
): Promise<List<Extract<AnyFact, { fact: Kind }>>> {
  const rows = await newestRows(db, kind, where, of)
  const { facts } = await factsOfRows(db, { [kind]: rows })
  const items = facts[kind] as Extract<AnyFact, { fact: Kind }>[]
  return { total: await totalOf(db, kind, where, of, rows.length), offset: of.offset, limit: of.limit, items }
}

// Where the list ends within its part, what was fetched is counted already.
async function totalOf(db: Kysely<Tables>, kind: FactKind, where: RawBuilder<unknown>, { offset, limit }: Paging, found: number) {
  if (found < limit && (found > 0 || offset === 0)) return offset + found
  const { rows } = await sql<{
    n: number
  }>`select count(*)::integer as n from ${sql.table(TABLE[kind])} f where ${where} and ${NOW}`.execute(db)
  return rows[0]!.n
}

function newestRows(db: Kysely<Tables>, kind: FactKind, where: RawBuilder<unknown>, { offset, limit }: Paging): Promise<FactRow[]> {
  return inOrder(db, sql`select f.* from ${sql.table(TABLE[kind])} f where ${where} and ${NOW}`, offset, limit)
}

/** What an actor said, newest first: read off the index, so that only those asked for and those of the same day are looked at. */
function newestSaid(db: Kysely<Tables>, key: string, { act, offset, limit }: { act?: string | undefined } & Paging): Promise<FactRow[]> {
  const acted = act === undefined ? sql`true` : sql`f.act = ${act}`
  return inOrder(db, firstOf('statements', sql`f.speaker = ${key} and ${acted}`, offset + limit), offset, limit)
}

/** What an actor undertook or was promised: each read off its index, newest first. */
function newestDue(db: Kysely<Tables>, key: string, { offset, limit }: Paging): Promise<FactRow[]> {
  const side = (of: RawBuilder<unknown>) => firstOf('commitments', of, offset + limit)
  const facts = sql`(${side(sql`f."by" = ${key}`)}) union all (${side(sql`f."to" = ${key} and f."by" is distinct from ${key}`)})`
  return inOrder(db, facts, offset, limit)
}

const firstOf = (table: 'statements' | 'commitments', where: RawBuilder<unknown>, many: number) =>
  sql`select f.* from ${sql.table(table)} f where ${where} and ${NOW} order by f.latest desc nulls last fetch first ${sql.lit(many)} rows with ties`

// So many times more rows are looked through than would hold what is sought, were it spread evenly.
const SLACK = 4

/**
 * The newest of the `total` facts that the condition picks. Where these are many, fewer rows need be looked at from the newest of all backward than
 * there are of them; where too few turn up that way, all are fetched.
 */
async function newestAmong(
  db: Kysely<Tables>,
  table: 'events' | 'pacts',
  where: RawBuilder<unknown>,
  { total, many, offset, limit }: { total: number; many: number } & Paging,
): Promise<FactRow[]> {
  if (total <= offset) return []
  const wanted = Math.min(total, offset + limit)
  const facts = sql`select f.* from ${sql.table(table)} f where ${where} and ${NOW}`
  const all = async (): Promise<FactRow[]> => inOrder(db, facts, offset, limit)
  if (total < many) return all()
  const { rows } = await sql<{ n: number }>`select coalesce((rows->>${sql.lit(table)})::integer, 0) as n from state`.execute(db)
  const reach = Math.ceil((SLACK * wanted * rows[0]!.n) / total)
  if (reach > total) return all()
  const newest = sql`select f.* from (
    select * from ${sql.table(table)} order by latest desc nulls last fetch first ${sql.lit(reach)} rows with ties) f where ${where} and ${NOW}`
  const found = await inOrder(db, newest, offset, limit)
  return found.length === wanted - offset ? found : all()
}

// Those of one day stand with the page that came last first.
async function inOrder(db: Kysely<Tables>, facts: RawBuilder<unknown>, offset: number, limit: number): Promise<FactRow[]> {
  const { rows } = await sql<FactRow>`select x.* from (
      select * from (${facts}) f order by f.latest desc nulls last fetch first ${sql.lit(offset + limit)} rows with ties
    ) x join pages p on p.id = x.page order by x.latest desc nulls last, p.number desc, x.starts, x.id offset ${offset} limit ${limit}`.execute(
    db,
  )
  return rows
}

/** The key of an actor by its key or by a name that only one actor bears. @throws NotFound, or BadInput where several bear it. */
export async function keyOf(db: Kysely<Tables>, asked: string): Promise<string> {
  const exact = await db.selectFrom('actors').select('key').where('key', '=', asked).executeTakeFirst()
  if (exact !== undefined) return exact.key
  const keys = await keysNamed(db, asked)
  if (keys.length === 0) throw new NotFound(`no page names "${asked}"`)
  if (keys.length > 1) {
    // «روسيا» is in the names of others too (a channel's, a cup's, those of treaties): whose own name it is is meant.
    const own = await db.selectFrom('actors').select('key').where('key', 'in', keys).where('ar', '=', asked).execute()
    if (own.length === 1) return own[0]!.key
    throw new BadInput(`"${asked}" may be any of ${keys.length}: ${keys.slice(0, 10).join(' · ')}${keys.length > 10 ? ' · …' : ''}`)
  }
  return keys[0]!
}
