import { type Token, tokenize } from '../text/text.ts'
import { dayOf, parseDay, weekdayOf } from './day.ts'
import { weekdays } from './month.ts'
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
