import type { Kysely } from 'kysely'
import type { Page } from '../page/page.ts'
import type { Reading } from '../reading/reading.ts'
import type { Journal, Place } from './journal.ts'
import type { LedgerOptions } from './ledger.ts'
import type { Parts } from './open.ts'
import type { Entry } from './record.ts'
import { replace, settle, type Taken, take } from './store.ts'
import type { Tables } from './tables.ts'
import { relearn } from './writing.ts'

const BATCH = 200

/** Takes into the database what the journal has beyond it, reading the pages anew. A damaged record is passed over; `journal.damage` names it. */
export async function catchUp({ journal, database: { db } }: Parts, options: LedgerOptions): Promise<void> {
  const { applied } = await db.selectFrom('state').select('applied').executeTakeFirstOrThrow()
  const places = journal.places(applied)
  for (let i = 0; i < places.length; i += BATCH) {
    options.progress?.('taking in the journal', i, places.length)
    const batch: Taken[] = []
    for (const place of places.slice(i, i + BATCH)) {
      const entry = await entryAt(journal, place)
      if (entry !== null) batch.push({ entry, place, read: entry.kind === 'page' ? readAgain(entry, entry, options) : null })
    }
    const whole = await withoutOrphans(db, batch)
    await take(db, whole, { rules: options.rules, count: false, upTo: places[Math.min(i + BATCH, places.length) - 1]!.number })
    await relearn(db, whole, options.rules, (entry) => again(db, journal, entry, options))
  }
  if (places.length > 0) options.progress?.('taking in the journal', places.length, places.length)
  await settle(db)
}

/** Reads every page again that other rules have read; says how many. */
export async function rereadOlder({ journal, database: { db } }: Parts, options: LedgerOptions): Promise<number> {
  const old = await db.selectFrom('readings').select('page').where('rules', '<>', options.rules).orderBy('page').execute()
  for (let i = 0; i < old.length; i += BATCH) {
    options.progress?.('reading again with newer rules', i, old.length)
    const ids = old.slice(i, i + BATCH).map((o) => o.page)
    const latest = await db
      .selectFrom('records')
      .innerJoin('pages', 'pages.id', 'records.page')
      .select(['page', 'records.source', 'collected'])
      .distinctOn('page')
      .whereRef('records.source', '=', 'pages.source')
      .where('page', 'in', ids)
      .orderBy('page')
      .orderBy('records.number', 'desc')
      .execute()
    const read = []
    for (const entry of latest) read.push(await again(db, journal, entry, options))
    await replace(db, read, options.rules)
  }
  if (old.length > 0) options.progress?.('reading again with newer rules', old.length, old.length)
  await settle(db)
  return old.length
}

async function entryAt(journal: Journal, place: Place): Promise<Entry | null> {
  try {
    return await journal.read(place)
  } catch (error) {
    if ((error as Error).name === 'Damaged') return null
    throw error
  }
}

// «Found again» of a page whose own record is damaged has nothing to stand on.
async function withoutOrphans(db: Kysely<Tables>, batch: readonly Taken[]): Promise<Taken[]> {
  const found = batch.filter((t) => t.read === null).map((t) => t.entry.page)
  if (found.length === 0) return [...batch]
  const known = await db.selectFrom('pages').select('id').where('id', 'in', found).execute()
  const there = new Set([...known.map((k) => k.id), ...batch.filter((t) => t.read !== null).map((t) => t.entry.page)])
  return batch.filter((t) => there.has(t.entry.page))
}

/** Reads a page again from its own record, with the knowledge of a later one. */
async function again(
  db: Kysely<Tables>,
  journal: Journal,
  later: Pick<Entry, 'page' | 'source' | 'collected'>,
  options: LedgerOptions,
): Promise<{ page: Page; reading: Reading }> {
  const place = await db
    .selectFrom('records')
    .select(['segment', 'offset', 'length'])
    .where('page', '=', later.page)
    .where('kind', '=', 'page')
    .orderBy('number')
    .executeTakeFirstOrThrow()
  return readAgain(await journal.read(place), later, options)
}

function readAgain(entry: Entry, later: Pick<Entry, 'source' | 'collected'>, options: LedgerOptions): { page: Page; reading: Reading } {
  const page: Page = { source: later.source, sha256: entry.page, bytes: entry.bytes, collected: later.collected, ...entry.opened! }
  return { page, reading: options.read(page) }
}
