import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { FacetList, Facets } from '../answers.ts'
import type { Tables } from '../tables.ts'
import { actorRefs } from './facts.ts'

// Values of each kind that an answer names; the number of all is told.
const NAMED = 20

/** Counts the pages for which a condition holds, by what they may be narrowed down to. */
export async function facets(db: Kysely<Tables>, chosen: RawBuilder<unknown>): Promise<Facets> {
  const found = sql`with found as materialized (select id, outlet, latest, actors from pages where ${chosen})`
  const counts = async <Value>(values: RawBuilder<unknown>, order = sql`pages desc, value`): Promise<FacetList<Value>> => {
    const { rows } = await sql<{ value: Value; pages: number; total: number }>`${found}, counted as (${values})
      select value, pages, (select count(*) from counted)::integer as total from counted order by ${order} limit ${NAMED}`.execute(db)
    return { total: rows[0]?.total ?? 0, items: rows.map(({ value, pages }) => ({ value, pages })) }
  }
  const keys = await counts<string>(sql`select k as value, count(*)::integer as pages from found, unnest(actors) k group by k`)
  const refs = await actorRefs(
    db,
    keys.items.map((k) => k.value),
  )
  return {
    outlets: await counts(sql`select outlet as value, count(*)::integer as pages from found group by outlet`),
    actors: {
      total: keys.total,
      items: keys.items.flatMap(({ value, pages }) => (refs.has(value) ? [{ value: refs.get(value)!, pages }] : [])),
    },
    acts: await counts(
      sql`select s.act as value, count(distinct s.page)::integer as pages from statements s join found f on f.id = s.page group by s.act`,
    ),
    events: await counts(
      sql`select e.type as value, count(distinct e.page)::integer as pages from events e join found f on f.id = e.page group by e.type`,
    ),
    months: await counts(
      sql`select left(latest, 7) as value, count(*)::integer as pages from found group by 1`,
      sql`value desc nulls last`,
    ),
  }
}
