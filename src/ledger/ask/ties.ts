import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { ReadArticle } from '../../reading/reading.ts'
import type { List, Paging } from '../answers.ts'
import type { ActorRef, CommitmentFact, EventFact, PactFact, PageRef, StatementFact } from '../fact.ts'
import { heeding } from '../fact-decisions.ts'
import { unpackReading } from '../kept-reading.ts'
import type { Tables } from '../tables.ts'
import { newest } from './actor.ts'
import { NOW } from './current.ts'
import { actorRefs, PAGE_REF } from './facts.ts'
import { type Asked, type Later, since } from './later.ts'

/** One article with its page's text: what is read again for more than its facts. */
export interface ArticleText {
  readonly page: PageRef
  /** Place of the article in the page's reading. */
  readonly index: number
  readonly text: string
  readonly article: ReadArticle
}

/** How often something of one kind stands between two parties. */
export interface Count {
  readonly kind: 'event' | 'statement'
  /** The event's type or the statement's act. */
  readonly what: string
  readonly number: number
}

/** What the ledger has between actors, as the order asks for it; keys are actors' keys. */
export interface Ties {
  /** Every article of the current pages that names one of these, oldest page first. */
  articlesNaming(keys: readonly string[]): Promise<ArticleText[]>
  /** What those of `a` did to or said about those of `b`: events of these types that happened, statements of these acts. */
  towards(
    of: {
      readonly a: readonly string[]
      readonly b: readonly string[]
      readonly types: readonly string[]
      readonly acts: readonly string[]
      readonly upTo?: string | undefined
    } & Paging,
  ): Promise<{ readonly counts: readonly Count[]; readonly events: List<EventFact>; readonly statements: List<StatementFact> }>
  /** Pacts joined to one of these instruments, or told of with all of these groups of actors among their parties; of these days only if given. */
  pactsOf(
    of: {
      readonly instruments: readonly string[]
      readonly parties?: readonly (readonly string[])[] | undefined
      readonly days?: readonly [from: string, to: string] | undefined
    } & Paging,
  ): Promise<List<PactFact>>
  /** Statements by these speakers about one of these, or said in an article that names one of `near`. */
  said(
    of: {
      readonly by: readonly string[]
      readonly about: readonly string[]
      readonly acts: readonly string[]
      readonly upTo?: string | undefined
    } & Paging,
  ): Promise<List<StatementFact>>
  /** What these speakers said up to a day: counted by act over all, the newest of the acts asked for with their words. */
  run(
    of: { readonly by: readonly string[]; readonly acts: readonly string[]; readonly upTo?: string | undefined } & Paging,
  ): Promise<{ readonly acts: readonly { readonly act: string; readonly statements: number }[]; readonly newest: List<StatementFact> }>
  /** Every article of these pages. */
  articlesOn(pages: readonly string[]): Promise<ArticleText[]>
  /** Commitments of these actors; only those in articles that name one of `naming`, and those due on a day or later, where these are given. */
  owed(
    of: { readonly by: readonly string[]; readonly naming?: readonly string[] | undefined; readonly from?: string | undefined } & Paging,
  ): Promise<List<CommitmentFact>>
  /** Events that these actors plan or are called to, in articles that name one of `naming`. */
  planned(of: { readonly by: readonly string[]; readonly naming: readonly string[] } & Paging): Promise<List<EventFact>>
  /** Pacts whose clauses or conditions a page quotes, newest first. */
  quoted(of: Paging): Promise<List<PactFact>>
  /** For each that is asked, in its place, what came later of it; only on pages that came after a record, where one is given. All are looked up at once. */
  since(asked: readonly Asked[], record?: number): Promise<readonly Later[]>
  /** Events of these types that happened and statements of these acts up to a day, counted by who of `among` did or said them and towards whom of them. */
  strains(of: {
    readonly types: readonly string[]
    readonly acts: readonly string[]
    readonly among: readonly string[]
    readonly upTo: string
  }): Promise<readonly (Count & { readonly a: string; readonly b: string })[]>
  /** Events up to a day counted by the place they are told of, and how many are told of none. */
  placed(of: { readonly types: readonly string[]; readonly upTo: string }): Promise<readonly { place: string | null; number: number }[]>
  /** Events told of one of these places, newest first. */
  eventsAt(
    of: { readonly places: readonly string[]; readonly types: readonly string[]; readonly upTo: string } & Paging,
  ): Promise<List<EventFact>>
  /** How many pages name each of these actors; those that none names are left out. */
  pagesNaming(keys: readonly string[]): Promise<ReadonlyMap<string, number>>
  /** Actors by key; those that no page names are left out. */
  named(keys: readonly string[]): Promise<ReadonlyMap<string, ActorRef>>
}

