import { type Kysely, sql } from 'kysely'
import type { DueOf, List } from '../answers.ts'
import type { CommitmentFact } from '../fact.ts'
import type { Tables } from '../tables.ts'
import { NOW } from './current.ts'
import { type FactRow, factsOfRows } from './facts.ts'
import { within } from './span-of-days.ts'

/**
 * Commitments by the last day they may fall due on: those that are to come on a day, soonest first, then those whose date is over then, latest
 * first, then undated ones; or one of the three.
 */
export async function due(
  db: Kysely<Tables>,
  of: DueOf,
): Promise<List<CommitmentFact> & { readonly undated: number; readonly past: number }> {
  const which = sql`case when f.latest >= ${of.at} then 'upcoming' when f.latest is null then 'undated' else 'past' end`
  const from = sql`from commitments f where ${NOW} and ${within('f', of)} and ${
    of.actor === undefined ? sql`true` : sql`f."by" = ${of.actor}`
  } and ${of.when === undefined ? sql`true` : sql`${which} = ${of.when}`}`
  const counted = await sql<{ total: number; undated: number; past: number }>`
    select count(*)::integer as total, (count(*) filter (where f.latest is null))::integer as undated,
      (count(*) filter (where f.latest < ${of.at}))::integer as past ${from}`.execute(db)
  const order = sql`latest is null, latest < ${of.at}, case when latest >= ${of.at} then latest end, latest desc, earliest`
  const part =
    await sql<FactRow>`select f.* from (select f.* ${from} order by ${order} fetch first ${sql.lit(of.offset + of.limit)} rows with ties) f
    join (select id, number from pages) p on p.id = f.page order by ${order}, p.number, f.starts offset ${of.offset} limit ${of.limit}`.execute(
      db,
    )
  const { facts } = await factsOfRows(db, { commitment: part.rows })
  return { ...counted.rows[0]!, offset: of.offset, limit: of.limit, items: facts.commitment }
}
