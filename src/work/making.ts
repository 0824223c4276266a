import { segment } from '../article/article.ts'
import { type Prepared, prepare } from '../ledger/ledger.ts'
import { type Page, Unreadable } from '../page/page.ts'
import { type Reading, RULES, read } from '../reading/reading.ts'

/** What to make of pages: readings as objects, readings as lines of JSON, or what the ledger keeps. */
export type Task = { readonly kind: 'reading' } | { readonly kind: 'line' } | { readonly kind: 'prepared'; readonly when: string }

/** What each task makes of one page. `damage`: what of the page's bytes is no text. */
export interface Made {
  readonly reading: Reading
  readonly line: { readonly line: string; readonly damage: string | null }
  readonly prepared: { readonly prepared: Prepared; readonly damage: string | null }
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
    return MAKE[task.kind as Kind](read(page, segment(page)), page, task)
  } catch (cause) {
    return new Unreadable(page.source, `reading it failed (${(cause as Error).message}); please report this page`, { cause })
  }
}

const MAKE: { readonly [Kind in Task['kind']]: (reading: Reading, page: Page, task: TaskOf<Kind>) => Made[Kind] } = {
  reading: (reading) => reading,
  line: (reading) => ({ line: JSON.stringify(reading), damage: damageOf(reading) }),
  prepared: (reading, page, { when }) => ({ prepared: prepare(page, reading, { rules: RULES, when }), damage: damageOf(reading) }),
}