const keys = (list: readonly string[]): RawBuilder<unknown> => sql`${list}::text[]`
const upTo = (day: string | undefined): RawBuilder<unknown> => (day === undefined ? sql`true` : sql`coalesce(f.earliest, '') <= ${day}`)
const ofTypes = (types: readonly string[]): RawBuilder<unknown> => (types.length === 0 ? sql`true` : sql`f.type = any(${keys(types)})`)
const inArticles = (naming: readonly string[] | undefined): RawBuilder<unknown> =>
  naming === undefined
    ? sql`true`
    : sql`exists (select 1 from entities n where n.page = f.page and n.article = f.article and n.key = any(${keys(naming)}))`

/** The questions of `Ties` over a database. */
export function tiesOf(db: Kysely<Tables>): Ties {
  return {
    articlesNaming: (named) => articlesNaming(db, named),
    async towards(of) {
      const done = sql`f.actors && ${keys(of.a)} and f.recipients && ${keys(of.b)} and f.status = 'happened' and f.type = any(${keys(of.types)}) and ${upTo(of.upTo)}`
      const said = sql`f.speaker = any(${keys(of.a)}) and f.about && ${keys(of.b)} and f.act = any(${keys(of.acts)}) and ${upTo(of.upTo)}`
      const { rows } = await sql<Count>`
        select 'event' as kind, f.type as what, count(*)::integer as number from events f where ${done} and ${NOW} group by f.type
        union all
        select 'statement', f.act, count(*)::integer from statements f where ${said} and ${NOW} group by f.act
        order by number desc, what`.execute(db)
      return { counts: rows, events: await newest(db, 'event', done, of), statements: await newest(db, 'statement', said, of) }
    },
    pactsOf: ({ instruments, parties, days, ...part }) => {
      const either = [
        ...(instruments.length === 0 ? [] : [sql`f.instrument = any(${keys(instruments)})`]),
        ...(parties === undefined
          ? []
          : [
              sql`(${sql.join(
                parties.map((p) => sql`f.parties && ${keys(p)}`),
                sql` and `,
              )})`,
            ]),
      ]
      const within = days === undefined ? sql`true` : sql`f.earliest >= ${days[0]} and f.earliest <= ${days[1]}`
      return newest(db, 'pact', either.length === 0 ? sql`false` : sql`(${sql.join(either, sql` or `)}) and ${within}`, part)
    },
    said: (of) =>
      newest(
        db,
        'statement',
        sql`f.speaker = any(${keys(of.by)}) and f.about && ${keys(of.about)} and f.act = any(${keys(of.acts)}) and ${upTo(of.upTo)}`,
        of,
      ),
    async run(of) {
      const said = sql`f.speaker = any(${keys(of.by)}) and ${upTo(of.upTo)}`
      const { rows } = await sql<{ act: string; statements: number }>`
        select f.act, count(*)::integer as statements from statements f where ${said} and ${NOW}
        group by f.act order by statements desc, f.act`.execute(db)
      return { acts: rows, newest: await newest(db, 'statement', sql`${said} and f.act = any(${keys(of.acts)})`, of) }
    },
    articlesOn: (pages) => articlesOn(db, pages),
    owed: (of) =>
      newest(
        db,
        'commitment',
        sql`f."by" = any(${keys(of.by)}) and ${of.from === undefined ? sql`true` : sql`f.latest >= ${of.from}`} and ${inArticles(of.naming)}`,
        of,
      ),
    planned: (of) =>
      newest(db, 'event', sql`f.actors && ${keys(of.by)} and f.status in ('planned', 'called-for') and ${inArticles(of.naming)}`, of),
    quoted: (of) => newest(db, 'pact', sql`(cardinality(f.clauses) > 0 or f.condition is not null)`, of),
    since: (asked, record) => since(db, asked, record ?? null),
    async strains({ types, acts, among, upTo: day }) {
      // Those who did or said it and those whom it touches are counted together first: few sets of them come often.
      const { rows } = await sql<Count & { a: string; b: string }>`
        with done as (select 'event' as kind, f.type as what, f.actors as a, f.recipients as b, count(*) as number from events f
            where f.status = 'happened' and f.actors <> '{}' and f.recipients <> '{}' and f.type = any(${keys(types)}) and ${upTo(day)} and ${NOW}
            group by 2, 3, 4
          union all
          select 'statement', f.act, array[f.speaker], f.about, count(*) from statements f
            where f.speaker is not null and f.about <> '{}' and f.act = any(${keys(acts)}) and ${upTo(day)} and ${NOW} group by 2, f.speaker, 4)
        select kind, what, x as a, y as b, sum(number)::integer as number from done, unnest(done.a) as x, unnest(done.b) as y
        where x = any(${keys(among)}) and y = any(${keys(among)})
        group by 1, 2, 3, 4`.execute(db)
      return rows
    },
    async placed({ types, upTo: day }) {
      const { rows } = await sql<{ place: string | null; number: number }>`select f.place, count(*)::integer as number from events f
        where ${ofTypes(types)} and ${upTo(day)} and ${NOW} group by f.place order by number desc, f.place`.execute(db)
      return rows
    },
    eventsAt: (of) => newest(db, 'event', sql`f.place = any(${keys(of.places)}) and ${ofTypes(of.types)} and ${upTo(of.upTo)}`, of),
    async pagesNaming(wanted) {
      const { rows } = await sql<{ key: string; pages: number }>`select key, pages from actors where key = any(${keys(wanted)})`.execute(db)
      return new Map(rows.map((r) => [r.key, r.pages]))
    },
    named: (wanted) => actorRefs(db, wanted),
  }
}

