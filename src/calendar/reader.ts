import type { Token } from '../text/text.ts'
import { civilOf, dayOf, dayValue, monthLength } from './day.ts'
import type { DayOrder } from './day-order.ts'

/** What kind of stretch of the calendar a value names. */
export type TimeKind = 'day' | 'month' | 'year' | 'week' | 'half' | 'quarter' | 'decade' | 'span' | 'clock'

/** A calendar expression: tokens `[from, to)`, `skip` folded letters (clitics) before it in the first, and its ISO value or why there is none. */
export interface TimeHit {
  readonly from: number
  readonly to: number
  readonly skip: number
  readonly value: string | null
  readonly kind: TimeKind
  readonly why: string
}

/** What a clause says of when it happens: `past` for certain, `reported` where a verb of the past stands before it, null where nothing does. */
export type Tense = 'past' | 'reported' | 'future' | null

/** What an expression is placed by. */
export interface TimeContext {
  /** Day number of the publication date, null where there is none. */
  readonly reference: number | null
  /** Tense of the clause around the tokens `[from, to)`, asked only where it decides. */
  readonly tense?: (from: number, to: number) => Tense
  /** The last placed expression before this one in its sentence. */
  readonly last?: Pick<TimeHit, 'value' | 'kind'> | null
  /** ISO weekday → day number that the article has already placed in the future. */
  readonly planned?: ReadonlyMap<number, number>
  /** Whether the day or the month comes first in the page's other dates in figures, asked where a date could be read both ways. */
  readonly order?: () => DayOrder | null
  /** Also what a newspaper's calendar leaves out: bare days of the month, rough periods, seasons without a year. */
  readonly loose?: boolean
}

/** The tokens of one line with what they are placed by; rules read from `i`, whose form without clitics is `first`. */
export interface Reader {
  readonly tokens: readonly Token[]
  readonly start: number
  readonly end: number
  readonly context: TimeContext
}

/** Result of a rule: where it ends, and its value. */
export interface Found {
  readonly to: number
  readonly value: string | null
  readonly kind: TimeKind
  readonly why: string
  /** The expression began before the token the rule was asked at (by so many tokens). */
  readonly from?: number
}

export type Rule = (reader: Reader, i: number, first: string) => Found | null

/** A form, or the empty string outside the line. */
export const formAt = ({ tokens, start, end }: Reader, i: number): string => (i >= start && i < end ? tokens[i]!.form : '')

/** A value that needs the publication date, or its refusal. */
export function placed(reader: Reader, to: number, kind: TimeKind, why: string, value: (reference: number) => string | null): Found {
  const { reference } = reader.context
  if (reference === null) return { to, kind, value: null, why: 'needs a publication date, and there is none' }
  return { to, kind, value: value(reference), why }
}

/** First and last day of an ISO value cut to a year, month or day, or of an interval of such; null for other values. */
export function boundsOf(value: string): readonly [number, number] | null {
  const slash = value.indexOf('/')
  if (slash >= 0) {
    const first = boundsOf(value.slice(0, slash))
    const second = boundsOf(value.slice(slash + 1))
    return first === null || second === null ? null : [first[0], second[1]]
  }
  const m = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(value)
  if (m === null) return null
  const year = Number(m[1])
  if (m[2] === undefined) return [dayOf(year, 1, 1), dayOf(year, 12, 31)]
  const month = Number(m[2])
  if (m[3] === undefined) return [dayOf(year, month, 1), dayOf(year, month, monthLength(year, month))]
  const day = dayOf(year, month, Number(m[3]))
  return [day, day]
}

/** `2025-11-25/2025-11-27`. */
export const spanValue = (from: number, to: number): string => `${dayValue(from)}/${dayValue(to)}`

/** Year of a day number. */
export const yearOf = (days: number): number => civilOf(days).year
