import type { Article } from '../article/article.ts'
import { type Quotation, quotations, type Span, sentences, type Token, tokenizeLine } from '../text/text.ts'

/** One title or body line of an article; token indexes are those of the source's `tokens`. */
export interface Line {
  readonly kind: 'title' | 'body'
  readonly span: Span
  readonly from: number
  readonly to: number
  /** Quotations of this line, outermost first, by the source's token indexes. */
  readonly quotes: readonly Quotation[]
}

/** Token range `[from, to)` of a sentence, with the index of the line it stands in. */
export interface Sentence {
  readonly line: number
  readonly from: number
  readonly to: number
}

/** What the finders see of one article: its own lines cut into tokens and sentences, and the date that relative times are placed by. */
export interface Source {
  /** The whole page's text; spans are measured in it. */
  readonly text: string
  readonly article: Article
  /** ISO date or date-time of publication, null where neither the page nor its collector gives one. */
  readonly published: string | null
  readonly tokens: readonly Token[]
  readonly lines: readonly Line[]
  readonly sentences: readonly Sentence[]
}

/** Cuts an article's title and body lines into tokens, quotations and sentences, in the order of the text. */
export function cutSource(text: string, article: Article): Source {
  const tokens: Token[] = []
  const lines: Line[] = []
  const all: Sentence[] = []
  const spans = [
    ...article.titles.map((span) => ({ span, kind: 'title' as const })),
    ...article.body.map((span) => ({ span, kind: 'body' as const })),
  ].sort((a, b) => a.span[0] - b.span[0])
  for (const { span, kind } of spans) {
    const own = tokenizeLine(text, span[0], span[1])
    const base = tokens.length
    const quotes = quotations(own)
    const line = lines.length
    for (const s of sentences(own, quotes)) all.push({ line, from: s.from + base, to: s.to + base })
    for (const t of own) tokens.push(t)
    lines.push({
      kind,
      span,
      from: base,
      to: tokens.length,
      quotes: quotes.map((q) => ({ ...q, open: q.open + base, close: q.close + base })),
    })
  }
  return { text, article, published: article.published?.value ?? null, tokens, lines, sentences: all }
}
