import { type Span, skipFolded, type Token } from '../../text/text.ts'
import type { Sentence } from '../source.ts'
import { accordingAt } from './according.ts'
import { joinedByAnd } from './aside.ts'
import type { Cue } from './cues.ts'
import { isPart, partAt } from './parts.ts'
import { countWords, isComma, isStop, type Scene, speakerAt } from './scene.ts'
import { speechWord } from './speech.ts'
import { subjectBefore } from './subject.ts'

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

/** Token where what the cue brings in ends: the sentence's end, another cue, an attribution, or an aside of the writer. */
function clauseEnd(scene: Scene, sentence: Sentence, cue: Cue, next: readonly Cue[]): number {
  const { tokens } = scene
  const { first } = cue.complement
  const cuts = cutsBefore(scene, cue, next)
  const object = cue.complement.kind === 'object'
  const inTitle = scene.source.lines[sentence.line]!.kind === 'title'
  const inRelative = isPart('relative', tokens, cue.at - 1)
  for (let k = first + 1; k < sentence.to; k++) {
    if (cuts.has(k)) return k
    const q = scene.opens.get(k)
    if (q?.closed && q.close < sentence.to) {
      let inner = -1
      for (const cut of cuts) if (cut > k && cut <= q.close && (inner < 0 || cut < inner)) inner = cut
      if (inner >= 0) return inner
      k = q.close
      continue
    }
    const t = tokens[k]!
    if (t.form === '؛' || (inTitle && object && t.form === ':' && t.kind === 'mark')) return k
    if (isDash(t)) {
      const close = closingDash(scene, k, sentence.to)
      if (close > 0 && !cutsWithin(cuts, k, close)) {
        k = close
        continue
      }
    }
    const comma = isComma(t)
    if (comma && (inRelative || (object && cue.form.kind === 'noun')) && !isPart('relative', tokens, k + 1)) return k
    if (isTimed(scene, cue, k)) return k
    const at = comma ? k + 1 : k
    if (accordingAt(scene, at, sentence.to) !== null) return k
    if (
      object &&
      !comma &&
      isPart('in', tokens, k) &&
      isPart('channel', tokens, k + 1) &&
      (k > first + 1 || isPart('post', tokens, k + 1)) &&
      !isPart('located', tokens, k - 1)
    )
      return k
    if (object && comma && (narrates(scene, k + 1) || (inTitle && tells(scene, k + 1)))) return k
    // «يدين العدوان ويفعّل الآلية»: in a headline he who spoke does something else.
    if (object && inTitle && /^وي.{3,}/.test(t.form) && isVerbForm(scene, k)) return k
    if (object && !comma && isAnother(scene, k)) return k
    if (!comma && isPart('tail-bare', tokens, k)) return k
    if (comma && apposes(scene, at)) {
      const behind = behindRemark(scene, first, k, sentence.to)
      if (behind < 0) return k
      k = behind
      continue
    }
    if (comma && partAt('tail', tokens, at) > 0) return k
    // «ورغم تأكيد موسكو أن …، فإن»
    if (comma && isPart('then', tokens, at) && concedes(scene, sentence.from, cue.at)) return k
  }
  return sentence.to
}

function concedes(scene: Scene, from: number, at: number): boolean {
  for (let k = from; k < Math.min(at, from + 4); k++) if (isPart('concession', scene.tokens, k)) return true
  return false
}

// «…، واستدعت موسكو …», «…، فالإدارة …»: behind a noun, a clause that goes on telling.
function narrates(scene: Scene, k: number): boolean {
  const t = scene.tokens[k]
  const next = scene.tokens[k + 1]
  if (t === undefined || next === undefined || t.kind !== 'word') return false
  if (/^فال/.test(t.form)) return true
  return (
    /^و[^ل].*ت$/.test(t.form) &&
    t.form.length > 4 &&
    !/ات$/.test(t.form) &&
    (scene.names.phraseAt(k + 1)?.from === k + 1 || next.form.startsWith('ال'))
  )
}

const isVerbForm = (scene: Scene, k: number): boolean =>
  scene.names.phraseAt(k) === null &&
  scene.names.nisbaAt(k).length === 0 &&
  !scene.timeEnds.has(k) &&
  !/(?:ه|ين|ون|ا)$/.test(scene.tokens[k]!.form)

// «…، ووزير دفاعه يتحدث عن»: in a headline, somebody else and a verb of the present.
function tells(scene: Scene, k: number): boolean {
  const p = scene.names.phraseAt(k)
  if (!/^و/.test(scene.tokens[k]?.form ?? '')) return false
  const verb = p !== null && p.from === k ? p.to : k + 2
  return [verb, verb - 1].some((i) => i > k && /^[يت]..+/.test(scene.tokens[i]?.form ?? '') && scene.names.mentionAt(i) === null)
}

// «أعلنت الجماعة الهدنة وموسكو تنفي»: somebody else, with a word of saying.
function isAnother(scene: Scene, k: number): boolean {
  const p = scene.names.phraseAt(k)
  if (p === null || p.from !== k || !p.speaks || !joinedByAnd(scene, p)) return false
  const verb = speechWord(scene.tokens[p.to]?.form ?? '')
  return verb !== null && !verb.joined && verb.forms.some((f) => f.kind === 'verb' && f.tense === 'present')
}

