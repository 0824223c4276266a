import { clockAt, clockText, dayParts, isClockHalf } from './clock.ts'
import { dayWords, relations, wordsOf } from './contexts.ts'
import { civilOf, dayOf, dayValue, parseDay, weekdayOf } from './day.ts'
import { orderShown } from './day-order.ts'
import { hijriDay } from './hijri.ts'
import { weekdays } from './month.ts'
import { dayMonthRule, monthRule } from './month-date.ts'
import { figuresAt, type NumericDate, numericDateAt } from './numeric-date.ts'
import { phraseAt } from './phrase.ts'
import { boundsOf, type Found, formAt, placed, type Reader, type Rule, spanValue } from './reader.ts'

const NOT_TODAY_BEFORE = wordsOf('not-today-before')
const NAMED_BEFORE = wordsOf('name-before')
const NOT_TODAY_AFTER = wordsOf('not-today-after')
const NOT_WEEKDAY_BEFORE = wordsOf('not-weekday-before')
const NOT_WEEKDAY_AFTER = wordsOf('not-weekday-after')
const SAME = wordsOf('same')
const DAY = wordsOf('day')

/** A day by name: «أمس», «اليوم الخميس», «مساء أمس (الأحد)», «يوم السبت المقبل», «الجمعة الموافق 5 مايو», «فجر السبت», with its clock time. */
export const dayRule: Rule = (reader, i, first) => {
  const core = partOfDay(reader, i, first) ?? named(reader, i, first, i)
  return core === null ? null : withClock(reader, core)
}

// «صباح اليوم», «مساء يوم الأحد», «ليل السبت الأحد»
function partOfDay(reader: Reader, i: number, first: string): Found | null {
  const part = phraseAt(dayParts, reader.tokens, i, reader.end, first)
  if (part === null) return null
  return named(reader, part.to, formAt(reader, part.to), i) ?? dateAt(reader, part.to)
}

function named(reader: Reader, i: number, first: string, from: number): Found | null {
  return dayWord(reader, i, first, from) ?? weekday(reader, i, first, from) ?? dayOfDate(reader, i, first)
}

// «يوم 12 مايو», «نهار 3 آب»
function dayOfDate(reader: Reader, i: number, first: string): Found | null {
  if (!DAY.has(first)) return null
  return dateAt(reader, i + 1) ?? dayMonthRule(reader, i + 1, formAt(reader, i + 1))
}

function dateAt(reader: Reader, i: number): Found | null {
  const figures = inFigures(reader, i)
  if (figures !== null)
    return { to: figures.to, value: dayValue(dayOf(figures.year, figures.month, figures.day)), kind: 'day', why: figures.why }
  const found = dayMonthRule(reader, i, formAt(reader, i))
  if (found !== null && found.kind === 'day') return found
  const backward = monthRule(reader, i, formAt(reader, i))
  return backward !== null && backward.kind === 'day' ? backward : null
}

// «أمس», «اليوم», «بعد غد», with the weekday beside it: «أمس (الخميس)», «اليوم /الخميس/», «أول من أمس السبت».
function dayWord(reader: Reader, i: number, first: string, from: number): Found | null {
  const hit = phraseAt(dayWords, reader.tokens, i, reader.end, first)
  if (hit === null) return null
  if (NAMED_BEFORE.has(formAt(reader, i - 1))) return null
  const beside = weekdayBeside(reader, hit.to)
  const today = hit.meaning === 0 && hit.to === i + 1
  if (today && beside === hit.to && from === i && isNoToday(reader, i, hit.to)) return null
  if (SAME.has(formAt(reader, hit.to)) || NOT_TODAY_AFTER.has(formAt(reader, hit.to))) return null
  const date = dateAfter(reader, beside)
  if (date !== null) return date
  const day = beside === hit.to ? null : weekdayNear(reader, hit.to)
  return placed(reader, beside, 'day', day === null ? 'counted from the publication date' : 'weekday beside the publication date', (now) =>
    dayValue(nearest(now + hit.meaning, day)),
  )
}

function weekdayNear(reader: Reader, i: number): number | null {
  const at = BRACKETS.has(formAt(reader, i)) ? i + 1 : i
  return phraseAt(weekdays, reader.tokens, at, reader.end)?.meaning ?? null
}

