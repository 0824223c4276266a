import { type Kysely, sql } from 'kysely'
import { FACT_TABLES, type Tables } from './tables.ts'

/**
 * Indexes that only questions need. A new ledger takes in its first pages without them: built once over all rows they cost a fraction of what
 * keeping them up to date row by row does. That of the words is there from the beginning.
 */
const INDEXES: Readonly<Record<string, string>> = {
  pages_number: 'pages (number)',
  pages_latest: 'pages (latest desc nulls last, number desc) where current',
  pages_older: 'pages (id) where not current',
  readings_rules: 'readings (rules)',
  entities_key: 'entities (key, page)',
  entities_page: 'entities (page)',
  forms_key: 'forms (key, mentions desc)',
  forms_form: 'forms (form)',
  actors_pages: 'actors (pages desc, key)',
  statements_id: 'statements (id)',
  statements_page: 'statements (page)',
  statements_speaker: 'statements (speaker, latest desc nulls last)',
  statements_addressee: 'statements (addressee) where addressee is not null',
  statements_about: 'statements using gin (about)',
  statements_earliest: 'statements (earliest)',
  statements_between: "statements (act, earliest) where speaker is not null and about <> '{}'",
  times_page: 'times (page)',
  events_id: 'events (id)',
  events_page: 'events (page)',
  events_actors: 'events using gin (actors)',
  events_recipients: 'events using gin (recipients)',
  events_latest: 'events (latest desc nulls last)',
  events_earliest: 'events (earliest)',
  events_between: "events (type, earliest) where status = 'happened' and actors <> '{}' and recipients <> '{}'",
  pacts_id: 'pacts (id)',
  pacts_page: 'pacts (page)',
  pacts_parties: 'pacts using gin (parties)',
  pacts_latest: 'pacts (latest desc nulls last)',
  pacts_earliest: 'pacts (earliest)',
  pacts_instrument: 'pacts (instrument) where instrument is not null',
  commitments_id: 'commitments (id)',
  commitments_page: 'commitments (page)',
  commitments_by: 'commitments ("by", latest desc nulls last)',
  commitments_to: 'commitments ("to", latest desc nulls last) where "to" is not null',
  commitments_latest: 'commitments (latest)',
}

const ANALYZED = ['records', 'pages', 'lookup', 'readings', 'actors', 'forms', ...FACT_TABLES]

/**
 * The index that a ledger has from its first page on. What is new waits in a list of so many KB to be sorted in: done beside the reading, that costs no
 * more than sorting all at the end.
 */
export const WORDS_INDEX =
  'create index if not exists lookup_words on lookup using gin (words) with (gin_pending_list_limit = 8192) where current'

/** Looks at tables anew that have twice as many pages on the disk as when they were last looked at: how a question is best answered hangs on it. */
export async function analyzeGrown(db: Kysely<Tables>, tables: readonly string[]): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where oid = any(array(select to_regclass(t) from unnest(${[...tables]}::text[]) as t))
      and (reltuples < 0 or pg_relation_size(oid) / 8192 >= 2 * greatest(relpages, 8))`.execute(db)
  for (const { name } of rows) await sql`analyze ${sql.table(name)}`.execute(db)
}

/** Builds the indexes that are not there yet, once the ledger holds pages, and sorts in the words that wait for it. */
export async function buildIndexes(db: Kysely<Tables>): Promise<void> {
  await sql.raw(WORDS_INDEX).execute(db)
  // A search looks through all that waits.
  await sql`select gin_clean_pending_list('lookup_words')`.execute(db)
  const { rows } = await sql<{ indexed: boolean; pages: boolean }>`
    select indexed, exists (select 1 from pages) as pages from state`.execute(db)
  if (rows[0]!.indexed || !rows[0]!.pages) return analyzeGrown(db, ANALYZED)
  for (const [name, on] of Object.entries(INDEXES)) await sql.raw(`create index if not exists ${name} on ${on}`).execute(db)
  await sql`update state set indexed = true`.execute(db)
  // By name: a server's database may hold other tables too.
  await sql.raw(`analyze ${ANALYZED.join(', ')}`).execute(db)
}
