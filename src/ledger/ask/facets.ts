import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { FacetList, Facets } from '../answers.ts'
import type { Tables } from '../tables.ts'
import { actorRefs } from './facts.ts'

// Values of each kind that an answer names; the number of all is told.
const NAMED = 20

type Kind = 'outlet' | 'actor' | 'act' | 'event' | 'month'

interface Row {
  readonly kind: Kind
  readonly value: string | null
  readonly pages: number
  readonly total: number
}

/** Counts the pages for which a condition holds, by what they may be narrowed down to: in one statement, so that they are found once. */
export async function facets(db: Kysely<Tables>, chosen: RawBuilder<unknown>): Promise<Facets> {
  const { rows } = await sql<Row>`
    with found as materialized (select id, outlet, latest, actors from pages where ${chosen}), counted as (
      select 'outlet' as kind, outlet collate "C" as value, count(*)::integer as pages from found group by outlet
      union all select 'actor', k collate "C", count(*)::integer from found, unnest(actors) k group by k
      union all select 'act', s.act collate "C", count(distinct s.page)::integer from statements s join found f on f.id = s.page group by s.act
      union all select 'event', e.type collate "C", count(distinct e.page)::integer from events e join found f on f.id = e.page group by e.type
      union all select 'month', left(latest, 7) collate "C", count(*)::integer from found group by 2
    ), placed as (
      select kind, value, pages, count(*) over (partition by kind)::integer as total, row_number() over (partition by kind order by
        case when kind = 'month' then 0 else pages end desc, case when kind = 'month' then value end desc nulls last, value) as place
      from counted
    )
    select kind, value, pages, total from placed where place <= ${NAMED} order by kind, place`.execute(db)
  const of = (kind: Kind): readonly Row[] => rows.filter((row) => row.kind === kind)
  const list = <Value>(kind: Kind, value: (row: Row) => Value | undefined): FacetList<Value> => ({
    total: of(kind)[0]?.total ?? 0,
    items: of(kind).flatMap((row) => {
      const found = value(row)
      return found === undefined ? [] : [{ value: found, pages: row.pages }]
    }),
  })
  const refs = await actorRefs(
    db,
    of('actor').map((row) => row.value!),
  )
  return {
    outlets: list('outlet', (row) => row.value),
    actors: list('actor', (row) => refs.get(row.value!)),
    acts: list('act', (row) => row.value!),
    events: list('event', (row) => row.value!),
    months: list('month', (row) => row.value),
  }
}
