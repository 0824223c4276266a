import type { BlockKind } from '../page/page.ts'
import { isByline, isDateLine } from './byline.ts'
import { isCaption } from './caption.ts'
import { followsTicker, headlineAbove, isHeadline, isMenu, opensWithPlace } from './headline.ts'
import { markedKind } from './hint.ts'
import { shareIn, stemsOf, stemsOfTokens } from './likeness.ts'
import type { PageLine } from './page-line.ts'
import { isFullParagraph, isOwnWords, isParagraph } from './paragraph.ts'
import { words } from './words.ts'

/** The lines above the body: their kinds, the main headline's line (or none) and where the body begins. */
export interface Head {
  readonly kinds: ReadonlyMap<number, BlockKind>
  readonly title: number | null
  readonly body: number
}

/** Finds the body's first line and names every line above it. */
export function findHead(text: string, lines: readonly PageLine[], titleKnown: string | null): Head {
  const kinds = new Map<number, BlockKind>()
  const start = bodyStart(lines)
  const title = headlineAbove(text, lines, start, titleKnown)
  let body = start
  // A standfirst right below the headline, before the text proper: «الرئيس … يقول إن …».
  if (title !== null && body === title + 1 && isStandfirst(text, lines, body)) {
    kinds.set(body, 'title')
    body++
    while (body < lines.length && !isParagraph(lines[body]!)) body++
  }
  if (title !== null && body <= title) body = title + 1
  for (let i = 0; i < body; i++) if (!kinds.has(i)) kinds.set(i, kindAbove(text, lines, i, title, body))
  fixTickers(lines, kinds, title, body)
  return { kinds, title, body }
}

// The first line that is running text and no caption, no notice and no lone sentence among headings.
function bodyStart(lines: readonly PageLine[]): number {
  const own = lines.findIndex((l) => markedKind(l) === 'body' && isParagraph(l))
  if (own >= 0) return own
  const any = lines.findIndex((l) => markedKind(l) === 'body')
  if (any >= 0) return any
  let headline = false
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!
    headline ||= i > 0 && isHeadline(lines[i - 1]!)
    if (!isParagraph(line) || (markedKind(line) !== null && markedKind(line) !== 'body')) continue
    if (isCaption(line) && i + 1 < lines.length) continue
    if (
      line.cue !== null &&
      (line.cue.kind === 'boilerplate' || line.cue.kind === 'ticker' || line.cue.kind === 'related' || line.cue.kind === 'tags')
    )
      continue
    if (isByline(line) || followsTicker(lines, i)) continue
    if (isLoneAbove(lines, i) || (!line.terminal && !line.loose && datedAfter(lines, i))) continue
    // The page's first words without a stop are its headline, even where they begin with a verb.
    if (!isFullParagraph(line) && !headline) continue
    return i
  }
  // No paragraph at all: the longest line that is not the first, or the only one.
  let best = Math.min(1, lines.length - 1)
  for (let i = 1; i < lines.length; i++) if (lines[i]!.text.length > lines[best]!.text.length && lines[i]!.cue === null) best = i
  return best
}

// A sentence far above the text (a notice, a teaser): many headings follow before the next paragraph.
function isLoneAbove(lines: readonly PageLine[], i: number): boolean {
  let k = i + 1
  while (k < lines.length && !isParagraph(lines[k]!)) k++
  if (k - i <= 3 || k >= lines.length) return false
  let later = 0
  for (let n = k; n < lines.length && n < k + 4; n++) if (isParagraph(lines[n]!)) later++
  return later >= 3
}

// Headlines stuck together in a strip above the article: no stop, and a date or author with a real paragraph follows soon.
function datedAfter(lines: readonly PageLine[], i: number): boolean {
  let dated = false
  for (let k = i + 1; k < lines.length && k <= i + 8; k++) {
    if (isParagraph(lines[k]!) && lines[k]!.terminal) return dated
    if (isDateLine(lines[k]!) || isByline(lines[k]!)) dated = true
  }
  return false
}

/**
 * Whether the first paragraph is a standfirst: it begins with a name rather than a verb, states in the present what the next paragraph
 * tells again, and no byline stands between it and the headline.
 */
function isStandfirst(text: string, lines: readonly PageLine[], i: number): boolean {
  const line = lines[i]!
  const next = lines[i + 1]
  if (next === undefined || line.text.length > 300 || !isParagraph(next)) return false
  if (/--/.test(line.text.slice(0, 60)) || opensWithPlace(line)) return false
  const verbs = words('lead-verb')
  const first = line.tokens.find((t) => t.kind === 'word')?.form ?? ''
  if (verbs.has(first) || /^[وفي]/.test(line.text) || words('connective').has(first)) return false
  const second = next.tokens.find((t) => t.kind === 'word')?.form ?? ''
  const present = line.tokens
    .slice(1, 16)
    .some((t) => t.kind === 'word' && t.form.length >= 3 && /^[يت]/.test(t.form) && !words('present-not').has(t.form))
  const share = shareIn(stemsOfTokens(line.tokens), stemsOf(text, next.span[0], next.span[1]))
  return share >= (verbs.has(second) ? 0.2 : 0.35) && (present || verbs.has(second))
}

