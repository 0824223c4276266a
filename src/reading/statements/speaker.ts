import type { Sentence } from '../source.ts'
import { listEnd } from './agreement.ts'
import { person } from './apposed.ts'
import { skipAdverbs } from './aside.ts'
import { calledByNoun } from './called-by-noun.ts'
import { type Cue, opensClause } from './cues.ts'
import { type Earlier, elided, reason, subjectOfSentence } from './elided.ts'
import { goesOn, headOnly } from './goes-on.ts'
import { behindFrom, named } from './named-subject.ts'
import { isPart } from './parts.ts'
import type { Scene, SpeechWord } from './scene.ts'
import type { Speaker, Speakers } from './speakers.ts'
import { isGoverned } from './subject.ts'

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
  if (headOnly(scene, sentence, cue))
    return { ref: null, why: 'the subject before the verb is not known', how: 'own', feminine: form.feminine, plural: form.plural }
  if (form.kind === 'participle') return ofParticiple(scene, sentence, cue, before, words, speakers)
  if (form.kind === 'noun') return ofNoun(scene, sentence, cue, before, words, speakers)
  if (form.speech.flags.has('chain') || isHanded(scene, cue)) {
    const source = behindFrom(scene, cue.at + 1, cue.complement.mark)
    if (source !== undefined) return source
  }
  if (form.speech.flags.has('located') && isPart('in-it', scene.tokens, cue.at + 1)) return inIt(scene, sentence, cue, before, speakers)
  if (form.speech.flags.has('located')) return isPart('mouth', scene.tokens, cue.at + 1) ? mouth(scene, cue) : located(scene, cue, speakers)
  if (isInDocument(scene, cue)) return { ...ofDocument(scene, sentence, cue, before, speakers), how: 'own' }
  const who = onceSaid(scene, cue)
  if (who !== null) return who
  if (goesOn(scene, sentence, cue, before)) return elided(scene, sentence, cue, before, speakers)
  return named(scene, cue.at, cue.complement.mark, cue, speakers) ?? elided(scene, sentence, cue, before, speakers)
}

// «سبق للوزير أن قال …»: who has done so stands behind ل, before the verb.
function onceSaid(scene: Scene, { at, form }: Cue): Speaker | null {
  if (form.kind !== 'verb' || scene.tokens[at - 1]?.form !== 'ان') return null
  for (let k = at - 2; k > at - ONCE; k--) {
    if (!/^[وف]?سبق$/.test(scene.tokens[k]?.form ?? '')) continue
    const p = scene.names.phraseAt(k + 1)
    if (p === null || p.from !== k + 1 || !/^ل/.test(scene.tokens[k + 1]!.form)) return null
    return { ref: p.ref, why: `behind «سبق»: ${p.why}`, how: 'own', feminine: form.feminine, plural: form.plural }
  }
  return null
}

const ONCE = 10

// «كتبت البعثة نقلا عن المبعوث: …»
function isHanded(scene: Scene, cue: Cue): boolean {
  for (let k = cue.at + 1; k < cue.complement.mark; k++) if (isPart('handed-on', scene.tokens, k)) return true
  return false
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

function ofDocument(scene: Scene, sentence: Sentence, cue: Cue, before: Earlier, speakers: Speakers): Speaker {
  const { feminine, plural } = cue.form
  const subject = before.length > 0 || cue.joined ? null : subjectOfSentence(scene, sentence, cue.at)
  return subject === null
    ? elided(scene, sentence, cue, before, speakers)
    : { ref: subject.ref, why: `who issued it: ${subject.why}`, how: 'own', feminine, plural }
}

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

// «أصدر بيانا جاء فيه أن»: who issued it; «اقتبس كلاما جاء فيه أن»: nobody knows.
function inIt(scene: Scene, sentence: Sentence, cue: Cue, before: Earlier, speakers: Speakers): Speaker {
  for (let k = cue.at - 1; k >= Math.max(sentence.from, cue.at - 6); k--)
    if (isPart('issued', scene.tokens, k)) return { ...elided(scene, sentence, cue, before, speakers), how: 'own' }
  return { ref: null, why: 'whose words they are stands nowhere', how: 'own', feminine: null, plural: false }
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
    // «أبلغ لام رويترز قائلا»: a name that is also a verb.
    if (verb?.speech.flags.has('called') === true) continue
    if (verb?.speech.flags.has('phrase') === true && !opensClause(scene, sentence, word)) continue
    const p = verb === undefined ? null : scene.names.phraseAt(word.at + 1)
    if (p !== null && p.from === word.at + 1 && p.ref !== null && p.to <= cue.at && !isGoverned(scene, p.from))
      return { ref: p.ref, why: `subject of the verb before: ${p.why}`, how: 'sentence', feminine, plural }
    // «وتابع المسؤول الإيراني قائلا»
    const same = p?.from === word.at + 1 && p.ref === null ? calledByNoun(scene, p, cue, speakers) : null
    if (same !== null) return { ...same, feminine, plural }
    // «وأضاف فلان قائلا»: somebody nobody knows.
    if (verb !== undefined && p === null && isUnknownName(scene, word.at + 1, cue.at))
      return { ref: null, why: 'the subject of the verb before is not known', how: 'unnamed', feminine, plural }
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
  // «ودعت المجموعة …، مضيفا أن»: a slip of gender, rather than somebody who stands among the words.
  const told = plural ? undefined : before.find((b) => !b.nested && b.cue.form.kind === 'verb' && !b.speaker.plural)
  if (told !== undefined) return { ...told.speaker, how: 'carried', why: reason(told.speaker) }
  const subject = plural ? null : subjectOfSentence(scene, sentence, cue.at)
  if (subject !== null) return { ref: subject.ref, why: `subject of the sentence: ${subject.why}`, how: 'sentence', feminine, plural }
  const last = speakers.last(feminine, plural)
  return last === null
    ? { ref: null, why: 'nobody stands before the participle', how: 'nobody', feminine, plural }
    : { ...last, how: 'carried', why: `last speaker (${last.why})` }
}

// A word that is no name, right before the participle or before whom it is told to.
const isUnknownName = (scene: Scene, k: number, to: number): boolean =>
  k < to &&
  scene.tokens[k]!.kind === 'word' &&
  scene.names.mentionAt(k) === null &&
  (k + 1 === to || (scene.names.phraseAt(k + 1)?.from === k + 1 && !isGoverned(scene, k + 1))) &&
  !isPart('aside', scene.tokens, k) &&
  !isPart('preposition', scene.tokens, k) &&
  !isPart('stand-in', scene.tokens, k) &&
  !isPart('own-speech', scene.tokens, k) &&
  !/^(?:لل|بال)/.test(scene.tokens[k]!.form) &&
  skipAdverbs(scene, k, to) === k

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
