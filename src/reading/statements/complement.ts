import type { Quotation, Token } from '../../text/text.ts'
import type { ActorPhrase } from '../names/names.ts'
import { accordingAt } from './according.ts'
import { actOfNoun } from './content-act.ts'
import { isPart, partAt } from './parts.ts'
import { countWords, isComma, isStop, type Scene, type SpeechWord, speakerAt, voices } from './scene.ts'
import { type Speech, type SpeechForm, speechForms, speechWord } from './speech.ts'

/** What a word of saying takes: the first token of what was said, and how it is brought in. */
export interface Complement {
  readonly kind: 'clause' | 'quote' | 'colon' | 'object'
  /** Token of the particle, preposition, colon or mark that brings it in. */
  readonly mark: number
  /** First token of what was said. */
  readonly first: number
  /** Folded letters of that token which do not belong to it (the ب of «بوقف»). */
  readonly skip: number
  /** Folded preposition before it, or empty. */
  readonly lead: string
  readonly quotation: Quotation | null
}

const PARTICLES: ReadonlySet<string> = new Set('ان انه انها انهم انهما انهن اننا انني اني انك انكم'.split(' '))
const WITH_B: ReadonlySet<string> = new Set([...PARTICLES].map((p) => 'ب' + p))
const RELATIVES: ReadonlySet<string> = new Set('الذي التي الذين اللذان اللتان اللذين اللتين اللواتي'.split(' '))
const PREPOSITIONS: ReadonlySet<string> = new Set(['الي', 'علي', 'من', 'عن', 'في'])
// «بعد أن», «إلا أن», «علما أن»: conjunctions of their own.
const NOT_BEFORE: ReadonlySet<string> = new Set('بعد قبل غير رغم الا بيد حين علما منذ دون سوي كما لدرجه حتي مع حيث بدل بما'.split(' '))
const REACH = { verb: 48, participle: 30, noun: 24 }

/** Whether the token is أن or إن, with or without a pronoun. */
export const isParticle = (t: Token | undefined): boolean => t !== undefined && PARTICLES.has(t.form)

/** Whether the token is الذي or one of its kin. */
export const isRelative = (t: Token | undefined): boolean => t !== undefined && RELATIVES.has(t.form)

/** Finds what the word of saying `word`, read as `form`, takes within its sentence; null where it takes nothing. */
export function complementOf(
  scene: Scene,
  word: SpeechWord,
  form: SpeechForm,
  to: number,
  words: ReadonlyMap<number, SpeechWord>,
): Complement | null {
  const { tokens } = scene
  const { speech } = form
  const limit = Math.min(to, word.at + REACH[form.kind])
  const bare = bareObject(scene, word, form, limit)
  let relative = false
  let crossed = false
  for (let j = word.at + 1; j < limit; j++) {
    const t = tokens[j]!
    if (t.kind === 'mark') {
      const q = scene.opens.get(j)
      if (q !== undefined) {
        const taken = quoteHere(scene, speech, form, j, q, to)
        if (taken !== null) return bare !== null && bare.first < j ? bare : taken
        if (!q.closed) break
        j = q.close
        continue
      }
      if (t.form === ':') {
        const after = afterColon(scene, speech, form, j, to)
        if (after !== null) return after
        break
      }
      if (isStop(t) && t.form !== '.') break
      if (t.form === '؛') break
      if (t.form === '(') j = closing(tokens, j, limit)
      if (isComma(t)) relative = false
      if (t.form === '.' && tokens[j + 1]?.gap === true && tokens[j - 1]!.form.length > 1) break
      continue
    }
    if (accordingAt(scene, j, limit) !== null) {
      // «قال فلان، بحسب ما نقلت عنه الوكالة، إن»
      const comma = nextComma(tokens, j, limit)
      if (comma > 0) j = comma
      continue
    }
    const clause = clauseHere(scene, speech, j)
    if (clause !== null && !(relative && crossed))
      return bare !== null && bare.first < clause.mark && !covered(scene, bare.first) && crossed ? bare : clause
    if (clause === null && (isParticle(t) || WITH_B.has(t.form)) && !relative) {
      // A clause with another preposition than the verb's belongs to some other word.
      if (bare !== null) return bare
      if (j > word.at + 6) break
    }
    if (bare === null || j < bare.first) {
      const object = objectHere(scene, form, word.at, j)
      if (object !== null) return noContent(tokens, object.first) ? null : object
    }
    if (RELATIVES.has(t.form)) {
      relative = true
      crossed = false
    }
    const other = words.get(j)
    if (other !== undefined && stops(scene, other)) {
      crossed = true
      if (!relative) break
    }
  }
  return bare ?? unmarked(tokens, word, form, to)
}

