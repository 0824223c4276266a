import type { Quotation, Token } from '../../text/text.ts'
import { accordingAt } from './according.ts'
import { closing } from './aside.ts'
import { directObject } from './direct-object.ts'
import { isPart, partAt } from './parts.ts'
import { quoteBefore } from './quote-before.ts'
import { isName } from './quoted-name.ts'
import { countWords, isComma, isStop, type Scene, type SpeechWord } from './scene.ts'
import { type Speech, type SpeechForm, speechForms } from './speech.ts'
import { hasSubjectBefore } from './subject.ts'

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

const REACH = { verb: 48, participle: 30, noun: 24 }

/** Finds what the word of saying `word`, read as `form`, takes within its sentence; null where it takes nothing. */
export function complementOf(
  scene: Scene,
  word: SpeechWord,
  form: SpeechForm,
  to: number,
  words: ReadonlyMap<number, SpeechWord>,
): Complement | null {
  const found = plainComplement(scene, word, form, to, words)
  return found?.kind === 'object' && form.speech.flags.has('double') && form.kind === 'verb' ? fromBearer(scene, word, found) : found
}

// «حملت الحكومة فلانا مسؤولية …»: the first somebody before the word who is not the one who says it.
function fromBearer(scene: Scene, word: SpeechWord, found: Complement): Complement {
  let subject = hasSubjectBefore(scene, word.at)
  for (let k = word.at + 1; k < found.mark; k++) {
    const p = scene.names.phraseAt(k)
    if (p === null || p.from !== k) continue
    if (subject) return { ...found, first: k }
    subject = true
    k = p.to - 1
  }
  return found
}

