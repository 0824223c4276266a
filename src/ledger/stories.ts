import { type Kysely, sql } from 'kysely'
import { actorRefs, PAGE_REF } from './ask/facts.ts'
import { copyInto, copyLine } from './copy.ts'
import { decisions } from './decisions.ts'
import { heeding } from './fact-decisions.ts'
import { analyzeGrown } from './indexes.ts'
import { unpackReading } from './kept-reading.ts'
import type { Head, Linked, Member, Moment, Placed, ReadPage, ReadText, Shelf, Shelved } from './shelf.ts'
import { countedIn, listed } from './story-counts.ts'
import type { Tables } from './tables.ts'

const HEAD = sql`id, page, article, number, outlet, at, whole`
const PLACED = sql`${HEAD}, report, event, story`
const SHELVED = ['id', 'page', 'article', 'number', 'outlet', 'at', 'whole', 'told'] as const
const LINKED = ['a', 'b', 'story', 'event', 'copied'] as const
const SOME = 2000

/** The shelf of a ledger's database. */
export const shelfOf = (db: Kysely<Tables>): Shelf => ({
  async behind() {
    // Up to where the ledger is, and up to where its stories were woven.
    const { rows: marks } = await sql<{ stamp: string; upto: string }>`
      select concat(state.applied, ' ', woven.rereads) as stamp, woven.upto from state, woven`.execute(db)
    const { stamp, upto } = marks[0]!
    if (stamp === upto) return null
    const { rows: gone } = await sql<{ id: string }>`
      delete from tellings t where not exists (select 1 from pages p where p.id = t.page and p.current) returning id`.execute(db)
    const ids = gone.map((g) => g.id)
    if (ids.length > 0) await sql`delete from links where a = any(${ids}::text[]) or b = any(${ids}::text[])`.execute(db)
    const { rows } = await sql<{ untold: number; undecided: number }>`select
      (select count(*) from pages p where current and not exists (select 1 from tellings t where t.page = p.id))::integer as untold,
      ((select count(*) from decisions where what = 'story')::integer - (select decided from woven)) as undecided`.execute(db)
    return { ...rows[0]!, stamp }
  },
  async heeded() {
    const { rows } = await sql<{ stamp: string }>`
      select concat(woven.rereads, ' ', (select count(*) from decisions)) as stamp from woven`.execute(db)
    return rows[0]!.stamp
  },
  async reached() {
    const { rows } = await sql<{ record: number; past: string }>`select state.applied as record,
      concat(woven.rereads, ' ', (select count(*) from decisions), ' ', (select count(*) from pages where not current)) as past from state, woven`.execute(
      db,
    )
    return rows[0]!
  },
  async keptUp(stamp) {
    await sql`update woven set upto = ${stamp}`.execute(db)
    await analyzeGrown(db, ['tellings', 'links'])
  },
  // Readings as they were read: what is compared are a text's words and whom it names, which no decision on a fact changes, and a telling that is made
  // once must be the same whenever it is made.
  async untold(limit) {
    const { rows } = await sql<{ page: string; number: number; text: string; reading: Uint8Array }>`
      select p.id as page, p.number, p.text, r.reading from pages p join readings r on r.page = p.id
      where current and not exists (select 1 from tellings t where t.page = p.id) order by p.number limit ${limit}`.execute(db)
    return rows.map(({ page, number, text, reading }) => ({ page, number, reading: unpackReading(reading, text) }))
  },
  async put(tellings) {
    await copyInto(
      db,
      'tellings' as keyof Tables,
      SHELVED,
      tellings.map((t) => copyLine(SHELVED, t)),
    )
  },
  heads: async () => (await sql<Head>`select ${HEAD} from tellings order by at, id`.execute(db)).rows,
  between: async (from, to) =>
    (await sql<Shelved>`select ${HEAD}, told from tellings where at is null or (at >= ${from} and at <= ${to}) order by at, id`.execute(db))
      .rows,
  async link(links) {
    await copyInto(
      db,
      'links' as keyof Tables,
      LINKED,
      links.map((l) => copyLine(LINKED, l)),
    )
  },
  links: async () => (await sql<Linked>`select a, b, story, event, copied from links order by a, b`.execute(db)).rows,
  async place(placed) {
    for (let i = 0; i < placed.length; i += SOME) {
      const some = placed.slice(i, i + SOME)
      const ids = (key: keyof Placed) => some.map((p) => p[key])
      await sql`update tellings t set report = n.report, event = n.event, story = n.story
        from unnest(${ids('id')}::text[], ${ids('report')}::text[], ${ids('event')}::text[], ${ids('story')}::text[]) as n(id, report, event, story)
        where t.id = n.id and (t.report, t.event, t.story) is distinct from (n.report, n.event, n.story)`.execute(db)
    }
    await sql`update woven set decided = (select count(*) from decisions where what = 'story')::integer`.execute(db)
  },
  fresh: async (since) =>
    (
      await sql<Member>`select ${PLACED} from tellings
        where story is not null and ${'record' in since ? sql`number > ${since.record}` : sql`at >= ${since.hour}`} order by at, id`.execute(
        db,
      )
    ).rows,
  newest: async (most) =>
    (
      await sql<Moment>`select at, whole from tellings where story is not null and at is not null order by at desc limit ${most}`.execute(
        db,
      )
    ).rows,
  list: (wanted) => listed(db, wanted),
  counts: (stories) => countedIn(db, stories),
  members: async (stories) =>
    (await sql<Member>`select ${PLACED} from tellings where story = any(${[...stories]}::text[]) order by at, id`.execute(db)).rows,
  shared: async (records) =>
    (
      await sql<{ page: string }>`select distinct page from tellings t where number = any(${[...records]}::integer[])
        and exists (select 1 from tellings other where other.story = t.story and other.id <> t.id) order by page`.execute(db)
    ).rows.map((r) => r.page),
  around: async (pages) =>
    (
      await sql<Member>`select ${PLACED} from tellings
        where story in (select story from tellings where page = any(${[...pages]}::text[])) order by at, id`.execute(db)
    ).rows,
  async find(named) {
    const { rows } = await sql<{ name: string; page: string }>`
      with asked as (select unnest(${[...named]}::text[]) as name),
      named as (select a.name, r.address from records r join asked a on a.name = r.collected->>'id' or a.name = r.source
        union all select a.name, r.address from pages p join asked a on length(a.name) >= 6 and p.id like a.name || '%' join records r on r.page = p.id),
      known as (select n.name, r.page, r.number from named n join records r on r.address = n.address)
      select distinct on (name) name, k.page from known k join pages p on p.id = k.page and p.current order by name, k.number desc`.execute(
      db,
    )
    const { rows: tellings } = await sql<Shelved & Member>`select ${PLACED}, told from tellings
      where article = 0 and page = any(${rows.map((r) => r.page)}::text[])`.execute(db)
    const byPage = new Map(tellings.map((t) => [t.page, t]))
    return new Map(rows.flatMap(({ name, page }) => (byPage.has(page) ? [[name, byPage.get(page)!] as const] : [])))
  },
  copiesAmong: async (ids) =>
    (
      await sql<Linked>`select a, b, story, event, copied from links where a = any(${[...ids]}::text[]) and b = any(${[...ids]}::text[])
        and copied > 0 order by a, b`.execute(db)
    ).rows,
  pages: (ids) => pagesOf(db, ids),
  texts: (ids) => textsOf(db, ids),
  async refs(ids) {
    if (ids.length === 0) return new Map()
    const rows = await db
      .selectFrom('pages')
      .select([...PAGE_REF])
      .where('pages.id', 'in', ids)
      .execute()
    return new Map(rows.map((r) => [r.id, r]))
  },
  actors: (keys) => actorRefs(db, keys),
  decisions: () => decisions(db),
})

