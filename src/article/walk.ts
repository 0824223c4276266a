import type { BlockKind } from '../page/page.ts'
import { isByline } from './byline.ts'
import { isCaption } from './caption.ts'
import { isScrap, markedKind } from './hint.ts'
import { shareIn, stemsOf, stemsOfTokens } from './likeness.ts'
import { isFullParagraph, isOwnWords, isParagraph, type PageLine, startsText } from './page-line.ts'
import { words } from './words.ts'

/** What each line from the body's beginning on was found to be, and where second articles stand. */
export interface Walk {
  readonly kinds: Map<number, BlockKind>
  readonly others: readonly { readonly from: number; readonly to: number }[]
}

type State = 'body' | 'related' | 'other'

/** Walks the lines from the first line of the body to the page's end. */
export function walkBody(text: string, lines: readonly PageLine[], first: number, titleKey: string): Walk {
  const kinds = new Map<number, BlockKind>()
  const others: { from: number; to: number }[] = []
  const repeated = repeatedKeys(lines)
  let state: State = 'body'
  // What follows the last paragraph that the markup takes for body is judged by its words.
  let lastMarked = lines.length - 1
  while (lastMarked >= 0 && !(markedKind(lines[lastMarked]!) === 'body' && isParagraph(lines[lastMarked]!))) lastMarked--
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
    if (hint !== null && !(hint === 'body' && (state !== 'body' || i > lastMarked))) {
      const between = lines[i - 1] !== undefined && lines[i + 1] !== undefined && isParagraph(lines[i - 1]!) && isParagraph(lines[i + 1]!)
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

// Kinds that the line's own words make certain wherever it stands.
function noiseOf(line: PageLine, state: State): BlockKind | null {
  if (isRule(line)) return 'boilerplate'
  if (isHashtags(line)) return 'tags'
  const cue = line.cue
  if (cue === null) return null
  if (cue.kind === 'foot' || cue.kind === 'boilerplate')
    return isOwnWords(line) ? (line.text.length > 250 && cue.kind !== 'foot' ? 'related' : 'boilerplate') : null
  if (cue.kind === 'related') return relatedCue(line) ? 'related' : null
  if (cue.kind === 'sidebar') return 'boilerplate'
  if (cue.kind === 'tags')
    return cue.where === 'start' && (followedByMark(line) || line.words > 3 || line.words === cue.to - cue.from) ? 'tags' : null
  if (cue.kind === 'ticker') return line.words === cue.to - cue.from || followedByMark(line) ? 'ticker' : null
  if (cue.kind === 'source' && followedByMark(line) && line.words <= 10) return state === 'other' ? 'other_article' : 'byline'
  if ((cue.kind === 'published' || cue.kind === 'updated') && line.stamp !== null && line.words <= 14)
    return state === 'body' ? 'byline' : 'related'
  return null
}

// «اقرأ أيضا» begins a pointer; «ذات صلة» or «للمزيد» only with a mark after it or alone.
function relatedCue(line: PageLine): boolean {
  const cue = line.cue!
  if (cue.where === 'start') return line.text.length < 400 || !line.terminal || /^[A-Za-z]+[\u0600-\u06ff]/.test(line.text)
  return followedByMark(line) || (!line.terminal && line.words <= 30 && cue.to - cue.from === 1)
}

const followedByMark = (line: PageLine): boolean => {
  const next = line.tokens[line.cue!.to]
  return next !== undefined && next.kind === 'mark' && ':/|-–'.includes(next.form)
}

const inlineRest = (line: PageLine): boolean => line.words > line.cue!.to - line.cue!.from + 2

const isRule = (line: PageLine): boolean => line.words === 0 && line.text.length >= 2

const isHashtags = (line: PageLine): boolean => {
  const tags = line.text.split('#').length - 1
  return tags >= 2 && line.text.startsWith('#') && line.words <= tags * 3 && !line.terminal
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

/** Decides on a run of heading-like lines inside the body; gives the index of the run's last line. */
function headingRun(
  text: string,
  lines: readonly PageLine[],
  i: number,
  kinds: Map<number, BlockKind>,
  titleKey: string,
  repeated: ReadonlyMap<string, number>,
  take: (line: PageLine) => void,
): number {
  let end = i + 1
  while (end < lines.length && !isParagraph(lines[end]!) && noiseOf(lines[end]!, 'body') === null && markedKind(lines[end]!) === null) end++
  const run = lines.slice(i, end)
  const before = lines[i - 1]
  const next = lines[end]
  const last = end - 1
  const set = (kind: BlockKind): number => {
    for (const l of run) {
      if (l.key === titleKey && titleKey !== '') kinds.set(l.index, 'title')
      else if (isCaption(l) || (kind !== 'body' && (repeated.get(l.key) ?? 1) > 1 && l.words > 4 && kind !== 'related'))
        kinds.set(l.index, 'caption')
      else if (kind === 'body') take(l)
      else kinds.set(l.index, kind)
    }
    return last
  }
  if (before !== undefined && kinds.get(i - 1) === 'body' && /:["”»\s]*$/.test(before.text)) return set('body')
  if (run.every((l) => isItem(l) && !isEndByline(l))) return set('body')
  if (next === undefined || noiseOf(next, 'body') !== null) {
    const from = run.findIndex((l) => !isEndByline(l))
    if (from < 0) return set('byline')
    if (run.length === 1) return set(lastKind(run[0]!))
    let stories = false
    for (const l of run) {
      const kind = isEndByline(l) ? (stories ? 'related' : 'byline') : l.words <= 3 && l.text.length <= 26 ? 'boilerplate' : 'related'
      if (kind === 'related') stories = true
      kinds.set(l.index, kind)
    }
    return last
  }
  if (run.length >= 2) {
    const mean = run.reduce((n, l) => n + l.words, 0) / run.length
    if (run.every((l) => isSaying(l))) return set('body')
    return set(mean >= 3.5 ? 'related' : 'body')
  }
  const after = lines[end + 1]
  return set(isSubheading(text, run[0]!, after !== undefined && isParagraph(after) ? [next, after] : [next]) ? 'body' : 'related')
}

// A single line after the last paragraph: a last sentence, a pointer to another story or somebody's name.
function lastKind(line: PageLine): BlockKind {
  if (startsText(line) || line.text.length >= 130 || (line.terminal && !/[؟?!]/.test(line.text.slice(-3)))) return 'body'
  return line.words >= 4 ? 'related' : 'byline'
}

// «- …», «1. …»: an item of a list.
const isItem = (line: PageLine): boolean => /^\s*([-•*–▪●]|\(?[\d٠-٩]{1,2}\s?[-.)/])\s?/.test(line.text) || /:$/.test(line.text)

// A short quotation or question with its speaker («وقال: …؟») belongs to the text.
const isSaying = (line: PageLine): boolean => startsText(line)

// Initials («دان / ط م ا»), an agency, an author.
function isEndByline(line: PageLine): boolean {
  if (isByline(line)) return true
  const words = line.tokens.filter((t) => t.kind === 'word')
  return (
    words.length >= 2 && words.length <= 8 && words.every((t) => t.form.length <= 3) && words.filter((t) => t.form.length === 1).length >= 2
  )
}

/**
 * A single heading-like line between two paragraphs is a sub-heading unless it reads like another story's headline: a whole clause, long,
 * whose words the paragraph after it does not take up.
 */
function isSubheading(text: string, line: PageLine, next: readonly PageLine[]): boolean {
  const { length } = line.text
  if (length <= 32 || line.words <= 4) return true
  const stems = stemsOfTokens(line.tokens)
  let score = 0
  for (const p of next) score = Math.max(score, shareIn(stems, stemsOf(text, p.span[0], Math.min(p.span[1], p.span[0] + 900))) * 4)
  if (/^[^:]{3,40}:\s/.test(line.text)) score -= 1
  if (hasPresentVerb(line)) score -= 0.9
  if (length > 60) score -= 0.3
  if (/^(ما|ماذا|كيف|هل|لماذا|من هو|متى|أين)\s/.test(line.text)) score += length < 45 ? 0.8 : 0.2
  return score >= 0.35
}

const hasPresentVerb = (line: PageLine): boolean =>
  line.tokens
    .slice(0, 9)
    .some(
      (t) =>
        t.kind === 'word' &&
        t.form.length >= 4 &&
        (t.form[0] === 'ي' || t.form[0] === 'ت') &&
        !words('present-not').has(t.form) &&
        !/(ات|يه|يل|ير|يم|يد|يق|يب|يف|يز|يس|يع|يك|يح)$/.test(t.form),
    )

/**
 * Pages of some sites end with the first sentences of other stories, one a paragraph, without any heading. They are known by their form (each
 * begins a story anew, none goes on with the one before, all about as short as a teaser is cut) and by their words, which the article lacks.
 */
function foreignTail(text: string, lines: readonly PageLine[], first: number, kinds: Map<number, BlockKind>): void {
  let end = lines.length - 1
  while (end > first && kinds.get(end) !== 'body' && kinds.get(end) !== 'related') end--
  let from = end + 1
  while (from - 1 > first && kinds.get(from - 1) === 'body' && beginsAnew(lines[from - 1]!)) from--
  const count = end - from + 1
  if (count < 3 || count > 8 || from <= first) return
  const own = new Set<string>()
  const stems = (k: number): Set<string> => stemsOf(text, lines[k]!.span[0], Math.min(lines[k]!.span[1], lines[k]!.span[0] + 1500))
  for (let k = first; k < from; k++) if (kinds.get(k) === 'body') for (const s of stems(k)) own.add(s)
  const shares: number[] = []
  let verbs = 0
  for (let k = from; k <= end; k++) {
    shares.push(shareIn(stems(k), own))
    if (words('lead-verb').has(firstWord(lines[k]!))) verbs++
  }
  shares.sort((x, y) => x - y)
  const median = shares[count >> 1]!
  if (median >= (count >= 4 && verbs >= count - 1 ? 0.42 : 0.3)) return
  for (let k = from; k <= end; k++) kinds.set(k, 'related')
}

const firstWord = (line: PageLine): string => line.tokens.find((t) => t.kind === 'word')?.form ?? ''

// A story's first sentence: begins with a bare verb or name, no connective, and is no longer than teasers are.
function beginsAnew(line: PageLine): boolean {
  if (line.text.length > 260 || line.text.length < 90) return false
  const first = firstWord(line)
  return (
    (words('lead-verb').has(first) || !/^[وف]/.test(first)) &&
    !words('connective').has(first) &&
    !/[.؟!] \S+ \S+/.test(line.text.slice(0, -2))
  )
}
