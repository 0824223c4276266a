import { type Kysely, sql } from 'kysely'
import type { Overview } from '../answers.ts'
import type { Tables } from '../tables.ts'
import { rowsNow } from './current.ts'
import { PAGE_REF } from './facts.ts'

/** Counts over the current pages, their outlets, the time they cover, and the newest of them. */
export async function overview(db: Kysely<Tables>, rules: string, of: { newest: number }): Promise<Overview> {
  const { rows } = await sql<Overview['counts'] & Overview['published']>`
    select
      (select count(*) from pages where current)::integer as pages,
      (select count(*) from pages)::integer as versions,
      (select count(*) from actors where type = 'PER')::integer as persons,
      (select count(*) from actors where type = 'ORG')::integer as organisations,
      (select count(*) from actors where type in ('GPE', 'LOC', 'FAC'))::integer as places,
      ${rowsNow('statements')} as statements, ${rowsNow('times')} as times, ${rowsNow('events')} as events,
      ${rowsNow('pacts')} as pacts, ${rowsNow('commitments')} as commitments,
      (select coalesce(sum(messages), 0) from pages where current)::integer as messages,
      (select min(earliest) from pages where current) as earliest,
      (select max(latest) from pages where current) as latest,
      (select count(*) from pages where current and latest is null)::integer as undated
    from state`.execute(db)
  const { earliest, latest, undated, ...counts } = rows[0]!
  const outlets = await db
    .selectFrom('pages')
    .select((e) => ['outlet', e.fn.countAll<number>().$castTo<number>().as('pages')])
    .where('current', '=', true)
    .groupBy('outlet')
    .orderBy('pages', 'desc')
    .orderBy('outlet')
    .execute()
  const newest = await db
    .selectFrom('pages')
    .select(PAGE_REF)
    .where('current', '=', true)
    .orderBy('latest', (o) => o.desc().nullsLast())
    .orderBy('published', 'desc')
    .orderBy('number', 'desc')
    .limit(of.newest)
    .execute()
  return {
    counts,
    published: { earliest, latest, undated },
    outlets: outlets.map((o) => ({ outlet: o.outlet, pages: Number(o.pages) })),
    newest,
    rules,
  }
}
