import type { BlockKind } from '../page.ts'
import { chooseContainer } from './container.ts'
import { settleEnds } from './ends.ts'
import type { HtmlLine } from './html-line.ts'
import { takeIslands } from './islands.ts'
import { MARK } from './markup.ts'
import { LARGE, type PageShape } from './page-shape.ts'
import { nameDoubles, nameTeasers } from './repetition.ts'
import { nameSecondArticles } from './second-articles.ts'
import type { HtmlElement } from './tree.ts'

/**
 * Kinds of a page's lines by its markup: which make the article's body, which are title, caption, byline, tags, related or the site's own; null
 * where no line is running text.
 */
export function mainContent(
  shape: PageShape,
  stated: { readonly body: string | null; readonly standfirst: string | null },
): (BlockKind | null)[] {
  const { lines } = shape
  const container = chooseContainer(shape, stated.body)
  if (container === null) return lines.map(() => null)
  const { inner, outer } = container
  const inside = new Marked(shape, outer)
  const outside = new Marked(shape, null)
  const { from, to } = shape
  const kinds = lines.map((line, i): BlockKind => {
    if (i < from[outer.index]! || i >= to[outer.index]!) return outside.kindOf(line) ?? (line.level === 1 ? 'title' : 'boilerplate')
    const marked = inside.kindOf(line)
    if (marked !== null) return marked
    if (line.level === 1) return 'title'
    const { length } = line.text
    if (line.linked / length > (length < 100 ? 0.5 : 0.75) && length < 240) return length < LEAST_HEADLINE ? 'boilerplate' : 'related'
    // Between the box that was chosen and the one around it only running text counts.
    const between = i < from[inner.index]! || i >= to[inner.index]!
    return between && shape.score[i]! < 2 && line.level === 0 ? 'boilerplate' : 'body'
  })
  takeIslands(shape, kinds, container)
  nameTeasers(shape, kinds)
  settleEnds(shape, kinds, container, stated.standfirst)
  nameDoubles(shape, kinds)
  nameSecondArticles(shape, kinds)
  return kinds
}

// A shorter link is a section's or a tag's name.
const LEAST_HEADLINE = 15

const TAG_KINDS: Readonly<Record<string, BlockKind>> = { figcaption: 'caption', figure: 'caption', time: 'byline', address: 'byline' }
const NAMED: readonly (readonly [number, BlockKind])[] = [
  [MARK.caption, 'caption'],
  [MARK.tags, 'tags'],
  [MARK.byline, 'byline'],
]
const NAMED_BITS = MARK.caption | MARK.tags | MARK.byline
// Longer lines are no caption, tag or byline whatever the box is called.
const LONG = 300

/** What tags and names of the elements between a line and a container say, nearest first; each element is asked once. */
class Marked {
  readonly #shape: PageShape
  readonly #container: HtmlElement | null
  readonly #short: (BlockKind | null | undefined)[] = []
  readonly #long: (BlockKind | null | undefined)[] = []

  constructor(shape: PageShape, container: HtmlElement | null) {
    this.#shape = shape
    this.#container = container
  }

  kindOf(line: HtmlLine): BlockKind | null {
    return this.#of(line.block, line.text.length > LONG)
  }

  #of(start: HtmlElement, long: boolean): BlockKind | null {
    const known = long ? this.#long : this.#short
    let e: HtmlElement | null = start
    let found: BlockKind | null | undefined
    for (; e !== null && e !== this.#container && e.tag !== 'body' && e.tag !== 'html'; e = e.parent) {
      found = known[e.index]
      if (found !== undefined) break
      found = this.#own(e, long) ?? undefined
      if (found !== undefined) break
    }
    const kind = found ?? null
    for (let k: HtmlElement | null = start; k !== null && k !== e; k = k.parent) known[k.index] = kind
    if (e !== null && found !== undefined) known[e.index] = kind
    return kind
  }

  #own(e: HtmlElement, long: boolean): BlockKind | null {
    const tag = TAG_KINDS[e.tag]
    if (tag !== undefined) return tag
    const { noise, marks, share } = this.#shape
    const kind = noise[e.index]!
    if (kind !== null) return kind
    const mark = marks[e.index]!
    if ((mark & NAMED_BITS) === 0 || (mark & MARK.content) !== 0 || long || share(e) > LARGE) return null
    for (const [bit, named] of NAMED) if ((mark & bit) !== 0) return named
    return null
  }
}