// «وقال لا يوجد أي منهم»: a denial needs no particle.
const DENIALS: ReadonlySet<string> = new Set('لا ليس ليست لم لن'.split(' '))
function unmarked(tokens: readonly Token[], word: SpeechWord, form: SpeechForm, to: number): Complement | null {
  const first = word.at + 1
  if (form.speech.lemma !== 'قال' || form.kind !== 'verb' || first >= to || !DENIALS.has(tokens[first]!.form)) return null
  return { kind: 'clause', mark: first, first, skip: 0, lead: '', quotation: null }
}

function nextComma(tokens: readonly Token[], from: number, limit: number): number {
  for (let k = from + 1; k < limit; k++) {
    if (isComma(tokens[k])) return k
    if (tokens[k]!.form === '"' || tokens[k]!.form === '«' || tokens[k]!.form === ':') return -1
  }
  return -1
}

/** Whether the form is a dual past that is also a noun's accusative («نقلا»). */
export const isDual = (form: SpeechForm, word: string): boolean => form.plural && form.tense === 'past' && /[^وت]ا$/.test(word)

/** Whether a word of saying met on the way takes what follows for itself. */
function stops(scene: Scene, other: SpeechWord): boolean {
  if (scene.names.mentionAt(other.at) !== null || scene.names.phraseAt(other.at) !== null) return false
  return other.forms.some(
    (f) =>
      (f.kind === 'verb' &&
        !isDual(f, scene.tokens[other.at]!.form) &&
        !f.speech.flags.has('phrase') &&
        (f.tense !== 'past' || f.speech.lemma.length > 2)) ||
      (f.kind === 'participle' && scene.tokens[other.at]!.form.endsWith('ا')) ||
      (f.kind === 'noun' && f.pronoun && f.speech.lemma === 'قال'),
  )
}

function covered(scene: Scene, i: number): boolean {
  return scene.names.phraseAt(i) !== null
}

function clauseHere(scene: Scene, speech: Speech, j: number): Complement | null {
  const { tokens } = scene
  const t = tokens[j]!
  if (speech.clause.size === 0) return null
  if (WITH_B.has(t.form)) {
    if (!speech.clause.has('ب')) return null
    return { kind: 'clause', mark: j, first: j + 1, skip: 0, lead: 'ب', quotation: null }
  }
  if (t.form === 'لان' && speech.clause.has('ل')) return { kind: 'clause', mark: j, first: j + 1, skip: 0, lead: 'ل', quotation: null }
  const negated = t.form === 'الا' && scene.source.text[t.start] === 'أ'
  if (!PARTICLES.has(t.form) && !negated) return null
  const before = tokens[j - 1]!.form
  if (NOT_BEFORE.has(before)) return null
  const lead = PREPOSITIONS.has(before) ? before : ''
  if (!speech.clause.has(lead)) return null
  return { kind: 'clause', mark: lead === '' ? j : j - 1, first: negated ? j : j + 1, skip: 0, lead, quotation: null }
}

/** A quotation met on the way: taken as what was said, or passed over as a name or a fragment. */
function quoteHere(scene: Scene, speech: Speech, form: SpeechForm, j: number, q: Quotation, to: number): Complement | null {
  if (!speech.quote) return null
  const { tokens } = scene
  const words = countWords(tokens, q.open + 1, Math.min(q.close, tokens.length))
  const next = tokens[q.close + 1]
  const ends = q.close + 1 >= to || isStop(next) || isComma(next)
  if (words < 4 && !(ends && words > 1 && form.kind !== 'noun')) return null
  if (words < 6 && !ends && q.closed && !goesOn(next)) return null
  const lead = leadBefore(tokens, j)
  if (lead !== '' && !speech.object.has(lead) && !speech.clause.has(lead)) return null
  return { kind: 'quote', mark: j, first: j + 1, skip: 0, lead, quotation: q }
}

// A participle that goes on with the speech: «"…" مضيفا أن».
const goesOn = (t: Token | undefined): boolean =>
  t !== undefined && t.form.endsWith('ا') && speechForms(t.form).some((f) => f.kind === 'participle')