// «أعلن قطع العلاقات الثلاثاء بعد …»: when and after what it was said, not what.
const isTimed = (scene: Scene, cue: Cue, k: number): boolean => {
  const time = cue.complement.kind === 'object' ? scene.timeEnds.get(k) : undefined
  return time !== undefined && isPart('time-tail', scene.tokens, time.to) && !isPart('aside', scene.tokens, k - 1)
}

const isDash = (t: Token): boolean => t.gap && (t.form === '-' || t.form === '–' || t.form === '—')

function closingDash(scene: Scene, open: number, to: number): number {
  for (let k = open + 1; k < Math.min(to, open + 16); k++) if (isDash(scene.tokens[k]!)) return k
  return -1
}

const cutsWithin = (cuts: ReadonlySet<number>, from: number, to: number): boolean => {
  for (const cut of cuts) if (cut >= from && cut <= to) return true
  return false
}

// «، وهو …», «، وهي …»: the writer's remark on what was said.
const apposes = (scene: Scene, k: number): boolean => isPart('remark', scene.tokens, k) && !isPart('particle', scene.tokens, k + 1)

// «أن فلانا، وهو نائب سابق، سيترشح»: nothing has been said of him yet, and behind the remark's comma it is.
function behindRemark(scene: Scene, first: number, k: number, to: number): number {
  const p = scene.names.phraseAt(first)
  if (p === null || p.from !== first || p.to !== k) return -1
  for (let j = k + 2; j < Math.min(to - 2, k + 24); j++) if (isComma(scene.tokens[j])) return j
  return -1
}

const BACK = 16
const LONGEST = 400

/** Tokens where later cues end this content. */
function cutsBefore(scene: Scene, cue: Cue, next: readonly Cue[]): ReadonlySet<number> {
  const { tokens } = scene
  const cuts = new Set<number>()
  for (const other of next) {
    if (other.at > cue.complement.first + LONGEST) break
    if (other.at <= cue.complement.first) continue
    if (other.form.kind === 'noun') {
      const verb = verbBefore(tokens, other.at)
      if (other.form.article && verb > cue.complement.first) cuts.add(isComma(tokens[verb - 1]) ? verb - 1 : verb)
      else if (other.joined && cue.form.kind === 'noun') cuts.add(other.at)
      continue
    }
    if (other.form.kind === 'participle') {
      cuts.add(isComma(tokens[other.at - 1]) ? other.at - 1 : other.at)
      continue
    }
    const opener = openerBefore(scene, cue.complement.first, other.at)
    if (opener >= 0) {
      cuts.add(isComma(tokens[opener - 1]) ? opener - 1 : opener)
      continue
    }
    const comma = isComma(tokens[other.at - 1])
    if (comma && !other.joined && subjectBefore(scene, other.at) === null) {
      cuts.add(other.at - 1)
      continue
    }
    if (isPart('relative', tokens, other.at - 1) && isComma(tokens[other.at - 2])) {
      cuts.add(other.at - 2)
      continue
    }
    if (other.joined && comma && (cue.complement.kind === 'object' || speakerAt(scene, other.at + 1) !== null)) {
      cuts.add(other.at - 1)
      continue
    }
    if (other.joined && agrees(cue, other) && (comma || other.complement.kind !== 'object' || cue.complement.kind === 'object'))
      cuts.add(comma ? other.at - 1 : other.at)
  }
  return cuts
}

// «…، وكرر القول إن»: the verb that the noun goes with.
function verbBefore(tokens: readonly Token[], at: number): number {
  for (let k = at - 1; k > at - 5 && k > 0; k--) if (speechWord(tokens[k]!.form)?.joined) return k
  return -1
}

/** Conjunction that opens the clause of a later cue, with only its subject between; -1 where there is none. */
function openerBefore(scene: Scene, first: number, at: number): number {
  const { tokens } = scene
  for (let k = at - 1; k > first && k > at - BACK; k--) {
    const comma = isComma(tokens[k])
    if (isPart('opener', tokens, k)) return k
    if (isPart('opener-comma', tokens, k)) return isComma(tokens[k - 1]) ? k : -1
    if (isPart('opener-near', tokens, k)) return k + 1 === at ? k : -1
    if (!comma) {
      if (isPart('join', tokens, k) && !isPart('auxiliary', tokens, k)) return -1
      continue
    }
    if (tokens[k + 1]!.form.startsWith('ف') && scene.names.phraseAt(k + 1)?.from === k + 1) return k + 1
    if (!isComma(tokens[at - 1]) && !opens(tokens, k + 1) && scene.names.phraseAt(k + 1) === null) return -1
  }
  return -1
}

const opens = (tokens: readonly Token[], k: number): boolean =>
  isPart('opener', tokens, k) || isPart('opener-comma', tokens, k) || isPart('opener-near', tokens, k)

/** Whether a verb joined by و may go on with the subject of the cue. */
function agrees(cue: Cue, other: Cue): boolean {
  if (cue.form.kind !== 'verb') return other.form.kind === 'verb'
  return cue.form.feminine === other.form.feminine || other.form.plural
}
