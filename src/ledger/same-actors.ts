import { type Kysely, sql } from 'kysely'
import { type Decision, heeded, type Judgement, standing } from '../identity/identity.ts'
import { decisions } from './decisions.ts'
import type { Tables } from './tables.ts'
import { actorLexeme, namesQuery } from './words.ts'

/** Whom readers' standing decisions make part of whom: key → the key that stands for it. */
export const sameActors = async (db: Kysely<Tables>): Promise<ReadonlyMap<string, string>> => sameBy(await decisions(db))

function sameBy(all: readonly Decision[]): ReadonlyMap<string, string> {
  const decided = all.filter((d) => d.what === 'actor')
  if (decided.length === 0) return new Map()
  const keys = new Set(decided.flatMap((d) => d.subjects))
  const found = heeded(new Map([...keys].map((k) => [k, k])), decided)
  return new Map([...found].filter(([key, into]) => key !== into))
}

/** A key that a reader made part of an actor. */
export interface Merged {
  readonly key: string
  readonly decision: string
  readonly by: string
  readonly when: string
  readonly why: string | null
}

/** The keys that standing decisions make part of an actor, each with the last merge that names it. */
export async function merged(db: Kysely<Tables>, key: string): Promise<Merged[]> {
  const all = await decisions(db)
  const own = [...sameBy(all)].flatMap(([from, into]) => (into === key ? [from] : []))
  if (own.length === 0) return []
  const merges = standing(all).filter((d) => d.what === 'actor' && d.kind === 'merge')
  return own.flatMap((from) => {
    const last = merges.findLast((d) => d.subjects.includes(from))
    return last === undefined ? [] : [{ key: from, decision: last.id, by: last.by, when: last.when, why: last.why }]
  })
}

const SINGLE = { entities: ['key'], statements: ['speaker', 'addressee'], events: ['place'], pacts: ['place'], commitments: ['by', 'to'] }
const LISTS = { statements: ['about'], events: ['actors', 'recipients'], pacts: ['parties'] }

/**
 * Writes the rows of these pages (null: of all) under the keys that readers' decisions ask for. The readings keep who was read, so that
 * reading a page's rows again takes a merge back.
 */
export async function renameActors(step: Kysely<Tables>, pages: readonly string[] | null): Promise<void> {
  if (pages?.length === 0) return
  const within = pages === null ? sql`true` : sql`page = any(${[...pages]}::text[])`
  for (const [key, into] of await sameActors(step)) {
    for (const [table, columns] of Object.entries(SINGLE))
      for (const column of columns)
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${into} where ${sql.ref(column)} = ${key} and ${within}`.execute(step)
    for (const [table, columns] of Object.entries(LISTS))
      for (const column of columns)
        await sql`update ${sql.table(table)} set ${sql.ref(column)} = array_replace(${sql.ref(column)}, ${key}, ${into})
          where ${sql.ref(column)} @> array[${key}] and ${within}`.execute(step)
    await sql`update pages set actors = array_replace(actors, ${key}, ${into}) where actors @> array[${key}]
      and ${pages === null ? sql`true` : sql`id = any(${[...pages]}::text[])`}`.execute(step)
    await sql`update lookup set words = ts_delete(words, ${actorLexeme(key)}) || array_to_tsvector(array[${actorLexeme(into)}])
      where words @@ ${namesQuery([key])}::tsquery
      and ${pages === null ? sql`true` : sql`number in (select number from pages where id = any(${[...pages]}::text[]))`}`.execute(step)
  }
}

/** From now on a page is found by these actors. */
export async function findBy(step: Kysely<Tables>, page: string, keys: readonly string[]): Promise<void> {
  await sql`update lookup set words = ts_delete(words, array(select lexeme from unnest(words) where starts_with(lexeme, ${actorLexeme('')})))
    || array_to_tsvector(${keys.map(actorLexeme)}::text[]) where number = (select number from pages where id = ${page})`.execute(step)
}

/**
 * Brings rows in line with actor decisions just taken in. Where one parts what was merged, the readings of the pages in question are marked
 * as older ones, for `reread` to read them again.
 */
export async function heedActors(db: Kysely<Tables>, taken: readonly Judgement[], reread: () => Promise<unknown>): Promise<void> {
  const own = taken.filter((t) => t.what === 'actor')
  if (own.length === 0) return
  if (own.every((t) => t.kind === 'merge')) await db.transaction().execute((step) => renameActors(step, null))
  else if (own.some((t) => t.kind !== 'undecided')) {
    const all = (await decisions(db)).filter((d) => d.what === 'actor')
    const subjects = new Set(own.flatMap((t) => t.subjects))
    // That two are different who never were made one changes no row.
    if (!all.some((d) => d.kind === 'merge' && d.subjects.some((s) => subjects.has(s)))) return
    const keys = [...new Set(all.flatMap((d) => d.subjects))]
    await sql`update readings set rules = '' where page in (select page from entities where key = any(${keys}::text[]))`.execute(db)
    await reread()
  }
  await sql`update state set counted = false`.execute(db)
}
