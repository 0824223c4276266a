import type { Sentence } from '../source.ts'
import { accordingAt } from './according.ts'
import { skipAdverbs } from './aside.ts'
import { type Complement, complementOf, isDual, isOfTime } from './complement.ts'
import { fits } from './fits.ts'
import { isInsertion } from './insertion.ts'
import { isPart } from './parts.ts'
import { isComma, isStop, type Scene, type SpeechWord, speakerAt, speechWords } from './scene.ts'
import { type SpeechForm, speechWord } from './speech.ts'
import { hasSeveralBefore, hasSubjectBefore, subjectBefore } from './subject.ts'

/** A word of saying with what it brings in. */
export interface Cue {
  readonly at: number
  readonly joined: boolean
  readonly form: SpeechForm
  readonly complement: Complement
}

/** The cues of a sentence, in order, and every word of saying in it. */
export interface Cues {
  readonly cues: readonly Cue[]
  readonly words: readonly SpeechWord[]
}

/** Finds the words of saying of a sentence that bring something in, and drops those whose words mean something else where they stand. */
export function findCues(scene: Scene, sentence: Sentence): Cues {
  const words = speechWords(scene, sentence)
  const byAt = new Map(words.map((w) => [w.at, w]))
  const cues: Cue[] = []
  for (const word of words) {
    // Inside a long quotation only a verb with a subject of its own tells what somebody else said.
    const within = scene.inside[word.at] === -1 ? null : quoteAround(scene, sentence, word)
    if (within === undefined || scene.names.mentionAt(word.at) !== null || isPart('anonymous', scene.tokens, word.at)) continue
    const cue = readWord(scene, within ?? sentence, word, byAt)
    if (cue === null || (within !== null && !tells(scene, cue))) continue
    const rival = cues.findIndex((c) => c.complement.first === cue.complement.first && c.complement.kind !== 'object')
    if (rival >= 0) {
      // «المصدر الذي طلب …، أن»: the relative clause is over before what was said begins.
      const other = cues[rival]!
      if (other.form.kind === 'verb' && isInsertion(scene, other.at, cue.at, cue.complement.mark)) continue
      if (isPart('relative', scene.tokens, cue.at - 1) && other.form.kind === 'verb') continue
      // «قال في تعليقه: "…"»: the noun is a place of saying, not what brings the words in.
      if (cue.form.kind === 'noun' && !cue.form.speech.flags.has('stands-in') && other.form.kind === 'verb') continue
      // Two words with one content («تابع بالقول إنه»): the nearer one brings it in.
      cues.splice(rival, 1)
    }
    cues.push(cue)
  }
  return { cues: cues.filter((c) => !restated(c, cues) && !isObject(c, cues)), words }
}

// The stretch of a sentence between the marks around a word; undefined where it is not one that may tell.
function quoteAround(scene: Scene, sentence: Sentence, word: SpeechWord): Sentence | undefined {
  const q = scene.opens.get(scene.inside[word.at]!)
  if (q === undefined || !q.closed || q.close > sentence.to) return undefined
  return { ...sentence, from: Math.max(sentence.from, q.open + 1), to: q.close }
}

// «"لكن موسكو أكدت أن …"»: a finite verb, its subject beside it, and a clause or what it asks for.
function tells(scene: Scene, cue: Cue): boolean {
  if (cue.form.kind !== 'verb' || cue.complement.kind === 'quote' || cue.complement.kind === 'colon') return false
  const start = skipAdverbs(scene, cue.at + 1, cue.complement.mark)
  const behind = start < cue.complement.mark ? speakerAt(scene, start) : null
  const subject = behind ?? subjectBefore(scene, cue.at)
  return subject !== null && subject.ref !== null && cue.complement.mark <= Math.max(cue.at, subject.to) + 4
}

// «جدد التأكيد على أن»: the noun says what the verb would.
const restated = (cue: Cue, cues: readonly Cue[]): boolean =>
  cue.complement.kind === 'object' &&
  cues.some(
    (c) =>
      // «نفى اتهامات بدعم الإرهاب»: what is denied or refused is not what the verb says over again.
      (c.form.kind === 'noun' && c.at === cue.complement.first && cue.form.speech.act !== 'deny' && cue.form.speech.act !== 'reject') ||
      // «أثنى على فلان قائلا»: what follows says it.
      (c.form.kind === 'participle' && c.form.speech.flags.has('stands-in') && c.at > cue.at && c.at - cue.complement.first < 3),
  )

