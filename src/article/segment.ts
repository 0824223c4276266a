import type { Page } from '../page/page.ts'
import type { Articles } from './article.ts'

/** Names every non-blank line of a page and tells its articles apart: title, byline, credits, body; second articles after the main one. */
export function segment(_page: Page): Articles {
  throw new Error('not yet')
}
