import type { Statement } from '../contract.ts'
import type { ActorPhrase } from '../names/names.ts'
import type { Sentence } from '../source.ts'
import { type Content, trim } from './content.ts'
import { contentAct } from './content-act.ts'
import { aboutOf } from './details.ts'
import { isPart } from './parts.ts'
import { isName } from './quoted-name.ts'
import { countWords, isComma, isStop, type Scene } from './scene.ts'
import { speechForms } from './speech.ts'
import type { Utterance } from './statements.ts'
import { isGoverned } from './subject.ts'

const HEAD = 12

/** A headline or the like that gives a speaker, a colon and the words: «بوتين: …», «الجبير.. "…"». */
export function headline(scene: Scene, sentence: Sentence, found: readonly Utterance[]): Statement[] {
  const { tokens } = scene
  const line = scene.source.lines[sentence.line]!
  if (line.kind !== 'title') return []
  const colon = colonOf(scene, sentence)
  if (colon < 0) return found.length > 0 ? [] : saidBare(scene, sentence)
  if (isTopic(scene, sentence, colon, found) || found.some((u) => u.cue.at < colon && u.cue.complement.mark >= colon)) return []
  const speaker = tellerBefore(scene, colon, found) ?? speakerIn(scene, sentence, colon)
  if (speaker === undefined) return []
  const q = scene.opens.get(colon + 1)
  const whole = q !== undefined && q.close >= sentence.to - 2
  const from = whole ? colon + 2 : colon + 1
  const to = whole ? Math.min(q.close, line.to) : trim(scene, colon + 1, dotsBehind(scene, colon + 2, line.to))
  if (to - from < 2) return []
  const mode = whole || ownWords(scene, from, to) ? 'direct' : 'indirect'
  return [headed(scene, colon, 'headline with a colon', speaker, { span: [tokens[from]!.start, tokens[to - 1]!.end], mode, from, to })]
}

// «الحركة تتوعد بالرد على مقتل فلان: لن يمر دون حساب»: who says the one says the other.
function tellerBefore(scene: Scene, colon: number, found: readonly Utterance[]): Who | null {
  const u = found.find((f) => f.cue.at < colon && f.content.to <= colon && !f.nested && f.speaker.ref !== null)
  if (u === undefined || u.cue.form.kind !== 'verb') return null
  const p = scene.names.phraseAt(colon - 1)
  if (p !== null && p.from < u.content.from) return null
  if (p !== null && (isComma(scene.tokens[p.from - 1]) || isStop(scene.tokens[p.from - 1]) || scene.tokens[p.from]!.form.startsWith('و')))
    return null
  return { ref: u.speaker.ref, why: `says the words before the colon: ${u.speaker.why}` }
}

function headed(scene: Scene, cue: number, rule: string, speaker: Who, content: Content): Statement {
  const { start, end } = scene.tokens[cue]!
  return {
    id: '',
    speaker: speaker.ref,
    addressee: null,
    cue: [start, end],
    content: content.span,
    mode: content.mode,
    act: contentAct(scene.tokens, content, false) ?? 'say',
    channel: null,
    time: null,
    about: aboutOf(scene, content, speaker.ref),
    rule,
    why: speaker.why,
  }
}

interface Who {
  readonly ref: string | null
  readonly why: string
}

const LEAST = 4

// «روسيا "لن تستضيف القمة"»: nothing but somebody and a quotation.
function saidBare(scene: Scene, sentence: Sentence): Statement[] {
  const { tokens, names } = scene
  const p = names.phraseAt(sentence.from)
  const q = p === null || p.ref === null || !p.speaks ? undefined : scene.opens.get(p.to)
  if (p === null || q === undefined || !q.closed || q.close < sentence.to - 1) return []
  if (countWords(tokens, q.open + 1, q.close) < LEAST || isName(scene, q)) return []
  const [from, to] = [q.open + 1, q.close]
  const content: Content = { span: [tokens[from]!.start, tokens[to - 1]!.end], mode: 'direct', from, to }
  return [headed(scene, q.open, 'headline of a name and a quotation', { ref: p.ref, why: `before the quotation: ${p.why}` }, content)]
}

// «الحوثيون: استهدفنا سفينة.. وواشنطن تتوعد»: behind two dots others act.
function dotsBehind(scene: Scene, from: number, to: number): number {
  for (let k = from; k < to - 2; k++)
    if (scene.tokens[k]!.form === '.' && scene.tokens[k + 1]!.form === '.' && scene.tokens[k + 2]!.form.startsWith('و')) return k
  return to
}

// «رئيس فلان في قمة كذا: …»
const isAside = (scene: Scene, from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (isPart('aside', scene.tokens, k)) return true
  return false
}

// «رئيس فلان في قمة كذا: …», «ظريف يزور دمشق: …»: who does something there is who speaks.
const leads = (scene: Scene, topic: ActorPhrase, to: number): boolean =>
  isAside(scene, topic.to, to) || (topic.kind !== 'body' && topic.to < to && /^[يت]/.test(scene.tokens[topic.to]!.form))

