import type { Ref } from '../contract.ts'
import type { ActorPhrase } from '../names/names.ts'
import type { Sentence } from '../source.ts'
import { afterSubject, hasSubjectBefore, skipAdverbs } from './complement.ts'
import type { Cue } from './cues.ts'
import { isPart } from './parts.ts'
import { isComma, type Scene, type SpeechWord } from './scene.ts'

/** Who spoke: null where nobody can be named, with the reason. */
export interface Speaker {
  readonly ref: Ref | null
  readonly why: string
  readonly feminine: boolean | null
  readonly plural: boolean
}

/** Who has spoken so far in the article, the last one at the end. */
export class Speakers {
  private readonly said: Speaker[] = []
  private topic: Speaker | null = null

  /** Keeps somebody introduced as speaking. */
  add(speaker: Speaker): void {
    this.said.push(speaker)
  }

  /** Keeps whom a sentence without a word of saying is about. */
  about(ref: Ref): void {
    this.topic = { ref, why: 'whom the sentences before are about', feminine: null, plural: false }
  }

  /** Whom a verb without a subject goes on with: the last speaker that it agrees with. */
  last(feminine: boolean, plural: boolean): Speaker | null {
    for (let i = this.said.length - 1; i >= Math.max(0, this.said.length - 4); i--) {
      const s = this.said[i]!
      if ((s.feminine === null || s.feminine === feminine) && (!plural || s.plural || s.ref === null)) return s
    }
    return plural || feminine ? null : this.topic
  }
}

/** Resolves who a cue's speaker is; `before` are the sentence's earlier cues with theirs. */
export function speakerOf(
  scene: Scene,
  sentence: Sentence,
  cue: Cue,
  before: readonly { readonly cue: Cue; readonly speaker: Speaker }[],
  words: readonly SpeechWord[],
  speakers: Speakers,
): Speaker {
  const { form } = cue
  if (form.kind === 'participle') return ofParticiple(scene, sentence, cue, before, speakers)
  if (form.kind === 'noun') return ofNoun(scene, sentence, cue, before, words, speakers)
  const handed = scene.tokens.slice(cue.at + 1, cue.complement.mark).some((t, k, all) => t.form === 'نقلا' && all[k + 1]?.form === 'عن')
  if (form.speech.flags.has('chain') || handed) {
    const source = behindFrom(scene, cue.at + 1, cue.complement.mark)
    if (source !== undefined) return source
  }
  if (form.speech.flags.has('located')) return located(scene, cue)
  return named(scene, cue.at, cue.complement.mark, cue) ?? elided(scene, sentence, cue, before, speakers)
}

// «جاء في بيان لوزارة الدفاع أن»: whose document it is.
function located(scene: Scene, cue: Cue): Speaker {
  for (let k = cue.at + 2; k < cue.complement.mark; k++) {
    const p = scene.names.phraseAt(k)
    if (p !== null && p.from === k) return { ref: p.ref, why: `whose document it is: ${p.why}`, feminine: null, plural: false }
  }
  return { ref: null, why: 'whose document it is stands nowhere', feminine: null, plural: false }
}

/** The subject that stands before or behind the verb at `at`; null where it has none of its own. */
function named(scene: Scene, at: number, mark: number, cue: Cue): Speaker | null {
  const { feminine, plural } = cue.form
  const of = (p: ActorPhrase, where: string): Speaker => ({ ref: p.ref, why: `${where}: ${p.why}`, feminine, plural })
  const preceding = subjectBefore(scene, at)
  if (preceding !== null) return of(preceding, 'subject before the verb')
  const { tokens } = scene
  const start = skipAdverbs(scene, at + 1, mark)
  if (start >= mark) return null
  const first = tokens[start]!
  if (first.kind === 'mark' && !scene.opens.has(start)) return isComma(first) ? behindAside(scene, start, mark, of) : null
  if (isPart('aside', tokens, start) || isGoverned(scene, start)) return null
  let unknown = false
  for (let k = start; k < mark; k++) {
    const p = scene.names.phraseAt(k)
    if (p !== null && p.from === k) {
      if (unknown && (p.ref === null || scene.names.entity(p.ref).type !== 'PER')) return unnamed(feminine, plural)
      const better = p.ref !== null && scene.names.entity(p.ref).type === 'PER' ? null : apposed(scene, p, mark)
      return of(better ?? p, 'subject of the verb')
    }
    if (isPart('aside', tokens, k) && k > start) break
    if (isComma(tokens[k])) break
    if (tokens[k]!.kind === 'word') unknown = true
  }
  return unknown && cue.complement.kind !== 'object' ? unnamed(feminine, plural) : null
}