// «رفضوا مقترحا أمميا»: what is refused is a noun, whatever participle is spelt like it.
// «أكد رفض بلاده للخطة»: the noun that is confirmed, whatever verb is spelt like it.
const isObject = (cue: Cue, cues: readonly Cue[]): boolean =>
  (cue.form.kind === 'participle' || (cue.form.kind === 'verb' && !cue.joined && cue.form.tense === 'past')) &&
  cues.some(
    (c) => c.complement.kind === 'object' && c.complement.first === cue.at && (cue.form.kind === 'participle' || c.complement.lead === ''),
  )

function readWord(scene: Scene, sentence: Sentence, word: SpeechWord, byAt: ReadonlyMap<number, SpeechWord>): Cue | null {
  let best: Cue | null = null
  const noun = isNounOfState(scene, word)
  for (const form of word.forms) {
    if ((noun && form.kind === 'verb') || !mayBe(scene, sentence, word, form)) continue
    const complement = complementOf(scene, word, form, sentence.to, byAt)
    if (complement === null || !fits(scene, word, form, complement)) continue
    // «و قال»: a و that stands alone joins as one that is written onto the verb.
    const joined = word.joined || scene.tokens[word.at - 1]?.form === 'و'
    const cue = { at: word.at, joined, form, complement }
    if (best === null || rank(cue) < rank(best)) best = cue
  }
  return best
}

// «توعد روسي بالرد»: the adjective of a state behind it makes it a noun.
const isNounOfState = (scene: Scene, word: SpeechWord): boolean =>
  word.forms.length > 1 &&
  word.forms.some((f) => f.kind === 'noun') &&
  scene.tokens[word.at + 1]?.form.startsWith('ال') === false &&
  scene.names.nisbaAt(word.at + 1).length === 1 &&
  scene.names.mentionAt(word.at + 1) === null

const YEAR = 4

// A clause or quotation before a noun, then the nearer.
const rank = (c: Cue): number => (c.complement.kind === 'object' ? 1000 : 0) + c.complement.first

/** Whether the verb only attributes the sentence to somebody: «حسبما أكد الكرملين», «كما قال». */
function attributes(scene: Scene, sentence: Sentence, at: number): boolean {
  for (let k = at - 1; k >= Math.max(sentence.from, at - 2); k--) {
    const a = accordingAt(scene, k, sentence.to)
    if (a !== null && a.whom > at - 1) return true
  }
  return false
}

function mayBe(scene: Scene, sentence: Sentence, word: SpeechWord, form: SpeechForm): boolean {
  const { tokens } = scene
  const before = word.at > sentence.from ? tokens[word.at - 1]! : undefined
  const { flags } = form.speech
  if (form.kind === 'verb') {
    if (form.tense === 'future') return false
    if (before !== undefined && (isPart('before-noun', tokens, word.at - 1) || attributes(scene, sentence, word.at))) return false
    // «نقلا», «تضامنا»: a noun, unless two have been named before it or a clause follows it at once («وأضافا أن»).
    if (isDual(form, tokens[word.at]!.form)) return hasSeveralBefore(scene, word.at) || isPart('particle', tokens, word.at + 1)
    if (before !== undefined && isPart('negation', tokens, word.at - 1)) return flags.has('negated')
    if (before?.form === 'ان' && form.tense === 'past' && scene.source.text[before.start] === 'إ') return false
    if (
      before !== undefined &&
      (isPart('particle', tokens, word.at - 1) || isPart('particle-b', tokens, word.at - 1)) &&
      form.tense === 'present' &&
      !/ه|م$/.test(before.form)
    )
      return false
    // «كشف مصدر، نقلت عنه الوكالة، أن»: whoever handed it on says nothing more.
    if (isInserted(scene, word.at, form.speech)) return false
    // «شبه الجزيرة»
    if (isPart('no-verb', tokens, word.at)) return false
    // «إذا أبدت موسكو …»: nothing has been said.
    if (before !== undefined && isPart('condition', tokens, word.at - 1)) return false
    // «المهاجم يدعى فلان»: is called.
    if (flags.has('called') && scene.source.text[tokens[word.at]!.end - 1] === 'ى' && !isPart('particle', tokens, word.at + 1)) return false
    if (flags.has('located'))
      return isPart('in-it', tokens, word.at + 1) || tokens[word.at + 1]?.form === 'في' || isPart('mouth', tokens, word.at + 1)
    if (flags.has('shown'))
      return isPart('issued', tokens, shownAt(scene, word.at, sentence)) || isPart('evidence', tokens, shownAt(scene, word.at, sentence))
    if (flags.has('known') && speakerAt(scene, skipAdverbs(scene, word.at + 1, sentence.to)) === null && !hasSubjectBefore(scene, word.at))
      return false
    if (isOfTime(scene, word)) return false
    if (flags.has('phrase') && form.tense === 'past') return opensClause(scene, sentence, word)
    return true
  }
  if (form.kind === 'participle') {
    if (before === undefined) return goesOn(scene, word, form)
    // «سبعون متهما», «40 مطالبا»: what is counted.
    if (isPart('state', tokens, word.at - 1) || (before.kind === 'number' && before.form.length !== YEAR)) return false
    // «في مذكرة», «أملا بـ»: nouns.
    if (isPart('preposition', tokens, word.at - 1) || isPart('aside', tokens, word.at - 1)) return false
    if (tokens[word.at]!.form.startsWith('ا') && scene.source.text[tokens[word.at]!.start] === 'أ') return false
    if (form.feminine && !form.plural && !isFeminine(scene, word.at)) return false
    const bare = !/(ا|ه|ين|ات|ها|هم)$/.test(tokens[word.at]!.form)
    return !bare || (isComma(before) && form.speech.object.size + form.speech.clause.size > 0)
  }
  if (form.given) return givenBy(scene, sentence, word.at)
  return form.pronoun || form.article || speakerAt(scene, word.at + 1) !== null || flags.has('nominal')
}

