import { holidays } from './contexts.ts'
import { dayOf, dayValue } from './day.ts'
import { hijriDay, hijriYearOf } from './hijri.ts'
import { phraseAt } from './phrase.ts'
import { formAt, placed, type Rule, yearOf } from './reader.ts'
import { plainYear } from './year.ts'

/** «عيد الفطر», «رأس السنة الميلادية»: the day nearest to the publication date, or that of the year beside it. */
export const holidayRule: Rule = (reader, i, first) => {
  const hit = phraseAt(holidays, reader.tokens, i, reader.end, first)
  if (hit === null) return null
  const { hijri, month, day } = hit.meaning
  const stated = plainYear(reader, formAt(reader, hit.to) === 'عام' ? hit.to + 1 : hit.to)
  if (stated !== null) return null
  return placed(
    reader,
    hit.to,
    'day',
    hijri ? 'feast by the Umm al-Qura calendar, nearest to the publication date' : 'feast nearest to the publication date',
    (now) => {
      const year = hijri ? (hijriYearOf(now) ?? 0) : yearOf(now)
      const days = [year - 1, year, year + 1].map((y) => (hijri ? hijriDay(y, month, day) : dayOf(y, month, day))).filter((d) => d !== null)
      days.sort((a, b) => Math.abs(a - now) - Math.abs(b - now))
      return days[0] === undefined ? null : dayValue(days[0])
    },
  )
}
