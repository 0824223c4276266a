import type { ActorPhrase } from '../names/names.ts'
import type { Sentence } from '../source.ts'
import { isMedia } from './according.ts'
import { isAddressed, listEnd } from './agreement.ts'
import { behindDateline } from './aside.ts'
import type { Cue } from './cues.ts'
import { behindFrom, named, person } from './named-subject.ts'
import { isPart } from './parts.ts'
import { isComma, type Scene, type SpeechWord } from './scene.ts'
import type { Speaker, Speakers } from './speakers.ts'
import { speechWord } from './speech.ts'
import { insideRelative, isGoverned, subjectBefore } from './subject.ts'

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
  if (form.kind === 'participle') return ofParticiple(scene, sentence, cue, before, words, speakers)
  if (form.kind === 'noun') return ofNoun(scene, sentence, cue, before, words, speakers)
  if (form.speech.flags.has('chain') || isHanded(scene, cue)) {
    const source = behindFrom(scene, cue.at + 1, cue.complement.mark)
    if (source !== undefined) return source
  }
  if (form.speech.flags.has('located')) return isPart('mouth', scene.tokens, cue.at + 1) ? mouth(scene, cue) : located(scene, cue, speakers)
  if (isInDocument(scene, cue)) return { ...elided(scene, sentence, cue, before, speakers), how: 'own' }
  if (goesOn(scene, cue, before)) return elided(scene, sentence, cue, before, speakers)
  return named(scene, cue.at, cue.complement.mark, cue, speakers) ?? elided(scene, sentence, cue, before, speakers)
}

// «كتبت البعثة نقلا عن المبعوث: …»
function isHanded(scene: Scene, cue: Cue): boolean {
  for (let k = cue.at + 1; k < cue.complement.mark; k++) if (isPart('handed-on', scene.tokens, k)) return true
  return false
}

// «قالت الوزارة إن …، واتهمت بكين بـ»: right before the preposition stands whom it is said of, and the verb goes on with the speaker.
function goesOn(scene: Scene, cue: Cue, before: Earlier): boolean {
  const p = scene.names.phraseAt(cue.at + 1)
  if (p === null || p.from !== cue.at + 1) return false
  if (isAddressed(scene, cue, p)) return subjectBefore(scene, cue.at) === null
  if (!cue.joined || !cue.form.speech.flags.has('person') || cue.complement.kind !== 'object') return false
  if (listEnd(scene, p) !== cue.complement.mark || (p.ref !== null && scene.typeOf(p.ref) === 'PER')) return isAccused(scene, cue, p)
  return before.some((b) => !b.nested && b.cue.form.kind === 'verb' && b.cue.form.feminine === cue.form.feminine)
}

// «أصدر بيانا اتهم فيه الحركة بـ»: behind «فيه» stands whom it is said of, and who speaks is whoever issued it.
function isInDocument(scene: Scene, cue: Cue): boolean {
  const p = scene.names.phraseAt(cue.at + 2)
  return (
    /^(في|خلال)(ه|ها)$/.test(scene.tokens[cue.at + 1]?.form ?? '') &&
    cue.form.speech.flags.has('person') &&
    cue.complement.kind === 'object' &&
    p !== null &&
    p.from === cue.at + 2 &&
    listEnd(scene, p) === cue.complement.mark
  )
}

// «واتهمت ترامب بمحاولة …»: nobody is accused but whom the verb has before its preposition.
const isAccused = (scene: Scene, cue: Cue, p: ActorPhrase): boolean =>
  cue.joined &&
  cue.form.feminine &&
  cue.form.kind === 'verb' &&
  cue.form.speech.act === 'accuse' &&
  p.from === p.to - 1 &&
  listEnd(scene, p) === cue.complement.mark &&
  subjectBefore(scene, cue.at) === null

// «جاء في بيان لوزارة الدفاع أن»: whose document it is.
function located(scene: Scene, cue: Cue, speakers: Speakers): Speaker {
  for (let k = cue.at + 2; k < cue.complement.mark; k++) {
    const p = scene.names.phraseAt(k)
    const meant = p === null && k > cue.at + 2 && isPart('stand-in', scene.tokens, k) ? speakers.meant(scene, k) : null
    if (meant !== null) return { ...meant, how: 'own', feminine: null, plural: false }
    if (p !== null && p.from === k) return { ref: p.ref, why: `whose document it is: ${p.why}`, how: 'own', feminine: null, plural: false }
  }
  return { ref: null, why: 'whose document it is stands nowhere', how: 'unnamed', feminine: null, plural: false }
}

// «جاء على لسان المتحدث أن»
function mouth(scene: Scene, cue: Cue): Speaker {
  for (let k = cue.at + 3; k < cue.complement.mark; k++) {
    const p = scene.names.phraseAt(k)
    if (p === null || p.from !== k) continue
    const who = person(scene, p, cue.complement.mark)
    return { ref: who.ref, why: `by the mouth of: ${who.why}`, how: 'own', feminine: null, plural: false }
  }
  return { ref: null, why: 'the subject is not named', how: 'unnamed', feminine: null, plural: false }
}

