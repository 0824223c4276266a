import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { CommitmentFact, EventFact, StatementFact } from '../fact.ts'
import type { Tables } from '../tables.ts'
import { type FactRow, factsOf, factsOfRows } from './facts.ts'

/** Whose words are followed, about whom, on which pages wherever, since which day and up to which record. */
export interface FollowOf {
  readonly speakers: readonly string[]
  readonly concerning: readonly string[]
  readonly pages: readonly string[]
  readonly since: string
  /** The last record that counts; null for all. */
  readonly upTo: number | null
}

/** A statement without its words: enough to tell whose it is and when it came. */
export interface Utterance {
  readonly id: string
  readonly speaker: string
  readonly about: readonly string[]
  readonly page: string
  /** Number of the record that brought its page, and when that was. */
  readonly number: number
  readonly seen: string
}

/** What a working file takes from the ledger beside its story's claims. */
export interface Following {
  /** Statements of the speakers on the pages, or about those concerned, in the order of their dates. */
  utterances(of: FollowOf): Promise<readonly Utterance[]>
  statements(ids: readonly string[]): Promise<readonly StatementFact[]>
  /** What is planned or called for on the pages, or elsewhere between those concerned, and what these are bound to. */
  ahead(of: FollowOf): Promise<{ readonly planned: readonly EventFact[]; readonly owed: readonly CommitmentFact[] }>
  /** On how many pages since the day each of these is named. */
  named(keys: readonly string[], since: string, upTo: number | null): Promise<ReadonlyMap<string, number>>
  /** When pages came into the ledger. */
  seen(pages: readonly string[]): Promise<ReadonlyMap<string, { readonly number: number; readonly seen: string }>>
}

const list = (values: readonly string[]): RawBuilder<unknown> => sql`${[...values]}::text[]`
const current = (upTo: number | null): RawBuilder<unknown> =>
  sql`join pages p on p.id = f.page and p.current and ${upTo === null ? sql`true` : sql`p.number <= ${upTo}`}`
// Of what has no date only the story's own pages say that it is of these days.
const since = ({ since: day, pages }: FollowOf): RawBuilder<unknown> =>
  sql`(f.latest >= ${day} or (f.latest is null and f.page = any(${list(pages)})))`

/** What working files ask of a database. */
export const followingOf = (db: Kysely<Tables>): Following => ({
  async utterances(of) {
    const { rows } =
      await sql<Utterance>`select f.id, f.speaker, f.about || coalesce(array[f.addressee], '{}') as about, f.page, p.number, p.seen
      from statements f ${current(of.upTo)} where f.speaker = any(${list(of.speakers)}) and ${since(of)}
        and (f.page = any(${list(of.pages)}) or f.about && ${list(of.concerning)} or f.addressee = any(${list(of.concerning)}))
      order by coalesce(f.earliest, p.earliest) nulls last, p.published, p.number, f.starts`.execute(db)
    return rows
  },
  statements: (ids) => factsOf(db, 'statement', ids),
  async ahead(of) {
    const planned = await sql<FactRow>`select f.* from events f ${current(of.upTo)}
      where f.status in ('planned', 'called-for') and ${since(of)}
        and (f.page = any(${list(of.pages)}) or (f.actors && ${list(of.concerning)} and f.recipients && ${list(of.concerning)}))
      order by f.latest nulls last, p.number, f.starts`.execute(db)
    const owed = await sql<FactRow>`select f.* from commitments f ${current(of.upTo)}
      where f."by" = any(${list(of.speakers)}) and ${since(of)} and (f.page = any(${list(of.pages)}) or f."to" = any(${list(of.concerning)}))
      order by f.latest nulls last, p.number, f.starts`.execute(db)
    const { facts } = await factsOfRows(db, { event: planned.rows, commitment: owed.rows })
    return { planned: facts.event, owed: facts.commitment }
  },
  async named(keys, day, upTo) {
    const { rows } = await sql<{ key: string; pages: number }>`select f.key, count(distinct f.page)::integer as pages
      from entities f ${current(upTo)} where f.key = any(${list(keys)}) and p.latest >= ${day} group by f.key`.execute(db)
    return new Map(rows.map((r) => [r.key, r.pages]))
  },
  async seen(pages) {
    const { rows } = await sql<{
      id: string
      number: number
      seen: string
    }>`select id, number, seen from pages where id = any(${list(pages)})`.execute(db)
    return new Map(rows.map(({ id, ...r }) => [id, r]))
  },
})
