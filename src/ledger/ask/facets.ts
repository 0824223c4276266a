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
  const ranked = sql.join(
    (['outlet', 'actor', 'act', 'event', 'month'] as const).map(
      (
        kind,
      ) => sql`(select ${sql.lit(kind)} as kind, value, pages, (select count(*) from ${sql.table(kind)})::integer as total from ${sql.table(kind)}
        order by ${kind === 'month' ? sql`value desc nulls last` : sql`pages desc, value`} limit ${NAMED})`,
    ),
    sql` union all `,
  )
  const { rows } = await sql<Row>`
    with found as materialized (select outlet, latest, actors, tells from pages where ${chosen}),
      outlet as materialized (select outlet collate "C" as value, count(*)::integer as pages from found group by outlet),
      actor as materialized (select k collate "C" as value, count(*)::integer as pages from (select unnest(actors) as k from found) a group by k),
      tells as materialized (select k, count(*)::integer as pages from (select unnest(tells) as k from found) t group by k),
      act as materialized (select substr(k, 5) collate "C" as value, pages from tells where k like 'act %'),
      event as materialized (select substr(k, 7) collate "C" as value, pages from tells where k like 'event %'),
      month as materialized (select month collate "C" as value, count(*)::integer as pages
        from (select left(latest, 7) as month from found) m group by month)
    ${ranked}`.execute(db)
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
