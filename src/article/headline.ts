import { bylineParts, isByline, isDateLine } from './byline.ts'
import { isCaption } from './caption.ts'
import { markedKind } from './hint.ts'
import { shareIn, stemsOf, stemsOfTokens } from './likeness.ts'
import type { PageLine } from './page-line.ts'
import { isOwnWords, isParagraph } from './paragraph.ts'

/** The line of the article's own headline above its body; `known` is what the page states as its title. */
export function headlineAbove(text: string, lines: readonly PageLine[], body: number, known: string | null): number | null {
  const marked = lines.findIndex((l, i) => i < body && markedKind(l) === 'title')
  if (marked >= 0) return marked
  const candidates: number[] = []
  for (let i = 0; i < body; i++) if (isHeadline(lines[i]!)) candidates.push(i)
  if (candidates.length === 0) return lastResort(lines, body)
  if (candidates.length === 1) return candidates[0]!
  const own = stemsOf(text, lines[body]!.span[0], Math.min(text.length, lines[body]!.span[0] + 2500))
  const counts = new Map<string, number>()
  for (const l of lines) if (l.key !== '') counts.set(l.key, (counts.get(l.key) ?? 0) + 1)
  let best: number | null = null
  let most = 0
  for (const i of candidates) {
    const line = lines[i]!
    let score =
      shareIn(stemsOfTokens(line.tokens), own) +
      0.25 * Math.min(2, (counts.get(line.key) ?? 1) - 1) +
      Math.min(line.words, 8) * 0.03 -
      (line.words < 4 ? 0.2 : 0)
    if (known !== null && known !== '' && line.text.includes(known)) score += 2
    if (line.cue?.kind === 'ticker' || followsTicker(lines, i)) score -= 0.6
    if (isCaption(line)) score -= 0.8
    if (i === candidates[0] && i <= 4) score += 0.2
    // Two lines above the text and nothing else: the second is the standfirst, however like the text it is.
    if (i === 0 && body === 2 && candidates.length === 2) score += 0.5
    // The headline stands right above its own date or author.
    const below = lines[i + 1]
    if (below !== undefined && i + 1 < body && body - i <= 8 && (isDateLine(below) || isByline(below))) score += 0.2
    if (body - i > 8 && i > 4) score -= 0.15
    const above = lines[i - 1]
    if (above !== undefined && isDateLine(above) && candidates.some((k) => k < i && i - k <= 4)) score -= 0.3
    if (line.text.length > 140) score -= 0.3
    score -= 0.15 * Math.max(0, line.text.split('،').length - 2)
    if (score > most + 0.05) {
      most = score
      best = i
    }
  }
  return withoutSection(lines, candidates, best ?? candidates[0]!)
}

// «أخبار السياسة X» above «X»: the section's name is stuck to the first of two headlines.
function withoutSection(lines: readonly PageLine[], candidates: readonly number[], title: number): number {
  const { key, words: count } = lines[title]!
  return (
    candidates.find((i) => i !== title && lines[i]!.words >= 4 && lines[i]!.words >= count - 3 && key.endsWith(' ' + lines[i]!.key)) ??
    title
  )
}

// A headline that ends in a full stop looks like a first paragraph: short, and what follows says the same at length. One that holds a
// byline's words is still the page's first line.
function lastResort(lines: readonly PageLine[], body: number): number | null {
  const first = lines[0]!
  if (body === 0) return lines.length > 2 && first.text.length <= 110 && isParagraph(lines[1]!) && !opensWithPlace(first) ? 0 : null
  const { cue } = first
  const ordinary = cue === null || cue.kind === 'byline' || cue.kind === 'caption'
  return ordinary && first.words >= 4 && first.stamp === null && first.text.length >= 20 ? 0 : null
}

/** Whether a line opens as a dateline does, with a place and what follows it. */
export const opensWithPlace = (line: PageLine): boolean => {
  const parts = bylineParts(line.tokens.slice(0, 12))
  return parts[0]?.kind === 'place' && parts.length > 1
}

/** Whether a line may be a headline: neither a menu nor a date, a byline, a caption or the site's own words. */
export function isHeadline(line: PageLine): boolean {
  if (isMenu(line)) return false
  if (line.words < 3 || line.text.length < 12 || line.text.length > 230) return false
  if (isDateLine(line) || isByline(line) || isCaption(line)) return false
  const kind = line.cue?.kind
  return !isOwnWords(line) && kind !== 'tags' && kind !== 'related' && kind !== 'sidebar'
}

/** «الرئيسية | سياسة | اقتصاد» */
export function isMenu(line: PageLine): boolean {
  if (line.stamp !== null || line.text.length > 200) return false
  const parts = line.text.split(/[|•›»>·]/)
  return parts.length >= 3 && parts.every((p) => p.trim().split(/\s+/).length <= 3)
}

/** Whether the line stands behind a lone «عاجل». */
export const followsTicker = (lines: readonly PageLine[], i: number): boolean =>
  i > 0 && lines[i - 1]!.cue?.kind === 'ticker' && lines[i - 1]!.words <= 2
