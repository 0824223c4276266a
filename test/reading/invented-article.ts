import { segment } from '../../src/article/article.ts'
import { type ReadArticle, read } from '../../src/reading/reading.ts'

/** Reads an invented text as the body of an article published on an ISO date. */
export function readBody(text: string, published: string | null): ReadArticle {
  const article = {
    title: null,
    titles: [],
    outlet: null,
    published: published === null ? null : { span: null, value: published, why: 'test' },
    credits: [],
    body: [[0, text.length] as const],
    bylines: [],
  }
  const page = {
    source: 'invented.txt',
    sha256: '0',
    bytes: new Uint8Array(),
    media: 'text' as const,
    encoding: 'utf-8',
    text,
    collected: {},
    hints: [],
    stated: [],
    messages: [],
  }
  return read(page, { ...segment(page), blocks: [], articles: [article], messages: [] }).articles[0]!
}

/** The English name of an entity, or its Arabic one; `?` for none. */
export function nameOf(article: ReadArticle, ref: string | null): string {
  const entity = article.entities.find((e) => e.id === ref)
  return entity === undefined ? '?' : (entity.name.en ?? entity.name.ar)
}
