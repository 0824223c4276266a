import { wordsOf } from './contexts.ts'
import { civilOf, dayOf, dayValue, isDate, monthLength, monthValue, weekdayOf } from './day.ts'
import { monthAt, weekdays } from './month.ts'
import { monthRule } from './month-date.ts'
import { cardinalAt, dayNumberAt, ordinalAt } from './number.ts'
import { figuresAt } from './numeric-date.ts'
import { phraseAt } from './phrase.ts'
import { type Found, formAt, placed, type Rule, spanValue, yearOf } from './reader.ts'
import { unitRule } from './relative.ts'

// What people say to a calendar and newspapers leave out: used only where the context is loose.

/** A rule that reads only where the context is loose. */
export const loose =
  (rule: Rule): Rule =>
  (reader, i, first) =>
    reader.context.loose === true ? rule(reader, i, first) : null

/** «4/22», «22-4», «4.22», «2015/3», «3-2015», «08/12, 2015». */
export const shortFiguresRule = loose((reader, i) => {
  const dotted = /^(\d{1,4})\.(\d{1,4})$/.exec(formAt(reader, i))
  const figures = dotted === null ? figuresAt(reader.tokens, i, reader.end) : { parts: [Number(dotted[1]), Number(dotted[2])], to: i + 1 }
  if (figures === null || figures.parts.length !== 2) return null
  const [a, b] = figures.parts as [number, number]
  if (a > 1000 || b > 1000) return monthOfYear(Math.max(a, b), Math.min(a, b), figures.to)
  const year = formAt(reader, figures.to) === ',' ? cardinalAt(reader.tokens, figures.to + 1, reader.end) : null
  if (year !== null && a <= 12) return wholeDay(year.value < 100 ? 2000 + year.value : year.value, a, b, year.to)
  const [month, day] = b > 12 ? [a, b] : [b, a]
  return placed(reader, figures.to, 'day', 'day and month, the last such day', (now) => {
    const value = yearOf(now)
    return isDate(value, month, day)
      ? dayValue(dayOf(value, month, day) <= now ? dayOf(value, month, day) : dayOf(value - 1, month, day))
      : null
  })
})

const monthOfYear = (year: number, month: number, to: number): Found | null =>
  month >= 1 && month <= 12 && year < 2200 ? { to, value: monthValue(year, month), kind: 'month', why: 'month and year in figures' } : null

const wholeDay = (year: number, month: number, day: number, to: number): Found | null =>
  isDate(year, month, day) ? { to, value: dayValue(dayOf(year, month, day)), kind: 'day', why: 'month before day' } : null

const DAY_LEADS = wordsOf('day-leads')

/** «في 15», «يوم 27», «للثاني والعشرين»: the last such day of a month. */
export const bareDayRule = loose((reader, i, first) => {
  const day = dayNumberAt(reader.tokens, i, reader.end, first)
  const clitic = formAt(reader, i) !== first
  if (day === null || !(clitic || DAY_LEADS.has(formAt(reader, i - 1)))) return null
  if (day.to < reader.end && reader.tokens[day.to]!.kind !== 'mark') return null
  return placed(reader, day.to, 'day', 'day of the month', (now) => dayValue(lastSuch(now, day.value)))
})

function lastSuch(now: number, day: number): number {
  const { year, month } = civilOf(now)
  for (let back = dayOf(year, month, day) <= now ? 0 : 1; back < 3; back++)
    if (day <= monthLength(civilOf(dayOf(year, month - back, 1)).year, civilOf(dayOf(year, month - back, 1)).month))
      return dayOf(year, month - back, day)
  return now
}

