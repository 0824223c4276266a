import { lexicon } from '../../lexicon/lexicon.ts'
import { isGivenName } from '../../tagger/tagger.ts'
import { splitEnclitics, type Token, WordMemory } from '../../text/text.ts'
import type { Sentence, Source } from '../source.ts'
import { speechForms, speechWord } from '../statements/speech.ts'
import { titleWords } from './title-words.ts'

/** A person whom neither the lexicon nor the model knows, but whose place in the sentence is a name's. */
interface FramedName {
  readonly from: number
  readonly to: number
  /** و or ف written onto its first word. */
  readonly skip: number
  readonly why: string
}

const BACK = 8
const MOST = 4

/**
 * People named where only a name can stand: behind a definite title («رئيس البلدية فلان بن فلان»), between a verb of saying and what was said,
 * or before a title. The first word is a given name of the lexicon, or the place is narrow on both sides.
 */
export function framedNames(source: Source, taken: ReadonlySet<number>, people: ReadonlySet<number>): FramedName[] {
  const out: FramedName[] = []
  const { tokens } = source
  const named = new Set(people)
  for (const s of source.sentences)
    for (let i = s.from; i < s.to - 1; i++) {
      const name = taken.has(i) ? null : nameAt(tokens, i, s, taken, people, named)
      if (name === null) continue
      out.push(name)
      for (let k = name.from; k < name.to; k++) named.add(k)
      i = name.to - 1
    }
  return out
}

function nameAt(
  tokens: readonly Token[],
  i: number,
  { from, to }: Sentence,
  taken: ReadonlySet<number>,
  people: ReadonlySet<number>,
  named: ReadonlySet<number>,
): FramedName | null {
  const t = tokens[i]!
  // Most words are no first name and stand behind no definite word: two looks say so.
  const set = isSetOff(tokens, i, from)
  const last = set ? i - 2 : i - 1
  const behind = last >= from && (taken.has(last) || tokens[last]!.form.startsWith('ال'))
  // «ومحمد» may be an everyday word to those who count them.
  const joined = t.form.startsWith('و') && isGivenName(t.form.slice(1)) && !lexicon().isCommon(t.form.slice(1))
  if (!mayBeName(t) && !joined) return null
  const spoken = i > from && isSpeech(tokens[i - 1])
  if (!behind && !spoken && !isGivenName(t.form) && !joined) return null
  if (i > from && titleWords().is('verb-lead', tokens[i - 1]!.form)) return null
  const skip = !isGivenName(t.form) && joined ? 1 : 0
  const given = isGivenName(t.form.slice(skip)) && !lexicon().isCommon(t.form.slice(skip))
  const titled = skip === 0 && isTitled(tokens, i, from, taken, people)
  if (!given && !titled && !spoken) return null
  const end = nameEnd(tokens, i, to, taken)
  if (end < i + 2) return null
  const told = isSpeech(tokens[i - 1]) && (closes(tokens[end]) || isTitle(tokens, end, to))
  if (given && isListed(tokens, i, from, named)) return { from: i, to: end, skip, why: 'a given name in a name’s place' }
  if (!mayBeName(t)) return null
  if (given && (titled || told || isTitle(tokens, end, to))) return { from: i, to: end, skip, why: 'a given name in a name’s place' }
  // «الراهب زينون المقاري»
  const beside = titled && titleWords().people.has(tokens[i - 1]!.form.replace(/^[وف]?ال|^لل/, ''))
  if (areNouns(t.form, tokens[end - 1]!.form, beside)) return null
  if (set && titled && end <= i + 3 && closes(tokens[end]) && isForeign(tokens, i, end))
    return { from: i, to: end, skip, why: 'set off behind a title' }
  if (spoken && (isDefiniteTitle(tokens, end, to) || (hasSubjectNext(tokens[i - 1]!) && goesOnBehind(tokens[end]))))
    return { from: i, to: end, skip, why: 'between a verb of saying and what follows its subject' }
  if (titled && end <= i + 3 && goesOnBehind(tokens[end]) && says(tokens, i, from))
    return { from: i, to: end, skip, why: 'behind a title, before what was said' }
  return null
}

// «كلا من محمود كاظمي، وجعفر آقاي، وسيد دهقان»
function isListed(tokens: readonly Token[], i: number, from: number, people: ReadonlySet<number>): boolean {
  let k = i - 1
  while (k > from && (people.has(k) || tokens[k]!.form === '،')) k--
  return k > from && tokens[k]!.form === 'من' && /^[وفبل]?كلا?$/.test(tokens[k - 1]!.form)
}