function leadBefore(tokens: readonly Token[], j: number): string {
  const form = tokens[j - 1]!.form
  return PREPOSITIONS.has(form) || form === 'ب' ? form : ''
}

function afterColon(scene: Scene, speech: Speech, form: SpeechForm, j: number, to: number): Complement | null {
  const { tokens } = scene
  if (j + 1 >= to) return null
  const q = scene.opens.get(j + 1)
  if (q !== undefined && speech.quote) return { kind: 'quote', mark: j, first: j + 2, skip: 0, lead: '', quotation: q }
  if (isParticle(tokens[j + 1]) && speech.clause.size > 0)
    return { kind: 'clause', mark: j + 1, first: j + 2, skip: 0, lead: '', quotation: null }
  if (!speech.quote || form.speech.flags.has('phrase')) return null
  return { kind: 'colon', mark: j, first: j + 1, skip: 0, lead: '', quotation: null }
}

/** A noun behind the preposition that the word of saying takes. */
function objectHere(scene: Scene, form: SpeechForm, at: number, j: number): Complement | null {
  const { tokens } = scene
  const { object, flags } = form.speech
  if (object.size === 0 || (form.kind === 'noun' && !flags.has('nominal'))) return null
  const t = tokens[j]!
  const next = tokens[j + 1]
  if (object.has(t.form) && t.form.length > 1) {
    if (next === undefined || isStop(next) || isComma(next) || isParticle(next) || isPart('aside', tokens, j + 1) || isOwn(next.form))
      return null
    if (t.form.length > 3 && !PREPOSITIONS.has(t.form)) return { kind: 'object', mark: j, first: j, skip: 0, lead: t.form, quotation: null }
    return quotedObject(scene, j, j + 1, t.form)
  }
  if (object.has('ب') && t.form.startsWith('ب') && isPreposed(scene, j)) {
    if (t.form === 'ب') return quotedObject(scene, j, j + 1, 'ب')
    if (isPart('no-preposition', tokens, j)) return null
    return { kind: 'object', mark: j, first: j, skip: 1, lead: 'ب', quotation: null }
  }
  if (object.has('ل') && j === at + 1 && t.form.startsWith('لل'))
    return { kind: 'object', mark: j, first: j, skip: 1, lead: 'ل', quotation: null }
  return null
}

// «عن طريق», «من جهته», «على هامش»: fixed asides, not what was said.
const ASIDES: ReadonlySet<string> = new Set(
  'طريق جهته جهتها جهتهم جانبه جانبها جانبهم هامش هامشها خلال خلاله خلالها قبل بعد وقت بين دون غير حد قبله لسان سؤال خلفيه حين جهه جانب اجل'.split(
    ' ',
  ),
)
const isOwn = (form: string): boolean => ASIDES.has(form)

function quotedObject(scene: Scene, mark: number, first: number, lead: string): Complement | null {
  const q = scene.opens.get(first)
  if (q === undefined) return { kind: 'object', mark, first, skip: 0, lead, quotation: null }
  if (countWords(scene.tokens, q.open + 1, q.close) >= 5) return { kind: 'quote', mark, first: first + 1, skip: 0, lead, quotation: q }
  return { kind: 'object', mark, first, skip: 0, lead, quotation: null }
}

/** Whether the ب at the beginning of token `i` is the preposition: no name or word of its own begins with it. */
function isPreposed(scene: Scene, i: number): boolean {
  const mention = scene.names.mentionAt(i)
  if (mention === null) return true
  return mention.from === i && mention.span[0] > scene.tokens[i]!.start
}

