import { segment } from './article/article.ts'
import type { Page } from './page/page.ts'
import { type Reading, read } from './reading/reading.ts'

export { type OpenOptions, openPages, type Page, Unreadable } from './page/page.ts'
export type * from './reading/reading.ts'

/** Reads a page: its text, its noise named, and what it says, every fact with the span of its words. Same page, same reading. */
export const readPage = (page: Page): Reading => read(page, segment(page))