type Earlier = readonly { readonly cue: Cue; readonly speaker: Speaker; readonly nested: boolean }[]

// A reason carried on through a sentence is given once, however many verbs go on with it.
const reason = (s: Speaker): string => (s.how === 'carried' ? s.why : `goes on with the sentence's speaker (${s.why})`)

function ofParticiple(
  scene: Scene,
  sentence: Sentence,
  cue: Cue,
  before: Earlier,
  words: readonly SpeechWord[],
  speakers: Speakers,
): Speaker {
  const { feminine, plural } = cue.form
  // «وردت مصر واصفة القرار بأنه»: a verb of saying that brings nothing in has a subject all the same.
  for (let i = words.length - 1; i >= 0; i--) {
    const word = words[i]!
    if (word.at >= cue.at || cue.at - word.at > 12) continue
    if (before.some((b) => b.cue.at === word.at)) break
    const verb = word.forms.find((f) => f.kind === 'verb' && f.feminine === feminine && f.plural === plural)
    const p = verb === undefined ? null : scene.names.phraseAt(word.at + 1)
    if (p !== null && p.from === word.at + 1 && p.ref !== null && p.to <= cue.at && !isGoverned(scene, p.from))
      return { ref: p.ref, why: `subject of the verb before: ${p.why}`, how: 'sentence', feminine, plural }
  }
  for (let i = before.length - 1; i >= 0; i--) {
    const b = before[i]!
    if (b.nested || (b.cue.form.kind === 'noun' && b.speaker.ref === null)) continue
    // «زاعمين» after somebody alone is said of others.
    if (plural && b.speaker.ref !== null && !b.speaker.plural)
      return { ref: null, why: 'several people, none named', how: 'unnamed', feminine, plural }
    if (plural || b.speaker.feminine === null || b.speaker.feminine === feminine)
      return { ...b.speaker, how: 'carried', why: reason(b.speaker) }
  }
  const subject = plural ? null : subjectOfSentence(scene, sentence, cue.at)
  if (subject !== null) return { ref: subject.ref, why: `subject of the sentence: ${subject.why}`, how: 'sentence', feminine, plural }
  const last = speakers.last(feminine, plural)
  return last === null
    ? { ref: null, why: 'nobody stands before the participle', how: 'nobody', feminine, plural }
    : { ...last, how: 'carried', why: `last speaker (${last.why})` }
}

// «وتضع العقيدة هدفا …، كما تنص على …»: the document that the sentence names; people lay nothing down.
function documentOf(scene: Scene, sentence: Sentence, cue: Cue): Speaker {
  const { feminine, plural } = cue.form
  for (let k = sentence.from; k < cue.at; k++) {
    const m = scene.names.mentionAt(k)
    if (m !== null && m.from === k && m.type === 'DOC')
      return { ref: m.entity, why: 'the document named before', how: 'own', feminine, plural }
  }
  return { ref: null, why: 'the subject is not named', how: 'unnamed', feminine, plural }
}

// «صرح لصحيفة "س"»
const isToMedium = (scene: Scene, k: number): boolean => {
  const at = scene.opens.has(k - 1) ? k - 2 : k - 1
  return (scene.tokens[at]?.form.startsWith('ل') ?? false) && isMedia(scene, at)
}

const FAR = 80

