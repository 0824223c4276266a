import { bookOf, type PhraseBook } from './phrase.ts'

/** A unit of time as a word names it: `count` 1 or 2 where the word says how many, 0 for a plural. */
export interface Unit {
  readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'decade' | 'century'
  readonly count: 0 | 1 | 2
}

const UNITS = new Set(['minute', 'hour', 'day', 'week', 'month', 'year', 'decade', 'century'])

/** Units of time by their folded word, without the article. */
export const units: PhraseBook<Unit> = bookOf('calendar-units.tsv', ['form', 'unit', 'count'], (row) => {
  const count = Number(row.count)
  if (!UNITS.has(row.unit) || (count !== 0 && count !== 1 && count !== 2))
    throw new Error(`lexicon/words/calendar-units.tsv: "${row.form}" needs a unit and a count`)
  return { unit: row.unit as Unit['unit'], count }
})