const unnamed = (feminine: boolean, plural: boolean): Speaker => ({ ref: null, why: 'the subject is not named', feminine, plural })

// «قال، في مؤتمر صحفي، ريابكوف إن»: too loose to trust but for a person right before the content.
function behindAside(_scene: Scene, _start: number, _mark: number, _of: (p: ActorPhrase, where: string) => Speaker): Speaker | null {
  return null
}

/** A person named in apposition to a role or a body's spokesman: «المتحدث باسم الوزارة، فلان». */
function apposed(scene: Scene, p: ActorPhrase, mark: number): ActorPhrase | null {
  let k = p.to
  for (let hops = 0; hops < 6 && k < mark; hops++, k++) {
    if (isPart('aside', scene.tokens, k)) return null
    const next = scene.names.phraseAt(k)
    if (next !== null && next.from === k && next.ref !== null && scene.names.entity(next.ref).type === 'PER' && !isGoverned(scene, k))
      return next
    if (next !== null && next.from === k && scene.names.entity === undefined) return null
  }
  return null
}

const RELATIVES: ReadonlySet<string> = new Set('الذي التي الذين اللذان اللتان اللذين اللتين'.split(' '))
const BETWEEN: ReadonlySet<string> = new Set('قد وقد لقد لم لا لن كان كانت'.split(' '))

function subjectBefore(scene: Scene, at: number): ActorPhrase | null {
  const { tokens, names } = scene
  let k = at - 1
  while (k >= 0 && BETWEEN.has(tokens[k]!.form)) k--
  if (k < 0) return null
  let relative = false
  if (RELATIVES.has(tokens[k]!.form)) {
    relative = true
    k--
    if (isComma(tokens[k])) k--
  } else if (isComma(tokens[k]) && hasSubjectBefore(scene, at)) k--
  const p = k >= 0 ? names.phraseAt(k) : null
  if (p === null || p.to <= k || !p.speaks) return relative ? null : null
  if (!relative && isGoverned(scene, p.from)) return null
  if (!relative && p.from > 0 && isPart('aside', tokens, p.from - 1)) return null
  return p
}

/** Whether a preposition is written onto the token. */
export function isGoverned(scene: Scene, i: number): boolean {
  const t = scene.tokens[i]!
  if (t.form.startsWith('لل') || t.form.startsWith('بال') || t.form.startsWith('ولل')) return true
  const mention = scene.names.mentionAt(i)
  if (mention === null || mention.from !== i || mention.span[0] <= t.start) return false
  const clitic = scene.source.text.slice(t.start, mention.span[0])
  return /[بلك]/.test(clitic)
}

/** «عن X»: whose words an agency hands on; undefined where nobody stands behind عن. */
function behindFrom(scene: Scene, from: number, to: number): Speaker | undefined {
  for (let k = from; k < to; k++) {
    if (scene.tokens[k]!.form !== 'عن') continue
    for (let j = k + 1; j < Math.min(to + 1, k + 5); j++) {
      const p = scene.names.phraseAt(j)
      if (p === null || p.from !== j) continue
      const better = p.ref !== null && scene.names.entity(p.ref).type === 'PER' ? null : apposed(scene, p, to)
      return { ref: (better ?? p).ref, why: `words handed on from: ${(better ?? p).why}`, feminine: null, plural: false }
    }
    return { ref: null, why: 'the source is not named', feminine: null, plural: false }
  }
  return undefined
}

type Earlier = readonly { readonly cue: Cue; readonly speaker: Speaker }[]