// A page put up a day late still says «اليوم الأربعاء»: the weekday wins where it is within two days.
function nearest(days: number, weekday: number | null): number {
  if (weekday === null) return days
  const off = ((weekday - weekdayOf(days) + 10) % 7) - 3
  return Math.abs(off) <= 2 ? days + off : days
}

function isNoToday(reader: Reader, i: number, to: number): boolean {
  // «واليوم، يتطور …»: nowadays.
  if (formAt(reader, i).startsWith('و') && formAt(reader, to) === '،') return true
  if (NOT_TODAY_BEFORE.has(formAt(reader, i - 1)) || NOT_TODAY_AFTER.has(formAt(reader, to))) return true
  const after = formAt(reader, to)
  // The newspapers «اليوم» and «أصداء اليوم».
  if (after !== '»' && after !== '"' && after !== '”') return false
  const opens = (k: number): boolean => ['«', '"', '“'].includes(formAt(reader, k))
  return opens(i - 1) || opens(i - 2)
}

const BRACKETS = new Map([
  ['(', ')'],
  ['«', '»'],
  ['/', '/'],
  ['"', '"'],
  ['-', '-'],
])

/** Token index after a weekday that stands beside a day already named, in brackets or bare; the index given where none does. */
function weekdayBeside(reader: Reader, i: number): number {
  const { tokens, end } = reader
  const close = BRACKETS.get(formAt(reader, i))
  const hit = phraseAt(weekdays, tokens, close === undefined ? i : i + 1, end)
  if (hit === null) return i
  if (close === undefined) return hit.to
  return formAt(reader, hit.to) === close ? hit.to + 1 : i
}

const JOINTS = wordsOf('joints')
const MATCHING = wordsOf('matching')

// «، 5 مايو», «الموافق 5 مايو 2018», «7 أغسطس» after a weekday.
function dateAfter(reader: Reader, i: number): Found | null {
  const form = formAt(reader, i)
  const at = MATCHING.has(form) ? (formAt(reader, i + 1) === 'ل' ? i + 2 : i + 1) : JOINTS.has(form) && form !== 'في' ? i + 1 : i
  const date = dateAt(reader, at)
  if (date === null) return null
  const closed = form === '(' && formAt(reader, date.to) === ')'
  return closed ? { ...date, to: date.to + 1 } : date
}

function weekday(reader: Reader, i: number, first: string, from: number): Found | null {
  const { tokens, end } = reader
  const announced = DAY.has(first)
  const at = announced ? i + 1 : i
  const hit = phraseAt(weekdays, tokens, at, end, announced ? undefined : first)
  if (hit === null || (!formAt(reader, at).includes('ال') && !announced))
    return announced ? dayWord(reader, at, formAt(reader, at), from) : null
  if (isNoWeekday(reader, i, hit.to)) return null
  const pair = first === 'يومي' ? secondDay(reader, hit.to) : null
  if (pair !== null) return twoDays(reader, hit.meaning, pair, from, hit.to)
  const night = nightEnd(reader, hit.to)
  const relation = phraseAt(relations, tokens, night, end)
  const date = dateAfter(reader, relation?.to ?? night)
  if (date !== null && date.value !== null) return date
  const why = relation === null ? 'weekday beside the publication date' : 'weekday counted from the publication date'
  return placed(reader, relation?.to ?? night, 'day', why, (now) =>
    dayValue(placeWeekday(reader, now, hit.meaning, relation?.meaning ?? null, from, hit.to)),
  )
}

const isNoWeekday = (reader: Reader, i: number, to: number): boolean =>
  NOT_WEEKDAY_BEFORE.has(formAt(reader, i - 1)) || NOT_WEEKDAY_AFTER.has(formAt(reader, to)) || SAME.has(formAt(reader, to))

// «يومي الثلاثاء والأربعاء»
function secondDay(reader: Reader, i: number): { to: number; weekday: number } | null {
  const form = formAt(reader, i)
  const hit = form.startsWith('و') ? phraseAt(weekdays, reader.tokens, i, reader.end, form.slice(1)) : null
  return hit === null ? null : { to: hit.to, weekday: hit.meaning }
}

