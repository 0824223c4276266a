import { type Kysely, sql } from 'kysely'
import type { JournalLine, List, Paging } from '../answers.ts'
import type { Tables } from '../tables.ts'

/** The journal's records in the order they were written. */
export async function journalLines(db: Kysely<Tables>, of: Paging): Promise<List<JournalLine>> {
  const { total } = await db.selectFrom('records').select(sql<number>`count(*)::integer`.as('total')).executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('records')
    .select(['number', 'kind', 'segment', 'offset', 'length', 'page', 'source', 'seen as when', 'bytes'])
    .orderBy('number')
    .offset(of.offset)
    .limit(of.limit)
    .execute()
  return { total, offset: of.offset, limit: of.limit, items: rows }
}
