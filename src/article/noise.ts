import type { BlockKind } from '../page/page.ts'
import type { PageLine } from './page-line.ts'
import { isOwnWords } from './paragraph.ts'

/** Which part of the page the walk is in. */
export type State = 'body' | 'related' | 'other'

/** Kind that the line's own words make certain wherever it stands, else null. */
export function noiseOf(line: PageLine, state: State): BlockKind | null {
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
  if (isSourceLine(line)) return state === 'other' ? 'other_article' : 'byline'
  if ((cue.kind === 'published' || cue.kind === 'updated') && line.stamp !== null && line.words <= 14)
    return state === 'body' ? 'byline' : 'related'
  return null
}

/** «المصدر: رويترز + تاس»: a line that only names whose news it is. */
export const isSourceLine = (line: PageLine): boolean => line.cue?.kind === 'source' && followedByMark(line) && line.words <= 10

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

/** Whether a pointer holds its headline itself («اقرأ أيضا: …»). */
export const inlineRest = (line: PageLine): boolean => line.words > line.cue!.to - line.cue!.from + 2

const isRule = (line: PageLine): boolean => line.words === 0 && line.text.length >= 2

const isHashtags = (line: PageLine): boolean => {
  const tags = line.text.split('#').length - 1
  return tags >= 2 && line.text.startsWith('#') && line.words <= tags * 3 && !line.terminal
}
