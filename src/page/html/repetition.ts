import type { BlockKind } from '../page.ts'
import type { PageShape } from './page-shape.ts'
import { childrenOf, type HtmlElement } from './tree.ts'

const ALIKE = 3
const TEASER_LINES = 6
const TEASER_LETTERS = 600
const SHORT = 30
const LONG = 40
const NEAR = 4

/** Names boxes of one make side by side, each with a linked headline beside a few words: teasers of other pages. */
export function nameTeasers(shape: PageShape, kinds: (BlockKind | null)[]): void {
  for (const [from, to] of teaserRanges(shape)) for (let i = from; i < to; i++) if (kinds[i] === 'body') kinds[i] = 'related'
}

/** Names a short label that stands again («Advertisement») as the site's, and a sentence printed again close to itself as a picture's caption. */
export function nameDoubles({ lines }: PageShape, kinds: (BlockKind | null)[]): void {
  const seen = new Map<string, number>()
  for (let i = 0; i < lines.length; i++) {
    const { text, block, level } = lines[i]!
    if (kinds[i] !== 'body' || level > 0 || LISTED.has(block.tag) || (text.length >= SHORT && text.length < LONG)) continue
    const before = seen.get(text)
    seen.set(text, i)
    if (before === undefined) continue
    if (text.length >= LONG) {
      if (i - before <= NEAR) kinds[i] = 'caption'
    } else if (LABEL.test(text)) {
      kinds[i] = 'boilerplate'
      kinds[before] = 'boilerplate'
    }
  }
}

const LISTED = new Set(['li', 'td', 'th', 'dt', 'dd', 'pre'])
// «Advertisement», «Show picture»
const LABEL = /^\p{L}{3,20}( \p{L}{2,20})?$/u

// Line ranges of three or more siblings of one make that each hold a headline in a link beside a few words.
function teaserRanges(shape: PageShape): (readonly [number, number])[] {
  const { tree, from, to } = shape
  const found: (readonly [number, number])[] = []
  for (const parent of tree.elements) {
    const { index } = parent
    if (to[index]! - from[index]! < ALIKE * 2) continue
    const groups = new Map<string, HtmlElement[]>()
    for (const child of childrenOf(tree, parent)) {
      if (!isTeaser(shape, child)) continue
      const make = `${child.tag} ${(child.attributes.class ?? '').split(' ', 1)[0]}`
      const group = groups.get(make)
      if (group === undefined) groups.set(make, [child])
      else group.push(child)
    }
    for (const group of groups.values()) if (group.length >= ALIKE) for (const e of group) found.push([from[e.index]!, to[e.index]!])
  }
  return found
}

/** Whether an element is a few words with a headline that is a link. */
export function isTeaser({ lines, from, to }: PageShape, { index }: HtmlElement): boolean {
  const count = to[index]! - from[index]!
  if (count < 2 || count > TEASER_LINES) return false
  let letters = 0
  let headline = false
  for (let i = from[index]!; i < to[index]!; i++) {
    const { text, linked } = lines[i]!
    letters += text.length
    if (text.length >= 15 && linked * 10 > text.length * 9) headline = true
  }
  return headline && letters <= TEASER_LETTERS
}
