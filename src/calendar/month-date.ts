import { splitProclitics } from '../text/text.ts'
import { eventYears, relations, wordsOf } from './contexts.ts'
import { civilOf, dayOf, dayValue, isDate, monthLength, monthValue } from './day.ts'
import { hijriBounds, hijriDay, hijriYearOf } from './hijri.ts'
import { type Month, monthAt } from './month.ts'
import { dayNumberAt } from './number.ts'
import { phraseAt } from './phrase.ts'
import { type Found, formAt, type Reader, type Rule, spanValue, type Tense } from './reader.ts'
import { plainYear, yearAt } from './year.ts'

/** The year beside a month: stated, so many away from the present, of something else («من العام نفسه»), or not there. */
interface YearTail {
  readonly to: number
  readonly year: number | null
  readonly hijri: boolean
  readonly steps: number | null
  readonly unit: 'month' | 'year'
  readonly same: boolean
}

const NO_TAIL = { year: null, hijri: false, steps: null, unit: 'month', same: false } as const
const COMMAS = wordsOf('commas')
const YEAR_WORDS = wordsOf('year-words')
const THIS = wordsOf('this')
const SAME = wordsOf('same')

/** «2018», «، 2018», «من عام 2016», «الماضي», «من العام المقبل», «هذا العام», «من العام نفسه» after a month. */
function yearTail(reader: Reader, i: number): YearTail {
  const { tokens, end } = reader
  const relation = phraseAt(relations, tokens, i, end)
  if (relation !== null) return { ...NO_TAIL, to: relation.to, steps: relation.meaning }
  if (SAME.has(formAt(reader, i))) return { ...NO_TAIL, to: i + 1, same: true }
  const hijri = hijriYear(reader, i)
  if (hijri !== null) return { ...NO_TAIL, to: hijri.to, year: hijri.year, hijri: true }
  const plain =
    plainYear(reader, i) ??
    (COMMAS.has(formAt(reader, i)) ? (plainYear(reader, i + 1) ?? spelledYear(reader, i + 1)) : spelledYear(reader, i))
  if (plain !== null) return { ...NO_TAIL, to: plain.to, year: plain.year, hijri: plain.hijri }
  return yearWordTail(reader, formAt(reader, i) === 'من' || formAt(reader, i) === 'في' ? i + 1 : i) ?? { ...NO_TAIL, to: i }
}

// «1439 هـ», «1439»
function hijriYear(reader: Reader, i: number): ReturnType<typeof yearAt> {
  if (!/^1[34]\d\d$/.test(formAt(reader, i))) return null
  const year = yearAt(reader, i)
  return year === null ? null : { ...year, hijri: true }
}

// A year in words has at least a thousand in it, so that «مايو ثلاثة» is none.
const spelledYear = (reader: Reader, i: number): ReturnType<typeof yearAt> =>
  /^(ال)?الف/.test(formAt(reader, i)) ? yearAt(reader, i) : null

function yearWordTail(reader: Reader, i: number): YearTail | null {
  const { tokens, end } = reader
  const here = THIS.has(formAt(reader, i))
  const at = here ? i + 1 : i
  if (!YEAR_WORDS.has(formAt(reader, at))) {
    const bare = at > 0 && formAt(reader, at - 1) === 'من' ? (spelledYear(reader, at) ?? plainYear(reader, at)) : null
    return bare === null ? null : { ...NO_TAIL, to: bare.to, year: bare.year, hijri: bare.hijri }
  }
  if (here) return { ...NO_TAIL, to: at + 1, steps: 0, unit: 'year' }
  const relation = phraseAt(relations, tokens, at + 1, end)
  if (relation !== null) return { ...NO_TAIL, to: relation.to, steps: relation.meaning, unit: 'year' }
  if (SAME.has(formAt(reader, at + 1))) return { ...NO_TAIL, to: at + 2, same: true }
  const year = yearAt(reader, at + 1)
  return year === null ? null : { ...NO_TAIL, to: year.to, year: year.year, hijri: year.hijri }
}

const FAR = 280

/** The year that a month (and day) without one belongs to, by relation, tense and nearness; null where nothing can place it. */
function yearFor(reference: number, month: number, day: number | null, tail: YearTail, tense: () => Tense): number {
  const now = civilOf(reference)
  if (tail.unit === 'year' && tail.steps !== null) return now.year + tail.steps
  const first = (year: number): number => dayOf(year, month, day ?? 1)
  const last = (year: number): number => (day === null ? dayOf(year, month, monthLength(year, month)) : first(year))
  if (tail.steps === 0) return Math.abs(first(now.year) - reference) > 200 ? now.year + (first(now.year) > reference ? -1 : 1) : now.year
  const before = last(now.year) < reference || (tail.steps === null && first(now.year) <= reference) ? now.year : now.year - 1
  const after = first(now.year) > reference || (tail.steps === null && last(now.year) >= reference) ? now.year : now.year + 1
  if (tail.steps !== null) return tail.steps < 0 ? before + tail.steps + 1 : after + tail.steps - 1
  if (before === after) return before
  const told = tense()
  if (told === 'past') return before
  // Nobody writes of the coming April in May without its year.
  if (told === 'future' && first(after) - reference < FAR) return after
  return (first(after) - reference) * 2 < reference - last(before) ? after : before
}

