import { type Kysely, sql } from 'kysely'
import type { CommitmentFact, Days, List, Paging } from '../answers.ts'
import type { Tables } from '../tables.ts'
import { factsOf } from './facts.ts'
import { within } from './span-of-days.ts'

/** Commitments by the last day they may fall due on, undated ones last. */
export async function due(
  db: Kysely<Tables>,
  of: { actor?: string | undefined } & Days & Paging,
): Promise<List<CommitmentFact> & { readonly undated: number }> {
  const from = sql`from commitments f join pages p on p.id = f.page and p.current where ${within('f', of)} and ${
    of.actor === undefined ? sql`true` : sql`f."by" = ${of.actor}`
  }`
  const counted = await sql<{ total: number; undated: number }>`
    select count(*)::integer as total, (count(*) filter (where f.latest is null))::integer as undated ${from}`.execute(db)
  const part = await sql<{
    id: string
  }>`select f.id ${from} order by f.latest nulls last, f.earliest, p.number, f.starts offset ${of.offset} limit ${of.limit}`.execute(db)
  return {
    ...counted.rows[0]!,
    offset: of.offset,
    limit: of.limit,
    items: await factsOf(
      db,
      'commitment',
      part.rows.map((r) => r.id),
    ),
  }
}
