import type { ActorPhrase } from '../names/names.ts'
import type { Sentence } from '../source.ts'
import { isMedia } from './according.ts'
import { genderOf } from './agreement.ts'
import { behindDateline } from './aside.ts'
import { bodyBefore } from './body-before.ts'
import type { Cue } from './cues.ts'
import { isPart } from './parts.ts'
import { isComma, type Scene } from './scene.ts'
import type { Speaker, Speakers } from './speakers.ts'
import { speechWord } from './speech.ts'
import { insideRelative, isGoverned } from './subject.ts'

/** The cues of a sentence that stand before one, with their speakers. */
export type Earlier = readonly { readonly cue: Cue; readonly speaker: Speaker; readonly nested: boolean }[]

/** A reason carried on through a sentence is given once, however many verbs go on with it. */
export const reason = (s: Speaker): string => (s.how === 'carried' ? s.why : `goes on with the sentence's speaker (${s.why})`)

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

// «حزب العدالة نفى»: a body of its own, and none that stands for one named before.
function isOtherBody(scene: Scene, cue: Cue): boolean {
  const first = bodyBefore(scene, cue)
  return first >= 0 && !isPart('stand-in', scene.tokens, first)
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

/** Whether a clause may begin behind the token: a conjunction, a particle or the like. */
export const isLink = (scene: Scene, k: number): boolean =>
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

// A body goes on with a masculine verb only in a headline that begins with it («مجلس الأمن يفشل … ويحذر من»); no single person with a verb of several.
function agreesWith(scene: Scene, sentence: Sentence, subject: ActorPhrase, { form, joined }: Cue): boolean {
  if (subject.ref === null) return true
  const gender = genderOf(scene, subject)
  // «وتواجه حكومة الرئيس اتهامات، لكنها تنفي»: no feminine verb goes on with a president.
  if (scene.typeOf(subject.ref) === 'PER') return !form.plural && !(form.feminine && gender === 'masculine')
  // «بدأ الاتحاد في إعداد تشريع، قال إنه»
  if (gender === 'masculine' && !form.plural && !form.feminine) return true
  return form.feminine || (joined && subject.from === sentence.from && scene.source.lines[sentence.line]!.kind === 'title' && !form.plural)
}

// «أدانت موسكو واستنكرت القرار»: the subject right before it, behind another word of saying that agrees.
function sharedBefore(scene: Scene, { at, form, joined }: Cue): ActorPhrase | null {
  const p = joined && form.kind === 'verb' ? scene.names.phraseAt(at - 1) : null
  if (p === null || p.to !== at || p.from === 0 || !p.speaks || isGoverned(scene, p.from) || isPart('aside', scene.tokens, p.from - 1))
    return null
  const verb = speechWord(scene.tokens[p.from - 1]!.form)?.forms.some(
    (f) => f.kind === 'verb' && f.tense === form.tense && f.feminine === form.feminine,
  )
  return verb === true ? p : null
}

/** Whom a cue without a subject of its own goes on with: a body meant, the sentence's speaker or subject, or the last speaker it agrees with. */
export function elided(scene: Scene, sentence: Sentence, cue: Cue, before: Earlier, speakers: Speakers): Speaker {
  const { feminine, plural } = cue.form
  if (cue.form.speech.flags.has('document')) return documentOf(scene, sentence, cue)
  const meant = cue.form.kind === 'verb' ? standInBefore(scene, sentence, cue, speakers) : null
  if (meant !== null) return { ...meant, feminine, plural }
  if (cue.form.kind === 'verb' && (hasUnknownBefore(scene, sentence, cue) || isOtherBody(scene, cue)))
    return { ref: null, why: 'the subject before the verb is not known', how: 'unnamed', feminine, plural }
  for (let i = before.length - 1; i >= 0; i--) {
    const b = before[i]!
    if (b.nested || (b.cue.form.kind === 'noun' && b.speaker.ref === null)) continue
    // «نشطاء قالوا لفلان … وأكدوا»: several go on with no single person.
    if (plural && !b.speaker.plural && b.speaker.ref !== null && scene.typeOf(b.speaker.ref) === 'PER') continue
    if (b.speaker.feminine === null || b.speaker.feminine === feminine)
      return { ...b.speaker, how: 'carried', why: reason(b.speaker), feminine, plural }
  }
  const both = sharedBefore(scene, cue)
  if (both !== null) return { ref: both.ref, why: `subject of the verb before: ${both.why}`, how: 'sentence', feminine, plural }
  if (cue.at - sentence.from > (scene.source.lines[sentence.line]!.kind === 'title' ? 1 : 3)) {
    const subject = subjectOfSentence(scene, sentence, cue.at)
    if (subject !== null && agreesWith(scene, sentence, subject, cue))
      return { ref: subject.ref, why: `subject of the sentence: ${subject.why}`, how: 'sentence', feminine, plural }
  }
  // «المهاجم … وهو يهتف»: somebody of this sentence, and not who spoke before.
  if (cue.form.kind === 'verb' && cue.form.tense === 'present' && /^وه[ويم]$/.test(scene.tokens[cue.at - 1]?.form ?? ''))
    return { ref: null, why: 'the subject before the verb is not known', how: 'unnamed', feminine, plural }
  // «لكنه أعلن …» after a sentence about somebody.
  const current = !feminine && !plural && isPart('goes-on', scene.tokens, cue.at - 1) ? speakers.current() : null
  const last = current ?? speakers.last(feminine, plural)
  if (last === null) return { ref: null, why: 'nobody has spoken that the verb agrees with', how: 'nobody', feminine, plural }
  return { ...last, how: 'carried', why: `the verb has no subject of its own: last speaker (${last.why})` }
}
