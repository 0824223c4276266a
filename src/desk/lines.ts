import { type OpenOptions, openPages, type Page, Unreadable } from '../page/page.ts'
import { inOrder, makeHere, openReaders, type Readers, until } from '../work/work.ts'

/** A reading as a line of JSON, with what of its page's bytes is no text. */
export interface ReadLine {
  readonly source: string
  readonly line: string
  readonly damage: string | null
}

/** How pages are opened, on how many threads they are read (one for each processor where that is not said), and a signal that ends the opening. */
export type LineOptions = OpenOptions & { readonly workers?: number | undefined; readonly stop?: AbortSignal | undefined }

type Opened = Page | Unreadable

// Fewer pages than this are read sooner than a thread is ready: the first ones are read here, each as it comes.
const HERE = 150
// What one thread is given at a time, and how long pages wait in milliseconds for others where the input comes slowly.
const PIECE = { pages: 20, bytes: 1024 * 1024, wait: 50 }

/**
 * Reads pages without a ledger, on several threads where there are many, and gives their readings as lines of JSON in the order of the inputs,
 * the same whatever the number of threads. What cannot be read comes in its place. Inputs are opened only as fast as the lines are taken.
 */
export async function* readEach(
  inputs: readonly string[],
  { workers, stop, ...options }: LineOptions = {},
): AsyncGenerator<ReadLine | Unreadable> {
  const pages = until(openPages(inputs, options), stop)
  try {
    for (let n = 0; workers === 0 || n < HERE; n++) {
      const next = await pages.next()
      if (next.done === true) return
      yield lineOf(next.value)
    }
    const readers = openReaders(workers)
    try {
      for await (const lines of inOrder(pieces(pages), readers.threads * 2 + 1, (piece) => linesOf(readers, piece))) yield* lines
    } finally {
      await readers.close()
    }
  } finally {
    await pages.return(undefined)
  }
}

function lineOf(page: Opened): ReadLine | Unreadable {
  if (page instanceof Unreadable) return page
  const made = makeHere({ kind: 'line' }, page)
  return made instanceof Unreadable ? made : { source: page.source, ...made }
}

async function linesOf(readers: Readers, opened: readonly Opened[]): Promise<(ReadLine | Unreadable)[]> {
  const pages = opened.filter((page): page is Page => !(page instanceof Unreadable))
  const made = pages.length === 0 ? [] : await readers.make({ kind: 'line' }, pages)
  let next = 0
  return opened.map((page) => {
    if (page instanceof Unreadable) return page
    const one = made[next++]!
    return one instanceof Unreadable ? one : { source: page.source, ...one }
  })
}

/** Gathers pages into pieces for threads; a piece that no page joins for a moment goes as it is. */
async function* pieces(pages: AsyncGenerator<Opened>): AsyncGenerator<Opened[]> {
  let coming = pages.next()
  for (;;) {
    const piece: Opened[] = []
    let bytes = 0
    while (piece.length < PIECE.pages && bytes < PIECE.bytes) {
      const next = piece.length === 0 ? await coming : await soon(coming)
      if (next === null) break
      if (next.done === true) {
        if (piece.length > 0) yield piece
        return
      }
      piece.push(next.value)
      bytes += next.value instanceof Unreadable ? 0 : next.value.bytes.length
      coming = pages.next()
    }
    yield piece
  }
}

/** What a promise gives, or null where it takes longer than a moment. */
async function soon<Value>(promise: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined
  const moment = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PIECE.wait, null)
  })
  try {
    return await Promise.race([promise, moment])
  } finally {
    clearTimeout(timer)
  }
}
