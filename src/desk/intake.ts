import { segment } from '../article/article.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { type OpenOptions, openPages, type Page, Unreadable } from '../page/page.ts'
import { type Reading, RULES, read } from '../reading/reading.ts'

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

// A batch is what is acknowledged together: one write to the disk, one transaction.
const BATCH_PAGES = 200
const BATCH_BYTES = 8 * 1024 * 1024

/** How the desk reads: what a ledger needs to know to read a page again. */
export const reader = { read: (page: Page): Reading => read(page, segment(page)), rules: RULES }

/** Reads pages one by one, in the order of the inputs, without a ledger. What cannot be read comes in its place. */
export async function* readEach(inputs: readonly string[], options: OpenOptions = {}): AsyncGenerator<Reading | Unreadable> {
  for await (const page of openPages(inputs, options)) yield page instanceof Unreadable ? page : readOrRefuse(page)
}

/** Reads inputs into the ledger. Known pages are not read again; each batch is on the disk before the next is begun. */
export async function takeIn(
  ledger: Ledger,
  inputs: readonly string[],
  news: IntakeNews = () => {},
  options: OpenOptions = {},
): Promise<Intake> {
  const done = { new: 0, known: 0, found: 0 }
  const unreadable: Intake['unreadable'][number][] = []
  let total = 0
  const refuse = (page: Unreadable): void => {
    unreadable.push({ source: page.source, reason: page.reason })
    news(total, unreadable.at(-1)!)
  }
  const settleBatch = async (pages: readonly Page[]): Promise<void> => {
    const sifted = await ledger.sift(pages)
    const read: { page: Page; reading: Reading }[] = []
    pages.forEach((page, i) => {
      if (sifted[i] === 'known') return
      const reading = readOrRefuse(page)
      if (reading instanceof Unreadable) refuse(reading)
      else {
        read.push({ page, reading })
        const damage = damageOf(reading)
        if (damage !== null) news(total, null, { source: page.source, reason: damage })
      }
    })
    for (const kind of await ledger.record(read)) done[kind]++
    done.known += sifted.filter((s) => s === 'known').length
    total += pages.length
    news(total, null)
  }
  let batch: Page[] = []
  let bytes = 0
  for await (const page of openPages(inputs, options)) {
    if (page instanceof Unreadable) {
      refuse(page)
      continue
    }
    batch.push(page)
    bytes += page.bytes.length
    if (batch.length >= BATCH_PAGES || bytes >= BATCH_BYTES) {
      await settleBatch(batch)
      batch = []
      bytes = 0
    }
  }
  await settleBatch(batch)
  await ledger.settle()
  return { ...done, unreadable }
}

/** What of a page's bytes could not be turned into text, in words, or null. The page is read all the same. */
export function damageOf(reading: Reading): string | null {
  const message = reading.messages.find((m) => m.rule === 'undecodable')
  return message === undefined ? null : `read, but ${message.detail}`
}

// A page on which the reader itself fails is a bug, but one page's: the others are read all the same.
function readOrRefuse(page: Page): Reading | Unreadable {
  try {
    return reader.read(page)
  } catch (cause) {
    return new Unreadable(page.source, `reading it failed (${(cause as Error).message}); please report this page`, { cause })
  }
}
