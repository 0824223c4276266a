import { type Entry, lexicon, outletKind } from '../lexicon/lexicon.ts'
import type { Token } from '../text/text.ts'
import type { PageLine } from './page-line.ts'
import { words } from './words.ts'

/** A stretch of a byline between separators, and what it names. */
export interface BylinePart {
  readonly from: number
  readonly to: number
  readonly kind: 'place' | 'agency' | 'outlet' | 'desk' | 'person' | 'number' | 'unknown'
  readonly quoted: boolean
  readonly entry: Entry | null
}

const SEPARATORS = new Set([
  '-',
  '–',
  '—',
  '−',
  '|',
  '/',
  ':',
  '،',
  ',',
  '(',
  ')',
  '«',
  '»',
  '"',
  '“',
  '”',
  '+',
  '•',
  '·',
  '*',
  '؛',
  '_',
  '[',
  ']',
  'ـ',
])
const QUOTES = new Set(['«', '»', '"', '“', '”'])

/** Cuts a short line at its separators and names each part by the lexicon, by outlets' and desks' words, or as unknown. */
export function bylineParts(tokens: readonly Token[]): BylinePart[] {
  const parts: BylinePart[] = []
  let from = 0
  const close = (to: number): void => {
    if (to > from) parts.push(partOf(tokens, from, to))
  }
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    // A lone tatweel («دبي ـ …») gives no token, only a wide gap.
    if (i > from && t.start - tokens[i - 1]!.end >= 3) {
      close(i)
      from = i
    }
    if (t.kind !== 'mark' || !SEPARATORS.has(t.form)) continue
    // «كيم جونغ-أون», «جود-الله»: a hyphen inside a word separates nothing.
    if (t.form === '-' && !t.gap && tokens[i + 1] !== undefined && !tokens[i + 1]!.gap && i > from) {
      if (tokens[i - 1]!.kind === 'word' && tokens[i + 1]!.kind === 'word') continue
    }
    close(i)
    from = i + 1
  }
  close(tokens.length)
  return parts
}

function partOf(tokens: readonly Token[], from: number, to: number): BylinePart {
  const quoted = from > 0 && QUOTES.has(tokens[from - 1]!.form)
  const part = (kind: BylinePart['kind'], entry: Entry | null = null): BylinePart => ({ from, to, kind, quoted, entry })
  const found = lexicon().nameAt(tokens, from, to)
  const hit = found !== null && found.skip === 0 ? found : null
  if (hit !== null && hit.to === to) {
    const entries = [...hit.full, ...hit.short]
    const outlet = entries.find((e) => outletKind(e) !== null)
    if (outlet !== undefined) return part(outletKind(outlet) === 'agency' ? 'agency' : 'outlet', outlet)
    const place = entries.find((e) => e.type === 'GPE' || e.type === 'LOC')
    if (place !== undefined) return part('place', place)
    const person = entries.find((e) => e.type === 'PER')
    if (person !== undefined) return part('person', person)
  }
  const forms = tokens.slice(from, to).map((t) => t.form)
  if (forms.every((f) => /^[\d.,]+$/.test(f))) return part('number')
  if (hit !== null && hit.from === from) {
    const outlet = hit.full.find((e) => outletKind(e) !== null)
    if (outlet !== undefined && forms.length <= 6) return part(outletKind(outlet) === 'agency' ? 'agency' : 'outlet', outlet)
  }
  if (forms.length === 1 && forms[0] === 'وكالات') return part('agency')
  if (forms.some((f) => words('agency-word').has(f)) && forms.length <= 5) return part('agency')
  if (forms.some((f) => words('outlet-word').has(f)) && forms.length <= 4) return part('outlet')
  if (words('desk').has(forms[0]!) && forms.length <= 4) return part('desk')
  return part('unknown')
}

/** Whether a line that stands between title and body (or right after the body) tells who wrote, sent or published it, or when. */
export function isByline(line: PageLine): boolean {
  if (line.text.length > 140 || /[؟?!]/.test(line.text) || (line.terminal && line.words > 6)) return false
  const { cue } = line
  if (cue !== null) {
    if (cue.kind === 'published' || cue.kind === 'updated') return line.stamp !== null || (line.words <= 12 && /\p{Nd}/u.test(line.text))
    if (cue.kind === 'byline') return line.words <= 4 || (line.words <= 7 && marked(line))
    if (cue.kind === 'source') return line.words <= 12
  }
  if (line.stamp !== null) return isDateLine(line)
  if (line.words > 10) return false
  const parts = bylineParts(line.tokens)
  const unknown = parts.reduce((n, p) => (p.kind === 'unknown' ? n + p.to - p.from : n), 0)
  if (unknown > 4 || unknown > line.words / 2 + 1) return false
  // «الأخبار», «الاقتصادية» alone are sections of a menu before they are papers.
  if (parts.length === 1 && parts[0]!.kind === 'outlet' && !parts[0]!.quoted && line.words === 1 && /^ال/.test(line.text)) return false
  if (parts.some((p) => p.kind === 'agency' || p.kind === 'outlet' || p.kind === 'desk')) return parts.length > 1 || line.words <= 4
  return parts.length >= 2 && parts[0]!.kind === 'place' && !line.text.includes(':') && parts.every((p) => p.to - p.from <= 3)
}

// «بقلم: …», «كتب - …»
function marked(line: PageLine): boolean {
  const next = line.tokens[line.cue!.to]
  return next !== undefined && next.kind === 'mark' && ':/|-–—'.includes(next.form)
}

/** Whether the line is little more than a date. */
export function isDateLine(line: PageLine): boolean {
  if (line.stamp === null) return false
  let outside = 0
  for (const t of line.tokens) if (t.kind !== 'mark' && (t.end <= line.stamp.start || t.start >= line.stamp.end)) outside++
  return outside <= 7
}
