import { readTable } from '../lexicon/lexicon.ts'
import type { Token } from '../text/text.ts'
import { wordsOf } from './contexts.ts'
import { clockValue } from './day.ts'
import { ordinalAt } from './number.ts'
import { phraseAt, phraseBook } from './phrase.ts'

/** A time of day and the token index after it. */
export interface ClockHit {
  readonly hour: number
  readonly minute: number
  readonly to: number
}

const parts = readTable('words/calendar-parts.tsv', ['form', 'half', 'role'])
const halves = phraseBook(parts.filter((p) => p.role === 'clock').map((p) => [p.form, p.half] as const))
/** Parts of the day that may stand before it («مساء الأحد», «بعد ظهر الأربعاء»). */
export const dayParts = phraseBook(parts.filter((p) => p.role === 'part').map((p) => [p.form, p.half] as const))

const HOUR_WORDS = wordsOf('hour-words')

/** Whether the folded word announces a clock time («الساعة»). */
export const isHourWord = (form: string): boolean => HOUR_WORDS.has(form)

/** `T08:50`. */
export const clockText = (clock: ClockHit): string => clockValue(clock.hour, clock.minute)

/**
 * A time of day: «8:50 ص», «08:50», «الساعة 23:10», «الساعة الثانية ظهرا», «الساعة 10.00 بتوقيت غرينتش». A bare hour counts only after «الساعة»
 * or with its half of the day. The time zone, where named, belongs to the expression; the clock is kept as written.
 */
export function clockAt(tokens: readonly Token[], i: number, end: number, announced = false): ClockHit | null {
  const t = tokens[i]
  if (t === undefined || i >= end) return null
  if (isHourWord(t.form)) return announced ? null : clockAt(tokens, i + 1, end, true)
  const digits = digitsAt(tokens, i, end, announced)
  const read = digits ?? (announced ? spelledAt(tokens, i, end) : null)
  if (read === null) return null
  const half = phraseAt(halves, tokens, read.to, end)
  if (!announced && half === null && read.bare) return null
  const hour = half === null ? read.hour : onHalf(read.hour, half.meaning)
  if (hour > 23 || read.minute > 59) return null
  return { hour, minute: read.minute, to: zoneEnd(tokens, half?.to ?? read.to, end) }
}

interface Read extends ClockHit {
  /** Only the hour stands there. */
  readonly bare: boolean
}

function digitsAt(tokens: readonly Token[], i: number, end: number, announced: boolean): Read | null {
  const t = tokens[i]!
  if (t.kind !== 'number') return null
  const dotted = announced ? /^(\d{1,2})[.,](\d{2})$/.exec(t.form) : null
  if (dotted !== null) return { hour: Number(dotted[1]), minute: Number(dotted[2]), to: i + 1, bare: false }
  if (!/^\d{1,2}$/.test(t.form)) return null
  const hour = Number(t.form)
  const minute = tokens[i + 2]
  if (i + 2 < end && tokens[i + 1]!.form === ':' && minute?.kind === 'number' && /^\d{2}$/.test(minute.form)) {
    const seconds = i + 4 < end && tokens[i + 3]!.form === ':' && /^\d{2}$/.test(tokens[i + 4]!.form)
    return { hour, minute: Number(minute.form), to: seconds ? i + 5 : i + 3, bare: false }
  }
  return { hour, minute: 0, to: i + 1, bare: true }
}

const FRACTIONS = new Map([
  ['والنصف', 30],
  ['والربع', 15],
  ['والثلث', 20],
])

function spelledAt(tokens: readonly Token[], i: number, end: number): Read | null {
  const hour = ordinalAt(tokens, i, end)
  if (hour === null || hour.value > 12) return null
  const minute = hour.to < end ? FRACTIONS.get(tokens[hour.to]!.form) : undefined
  return { hour: hour.value, minute: minute ?? 0, to: minute === undefined ? hour.to : hour.to + 1, bare: true }
}

function onHalf(hour: number, half: string): number {
  if (half === 'night') return hour === 12 ? 0 : hour >= 6 && hour < 12 ? hour + 12 : hour
  if (half === 'pm') return hour < 12 ? hour + 12 : hour
  return hour === 12 ? 0 : hour
}

const ZONES = wordsOf('zones')

// «بتوقيت غرينتش», «بالتوقيت المحلي», «(ت غ)», «+0400», «+03:00», GMT
function zoneEnd(tokens: readonly Token[], i: number, end: number): number {
  const form = (k: number): string => (k < end ? (tokens[k]?.form ?? '') : '')
  if (form(i) === 'بتوقيت' && i + 1 < end) return i + 2
  if (form(i) === 'بالتوقيت' || form(i) === 'التوقيت') return i + (i + 1 < end ? 2 : 1)
  if (form(i) === 'ت' && form(i + 1) === 'غ') return i + 2
  if (form(i) === 'ت' && form(i + 1) === '.' && form(i + 2) === 'غ') return i + 3
  if (form(i) === '(' && form(i + 1) === 'ت' && form(i + 2) === 'غ' && form(i + 3) === ')') return i + 4
  if (form(i) === '(' && ZONES.has(form(i + 1)) && form(i + 2) === ')') return i + 3
  if (ZONES.has(form(i))) return i + 1
  if ((form(i) === '+' || form(i) === '-') && /^\d{4}$/.test(form(i + 1)) && !tokens[i + 1]!.gap) return i + 2
  if ((form(i) === '+' || form(i) === '-') && /^\d{2}$/.test(form(i + 1)) && form(i + 2) === ':' && /^\d{2}$/.test(form(i + 3)))
    return i + 4
  return i
}

/** Whether a half of the day stands at token `i` by itself («الأحد صباحا»). */
export function isClockHalf(tokens: readonly Token[], i: number, end: number): boolean {
  const hit = phraseAt(halves, tokens, i, end)
  return hit !== null && hit.to === i + 1 && tokens[i]!.form.length > 2
}
