import { type Kysely, type RawBuilder, sql } from 'kysely'
import { NOW } from './ask/current.ts'
import type { Tables } from './tables.ts'
import { namesQuery } from './words.ts'

/** Who is named on the same pages as an actor: key, pages they share, events they share. */
export type Company = readonly (readonly [key: string, pages: number, events: number])[]

const MOST = 30
// Gathering the company of an actor on fewer pages than this costs less than looking whether it is kept.
const KEPT_FROM = 300
// Those named most are gathered when the counting ends, so that their pages open at once; of the others, what was asked for once is kept.
const READY_FROM = 1000

/** Those most often in the same events and on the same pages as an actor, most first. What took long to gather is kept until the actor is counted anew. */
export async function companyOf(db: Kysely<Tables>, key: string, pages: number): Promise<Company> {
  if (pages < KEPT_FROM) return (await sql<{ company: Company }>`select ${gathered(key)} as company`.execute(db)).rows[0]!.company
  // One statement sees one state of the ledger: what is kept fits the counts beside it, whoever writes meanwhile.
  const { rows } = await sql<{
    company: Company
  }>`update actors set company = ${gathered(key)} where key = ${key} returning company`.execute(db)
  return rows[0]?.company ?? []
}

/** Gathers the company of those named most, where it is not kept. */
export async function gatherCompany(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ key: string }>`select key from actors where pages >= ${READY_FROM} and company is null`.execute(db)
  for (const { key } of rows) await companyOf(db, key, READY_FROM)
}

const gathered = (key: string): RawBuilder<Company> => sql`(
  with shared as (
    select k as key, count(*)::integer as pages from lookup l join pages p using (number), unnest(p.actors) as k
    where l.current and l.words @@ ${namesQuery([key])}::tsquery and k <> ${key} group by k),
  acted as (
    select k as key, count(distinct f.id)::integer as events from events f, unnest(f.actors || f.recipients) as k
    where (f.actors @> array[${key}] or f.recipients @> array[${key}])
      and ${NOW} and k <> ${key} group by k)
  select coalesce(json_agg(json_build_array(key, pages, events)), '[]') from (
    select key, pages, coalesce(events, 0) as events from shared left join acted using (key)
    order by coalesce(events, 0) desc, pages desc, key limit ${sql.lit(MOST)}) c)`
