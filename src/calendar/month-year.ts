import { splitProclitics } from '../text/text.ts'
import { eventYears, relations, wordsOf } from './contexts.ts'
import { civilOf, dayOf, monthLength } from './day.ts'
import { hijriBounds, hijriYearOf } from './hijri.ts'
import type { Month } from './month.ts'
import { phraseAt } from './phrase.ts'
import { formAt, type Reader, type Tense } from './reader.ts'
import { plainYear, yearAt } from './year.ts'

/** The year beside a month: stated, so many away from the present, of something else («من العام نفسه»), or not there. */
export interface YearTail {
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
export function yearTail(reader: Reader, i: number): YearTail {
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

interface Placed {
  readonly year: number
  readonly why: string
}

/** The year that a month (and day) at token `from` falls in, or null where neither the text nor the publication date gives one. */
export function place(reader: Reader, from: number, month: Month, day: number | null, tail: YearTail): Placed | null {
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

/** «رمضان 2017»: the Hijri year whose month of that name begins in the Gregorian one. */
export function hijriYearWithin(year: number, month: number): number {
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

/** «هجمات 11 سبتمبر», «حرب أكتوبر»: the event before the date gives its year; null where none is known. */
export function knownYear(reader: Reader, i: number, month: Month, day: number | null): number | null {
  if (month.calendar !== 'gregorian') return null
  const before = formAt(reader, i - 1)
  for (const { rest } of splitProclitics(before)) {
    const year = eventYears.get(`${rest} ${month.month} ${day ?? ''}`)
    if (year !== undefined && (reader.context.reference === null || dayOf(year, month.month, day ?? 1) <= reader.context.reference))
      return year
  }
  return null
}
