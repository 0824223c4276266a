import type { BlockKind, LineHint, Message, Page } from '../page.ts'
import { readHtml } from './html-line.ts'
import { mainContent } from './main-content.ts'
import { readMetadata } from './metadata.ts'
import { shapeOf } from './page-shape.ts'
import type { MarkupSource } from './source.ts'

/** Reads HTML into a page: its readable text, one line a block element, with what the markup says of each line and of the whole. */
export function htmlPage(source: MarkupSource, page: Page): Page {
  const { tree, cut } = readHtml(source)
  const { lines } = cut
  const meta = readMetadata(tree)
  const standfirst = meta.stated.find((s) => s.field === 'standfirst')?.value ?? null
  const kinds = mainContent(shapeOf(tree, cut), { body: meta.articleBody, standfirst })
  const hints: LineHint[] = []
  let at = 0
  const texts: string[] = []
  const titles = titleLines(
    lines.map((l) => l.text),
    kinds,
    meta.title,
  )
  lines.forEach((line, i) => {
    const kind: BlockKind | null = titles.has(i) ? 'title' : kinds[i] === 'title' ? 'boilerplate' : kinds[i]!
    hints.push({ span: [at, at + line.text.length], kind, level: line.level, linked: line.linked / line.text.length })
    texts.push(line.text)
    at += line.text.length + 1
  })
  const messages: Message[] = [...page.messages, ...meta.messages]
  if (tree.flattened)
    messages.push({ rule: 'nesting', span: null, detail: 'elements nested deeper than 400 levels are read as if they stood at that level' })
  return { ...page, media: 'html', text: texts.join('\n'), hints, stated: meta.stated, messages }
}

// Lines that hold the headline the metadata states; where it states none, the first h1.
function titleLines(texts: readonly string[], kinds: readonly (BlockKind | null)[], stated: string | null): Set<number> {
  const found = new Set<number>()
  if (stated !== null) {
    const key = plain(stated)
    texts.forEach((t, i) => {
      if (t.length >= key.length && t.length <= stated.length + 40 && plain(t) === key && kinds[i] !== 'related') found.add(i)
    })
  }
  if (found.size === 0) {
    const first = kinds.indexOf('title')
    if (first >= 0) found.add(first)
  }
  return found
}

const plain = (s: string): string => s.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