/** «الخميس 21», «الجمعة في الثاني»: the nearest such day; «الأحد الثاني»: of this month. */
export const numberedWeekdayRule = loose((reader, i, first) => {
  const named = first === 'يوم'
  const weekday = phraseAt(weekdays, reader.tokens, named ? i + 1 : i, reader.end, named ? undefined : first)
  if (weekday === null) return null
  const preposition = formAt(reader, weekday.to) === 'في'
  const at = preposition ? weekday.to + 1 : weekday.to
  const ordinal = preposition ? null : ordinalAt(reader.tokens, at, reader.end)
  if (ordinal !== null && ordinal.value <= 5)
    return placed(reader, ordinal.to, 'day', 'weekday of this month', (now) => nthWeekday(now, weekday.meaning, ordinal.value))
  const bare = formAt(reader, at).replace(/^ال/, '')
  const day = dayNumberAt(reader.tokens, at, reader.end) ?? dayNumberAt(reader.tokens, at, reader.end, bare)
  if (day === null) return null
  return placed(reader, day.to, 'day', 'nearest such day', (now) => nearestSuch(now, weekday.meaning, day.value))
})

function nthWeekday(now: number, weekday: number, nth: number): string | null {
  const { year, month } = civilOf(now)
  const first = dayOf(year, month, 1)
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
  return day < dayOf(year, month + 1, 1) ? dayValue(day) : null
}

function nearestSuch(now: number, weekday: number, day: number): string | null {
  const { year, month } = civilOf(now)
  for (const step of [0, -1, 1, -2, 2, -3, 3]) {
    const { year: y, month: m } = civilOf(dayOf(year, month + step, 1))
    if (isDate(y, m, day) && weekdayOf(dayOf(y, m, day)) === weekday) return dayValue(dayOf(y, m, day))
  }
  return null
}

/** «أول يوم جمعة من يوليو», «أول يوم جمعة في هذا الشهر». */
export const firstWeekdayRule = loose((reader, i, first) => {
  const nth = ordinalAt(reader.tokens, i, reader.end, first)
  if (nth === null || formAt(reader, nth.to) !== 'يوم') return null
  const name = formAt(reader, nth.to + 1)
  const weekday = weekdays.get(name.startsWith('ال') ? name : `ال${name}`)?.[0]?.meaning
  const of = formAt(reader, nth.to + 2)
  if (weekday === undefined || (of !== 'من' && of !== 'في')) return null
  const at = nth.to + 3
  const month = monthRule(reader, at, formAt(reader, at)) ?? unitRule(reader, at, formAt(reader, at))
  if (month === null || month.kind !== 'month' || month.value === null) return null
  const start = dayOf(Number(month.value.slice(0, 4)), Number(month.value.slice(5, 7)), 1)
  return { to: month.to, value: nthWeekday(start, weekday, nth.value), kind: 'day', why: 'weekday of the month' }
})

const NEXT_DAY = new Map([
  ['التالي', 1],
  ['الاتي', 1],
  ['الماضي', -1],
  ['الاخير', -1],
])

/** «اليوم التالي», «آخر يوم», «يومي». */
export const otherDayRule = loose((reader, i, first) => {
  const offset =
    first === 'اليوم'
      ? NEXT_DAY.get(formAt(reader, i + 1))
      : first === 'اخر' && formAt(reader, i + 1) === 'يوم'
        ? -1
        : first === 'يومي' && i + 1 === reader.end
          ? 0
          : undefined
  if (offset === undefined) return null
  return placed(reader, offset === 0 ? i + 1 : i + 2, 'day', 'counted from today', (now) => dayValue(now + offset))
})

/** «نوفمبر بين 15 و 19». */
export const monthBetweenRule = loose((reader, i, first) => {
  const word = first === 'شهر'
  const month = monthAt(reader.tokens, word ? i + 1 : i, reader.end, word ? undefined : first)
  if (month === null || formAt(reader, month.to) !== 'بين') return null
  const from = dayNumberAt(reader.tokens, month.to + 1, reader.end)
  const joint = from === null ? '' : formAt(reader, from.to)
  if (from === null || !joint.startsWith('و')) return null
  const until =
    joint === 'و' ? dayNumberAt(reader.tokens, from.to + 1, reader.end) : dayNumberAt(reader.tokens, from.to, reader.end, joint.slice(1))
  if (until === null) return null
  return placed(reader, until.to, 'span', 'days of the last such month', (now) => {
    const year = dayOf(yearOf(now), month.meaning.month, 1) <= now ? yearOf(now) : yearOf(now) - 1
    return spanValue(dayOf(year, month.meaning.month, from.value), dayOf(year, month.meaning.month, until.value))
  })
})