/** Day and month, month alone, at token `i` of a reader: how the month's guard is met depends on what stands around it. */
interface Placed {
  readonly year: number
  readonly why: string
}

function place(reader: Reader, from: number, month: Month, day: number | null, tail: YearTail): Placed | null {
  if (tail.year !== null) return { year: tail.year, why: 'stated' }
  const { reference } = reader.context
  if (reference === null || tail.same) return null
  const tense = (): Tense => reader.context.tense?.(from, tail.to) ?? null
  if (month.calendar === 'hijri') return { year: hijriYearFor(reference, month.month, tail), why: 'Hijri year by the publication date' }
  return {
    year: yearFor(reference, month.month, day, tail, tense),
    why: tail.steps === null ? 'year by the publication date' : 'placed by the publication date',
  }
}

// «رمضان 2017»: the Hijri year whose month of that name begins in the Gregorian one.
function hijriYearWithin(year: number, month: number): number {
  const before = hijriYearOf(dayOf(year, 1, 1)) ?? 0
  const start = hijriBounds(before, month)
  return start !== null && civilOf(start[0]).year === year ? before : before + 1
}

function hijriYearFor(reference: number, month: number, tail: YearTail): number {
  const now = hijriYearOf(reference) ?? 0
  const bounds = hijriBounds(now, month)
  if (bounds === null || tail.steps === 0) return now
  if ((tail.steps ?? -1) < 0) return bounds[1] < reference || (tail.steps === null && bounds[0] <= reference) ? now : now - 1
  return bounds[0] > reference ? now : now + 1
}

// «هجمات 11 سبتمبر», «حرب أكتوبر»: the event before the date gives its year.
function knownYear(reader: Reader, i: number, month: Month, day: number | null): number | null {
  if (month.calendar !== 'gregorian') return null
  const before = formAt(reader, i - 1)
  for (const { rest } of splitProclitics(before)) {
    const year = eventYears.get(`${rest} ${month.month} ${day ?? ''}`)
    if (year !== undefined && (reader.context.reference === null || dayOf(year, month.month, day ?? 1) <= reader.context.reference))
      return year
  }
  return null
}

const UNPLACED = 'needs a publication date, or the year of something else'

/** «مايو», «يوليو الماضي», «تموز/يوليو 2014», «شهر سبتمبر», «ديسمبر من العام المقبل»; at the month's name or at «شهر». */
export const monthRule: Rule = (reader, i, first) => {
  const word = first === 'شهر'
  const hit = monthAt(reader.tokens, word ? i + 1 : i, reader.end, word ? undefined : first)
  if (hit === null) return null
  const month = hit.meaning
  const tail = yearTail(reader, hit.to)
  const backward = monthFirstDay(reader, i, hit.to, month)
  if (backward !== null) return backward
  if (!mayStandAlone(reader, i, month, tail, word) && knownYear(reader, i, month, null) === null) return null
  const known = tail.year === null ? knownYear(reader, i, month, null) : null
  if (known !== null)
    return { to: tail.to, value: monthValue(known, month.month), kind: 'month', why: 'month of the event named before it' }
  const at = place(reader, i, month, null, tail)
  if (at === null) return { to: tail.to, value: null, kind: 'month', why: UNPLACED }
  if (month.calendar === 'gregorian')
    return { to: tail.to, value: monthValue(at.year, month.month), kind: 'month', why: `month, ${at.why}` }
  const bounds = hijriBounds(at.year > 1600 ? hijriYearWithin(at.year, month.month) : at.year, month.month)
  return bounds === null
    ? null
    : { to: tail.to, value: spanValue(bounds[0], bounds[1]), kind: 'span', why: 'Hijri month by the Umm al-Qura calendar' }
}

const CUES = wordsOf('month-before')
const NAMED = wordsOf('named-before')

// «ثورة 25 يناير», «حرب أكتوبر»: names of something else, unless the lexicon knows its year.
const isNamed = (before: string): boolean => splitProclitics(before).some(({ rest }) => NAMED.has(rest))

function mayStandAlone(reader: Reader, i: number, month: Month, tail: YearTail, word: boolean): boolean {
  if (reader.context.loose && month.guard !== 'full') return true
  if (month.guard === 'full') return tail.hijri
  const dated = tail.year !== null || tail.steps !== null || (tail.same && month.guard === '')
  if (word || dated) return true
  const before = formAt(reader, i - 1)
  // «قوى 8 آذار»: a day stands before it that was refused.
  if (/^\d{1,2}$/.test(before)) return false
  if (month.guard === '') return !isNamed(before)
  return month.guard === 'cued' && CUES.has(before)
}

// «يناير 12, 2016», «مايو الحادي عشر»: the month first, as translations write.
function monthFirstDay(reader: Reader, i: number, at: number, month: Month): Found | null {
  const day = dayNumberAt(reader.tokens, at, reader.end)
  if (
    day === null ||
    month.guard === 'full' ||
    (!day.spelled && !reader.context.loose && plainYear(reader, skipComma(reader, day.to)) === null)
  )
    return null
  if (day.spelled && !formAt(reader, at).startsWith('ال')) return null
  if (day.spelled && !reader.context.loose && month.calendar === 'hijri') return null
  return dayOfMonth(reader, i, [day.value], month, day.to)
}

