import type { HtmlLine } from './html-line.ts'
import { MARK } from './markup.ts'
import type { PageShape } from './page-shape.ts'
import { childrenOf, type HtmlElement } from './tree.ts'

/** The element that holds the article's text, and the one around it that holds it whole; null where no line is running text. */
export interface Container {
  readonly inner: HtmlElement
  readonly outer: HtmlElement
}

/**
 * Chooses the element that holds the article. Lines score as running text and give their score to the elements around them; names of classes
 * and ids, `article`, `main` and `itemprop` weigh in. What the metadata states as the article's text decides, where it stands on the page.
 */
export function chooseContainer(shape: PageShape, articleBody: string | null): Container | null {
  const inner = statedContainer(shape, articleBody) ?? bestContainer(shape)
  return inner === null ? null : { inner, outer: climb(inner, shape) }
}

const TEXT_TAGS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'blockquote', 'pre', 'span', 'td', 'dd'])
const LEVELS = [1, 0.6, 0.2, 1 / 7.5, 0.1, 0.08]

function bestContainer(shape: PageShape): HtmlElement | null {
  const { lines, score, inNoise, tree } = shape
  const scores = new Float64Array(tree.elements.length)
  for (let i = 0; i < lines.length; i++) {
    const { block } = lines[i]!
    if (score[i]! <= 0 || inNoise[block.index] === 1) continue
    let e: HtmlElement | null = TEXT_TAGS.has(block.tag) ? block.parent : block
    for (let level = 0; e !== null && level < LEVELS.length; e = e.parent, level++) scores[e.index]! += score[i]! * LEVELS[level]!
  }
  let best = 0
  let most = 0
  for (let i = 1; i < scores.length; i++) {
    if (scores[i]! * MOST_WEIGHT <= most) continue
    const weighted = scores[i]! * weightOf(tree.elements[i]!, shape.marks[i]!)
    if (weighted > most) {
      most = weighted
      best = i
    }
  }
  return best === 0 ? null : widen(tree.elements[best]!, scores, most, shape)
}

const MOST_WEIGHT = 3.5

function weightOf({ tag, attributes }: HtmlElement, mark: number): number {
  let weight = 1
  if (attributes.itemprop === 'articleBody' || attributes.property?.includes('articleBody')) weight *= 2
  if (tag === 'article') weight *= 1.25
  if (tag === 'main' || attributes.role === 'main') weight *= 1.1
  if (tag === 'body' || tag === 'html') weight *= 0.6
  if (tag === 'ul' || tag === 'ol' || tag === 'table') weight *= 0.5
  if ((mark & MARK.content) !== 0) weight *= 1.25
  if ((mark & MARK.noise) !== 0 && (mark & MARK.content) === 0) weight *= 0.4
  if ((mark & (MARK.comment | MARK.related)) !== 0) weight *= 0.3
  return weight
}

// The article's paragraphs may stand in several boxes side by side: where the parent holds much more, take the parent.
function widen(best: HtmlElement, scores: Float64Array, most: number, { marks, tree }: PageShape): HtmlElement {
  let chosen = best
  for (let e = best.parent, n = 0; e !== null && n < 3; e = e.parent, n++) {
    if (isPage(e)) break
    let siblings = 0
    for (const child of childrenOf(tree, e)) {
      if (child === chosen) continue
      const score = scores[child.index]!
      if (score > most * 0.2 && (marks[child.index]! & (MARK.comment | MARK.related)) === 0) siblings += score
    }
    if (siblings > most * 0.25) chosen = e
  }
  return chosen
}

const isPage = ({ tag }: HtmlElement): boolean => tag === 'body' || tag === 'html' || tag === '#root'

/**
 * Climbs to a box around the chosen one while that adds running text and hardly any links, short scraps or noise: an article in several boxes, a
 * first paragraph outside the rest.
 */
function climb(start: HtmlElement, shape: PageShape): HtmlElement {
  const { from, to, sums } = shape
  let chosen = start
  let held = between(sums.score, from[start.index]!, to[start.index]!)
  for (let e = start.parent, n = 0; e !== null && n < 8; e = e.parent, n++) {
    if (isPage(e)) break
    const added = (sum: Float64Array): number =>
      between(sum, from[e.index]!, from[chosen.index]!) + between(sum, to[chosen.index]!, to[e.index]!)
    const score = added(sums.score)
    const clean = added(sums.linked) < added(sums.letters) * MOST_LINKED && added(sums.scraps) <= added(sums.texts) * MOST_SCRAPS
    if (score < held * LEAST_ADDED || !clean) continue
    chosen = e
    held += score
  }
  return chosen
}

const MOST_LINKED = 0.3
const MOST_SCRAPS = 2
const LEAST_ADDED = 0.04

const between = (sum: Float64Array, from: number, to: number): number => sum[to]! - sum[from]!

const LONGEST_STATED = 200_000
const MOST_ASKED = 400

// The element whose lines hold what the page's metadata states as the article's text.
function statedContainer({ lines }: PageShape, articleBody: string | null): HtmlElement | null {
  if (articleBody === null || articleBody.length < 200) return null
  const stated = squash(articleBody.slice(0, LONGEST_STATED))
  const holders: HtmlLine[] = []
  let asked = 0
  let covered = 0
  for (const line of lines) {
    if (line.text.length <= 60 || line.linked * 2 > line.text.length) continue
    if (++asked > MOST_ASKED) break
    if (!stated.includes(squash(line.text.slice(0, 200)).slice(0, 60))) continue
    holders.push(line)
    covered += line.text.length
  }
  if (holders.length < 2 || covered < articleBody.length * 0.5) return null
  let common = holders[0]!.block
  for (const { block } of holders.slice(1)) common = commonOf(common, block)
  return common
}

function commonOf(a: HtmlElement, b: HtmlElement): HtmlElement {
  let x = a
  let y = b
  while (x !== y) {
    if (x.depth >= y.depth && x.parent !== null) x = x.parent
    else if (y.parent !== null) y = y.parent
    else break
  }
  return x
}

const squash = (s: string): string => s.replace(/[^\p{L}\p{N}]+/gu, '')
