import { type Span, skipFolded } from '../../text/text.ts'
import type { Sentence } from '../source.ts'
import { clauseEnd } from './clause-end.ts'
import type { Cue } from './cues.ts'
import { isPart } from './parts.ts'
import { countWords, isComma, isStop, type Scene } from './scene.ts'

/** What was said: its exact span, whether in the speaker's own words, and the tokens it covers. */
export interface Content {
  readonly span: Span
  readonly mode: 'direct' | 'indirect'
  readonly from: number
  readonly to: number
}

/** Where the content of a cue ends and how it is given; `next` are the sentence's later cues. */
export function contentOf(scene: Scene, sentence: Sentence, cue: Cue, next: readonly Cue[]): Content | null {
  const { complement } = cue
  if (complement.kind === 'quote') {
    const q = complement.quotation!
    return content(scene, q.open + 1, Math.min(q.close, lineEnd(scene, sentence)), 0, 'direct')
  }
  const end = complement.kind === 'colon' ? sentence.to : clauseEnd(scene, sentence, cue, next)
  const to = trim(scene, complement.first, end)
  if (to <= complement.first || isWhere(scene, cue, to) || isOnlySubject(scene, cue, to)) return null
  return quoted(scene, complement.first, to, complement.skip, cue) ?? content(scene, complement.first, to, complement.skip, 'indirect')
}

// «يحذر سيول من هانوي»: with whom it is said to before it, a bare place behind من is where it was said.
function isWhere(scene: Scene, cue: Cue, to: number): boolean {
  const { first, lead, mark, kind } = cue.complement
  if (kind !== 'object' || lead !== 'من' || !cue.form.speech.flags.has('person')) return false
  const place = scene.names.mentionAt(first)
  if (place === null || place.from !== first || place.to < to || place.type !== 'GPE') return false
  const told = scene.names.phraseAt(mark - 1)
  return told !== null && told.from > cue.at
}

// «لفت إلى أن الملك فلان، أكد أن …»: a subject whose verb brings in what he said himself.
function isOnlySubject(scene: Scene, cue: Cue, to: number): boolean {
  const p = scene.names.phraseAt(cue.complement.first)
  return cue.complement.kind === 'clause' && p !== null && p.from === cue.complement.first && to <= p.to
}

const lineEnd = (scene: Scene, sentence: Sentence): number => scene.source.lines[sentence.line]!.to

/** The content is the speaker's own words where a quotation holds all of it, or all but a short subject before a long quotation. */
function quoted(scene: Scene, from: number, to: number, skip: number, cue: Cue): Content | null {
  const { tokens } = scene
  for (let i = from; i < Math.min(to, from + 5); i++) {
    const q = scene.opens.get(i)
    if (q === undefined || skip > 0) continue
    const close = Math.min(q.close, lineEndOf(scene, i))
    const before = countWords(tokens, from, i)
    const inside = countWords(tokens, i + 1, close)
    const after = close < to ? countWords(tokens, close + 1, to) : 0
    const next = tokens[close + 1]
    const ends = close + 1 >= to || isStop(next) || isComma(next)
    if (before === 0) {
      if (inside < 2 || (inside < 4 && cue.form.kind === 'participle' && after > 0)) return null
      if (after === 0 || (inside >= 4 && (ends || inside >= 2 * after))) return content(scene, i + 1, close, 0, 'direct')
      return null
    }
    // «أن على "الشعب أن …"»: without the preposition before it the quotation says something else.
    if (isPart('preposition', tokens, i - 1)) return null
    if (after === 0 && inside >= 5 && before <= 3 && inside >= 5 * before) return content(scene, i + 1, close, 0, 'direct')
    return null
  }
  return null
}

const lineEndOf = (scene: Scene, i: number): number => {
  for (const line of scene.source.lines) if (i < line.to) return line.to
  return scene.tokens.length
}

function content(scene: Scene, from: number, to: number, skip: number, mode: Content['mode']): Content | null {
  const { tokens } = scene
  let first = from
  let last = to
  if (mode === 'direct') {
    while (last > first && tokens[last - 1]!.kind === 'mark' && isEdge(tokens[last - 1]!.form)) last--
  }
  while (first < last && isComma(tokens[first])) first++
  if (first >= last) return null
  const start = skip > 0 ? skipFolded(scene.source.text, tokens[first]!.start, skip) : tokens[first]!.start
  return { span: [start, tokens[last - 1]!.end], mode, from: first, to: last }
}

const isEdge = (form: string): boolean => form === '"' || form === '»' || form === '”' || form === '،'

/** Quotations that go on right behind one: «"…". "…"». */
export function furtherQuotes(scene: Scene, before: Content): Content[] {
  const { tokens } = scene
  const out: Content[] = []
  if (before.mode === 'indirect') return out
  let at = before.to
  while (at < tokens.length && !scene.closes.has(at) && at < before.to + 3) at++
  for (;;) {
    if (!scene.closes.has(at)) return out
    let k = at + 1
    while (isStop(tokens[k])) k++
    // «"…"، وأن "…"»
    const joined = isComma(tokens[k]) ? k + 1 : k
    if (/^وب?ان(ه|ها|هم)?$/.test(tokens[joined]?.form ?? '') && scene.opens.has(joined + 1)) k = joined + 1
    const q = scene.opens.get(k)
    if (q === undefined || !q.closed || scene.source.lines.some((l) => l.from > at && l.from <= k) || countWords(tokens, k, q.close) < 3)
      return out
    const more = content(scene, q.open + 1, q.close, 0, 'direct')
    if (more !== null) out.push(more)
    at = q.close
  }
}

/** Drops commas and full stops at the end of `[from, to)`, a closing mark only with the one that opened it. */
export function trim(scene: Scene, from: number, to: number): number {
  const { tokens } = scene
  let end = to
  while (end > from) {
    const t = tokens[end - 1]!
    if (t.kind !== 'mark') break
    const q = scene.closes.get(end - 1)
    if (q !== undefined && q.open >= from) break
    if (t.form === ')' || t.form === '؟' || t.form === '!' || t.form === '%') break
    end--
  }
  return end
}
