import { parseStamp, type Stamp } from '../calendar/calendar.ts'
import type { LineHint, Page } from '../page/page.ts'
import { type Span, type Token, tokenize } from '../text/text.ts'
import { type Cue, cueOf, footPhrases } from './cue.ts'
import { words } from './words.ts'

/** One non-blank line of a page with what its form says of it. */
export interface PageLine {
  readonly index: number
  /** The whole line without its line end. */
  readonly span: Span
  readonly text: string
  /** Tokens with offsets of the page's text; of a long line only its beginning. */
  readonly tokens: readonly Token[]
  readonly words: number
  /** Whether it ends as a sentence does. */
  readonly terminal: boolean
  readonly cue: Cue | null
  /** A whole date in a short line, with offsets of the page's text. */
  readonly stamp: Stamp | null
  readonly hint: LineHint | null
  /** Whether the page leaves the stops off its paragraphs' ends. */
  readonly loose: boolean
  /** Folded words of a short line: equal for repeated lines. Empty for a long one. */
  readonly key: string
}

const SHORT = 260

/** Cuts a page's text into its non-blank lines. */
export function cutLines(page: Page): PageLine[] {
  const { text } = page
  const hints = new Map(page.hints.map((h) => [h.span[0], h]))
  const lines: PageLine[] = []
  for (let start = 0; start <= text.length; ) {
    const at = text.indexOf('\n', start)
    const next = at < 0 ? text.length : at
    let end = next
    if (text.charCodeAt(end - 1) === 13 && end > start) end--
    const own = text.slice(start, end)
    const trimmed = own.trim()
    if (trimmed !== '') lines.push(lineOf(lines.length, [start, end], own, trimmed, page, hints.get(start) ?? null))
    start = next + 1
  }
  return isLoose(lines) ? lines.map((l) => ({ ...l, loose: true })) : lines
}

function isLoose(lines: readonly PageLine[]): boolean {
  let long = 0
  let stopped = 0
  for (const l of lines) {
    if (l.text.length < 90 || l.cue !== null) continue
    long++
    if (l.terminal) stopped++
  }
  return long >= 4 && stopped < long * 0.6
}

function lineOf(index: number, span: Span, own: string, trimmed: string, page: Page, hint: LineHint | null): PageLine {
  const short = trimmed.length <= SHORT
  const tokens = tokenize(page.text, span[0], short ? span[1] : Math.min(span[1], span[0] + 90 + own.length - own.trimStart().length))
  let count = 0
  for (const t of tokens) if (t.kind !== 'mark') count++
  return {
    index,
    span,
    text: trimmed,
    tokens,
    words: short ? count : Math.max(count, Math.round(trimmed.length / 6)),
    terminal: isTerminal(trimmed),
    cue: short ? cueOf(tokens) : (longCue(tokens, trimmed) ?? noticeCue(page, span, trimmed, hint)),
    stamp: trimmed.length <= 120 && /[\d\u0660-\u0669\u06f0-\u06f9]/.test(trimmed) ? stampOf(own, span[0], page) : null,
    hint,
    loose: false,
    key: short ? keyOf(tokens) : '',
  }
}

// A long line may be a tag list or a glued foot of the page; what merely stands somewhere in it says nothing.
function longCue(tokens: readonly Token[], text: string): Cue | null {
  const cue = cueOf(tokens)
  if (cue === null) return null
  if (cue.where === 'any') return text.length < 420 && !isTerminal(text) ? cue : null
  return cue.where === 'start' && (cue.kind === 'tags' || cue.kind === 'related' || cue.kind === 'boilerplate') ? cue : null
}

// A long notice in the article's own box (rules for comments, terms of use) names several things of the site's foot; running text does not.
function noticeCue(page: Page, span: Span, text: string, hint: LineHint | null): Cue | null {
  if (hint === null || text.length > 900) return null
  return footPhrases(tokenize(page.text, span[0], span[1])) >= 2 ? { kind: 'foot', where: 'any', from: 0, to: 0 } : null
}

function stampOf(own: string, start: number, page: Page): Stamp | null {
  const stamp = parseStamp(own, { fetched: page.collected.fetched ?? null })
  return stamp === null ? null : { ...stamp, start: stamp.start + start, end: stamp.end + start }
}

function keyOf(tokens: readonly Token[]): string {
  let key = ''
  for (const t of tokens) if (t.kind !== 'mark') key += t.form + ' '
  return key
}

const ENDS = '.!؟?…۔'
const CLOSERS = '"”“»)\'’]'

/** Whether a trimmed line ends with a sentence's mark, closing quotation marks and brackets after it allowed. */
export function isTerminal(text: string): boolean {
  return ENDS.includes(text[lastMark(text)]!) && !text.endsWith('..')
}

function lastMark(text: string): number {
  let i = text.length - 1
  while (i > 0 && (CLOSERS.includes(text[i]!) || isInvisible(text.charCodeAt(i)))) i--
  return i
}

const isInvisible = (code: number): boolean => code === 0xa0 || code === 0x20 || (code >= 0x200b && code <= 0x200f) || code === 0xfeff

/** Whether a line is a paragraph of running text rather than a heading, a menu or a caption. */
export function isParagraph(line: PageLine): boolean {
  const { text } = line
  if (line.words < 4) return false
  if (!line.terminal) {
    if (text.endsWith(':')) return line.cue === null && (startsText(line) || (line.words >= 4 && hasSentence(line)))
    const least = startsText(line) ? 45 : line.loose ? 75 : 130
    return text.length >= least && hasSentence(line) && line.cue?.kind !== 'tags'
  }
  // A question or exclamation alone is what headings are made of; after a connective or at length it is text.
  if (/[؟?!]/.test(text[lastMark(text)]!) && !/[^.][.۔]\s/.test(text))
    return text.length >= 110 || (/^[وف]/.test(text) && text.length >= 40)
  return text.length >= 100 || (/[.۔…]/.test(text) && (text.length >= 28 || line.words >= 5)) || (text.length >= 60 && line.words >= 9)
}

/** Whether a line is a paragraph by its length and stop alone, however it begins. */
export const isFullParagraph = (line: PageLine): boolean => isParagraph(line) && (line.terminal || line.text.length >= 130)

/** Whether the line begins as running text does: with a verb of narration, or with «و» or «ف» on such a verb or on a small word. */
export function startsText(line: PageLine): boolean {
  const form = line.tokens.find((t) => t.kind === 'word')?.form ?? ''
  if (words('lead-verb').has(form)) return true
  if (!/^[وف]/.test(form) || form.length < 3) return false
  if (/^([وف]ال...|[وف]س[يتن])/.test(form)) return true
  const rest = form.slice(1)
  return words('lead-verb').has(rest) || words('small').has(rest) || words('connective').has(rest)
}

/** Whether the line is the site's own words by its cue: what only stands in running text says nothing. */
export function isOwnWords(line: PageLine): boolean {
  const { cue } = line
  if (cue === null) return false
  if (cue.kind === 'foot') return true
  return cue.kind === 'boilerplate' && !(line.text.length > 110 && (line.terminal || cue.where === 'any') && isParagraph(line))
}

// Menus and tag lists hold no small words; running text cannot do without them.
function hasSentence(line: PageLine): boolean {
  let small = 0
  for (const t of line.tokens) if (t.kind === 'word' && words('small').has(t.form)) small++
  return small * 30 >= line.tokens.length && small > 0
}
