import type { Decision, Judgement } from '../identity/identity.ts'
import type { Page } from '../page/page.ts'
import type { Reading } from '../reading/reading.ts'
import type {
  ActorLine,
  ActorWhole,
  Days,
  DueOf,
  Explanation,
  Found,
  Harvest,
  HarvestOf,
  Health,
  JournalLine,
  List,
  Overview,
  PageLine,
  PageWhole,
  Paging,
  Tally,
} from './answers.ts'
import { actor } from './ask/actor.ts'
import { actors } from './ask/actors.ts'
import { type Difference, difference } from './ask/difference.ts'
import { doctor } from './ask/doctor.ts'
import { due } from './ask/due.ts'
import { explain } from './ask/explain.ts'
import { type FindOf, find } from './ask/find.ts'
import { type Following, followingOf } from './ask/follow.ts'
import { harvest } from './ask/harvest.ts'
import { journalLines } from './ask/journal.ts'
import { judged, tallies } from './ask/judged.ts'
import { overview } from './ask/overview.ts'
import { pacts } from './ask/pacts.ts'
import { page } from './ask/page.ts'
import { pages } from './ask/pages.ts'
import { type Ties, tiesOf } from './ask/ties.ts'
import { type TimelineOf, timeline } from './ask/timeline.ts'
import { type Verified, verify } from './ask/verify.ts'
import { catchUp, rereadOlder } from './catch-up.ts'
import { decide } from './decisions.ts'
import type { AnyFact, CommitmentFact, JudgedFact, PactFact } from './fact.ts'
import { type Comparisons, comparisonsOf } from './likenesses.ts'
import { type Made, madeOf } from './made.ts'
import { type Imported, importJournal, journalFile } from './moving.ts'
import { openParts } from './open.ts'
import { type Prepared, prepare, type Rewritten } from './prepare.ts'
import { type Merged, merged, sameActors } from './same-actors.ts'
import type { Shelf } from './shelf.ts'
import { settle } from './store.ts'
import { shelfOf } from './stories.ts'
import { Closed } from './trouble.ts'
import { warcFile } from './warc.ts'
import { keep, type Sifted, sift } from './writing.ts'

export type * from './answers.ts'
export type { Difference, Piece } from './ask/difference.ts'
export type { FollowOf, Utterance } from './ask/follow.ts'
export type { Asked, Later } from './ask/later.ts'
export type { ArticleText, Count, Ties } from './ask/ties.ts'
export type { Failing, Verified } from './ask/verify.ts'
export type * from './fact.ts'
export type { Alike, Comparisons, Surroundings } from './likenesses.ts'
export { servedAt } from './lock.ts'
export type { Made } from './made.ts'
export type { Imported } from './moving.ts'
export { type Prepared, prepare } from './prepare.ts'
export { isWhole, packRecord, unpackRecord, unpackRecordNow } from './record.ts'
export type { Merged } from './same-actors.ts'
export { isServer } from './server.ts'
export type { Head, Linked, Member, Moment, Placed, ReadPage, ReadText, Shelf, Shelved } from './shelf.ts'
export type { StoryCount } from './story-counts.ts'
export { Closed, Damaged, Held, isFullDisk } from './trouble.ts'
export type { Sifted } from './writing.ts'

/** How a ledger is opened. */
export interface LedgerOptions {
  /** Reads a page; asked when the database is made anew and when rules are newer than a kept reading. */
  readonly read: (page: Page) => Reading
  /** Version of the rules that `read` reads with. */
  readonly rules: string
  /** Opens readers in other threads, for when many pages are to be read again; what they fail on comes back as an error in its place. */
  readonly openReaders?: () => { make(pages: readonly Page[]): Promise<readonly (Rewritten | Error)[]>; close(): Promise<void> }
  /** Told of long work: what is being done, how much of it is done, of how much. */
  readonly progress?: (doing: string, done: number, total: number) => void
}

/** What was read, kept and joined; every list names the true count of all. */
export interface Ledger {
  readonly path: string
  /** What opening it had to mend, in words; empty where nothing. */
  readonly mended: readonly string[]
  /** Tells pages that are news (`new`), known bytes in a new place or with new knowledge (`found`), and what is known already. */
  sift(pages: readonly Pick<Page, 'sha256' | 'source' | 'collected' | 'media'>[]): Promise<Sifted[]>
  /** Keeps pages with their readings; what `sift` called `known` changes nothing. Returns when it is on the disk, all of it or none. */
  record(pages: readonly { readonly page: Page; readonly reading: Reading }[]): Promise<Sifted[]>
  /** The same for pages that `prepare` has made ready, in this thread or another. */
  keep(pages: readonly Prepared[]): Promise<Sifted[]>
  /** Counts anew what a run of many `record`s left uncounted. */
  settle(): Promise<void>
  /** Reads pages again that older rules have read; says how many. */
  refresh(): Promise<number>
  /** Says at which address this process serves the ledger, for other processes to find. */
  announce(address: string): void
  close(): Promise<void>
  /** Given as soon as the ledger is being closed: long work over it need not go on. */
  readonly closed: AbortSignal

