import { type Kysely, sql } from 'kysely'
import type { Likeness } from '../identity/identity.ts'
import { lineAt, PAGE_REF, words } from './ask/facts.ts'
import { copyInto, copyLine } from './copy.ts'
import type { ActorRef, Evidence, PageRef } from './fact.ts'
import type { Tables } from './tables.ts'

/** Two actors that may be the same, by their keys, and what speaks for it and against it. */
export interface Alike extends Likeness {
  readonly a: string
  readonly b: string
}

/** What stands around an actor on its pages. */
export interface Surroundings {
  /** Who is named on the same pages, and on how many. */
  readonly company: ReadonlyMap<string, number>
  /** Words before its first mention, on the first page that names it. */
  readonly before: string
}

/** A place where an actor is named. */
export interface Naming {
  readonly page: PageRef
  readonly words: Evidence
  readonly line: Evidence
}

/** What the ledger keeps of comparisons between actors: it compares nothing itself. */
export interface Comparisons {
  /** Whether pages came since the actors were compared. */
  behind(): Promise<boolean>
  /** People and organisations that current pages name, in the order of their keys. */
  actors(): Promise<readonly ActorRef[]>
  around(keys: readonly string[]): Promise<ReadonlyMap<string, Surroundings>>
  /** Where each of these is first named, on the newest two pages that name it. */
  named(keys: readonly string[]): Promise<ReadonlyMap<string, readonly Naming[]>>
  /** Keeps comparisons in the place of those kept before. */
  put(alikes: readonly Alike[]): Promise<void>
  /** Those kept of actors that pages still name, the likeliest first. */
  kept(): Promise<readonly (Alike & { readonly pages: readonly [number, number] })[]>
}

/** Tables of what comparing actors found. */
export const likenessesTables = `
create table likenesses (a text not null, b text not null, score double precision not null, reasons json not null, primary key (a, b));
comment on table likenesses is 'actors that may be the same, by key, with what speaks for it and against it (log odds); readers decide, in decisions';

create table compared (single boolean primary key default true check (single), number integer not null);
comment on table compared is 'the newest page''s record when actors were last compared';
insert into compared (number) values (0);
`

const COLUMNS = ['a', 'b', 'score', 'reasons'] as const
const NEWEST = sql`(select coalesce(max(number), 0) from records where kind <> 'decision')`
const PAGES = 2000
const KEYS = 500
const BEFORE = 80
const SHOWN_PAGES = 2

/** The comparisons of a ledger's database. */
export const comparisonsOf = (db: Kysely<Tables>): Comparisons => ({
  async behind() {
    const { rows } = await sql<{ behind: boolean }>`select number < ${NEWEST} as behind from compared`.execute(db)
    return rows[0]!.behind
  },
  actors: () => db.selectFrom('actors').select(['key', 'type', 'ar', 'en']).where('type', 'in', ['PER', 'ORG']).orderBy('key').execute(),
  async around(keys) {
    const company = await companies(db, new Set(keys))
    const found = new Map<string, Surroundings>()
    for (let i = 0; i < keys.length; i += KEYS) {
      const { rows } = await sql<{ key: string; at: number; text: string }>`select distinct on (e.key) e.key, e.mentions[1] as at, p.text
        from entities e join pages p on p.id = e.page and p.current where e.key = any(${keys.slice(i, i + KEYS)}::text[])
        order by e.key, p.number, e.id`.execute(db)
      for (const { key, at, text } of rows)
        found.set(key, { company: company.get(key) ?? new Map(), before: text.slice(Math.max(0, at - BEFORE), at) })
    }
    return found
  },
  async named(keys) {
    const found = new Map<string, Naming[]>()
    const { rows } = await sql<PageRef & { key: string; text: string; from: number; to: number }>`
      select n.key, n.from, n.to, ${sql.join(PAGE_REF.map((column) => sql.ref(column)))}, pages.text from (
        select e.key, e.page, e.mentions[1] as "from", e.mentions[2] as "to",
          row_number() over (partition by e.key order by p.published desc nulls last, p.number desc, e.id) as place
        from entities e join pages p on p.id = e.page and p.current
        where e.key = any(${[...new Set(keys)]}::text[]) and cardinality(e.mentions) > 0
      ) n join pages on pages.id = n.page where n.place <= ${SHOWN_PAGES} order by n.key, n.place`.execute(db)
    for (const { key, text, from, to, ...page } of rows) {
      const naming = { page, words: words(text, [from, to]), line: lineAt(text, from) }
      found.set(key, [...(found.get(key) ?? []), naming])
    }
    return found
  },
  async put(alikes) {
    await db.transaction().execute(async (step) => {
      await sql`delete from likenesses`.execute(step)
      await copyInto(
        step,
        'likenesses' as keyof Tables,
        COLUMNS,
        alikes.map((alike) => copyLine(COLUMNS, { ...alike, reasons: { all: alike.reasons } })),
      )
      await sql`update compared set number = ${NEWEST}`.execute(step)
    })
  },
  async kept() {
    const { rows } = await sql<{ a: string; b: string; score: number; reasons: { all: Alike['reasons'] }; inA: number; inB: number }>`
      select l.a, l.b, l.score, l.reasons, x.pages as "inA", y.pages as "inB" from likenesses l join actors x on x.key = l.a join actors y on y.key = l.b
      order by l.score desc, x.pages + y.pages desc, l.a, l.b`.execute(db)
    return rows.map(({ inA, inB, reasons, ...alike }) => ({ ...alike, reasons: reasons.all, pages: [inA, inB] as const }))
  },
})

/** Who stands on the same current pages as each of these. One walk over all pages: those compared are many and mostly rare. */
async function companies(db: Kysely<Tables>, keys: ReadonlySet<string>): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>()
  for (let after = 0; ; ) {
    const { rows } = await sql<{ number: number; actors: string[] }>`
      select number, actors from pages where current and number > ${after} order by number limit ${PAGES}`.execute(db)
    for (const { actors } of rows)
      for (const key of actors) {
        if (!keys.has(key)) continue
        let counts = found.get(key)
        if (counts === undefined) {
          counts = new Map()
          found.set(key, counts)
        }
        for (const other of actors) if (other !== key) counts.set(other, (counts.get(other) ?? 0) + 1)
      }
    if (rows.length < PAGES) return found
    after = rows.at(-1)!.number
  }
}
