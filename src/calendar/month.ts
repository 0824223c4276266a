import type { Token } from '../text/text.ts'
import { wordsOf } from './contexts.ts'
import { bookOf, type PhraseBook, type PhraseHit, phraseAt } from './phrase.ts'

/** A month of a calendar; `guard` says what must stand with the name for it to be a month (see `lexicon/words/months.tsv`). */
export interface Month {
  readonly calendar: 'gregorian' | 'hijri'
  readonly month: number
  readonly guard: '' | 'cued' | 'dated' | 'full'
}

const GUARDS = new Set(['', 'cued', 'dated', 'full'])

/** Month names of every press tradition. */
export const months: PhraseBook<Month> = bookOf('months.tsv', ['form', 'calendar', 'month', 'guard'], (row) => {
  const month = Number(row.month)
  const calendar = row.calendar
  if ((calendar !== 'gregorian' && calendar !== 'hijri') || !(month >= 1 && month <= 12) || !GUARDS.has(row.guard))
    throw new Error(`lexicon/words/months.tsv: "${row.form}" needs a calendar, a month and a guard`)
  return { calendar, month, guard: row.guard as Month['guard'] }
})

/** ISO weekday numbers by name. */
export const weekdays: PhraseBook<number> = bookOf('weekdays.tsv', ['form', 'day'], (row) => {
  const day = Number(row.day)
  if (!(day >= 1 && day <= 7)) throw new Error(`lexicon/words/weekdays.tsv: "${row.form}" has no day 1–7`)
  return day
})

const OPENERS = wordsOf('openers')

/**
 * A month's name, with its name in another tradition where both stand («تموز/يوليو», «يونيو (حزيران)», «يونيو حزيران»).
 * Two names make an unambiguous month whatever the guard of each.
 */
export function monthAt(tokens: readonly Token[], i: number, end: number, first?: string): PhraseHit<Month> | null {
  const hit = phraseAt(months, tokens, i, end, first)
  if (hit === null) return null
  const mark = tokens[hit.to]
  const opened = mark !== undefined && hit.to < end && mark.kind === 'mark' && OPENERS.has(mark.form)
  const second = phraseAt(months, tokens, opened ? hit.to + 1 : hit.to, end)
  if (second === null || second.meaning.calendar !== hit.meaning.calendar || second.meaning.month !== hit.meaning.month) return hit
  const closer = tokens[second.to]?.form
  const closed = opened && second.to < end && ((mark.form === '(' && closer === ')') || (mark.form === '«' && closer === '»'))
  return { to: closed ? second.to + 1 : second.to, meaning: { ...hit.meaning, guard: '' } }
}