const skipComma = (reader: Reader, i: number): number => (COMMAS.has(formAt(reader, i)) ? i + 1 : i)

/** «15 مايو 1992», «الأول من يونيو الجاري», «25-27 نوفمبر», «5 و6 جوان», «27 من الشهر الجاري»; at the first day number. */
export const dayMonthRule: Rule = (reader, i, first) => {
  const days = dayList(reader, i, first)
  if (days === null) return null
  const month = monthTail(reader, days.to, days.spelled)
  if (month !== null) {
    return month.meaning.guard === 'full' && yearTail(reader, month.to).year === null
      ? null
      : dayOfMonth(reader, i, days.values, month.meaning, month.to)
  }
  return days.values.length <= 2 ? dayOfThisMonth(reader, days) : null
}

interface Days {
  readonly values: readonly number[]
  readonly to: number
  readonly spelled: boolean
}

const RANGE = wordsOf('range')

function dayList(reader: Reader, i: number, first: string): Days | null {
  const { tokens, end } = reader
  const one = dayNumberAt(tokens, i, end, first)
  if (one === null) return null
  const values = [one.value]
  let to = one.to
  while (values.length < 6) {
    const glue = formAt(reader, to)
    const next = RANGE.has(glue)
      ? dayNumberAt(tokens, to + 1, end)
      : glue.startsWith('وال')
        ? dayNumberAt(tokens, to, end, glue.slice(1))
        : null
    if (next === null || next.value <= values.at(-1)!) break
    if (values.length === 1 && one.spelled && !next.spelled) break
    values.push(next.value)
    to = next.to
  }
  return { values, to, spelled: one.spelled }
}

function monthTail(reader: Reader, i: number, spelled: boolean): ReturnType<typeof monthAt> {
  let at = i
  const form = formAt(reader, at)
  if (form === 'من' || (!spelled && (form === '-' || form === '/' || (form === '.' && reader.context.loose === true)))) at++
  if (formAt(reader, at) === 'شهر') at++
  return monthAt(reader.tokens, at, reader.end)
}

function dayOfMonth(reader: Reader, i: number, days: readonly number[], month: Month, to: number): Found | null {
  const tail = yearTail(reader, to)
  const known = tail.year === null && tail.steps === null && days.length === 1 ? knownYear(reader, i, month, days[0]!) : null
  if (known !== null)
    return { to: tail.to, value: dayValue(dayOf(known, month.month, days[0]!)), kind: 'day', why: 'day of the event named before it' }
  if (tail.year === null && tail.steps === null && isNamed(formAt(reader, i - 1))) return null
  const [first, last] = [days[0]!, days.at(-1)!]
  const at = place(reader, i, month, first, tail)
  if (at === null) return { to: tail.to, value: null, kind: 'day', why: UNPLACED }
  const of = (day: number): number | null =>
    month.calendar === 'hijri'
      ? hijriDay(at.year, month.month, day)
      : isDate(at.year, month.month, day)
        ? dayOf(at.year, month.month, day)
        : null
  const [from, until] = [of(first), of(last)]
  if (from === null || until === null) return null
  const why = month.calendar === 'hijri' ? 'Hijri date by the Umm al-Qura calendar' : `date, year ${at.why}`
  return from === until
    ? { to: tail.to, value: dayValue(from), kind: 'day', why }
    : { to: tail.to, value: spanValue(from, until), kind: 'span', why }
}

// «27 من الشهر الجاري», «20 الشهر المقبل», «4 إلى 22 هذا الشهر»
function dayOfThisMonth(reader: Reader, days: Days): Found | null {
  const { tokens, end } = reader
  let at = formAt(reader, days.to) === 'من' || formAt(reader, days.to) === 'في' ? days.to + 1 : days.to
  const here = formAt(reader, at) === 'هذا'
  if (here) at++
  const named = formAt(reader, at) === 'الشهر'
  // «السابع من الجاري» leaves the month out.
  const relation = here ? { to: at + 1, meaning: 0 } : phraseAt(relations, tokens, named ? at + 1 : at, end)
  if (relation === null || (here && !named) || (!named && (relation.meaning !== 0 || at === days.to))) return null
  const { reference } = reader.context
  if (reference === null) return { to: relation.to, value: null, kind: 'day', why: UNPLACED }
  const now = civilOf(reference)
  const month = civilOf(dayOf(now.year, now.month + relation.meaning, 1))
  const [first, last] = [days.values[0]!, days.values.at(-1)!]
  if (!isDate(month.year, month.month, last)) return null
  const from = dayOf(month.year, month.month, first)
  const why = 'month placed by the publication date'
  if (first === last) return { to: relation.to, value: dayValue(from), kind: 'day', why }
  return { to: relation.to, value: spanValue(from, dayOf(month.year, month.month, last)), kind: 'span', why }
}