function plainComplement(
  scene: Scene,
  word: SpeechWord,
  form: SpeechForm,
  to: number,
  words: ReadonlyMap<number, SpeechWord>,
): Complement | null {
  const { tokens } = scene
  const { speech } = form
  const limit = Math.min(to, word.at + REACH[form.kind])
  const bare = directObject(scene, word, form, limit)
  let relative = false
  let crossed = false
  let further = false
  for (let j = word.at + 1; j < limit; j++) {
    const t = tokens[j]!
    if (t.kind === 'mark') {
      const q = scene.opens.get(j)
      if (q !== undefined) {
        // «حملته "المسؤولية الكاملة" عن»
        const { form: next } = tokens[j + 1]!
        if (next.length > 4 && speech.object.has(next)) return { kind: 'object', mark: j, first: j, skip: 0, lead: next, quotation: null }
        // «هدد "برد قوي" إذا …»: the preposition stands inside the marks.
        if (
          q.closed &&
          speech.object.has('ب') &&
          bare === null &&
          next.startsWith('ب') &&
          isPreposed(scene, j + 1) &&
          !isPart('no-preposition', tokens, j + 1)
        )
          return { kind: 'object', mark: j, first: j, skip: 0, lead: 'ب', quotation: null }
        const taken = quoteHere(scene, speech, form, word.at, j, q, to)
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
      if (t.form === '.' && tokens[j + 1]?.form === '.' && !scene.opens.has(j + 2)) break
      if (t.form === '(') j = closing(tokens, j, limit)
      if (isComma(t)) {
        relative = false
        // «، ويدفعون بـ»: behind a comma and و another clause begins, and what it takes is its own.
        further ||= opensClause(scene, j + 1)
        // «، طالبا عدم ذكر اسمه،»: an aside about the speaker.
        const comma = isPart('anonymous', tokens, j + 1) ? nextComma(tokens, j + 1, limit) : -1
        if (comma > 0) j = comma
      }
      if (t.form === '.' && tokens[j + 1]?.gap === true && tokens[j - 1]!.form.length > 1) break
      continue
    }
    if (accordingAt(scene, j, limit) !== null) {
      // «قال فلان، بحسب ما نقلت عنه الوكالة، إن»
      const comma = nextComma(tokens, j, limit, scene)
      if (comma > 0) j = comma
      continue
    }
    const aside = partAt('anonymous', tokens, j)
    if (aside > 0) {
      // «مسؤول فضل عدم كشف اسمه»
      const own = anonymousEnd(tokens, j + aside, limit)
      if (own > 0) {
        j = own
        continue
      }
    }
    const clause = clauseHere(scene, speech, j)
    // «بعد تهديدات … وأيام من التحذير بأنه»: the nearer noun takes it.
    if (clause !== null && form.kind === 'noun' && !form.pronoun && clause.mark > word.at + 1 && isNounOfSaying(tokens[clause.mark - 1]!))
      break
    // «رد على إعلان موسكو أن …»: the clause is the noun's.
    if (clause !== null && clause.lead === '' && form.kind === 'verb' && isOfNoun(scene, word.at, clause.mark)) break
    if (clause !== null && !(relative && crossed))
      return bare !== null && bare.first < clause.mark && scene.names.phraseAt(bare.first) === null && crossed ? bare : clause
    if (clause === null && (isPart('particle', tokens, j) || isPart('particle-b', tokens, j)) && !relative && !isSpelt(scene, j)) {
      // A clause with another preposition than the verb's belongs to some other word.
      if (bare !== null) return bare
      if (j > word.at + 6) break
    }
    // «أعلن عضو في المجلس، جناح الحزب السياسي، عن …»: behind a comma stood an apposition, no object.
    const late = bare !== null && j > bare.first && isComma(tokens[bare.first - 1]) && isComma(tokens[j - 1])
    if (bare === null || j < bare.first || late) {
      const object = further || clauseBehindAside(scene, speech, j, limit) ? null : objectHere(scene, form, word.at, j)
      if (object !== null && !(late && object.lead === 'ب')) return isPart('no-content', tokens, object.first) ? null : object
    }
    if (isPart('relative', tokens, j)) {
      relative = true
      crossed = false
    }
    const other = words.get(j)
    if (other !== undefined && stops(scene, other)) {
      crossed = true
      if (!relative) break
    }
  }
  return bare ?? unmarked(tokens, word, form, to) ?? (word.joined ? null : quoteBefore(scene, word.at, form, to))
}

const isNounOfSaying = (t: Token): boolean => speechForms(t.form).some((f) => f.kind === 'noun' && f.article)

function isOfNoun(scene: Scene, at: number, mark: number): boolean {
  for (let k = mark - 1; k > Math.max(at + 1, mark - 4); k--) {
    if (isComma(scene.tokens[k])) return false
    if (!/^(?:على|علي|بعد|من|رغم|الى|الي|مع)$/.test(scene.tokens[k - 1]!.form)) continue
    if (speechForms(scene.tokens[k]!.form).some((f) => f.kind === 'noun' && !f.article && f.speech.clause.has('')))
      return scene.names.phraseAt(k + 1)?.from === k + 1
  }
  return false
}

// «حذر فلان، في اليوم التالي من المنتدى، من أن»: inside the aside the preposition is another's, and behind its comma it brings the clause in.
function clauseBehindAside(scene: Scene, speech: Speech, j: number, limit: number): boolean {
  const { tokens } = scene
  const { form } = tokens[j]!
  if (!isPart('preposition', tokens, j) || !speech.clause.has(form) || isComma(tokens[j - 1])) return false
  for (let k = j + 1; k < Math.min(limit, j + 12); k++)
    if (isComma(tokens[k])) return tokens[k + 1]?.form === form && isPart('particle', tokens, k + 2)
  return false
}

// «وقال لا يوجد أي منهم»: a denial needs no particle.
function unmarked(tokens: readonly Token[], word: SpeechWord, form: SpeechForm, to: number): Complement | null {
  const first = word.at + 1
  if (!form.speech.flags.has('unmarked') || form.kind !== 'verb' || first >= to || !isPart('denial', tokens, first)) return null
  return { kind: 'clause', mark: first, first, skip: 0, lead: '', quotation: null }
}

// A clause of its own begins here: و with something that is no name.
const opensClause = (scene: Scene, i: number): boolean => {
  const t = scene.tokens[i]
  if (t === undefined || t.kind !== 'word' || !t.form.startsWith('و') || isPart('no-conjunction', scene.tokens, i)) return false
  return scene.names.phraseAt(i) === null && !/^وال/.test(t.form) && !isPart('aside', scene.tokens, i)
}

// «… اسمه»: the last word of an aside of somebody who would not be named.
function anonymousEnd(tokens: readonly Token[], from: number, limit: number): number {
  for (let k = from; k < Math.min(limit, from + 6); k++) if (isPart('own-name', tokens, k)) return k
  return -1
}

function nextComma(tokens: readonly Token[], from: number, limit: number, scene?: Scene): number {
  for (let k = from + 1; k < limit; k++) {
    if (isComma(tokens[k])) return k
    // «وفق ما نقلت وكالة "س"، »: marks around a name.
    const q = scene?.opens.get(k)
    if (q?.closed && q.close - k < 6) {
      k = q.close
      continue
    }
    // «أوضح فلان، وفق ما نقلت عنه الوكالة: "…"»: right before what was said.
    if (tokens[k]!.form === '"' || tokens[k]!.form === '«' || tokens[k]!.form === ':') return scene === undefined ? -1 : k - 1
  }
  return -1
}

/** Whether the form is a dual past that is also a noun's accusative («نقلا»). */
export const isDual = (form: SpeechForm, word: string): boolean => form.plural && form.tense === 'past' && /[^وت]ا$/.test(word)

/** Whether a word of saying met on the way takes what follows for itself. */
function stops(scene: Scene, other: SpeechWord): boolean {
  if (scene.names.mentionAt(other.at) !== null || scene.names.phraseAt(other.at) !== null) return false
  // «مع عدد من»: behind a preposition stands a noun.
  if (isPart('preposition', scene.tokens, other.at - 1) || scene.tokens[other.at - 1]?.form === 'مع') return false
  if (isComma(scene.tokens[other.at - 1]) && /^عن(ه|ها|هم|هما)$/.test(scene.tokens[other.at + 1]?.form ?? '')) return false
  return other.forms.some(
    (f) =>
      (f.kind === 'verb' &&
        !isDual(f, scene.tokens[other.at]!.form) &&
        !f.speech.flags.has('phrase') &&
        !f.speech.flags.has('shown') &&
        (f.tense !== 'past' || f.speech.lemma.length > 2)) ||
      (f.kind === 'participle' && scene.tokens[other.at]!.form.endsWith('ا') && !isOnly(f.speech.clause, 'عن')) ||
      (f.kind === 'noun' && f.pronoun && f.speech.flags.has('unmarked')),
  )
}

// «قال متحدثا في المؤتمر إن»: it speaks of something, and brings nothing in.
const isOnly = (prepositions: ReadonlySet<string>, one: string): boolean => prepositions.size === 1 && prepositions.has(one)

// «جاي-إن», «سي أن أن», «إن.بي.سي»: letters and syllables of names.
const isSpelt = ({ tokens, names }: Scene, j: number): boolean =>
  names.mentionAt(j) !== null ||
  (tokens[j - 1]?.form === '-' && !tokens[j]!.gap) ||
  (tokens[j + 1]?.form === '.' && tokens[j + 2]?.kind === 'word' && !tokens[j + 2]!.gap) ||
  (tokens[j]!.form === 'ان' && tokens[j - 1]?.form === 'سي' && tokens[j + 1]?.form === 'ان') ||
  (tokens[j]!.form === 'ان' && tokens[j - 1]?.form === 'ان' && tokens[j - 2]?.form === 'سي')

function clauseHere(scene: Scene, speech: Speech, j: number): Complement | null {
  const { tokens } = scene
  const t = tokens[j]!
  if (speech.clause.size === 0) return null
  if (isPart('particle-b', tokens, j)) {
    // «علما بأن»
    if (!speech.clause.has('ب') || isPart('no-clause', tokens, j - 1)) return null
    return { kind: 'clause', mark: j, first: j + 1, skip: 0, lead: 'ب', quotation: null }
  }
  if (isPart('particle-l', tokens, j) && speech.clause.has('ل'))
    return { kind: 'clause', mark: j, first: j + 1, skip: 0, lead: 'ل', quotation: null }
  // «ألا» is أن لا, «إلا» another word: folding joins them.
  const negated = isPart('particle-not', tokens, j) && scene.source.text[t.start] === 'أ'
  if ((!isPart('particle', tokens, j) && !negated) || isSpelt(scene, j)) return null
  // «بعد أن», «إلا أن», «علما أن»: conjunctions of their own.
  if (isPart('no-clause', tokens, j - 1)) return null
  const lead = isPart('preposition', tokens, j - 1) ? tokens[j - 1]!.form : ''
  if (!speech.clause.has(lead)) return null
  return { kind: 'clause', mark: lead === '' ? j : j - 1, first: negated ? j : j + 1, skip: 0, lead, quotation: null }
}

/** A quotation met on the way: taken as what was said, or passed over as a name or a fragment. */
function quoteHere(scene: Scene, speech: Speech, form: SpeechForm, at: number, j: number, q: Quotation, to: number): Complement | null {
  const { tokens } = scene
  // «لوقف الهجمات "التي تهدد …"»: a fragment of the writer's sentence.
  if (!speech.quote || isName(scene, q) || isPart('relative', tokens, j + 1)) return null
  // «كشفت جمعية "مواطنون من أجل المساءلة" عن …», «باسم تحالف "دعم كذا"، فلان»: a body's name, however long.
  if ((isPart('group', tokens, j - 1) || isPart('media', tokens, j - 1)) && q.closed && q.close - q.open < 10) {
    if (tokens[q.close + 1]?.kind === 'word' || countWords(tokens, q.open + 1, q.close) < 6) return null
  }
  // A few words tell: a mark that is never closed would be counted to the end of the page at each mark.
  const words = countWords(tokens, q.open + 1, Math.min(q.close, tokens.length, q.open + 24))
  const next = tokens[q.close + 1]
  const ends = q.close + 1 >= to || isStop(next) || isComma(next)
  if (words < 4 && !((ends || isPlain(scene, form, at, j)) && words > 1 && form.kind !== 'noun')) return null
  if (words < 6 && !ends && q.closed && !goesOn(next) && !isPlain(scene, form, at, j)) return null
  const lead = leadBefore(tokens, j)
  if (lead !== '' && !speech.object.has(lead) && !speech.clause.has(lead)) return null
  return { kind: 'quote', mark: j, first: j + 1, skip: 0, lead, quotation: q }
}

// «وقال فلان "نعم حققنا ذلك" وذلك في وقت»: right behind the subject of such a verb stands nothing but what was said.
const isPlain = (scene: Scene, { kind, speech }: SpeechForm, at: number, j: number): boolean =>
  kind === 'verb' &&
  speech.flags.has('neutral') &&
  speech.clause.has('') &&
  !speech.object.has('') &&
  j > at &&
  scene.names.phraseAt(at + 1)?.to === j

// A participle that goes on with the speech: «"…" مضيفا أن».
const goesOn = (t: Token | undefined): boolean => t?.form.endsWith('ا') === true && speechForms(t.form).some((f) => f.kind === 'participle')

function leadBefore(tokens: readonly Token[], j: number): string {
  const form = tokens[j - 1]!.form
  return isPart('preposition', tokens, j - 1) || form === 'ب' ? form : ''
}

function afterColon(scene: Scene, speech: Speech, form: SpeechForm, j: number, to: number): Complement | null {
  const { tokens } = scene
  if (j + 1 >= to) return null
  // «نقلت الوكالة عن مسؤول: قوله إن»: the noun brings it in.
  if (isPart('own-words', tokens, j + 1)) return null
  const q = scene.opens.get(j + 1)
  if (q !== undefined && speech.quote) return { kind: 'quote', mark: j, first: j + 2, skip: 0, lead: '', quotation: q }
  if (isPart('particle', tokens, j + 1) && speech.clause.size > 0)
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
  // «علي» is «على» after folding, and a name.
  if (scene.names.mentionAt(j) !== null && t.form.length > 1 && object.has(t.form)) return null
  // «حذر في وقت سابق من هذا الأسبوع»
  if (t.form === 'من' && /^(?:سابق|لاحق|مبكر|متاخر|متأخر)$/.test(tokens[j - 1]!.form)) return null
  if (object.has(t.form) && t.form.length > 1) {
    if (t.form.length > 3 && !isPart('preposition', tokens, j) && !isComma(next) && !isStop(next))
      return { kind: 'object', mark: j, first: j, skip: 0, lead: t.form, quotation: null }
    if (
      next === undefined ||
      isStop(next) ||
      isComma(next) ||
      isPart('particle', tokens, j + 1) ||
      isPart('aside', tokens, j + 1) ||
      isPart('fixed', tokens, j + 1)
    )
      return null
    // «دعا نظيره إلى الرياض», «دعا المبعوث إلى سوريا إلى …»: a place is no content.
    if (t.form === 'الي' && form.speech.act === 'demand' && isPlace(scene, j + 1)) return null
    return quotedObject(scene, j, j + 1, t.form)
  }
  if (object.has('ب') && t.form.startsWith('ب') && isPreposed(scene, j)) {
    if (t.form === 'ب') return quotedObject(scene, j, j + 1, 'ب')
    if (isPart('no-preposition', tokens, j) && !isWhat(tokens, at, j, form.speech.act !== 'say')) return null
    const called = t.form === 'بما' && isPart('called', tokens, j + 1) ? calledSo(scene, j + 2) : null
    if (called !== null) return called
    return { kind: 'object', mark: j, first: j, skip: 1, lead: 'ب', quotation: null }
  }
  if (object.has('ل') && j === at + 1 && t.form.startsWith('لل'))
    return { kind: 'object', mark: j, first: j, skip: 1, lead: 'ل', quotation: null }
  // «دعا الوزير لوقف القتال»
  if (object.has('ل') && j <= at + REACH.verb && t.form.startsWith('ل') && isVerbalNoun(t.form.slice(1)) && isPreposed(scene, j))
    return { kind: 'object', mark: j, first: j, skip: 1, lead: 'ل', quotation: null }
  return null
}

const isPlace = (scene: Scene, i: number): boolean => {
  const place = scene.names.mentionAt(i)
  return place !== null && place.from === i && (place.type === 'GPE' || place.type === 'LOC' || place.type === 'FAC')
}

// «أشاد بما تحقق», not «بما أن», «بما في ذلك»: a verb behind ما, and no comma before it.
// «ندد بما سماه صمتا»: who condemns something condemns also what he calls so.
const isWhat = (tokens: readonly Token[], at: number, j: number, judges: boolean): boolean =>
  tokens[j]!.form === 'بما' &&
  j <= at + 8 &&
  !isComma(tokens[j - 1]) &&
  tokens[j + 1]?.kind === 'word' &&
  (!isPart('no-what', tokens, j + 1) || (judges && isPart('called', tokens, j + 1)))

// «ندد بما سماه "تهورا"», «بما وصفه بأنه "تهور"»: the words between the marks are his.
function calledSo(scene: Scene, k: number): Complement | null {
  const open = /^ب(ان(ه|ها|هم))?$/.test(scene.tokens[k]?.form ?? '') ? k + 1 : k
  const quotation = scene.opens.get(open)
  return quotation === undefined ? null : { kind: 'quote', mark: k - 2, first: open + 1, skip: 0, lead: 'ب', quotation }
}

// «لمقاطعة», «لاتفاق», «لتهدئة», «لوقف»: by the pattern of a verbal noun; «لافروف» has none.
const isVerbalNoun = (form: string): boolean =>
  /^(?:م.ا..ه|ا..ا[^ت]|ا.ت.ا.|ان..ا.|است..ا.|ت.{2}ي.|ت...ه|و?قف|عقد|حوار|حل|نبذ|ضبط|رفع|فتح|منع|جعل|بدء|وضع|دعم)$/.test(form)

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
