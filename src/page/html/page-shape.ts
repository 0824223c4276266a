import type { BlockKind } from '../page.ts'
import type { HtmlLine, HtmlLines } from './html-line.ts'
import { MARK, markOf } from './markup.ts'
import type { HtmlElement, HtmlTree } from './tree.ts'

/** What stretches of lines outside the page's noise hold; each is a sum over the lines before a place, so a stretch costs two looks. */
export interface Sums {
  readonly score: Float64Array
  readonly letters: Float64Array
  readonly linked: Float64Array
  readonly texts: Float64Array
  readonly scraps: Float64Array
}

/** A page's lines and elements with what is asked of them again and again, computed once. */
export interface PageShape extends HtmlLines {
  readonly tree: HtmlTree
  /** How much each line is running text: by length, commas, a stop, few links. */
  readonly score: Float64Array
  /** Bits of `MARK` for each element. */
  readonly marks: Uint16Array
  /** What an element that is not the article's is, by its own tag or names; null for any other. */
  readonly noise: readonly (BlockKind | null)[]
  /** Whether an element or one around it is noise. */
  readonly inNoise: Uint8Array
  readonly sums: Sums
  /** Share of the page's running text that an element holds, 0–1. */
  readonly share: (element: HtmlElement) => number
  /** Whether a picture stands in an element. */
  readonly pictured: Uint8Array
}

/** An element that holds more than this share of a page's running text is no noise whatever its name: «sidebar-right» stands on boxes around whole pages. */
export const LARGE = 0.4

const NOISE_TAGS = new Set(['nav', 'footer', 'aside', 'form', 'menu', 'fieldset', 'label', 'option'])

/** Measures a page's lines and elements. */
export function shapeOf(tree: HtmlTree, cut: HtmlLines): PageShape {
  const { elements } = tree
  const { lines, from, to } = cut
  const score = new Float64Array(lines.length)
  const total = new Float64Array(lines.length + 1)
  for (let i = 0; i < lines.length; i++) {
    score[i] = textScore(lines[i]!)
    total[i + 1] = total[i]! + score[i]!
  }
  const all = total[lines.length]! || 1
  const share = ({ index }: HtmlElement): number => (total[to[index]!]! - total[from[index]!]!) / all
  const marks = new Uint16Array(elements.length)
  const noise = new Array<BlockKind | null>(elements.length).fill(null)
  const inNoise = new Uint8Array(elements.length)
  for (let i = 1; i < elements.length; i++) {
    // What holds no line is never asked about.
    if (from[i] === to[i]) continue
    const e = elements[i]!
    marks[i] = markOf(e)
    noise[i] = noiseKind(e, marks[i]!, share)
    inNoise[i] = noise[i] !== null || inNoise[e.parent!.index] === 1 ? 1 : 0
  }
  return { ...cut, tree, score, marks, noise, inNoise, share, sums: sumsOf(lines, score, inNoise), pictured: picturedOf(elements) }
}

function noiseKind(e: HtmlElement, mark: number, share: (element: HtmlElement) => number): BlockKind | null {
  const { tag } = e
  if (tag === 'body' || tag === 'html') return null
  const content = (mark & MARK.content) !== 0
  if ((mark & MARK.comment) !== 0 && !content) return 'boilerplate'
  const named = !content && (mark & (MARK.noise | MARK.related)) !== 0
  if (!named && !NOISE_TAGS.has(tag)) return null
  if (share(e) > LARGE) return null
  return (mark & MARK.related) !== 0 || tag === 'aside' ? 'related' : 'boilerplate'
}

function picturedOf(elements: readonly HtmlElement[]): Uint8Array {
  const pictured = new Uint8Array(elements.length)
  for (let i = elements.length - 1; i > 0; i--) {
    const { tag, parent } = elements[i]!
    if (tag === 'img' || tag === 'picture' || pictured[i] === 1) pictured[parent!.index] = 1
  }
  return pictured
}

function sumsOf(lines: readonly HtmlLine[], score: Float64Array, inNoise: Uint8Array): Sums {
  const array = (): Float64Array => new Float64Array(lines.length + 1)
  const sums = { score: array(), letters: array(), linked: array(), texts: array(), scraps: array() }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    const own = score[i]!
    const counts = inNoise[line.block.index] === 0 ? 1 : 0
    sums.score[i + 1] = sums.score[i]! + own * counts
    sums.letters[i + 1] = sums.letters[i]! + line.text.length * counts
    sums.linked[i + 1] = sums.linked[i]! + line.linked * counts
    sums.texts[i + 1] = sums.texts[i]! + (own > 2 ? counts : 0)
    sums.scraps[i + 1] = sums.scraps[i]! + (own <= 2 && line.level === 0 ? counts : 0)
  }
  return sums
}

/** How much a line is running text; 0 for headings, short lines and lists of links. */
export function textScore(line: HtmlLine): number {
  const { text } = line
  const { length } = text
  if (length < 25 || line.level > 0 || MARKUP.test(text)) return 0
  const density = line.linked / length
  if (density > 0.5) return 0
  let commas = 0
  for (let i = 0; i < length && commas < 6; i++) if (isComma(text.charCodeAt(i))) commas++
  const stop = STOPS.includes(text[length - 1]!) ? 1 : 0
  return (1 + commas * 0.5 + Math.min(3, length / 100) + stop) * (1 - density)
}

// A tag that a script or a broken page left in the text.
const MARKUP = /^<[a-z]{1,10} [a-z-]{1,20}=/
const STOPS = '.!?؟…:"”»'
const isComma = (c: number): boolean => c === 44 || c === 0x60c || c === 0x61b || c === 59
