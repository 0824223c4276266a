import { evidence, type Span, skipFolded } from '../../text/text.ts'
import { particles } from '../grammar/particles.ts'
import { isVerbalNoun } from '../grammar/verb-shape.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import { carriesOn, clausalEnd, isCounting, isOwned, isWhole, joinsMatter, targetEnd, toldFurther } from './extent.ts'
import { isAbsent, isAdjective, isAnnounced, isProposed } from './lookalikes.ts'
import { type Head, pactWords } from './words.ts'

/** One place that names or describes an instrument. */
export interface Described {
  readonly from: number
  readonly to: number
  readonly span: Span
  readonly head: Head
  /** Folded words that tell which one it is: adjectives, names, numbers; empty for «الاتفاق» alone. */
  readonly telling: readonly string[]
  readonly definite: boolean
  /** Whether only words that tell nothing stand behind its head: «اتفاق نهائي», «الاتفاق التاريخي». */
  readonly vague: boolean
  /** Whether only its sides tell which one is meant: «اتفاق مع إيران». */
  readonly sidesOnly: boolean
  /** As `sidesOnly`, or with words between that do not tell: «اتفاق جديد مع إيران», which is none that has a name. */
  readonly bySides: boolean
  /** Whether a preposition is written onto its head. */
  readonly preposed: boolean
  /** Whether it stands as a name would: definite, or followed by a definite genitive («معاهدة الدفاع المشترك»). */
  readonly settled: boolean
  /** Entity of a named one («معاهدة نيو ستارت»), else null. */
  readonly entity: string | null
}

const LONGEST = 7
const PARTICIPLE = /^(ال)?مقترح(ه|ات)?$/
// Words, the head among them, that do not yet tell which instrument is meant.
const SHORT = 4

/** Finds the instruments named or described in a sentence, in order, none inside another. */
export function describeIn(source: Source, names: Names, sentence: { readonly from: number; readonly to: number }): Described[] {
  const found: Described[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    const described = describeAt(source, names, i, sentence.to)
    if (described === null) continue
    found.push(described)
    i = described.to - 1
  }
  return found
}

function describeAt(source: Source, names: Names, i: number, end: number): Described | null {
  const token = source.tokens[i]!
  if (token.kind !== 'word') return null
  const mention = names.mentionAt(i)
  if (mention !== null && mention.type !== 'DOC') return null
  const senses = pactWords().heads.at(token.word)
  // «إعلاني موسكو وباكو» are two, and not mine.
  const sense = senses.find((s) => s.preposition !== 'ك' && s.possessor === '') ?? senses.find((s) => s.preposition !== 'ك')
  if (sense === undefined) return null
  const head = sense.value
  // «مشروع البروتوكول …»: the draft of an instrument is the instrument, still to be made.
  if (mention === null && isPlanFor(source, i, i + 1)) return null
  // «مجالات الشراكة الاستراتيجية», «علاقات الشراكة»: a bond between states, and nothing drawn up.
  if (mention === null && head.family === 'partnership' && particles('facet').has(source.tokens[i - 1]?.form ?? '')) return null
  if (mention === null && head.family === 'strategy' && isAdjective(source, i, sense.definite)) return null
  if (mention === null && PARTICIPLE.test(token.form) && isProposed(source, i, sense.definite)) return null
  // «مقترحا تنظيم برنامج»: whoever proposes it does so with these words.
  if (mention === null && token.form === 'مقترحا' && isVerbalNoun(source.tokens[i + 1]?.form ?? '')) return null
  const definite = sense.definite || sense.possessor !== ''
  if (mention === null && !definite && isAbsent(source, i)) return null
  let to = phraseEnd(source, names, i, end, definite)
  if (to === i + 1 && !definite) to = clausalEnd(source, names, i, end)
  else if (mention === null && head.family !== 'sanctions' && to <= i + SHORT) to = toldFurther(source, names, to, end, definite)
  if (head.family === 'sanctions') to = targetEnd(source, names, to, end)
  const telling: string[] = []
  let said = 0
  for (let k = i + 1; k < to; k++) {
    if (source.tokens[k]!.kind === 'mark') continue
    said++
    if (pactWords().vague.at(source.tokens[k]!.word).length === 0 && !isOnlyStatus(source, head, k))
      telling.push(stemOf(source.tokens[k]!.form))
  }
  // «معاهدة (نيو ستارت)»: the name stands behind the mark.
  const own = names.mentionAt(source.tokens[i + 1]?.kind === 'mark' ? i + 2 : i + 1)
  const entity = mention?.entity ?? own?.entity ?? null
  const named = mention !== null || (to > i + 1 && own?.type === 'DOC')
  // «المذكرة» alone points back to one told before.
  const pointsBack = definite && said === 0
  if (!named && !pointsBack && head.needs.size > 0 && head.strength !== 2 && !needMet(source, names, head, i, to)) return null
  if (!named && !pointsBack && head.strength === 3 && head.needs.size === 0 && !isNameNext(source, names, i) && !isJoint(source, i))
    return null
  if (!named && head.family === 'declaration' && isAnnounced(source, names, i)) return null
  // «إعلان موسكو عن …» announces, and is no declaration.
  if (!named && head.family === 'declaration' && /^(عن|ان|انها|انه)$/.test(source.tokens[to]?.form ?? '')) return null
  if (!named && head.strength === 2 && said === 0 && !sense.definite) return null
  // «أي اتفاق جديد»: whichever it may be; of two who are told it is theirs.
  if (!named && source.tokens[i - 1]?.form === 'اي' && !telling.some((w) => w === 'بين' || w === 'مع')) return null
  const start = skipFolded(source.text, token.start, 0) + clitics(source, i, sense.skip)
  return {
    from: i,
    to,
    span: evidence(source.text, start, source.tokens[to - 1]!.end),
    head,
    telling,
    definite: sense.definite,
    vague: said > 0 && telling.length === 0,
    sidesOnly: mention === null && to > i + 1 && source.tokens[i + 1]!.form === 'مع',
    bySides: mention === null && telling[0] === 'مع',
    preposed: sense.preposition !== '',
    settled: definite || /^ال/.test(source.tokens[i + 1]?.form ?? ''),
    entity: named ? entity : null,
  }
}