  overview(of: { newest: number }): Promise<Overview>
  pages(of: { outlet?: string | undefined } & Days & Paging): Promise<List<PageLine>>
  /** @throws NotFound, or BadInput where the id's beginning fits several pages. */
  page(id: string): Promise<PageWhole>
  find(of: FindOf): Promise<Found>
  timeline(of: TimelineOf): Promise<List<AnyFact> & { readonly counts: Readonly<Record<'event' | 'statement' | 'pact', number>> }>
  actors(of: { name?: string | undefined; type?: string | undefined } & Paging): Promise<List<ActorLine>>
  actor(of: { key: string; act?: string | undefined } & Paging): Promise<ActorWhole>
  pacts(of: { actor?: string | undefined; kind?: string | undefined; status?: string | undefined } & Paging): Promise<List<PactFact>>
  due(of: DueOf): Promise<List<CommitmentFact> & { readonly undated: number; readonly past: number }>
  explain(id: string): Promise<Explanation>
  /** What stands between actors, and what a body's articles tell: what the order is made from. */
  readonly ties: Ties
  /** What working files take beside their stories' claims. */
  readonly following: Following
  /** Everything that a query touches, page by page, never cut: what exports, briefings and watch rules walk. */
  harvest(of: HarvestOf): Promise<Harvest>
  /** What stories are woven from, and where every article belongs. */
  readonly stories: Shelf
  /** What was made for answers before and is dear to make. */
  readonly made: Made
  /** Keys that readers' standing decisions made part of an actor, each with the decision. */
  merged(key: string): Promise<readonly Merged[]>
  /** A fact as it was read, whatever was decided on it. @throws NotFound */
  judged(fact: string): Promise<JudgedFact>
  /** How much of what is in the ledger stands with each actor that a page names, and with these. */
  tallies(page: string, keys: readonly string[]): Promise<readonly Tally[]>
  /** What comparing actors found: who may be the same. */
  readonly comparisons: Comparisons
  /** Keeps a reader's decision; returns when it is on the disk. */
  decide(judgement: Judgement): Promise<Decision>
  doctor(of: { deep: boolean }): Promise<Health>
  /** Checks every page and fact against the bytes in the journal, and names each that fails. */
  verify(of: Paging): Promise<Verified>
  /** What became of a page between two of its versions. @throws NotFound, or BadInput where it has no other version. */
  difference(of: { id: string; from?: string | undefined }): Promise<Difference>
  journal(of: Paging): Promise<List<JournalLine>>
  /** The whole journal as one file, to be imported elsewhere. */
  journalFile(): AsyncIterable<Uint8Array>
  /** The journal's pages as a WARC archive. */
  warcFile(): AsyncIterable<Uint8Array>
  /** Takes in what `journalFile` gave; what is here already is passed over. @throws Damaged where it is no journal. */
  importJournal(file: AsyncIterable<Uint8Array>): Promise<Imported>
}

/**
 * Opens the ledger of a folder, makes it where there is none, and mends what a crash left: a torn journal is cut to its last whole
 * record, records that the database has not taken in are taken in, a database that is not in order is made anew.
 * @throws Held where another process has it, Damaged where it cannot be used as it stands.
 */
export async function openLedger(path: string, options: LedgerOptions): Promise<Ledger> {
  const parts = await openParts(path)
  const { journal, lock, database, migration, rebuilt } = parts
  const { db } = database
  const closing = new AbortController()
  const close = async (): Promise<void> => {
    closing.abort(new Closed())
    try {
      await database.close()
      await journal.close()
    } finally {
      lock.release()
    }
  }
  const behind = (): Promise<void> => catchUp(parts, options)
  try {
    await parts.exclusive(behind)
  } catch (error) {
    await close().catch(() => {})
    throw error
  }
  const opening = { path: parts.path, engine: database.engine, migration, rebuilt, rules: options.rules }
  return {
    path: parts.path,
    mended: [journal.cut, ...journal.damage, rebuilt === null ? null : `the database was made anew from the journal: ${rebuilt}`].filter(
      (m) => m !== null,
    ),
    sift: (found) =>
      sift(
        db,
        found.map(({ sha256: page, source, collected, media }) => ({ page, source, collected, media })),
      ),
    record: (found) => {
      const at = { rules: options.rules, when: new Date().toISOString() }
      return keep(
        parts,
        found.map(({ page, reading }) => prepare(page, reading, at)),
        behind,
      )
    },
    keep: (prepared) => keep(parts, prepared, behind),
    settle: () => parts.exclusive(() => settle(db)),
    refresh: () => parts.exclusive(() => rereadOlder(parts, options)),
    announce: lock.announce,
    close,
    closed: closing.signal,
    overview: (of) => overview(db, options.rules, of),
    pages: (of) => pages(db, of),
    page: (id) => page(db, id),
    find: (of) => find(db, of),
    timeline: (of) => timeline(db, of),
    actors: (of) => actors(db, of),
    actor: async (of) => actor(db, { ...of, key: (await sameActors(db)).get(of.key) ?? of.key }),
    pacts: (of) => pacts(db, of),
    due: (of) => due(db, of),
    explain: (id) => explain(db, id),
    ties: tiesOf(db),
    following: followingOf(db),
    harvest: (of) => harvest(db, of),
    stories: shelfOf(db),
    made: madeOf(db, options.rules),
    merged: (key) => merged(db, key),
    judged: (fact) => judged(db, fact),
    tallies: (of, keys) => tallies(db, of, keys),
    comparisons: comparisonsOf(db),
    decide: (judgement) => decide(parts, judgement, { behind, reread: () => rereadOlder(parts, options) }),
    doctor: (of) => doctor(db, journal, opening, of.deep),
    verify: (of) => verify(db, journal, of),
    difference: (of) => difference(db, of),
    journal: (of) => journalLines(db, of),
    journalFile: () => journalFile(journal),
    warcFile: () => warcFile(journal),
    importJournal: (file) => importJournal(parts, file, behind),
  }
}
