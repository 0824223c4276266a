import { segment } from '../../src/article/article.ts'
import type { ArticleText } from '../../src/ledger/ledger.ts'
import { read } from '../../src/reading/reading.ts'
import { pageOf } from '../ledger/invented.ts'

/** An invented page of a headline and a text, read as any other, its main article with its text. */
export function articleOf(lines: readonly string[], published?: string): ArticleText {
  const page = pageOf('invented.txt', lines.join('\n'), published === undefined ? {} : { published })
  const reading = read(page, segment(page))
  const ref = { id: reading.sha256, title: null, outlet: null, published: published ?? null, source: page.source, url: null }
  return { page: ref, index: 0, text: reading.text, article: reading.articles[0]! }
}