// «وزيرة الثقافة، كارمن كالفو، …»: a comma between the title and the name, and another behind it.
const isSetOff = (tokens: readonly Token[], i: number, from: number): boolean => i > from + 1 && tokens[i - 1]!.form === '،'

// A foreign name: its first word neither begins with و nor ends as a noun («منظمة») or a circumstance («صارخا», «مؤكدا») does, the rest is without
// the article.
const isForeign = (tokens: readonly Token[], i: number, end: number): boolean =>
  !/^و|ه$|^(?:م.{3,}|.ا..)ا$/.test(tokens[i]!.form) && tokens.slice(i + 1, end).every((t) => !/^[وبلك]?ال|^لل/.test(t.form))

// Words, none of them an everyday one: the second may have the article («المالكي»), the first not.
function nameEnd(tokens: readonly Token[], i: number, to: number, taken: ReadonlySet<number>): number {
  let k = i + 1
  while (k < to && k < i + MOST) {
    const t = tokens[k]!
    if (taken.has(k) || !LINKS.has(t.form)) {
      if (taken.has(k) || !mayFollow(tokens, k)) break
    }
    k++
  }
  while (k > i + 1 && LINKS.has(tokens[k - 1]!.form)) k--
  return k
}

const LINKS = new Set(['بن', 'ابن', 'ابو', 'ال', 'بنت', 'ولد', 'دي', 'فان', 'فون', 'دا', 'دو', 'دوس', 'عبد', 'لو', 'لا'])

const mayOpen = new WordMemory(
  (form) =>
    form.length > 2 &&
    !titleWords().is('stop', form.replace(/^[وف]/, '')) &&
    !/^(?:ال|لل|بال|وال|فال|كال)/.test(form) &&
    /^[ء-ي]+$/.test(form) &&
    !lexicon().isCommon(form) &&
    titleWords().people.get(form) === undefined,
)
/** Whether a word may open a person's name: no everyday word, no article, no noun for people. */
export const mayBeName = (t: Token): boolean => t.kind === 'word' && mayOpen.of(t.word)

function mayFollow(tokens: readonly Token[], k: number): boolean {
  const { form, kind, gap } = tokens[k]!
  if (kind !== 'word' || !gap || form.length < 3 || !/^[ء-ي]+$/.test(form) || lexicon().isCommon(form)) return false
  if (form.startsWith('ال') ? form.length < 5 || lexicon().isCommon(form.slice(2)) : /^(?:لل|بال|وال|فال|كال)/.test(form)) return false
  if (form.startsWith('و') && !isOwnWaw.of(tokens[k]!.word)) return false
  if (speechWord(form) !== null && !isGivenName(form)) return false
  // «لصحيفتين», «بطائرات»
  if (/^[بلك].{3,}(?:ين|ات)$/.test(form)) return false
  // «بحكم», «تفاصيلا»: an everyday word with what is written onto it.
  if (/^[بلكس]/.test(form) && lexicon().isCommon(form.slice(1))) return false
  if (form.endsWith('ا') && lexicon().isCommon(form.slice(0, -1))) return false
  if (
    splitEnclitics(form)
      .slice(1)
      .some((stem) => stem.length > 2 && lexicon().isCommon(stem))
  )
    return false
  if (titleWords().people.has(form) || titleWords().is('stop', form) || titleWords().is('adjective', form)) return false
  return lexicon().nisbaAt(tokens, k, k + 1) === null
}

// «ويلكنسون», not «وديفيد», «وأكبر»: what is left without the و is neither a name nor an everyday word.
const isOwnWaw = new WordMemory((form) => {
  const rest = form.slice(1)
  return form.length > 5 && !isGivenName(rest) && !lexicon().isCommon(rest) && lexicon().namesOpenedBy(rest) === 0 && !/^[سيت]/.test(rest)
})