function ofParticiple(scene: Scene, sentence: Sentence, cue: Cue, before: Earlier, speakers: Speakers): Speaker {
  const { feminine, plural } = cue.form
  for (let i = before.length - 1; i >= 0; i--) {
    const b = before[i]!
    if (b.cue.form.kind === 'noun' && b.speaker.ref === null) continue
    if (plural || b.speaker.feminine === null || b.speaker.feminine === feminine)
      return { ...b.speaker, why: `goes on with the sentence's speaker (${b.speaker.why})` }
  }
  const subject = subjectOfSentence(scene, sentence, cue.at)
  if (subject !== null) return { ref: subject.ref, why: `subject of the sentence: ${subject.why}`, feminine, plural }
  const last = speakers.last(feminine, plural)
  return last === null
    ? { ref: null, why: 'nobody stands before the participle', feminine, plural }
    : { ...last, why: `last speaker (${last.why})` }
}

/** First phrase of the sentence before `at` that no preposition governs. */
export function subjectOfSentence(scene: Scene, sentence: Sentence, at: number): ActorPhrase | null {
  const { tokens } = scene
  for (let k = sentence.from; k < at; k++) {
    const p = scene.names.phraseAt(k)
    if (p === null || p.from !== k) continue
    const before = tokens[k - 1]
    const governed = isGoverned(scene, k) || (before !== undefined && k > sentence.from && isPart('aside', tokens, k - 1))
    if (p.speaks && !governed) return p
    k = p.to - 1
  }
  return null
}

function ofNoun(scene: Scene, sentence: Sentence, cue: Cue, before: Earlier, words: readonly SpeechWord[], speakers: Speakers): Speaker {
  const { form, at } = cue
  if (!form.pronoun && !form.article) {
    const k = at + 1
    const p = scene.names.phraseAt(k)
    if (p !== null && p.from === k && p.speaks) {
      const better = p.ref !== null && scene.names.entity(p.ref).type === 'PER' ? null : apposed(scene, p, cue.complement.mark)
      return { ref: (better ?? p).ref, why: `whose utterance it is: ${(better ?? p).why}`, feminine: null, plural: false }
    }
    const states = scene.names.nisbaAt(k)
    if (states.length === 1) return { ref: states[0]!, why: 'the adjective names the state', feminine: null, plural: false }
    return { ref: null, why: 'whose utterance it is stands nowhere', feminine: null, plural: false }
  }
  const source = behindFrom(scene, sentence.from, at)
  if (source !== undefined && form.pronoun) return { ...source, feminine: form.feminine }
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i]!
    if (word.at >= at || at - word.at > 14) continue
    const verb = word.forms.find((f) => f.kind === 'verb')
    if (verb === undefined || before.some((b) => b.cue.at === word.at)) continue
    const asVerb: Cue = { at: word.at, joined: word.joined, form: verb, complement: { ...cue.complement, mark: at } }
    return named(scene, word.at, at, asVerb) ?? elided(scene, sentence, asVerb, before, speakers)
  }
  return elided(scene, sentence, cue, before, speakers)
}

function elided(scene: Scene, sentence: Sentence, cue: Cue, before: Earlier, speakers: Speakers): Speaker {
  const { feminine, plural } = cue.form
  for (let i = before.length - 1; i >= 0; i--) {
    const b = before[i]!
    if (b.cue.form.kind === 'noun' && b.speaker.ref === null) continue
    if (b.speaker.feminine === null || b.speaker.feminine === feminine)
      return { ...b.speaker, why: `goes on with the sentence's speaker (${b.speaker.why})`, feminine, plural }
  }
  if (cue.at - sentence.from > 3) {
    const subject = subjectOfSentence(scene, sentence, cue.at)
    if (subject !== null && (subject.ref === null || scene.names.entity(subject.ref).type === 'PER' || feminine))
      return { ref: subject.ref, why: `subject of the sentence: ${subject.why}`, feminine, plural }
  }
  const last = speakers.last(feminine, plural)
  if (last === null) return { ref: null, why: 'nobody has spoken that the verb agrees with', feminine, plural }
  return { ...last, why: `the verb has no subject of its own: last speaker (${last.why})` }
}

/** Behind a subject: kept here so that the finder of headlines and the cues measure subjects alike. */
export { afterSubject }
