import { foldWord } from '../../text/text.ts'
import type { Ref } from '../contract.ts'
import type { ActorPhrase } from '../names/names.ts'
import type { Sentence } from '../source.ts'
import { isGoverned, isRelative, skipAdverbs, subjectBefore } from './complement.ts'
import type { Cue } from './cues.ts'
import { isPart } from './parts.ts'
import { isComma, type Scene, type SpeechWord, speakerAt } from './scene.ts'

/** Who spoke: null where nobody can be named, with the reason. */
export interface Speaker {
  readonly ref: Ref | null
  readonly why: string
  readonly feminine: boolean | null
  readonly plural: boolean
}

const DOCUMENTS: ReadonlySet<string> = new Set(['بيان', 'رساله', 'تقرير', 'وثيقه'])

const startsWith = (scene: Scene, ref: Ref, noun: string): boolean => {
  const { name, aliases } = scene.names.entity(ref)
  return [name.ar, ...aliases].some((n) => foldWord(n).startsWith(noun))
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

  /** Whom «الوزارة», «الصحيفة» or «البيان» means: the last body that has spoken or is named with that word; of a document, the last speaker. */
  meant(noun: string, scene: Scene, at: number): Speaker | null {
    const bare = noun.slice(2)
    for (let i = this.said.length - 1; i >= 0; i--) {
      const s = this.said[i]!
      if (s.ref === null) continue
      const entity = scene.names.entity(s.ref)
      if (DOCUMENTS.has(bare) || startsWith(scene, s.ref, bare) || (entity.type === 'ORG' && !DOCUMENTS.has(bare)))
        return { ...s, why: `«${noun}» is the last that spoke (${s.why})` }
    }
    let found: Ref | null = null
    for (const m of scene.names.mentions) {
      if (m.from >= at) break
      if (m.type === 'ORG' && startsWith(scene, m.entity, bare)) found = m.entity
    }
    return found === null ? null : { ref: found, why: `«${noun}» is the last so named`, feminine: null, plural: false }
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
  before: Earlier,
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
  if (goesOn(scene, cue, before)) return elided(scene, sentence, cue, before, speakers)
  return named(scene, cue.at, cue.complement.mark, cue, speakers) ?? elided(scene, sentence, cue, before, speakers)
}

// «قالت الوزارة إن …، واتهمت بكين بـ»: right before the preposition stands whom it is said of, and the verb goes on with the speaker.
function goesOn(scene: Scene, cue: Cue, before: Earlier): boolean {
  if (!cue.joined || !cue.form.speech.flags.has('person') || cue.complement.kind !== 'object') return false
  const p = scene.names.phraseAt(cue.at + 1)
  if (p === null || p.from !== cue.at + 1 || p.to !== cue.complement.mark || (p.ref !== null && scene.typeOf(p.ref) === 'PER')) return false
  return before.some((b) => !b.nested && b.cue.form.kind === 'verb' && b.cue.form.feminine === cue.form.feminine)
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
function named(scene: Scene, at: number, mark: number, cue: Cue, speakers: Speakers): Speaker | null {
  const { feminine, plural } = cue.form
  const of = (p: ActorPhrase, where: string): Speaker => ({ ref: p.ref, why: `${where}: ${p.why}`, feminine, plural })
  const start = skipAdverbs(scene, at + 1, mark)
  const following = start < mark ? speakerAt(scene, start) : null
  const preceding = subjectBefore(scene, at)
  const relative = isRelative(scene.tokens[at - 1])
  const behind = following !== null && !isGoverned(scene, start)
  // «جماعة تقول أنقرة إنها», «التي تتهمها دول عربية»: the subject behind the verb goes before a noun that stands ahead of it.
  if (preceding !== null && !(behind && (!cue.form.speech.flags.has('person') || cue.form.pronoun)) && !(relative && cue.form.pronoun))
    return of(preceding, 'subject before the verb')
  if (relative && cue.form.pronoun && following === null) return { ref: null, why: 'the subject is not named', feminine, plural }
  if (start >= mark) return null
  const first = scene.tokens[start]!
  if ((first.kind === 'mark' && !scene.opens.has(start)) || isPart('aside', scene.tokens, start) || isGoverned(scene, start)) return null
  if (
    following !== null &&
    isPart('kin', scene.tokens, start) &&
    scene.names.mentionAt(start) === null &&
    following.ref !== null &&
    following.to <= start + 3
  )
    return { ref: null, why: 'somebody of theirs, not named', feminine, plural }
  return following === null ? unknownSubject(scene, start, mark, cue, speakers) : of(person(scene, following, mark), 'subject of the verb')
}

/** The person in apposition to a phrase, or the phrase itself. */
const person = (scene: Scene, p: ActorPhrase, mark: number): ActorPhrase =>
  p.ref !== null && scene.typeOf(p.ref) === 'PER' ? p : (apposed(scene, p, mark) ?? p)

/** A subject whose first word is no known name: «صحيفة "لوموند"», «الوزارة», «النائب فلان», «عائلة فلان». */
function unknownSubject(scene: Scene, start: number, mark: number, cue: Cue, speakers: Speakers): Speaker | null {
  const { tokens, names } = scene
  const { feminine, plural } = cue.form
  const group = isPart('group', tokens, start) || isPart('media', tokens, start)
  if (tokens[start]!.form.startsWith('ال') && isPart('stand-in', tokens, start)) {
    const meant = speakers.meant(tokens[start]!.form, scene, start)
    if (meant !== null) return { ...meant, feminine, plural }
  }
  if (isPart('honorific', tokens, start)) {
    const last = speakers.last(false, false)
    if (last !== null) return { ...last, why: `a title of the last speaker (${last.why})`, feminine, plural }
  }
  for (let k = start; k < mark && !isComma(tokens[k]); k++) {
    if (k > start && isPart('aside', tokens, k)) break
    const p = names.phraseAt(k)
    const m = names.mentionAt(k)
    if (p?.from === k && p.ref !== null) {
      const type = scene.typeOf(p.ref)
      if (isPart('kin', tokens, start) || (type !== 'PER' && !(group && k <= start + 2))) break
      return { ref: p.ref, why: `subject of the verb: ${p.why}`, feminine, plural }
    }
    if (m?.from === k && (m.type === 'DOC' || m.type === 'ORG') && (k === start || group))
      return { ref: m.entity, why: 'subject of the verb: a document or body named', feminine, plural }
  }
  // «ودعا الأطراف إلى»: what stands behind such a verb may be whom it is said to.
  return cue.complement.kind === 'object' && cue.form.speech.flags.has('person')
    ? null
    : { ref: null, why: 'the subject is not named', feminine, plural }
}

/** A person named in apposition to a role or a body's spokesman: «المتحدث باسم الوزارة، فلان». */
function apposed(scene: Scene, p: ActorPhrase, mark: number): ActorPhrase | null {
  let k = p.to
  for (let hops = 0; hops < 6 && k < mark; hops++, k++) {
    if (isPart('aside', scene.tokens, k)) return null
    const next = scene.names.phraseAt(k)
    if (next !== null && next.from === k && next.ref !== null && scene.typeOf(next.ref) === 'PER' && !isGoverned(scene, k)) return next
    if (next !== null && next.from === k && scene.names.entity === undefined) return null
  }
  return null
}

/** «عن X»: whose words an agency hands on; undefined where nobody stands behind عن. */
function behindFrom(scene: Scene, from: number, to: number): Speaker | undefined {
  for (let k = from; k < to; k++) {
    if (scene.tokens[k]!.form !== 'عن') continue
    for (let j = k + 1; j < Math.min(to + 1, k + 5); j++) {
      const p = scene.names.phraseAt(j)
      if (p === null || p.from !== j) continue
      const better = p.ref !== null && scene.typeOf(p.ref) === 'PER' ? null : apposed(scene, p, to)
      return { ref: (better ?? p).ref, why: `words handed on from: ${(better ?? p).why}`, feminine: null, plural: false }
    }
    return { ref: null, why: 'the source is not named', feminine: null, plural: false }
  }
  return undefined
}

type Earlier = readonly { readonly cue: Cue; readonly speaker: Speaker; readonly nested: boolean }[]

function ofParticiple(scene: Scene, sentence: Sentence, cue: Cue, before: Earlier, speakers: Speakers): Speaker {
  const { feminine, plural } = cue.form
  for (let i = before.length - 1; i >= 0; i--) {
    const b = before[i]!
    if (b.nested || (b.cue.form.kind === 'noun' && b.speaker.ref === null)) continue
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
      const better = p.ref !== null && scene.typeOf(p.ref) === 'PER' ? null : apposed(scene, p, cue.complement.mark)
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
    return named(scene, word.at, at, asVerb, speakers) ?? elided(scene, sentence, asVerb, before, speakers)
  }
  return elided(scene, sentence, cue, before, speakers)
}

function elided(scene: Scene, sentence: Sentence, cue: Cue, before: Earlier, speakers: Speakers): Speaker {
  const { feminine, plural } = cue.form
  for (let i = before.length - 1; i >= 0; i--) {
    const b = before[i]!
    if (b.nested || (b.cue.form.kind === 'noun' && b.speaker.ref === null)) continue
    if (b.speaker.feminine === null || b.speaker.feminine === feminine)
      return { ...b.speaker, why: `goes on with the sentence's speaker (${b.speaker.why})`, feminine, plural }
  }
  if (cue.at - sentence.from > 3) {
    const subject = subjectOfSentence(scene, sentence, cue.at)
    if (subject !== null && (subject.ref === null || scene.typeOf(subject.ref) === 'PER' || feminine))
      return { ref: subject.ref, why: `subject of the sentence: ${subject.why}`, feminine, plural }
  }
  const last = speakers.last(feminine, plural)
  if (last === null) return { ref: null, why: 'nobody has spoken that the verb agrees with', feminine, plural }
  return { ...last, why: `the verb has no subject of its own: last speaker (${last.why})` }
}
