import type { Kysely } from 'kysely'
import type { Judgement } from '../identity/identity.ts'
import type { Page } from '../page/page.ts'
import { type Journal, type Place, readEntry } from './journal.ts'
import type { LedgerOptions } from './ledger.ts'
import type { Parts } from './open.ts'
import type { Rewritten } from './prepare.ts'
import type { Entry } from './record.ts'
import { openRereading, type Rereading } from './rereading.ts'
import { heedActors } from './same-actors.ts'
import { replace, settle, type Taken, take } from './store.ts'
import type { Tables } from './tables.ts'
import { relearn } from './writing.ts'

const BATCH = 200

/** Takes into the database what the journal has beyond it, reading the pages anew. A damaged record is passed over; `journal.damage` names it. */
export async function catchUp(parts: Parts, options: LedgerOptions): Promise<void> {
  const {
    journal,
    database: { db, relieve },
  } = parts
  const decided: Judgement[] = []
  const { applied } = await db.selectFrom('state').select('applied').executeTakeFirstOrThrow()
  const places = await journal.places(applied)
  const rereading = openRereading(options, places.length)
  try {
    for (let i = 0; i < places.length; i += BATCH) {
      options.progress?.('taking in the journal', i, places.length)
      const some = places.slice(i, i + BATCH)
      const batch = await withoutOrphans(db, await readBatch(journal, some, rereading))
      await take(db, batch, { count: false, upTo: some.at(-1)!.number })
      for (const { entry } of batch) if (entry.decision !== undefined) decided.push(entry.decision)
      await relearn(db, batch, async (entry) => (await rereading.make([await again(db, journal, entry)]))[0]!)
      await relieve()
    }
  } finally {
    await rereading.close()
  }
  if (places.length > 0) options.progress?.('taking in the journal', places.length, places.length)
  await heedActors(db, decided, () => rereadOlder(parts, options))
  await settle(db)
}

/** Reads every page again that other rules have read; says how many. */
export async function rereadOlder({ journal, database: { db, relieve } }: Parts, options: LedgerOptions): Promise<number> {
  const old = await db.selectFrom('readings').select('page').where('rules', '<>', options.rules).orderBy('page').execute()
  const rereading = openRereading(options, old.length)
  try {
    for (let i = 0; i < old.length; i += BATCH) {
      options.progress?.('reading again with newer rules', i, old.length)
      const pages: Page[] = []
      for (const entry of await latestOf(
        db,
        old.slice(i, i + BATCH).map((o) => o.page),
      ))
        pages.push(await again(db, journal, entry))
      await replace(db, await rereading.make(pages))
      await relieve()
    }
  } finally {
    await rereading.close()
  }
  if (old.length > 0) options.progress?.('reading again with newer rules', old.length, old.length)
  await settle(db)
  return old.length
}

/** What was known of each page when it was last found at its own place. */
const latestOf = (db: Kysely<Tables>, ids: readonly string[]) =>
  db
    .selectFrom('records')
    .innerJoin('pages', 'pages.id', 'records.page')
    .select(['page', 'records.source', 'collected'])
    .distinctOn('page')
    .whereRef('records.source', '=', 'pages.source')
    .where('page', 'in', ids)
    .orderBy('page')
    .orderBy('records.number', 'desc')
    .execute()

/** The records at these places, those that bring a page with what is read in it. */
async function readBatch(journal: Journal, places: readonly Place[], rereading: Rereading): Promise<Taken[]> {
  const whole: { entry: Entry; place: Place }[] = []
  for (const place of places) {
    const entry = await entryAt(journal, place)
    if (entry !== null) whole.push({ entry, place })
  }
  const brought = whole.filter(({ entry }) => entry.kind === 'page')
  const made = await rereading.make(brought.map(({ entry }) => pageOf(entry, entry)))
  const prepared = new Map<Place, Rewritten>(brought.map(({ place }, i) => [place, made[i]!]))
  return whole.map(({ entry, place }) => ({ entry, place, prepared: prepared.get(place) ?? null }))
}

async function entryAt(journal: Journal, place: Place): Promise<Entry | null> {
  try {
    return await readEntry(journal, place)
  } catch (error) {
    if ((error as Error).name === 'Damaged') return null
    throw error
  }
}

// «Found again» of a page whose own record is damaged has nothing to stand on.
async function withoutOrphans(db: Kysely<Tables>, batch: readonly Taken[]): Promise<Taken[]> {
  const found = batch.filter((t) => t.entry.kind === 'found').map((t) => t.entry.page)
  if (found.length === 0) return [...batch]
  const known = await db.selectFrom('pages').select('id').where('id', 'in', found).execute()
  const there = new Set([...known.map((k) => k.id), ...batch.filter((t) => t.prepared !== null).map((t) => t.entry.page)])
  return batch.filter((t) => t.entry.kind === 'decision' || there.has(t.entry.page))
}

type Found = Pick<Entry, 'page' | 'source' | 'collected'>

/** A page from its own record, with the knowledge of a later one. */
async function again(db: Kysely<Tables>, journal: Journal, later: Found): Promise<Page> {
  const place = await db
    .selectFrom('records')
    .select(['number', 'segment', 'offset', 'length'])
    .where('page', '=', later.page)
    .where('kind', '=', 'page')
    // A page's own bytes come after the reading that was loaded without them.
    .orderBy('number', 'desc')
    .executeTakeFirstOrThrow()
  return pageOf(await readEntry(journal, place), later)
}

const pageOf = (entry: Entry, { source, collected }: Found): Page => ({
  source,
  sha256: entry.page,
  bytes: entry.bytes,
  collected,
  ...entry.opened!,
})