function twoDays(reader: Reader, first: number, second: { to: number; weekday: number }, from: number, to: number): Found {
  const relation = phraseAt(relations, reader.tokens, second.to, reader.end)
  return placed(reader, relation?.to ?? second.to, 'span', 'two weekdays beside the publication date', (now) => {
    const day = placeWeekday(reader, now, first, relation?.meaning ?? null, from, to)
    return spanValue(day, day + ((second.weekday - first + 7) % 7))
  })
}

// «ليل السبت الأحد», «ليلة الجمعة-السبت»: the night that begins on the first.
function nightEnd(reader: Reader, i: number): number {
  const form = formAt(reader, i)
  const joined = form === '-' || form === '/' || form === '–'
  const second = phraseAt(weekdays, reader.tokens, joined ? i + 1 : i, reader.end)
  return second !== null && (joined || !form.startsWith('و')) ? second.to : i
}

function placeWeekday(reader: Reader, now: number, day: number, steps: number | null, from: number, to: number): number {
  const ahead = (day - weekdayOf(now) + 7) % 7
  const back = (weekdayOf(now) - day + 7) % 7
  if (steps !== null && steps < 0) return now - (back === 0 ? 7 : back) + (steps + 1) * 7
  if (steps !== null && steps > 0) return now + (ahead === 0 ? 7 : ahead) + (steps - 1) * 7
  if (steps === 0) return now - weekdayOf(now) + day
  const named = reader.context.last?.kind === 'day' ? parseDay(reader.context.last.value) : null
  // «في الثالث من يناير 2020، فجر الجمعة»: the day of a date far off that the sentence has named.
  if (named !== null && Math.abs(named - now) > 7 && weekdayOf(named) === day) return named
  if (ahead === 0) return now
  const tense = reader.context.tense?.(from, to) ?? null
  if (tense === 'future') return now + ahead
  const planned = tense === null ? reader.context.planned?.get(day) : undefined
  return planned ?? now - back
}

// «السبت عند الساعة 17:00», «الأحد صباحا»
function withClock(reader: Reader, core: Found): Found {
  const { tokens, end } = reader
  if (isClockHalf(tokens, core.to, end)) return { ...core, to: core.to + 1 }
  const form = formAt(reader, core.to)
  const at = form === 'عند' || form === 'في' || form === '،' || form === '-' ? core.to + 1 : core.to
  const clock = clockAt(tokens, at, end)
  if (clock === null || core.kind !== 'day') return core
  const value = core.value === null || boundsOf(core.value) === null ? null : core.value + clockText(clock)
  return { ...core, to: clock.to, kind: 'clock', value }
}

/** The day and month of a dateline («موسكو - 27 - 11 - »), taken only where they are the publication date's or the day before's. */
export const datelineRule: Rule = (reader, i) => {
  const { reference } = reader.context
  const figures = figuresAt(reader.tokens, i, reader.end)
  if (reference === null || figures === null || figures.parts.length !== 2) return null
  const [day, month] = figures.parts as [number, number]
  for (const days of [reference, reference - 1]) {
    const date = civilOf(days)
    if (date.day === day && date.month === month)
      return { to: figures.to, value: dayValue(days), kind: 'day', why: 'day and month of the publication date' }
  }
  return null
}

// The weekday beside the date and the page's other dates show which number is the day; running text puts it first where neither does.
function inFigures({ tokens, end, context }: Reader, i: number): NumericDate | null {
  const date = numericDateAt(tokens, i, end)
  if (date?.custom === undefined) return date
  const order = orderShown(tokens, i, context.order ?? (() => null), null)
  return order === null ? date : numericDateAt(tokens, i, end, order)
}

/** A date in figures: «15-5-1992», «15/5/2015», «2025-01-17 20:22». */
export const numericRule: Rule = (reader, i) => {
  const date = inFigures(reader, i)
  if (date === null || date.year < 1300 || date.year > 2199) return null
  if ((formAt(reader, i - 1) === '/' || formAt(reader, i - 1) === '-') && !reader.tokens[i]!.gap) return null
  const hijri = date.year < 1500
  const days = hijri ? hijriDay(date.year, date.month, date.day) : dayOf(date.year, date.month, date.day)
  if (days === null) return null
  return withClock(reader, {
    to: date.to,
    value: dayValue(days),
    kind: 'day',
    why: hijri ? 'Hijri date by the Umm al-Qura calendar' : date.why,
  })
}
