import type { Page } from '../page/page.ts'
import type { Reading } from '../reading/reading.ts'
import type { LedgerOptions } from './ledger.ts'
import { prepareRows, type Rewritten } from './prepare.ts'

/** Reads kept pages again, here or in other threads. */
export interface Rereading {
  make(pages: readonly Page[]): Promise<readonly Rewritten[]>
  close(): Promise<void>
}

// Fewer pages than this are read sooner than threads are ready.
const MANY = 150
const PIECE = 20

/** Readers for so many pages. A page on which the reader fails is kept unread, with a message: it was acknowledged and stays. */
export function openRereading({ read, rules, openReaders }: LedgerOptions, pages: number): Rereading {
  const readers = openReaders === undefined || pages < MANY ? null : openReaders()
  const here = (page: Page): Rewritten => {
    try {
      return prepareRows(page, read(page), rules)
    } catch (error) {
      return prepareRows(page, unread(page, error as Error), rules)
    }
  }
  if (readers === null) return { make: async (all) => all.map(here), close: () => Promise.resolve() }
  return {
    async make(all) {
      const pieces: Page[][] = []
      for (let i = 0; i < all.length; i += PIECE) pieces.push(all.slice(i, i + PIECE))
      const made = await Promise.all(pieces.map((piece) => readers.make(piece)))
      return made.flat().map((one, i) => (one instanceof Error ? prepareRows(all[i]!, unread(all[i]!, one), rules) : one))
    },
    close: () => readers.close(),
  }
}

const unread = (page: Page, error: Error): Reading => ({
  schema: 'marsad/reading/1',
  source: page.source,
  sha256: page.sha256,
  text: page.text,
  language: 'und',
  blocks: [],
  messages: [{ rule: 'reader-failed', span: null, detail: `reading it failed (${error.message}); please report this page` }],
  articles: [],
})
