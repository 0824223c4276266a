import type { BlockKind, Message, Page } from '../page/page.ts'
import { evidence, type Span } from '../text/text.ts'
import type { Article, Articles, Block } from './article.ts'
import { isByline, isDateLine } from './byline.ts'
import { findCredits } from './credit.ts'
import { findHead } from './head.ts'
import { isMarkedForeign, markedKinds } from './marked-page.ts'
import { findOutlet, statedOutlet } from './outlet.ts'
import { cutLines, type PageLine } from './page-line.ts'
import { isParagraph } from './paragraph.ts'
import { findOwnDate, findPublished } from './publication-date.ts'
import { findMetadata } from './stated-metadata.ts'
import { walkBody } from './walk.ts'

/** Names every non-blank line of a page and tells its articles apart: title, byline, credits, body; second articles after the main one. */
export function segment(page: Page): Articles {
  const lines = cutLines(page)
  const messages: Message[] = []
  if (lines.length === 0) return { language: 'ar', blocks: [], articles: [], metadata: findMetadata(page, lines, []), messages }
  if (isMarkedForeign(page, lines)) {
    const { kinds, title } = markedKinds(lines)
    const articles = [articleOf(page, lines, kinds, title, messages, true)]
    return { language: 'ar', blocks: blocksOf(lines, kinds), articles, metadata: findMetadata(page, lines, kinds), messages }
  }
  const head = findHead(page.text, lines, page.collected.title ?? null)
  const walk = walkBody(page.text, lines, head.body, head.title === null ? '' : lines[head.title]!.key)
  const kinds = lines.map((_, i) => walk.kinds.get(i) ?? head.kinds.get(i) ?? 'boilerplate')
  const main = articleOf(page, lines, kinds, head.title, messages)
  const others = walk.others.map((o) =>
    otherOf(
      page,
      lines.slice(o.from, o.to).filter((l) => kinds[l.index] === 'other_article'),
      messages,
    ),
  )
  return {
    language: 'ar',
    blocks: blocksOf(lines, kinds),
    articles: [main, ...others],
    metadata: findMetadata(page, lines, kinds),
    messages,
  }
}

// Neighbouring lines of one kind make one block.
function blocksOf(lines: readonly PageLine[], kinds: readonly BlockKind[]): Block[] {
  const blocks: { kind: BlockKind; span: Span }[] = []
  lines.forEach((line, i) => {
    const last = blocks[blocks.length - 1]
    const kind = kinds[i]!
    if (last !== undefined && last.kind === kind) last.span = [last.span[0], line.span[1]]
    else blocks.push({ kind, span: line.span })
  })
  return blocks
}

/** A line's span without the white space around it. */
export function trimmedSpan(text: string, span: Span): Span {
  const line = text.slice(span[0], span[1])
  const start = span[0] + (line.length - line.trimStart().length)
  return evidence(text, start, start + line.trim().length)
}

// Of a page in another script the words say nothing: no credits, and no outlet but the one its metadata states.
function articleOf(
  page: Page,
  lines: readonly PageLine[],
  kinds: readonly BlockKind[],
  title: number | null,
  messages: Message[],
  foreign = false,
): Article {
  const { text } = page
  const of = (kind: BlockKind): PageLine[] => lines.filter((_, i) => kinds[i] === kind)
  const main = title === null ? null : trimmedSpan(text, lines[title]!.span)
  return {
    title: main === null ? null : { span: main, text: text.slice(main[0], main[1]) },
    titles: dedupe(of('title'), title).map((l) => trimmedSpan(text, l.span)),
    body: of('body').map((l) => trimmedSpan(text, l.span)),
    bylines: of('byline').map((l) => trimmedSpan(text, l.span)),
    outlet: foreign ? statedOutlet(page, lines, kinds) : findOutlet(page, lines, kinds),
    published: findPublished(page, lines, kinds, messages),
    credits: foreign ? [] : findCredits(page, lines, kinds),
  }
}

// A headline printed twice is read once.
function dedupe(lines: readonly PageLine[], title: number | null): PageLine[] {
  const seen = new Set<string>()
  return lines.filter((l) => {
    const fresh = l.index === title || (!seen.has(l.key) && l.key !== lines.find((x) => x.index === title)?.key)
    seen.add(l.key)
    return fresh
  })
}

const isOwnByline = (l: PageLine): boolean => l.cue?.kind === 'source' || (!isParagraph(l) && (isByline(l) || isDateLine(l)))

function otherOf(page: Page, lines: readonly PageLine[], messages: Message[]): Article {
  const { text } = page
  const first = lines.findIndex((l) => isParagraph(l))
  const kinds = lines.map((l, i): BlockKind => (isOwnByline(l) ? 'byline' : i < first ? 'title' : 'body'))
  const title = lines.find((_, i) => kinds[i] === 'title')
  const span = title === undefined ? null : trimmedSpan(text, title.span)
  return {
    title: span === null ? null : { span, text: text.slice(span[0], span[1]) },
    titles: span === null ? [] : [span],
    outlet: null,
    published: findOwnDate(page, lines, kinds, messages),
    credits: findCredits(page, lines, kinds),
    body: lines.filter((_, i) => kinds[i] === 'body').map((l) => trimmedSpan(text, l.span)),
    bylines: lines.filter((_, i) => kinds[i] === 'byline').map((l) => trimmedSpan(text, l.span)),
  }
}
