import type { BlockKind } from '../page/page.ts'
import { isByline } from './byline.ts'
import { isCaption } from './caption.ts'
import { markedKind } from './hint.ts'
import { shareIn, stemsOf, stemsOfTokens } from './likeness.ts'
import { noiseOf } from './noise.ts'
import type { PageLine } from './page-line.ts'
import { isParagraph, startsText } from './paragraph.ts'
import { words } from './words.ts'

/** Decides on a run of heading-like lines inside the body; gives the index of the run's last line. */
export function headingRun(
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