// «وقعا إعلانا مشتركا»
const isJoint = ({ tokens }: Source, i: number): boolean => /^(ال)?مشتركا?$/.test(tokens[i + 1]?.form ?? '')

// «الاتفاق المبرم», «المعاهدة الموقعة»: how it stands does not tell which one it is; of several («الاتفاقات الموقعة») it does.
const isOnlyStatus = (source: Source, head: Head, k: number): boolean =>
  head.family === 'accord' &&
  head.strength === 1 &&
  pactWords()
    .statuses.at(source.tokens[k]!.word)
    .some((s) => s.kind === 'participle' && s.preposition === '')

const clitics = (source: Source, i: number, skip: number): number => {
  const token = source.tokens[i]!
  // «للاتفاق»: the لل stays with the name, as it hides the article.
  return skip === 0 || /^[وف]?لل/.test(token.form) ? 0 : skipFolded(source.text, token.start, skip) - token.start
}

function needMet(source: Source, names: Names, head: Head, i: number, to: number): boolean {
  for (let k = i + 1; k < Math.min(Math.max(to, i + 3), source.tokens.length); k++) {
    const form = source.tokens[k]!.form
    // «قرار البنك الدولي»: the adjective is the bank's.
    const mention = names.mentionAt(k)
    if (mention !== null && mention.from < k && form.startsWith('ال')) continue
    // «قرار لمجلس الأمن»
    const bare = head.family === 'law' ? form.replace(/^ل(?=...)/, '').replace(/^ل(?=...)/, 'ال') : form
    if (![form, bare].some((f) => head.needs.has(f) || head.needs.has(withoutArticle(f)))) continue
    // «حظر الأسلحة الكيميائية»: what a convention bans all the world over is no sanction.
    if (head.kind === 'sanctions' && particles('outlawed').has(source.tokens[k + 1]?.form ?? '')) return false
    return true
  }
  return false
}

const isNameNext = (source: Source, names: Names, i: number): boolean => {
  const next = source.tokens[i + 1]
  if (next === undefined) return false
  const at = next.kind === 'mark' ? i + 2 : i + 1
  const mention = names.mentionAt(at)
  // «إعلان تركيا» is what a state says, «إعلان أنقرة» may be a paper.
  if (mention !== null && mention.type === 'GPE' && names.stateOf(mention.entity) === mention.entity) return false
  return mention !== null && mention.from === at && (mention.type === 'GPE' || mention.type === 'DOC' || mention.type === 'LOC')
}

// «الخطة الأمريكية», «المقترح الأمريكي»
const stemOf = (form: string): string => withoutArticle(form).replace(/(?<=.{4})ه$/, '')

const withoutArticle = (form: string): string => (form.startsWith('ال') && form.length > 4 ? form.slice(2) : form)

