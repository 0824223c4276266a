import { type Kysely, type RawBuilder, sql } from 'kysely'
import { outletName } from '../../identity/identity.ts'
import { BadInput } from '../../page/page.ts'
import type { Days, Found, Paging } from '../answers.ts'
import { dayNumber } from '../bounds.ts'
import type { Tables } from '../tables.ts'
import { type Alike, exactPatterns, namesQuery, searchQuery, wanted } from '../words.ts'
import { keyOf } from './actor.ts'
import { facets } from './facets.ts'
import { PAGE_REF } from './facts.ts'
import { snippets, sought } from './snippets.ts'
import { daysAsked } from './span-of-days.ts'

/** What a search is asked for: words, and what narrows them down. */
export interface FindOf extends Days, Paging {
  readonly words: string
  /** Where the words are to stand: in titles, outside them, or (not given) anywhere. */
  readonly field?: 'title' | 'text' | undefined
  /** Only as typed: no folding, no article or clitic taken off, no other number. */
  readonly exact?: boolean | undefined
  /** In which other forms words that are not quoted may stand. */
  readonly alike?: Alike | undefined
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
export async function find(db: Kysely<Tables>, of: FindOf): Promise<Found> {
  const asked = wanted(of.words)
  const alike = of.exact === true ? undefined : of.alike
  const words = searchQuery(asked, of.field, alike)
  if (words === null) throw new BadInput(`"${of.words}" names no word to search for`)
  const key = of.actor === undefined ? undefined : await keyOf(db, of.actor)
  const query = key === undefined ? words : `${words} & ${namesQuery([key])}`
  const present = asked.filter((w) => !w.not)
  const titled = searchQuery(present, 'title', alike)!
  const narrowed = sql.join([sql`l.current`, ...narrowing(of, key)], sql` and `)
  const { total, numbers } = await partOf(db, { query, titled, narrowed }, of)
  const pages = await db
    .selectFrom('pages')
    .select([...PAGE_REF, 'number', 'text'])
    .where(sql<boolean>`number = any(${numbers}::integer[])`)
    .execute()
  const byNumber = new Map(pages.map((page) => [page.number, page]))
  const look = sought(present, of.exact === true, alike)
  const items = numbers.map((n) => {
    const { text, number, ...ref } = byNumber.get(n)!
    return { ...ref, snippets: snippets(text, look) }
  })
  return {
    total,
    offset: of.offset,
    limit: of.limit,
    items,
    facets:
      of.facets === true
        ? await facets(db, sql`number in (select number from lookup l where ${narrowed} and words @@ ${query}::tsquery)`)
        : null,
  }
}

interface Chosen {
  readonly query: string
  /** Which of them have all the words in their titles. */
  readonly titled: string
  readonly narrowed: RawBuilder<unknown>
}

interface Part {
  readonly total: number
  /** Of the part of the list that was asked for, in order. */
  readonly numbers: readonly number[]
}

/** Looks for what is found once, counts it and takes its part in order: all of it off the narrow rows of `lookup` and their index. */
async function partOf(db: Kysely<Tables>, { query, titled, narrowed }: Chosen, { offset, limit }: Paging): Promise<Part> {
  const { rows } = await sql<{ total: number; numbers: number[] }>`
    with found as materialized (select number, latest from lookup l where ${narrowed} and words @@ ${query}::tsquery),
    titled as materialized (select number from lookup l where l.current and words @@ ${`(${query}) & (${titled})`}::tsquery)
    select (select count(*) from found)::integer as total,
      array(select number from (select number, latest, number in (select number from titled) as titled from found) f
        order by titled desc, latest desc nulls last, number desc offset ${offset} limit ${limit}) as numbers`.execute(db)
  return rows[0]!
}

/** Conditions of a search on a row `l` of `lookup` beyond its words and whom it names. */
function narrowing(of: FindOf, key: string | undefined): RawBuilder<unknown>[] {
  const out: RawBuilder<unknown>[] = []
  const { from, to } = daysAsked(of)
  if (from !== undefined) out.push(sql`l.latest >= ${sql.lit(dayNumber(from))}`)
  if (to !== undefined) out.push(sql`l.earliest <= ${sql.lit(dayNumber(to))}`)
  const page = ofPage(of, key)
  if (page.length > 0) out.push(sql`exists (select 1 from pages p where p.number = l.number and ${sql.join(page, sql` and `)})`)
  return out
}

/** Conditions on the page `p` itself. */
function ofPage(of: FindOf, key: string | undefined): RawBuilder<unknown>[] {
  const out: RawBuilder<unknown>[] = []
  if (of.outlet !== undefined) out.push(sql`p.outlet = ${outletName(of.outlet)}`)
  if (of.act !== undefined)
    out.push(
      key === undefined
        ? sql`p.tells @> array[${`act ${of.act}`}]`
        : sql`p.id in (select f.page from statements f where f.act = ${of.act} and f.speaker = ${key})`,
    )
  if (of.event !== undefined)
    out.push(
      key === undefined
        ? sql`p.tells @> array[${`event ${of.event}`}]`
        : sql`p.id in (select f.page from events f where f.type = ${of.event} and (f.actors @> array[${key}] or f.recipients @> array[${key}]))`,
    )
  if (of.exact === true)
    for (const { pattern, not } of exactPatterns(of.words)) out.push(not ? sql`p.text !~ ${pattern}` : sql`p.text ~ ${pattern}`)
  return out
}
