import type { PageLine } from './page-line.ts'
import { words } from './words.ts'

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
