import type { Statement } from '../contract.ts'
import type { ActorPhrase } from '../names/names.ts'
import type { Sentence } from '../source.ts'
import { trim } from './content.ts'
import { contentAct } from './content-act.ts'
import { aboutOf } from './details.ts'
import { isPart } from './parts.ts'
import { isComma, isStop, type Scene } from './scene.ts'
import type { Utterance } from './statements.ts'
import { isGoverned } from './subject.ts'

const HEAD = 12

/** A headline or the like that gives a speaker, a colon and the words: «بوتين: …», «الجبير.. "…"». */
export function headline(scene: Scene, sentence: Sentence, found: readonly Utterance[]): Statement[] {
  const { tokens } = scene
  const line = scene.source.lines[sentence.line]!
  if (line.kind !== 'title') return []
  const colon = colonOf(scene, sentence)
  if (colon < 0 || isTopic(scene, sentence, colon, found) || found.some((u) => u.cue.at < colon && u.cue.complement.mark >= colon))
    return []
  const speaker = speakerIn(scene, sentence, colon)
  if (speaker === undefined) return []
  const q = scene.opens.get(colon + 1)
  const whole = q !== undefined && q.close >= sentence.to - 2
  const from = whole ? colon + 2 : colon + 1
  const to = whole ? Math.min(q.close, line.to) : trim(scene, colon + 1, dotsBehind(scene, colon + 2, line.to))
  if (to - from < 2) return []
  const direct = whole || ownWords(scene, from, to)
  const content = {
    span: [tokens[from]!.start, tokens[to - 1]!.end] as const,
    mode: direct ? ('direct' as const) : ('indirect' as const),
    from,
    to,
  }
  return [
    {
      id: '',
      speaker: speaker.ref,
      addressee: null,
      cue: [tokens[colon]!.start, tokens[colon]!.end],
      content: content.span,
      mode: content.mode,
      act: contentAct(tokens, content, false) ?? 'say',
      channel: null,
      time: null,
      about: aboutOf(scene, content, speaker.ref),
      rule: 'headline with a colon',
      why: speaker.why,
    },
  ]
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
      (p !== null && p.from === colon + 1 && found.some((u) => u.speaker.how === 'own' && u.cue.at >= p.to && u.cue.at <= p.to + 2))
    )
  }
  if (!isPart('forum', scene.tokens, sentence.from)) return false
  return p !== null && p.ref !== null && scene.typeOf(p.ref) === 'PER' && found.some((u) => u.speaker.ref === p.ref && u.cue.at <= p.to + 2)
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
function speakerIn(scene: Scene, sentence: Sentence, colon: number): { ref: string | null; why: string } | undefined {
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
    if (p.kind === 'body' && !p.speaks) return undefined
    const topic = names.phraseAt(sentence.from)
    // «الدوما يصادق على المعاهدة.. وبوتين: …»: a clause of its own stands before the nearer one.
    const joined = /^و/.test(tokens[p.from]!.form) && (names.mentionAt(p.from)?.span[0] ?? 0) > tokens[p.from]!.start
    const apart = joined || isStop(tokens[p.from - 1]) || isComma(tokens[p.from - 1])
    if (!apart && topic !== null && topic !== p && topic.speaks && topic.from === sentence.from && leads(scene, topic, p.from))
      return { ref: topic.ref, why: `before the colon: ${topic.why}` }
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
