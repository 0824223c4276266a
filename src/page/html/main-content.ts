import type { BlockKind } from '../page.ts'
import type { HtmlLine } from './html-line.ts'
import { type MarkupKind, markupKinds } from './markup.ts'
import type { HtmlElement } from './tree.ts'

/** Kinds of a page's lines by its markup: which make the article's body, which are title, caption, byline, tags, related or the site's own. */
export interface MainContent {
  readonly kinds: readonly (BlockKind | null)[]
  /** The element that holds the body, null where none was found. */
  readonly container: HtmlElement | null
}

const NOISE_TAGS = new Set(['nav', 'footer', 'aside', 'form', 'menu', 'fieldset', 'label', 'option'])

/**
 * Chooses the element that holds the article and names every line by it. Lines score by length, commas and few links, and give their score to the
 * elements around them; names of classes and ids, `article`, `main` and `itemprop` weigh in.
 */
export function chooseMain(lines: readonly HtmlLine[], root: HtmlElement, articleBody: string | null): MainContent {
  const weigh = weighText(lines, root)
  const inner = bestContainer(lines, root, articleBody, weigh)
  const container = inner === null ? null : climb(inner, lines, weigh)
  const kinds = lines.map((line): BlockKind | null => (container === null || inner === null ? null : kindOf(line, container, inner, weigh)))
  if (container !== null) trimEnds(lines, kinds, container)
  return { kinds, container }
}

/** Share of the page's running text that an element holds, 0–1. */
type Weigh = (element: HtmlElement) => number

// Names such as «sidebar-right» or a `form` stand on boxes around whole pages too: an element that holds most of the text is no noise.
function weighText(lines: readonly HtmlLine[], root: HtmlElement): Weigh {
  const held = new Map<HtmlElement, number>()
  for (const line of lines) {
    const score = textScore(line)
    if (score > 0) for (let e: HtmlElement | null = line.block; e !== null; e = e.parent) held.set(e, (held.get(e) ?? 0) + score)
  }
  const total = held.get(root) ?? 1
  return (element) => (held.get(element) ?? 0) / total
}

const LARGE = 0.4

function bestContainer(lines: readonly HtmlLine[], root: HtmlElement, articleBody: string | null, weigh: Weigh): HtmlElement | null {
  const stated = statedContainer(lines, articleBody)
  if (stated !== null) return stated
  const scores = new Map<HtmlElement, number>()
  for (const line of lines) {
    const score = insideNoise(line.block, weigh) ? 0 : textScore(line)
    if (score <= 0) continue
    let level = 0
    for (
      let e: HtmlElement | null = line.block.tag === 'p' || isTextTag(line.block) ? line.block.parent : line.block;
      e !== null && level < 6;
      e = e.parent, level++
    ) {
      const share = level === 0 ? 1 : level === 1 ? 0.6 : 1 / (level * 2.5)
      scores.set(e, (scores.get(e) ?? 0) + score * share)
    }
  }
  let best: HtmlElement | null = null
  let most = 0
  for (const [element, raw] of scores) {
    if (element === root) continue
    const score = raw * weightOf(element)
    if (score > most) {
      most = score
      best = element
    }
  }
  return best === null ? null : widen(best, scores, most)
}

const isTextTag = (e: HtmlElement): boolean => /^(h[1-6]|li|blockquote|pre|span|td|dd)$/.test(e.tag)

