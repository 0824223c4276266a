import type { BlockKind } from '../page/page.ts'
import { isByline } from './byline.ts'
import { isCaption } from './caption.ts'
import { firstWord, foreignTail } from './foreign-tail.ts'
import { headingRun } from './heading-run.ts'
import { isScrap, markedKind } from './hint.ts'
import { shareIn, stemsOf, stemsOfTokens } from './likeness.ts'
import { inlineRest, noiseOf, type State } from './noise.ts'
import type { PageLine } from './page-line.ts'
import { isFullParagraph, isOwnWords, isParagraph } from './paragraph.ts'
import { words } from './words.ts'

/** What each line from the body's beginning on was found to be, and where second articles stand. */
export interface Walk {
  readonly kinds: Map<number, BlockKind>
  readonly others: readonly { readonly from: number; readonly to: number }[]
}

/** Walks the lines from the first line of the body to the page's end. */
export function walkBody(text: string, lines: readonly PageLine[], first: number, titleKey: string): Walk {
  const kinds = new Map<number, BlockKind>()
  const others: { from: number; to: number }[] = []
  const repeated = repeatedKeys(lines)
  let state: State = 'body'
  // What follows the last paragraph that the markup takes for body is judged by its words.
  let lastMarked = lines.length - 1
  while (
    lastMarked >= 0 &&
    !(markedKind(lines[lastMarked]!) === 'body' && isParagraph(lines[lastMarked]!) && !followsEnd(lines, lastMarked))
  )
    lastMarked--
  let ended = false
  let headlines = 0
  let otherFrom = -1
  const take = (line: PageLine): void => {
    kinds.set(line.index, 'body')
  }
  // Stems of the article so far, gathered only where a paragraph after a related block must be judged.
  const stems = new Set<string>()
  let learned = 0
  let looked = first
  const own = (upTo: number): Set<string> => {
    for (; looked < upTo && learned < 40; looked++)
      if (kinds.get(looked) === 'body') {
        learned++
        const { span } = lines[looked]!
        for (const s of stemsOf(text, span[0], Math.min(span[1], span[0] + 1500))) stems.add(s)
      }
    return stems
  }
  const closeOther = (to: number): void => {
    if (otherFrom >= 0) others.push({ from: otherFrom, to })
    otherFrom = -1
  }
  for (let i = first; i < lines.length; i++) {
    const line = lines[i]!
    if (state === 'body' && lostText(kinds, i, first)) state = 'related'
    const hint = markedKind(line)
    if (hint === 'other_article') {
      if (otherFrom < 0 || line.hint!.level > 0) {
        closeOther(i)
        otherFrom = i
      }
      kinds.set(i, 'other_article')
      continue
    }
    if (otherFrom >= 0 && state !== 'other') closeOther(i)
    if (hint === 'body' && i > lastMarked && followsEnd(lines, i)) {
      kinds.set(i, 'related')
      state = 'related'
      continue
    }
    // The article's own box is better evidence than a pointer before the line: its paragraphs go on after lists and boxes between them.
    if (hint === 'body' && i <= lastMarked && state === 'related' && isParagraph(line)) state = 'body'
    if (hint !== null && !(hint === 'body' && (state !== 'body' || i > lastMarked))) {
      const between = [lines[i - 1], lines[i + 1]].every((l) => l !== undefined && (isParagraph(l) || markedKind(l) === 'body'))
      if (hint === 'body' && isScrap(line) && !between) kinds.set(i, 'boilerplate')
      else if (hint === 'body') take(line)
      else kinds.set(i, hint)
      continue
    }
    const noise = noiseOf(line, state)
    if (noise !== null) {
      kinds.set(i, noise)
      if (line.cue?.kind === 'related' || line.cue?.kind === 'sidebar') {
        closeOther(i)
        // A pointer that holds its headline itself leaves the text where it was.
        if (state !== 'body' || !inlineRest(line)) state = 'related'
        headlines = inlineRest(line) ? 1 : 0
      } else if (noise === 'tags' || line.cue?.kind === 'source' || /محفوظ|©/.test(line.text)) {
        if (state !== 'other' || noise === 'boilerplate') {
          ended = true
          if (state === 'other' && /محفوظ|©/.test(line.text)) closeOther(i)
          if (state !== 'other' && noise === 'boilerplate') state = 'related'
        }
      }
      continue
    }
    if (state === 'other') {
      kinds.set(i, 'other_article')
      continue
    }
    if ((state === 'body' ? isParagraph(line) : isFullParagraph(line)) && !(isCaption(line) && !endsArticle(lines, i))) {
      if (state === 'body' && !(ended && startsOther(i, kinds))) take(line)
      else if (state === 'body' || !resumes(line, own(i), headlines, ended)) {
        const from = state === 'related' || ended ? otherStart(lines, i, kinds, repeated) : -1
        if (from >= 0) {
          otherFrom = from
          for (let k = from; k < i; k++) if (kinds.get(k) !== 'boilerplate') kinds.set(k, 'other_article')
          kinds.set(i, 'other_article')
          state = 'other'
        } else kinds.set(i, 'related')
      } else {
        state = 'body'
        take(line)
      }
      continue
    }
    if (state === 'related') {
      kinds.set(i, tailKind(line))
      if (line.words >= 4) headlines++
      continue
    }
    i = headingRun(text, lines, i, kinds, titleKey, repeated, take)
    if (kinds.get(i) === 'related') headlines++
  }
  closeOther(lines.length)
  foreignTail(text, lines, first, kinds)
  return { kinds, others }
}

