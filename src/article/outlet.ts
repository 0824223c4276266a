import type { BlockKind, Page } from '../page/page.ts'
import type { Outlet } from './article.ts'
import type { PageLine } from './page-line.ts'

/** Who publishes the page. */
export function findOutlet(_page: Page, _lines: readonly PageLine[], _kinds: readonly BlockKind[]): Outlet | null {
  return null
}