/** Where the content would begin if it were the direct object: behind the subject, or behind the verb itself. */
function bareObject(scene: Scene, word: SpeechWord, form: SpeechForm, limit: number): Complement | null {
  const { speech } = form
  if (!speech.object.has('') || form.kind === 'noun' || (form.pronoun && !speech.flags.has('suffix'))) return null
  if (form.kind === 'participle' && (form.plural || !/[اه]$/.test(scene.tokens[word.at]!.form))) return null
  const { tokens } = scene
  let j = skipAdverbs(scene, word.at + 1, limit)
  const free = form.kind === 'verb' && !hasSubjectBefore(scene, word.at)
  const phrase = free ? speakerAt(scene, j) : null
  const unknown = free && phrase === null ? unknownSubject(scene, j, limit) : -1
  const subject = phrase !== null || unknown > 0
  if (phrase !== null) j = afterSubject(scene, phrase.to, limit)
  else if (unknown > 0) j = skipAdverbs(scene, unknown, limit)
  if (speech.flags.has('from')) j = behindAsked(scene, j, limit)
  if (speech.flags.has('listed')) j = listedNoun(scene, j, limit)
  const t = tokens[j]
  if (t === undefined || j >= limit) return null
  if (t.kind === 'mark' && scene.opens.get(j) === undefined) return null
  if (t.kind === 'mark' && !isGoodQuote(scene, j)) return null
  if (!subject && isComma(tokens[word.at + 1])) return null
  if (isPart('aside', tokens, j) || isParticle(t) || RELATIVES.has(t.form) || WITH_B.has(t.form) || noContent(tokens, j)) return null
  if (/^(لل|بال|لكن|ليس|لم$|لن$|لا$|قد$|هل$)/.test(t.form)) return null
  if (t.form.startsWith('و') && !isPart('no-conjunction', tokens, j)) return null
  return { kind: 'object', mark: j, first: j, skip: 0, lead: '', quotation: null }
}

// «طلب خلال الاجتماع من فلان نشر …»: behind whom it is asked from.
function behindAsked(scene: Scene, j: number, limit: number): number {
  for (let k = j; k < Math.min(limit - 2, j + 8); k++) {
    if (scene.tokens[k]!.form !== 'من') continue
    const p = scene.names.phraseAt(k + 1)
    return p !== null && p.from === k + 1 ? p.to : j
  }
  return j
}

/** Behind a subject that no name is known for: definite words before an indefinite one, or words before a time; -1 where nothing shows one. */
function unknownSubject(scene: Scene, from: number, limit: number): number {
  const { tokens } = scene
  if (tokens[from]?.kind !== 'word') return -1
  let k = from
  while (k < limit && k < from + 5 && tokens[k]!.kind === 'word' && tokens[k]!.form.startsWith('ال') && skipAdverbs(scene, k, limit) === k)
    k++
  if (k > from && k < limit && tokens[k]!.kind === 'word' && !isPart('aside', tokens, k) && !RELATIVES.has(tokens[k]!.form)) return k
  for (k = from + 1; k < Math.min(limit, from + 8); k++) {
    const t = tokens[k]!
    if (t.kind !== 'word' || isPart('aside', tokens, k) || isParticle(t)) return -1
    if (scene.timeEnds.has(k)) return k
  }
  return -1
}

/** The first noun at or near `j` with a pronoun of the speaker that is listed for what is voiced («استعدادها»); `j` where there is none. */
function listedNoun(scene: Scene, j: number, limit: number): number {
  for (let k = j; k < Math.min(limit, j + 10); k++) {
    if (isStop(scene.tokens[k]) || isParticle(scene.tokens[k])) return j
    if (/(ه|ها|هم|هما)$/.test(scene.tokens[k]!.form) && actOfNoun(scene.tokens, k) !== null) return k
  }
  return j
}

const isGoodQuote = (scene: Scene, j: number): boolean => {
  const q = scene.opens.get(j)!
  return (
    q.closed &&
    countWords(scene.tokens, q.open + 1, q.close) < 4 &&
    !isStop(scene.tokens[q.close + 1]) &&
    !isComma(scene.tokens[q.close + 1])
  )
}

const noContent = (tokens: readonly Token[], i: number): boolean => partAt('no-content', tokens, i) > 0

const IN: ReadonlySet<string> = new Set(['في', 'منذ', 'خلال', 'يوم', 'مساء', 'صباح'])

/** Behind adverbs, times and marks of names, from `j`. */
export function skipAdverbs(scene: Scene, j: number, limit: number): number {
  let k = j
  while (k < limit) {
    const time = scene.timeEnds.get(k) ?? (IN.has(scene.tokens[k]!.form) ? scene.timeEnds.get(k + 1) : undefined)
    if (time !== undefined) {
      k = time.to
      continue
    }
    const n = partAt('adverb', scene.tokens, k)
    if (n === 0) break
    k += n
  }
  return k
}

