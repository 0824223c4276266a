import { type Kysely, sql } from 'kysely'
import type { Moment } from './shelf.ts'
import type { Tables } from './tables.ts'

/** A story counted: copies of one text are one report. */
export interface StoryCount {
  readonly id: string
  readonly articles: number
  readonly reports: number
  readonly events: number
  readonly outlets: number
  /** The page that began it: the first in time, undated ones last. */
  readonly opening: string
  /** When its first and its last dated article were published. */
  readonly first: Moment
  readonly last: Moment
}

/** Which stories, in which order. */
export interface Wanted {
  /** Most independent reports first, or the latest article. */
  readonly order: 'newest' | 'weight'
  /** Articles a story has at least. */
  readonly least: number
  readonly outlet: string | null
  /** Hours since 1970: an article of the story was published between them, the second not included. */
  readonly from: number | null
  readonly until: number | null
  readonly offset: number
  readonly limit: number
}

/** Stories by how they are told; `total` is how many there are in all. */
export async function listed(db: Kysely<Tables>, { order, least, outlet, from, until, offset, limit }: Wanted) {
  // Groups are found first by what all of them are asked for; what only the shown ones need is asked of those.
  const within = [
    ...(from === null ? [] : [sql`at >= ${from}`]),
    ...(until === null ? [] : [sql`at < ${until}`]),
    ...(from === null && until === null ? [] : [sql`at is not null`]),
  ]
  const having = [
    sql`count(*) >= ${least}`,
    ...(outlet === null ? [] : [sql`bool_or(outlet is not distinct from ${outlet})`]),
    ...(within.length === 0 ? [] : [sql`bool_or(${sql.join(within, sql` and `)})`]),
  ]
  const by = order === 'weight' ? sql`reports desc, latest desc nulls last` : sql`latest desc nulls last`
  const { rows } = await sql<{ total: number; stories: string[] }>`
    with groups as materialized (select story, max(at) as latest, ${order === 'weight' ? sql`count(distinct report)` : sql`0`} as reports
      from tellings where story is not null group by story having ${sql.join(having, sql` and `)})
    select (select count(*)::integer from groups) as total,
      array(select story from groups order by ${by}, story limit ${limit} offset ${offset}) as stories`.execute(db)
  const { total, stories } = rows[0]!
  const counts = await countedIn(db, stories)
  return { total, items: stories.map((s) => counts.get(s)!) }
}

/** Some stories, counted. */
export async function countedIn(db: Kysely<Tables>, stories: readonly string[]): Promise<Map<string, StoryCount>> {
  const { rows } = await sql<
    Omit<StoryCount, 'first' | 'last'> & { first: number | null; last: number | null; opens: boolean; closes: boolean | null }
  >`
    select story as id, count(*)::integer as articles, count(distinct report)::integer as reports, count(distinct event)::integer as events,
      count(distinct outlet)::integer as outlets, (array_agg(page order by at, id))[1] as opening, min(at) as first, max(at) as last,
      (array_agg(whole order by at, id))[1] as opens, (array_agg(whole order by at desc nulls last, id desc))[1] as closes
    from tellings where story = any(${[...stories]}::text[]) group by story`.execute(db)
  return new Map(
    rows.map(({ first, last, opens, closes, ...row }) => [
      row.id,
      { ...row, first: { at: first, whole: opens }, last: { at: last, whole: closes ?? true } },
    ]),
  )
}