// «مجلس الأمن: لافروف يطالب …»: where it was said, and then who said it.
function isTopic(scene: Scene, sentence: Sentence, colon: number, found: readonly Utterance[]): boolean {
  const p = scene.names.phraseAt(colon + 1)
  const place = scene.names.mentionAt(sentence.from)
  if (place !== null && place.to === colon && (place.type === 'GPE' || place.type === 'LOC')) {
    // «سوريا: مقتل …», «السعودية: الوزراء يجددون رفض …»: where it happened.
    return (
      isPart('news', scene.tokens, colon + 1) ||
      actAlone(scene, colon + 1, sentence.to) ||
      (p !== null && p.from === colon + 1 && found.some((u) => u.speaker.how === 'own' && u.cue.at >= p.to && u.cue.at <= p.to + 2))
    )
  }
  if (!isPart('forum', scene.tokens, sentence.from)) return false
  return p !== null && p.ref !== null && scene.typeOf(p.ref) === 'PER' && found.some((u) => u.speaker.ref === p.ref && u.cue.at <= p.to + 2)
}

// «القوات الحكومية والمتمردون يتبادلون …»: several who are no state, and a verb of theirs.
function actAlone(scene: Scene, from: number, to: number): boolean {
  for (let k = from; k < Math.min(to, from + 7); k++) {
    const { form, kind } = scene.tokens[k]!
    if (kind !== 'word' || isPart('aside', scene.tokens, k)) return false
    if (k > from && /^ي.{2,}ون$/.test(form) && speechForms(form).length === 0) return true
  }
  return false
}

function colonOf(scene: Scene, sentence: Sentence): number {
  const { tokens } = scene
  for (let i = sentence.from + 1; i < Math.min(sentence.to - 1, sentence.from + HEAD); i++) {
    if (tokens[i]!.form === ':') return i
    if (tokens[i]!.form === '.' && tokens[i + 1]!.form === '.' && scene.opens.has(i + 2)) return i + 1
  }
  return -1
}

/** Who stands before the colon: the last phrase right before it, or one «X لـY:» begins with. */
function speakerIn(scene: Scene, sentence: Sentence, colon: number): Who | undefined {
  const { tokens, names } = scene
  for (let i = colon - 1; i >= sentence.from; i--) {
    if (tokens[i]!.kind === 'mark' && !/["»«“”)(]/.test(tokens[i]!.form)) return undefined
    const p = names.phraseAt(i)
    if (p === null) continue
    // «نائب أميركي لـ CNN: فلان …»: who is named behind the colon does not speak.
    if (p.to > colon) return undefined
    if (colon - p.to > 1 && !isComma(tokens[p.to])) return undefined
    if (/^ل/.test(tokens[p.from]!.form) && p.from > sentence.from) {
      const first = names.phraseAt(p.from - 1)
      if (first?.speaks && first.to === p.from) return { ref: first.ref, why: `before the colon, to somebody: ${first.why}` }
      if (isGoverned(scene, p.from)) return { ref: null, why: 'before the colon stands to whom it is said' }
    }
    // «هجوم موسكو: مقتل …»: what happened there.
    if (p.kind === 'body' && p.from > sentence.from && isPart('happening', tokens, p.from - 1)) return undefined
    const topic = names.phraseAt(sentence.from)
    // «الدوما يصادق على المعاهدة.. وبوتين: …»: a clause of its own stands before the nearer one.
    const joined = /^و/.test(tokens[p.from]!.form) && (names.mentionAt(p.from)?.span[0] ?? 0) > tokens[p.from]!.start
    const apart = joined || isStop(tokens[p.from - 1]) || isComma(tokens[p.from - 1])
    if (!apart && topic !== null && topic !== p && topic.speaks && topic.from === sentence.from && leads(scene, topic, p.from))
      return { ref: topic.ref, why: `before the colon: ${topic.why}` }
    if (p.kind === 'body' && !p.speaks) return undefined
    // «قمة ثلاثية في موسكو: …»: where it was said.
    if (!apart && p.from > sentence.from && isPart('aside', tokens, p.from - 1) && p.kind === 'body') return undefined
    return { ref: p.ref, why: `before the colon: ${p.why}` }
  }
  return undefined
}

// A verb or pronoun in the first person: the words are the speaker's own.
function ownWords(scene: Scene, from: number, to: number): boolean {
  for (let i = from; i < Math.min(to, from + 3); i++) if (isPart('first-person', scene.tokens, i)) return true
  return isPart('denial', scene.tokens, from) ? isFirst(scene, from + 1, 'ن') : isFirst(scene, from, 'سن')
}

const isFirst = (scene: Scene, i: number, lead: string): boolean => (scene.tokens[i]?.form ?? '').startsWith(lead)
