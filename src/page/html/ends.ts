import type { BlockKind } from '../page.ts'
import type { Container } from './container.ts'
import type { HtmlLine } from './html-line.ts'
import { MARK } from './markup.ts'
import type { PageShape } from './page-shape.ts'
import type { HtmlElement } from './tree.ts'

type Kinds = (BlockKind | null)[]

/** Settles what stands above the body, below it and among its headings, where the boxes alone do not tell. */
export function settleEnds(shape: PageShape, kinds: Kinds, { outer }: Container, standfirst: string | null): void {
  const isText = (i: number): boolean => kinds[i] === 'body' && shape.lines[i]!.text.length >= TEXT && shape.lines[i]!.level === 0
  let first = shape.from[outer.index]!
  while (first < kinds.length && !isText(first)) first++
  if (first === kinds.length) return
  dropBareHeadings(shape, kinds)
  takeLead(shape, kinds, first, standfirst)
  dropOpeningScraps(shape, kinds, first)
  dropClosingScraps(shape, kinds, isText)
}

const TEXT = 40
const LEAD = 130
const STATED = 100
const ABOVE = 25
const HEADING = 100

// The standfirst often stands in a box of its own between the headline and the text, or is a heading itself.
function takeLead(shape: PageShape, kinds: Kinds, first: number, standfirst: string | null): void {
  const { lines } = shape
  let title = first - 1
  while (title >= 0 && lines[title]!.level !== 1) title--
  const stated = standfirst === null || standfirst.length < STATED ? null : squash(standfirst).slice(0, 50)
  for (let i = Math.max(title + 1, first - ABOVE, 0); i < first; i++) {
    const line = lines[i]!
    if (kinds[i] === 'body' || kinds[i] === 'title' || line.text.length < Math.min(LEAD, STATED) || line.linked * 3 > line.text.length)
      continue
    if (isStated(line, stated) || (title >= 0 && line.text.length >= LEAD && isLead(shape, i))) kinds[i] = 'body'
  }
}

const isStated = ({ text }: HtmlLine, stated: string | null): boolean => stated !== null && squash(text.slice(0, 150)).startsWith(stated)

function isLead(shape: PageShape, i: number): boolean {
  const line = shape.lines[i]!
  if ((line.level === 0 && shape.score[i]! < 2) || isUnderPicture(shape, line.block)) return false
  for (let e: HtmlElement | null = line.block; e !== null && e.tag !== 'body'; e = e.parent) {
    if (NOT_LEAD.has(e.tag)) return false
    const mark = shape.marks[e.index]!
    if ((mark & MARK.lead) !== 0) return true
    if ((mark & (MARK.noise | MARK.comment | MARK.caption)) !== 0 && shape.noise[e.index] !== null) return false
  }
  return true
}

/** Whether a line's block stands with a picture in a box that holds nothing else. */
export function isUnderPicture({ from, to, pictured }: PageShape, block: HtmlElement): boolean {
  let e: HtmlElement | null = block
  while (e !== null && to[e.index]! - from[e.index]! <= 2) {
    if (pictured[e.index] === 1) return true
    e = e.parent
  }
  return false
}

const NOT_LEAD = new Set(['nav', 'footer', 'aside', 'form', 'menu', 'figure', 'figcaption', 'li', 'td'])

// Dates, authors and sections above the first paragraph: short, no heading, no sentence.
function dropOpeningScraps({ lines }: PageShape, kinds: Kinds, first: number): void {
  dropFew(kinds, 0, first, (i) => lines[i]!.level === 0 && lines[i]!.block.tag !== 'p' && isScrap(lines[i]!))
}

// Many short lines are verses, a list or a table; of a few the markup does not tell whether they are the site's or a byline.
function dropFew(kinds: Kinds, from: number, to: number, isOne: (i: number) => boolean): void {
  const found: number[] = []
  for (let i = from; i < to; i++) if (kinds[i] === 'body' && isOne(i)) found.push(i)
  if (found.length <= FEW) for (const i of found) kinds[i] = null
}

const FEW = 4

const LIST = new Set(['li', 'td', 'th', 'dt', 'dd', 'pre'])

const isScrap = (line: HtmlLine): boolean =>
  line.text.length < TEXT &&
  !/[.!?؟…:،"”»]$|[\u3040-\u9fff]/.test(line.text) &&
  !LIST.has(line.block.tag) &&
  !LIST.has(line.block.parent?.tag ?? '')

// «More on this», «You may also like»: what follows such a heading is not the article's.
function dropBareHeadings({ lines }: PageShape, kinds: Kinds): void {
  let next: BlockKind | null = null
  for (let i = lines.length - 1; i >= 0; i--) {
    const kind = kinds[i]!
    if (kind === 'caption' || kind === 'byline') continue
    const heads =
      kind === 'body' &&
      lines[i]!.text.length < HEADING &&
      (lines[i]!.level > 0 || (lines[i]!.text.length < TEXT && lines[i]!.text.endsWith(':')))
    if (heads && next !== 'body') kinds[i] = 'related'
    next = kinds[i]!
  }
}

// Credits, sharing and ratings below the last paragraph.
function dropClosingScraps({ lines }: PageShape, kinds: Kinds, isText: (i: number) => boolean): void {
  let last = lines.length - 1
  while (last >= 0 && !isText(last)) last--
  dropFew(kinds, last + 1, lines.length, (i) => isScrap(lines[i]!))
}

const squash = (s: string): string => s.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
