import { type Kysely, type RawBuilder, sql } from 'kysely'
import { outletName } from '../../identity/identity.ts'
import { BadInput } from '../../page/page.ts'
import type { Days, Found, Paging } from '../answers.ts'
import type { Tables } from '../tables.ts'
import { exactPatterns, searchQuery, wanted } from '../words.ts'
import { keyOf } from './actor.ts'
import { facets } from './facets.ts'
import { PAGE_REF } from './facts.ts'
import { snippets, sought } from './snippets.ts'
import { within } from './span-of-days.ts'

// What is found on more pages than this is sought the other way.
const MANY = 4000

/** What a search is asked for: words, and what narrows them down. */
export interface FindOf extends Days, Paging {
  readonly words: string
  /** Where the words are to stand: in titles, outside them, or (not given) anywhere. */
  readonly field?: 'title' | 'text' | undefined
  /** Only as typed: no folding, no article or clitic taken off. */
  readonly exact?: boolean | undefined
  readonly outlet?: string | undefined
  /** Key of an actor the page names, or a name that only one actor bears. */
  readonly actor?: string | undefined
  /** Only pages with a statement of this act (by the actor, where one is given). */
  readonly act?: string | undefined
  /** Only pages with an event of this type (that the actor takes part in, where one is given). */
  readonly event?: string | undefined
  /** Whether to count what was found by outlet, actor, act, event type and month. */
  readonly facets?: boolean | undefined
}

/**
 * Pages in which all words and phrases asked for stand: those with them in the title first, then the newest first. The order is total, so that
 * pages of the list neither overlap nor leave anything out.
 */
export async function find(db: Kysely<Tables>, of: FindOf, many = MANY): Promise<Found> {
  const asked = wanted(of.words)
  const query = searchQuery(asked, of.field === 'text' ? 'D' : '')
  if (query === null) throw new BadInput(`"${of.words}" names no word to search for`)
  const chosen = sql.join(
    [sql`current and words @@ ${query}::tsquery`, within('pages', of), ...(await narrowed(db, query, of))],
    sql` and `,
  )
  const { total, numbers } = (await fewFound(db, query, chosen, of, many)) ?? (await manyFound(db, query, chosen, of))
  const pages = await db
    .selectFrom('pages')
    .select([...PAGE_REF, 'number', 'text'])
    .where(sql<boolean>`number = any(${numbers}::integer[])`)
    .execute()
  const byNumber = new Map(pages.map((page) => [page.number, page]))
  const present = asked.filter((w) => !w.not).map((w) => w.words)
  const look = sought(present, of.exact !== true)
  const items = numbers.map((n) => {
    const { text, number, ...ref } = byNumber.get(n)!
    return { ...ref, snippets: snippets(text, look) }
  })
  return { total, offset: of.offset, limit: of.limit, items, facets: of.facets === true ? await facets(db, chosen) : null }
}

interface Part {
  readonly total: number
  /** Of the part of the list that was asked for, in order. */
  readonly numbers: readonly number[]
}

const IN_ORDER = sql`order by titled desc, latest desc nulls last, number desc`

/** Looks at everything that is found; null where that is too much. */
async function fewFound(db: Kysely<Tables>, query: string, chosen: RawBuilder<unknown>, of: Paging, many: number): Promise<Part | null> {
  const { rows } = await sql<{ total: number; numbers: number[] | null }>`
    with found as materialized (
      select number, latest, head @@ ${query}::tsquery as titled from pages where ${chosen} limit ${sql.lit(many + 1)}),
    part as (select * from found ${IN_ORDER} offset ${of.offset} limit ${of.limit})
    select (select count(*) from found)::integer as total, (select array_agg(number ${IN_ORDER}) from part) as numbers`.execute(db)
  const { total, numbers } = rows[0]!
  return total > many ? null : { total, numbers: numbers ?? [] }
}

/** Counts what is found, and seeks the titles and the rest each in its order, newest first, until there are enough. */
async function manyFound(db: Kysely<Tables>, query: string, chosen: RawBuilder<unknown>, { offset, limit }: Paging): Promise<Part> {
  const inTitle = sql`head @@ ${query}::tsquery`
  const upTo = sql`order by latest desc nulls last, number desc limit ${sql.lit(offset + limit)}`
  const { rows } = await sql<{ total: number; numbers: number[] | null }>`
    with titled as materialized (select number, latest, true as titled from pages where ${chosen} and ${inTitle} ${upTo}),
    rest as (select number, latest, false as titled from pages where ${chosen} and not ${inTitle}
      and (select count(*) from titled) < ${offset + limit} ${upTo}),
    part as (select * from (select * from titled union all select * from rest) f ${IN_ORDER} offset ${offset} limit ${limit})
    select (select count(*) from pages where ${chosen})::integer as total, (select array_agg(number ${IN_ORDER}) from part) as numbers`.execute(
    db,
  )
  return { total: rows[0]!.total, numbers: rows[0]!.numbers ?? [] }
}

/** Conditions of a search beyond its words and days. */
async function narrowed(db: Kysely<Tables>, query: string, of: FindOf): Promise<RawBuilder<unknown>[]> {
  const out: RawBuilder<unknown>[] = []
  const key = of.actor === undefined ? undefined : await keyOf(db, of.actor)
  if (of.outlet !== undefined) out.push(sql`outlet = ${outletName(of.outlet)}`)
  if (of.field === 'title') out.push(sql`head @@ ${query}::tsquery`)
  if (key !== undefined) out.push(sql`pages.actors @> array[${key}]`)
  if (of.act !== undefined)
    out.push(
      key === undefined
        ? sql`tells @> array[${`act ${of.act}`}]`
        : sql`pages.id in (select f.page from statements f where f.act = ${of.act} and f.speaker = ${key})`,
    )
  if (of.event !== undefined)
    out.push(
      key === undefined
        ? sql`tells @> array[${`event ${of.event}`}]`
        : sql`pages.id in (select f.page from events f where f.type = ${of.event} and (f.actors @> array[${key}] or f.recipients @> array[${key}]))`,
    )
  if (of.exact === true)
    for (const { pattern, not } of exactPatterns(of.words)) out.push(not ? sql`text !~ ${pattern}` : sql`text ~ ${pattern}`)
  return out
}
