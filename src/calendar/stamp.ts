import { type Token, tokenize } from '../text/text.ts'
import { type ClockHit, clockAt, clockText, isHourWord } from './clock.ts'
import { wordsOf } from './contexts.ts'
import { clockValue, dayOf, dayValue, isDate, parseDay } from './day.ts'
import { type DayOrder, orderShown } from './day-order.ts'
import { hijriDay } from './hijri.ts'
import { monthAt, weekdays } from './month.ts'
import { cardinalAt, dayNumberAt } from './number.ts'
import { numericDateAt } from './numeric-date.ts'
import { phraseAt } from './phrase.ts'
import { units } from './unit.ts'

/** A publication time read from a line: offsets in the text given, ISO value, and how it was read. */
export interface Stamp {
  readonly start: number
  readonly end: number
  readonly value: string
  readonly why: string
  /** Day and month are told apart by the custom of Arabic pages alone. */
  readonly custom?: true
}

/** What the reader of a date line may know beside it. */
export interface StampOptions {
  /** ISO date-time of the fetch, for «منذ ساعتين»; without it such a line gives nothing. */
  readonly fetched?: string | null
  /** Which number of «09/06/2017» is the day by the page's other dates, asked where the line itself does not show it. */
  readonly order?: () => DayOrder | null
}

/**
 * Reads the date of a byline or date line: RFC 2822, ISO 8601, figures, words in Arabic, English or French, Hijri with or without its
 * Gregorian date, with the weekday and the time of day beside it. Local time is kept as written. A date without its year gives null.
 */
export function parseStamp(text: string, options: StampOptions = {}): Stamp | null {
  const tokens = tokenize(text)
  const { fetched = null, order = () => null } = options
  let hijri: Stamp | null = null
  let updated: Stamp | null = null
  for (let i = 0; i < tokens.length; ) {
    const date = wholeDateAt(tokens, i, tokens.length, orderShown(tokens, i, order, fetched) ?? undefined)
    if (date === null) {
      i++
      continue
    }
    const stamp = withClock(text, tokens, i, date)
    if (date.hijri) hijri ??= stamp
    else if (isUpdate(tokens, i)) updated ??= stamp
    else return stamp
    i = date.to
  }
  return updated ?? hijri ?? agoStamp(tokens, fetched)
}

/** A date with its year in words or figures. */
export interface WholeDate {
  readonly days: number
  readonly to: number
  readonly hijri: boolean
  readonly why: string
  readonly custom?: true
}

/** A whole date at token `i`: «15-5-2015», «13 يناير 2022», «14 ذو الحجة 1445هـ», «6th, December 2024», «Dec 6, 2024». */
export function wholeDateAt(tokens: readonly Token[], i: number, end: number, order?: DayOrder): WholeDate | null {
  const figures = numericDateAt(tokens, i, end, order)
  if (figures !== null) {
    const whole = wholeOf(figures.year, figures.month, figures.day, figures.to, tokens, end, figures.why)
    return whole === null || whole.hijri || figures.custom === undefined ? whole : { ...whole, custom: true }
  }
  return dayMonthYear(tokens, i, end) ?? monthDayYear(tokens, i, end)
}

const SUFFIXES = wordsOf('suffixes')
const COMMAS = wordsOf('stamp-commas')

function dayMonthYear(tokens: readonly Token[], i: number, end: number): WholeDate | null {
  const day = dayNumberAt(tokens, i, end)
  if (day === null) return null
  let at = day.to
  if (SUFFIXES.has(tokens[at]?.form ?? '')) at++
  if (COMMAS.has(tokens[at]?.form ?? '') || tokens[at]?.form === 'من') at++
  if (tokens[at]?.form === 'شهر') at++
  const month = monthAt(tokens, at, end)
  if (month === null) return null
  const year = yearAfter(tokens, month.to, end)
  if (year === null) return null
  if (month.meaning.calendar === 'hijri') return hijriOf(year.year, month.meaning.month, day.value, yearMark(tokens, year.to, end))
  return wholeOf(year.year, month.meaning.month, day.value, year.to, tokens, end, 'date in words')
}

function monthDayYear(tokens: readonly Token[], i: number, end: number): WholeDate | null {
  const month = tokens[i]?.kind === 'word' ? monthAt(tokens, i, end) : null
  if (month === null) return null
  const at = COMMAS.has(tokens[month.to]?.form ?? '') ? month.to + 1 : month.to
  const day = dayNumberAt(tokens, at, end)
  if (day === null || day.spelled) return null
  const year = yearAfter(tokens, SUFFIXES.has(tokens[day.to]?.form ?? '') ? day.to + 1 : day.to, end)
  return year === null ? null : wholeOf(year.year, month.meaning.month, day.value, year.to, tokens, end, 'month before day, in words')
}

function yearAfter(tokens: readonly Token[], i: number, end: number): { year: number; to: number } | null {
  const at = i < end && COMMAS.has(tokens[i]!.form) ? i + 1 : i
  const t = at < end ? tokens[at] : undefined
  return t !== undefined && t.kind === 'number' && /^\d{4}$/.test(t.form) ? { year: Number(t.form), to: at + 1 } : null
}

