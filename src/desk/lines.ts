import { type OpenOptions, openPages, type Page, Unreadable } from '../page/page.ts'
import { inOrder, makeHere, openReaders, type Readers, until } from '../work/work.ts'

/** A reading as a line of JSON, with what of its page's bytes is no text. */
export interface ReadLine {
  readonly source: string
  readonly line: string
  readonly damage: string | null
}

/** How pages are opened, on how many threads they are read (one for each processor where that is not said), and a signal that ends the opening. */
export type LineOptions = OpenOptions & {
  readonly workers?: number | undefined
  readonly stop?: AbortSignal | undefined
  /** Each line carries its page, for `loadReadings`. */
  readonly withPages?: boolean
}

type Opened = Page | Unreadable

// Fewer pages than this are read sooner than a thread is ready: they are read here, each as it comes. Where as many lie ready, threads read all.
const HERE = { pages: 150, bytes: 8 * 1024 * 1024 }
// How long that is waited for: who feeds a page now and then is answered page by page.
const READY_MS = 200
// What one thread is given at a time, and how long pages wait in milliseconds for others where the input comes slowly.
const PIECE = { pages: 20, bytes: 1024 * 1024, wait: 50 }

/**
 * Reads pages without a ledger, on several threads where there are many, and gives their readings as lines of JSON in the order of the inputs,
 * the same whatever the number of threads. What cannot be read comes in its place. Inputs are opened only as fast as the lines are taken.
 */
export async function* readEach(
  inputs: readonly string[],
  { workers, stop, withPages: withPage = false, ...options }: LineOptions = {},
): AsyncGenerator<ReadLine | Unreadable> {
  const pages = waited(until(openPages(inputs, options), stop))
  try {
    const ready = workers === 0 ? [] : await gather(pages, HERE, performance.now() + READY_MS)
    if (!isFull(ready, HERE)) {
      for (const page of ready) yield lineOf(page, withPage)
      for (let n = ready.length; workers === 0 || n < HERE.pages; n++) {
        const next = await pages.next()
        if (next.done === true) return
        yield lineOf(next.value, withPage)
      }
      ready.length = 0
    }
    const readers = openReaders(workers)
    try {
      for await (const lines of inOrder(pieces(ready, pages), readers.threads * 2 + 1, (piece) => linesOf(readers, piece, withPage)))
        yield* lines
    } finally {
      await readers.close()
    }
  } finally {
    await pages.close()
  }
}

function lineOf(page: Opened, withPage: boolean): ReadLine | Unreadable {
  if (page instanceof Unreadable) return page
  const made = makeHere({ kind: 'line', withPage }, page)
  return made instanceof Unreadable ? made : { source: page.source, ...made }
}

async function linesOf(readers: Readers, opened: readonly Opened[], withPage: boolean): Promise<(ReadLine | Unreadable)[]> {
  const pages = opened.filter((page): page is Page => !(page instanceof Unreadable))
  const made = pages.length === 0 ? [] : await readers.make({ kind: 'line', withPage }, pages)
  let next = 0
  return opened.map((page) => {
    if (page instanceof Unreadable) return page
    const one = made[next++]!
    return one instanceof Unreadable ? one : { source: page.source, ...one }
  })
}

/** A source whose next page can be waited for a while and is not lost when it comes later. */
interface Waited {
  next(): Promise<IteratorResult<Opened>>
  /** The next page, or null where it takes longer than so many milliseconds. */
  soon(ms: number): Promise<IteratorResult<Opened> | null>
  close(): Promise<void>
}

function waited(pages: AsyncGenerator<Opened>): Waited {
  let coming: Promise<IteratorResult<Opened>> | null = null
  const take = async (): Promise<IteratorResult<Opened>> => {
    coming ??= pages.next()
    const next = await coming
    coming = null
    return next
  }
  return {
    next: take,
    async soon(ms) {
      coming ??= pages.next()
      return (await within(coming, ms)) === null ? null : take()
    },
    async close() {
      coming?.catch(() => {})
      await pages.return(undefined)
    },
  }
}

interface Full {
  readonly pages: number
  readonly bytes: number
}

const isFull = (list: readonly Opened[], full: Full): boolean =>
  list.length >= full.pages || list.reduce((n, page) => n + (page instanceof Unreadable ? 0 : page.bytes.length), 0) >= full.bytes

/** The pages that come before a moment, as many as there is room for. */
async function gather(pages: Waited, full: Full, until: number): Promise<Opened[]> {
  const list: Opened[] = []
  while (!isFull(list, full)) {
    const next = await pages.soon(until - performance.now())
    if (next === null || next.done === true) break
    list.push(next.value)
  }
  return list
}

/** Gathers pages into pieces for threads, those that are ready first; a piece that no page joins for a moment goes as it is. */
async function* pieces(ready: Opened[], pages: Waited): AsyncGenerator<Opened[]> {
  while (ready.length > 0) yield ready.splice(0, PIECE.pages)
  for (;;) {
    const first = await pages.next()
    if (first.done === true) return
    const piece = [first.value]
    while (!isFull(piece, PIECE)) {
      const next = await pages.soon(PIECE.wait)
      if (next === null || next.done === true) break
      piece.push(next.value)
    }
    yield piece
  }
}

/** What a promise gives, or null where it takes longer than so many milliseconds. */
async function within<Value>(promise: Promise<Value>, ms: number): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined
  const moment = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), null)
  })
  try {
    return await Promise.race([promise, moment])
  } finally {
    clearTimeout(timer)
  }
}
