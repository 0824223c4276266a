import type { BlockKind, Page } from '../page/page.ts'
import type { Credit } from './article.ts'
import type { PageLine } from './page-line.ts'

/** Agencies, papers, channels and sites that the article names as its source. */
export function findCredits(_page: Page, _lines: readonly PageLine[], _kinds: readonly BlockKind[]): Credit[] {
  return []
}