/** First phrase of the sentence before `at` that no preposition governs. */
export function subjectOfSentence(scene: Scene, sentence: Sentence, at: number): ActorPhrase | null {
  const { tokens } = scene
  for (let k = behindDateline(scene, sentence, at); k < Math.min(at, sentence.from + FAR); k++) {
    const p = scene.names.phraseAt(k)
    if (p === null || p.from !== k) continue
    const before = tokens[k - 1]
    const governed =
      isGoverned(scene, k) || isToMedium(scene, k) || (before !== undefined && k > sentence.from && isPart('aside', tokens, k - 1))
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
      const who = person(scene, p, cue.complement.mark)
      return { ref: who.ref, why: `whose utterance it is: ${who.why}`, how: 'own', feminine: null, plural: false }
    }
    // «وجه الرئيس اتهامات إلى جيرانه بـ»: who gives what the noun tells.
    for (let i = words.length - 1; i >= 0; i--) {
      const word = words[i]!
      if (word.at >= at || at - word.at > 12) continue
      const verb = word.forms.find((f) => f.kind === 'verb' && (f.speech.flags.has('listed') || f.speech.flags.has('gives')))
      if (verb === undefined) continue
      const given: Cue = { at: word.at, joined: word.joined, form: verb, complement: { ...cue.complement, mark: at } }
      return named(scene, word.at, at, given, speakers) ?? elided(scene, sentence, given, before, speakers)
    }
    const states = scene.names.nisbaAt(k)
    if (states.length === 1)
      return { ref: states[0]!, why: 'the adjective names the state', how: 'sentence', feminine: null, plural: false }
    return { ref: null, why: 'whose utterance it is stands nowhere', how: 'unnamed', feminine: null, plural: false }
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

// «لكن الأهالي أكدوا أن», «شركة المرافق (س) قالت»: a word that no name is known for stands where the subject does.
function hasUnknownBefore(scene: Scene, sentence: Sentence, cue: Cue): boolean {
  const { tokens } = scene
  let k = cue.at - 1
  if (cue.joined || k < sentence.from) return false
  while (k > sentence.from && isPart('auxiliary', tokens, k)) k--
  const t = tokens[k]!
  if (t.form === ')') return true
  const there = scene.names.phraseAt(k)
  if (there !== null && insideRelative(scene, there)) return true
  if (t.kind !== 'word' || there !== null || scene.names.mentionAt(k) !== null) return false
  // «وكتب يقول»: two words for one saying.
  if (isLink(scene, k) || speechWord(t.form)?.forms.some((f) => f.kind === 'verb')) return false
  // Behind a preposition or a time it is no subject.
  return (
    !(k > sentence.from && (isPart('aside', tokens, k - 1) || isPart('preposition', tokens, k - 1))) &&
    !inTime(scene, k) &&
    (k === sentence.from || isLink(scene, k - 1) || isComma(tokens[k - 1]) || isPart('opener', tokens, k - 1))
  )
}

// «وكانت الوكالة ذكرت أن», «لكن الوزارة قالت»: the body spoken of before.
function standInBefore(scene: Scene, sentence: Sentence, cue: Cue, speakers: Speakers): Speaker | null {
  let k = cue.at - 1
  if (cue.joined) return null
  while (k > sentence.from && isPart('auxiliary', scene.tokens, k)) k--
  if (k < sentence.from || !isPart('stand-in', scene.tokens, k) || scene.names.mentionAt(k) !== null) return null
  if (k > sentence.from && (isPart('aside', scene.tokens, k - 1) || isPart('preposition', scene.tokens, k - 1))) return null
  return k === sentence.from || isLink(scene, k - 1) || isPart('auxiliary', scene.tokens, k - 1) || isComma(scene.tokens[k - 1])
    ? speakers.meant(scene, k)
    : null
}

const inTime = (scene: Scene, k: number): boolean => {
  for (let j = k; j > k - 8 && j >= 0; j--) {
    const time = scene.timeEnds.get(j)
    if (time !== undefined) return k < time.to
  }
  return false
}

const isLink = (scene: Scene, k: number): boolean =>
  isPart('join', scene.tokens, k) ||
  isPart('goes-on', scene.tokens, k) ||
  isPart('opener', scene.tokens, k) ||
  isPart('opener-comma', scene.tokens, k) ||
  isPart('adverb', scene.tokens, k) ||
  isPart('aside', scene.tokens, k) ||
  isPart('relative', scene.tokens, k) ||
  isPart('particle', scene.tokens, k) ||
  isPart('no-clause', scene.tokens, k) ||
  isPart('condition', scene.tokens, k) ||
  isPart('what', scene.tokens, k) ||
  isPart('thus', scene.tokens, k)

function elided(scene: Scene, sentence: Sentence, cue: Cue, before: Earlier, speakers: Speakers): Speaker {
  const { feminine, plural } = cue.form
  if (cue.form.speech.flags.has('document')) return documentOf(scene, sentence, cue)
  const meant = cue.form.kind === 'verb' ? standInBefore(scene, sentence, cue, speakers) : null
  if (meant !== null) return { ...meant, feminine, plural }
  if (cue.form.kind === 'verb' && hasUnknownBefore(scene, sentence, cue))
    return { ref: null, why: 'the subject before the verb is not known', how: 'unnamed', feminine, plural }
  for (let i = before.length - 1; i >= 0; i--) {
    const b = before[i]!
    if (b.nested || (b.cue.form.kind === 'noun' && b.speaker.ref === null)) continue
    if (b.speaker.feminine === null || b.speaker.feminine === feminine)
      return { ...b.speaker, how: 'carried', why: reason(b.speaker), feminine, plural }
  }
  if (cue.at - sentence.from > 3) {
    const subject = subjectOfSentence(scene, sentence, cue.at)
    if (subject !== null && (subject.ref === null || scene.typeOf(subject.ref) === 'PER' || feminine))
      return { ref: subject.ref, why: `subject of the sentence: ${subject.why}`, how: 'sentence', feminine, plural }
  }
  // «لكنه أعلن …» after a sentence about somebody.
  const current = !feminine && !plural && isPart('goes-on', scene.tokens, cue.at - 1) ? speakers.current() : null
  const last = current ?? speakers.last(feminine, plural)
  if (last === null) return { ref: null, why: 'nobody has spoken that the verb agrees with', how: 'nobody', feminine, plural }
  return { ...last, how: 'carried', why: `the verb has no subject of its own: last speaker (${last.why})` }
}