// «2024م», «1445هـ», «1445 هجري»
const yearMark = (tokens: readonly Token[], i: number, end: number): number =>
  i < end && (tokens[i]!.form === 'ه' || tokens[i]!.form === 'هجري' || tokens[i]!.form === 'هجريه') ? i + 1 : i

function wholeOf(
  year: number,
  month: number,
  day: number,
  to: number,
  tokens: readonly Token[],
  end: number,
  why: string,
): WholeDate | null {
  const mark = yearMark(tokens, to, end)
  if (mark > to || (year > 1300 && year < 1500)) return hijriOf(year, month, day, mark)
  if (!isDate(year, month, day) || year < 1800 || year > 2199) return null
  const era = tokens[to]?.form === 'م' && to < end && !tokens[to]!.gap ? to + 1 : to
  return { days: dayOf(year, month, day), to: era, hijri: false, why }
}

function hijriOf(year: number, month: number, day: number, to: number): WholeDate | null {
  const days = hijriDay(year, month, day)
  return days === null ? null : { days, to, hijri: true, why: 'Hijri date by the Umm al-Qura calendar' }
}

function withClock(text: string, tokens: readonly Token[], i: number, date: WholeDate): Stamp {
  const after = clockAfter(tokens, date.to)
  const from = beginning(tokens, i)
  const before = after === null ? clockBefore(tokens, from) : null
  const clock = after ?? before?.clock ?? null
  const first = tokens[before?.from ?? from]!
  const last = tokens[(after?.to ?? date.to) - 1]!
  const value = dayValue(date.days) + (clock === null ? '' : clockText(clock))
  const stamp = { start: first.start, end: stampEnd(text, last.end), value, why: date.why }
  return date.custom === undefined ? stamp : { ...stamp, custom: true }
}

const stampEnd = (text: string, end: number): number => (text[end] === 'Z' ? end + 1 : end)

const FILLERS = wordsOf('fillers')

function clockAfter(tokens: readonly Token[], i: number): ClockHit | null {
  for (let k = i; k < tokens.length && k < i + 4; k++) {
    const clock = clockAt(tokens, k, tokens.length)
    if (clock !== null) return clock
    if (!FILLERS.has(tokens[k]!.form)) return null
  }
  return null
}

// The weekday before the date, a comma or bracket between them allowed: «الثلاثاء، 14 مارس», «Wed, 02 May».
function beginning(tokens: readonly Token[], i: number): number {
  const at = i > 0 && FILLERS.has(tokens[i - 1]!.form) ? i - 1 : i
  const day = at > 0 ? phraseAt(weekdays, tokens, at - 1, tokens.length) : null
  return day !== null && day.to === at ? at - 1 : i
}

function clockBefore(tokens: readonly Token[], i: number): { from: number; clock: ClockHit } | null {
  for (let from = Math.max(0, i - 7); from < i; from++) {
    if (tokens[from]!.kind !== 'number' && !isHourWord(tokens[from]!.form)) continue
    const clock = clockAt(tokens, from, i)
    if (clock === null) continue
    let to = clock.to
    while (to < i && FILLERS.has(tokens[to]!.form)) to++
    if (to === i) return { from, clock }
  }
  return null
}

const UPDATES = wordsOf('updates')

const isUpdate = (tokens: readonly Token[], i: number): boolean => {
  for (let k = Math.max(0, i - 5); k < i; k++) if (UPDATES.has(tokens[k]!.form)) return true
  return false
}

const SINCE = wordsOf('since')
const MINUTES = new Map([
  ['minute', 1],
  ['hour', 60],
  ['day', 1440],
])

// «منذ ساعتين», «قبل 3 أيام», «2 hours ago» by the time of the fetch; weeks and months are too coarse to name a day.
function agoStamp(tokens: readonly Token[], fetched: string | null): Stamp | null {
  const day = parseDay(fetched)
  if (day === null || fetched === null) return null
  for (let i = 0; i + 1 < tokens.length; i++) {
    if (!SINCE.has(tokens[i]!.form)) continue
    const number = cardinalAt(tokens, i + 1, tokens.length)
    const unit = phraseAt(units, tokens, number?.to ?? i + 1, tokens.length)
    if (unit === null) continue
    const minutes = MINUTES.get(unit.meaning.unit)
    const count = number?.value ?? unit.meaning.count
    if (minutes === undefined || count === 0) continue
    const value = back(day, fetched, minutes * count, minutes < 1440)
    if (value !== null)
      return { start: tokens[i]!.start, end: tokens[unit.to - 1]!.end, value, why: 'counted back from the time of the fetch' }
  }
  return null
}

function back(day: number, fetched: string, minutes: number, clock: boolean): string | null {
  const time = /T(\d{2}):(\d{2})/.exec(fetched)
  if (!clock) return dayValue(day - minutes / 1440)
  if (time === null) return null
  const at = day * 1440 + Number(time[1]) * 60 + Number(time[2]) - minutes
  const days = Math.floor(at / 1440)
  const rest = at - days * 1440
  return dayValue(days) + clockValue(Math.floor(rest / 60), rest % 60)
}
