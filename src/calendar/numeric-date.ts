import type { Token } from '../text/text.ts'
import { isDate } from './day.ts'
import type { DayOrder } from './day-order.ts'

/** A date in figures; `why` says how day and month were told apart, `custom` that nothing but the custom of Arabic pages told them. */
export interface NumericDate {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly to: number
  readonly why: string
  readonly custom?: true
}

const SEPARATORS = new Set(['/', '-', '–', '\\', '.', '‏/', '−'])

/** The two or three numbers of «15/5/2015», «2025-01-17», «27.11.2025», «١ / ١٢ / ٢٠٢٠», with the token index after them. */
export function figuresAt(tokens: readonly Token[], i: number, end: number): { parts: number[]; lengths: number[]; to: number } | null {
  const t = tokens[i]
  if (t === undefined || i >= end || t.kind !== 'number') return null
  if (/^\d{1,4}\.\d{1,2}\.\d{1,4}$/.test(t.form)) {
    const parts = t.form.split('.')
    return { parts: parts.map(Number), lengths: parts.map((p) => p.length), to: i + 1 }
  }
  if (!/^\d{1,4}$/.test(t.form)) return null
  const separator = tokens[i + 1]?.form ?? ''
  if (!SEPARATORS.has(separator)) return null
  const parts = [t.form]
  let to = i + 1
  while (parts.length < 3 && to + 1 < end && tokens[to]!.form === separator && /^\d{1,4}$/.test(tokens[to + 1]!.form)) {
    parts.push(tokens[to + 1]!.form)
    to += 2
  }
  return parts.length < 2 ? null : { parts: parts.map(Number), lengths: parts.map((p) => p.length), to }
}

/**
 * A whole date in figures. Where both of the first numbers could be a month, `order` decides; Arabic pages put the day first,
 * so that is what is taken where nothing else is known, and `why` says so.
 */
export function numericDateAt(tokens: readonly Token[], i: number, end: number, order?: DayOrder): NumericDate | null {
  const figures = figuresAt(tokens, i, end)
  if (figures === null || figures.parts.length !== 3) return null
  const [a, b, c] = figures.parts as [number, number, number]
  const [la, , lc] = figures.lengths as [number, number, number]
  const { to } = figures
  if (la === 4) {
    if (isDate(a, b, c)) return { year: a, month: b, day: c, to, why: 'year first' }
    return isDate(a, c, b) ? { year: a, month: c, day: b, to, why: 'year first, then the day: the other number is no month' } : null
  }
  if (lc !== 4 && lc !== 2) return null
  const year = lc === 4 ? c : c + (c < 70 ? 2000 : 1900)
  const dayFirst = isDate(year, b, a)
  const monthFirst = isDate(year, a, b)
  if (dayFirst && monthFirst && a !== b) {
    if (order?.first === 'month') return { year, month: a, day: b, to, why: order.why }
    if (order !== undefined) return { year, month: b, day: a, to, why: order.why }
    return { year, month: b, day: a, to, why: 'day before month, as Arabic pages write', custom: true }
  }
  if (dayFirst) return { year, month: b, day: a, to, why: 'date in figures' }
  return monthFirst ? { year, month: a, day: b, to, why: 'month before day: the other order is no date' } : null
}
