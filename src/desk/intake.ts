import type { Ledger, Prepared } from '../ledger/ledger.ts'
import { type OpenOptions, openPages, type Page, Unreadable } from '../page/page.ts'
import { type Reading, RULES } from '../reading/reading.ts'
import { inOrder, openReaders, type Readers, readingOf, until } from '../work/work.ts'

/** What an intake did. */
export interface Intake {
  /** Pages that entered the ledger. */
  readonly new: number
  /** Pages that were known: their bytes, at this place. */
  readonly known: number
  /** Known pages found in a new place or with new knowledge about them. */
  readonly found: number
  readonly unreadable: readonly { readonly source: string; readonly reason: string }[]
}

/**
 * Told while an intake goes on: how many pages were dealt with so far, and the page that could not be read, if that is the news, or the
 * one that was read although some of its bytes are no text.
 */
export type IntakeNews = (done: number, unreadable: Intake['unreadable'][number] | null, damaged?: Intake['unreadable'][number]) => void

/** How an intake opens pages, and on how many threads it reads them (one for each processor where that is not said). */
export type IntakeOptions = OpenOptions & {
  readonly workers?: number | undefined
  /** At this signal no page is opened any more; those begun are dealt with. */
  readonly stop?: AbortSignal | undefined
}

// A batch is what is acknowledged together: one write to the disk, one transaction.
const BATCH = { pages: 200, bytes: 8 * 1024 * 1024 }
// A piece is what one thread is given at a time.
const PIECE = { pages: 20, bytes: 1024 * 1024 }
// So many pieces for each thread are opened ahead, so that threads have work while the database sorts words in.
const AHEAD = 3
// Fewer pages than this are read sooner than a thread is ready.
const WORTH_THREADS = 150

/** How the desk reads: what a ledger needs to know to read a page again. */
export const reader = { read: (page: Page): Reading => readingOf(page), rules: RULES }

/**
 * Reads inputs into the ledger. Known pages are not read again; each batch is on the disk before it is told of. Many pages are read on several
 * threads while this one writes; they enter the ledger in the order of the inputs all the same.
 */
export const takeIn = (
  ledger: Ledger,
  inputs: readonly string[],
  news?: IntakeNews,
  { workers, stop, ...options }: IntakeOptions = {},
): Promise<Intake> => takeAll(ledger, openPages(inputs, options), 'prepared', news, { workers, stop })

/** Takes opened pages, or what stands for them, into the ledger as `takeIn` does; `kind` says what is made of them. */
export async function takeAll(
  ledger: Ledger,
  opened: AsyncIterable<Page | Unreadable>,
  kind: 'prepared' | 'loaded',
  news: IntakeNews = () => {},
  { workers, stop }: Pick<IntakeOptions, 'workers' | 'stop'> = {},
): Promise<Intake> {
  const done = { new: 0, known: 0, found: 0 }
  const unreadable: Intake['unreadable'][number][] = []
  let total = 0
  const refuse = ({ source, reason }: Unreadable): void => {
    unreadable.push({ source, reason })
    news(total, unreadable.at(-1)!)
  }
  const ahead = await openAhead(pieces(until(opened, stop), PIECE, sizeOf))
  const readers = openReaders(ahead.many ? workers : 0)
  const keep = async (batch: readonly Piece[]): Promise<void> => {
    const prepared = batch.flatMap((piece) => piece.prepared)
    for (const kind of await ledger.keep(prepared)) done[kind]++
    done.known += batch.reduce((n, piece) => n + piece.known, 0)
    total += batch.reduce((n, piece) => n + piece.pages, 0)
    news(total, null)
  }
  try {
    const made = inOrder(ahead.pieces, readers.threads * AHEAD + 1, (piece) => makePiece(ledger, readers, kind, piece))
    const told = tell(made, refuse, (source, reason) => news(total, null, { source, reason }))
    for await (const batch of pieces(told, BATCH, (piece) => ({ pages: piece.pages, bytes: piece.bytes }))) await keep(batch)
  } finally {
    await readers.close()
  }
  await ledger.settle()
  return { ...done, unreadable }
}

/** Pages opened together, and what was made of those that are news. */
interface Piece {
  readonly pages: number
  readonly bytes: number
  readonly known: number
  readonly prepared: readonly Prepared[]
  readonly damaged: readonly { readonly source: string; readonly reason: string }[]
  readonly unreadable: readonly Unreadable[]
}

async function makePiece(
  ledger: Ledger,
  readers: Readers,
  kind: 'prepared' | 'loaded',
  opened: readonly (Page | Unreadable)[],
): Promise<Piece> {
  const unreadable = opened.filter((page): page is Unreadable => page instanceof Unreadable)
  const pages = opened.filter((page): page is Page => !(page instanceof Unreadable))
  const sifted = await ledger.sift(pages)
  const news = pages.filter((_, i) => sifted[i] !== 'known')
  const made = news.length === 0 ? [] : await readers.make({ kind, when: new Date().toISOString() }, news)
  const prepared: Prepared[] = []
  const damaged: Piece['damaged'][number][] = []
  made.forEach((one, i) => {
    if (one instanceof Unreadable) unreadable.push(one)
    else {
      prepared.push(one.prepared)
      if (one.damage !== null) damaged.push({ source: news[i]!.source, reason: one.damage })
    }
  })
  const bytes = pages.reduce((n, page) => n + page.bytes.length, 0)
  return { pages: pages.length, bytes, known: pages.length - news.length, prepared, damaged, unreadable }
}

// Troubles are told as soon as their turn comes, before their batch is written.
async function* tell(
  made: AsyncIterable<Piece>,
  refuse: (page: Unreadable) => void,
  damaged: (source: string, reason: string) => void,
): AsyncGenerator<Piece> {
  for await (const piece of made) {
    for (const page of piece.unreadable) refuse(page)
    for (const { source, reason } of piece.damaged) damaged(source, reason)
    yield piece
  }
}

interface Size {
  readonly pages: number
  readonly bytes: number
}

/** Gathers what comes into lists that are full at so many pages or bytes. */
async function* pieces<One>(source: AsyncIterable<One>, full: Size, size: (one: One) => Size): AsyncGenerator<One[]> {
  let list: One[] = []
  let [pages, bytes] = [0, 0]
  for await (const one of source) {
    list.push(one)
    const { pages: p, bytes: b } = size(one)
    pages += p
    bytes += b
    if (pages < full.pages && bytes < full.bytes) continue
    yield list
    list = []
    ;[pages, bytes] = [0, 0]
  }
  if (list.length > 0) yield list
}

const sizeOf = (page: Page | Unreadable): Size => ({ pages: 1, bytes: page instanceof Unreadable ? 0 : page.bytes.length })

/** Looks ahead whether there are enough pages to be worth threads; nothing looked at is lost. */
async function openAhead<One>(source: AsyncGenerator<One[]>): Promise<{ many: boolean; pieces: AsyncGenerator<One[]> }> {
  const seen: One[][] = []
  let [count, end] = [0, false]
  while (count < WORTH_THREADS && !end) {
    const next = await source.next()
    if (next.done === true) end = true
    else {
      seen.push(next.value)
      count += next.value.length
    }
  }
  const all = async function* (): AsyncGenerator<One[]> {
    yield* seen.splice(0)
    yield* source
  }
  return { many: !end, pieces: all() }
}
