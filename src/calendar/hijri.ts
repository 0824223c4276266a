import { dayOf } from './day.ts'

// Umm al-Qura as the platform's CLDR data tabulate it (1300–1600 AH); other years are refused rather than reckoned.
const FIRST_YEAR = 1300
const LAST_YEAR = 1600
const DAY_MS = 86_400_000

let formatter: Intl.DateTimeFormat | null = null
const starts = new Map<number, number>()

/** Day number of a date of the Umm al-Qura calendar; null outside 1300–1600 AH or where the month has no such day. */
export function hijriDay(year: number, month: number, day: number): number | null {
  const start = monthStart(year, month)
  const next = month === 12 ? monthStart(year + 1, 1) : monthStart(year, month + 1)
  return start === null || next === null || day < 1 || start + day > next ? null : start + day - 1
}

/** First and last day number of a Hijri month, or of the whole year where `month` is null. */
export function hijriBounds(year: number, month: number | null): readonly [number, number] | null {
  const start = monthStart(year, month ?? 1)
  const next = month === null || month === 12 ? monthStart(year + 1, 1) : monthStart(year, month + 1)
  return start === null || next === null ? null : [start, next - 1]
}

/** The Hijri year that a day number lies in, null outside the table. */
export function hijriYearOf(days: number): number | null {
  const { year } = hijriOf(days)
  return year < FIRST_YEAR || year > LAST_YEAR ? null : year
}

function monthStart(year: number, month: number): number | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return null
  const key = year * 12 + month
  const known = starts.get(key)
  if (known !== undefined) return known
  // Mean length of a lunar month from 1 Muharram 1300 = 12 November 1882; then the nearest first of that month by the table.
  let days = dayOf(1882, 11, 12) + Math.round(((year - FIRST_YEAR) * 12 + month - 1) * 29.530588)
  for (let step = 0; step < 6; step++) {
    const at = hijriOf(days)
    const off = (year - at.year) * 12 + month - at.month
    if (off === 0 && at.day === 1) break
    days += off > 0 ? (off - 1) * 29 + Math.max(1, 30 - at.day) : off < 0 ? -at.day - (-off - 1) * 29 : 1 - at.day
  }
  const at = hijriOf(days)
  if (at.year !== year || at.month !== month || at.day !== 1) return null
  starts.set(key, days)
  return days
}

function hijriOf(days: number): { year: number; month: number; day: number } {
  formatter ??= new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
  })
  const out = { year: 0, month: 0, day: 0 }
  for (const { type, value } of formatter.formatToParts(days * DAY_MS))
    if (type === 'year' || type === 'month' || type === 'day') out[type] = Number.parseInt(value, 10)
  return out
}
