import { type Token, tokenize } from '../text/text.ts'
import { dayOf, isDate, parseDay, weekdayOf } from './day.ts'
import { monthAt, weekdays } from './month.ts'
import { dayNumberAt } from './number.ts'
import { figuresAt, type NumericDate, numericDateAt } from './numeric-date.ts'
import { phraseAt } from './phrase.ts'

/** Which of two small numbers is the day, and what shows it. */
export interface DayOrder {
  readonly first: 'day' | 'month'
  readonly why: string
}

const NEAR = 4

/**
 * Evidence for the order of an ambiguous date at token `i`: the weekday beside it, then the page's other dates (`elsewhere`), then the time of the
 * fetch, before which the page was written; null where nothing shows it.
 */
export function orderShown(tokens: readonly Token[], i: number, elsewhere: () => DayOrder | null, fetched: string | null): DayOrder | null {
  const figures = figuresAt(tokens, i, tokens.length)
  if (figures === null) return null
  const day = numericDateAt(tokens, i, tokens.length)
  const month = numericDateAt(tokens, i, tokens.length, { first: 'month', why: '' })
  if (day === null || month === null || day.day === month.day) return null
  return byWeekday(tokens, i, figures.to, [day, month]) ?? elsewhere() ?? byFetch([day, month], fetched)
}

type Readings = readonly [day: NumericDate, month: NumericDate]

const daysOf = ({ year, month, day }: NumericDate): number => dayOf(year, month, day)

function byWeekday(tokens: readonly Token[], from: number, to: number, [day, month]: Readings): DayOrder | null {
  for (let i = Math.max(0, from - NEAR); i < Math.min(tokens.length, to + NEAR); i++) {
    const hit = i >= from && i < to ? null : phraseAt(weekdays, tokens, i, tokens.length)
    if (hit === null) continue
    const isDay = weekdayOf(daysOf(day)) === hit.meaning
    if (isDay === (weekdayOf(daysOf(month)) === hit.meaning)) return null
    return isDay
      ? { first: 'day', why: 'day before month: the weekday beside it' }
      : { first: 'month', why: 'month before day: the weekday beside it' }
  }
  return null
}

function byFetch([day, month]: Readings, fetched: string | null): DayOrder | null {
  const last = parseDay(fetched)
  if (last === null) return null
  const isLater = (date: NumericDate): boolean => daysOf(date) > last + 1
  if (isLater(day) === isLater(month)) return null
  return isLater(day)
    ? { first: 'month', why: 'month before day: the other order is after the fetch' }
    : { first: 'day', why: 'day before month: the other order is after the fetch' }
}

const DAYS_BEFORE = 10

/**
 * The order by which a date line's «09/06/2017» falls on the days that the page's own text names in words («يوم 5 و6 جوان») or soon after them,
 * where the other order does for none; `lines` are the text's. Null where nothing shows it.
 */
export function orderByNamedDays(date: string, lines: Iterable<readonly Token[]>): DayOrder | null {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number) as [number, number, number]
  const first = dayOf(year, month, day)
  const second = dayOf(year, day, month)
  const after = (written: number, named: number): boolean => written >= named && written - named <= DAYS_BEFORE
  const seen = { day: false, month: false }
  for (const tokens of lines)
    for (let i = 0; i < tokens.length; i++) {
      const named = namedDayAt(tokens, i, year)
      if (named === null) continue
      if (after(first, named)) seen.day = true
      if (after(second, named)) seen.month = true
    }
  if (seen.day === seen.month) return null
  return seen.day
    ? { first: 'day', why: 'day before month: near the days its text names' }
    : { first: 'month', why: 'month before day: near the days its text names' }
}

function namedDayAt(tokens: readonly Token[], i: number, year: number): number | null {
  const day = dayNumberAt(tokens, i, tokens.length)
  if (day === null) return null
  const month = monthAt(tokens, day.to, tokens.length)
  if (month === null || month.meaning.calendar === 'hijri') return null
  const own = tokens[month.to]?.kind === 'number' && /^\d{4}$/.test(tokens[month.to]!.form) ? Number(tokens[month.to]!.form) : year
  return isDate(own, month.meaning.month, day.value) ? dayOf(own, month.meaning.month, day.value) : null
}

const FIGURES = /(?<![\p{Nd}/.-])\p{Nd}{1,2}([/.-])\p{Nd}{1,2}\1\p{Nd}{4}(?![\p{Nd}/.-])/gu
const MOST = 200

/** The order that a page's unambiguous dates in figures («05/13/2022») all have; null where there are none or both. */
export function orderElsewhere(text: string): DayOrder | null {
  let first: 'day' | 'month' | null = null
  let count = 0
  for (const [date] of text.matchAll(FIGURES)) {
    if (++count > MOST) break
    const tokens = tokenize(date)
    const day = numericDateAt(tokens, 0, tokens.length)
    const month = numericDateAt(tokens, 0, tokens.length, { first: 'month', why: '' })
    if (day === null || month === null || day.day !== month.day || day.day <= 12) continue
    const own = Number(tokens[0]!.form.split('.')[0]) === day.day ? 'day' : 'month'
    if (first !== null && first !== own) return null
    first = own
  }
  if (first === null) return null
  return {
    first,
    why: first === 'day' ? 'day before month, as the page writes elsewhere' : 'month before day, as the page writes elsewhere',
  }
}
