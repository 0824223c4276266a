import { type Kysely, sql } from 'kysely'
import type { Overview } from '../answers.ts'
import type { Tables } from '../tables.ts'
import { rowsNow } from './current.ts'
import { PAGE_REF } from './facts.ts'

/** Counts over the current pages, their outlets, the time they cover, and the newest of them. */
export async function overview(db: Kysely<Tables>, rules: string, of: { newest: number }): Promise<Overview> {
  const { rows } = await sql<Overview['counts'] & Overview['published']>`
    select
      p.pages, p.versions, a.persons, a.organisations, a.places,
      ${rowsNow('statements')} as statements, ${rowsNow('times')} as times, ${rowsNow('events')} as events,
      ${rowsNow('pacts')} as pacts, ${rowsNow('commitments')} as commitments,
      p.messages, p.earliest, p.latest, p.undated
    from state,
      (select (count(*) filter (where current))::integer as pages, count(*)::integer as versions,
        coalesce(sum(messages) filter (where current), 0)::integer as messages, min(earliest) filter (where current) as earliest,
        max(latest) filter (where current) as latest, (count(*) filter (where current and latest is null))::integer as undated from pages) p,
      (select (count(*) filter (where type = 'PER'))::integer as persons, (count(*) filter (where type = 'ORG'))::integer as organisations,
        (count(*) filter (where type in ('GPE', 'LOC', 'FAC')))::integer as places from actors) a`.execute(db)
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
