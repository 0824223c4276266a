import { type Kysely, sql } from 'kysely'
import type { Page } from '../page/page.ts'
import type { Parts } from './open.ts'
import type { Prepared, Rewritten } from './prepare.ts'
import { type Entry, packRecord } from './record.ts'
import { addressOf, replace, type Taken, take } from './store.ts'
import type { Tables } from './tables.ts'

/** Whether a page is news: `found` is known bytes in a new place or with new knowledge about them. */
export type Sifted = 'new' | 'found' | 'known'

// Beyond this many pages at once the actors' counts wait for `settle`.
const SMALL = 8

/** What tells whether a page is news. */
export type Siftable = Pick<Entry, 'page' | 'source' | 'collected'> & Pick<Page, 'media'>

/**
 * Tells for each page whether it is news to the ledger, or to the pages before it in the list. A page whose reading alone was loaded is new when
 * it comes itself; a reading without its page is news only where nothing is known of it.
 */
export async function sift(db: Kysely<Tables>, entries: readonly Siftable[]): Promise<Sifted[]> {
  if (entries.length === 0) return []
  const { rows: known } = await sql<{ page: string; media: string | null }>`
    select distinct page, media from records left join pages on pages.id = records.page
    where page = any(${[...new Set(entries.map((e) => e.page))]}::text[])`.execute(db)
  const seen = new Map(known.map((k) => [k.page, k.media]))
  const last = await lastTold(db, again(entries, seen).map(addressOf))
  return entries.map((entry) => {
    const [address, says] = [addressOf(entry), told(entry)]
    const news = newsOf(entry, seen.get(entry.page), last.get(address) === says)
    if (news === 'new') seen.set(entry.page, entry.media)
    if (news !== 'known') last.set(address, says)
    return news
  })
}

/** The entries whose page the ledger has, or an entry before them brings: only of these does it matter what was said of their place. */
function again(entries: readonly Siftable[], seen: ReadonlyMap<string, unknown>): Siftable[] {
  const before = new Set<string>()
  const out: Siftable[] = []
  for (const entry of entries) {
    if (seen.has(entry.page) || before.has(entry.page)) out.push(entry)
    before.add(entry.page)
  }
  return out
}

/** What was last said of the places at these addresses. */
async function lastTold(db: Kysely<Tables>, addresses: readonly string[]): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map()
  const latest = await db
    .selectFrom('records')
    .select(['address', 'page', 'source', 'collected'])
    .distinctOn('address')
    .where('address', 'in', addresses)
    .orderBy('address')
    .orderBy('number', 'desc')
    .execute()
  return new Map(latest.map((l) => [l.address, told(l)]))
}

function newsOf(entry: Siftable, before: string | null | undefined, same: boolean): Sifted {
  if (before === undefined) return 'new'
  if (entry.media === 'reading') return 'known'
  return before === 'reading' ? 'new' : same ? 'known' : 'found'
}

// `fetched` differs with every fetch and says nothing about the page.
const told = ({ page, source, collected }: Pick<Entry, 'page' | 'source' | 'collected'>): string =>
  JSON.stringify([page, source, ...Object.entries({ ...collected, fetched: '' }).sort(([a], [b]) => (a < b ? -1 : 1))])

/**
 * Writes what is news among the pages to the journal, and when it is on the disk takes it into the database. `behind` takes in what the journal
 * has beyond the database.
 */
export const keep = (parts: Parts, pages: readonly Prepared[], behind: () => Promise<void>): Promise<Sifted[]> =>
  parts.exclusive(async () => {
    await parts.journal.refresh()
    const { applied } = await parts.database.db.selectFrom('state').select('applied').executeTakeFirstOrThrow()
    // Another process, or a batch of this one that broke off, left records in the journal that the database has not taken in.
    if (applied < parts.journal.records) await behind()
    return write(parts, pages)
  })

async function write({ journal, database }: Parts, pages: readonly Prepared[]): Promise<Sifted[]> {
  const { db } = database
  const news = await sift(db, pages)
  const when = new Date().toISOString()
  const chosen = pages.flatMap((prepared, i) => {
    if (news[i] === 'known') return []
    const { page, source, collected } = prepared
    return [{ prepared, entry: { kind: news[i] === 'new' ? ('page' as const) : ('found' as const), page, source, collected, when } }]
  })
  if (chosen.length === 0) return news
  const places = await journal.append(
    chosen.map(({ prepared, entry }) =>
      entry.kind === 'page' ? prepared.record : packRecord({ ...entry, opened: null, bytes: new Uint8Array() }),
    ),
  )
  const batch = chosen.map(({ prepared, entry }, i): Taken => {
    const brings = entry.kind === 'page'
    return { entry: brings ? { ...entry, when: prepared.when } : entry, place: places[i]!, prepared: brings ? prepared : null }
  })
  await take(db, batch, { count: batch.length <= SMALL, upTo: places.at(-1)!.number })
  await relearn(db, batch, (_, i) => chosen[i]!.prepared)
  await database.relieve()
  return news
}

/**
 * Known bytes found again at their own place with other knowledge about them (a date, an outlet) are read with that knowledge;
 * `reread` gives what is made of the page for the batch's entry.
 */
export async function relearn(
  db: Kysely<Tables>,
  batch: readonly Taken[],
  reread: (entry: Taken['entry'], index: number) => Rewritten | Promise<Rewritten>,
): Promise<void> {
  const again = batch.flatMap(({ entry }, index) => (entry.kind === 'found' ? [{ entry, index }] : []))
  if (again.length === 0) return
  const rows = await db
    .selectFrom('pages')
    .select(['id', 'source'])
    .where(
      'id',
      'in',
      again.map((a) => a.entry.page),
    )
    .execute()
  const own = new Map(rows.map((r) => [r.id, r.source]))
  const last = new Map(again.filter((a) => own.get(a.entry.page) === a.entry.source).map((a) => [a.entry.page, a]))
  const read = await Promise.all([...last.values()].map((a) => reread(a.entry, a.index)))
  if (read.length > 0) await replace(db, read)
}