// «مشايخ القبائل», «نيتها الحسنة», «تحذيرا تقنيا», «آخرين مدعومين», «تقنيات متقدمة», «جوازات سفرهم», «لرجال دين»: a noun with its adjective or its genitive.
const areNouns = (first: string, last: string, beside: boolean): boolean =>
  first.endsWith('ها') ||
  (!isGivenName(first) &&
    ((last.startsWith('ال') && !beside) ||
      /(?:هم|هن|تها)$/.test(first) ||
      /..(?:.هم|.هن|تها)$/.test(last) ||
      (first.endsWith('ات') && last.endsWith('ه')) ||
      (first.endsWith('ه') && last.endsWith('يه')) ||
      (/^[بلك]/.test(first) && lexicon().isCommon(first.slice(1))) ||
      ['ا', 'ين', 'ون', 'ات', 'ان'].some((e) => first.endsWith(e) && last.endsWith(e))))

// «لشؤون الشرق الأوسط», «للمنظمة»
const isFor = (tokens: readonly Token[], k: number): boolean => /^ل..../.test(tokens[k]!.form) && /^ال/.test(tokens[k + 1]?.form ?? '')

/** A definite title right before the token: «النائب البريطاني», «رئيس البلدية», «وزير خارجية روسيا». */
function isTitled(tokens: readonly Token[], i: number, from: number, taken: ReadonlySet<number>, people: ReadonlySet<number>): boolean {
  const words = titleWords()
  let definite = false
  // «وزير الداخلية البلغاري، فلان، »
  const last = tokens[i - 1]?.form === '،' ? i - 2 : i - 1
  for (let k = last; k >= Math.max(from, i - BACK); k--) {
    const { form, kind } = tokens[k]!
    if (kind !== 'word' || people.has(k) || words.is('stop', form)) return false
    const bare = form.replace(/^[وف]?ال|^لل/, '')
    definite ||= bare !== form || taken.has(k)
    if (words.people.get(bare)?.plural === false || words.people.get(form)?.plural === false) return definite
    if (
      bare === form &&
      !taken.has(k) &&
      !isFor(tokens, k) &&
      !words.is('noun', form) &&
      !words.is('group', form) &&
      !words.is('connector', form)
    )
      return false
  }
  return false
}

const isTitle = (tokens: readonly Token[], k: number, to: number): boolean => {
  const at = k < to && tokens[k]!.form === '،' ? k + 1 : k
  const form = at < to ? tokens[at]!.form : ''
  return titleWords().people.get(form.replace(/^ال/, ''))?.plural === false
}

// «قالت لوري بلوتكين المحللة في …»
const isDefiniteTitle = (tokens: readonly Token[], k: number, to: number): boolean => {
  const form = k < to ? tokens[k]!.form : ''
  return form.startsWith('ال') && titleWords().people.get(form.slice(2))?.plural === false
}

/** Whether a token can only be a verb of saying. */
export const isSpeech = (t: Token | undefined): boolean =>
  t !== undefined &&
  speechWord(t.form)?.forms.every((f) => f.kind === 'verb' && f.tense !== 'future' && !f.speech.flags.has('phrase')) === true

// «قال», «أوضح», not «أقر», «كرر», «اعتبر»: a verb that no noun but its subject stands right behind.
const hasSubjectNext = (t: Token): boolean =>
  speechWord(t.form)!.forms.every(
    ({ speech, pronoun }) =>
      speech.flags.has('neutral') &&
      speech.clause.has('') &&
      !speech.object.has('') &&
      !pronoun &&
      !OF_PAPERS.some((f) => speech.flags.has(f)),
  )

// «تضمن», «جاء», «عقب»: what papers say, or a word that is a preposition too.
const OF_PAPERS = ['shown', 'located', 'known']

// A verb of saying opens the title's clause.
function says(tokens: readonly Token[], i: number, from: number): boolean {
  for (let k = i - 2; k >= Math.max(from, i - BACK - 2); k--) if (isSpeech(tokens[k])) return true
  return false
}

const CLOSERS = new Set(['ان', '،', ':', '(', '"', '«', '“', 'بان'])
const closes = (t: Token | undefined): boolean => t !== undefined && CLOSERS.has(t.form) && speechForms(t.form).length === 0

// «إنه», «للصحفيين», «خلال», «الأربعاء», «الذي»: what stands between a subject and what was said.
const goesOnBehind = (t: Token | undefined): boolean =>
  t !== undefined && (closes(t) || titleWords().is('stop', t.form) || AFTER.test(t.form))
const AFTER = /^(?:[بل]?ان[هيا]?ا?|ل(?:ل?صح[اف]+ي.*|وكال.|قنا.|شبك.|موقع|اذاع.|بي|رويترز)|الذي|التي|وهو|وهي|تعليقا|معلقا|ردا)$/
