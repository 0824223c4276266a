import { readTable } from '../lexicon/lexicon.ts'
import { foldWord } from '../text/text.ts'
import { bookOf } from './phrase.ts'

const roles = new Map<string, Set<string>>()
for (const { form, role } of readTable('words/calendar-contexts.tsv', ['form', 'role'])) {
  const set = roles.get(role)
  if (set === undefined) roles.set(role, new Set([foldWord(form)]))
  else set.add(foldWord(form))
}

/** Folded words that play the role beside an expression (`lexicon/words/calendar-contexts.tsv`). */
export function wordsOf(role: string): ReadonlySet<string> {
  const set = roles.get(role)
  if (set === undefined) throw new Error(`lexicon/words/calendar-contexts.tsv: no word has the role "${role}"`)
  return set
}

const whole = (file: string, form: string, cell: string): number => {
  if (!/^-?\d+$/.test(cell)) throw new Error(`lexicon/words/${file}: "${form}" has no whole number, found "${cell}"`)
  return Number(cell)
}

/** «الماضي», «المقبل», «الجاري»: how many units away. */
export const relations = bookOf('calendar-relations.tsv', ['form', 'steps'], (row) => whole('calendar-relations.tsv', row.form, row.steps))

/** «أمس», «غدا»: days from today. */
export const dayWords = bookOf('calendar-days.tsv', ['form', 'offset'], (row) => whole('calendar-days.tsv', row.form, row.offset))

/** «تسعينيات»: years into the century. */
export const decades = bookOf('calendar-decades.tsv', ['form', 'years'], (row) => whole('calendar-decades.tsv', row.form, row.years))

/** «صيف»: the season's first month. */
export const seasons = bookOf('calendar-seasons.tsv', ['form', 'month'], (row) => whole('calendar-seasons.tsv', row.form, row.month))

/** «مطلع», «أواخر», «نهاية». */
export const edges = bookOf('calendar-edges.tsv', ['form', 'edge'], (row) => row.edge as 'start' | 'middle' | 'late' | 'end')

/** «النصف», «الربع». */
export const yearParts = bookOf('calendar-parts-of-year.tsv', ['form', 'part'], (row) => row.part as 'half' | 'quarter' | 'third')

/** Years of events that news names by their day or month alone; keys are «word month day», the day empty for a whole month. */
export const eventYears: ReadonlyMap<string, number> = new Map(
  readTable('words/calendar-events.tsv', ['form', 'month', 'day', 'year']).map((row) => [
    `${foldWord(row.form)} ${row.month} ${row.day}`,
    whole('calendar-events.tsv', row.form, row.year),
  ]),
)

/** Feasts by the calendar they are fixed in. */
export const holidays = bookOf('calendar-holidays.tsv', ['form', 'calendar', 'month', 'day'], (row) => ({
  hijri: row.calendar === 'hijri',
  month: whole('calendar-holidays.tsv', row.form, row.month),
  day: whole('calendar-holidays.tsv', row.form, row.day),
}))