// «… المباحثات كانت ناجحة. مضيفا أن …»: a full stop where a comma belongs, not a paragraph's beginning.
const goesOn = (scene: Scene, word: SpeechWord, form: SpeechForm): boolean =>
  form.speech.flags.has('neutral') &&
  /(ا|ه|ين)$/.test(scene.tokens[word.at]!.form) &&
  !form.pronoun &&
  (form.speech.flags.has('continues') || scene.source.lines.every((line) => line.from !== word.at))

// «أظهرت أمس بيانات الوزارة أن»
const shownAt = (scene: Scene, at: number, sentence: Sentence): number => skipAdverbs(scene, at + 1, sentence.to)

// «أصدر الأمين العام تحذيرا من»: the verb that gives it stands before.
function givenBy(scene: Scene, sentence: Sentence, at: number): boolean {
  for (let k = at - 1; k >= Math.max(sentence.from, at - 12); k--)
    if (speechWord(scene.tokens[k]!.form)?.forms.some((f) => f.kind === 'verb' && f.speech.flags.has('gives'))) return true
  return false
}

// «آملة» is a participle, «أمله» a noun with its pronoun.
const isFeminine = (scene: Scene, i: number): boolean =>
  /ة[\u064b-\u0652]*$/.test(scene.source.text.slice(scene.tokens[i]!.start, scene.tokens[i]!.end))

/** Whether a clause may begin at the word: at the sentence's beginning, behind a comma, a conjunction or its subject. */
export function opensClause(scene: Scene, sentence: Sentence, word: SpeechWord): boolean {
  const { tokens } = scene
  if (word.at === sentence.from) return true
  const before = tokens[word.at - 1]!
  if (isComma(before) || isStop(before) || before.form === '"' || before.form === '»' || before.form === ':') return true
  if (word.joined)
    return (
      speakerAt(scene, word.at + 1) !== null ||
      isPart('adverb', tokens, word.at + 1) ||
      hasPronoun(word) ||
      hasSubjectBefore(scene, word.at)
    )
  return isPart('join', tokens, word.at - 1) || hasSubjectBefore(scene, word.at)
}

// «وطالبتها بـ», «وشكره على»: no other word looks like it.
const hasPronoun = (word: SpeechWord): boolean => word.forms.every((f) => f.kind === 'verb' && f.pronoun)

// A verb of handing on that only tells, between commas, who carried what is said beside it.
const isInserted = ({ tokens }: Scene, at: number, { flags }: SpeechForm['speech']): boolean =>
  flags.has('chain') && isComma(tokens[at - 1]) && /^عن(ه|ها|هم|هما)$/.test(tokens[at + 1]?.form ?? '')