async function articlesNaming(db: Kysely<Tables>, named: readonly string[]): Promise<ArticleText[]> {
  const rows = await db
    .selectFrom('pages')
    .innerJoin('readings', 'readings.page', 'pages.id')
    .select([...PAGE_REF, 'text', 'reading'])
    .select(
      sql<number[]>`array(select distinct article from entities e where e.page = pages.id and e.key = any(${keys(named)}) order by 1)`.as(
        'articles',
      ),
    )
    .where('current', '=', true)
    .where('pages.id', 'in', sql<string>`(select page from entities where key = any(${keys(named)}))`)
    .orderBy('latest', (o) => o.asc().nullsLast())
    .orderBy('number')
    .execute()
  const heed = await heeding(db)
  return rows.flatMap(({ text, reading, articles, ...page }) => {
    const read = heed(page.id, unpackReading(reading, text)).reading
    return articles.map((index) => ({ page, index, text, article: read.articles[index]! }))
  })
}

async function articlesOn(db: Kysely<Tables>, pages: readonly string[]): Promise<ArticleText[]> {
  if (pages.length === 0) return []
  const rows = await db
    .selectFrom('pages')
    .innerJoin('readings', 'readings.page', 'pages.id')
    .select([...PAGE_REF, 'text', 'reading'])
    .where('pages.id', 'in', [...new Set(pages)])
    .execute()
  const heed = await heeding(db)
  return rows.flatMap(({ text, reading, ...page }) =>
    heed(page.id, unpackReading(reading, text)).reading.articles.map((article, index) => ({ page, index, text, article })),
  )
}