// «عاجل» alone is a section's name.
const TICKER = 4
const NEAR_TITLE = 4

function kindAbove(text: string, lines: readonly PageLine[], i: number, title: number | null, body: number): BlockKind {
  const line = lines[i]!
  const mark = markedKind(line)
  // The strip of breaking news stands in the site's own boxes.
  if (mark === 'boilerplate' && line.cue?.kind === 'ticker' && line.words >= TICKER) return 'ticker'
  // Right above the text a date is the article's, in whatever box it stands.
  if (mark === 'boilerplate' && title !== null && i > title && i - title <= NEAR_TITLE && isDateLine(line)) return 'byline'
  if (mark !== null && mark !== 'body') return mark
  if (i === title) return 'title'
  const cue = line.cue?.kind
  if (line.words === 0) return 'boilerplate'
  if (title !== null && sameHeadline(line, lines[title]!)) return 'title'
  if (isCaption(line)) return 'caption'
  if (isOwnWords(line) || cue === 'sidebar') return 'boilerplate'
  if (isMenu(line)) return 'boilerplate'
  if (cue === 'tags') return 'tags'
  if (cue === 'related') return 'related'
  if (cue === 'ticker') return 'ticker'
  if (isByline(line) || (line.stamp !== null && isDateLine(line))) return 'byline'
  if (title === null) return line.words <= 3 ? 'boilerplate' : 'title'
  if (i < title) return line.words <= 4 ? 'boilerplate' : isHeadline(line) ? 'related' : 'boilerplate'
  return below(text, lines, i, title, body)
}

// Between the headline and the body: more headline, an author, a caption, or the site's own words.
function below(text: string, lines: readonly PageLine[], i: number, title: number, body: number): BlockKind {
  const line = lines[i]!
  const twice = line.key !== '' && near(lines, i).some((l) => l !== line && l.key === line.key)
  let adjacent = true
  if (i - title > 6) adjacent = false
  for (let k = title + 1; k < i && adjacent; k++) if (!isHeadline(lines[k]!)) adjacent = false
  if (line.words <= 9 && !adjacent) {
    if (twice || menuWords(lines, i)) return 'boilerplate'
    return line.words <= 5 ? 'byline' : 'caption'
  }
  if (line.words <= 6 && adjacent && i - title <= 2) {
    if (menuWords(lines, i)) return 'boilerplate'
    const share = shareIn(stemsOfTokens(line.tokens), stemsOf(text, lines[body]!.span[0], lines[body]!.span[1]))
    if (share >= 0.5 && line.words >= 5) return 'title'
    return line.words === 1 && /^[\d\W]+$/.test(line.text) && !/\p{L}/u.test(line.text) ? 'boilerplate' : 'byline'
  }
  if (twice) return 'caption'
  return adjacent ? 'title' : 'caption'
}

// The lines around one: what repeats further off says nothing.
const near = (lines: readonly PageLine[], i: number): readonly PageLine[] => lines.slice(Math.max(0, i - 200), i + 400)

// A section's name stands in the breadcrumb or the menu too.
function menuWords(lines: readonly PageLine[], i: number): boolean {
  const { key } = lines[i]!
  if (key === '' || lines[i]!.words > 4) return false
  return near(lines, i).some((l) => l.index !== i && l.key.includes(key) && l.words <= 8 && !isByline(l))
}

function sameHeadline(line: PageLine, title: PageLine): boolean {
  if (line.key === '' || line.words < 3) return false
  if (line.key === title.key) return true
  return (
    title.words >= 4 &&
    (line.key.includes(title.key) || (line.words >= 5 && title.key.includes(line.key))) &&
    Math.abs(line.words - title.words) <= 4
  )
}

// The line after a lone «عاجل» is the strip's own text.
function fixTickers(lines: readonly PageLine[], kinds: Map<number, BlockKind>, title: number | null, body: number): void {
  for (let i = 0; i + 1 < body; i++)
    if (
      lines[i]!.cue?.kind === 'ticker' &&
      kinds.get(i) === 'ticker' &&
      lines[i]!.words <= 2 &&
      lines[i + 1]!.words >= 4 &&
      i + 1 !== title &&
      kinds.get(i + 1) !== 'title'
    )
      kinds.set(i + 1, 'ticker')
}
