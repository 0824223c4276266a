import { splitProclitics } from '../text/text.ts'
import { relations, wordsOf } from './contexts.ts'
import { civilOf, dayOf, dayValue, isDate, monthValue } from './day.ts'
import { hijriBounds, hijriDay } from './hijri.ts'
import { type Month, monthAt } from './month.ts'
import { hijriYearWithin, knownYear, place, type YearTail, yearTail } from './month-year.ts'
import { dayNumberAt } from './number.ts'
import { phraseAt } from './phrase.ts'
import { type Found, formAt, type Reader, type Rule, spanValue } from './reader.ts'
import { plainYear } from './year.ts'

const COMMAS = wordsOf('commas')
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
