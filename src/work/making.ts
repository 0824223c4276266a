import { segment } from '../article/article.ts'
import { type Prepared, prepare } from '../ledger/ledger.ts'
import { type Page, Unreadable } from '../page/page.ts'
import { type Reading, RULES, read } from '../reading/reading.ts'
import { bareReading, printed, printedLine } from './printed.ts'

/** What to make of pages: readings as objects, readings as lines of JSON, or what the ledger keeps; `loaded` of printed readings, which stand in the place of their pages' bytes. */
export type Task =
  | { readonly kind: 'reading' }
  | { readonly kind: 'line'; readonly withPage?: boolean }
  | { readonly kind: 'prepared'; readonly when: string }
  | { readonly kind: 'loaded'; readonly when: string }

/** What each task makes of one page. `damage`: what of the page's bytes is no text. */
export interface Made {
  readonly reading: Reading
  readonly line: { readonly line: string; readonly damage: string | null }
  readonly prepared: { readonly prepared: Prepared; readonly damage: string | null }
  readonly loaded: { readonly prepared: Prepared; readonly damage: string | null }
}

/** The task of a kind. */
export type TaskOf<Kind extends Task['kind']> = Extract<Task, { readonly kind: Kind }>

/** What of a page's bytes could not be turned into text, in words, or null. The page is read all the same. */
export function damageOf(reading: Reading): string | null {
  const message = reading.messages.find((m) => m.rule === 'undecodable')
  return message === undefined ? null : `read, but ${message.detail}`
}

/**
 * Makes of one page what the task asks for, in this thread. A page on which the reader itself fails is a bug, but one page's: it comes back as
 * `Unreadable`, and the others are read all the same.
 */
export function makeHere<Kind extends Task['kind']>(task: TaskOf<Kind>, page: Page): Made[Kind] | Unreadable {
  try {
    return MAKE[task.kind as Kind](page, task)
  } catch (cause) {
    return new Unreadable(page.source, `reading it failed (${(cause as Error).message}); please report this page`, { cause })
  }
}

/** The reading of a page: what the rules read in it, or the one that was loaded without it. */
export const readingOf = (page: Page): Reading => (page.media === 'reading' ? bareReading(page) : read(page, segment(page)))

const MAKE: { readonly [Kind in Task['kind']]: (page: Page, task: TaskOf<Kind>) => Made[Kind] } = {
  reading: readingOf,
  line(page, { withPage = false }) {
    const reading = readingOf(page)
    return { line: printedLine(reading, page, withPage), damage: damageOf(reading) }
  },
  prepared(page, { when }) {
    const reading = readingOf(page)
    return { prepared: prepare(page, reading, { rules: RULES, when }), damage: damageOf(reading) }
  },
  loaded({ source, bytes }, { when }) {
    const { page, reading, rules } = printed(source, bytes)
    return { prepared: prepare(page, reading, { rules, when }), damage: null }
  },
}