/** Behind a subject's appositions and the adverbs and times that follow it: «، ينس ستولتنبرغ، الخميس». */
export function afterSubject(scene: Scene, from: number, limit: number): number {
  let k = from
  for (;;) {
    const before = k
    k = skipAdverbs(scene, k, limit)
    if (scene.tokens[k]?.form === 'في' && isPart('channel', scene.tokens, k + 1)) k = skipAdverbs(scene, k + 2, limit)
    if (isRelative(scene.tokens[k])) k = behindRelative(scene, k, limit)
    if (scene.tokens[k]?.form === '(') k = closing(scene.tokens, k, limit) + 1
    if (isComma(scene.tokens[k])) {
      const next = skipAdverbs(scene, k + 1, limit)
      const phrase = scene.names.phraseAt(next)
      if (next > k + 1 || (phrase !== null && phrase.from === next))
        k = phrase !== null && phrase.from === next && isComma(scene.tokens[phrase.to]) ? phrase.to : next
      if (isComma(scene.tokens[k]) && k + 1 < limit) k++
    } else {
      const phrase = scene.names.phraseAt(k)
      if (phrase !== null && phrase.from === k && scene.tokens[k]!.form.startsWith('و')) k = phrase.to
    }
    if (k === before || k >= limit) return Math.min(k, limit)
  }
}

// «الذي يقيم علاقات وثيقة مع الرياض، »
function behindRelative(scene: Scene, at: number, limit: number): number {
  for (let k = at + 1; k < Math.min(limit, at + 16); k++) if (isComma(scene.tokens[k])) return k
  return at
}

/** Whether a subject stands right before the verb: «موسكو ترفض», «لكن لافروف أكد», «وكان ترامب قد قال». */
export const hasSubjectBefore = (scene: Scene, at: number): boolean => subjectBefore(scene, at) !== null

const BETWEEN: ReadonlySet<string> = new Set('قد وقد لقد لم لا لن كان كانت'.split(' '))

/** Somebody right before the verb that no preposition governs; behind a relative pronoun, its antecedent; behind «، …، », whom it is said of. */
export function subjectBefore(scene: Scene, at: number): ActorPhrase | null {
  const { tokens, names } = scene
  const first = scene.begins[at]!
  // و before the verb opens a new clause: what stands ahead of it belongs to the old one.
  if (speechWord(tokens[at]!.form)?.joined && !(tokens[at]!.form.startsWith('ف') && isTopic(scene, at))) return null
  let k = at - 1
  while (k >= first && (BETWEEN.has(tokens[k]!.form) || scene.closes.has(k))) k--
  if (k < first) return null
  const relative = isRelative(tokens[k])
  if (relative) {
    k--
    if (isComma(tokens[k])) k--
  } else if (isComma(tokens[k])) {
    const open = openingComma(tokens, k)
    if (open < 0) return null
    const inner = names.phraseAt(open + 1)
    k = inner !== null && inner.to === k && isPerson(scene, inner) ? k - 1 : open - 1
  }
  let p = k >= first ? names.phraseAt(k) : null
  if (p === null || p.to <= k || !voices(scene, p)) return null
  // «موسكو ومينسك تؤكدان»: the first of several.
  for (let q = joinedBefore(scene, p); q !== null; q = joinedBefore(scene, p)) p = q
  if (relative) return p
  return isGoverned(scene, p.from) || (p.from > 0 && isPart('aside', tokens, p.from - 1)) ? null : p
}

// «أما فلان فقال»
function isTopic(scene: Scene, at: number): boolean {
  const p = scene.names.phraseAt(at - 1)
  return p !== null && p.from > 0 && /^و?اما$/.test(scene.tokens[p.from - 1]!.form)
}

const joinedBefore = (scene: Scene, p: ActorPhrase): ActorPhrase | null => {
  const q = p.from > 0 && scene.tokens[p.from]!.form.startsWith('و') ? scene.names.phraseAt(p.from - 1) : null
  return q !== null &&
    q !== p &&
    q.to === p.from &&
    voices(scene, q) &&
    (scene.names.mentionAt(p.from)?.span[0] ?? 0) > scene.tokens[p.from]!.start
    ? q
    : null
}

const isPerson = (scene: Scene, p: ActorPhrase): boolean => p.ref !== null && scene.typeOf(p.ref) === 'PER'

function openingComma(tokens: readonly Token[], close: number): number {
  for (let k = close - 1; k > Math.max(0, close - 12); k--) {
    if (isStop(tokens[k])) return -1
    if (isComma(tokens[k])) return k
  }
  return -1
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

function closing(tokens: readonly Token[], open: number, limit: number): number {
  for (let k = open + 1; k < limit; k++) if (tokens[k]!.form === ')') return k
  return open
}
