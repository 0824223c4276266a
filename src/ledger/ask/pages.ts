import { type Kysely, sql } from 'kysely'
import { outletName } from '../../identity/identity.ts'
import type { Days, List, PageLine, Paging } from '../answers.ts'
import type { Tables } from '../tables.ts'
import { PAGE_REF } from './facts.ts'
import { within } from './span-of-days.ts'

/** Current pages, newest publication first, undated ones last. */
export async function pages(db: Kysely<Tables>, of: { outlet?: string | undefined } & Days & Paging): Promise<List<PageLine>> {
  const chosen = db
    .selectFrom('pages')
    .where('current', '=', true)
    .where(within('pages', of))
    .$if(of.outlet !== undefined, (q) => q.where('outlet', '=', outletName(of.outlet!)))
  const { total } = await chosen.select(sql<number>`count(*)::integer`.as('total')).executeTakeFirstOrThrow()
  const count = (table: 'statements' | 'events' | 'pacts' | 'commitments') =>
    sql<number>`(select count(*) from ${sql.table(table)} where page = pages.id)::integer`.as(table)
  const items = await chosen
    .select([...PAGE_REF, 'language', 'version', 'seen'])
    .select([
      sql<number>`(select count(distinct o.page) from records r join records o using (address) where r.page = pages.id)::integer`.as(
        'versions',
      ),
      count('statements'),
      count('events'),
      count('pacts'),
      count('commitments'),
    ])
    .orderBy('latest', (o) => o.desc().nullsLast())
    .orderBy('published', 'desc')
    .orderBy('number', 'desc')
    .offset(of.offset)
    .limit(of.limit)
    .execute()
  return { total, offset: of.offset, limit: of.limit, items }
}