// A line without a stop right after the list of tags («التالي» and the like between them) is another story's headline.
function followsEnd(lines: readonly PageLine[], i: number): boolean {
  if (lines[i]!.terminal || lines[i]!.text.length >= 130) return false
  let k = i - 1
  while (k > 0 && k > i - 3 && lines[k]!.words <= 2 && isOwnWords(lines[k]!)) k--
  return lines[k]?.hint?.kind === 'tags'
}

// Four lines in a row that are none of the article's, the site's own words among them: its text is over unless a paragraph clearly goes on.
function lostText(kinds: ReadonlyMap<number, BlockKind>, i: number, first: number): boolean {
  if (i - first < 5) return false
  let own = false
  for (let k = i - 4; k < i; k++) {
    const kind = kinds.get(k)
    if (kind === 'body' || kind === 'caption' || kind === 'title') return false
    if (kind === 'boilerplate' || kind === 'tags') own = true
  }
  return own
}

function repeatedKeys(lines: readonly PageLine[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const l of lines) if (l.key !== '') counts.set(l.key, (counts.get(l.key) ?? 0) + 1)
  return counts
}

// Whether a paragraph after a related block goes on with the main article.
function resumes(line: PageLine, own: ReadonlySet<string>, headlines: number, ended: boolean): boolean {
  const first = firstWord(line)
  const connective = /^[وف]/.test(first) || words('connective').has(first) ? 1 : 0
  const share = shareIn(stemsOfTokens(line.tokens), own)
  const score = connective * 1.6 + share * 5 - (ended ? 3 : 0) - (headlines > 6 ? 1.5 : 0) + (headlines >= 2 && headlines <= 4 ? 0.4 : 0)
  return score >= 1.5
}

// The headline that a second article begins with: the last heading-like lines before its first paragraph; at least two paragraphs must follow each other.
function otherStart(
  lines: readonly PageLine[],
  i: number,
  kinds: ReadonlyMap<number, BlockKind>,
  repeated: ReadonlyMap<string, number>,
): number {
  let paragraphs = 0
  for (let k = i; k < lines.length && k < i + 8; k++) {
    if (isParagraph(lines[k]!)) paragraphs++
    else if (!isOwnWords(lines[k]!)) break
  }
  if (paragraphs < 2) return -1
  let from = i
  for (let k = i - 1; k > 0 && k > i - 12; k--) {
    const line = lines[k]!
    if (kinds.get(k) === 'boilerplate' && line.cue?.kind !== 'sidebar') continue
    if (line.cue?.kind === 'related' || line.cue?.kind === 'sidebar' || isParagraph(line) || kinds.get(k) !== 'related') break
    // Its date and writer stand between its headline and its text.
    if (isByline(line) && from === i) continue
    if (line.words < 3 || isByline(line)) break
    const twice = (repeated.get(line.key) ?? 1) > 1 || isCaption(line)
    if (!twice && from < i && !isCaption(lines[from]!)) break
    from = k
    if (!twice && !isCaption(line)) break
  }
  return from < i ? from : -1
}

const startsOther = (i: number, kinds: ReadonlyMap<number, BlockKind>): boolean => i > 0 && kinds.get(i - 1) === 'related'

const endsArticle = (lines: readonly PageLine[], i: number): boolean => {
  const next = lines[i + 1]
  return next === undefined || !isParagraph(next)
}

function tailKind(line: PageLine): BlockKind {
  if (/^[«"“]/.test(line.text) && line.words <= 8) return 'related'
  if (line.stamp !== null || /^(قبل|منذ) /.test(line.text)) return 'related'
  if (line.words <= 3 && line.text.length <= 26 && !/[:؟?"«]/.test(line.text)) return 'boilerplate'
  return 'related'
}