// Adjectives, genitives, names and numbers behind the head, up to a preposition, a verb, a relative or a stop.
function phraseEnd(source: Source, names: Names, i: number, end: number, definite: boolean): number {
  const { tokens } = source
  let to = i + 1
  let open = -1
  // «خطة لتزويد … بـ»
  let isAim = false
  const mention = names.mentionAt(i)
  if (mention !== null) to = Math.max(to, mention.to)
  for (let k = to; k < Math.min(end, i + LONGEST); k++) {
    const t = tokens[k]!
    const inside = names.mentionAt(k)
    if (inside !== null) {
      // «مخرجات الحوار والمبادرة العربية»: what و joins and has a name of its own is another.
      if (inside.type === 'DOC' && k > i + 1 && t.form.startsWith('و') && inside.from === k) break
      if (definite && k === i + 1 && inside.type !== 'DOC' && !isQuoted(source, k)) break
      k = inside.to - 1
      to = inside.to
      continue
    }
    if (t.kind === 'number') {
      if (isCounting(source, k)) break
      to = k + 1
      continue
    }
    // Another instrument begins: «اتفاقية … ومعاهدة …».
    if (t.kind === 'word' && k > i + 1 && inside === null && t.form.startsWith('و') && pactWords().heads.at(t.word).length > 0) break
    if (t.kind === 'mark') {
      if (open >= 0 && CLOSERS.has(t.form) && to === k) return k + 1
      if (open < 0 && opensName(source, t.form, k)) open = k
      else if (!JOINTS.has(t.form)) break
      continue
    }
    if (carriesOn(source, k, k > i + 1) || /^(او|ام|و|يوم)$/.test(t.form)) break
    // «قرارات الأمم المتحدة واستمرار …», «اتفاق سابق واستئناف …»: what و joins to a whole name, or to a word that tells nothing, is no part of it.
    if (k > i + 1 && /^و(?!ال).{3}/.test(t.form) && isWhole(source, names, k - 1)) break
    if (k > i + 1 && isPlanFor(source, i, k)) return i + 1
    if (!continues(source, i, k, definite) && !(isAim && /^(اي|ب[\u0621-\u064a]{4,})$/.test(t.form))) break
    isAim ||= t.form.startsWith('ل') && t.form.length > 4
    to = k + 1
  }
  // What was opened and never closed is no part of the name.
  return open > i && mention === null ? open : to
}

const CLOSERS = new Set(['"', '»', ')', '”'])
const JOINTS = new Set(['-', '#', '_'])

const opensName = (source: Source, form: string, k: number): boolean =>
  form === '«' || form === '(' || form === '“' || (form === '"' && source.lines.some((l) => l.quotes.some((q) => q.open === k)))

// «مبادرة … لتمديد معاهدة»: the plan is about another instrument, which has its own name.
function isPlanFor(source: Source, i: number, k: number): boolean {
  if (k >= source.tokens.length) return false
  const outer = pactWords().heads.at(source.tokens[i]!.word)[0]?.value
  return (
    outer?.family === 'plan' &&
    pactWords()
      .heads.at(source.tokens[k]!.word)
      .some((s) => s.value.family === 'accord' && s.value.strength === 1)
  )
}

const isQuoted = (source: Source, k: number): boolean => source.tokens[k - 1]!.kind === 'mark'

// «يدعم الاتفاق الدول الصغيرة», «وقعوا الاتفاق الساعة الثالثة»: behind a definite head only an adjective belongs to it, and that agrees with it.
const isAnothers = (head: string, form: string): boolean =>
  particles('participants').has(form) ||
  (!/(ه|ات|ان|ين)$/.test(head) && /(?<!ي)ه$/.test(form) && form.length < 8) ||
  (!/(ات|ان|ين)$/.test(head) && /[^ي]ات$/.test(form))

function continues(source: Source, i: number, k: number, definite: boolean): boolean {
  const { form } = source.tokens[k]!
  if (particles('preposition').has(form) || particles('relative').has(form) || particles('subordinator').has(form)) return false
  if (particles('particle').has(form) || particles('plain').has(form) || (definite && particles('both').has(form)) || form.endsWith('وا'))
    return false
  if (joinsMatter(source, k, definite)) return true
  if (/^[وفسلب]/.test(form) && (form.startsWith('وال') || form.startsWith('لل') || form.startsWith('بال'))) return false
  // «العقوبات الثانية عشرة»
  if (definite && /^عشر(ه|ون)?$/.test(form)) return source.tokens[k - 1]!.form.startsWith('ال')
  // «اتفاقا أمنيا مدته عشر سنوات»: a noun of the instrument's own begins what is said of it.
  if (!definite && k > i + 1 && isOwned(source, k)) return false
  if (definite) return form.startsWith('ال') && form.length > 3 && !(k === i + 1 && isAnothers(source.tokens[i]!.form, form))
  // Behind a definite genitive only what is definite goes on, or what و joins: «معاهدة الحدود النهرية», «معاهدة أسس التعاون ومبادئ السلام».
  if (/^ال.{2}/.test(source.tokens[k - 1]!.form) && !/^(ال|[ول].{2})/.test(form)) return false
  if (form.startsWith('ل') && form.length > 3) return true
  if (/^(سن[\u0621-\u064a]{3,}|فان(ه|ها|هم)?|[لبعم]من|[لبك]ما)$/.test(form)) return false
  return !/^(ي|سي|ست)[\u0621-\u064a]{2,}$/.test(form) || form.startsWith('يوم')
}