function textScore(line: HtmlLine): number {
  const { length } = line.text
  if (length < 25 || line.level > 0) return 0
  const density = line.linked / length
  if (density > 0.5) return 0
  const commas = line.text.split(/[,،؛;]/).length - 1
  const stop = /[.!?؟…:"”»]\s*$/.test(line.text) ? 1 : 0
  return (1 + Math.min(commas, 6) * 0.5 + Math.min(3, length / 100) + stop) * (1 - density)
}

function insideNoise(block: HtmlElement, weigh: Weigh): boolean {
  for (let e: HtmlElement | null = block; e !== null; e = e.parent) if (noiseKind(e, weigh) !== null) return true
  return false
}

// What an element that is not the article's is, by its tag or its names.
function noiseKind(e: HtmlElement, weigh: Weigh): BlockKind | null {
  if (e.tag === 'body' || e.tag === 'html') return null
  const kinds = markupKinds(e)
  if (kinds.has('comment') && !kinds.has('content')) return 'boilerplate'
  const named = !kinds.has('content') && (kinds.has('noise') || kinds.has('related'))
  if (!named && !NOISE_TAGS.has(e.tag)) return null
  if (weigh(e) > LARGE) return null
  return kinds.has('related') || e.tag === 'aside' ? 'related' : 'boilerplate'
}

function weightOf(element: HtmlElement): number {
  const kinds = markupKinds(element)
  let weight = 1
  if (element.attributes.itemprop === 'articleBody' || /articleBody/.test(element.attributes.property ?? '')) weight *= 2
  if (element.tag === 'article') weight *= 1.25
  if (element.tag === 'main' || element.attributes.role === 'main') weight *= 1.1
  if (element.tag === 'body' || element.tag === 'html') weight *= 0.6
  if (element.tag === 'ul' || element.tag === 'ol' || element.tag === 'table') weight *= 0.5
  if (kinds.has('content')) weight *= 1.25
  if (kinds.has('noise') && !kinds.has('content')) weight *= 0.4
  if (kinds.has('comment') || kinds.has('related')) weight *= 0.3
  return weight
}

// The article's paragraphs may stand in several boxes side by side: where the parent holds much more, take the parent.
function widen(best: HtmlElement, scores: ReadonlyMap<HtmlElement, number>, most: number): HtmlElement {
  let chosen = best
  for (let e = best.parent, n = 0; e !== null && n < 3; e = e.parent, n++) {
    if (e.tag === 'body' || e.tag === 'html' || e.tag === '#root') break
    let siblings = 0
    for (const child of e.children) {
      if (typeof child === 'string' || child === chosen) continue
      const score = scores.get(child) ?? 0
      if (score > most * 0.2 && !markupKinds(child).has('comment') && !markupKinds(child).has('related')) siblings += score
    }
    if (siblings > most * 0.25) chosen = e
  }
  return chosen
}

interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Climbs to a box around the chosen one while that adds running text and hardly any links, short scraps or noise: an article in several boxes, a
 * first paragraph outside the rest.
 */
function climb(start: HtmlElement, lines: readonly HtmlLine[], weigh: Weigh): HtmlElement {
  let chosen = start
  let range = rangeOf(start, lines)
  let held = textIn(lines, range.from, range.to, weigh)
  for (let e = start.parent, n = 0; e !== null && n < 8; e = e.parent, n++) {
    if (e.tag === 'html' || e.tag === '#root' || e.tag === 'body') break
    const wide = rangeOf(e, lines)
    const before = sideOf(lines, wide.from, range.from, weigh)
    const after = sideOf(lines, range.to, wide.to, weigh)
    const added = before.score + after.score
    const letters = before.letters + after.letters
    const clean =
      before.linked + after.linked < letters * MOST_LINKED && before.scraps + after.scraps <= (before.texts + after.texts) * MOST_SCRAPS
    if (added < held * LEAST_ADDED || !clean) continue
    chosen = e
    range = wide
    held += added
  }
  return chosen
}

const MOST_LINKED = 0.3
const MOST_SCRAPS = 2
const LEAST_ADDED = 0.04

function rangeOf(element: HtmlElement, lines: readonly HtmlLine[]): Range {
  let from = -1
  let to = 0
  lines.forEach((line, i) => {
    if (!isInside(line.block, element)) return
    if (from < 0) from = i
    to = i + 1
  })
  return { from: Math.max(0, from), to }
}

const textIn = (lines: readonly HtmlLine[], from: number, to: number, weigh: Weigh): number => sideOf(lines, from, to, weigh).score

function sideOf(
  lines: readonly HtmlLine[],
  from: number,
  to: number,
  weigh: Weigh,
): { score: number; letters: number; linked: number; texts: number; scraps: number } {
  let score = 0
  let letters = 0
  let linked = 0
  let texts = 0
  let scraps = 0
  for (let i = from; i < to; i++) {
    const line = lines[i]!
    if (insideNoise(line.block, weigh)) continue
    const own = textScore(line)
    score += own
    letters += line.text.length
    linked += line.linked
    if (own > 2) texts++
    else if (line.level === 0) scraps++
  }
  return { score, letters, linked, texts, scraps }
}

// The element whose lines hold what the page's metadata states as the article's text.
function statedContainer(lines: readonly HtmlLine[], articleBody: string | null): HtmlElement | null {
  if (articleBody === null || articleBody.length < 200) return null
  const plain = squash(articleBody)
  const holders = lines.filter((l) => l.text.length > 60 && plain.includes(squash(l.text).slice(0, 60)))
  if (holders.length < 2) return null
  const covered = holders.reduce((n, l) => n + l.text.length, 0)
  if (covered < articleBody.length * 0.5) return null
  let common = pathOf(holders[0]!.block)
  for (const l of holders.slice(1)) {
    const path = pathOf(l.block)
    let k = 0
    while (k < common.length && common[k] === path[k]) k++
    common = common.slice(0, k)
  }
  return common[common.length - 1] ?? null
}

const squash = (s: string): string => s.replace(/[^\p{L}\p{N}]+/gu, '')

function pathOf(element: HtmlElement): HtmlElement[] {
  const path: HtmlElement[] = []
  for (let e: HtmlElement | null = element; e !== null; e = e.parent) path.unshift(e)
  return path
}

const isInside = (element: HtmlElement, container: HtmlElement): boolean => {
  for (let e: HtmlElement | null = element; e !== null; e = e.parent) if (e === container) return true
  return false
}

function kindOf(line: HtmlLine, container: HtmlElement, inner: HtmlElement, weigh: Weigh): BlockKind | null {
  const inside = isInside(line.block, container)
  const marked = markedKind(line, inside ? container : null, weigh)
  if (!inside) return marked ?? (line.level === 1 ? 'title' : 'boilerplate')
  if (marked !== null) return marked
  const density = line.linked / line.text.length
  if (line.level === 1) return 'title'
  if (density > (line.text.length < 100 ? 0.5 : 0.75) && line.text.length < 240) return 'related'
  // Between the box that was chosen and the one around it only running text counts.
  if (textScore(line) < 2 && line.level === 0 && !isInside(line.block, inner)) return 'boilerplate'
  return 'body'
}

const TAG_KINDS: Readonly<Record<string, BlockKind>> = { figcaption: 'caption', figure: 'caption', time: 'byline', address: 'byline' }
const NAMED: readonly (readonly [MarkupKind, BlockKind])[] = [
  ['caption', 'caption'],
  ['tags', 'tags'],
  ['byline', 'byline'],
]

// What tags and names between the line and the container say; nearest first.
function markedKind(line: HtmlLine, container: HtmlElement | null, weigh: Weigh): BlockKind | null {
  for (let e: HtmlElement | null = line.block; e !== null && e !== container; e = e.parent) {
    if (e.tag === 'body' || e.tag === 'html') break
    const tag = TAG_KINDS[e.tag]
    if (tag !== undefined) return tag
    const noise = noiseKind(e, weigh)
    if (noise !== null) return noise
    const kinds = markupKinds(e)
    if (kinds.size === 0 || kinds.has('content') || line.text.length > 300 || weigh(e) > LARGE) continue
    for (const [named, kind] of NAMED) if (kinds.has(named)) return kind
  }
  return null
}

// Headings and short scraps after the last sentence and before the first one do not belong to the body.
function trimEnds(lines: readonly HtmlLine[], kinds: (BlockKind | null)[], _container: HtmlElement): void {
  const isText = (i: number): boolean => kinds[i] === 'body' && lines[i]!.text.length >= 40 && lines[i]!.level === 0
  let last = lines.length - 1
  while (last >= 0 && !isText(last)) last--
  for (let i = last + 1; i < lines.length; i++) if (kinds[i] === 'body' && lines[i]!.level > 0) kinds[i] = 'related'
}
