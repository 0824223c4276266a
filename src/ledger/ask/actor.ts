import { type Kysely, type RawBuilder, sql } from 'kysely'
import { BadInput, NotFound } from '../../page/page.ts'
import type { ActorRef, ActorWhole, AnyFact, FactKind, List, Paging } from '../answers.ts'
import type { Tables } from '../tables.ts'
import { ACTOR_LINE, keysNamed } from './actors.ts'
import { actorRefs, factsOf } from './facts.ts'

const COMPANY = 30

/** One actor by key, or by a name that only one actor bears. */
export async function actor(db: Kysely<Tables>, of: { key: string; act?: string | undefined } & Paging): Promise<ActorWhole> {
  const key = await keyOf(db, of.key)
  const line = await db
    .selectFrom('actors')
    .select([...ACTOR_LINE, 'wikidata'])
    .where('key', '=', key)
    .executeTakeFirstOrThrow()
  const names = await sql<{ form: string; mentions: number }>`
    select form, count(*)::integer as mentions from entities e join pages p on p.id = e.page and p.current, unnest(e.forms) as form
    where e.key = ${key} group by form order by mentions desc, form`.execute(db)
  const acts = await sql<{ act: string; statements: number }>`
    select act, count(*)::integer as statements from statements f join pages p on p.id = f.page and p.current
    where speaker = ${key} group by act order by statements desc, act`.execute(db)
  const about = await sql<{ n: number }>`
    select count(*)::integer as n from statements f join pages p on p.id = f.page and p.current where f.about @> array[${key}]`.execute(db)
  const said = of.act === undefined ? sql`f.speaker = ${key}` : sql`f.speaker = ${key} and f.act = ${of.act}`
  return {
    actor: line,
    names: names.rows,
    acts: acts.rows,
    statements: await newest(db, 'statement', said, of),
    spokenOf: about.rows[0]!.n,
    events: await newest(db, 'event', sql`(f.actors @> array[${key}] or f.recipients @> array[${key}])`, of),
    pacts: await newest(db, 'pact', sql`f.parties @> array[${key}]`, of),
    commitments: await newest(db, 'commitment', sql`(f."by" = ${key} or f."to" = ${key})`, of),
    with: await company(db, key),
  }
}

const TABLE = { statement: 'statements', event: 'events', pact: 'pacts', commitment: 'commitments' } as const

/** Facts of one kind over the current pages, newest first, undated last. */
export async function newest<Kind extends FactKind>(
  db: Kysely<Tables>,
  kind: Kind,
  where: RawBuilder<unknown>,
  { offset, limit }: Paging,
): Promise<List<Extract<AnyFact, { fact: Kind }>>> {
  const from = sql`from ${sql.table(TABLE[kind])} f join pages p on p.id = f.page and p.current where ${where}`
  const total = await sql<{ n: number }>`select count(*)::integer as n ${from}`.execute(db)
  const part = await sql<{
    id: string
  }>`select f.id ${from} order by f.latest desc nulls last, p.number desc, f.starts offset ${offset} limit ${limit}`.execute(db)
  return {
    total: total.rows[0]!.n,
    offset,
    limit,
    items: await factsOf(
      db,
      kind,
      part.rows.map((r) => r.id),
    ),
  }
}

/** The key of an actor by its key or by a name that only one actor bears. @throws NotFound, or BadInput where several bear it. */
export async function keyOf(db: Kysely<Tables>, asked: string): Promise<string> {
  const exact = await db.selectFrom('actors').select('key').where('key', '=', asked).executeTakeFirst()
  if (exact !== undefined) return exact.key
  const keys = await keysNamed(db, asked)
  if (keys.length === 0) throw new NotFound(`no page names "${asked}"`)
  if (keys.length > 1)
    throw new BadInput(`"${asked}" may be any of ${keys.length}: ${keys.slice(0, 10).join(' · ')}${keys.length > 10 ? ' · …' : ''}`)
  return keys[0]!
}

/** Who is named on the same pages, and in the same events, most often. */
async function company(db: Kysely<Tables>, key: string): Promise<{ actor: ActorRef; pages: number; events: number }[]> {
  const { rows } = await sql<{ key: string; pages: number; events: number }>`
    with shared as (
      select o.key, count(distinct o.page)::integer as pages from entities e join entities o using (page) join pages p on p.id = e.page and p.current
      where e.key = ${key} and o.key <> ${key} group by o.key),
    acted as (
      select k as key, count(distinct id)::integer as events from (
        select v.id, unnest(v.actors || v.recipients) as k from events v join pages p on p.id = v.page and p.current
        where v.actors @> array[${key}] or v.recipients @> array[${key}]) as x where k <> ${key} group by k)
    select key, pages, coalesce(events, 0) as events from shared left join acted using (key)
    order by coalesce(events, 0) desc, pages desc, key limit ${COMPANY}`.execute(db)
  const refs = await actorRefs(
    db,
    rows.map((r) => r.key),
  )
  return rows.map((r) => ({ actor: refs.get(r.key)!, pages: r.pages, events: r.events }))
}