async function textsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadText[]> {
  if (ids.length === 0) return []
  const pages = await db
    .selectFrom('pages')
    .innerJoin('readings', 'readings.page', 'pages.id')
    .select([...PAGE_REF, 'pages.number', 'pages.text', 'readings.reading'])
    .where(sql<boolean>`pages.id = any(${[...ids]}::text[])`)
    .execute()
  const heed = await heeding(db)
  return pages.map(({ number, text, reading, ...ref }) => ({ ref, number, reading: heed(ref.id, unpackReading(reading, text)).reading }))
}

async function pagesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<ReadPage[]> {
  const texts = await textsOf(db, ids)
  if (texts.length === 0) return []
  const entities = await db
    .selectFrom('entities')
    .select(['page', 'article', 'ref', 'key'])
    .where(sql<boolean>`page = any(${[...ids]}::text[])`)
    .execute()
  const keys = new Map<string, Map<string, string>>()
  for (const { page, article, ref, key } of entities) {
    const own = `${page} ${article}`
    if (!keys.has(own)) keys.set(own, new Map())
    keys.get(own)!.set(ref, key)
  }
  return texts.map((text) => ({ ...text, keys: text.reading.articles.map((_, i) => keys.get(`${text.ref.id} ${i}`) ?? new Map()) }))
}
