import type { BlockKind } from '../page.ts'
import { MARK } from './markup.ts'
import type { PageShape } from './page-shape.ts'
import type { HtmlElement } from './tree.ts'

// Shorter ones are teasers: a headline with a line or two of its story.
const LEAST_PARAGRAPHS = 2
const LEAST_LETTERS = 240

/**
 * Names the lines of articles that stand after the main one in `article` elements of their own («next story» pages that go on without end): each
 * with its headline, of no higher rank than the main one's, its own date and at least two paragraphs.
 */
export function nameSecondArticles(shape: PageShape, kinds: (BlockKind | null)[]): void {
  const { from, to } = shape
  const articles = shape.tree.elements.flatMap((element) => {
    const head = element.tag === 'article' && shape.inNoise[element.index] === 0 ? headline(shape, element) : null
    return head === null ? [] : [{ element, rank: head.level }]
  })
  const main = articles.find(({ element }) => holds(shape, kinds, element))
  if (main === undefined) return
  for (const { element, rank } of articles) {
    if (from[element.index]! < to[main.element.index]! || rank < main.rank || !isWhole(shape, element)) continue
    for (let i = from[element.index]!; i < to[element.index]!; i++)
      if (kinds[i] === 'body' || kinds[i] === 'title' || kinds[i] === 'byline') kinds[i] = 'other_article'
  }
}

function isWhole(shape: PageShape, e: HtmlElement): boolean {
  let paragraphs = 0
  let letters = 0
  let dated = false
  for (let i = shape.from[e.index]!; i < shape.to[e.index]!; i++) {
    const { block, text } = shape.lines[i]!
    if (isDate(shape, block)) dated = true
    if (shape.score[i]! <= 2) continue
    paragraphs++
    letters += text.length
  }
  return dated && paragraphs >= LEAST_PARAGRAPHS && letters >= LEAST_LETTERS
}

// The heading before the first paragraph.
function headline(shape: PageShape, e: HtmlElement): PageShape['lines'][number] | null {
  for (let i = shape.from[e.index]!; i < shape.to[e.index]!; i++) {
    if (shape.lines[i]!.level > 0) return shape.lines[i]!
    if (shape.score[i]! > 2) return null
  }
  return null
}

// A `time` element or a box named for its date or writer, or a line right in one.
function isDate({ marks }: PageShape, block: HtmlElement): boolean {
  for (let e: HtmlElement | null = block, n = 0; e !== null && n < 3; e = e.parent, n++)
    if (e.tag === 'time' || (marks[e.index]! & MARK.byline) !== 0) return true
  return false
}

function holds({ from, to }: PageShape, kinds: readonly (BlockKind | null)[], e: HtmlElement): boolean {
  for (let i = from[e.index]!; i < to[e.index]!; i++) if (kinds[i] === 'body') return true
  return false
}
