import type { Lang } from '../telling/words.ts'

const MONTH = (locale: string): readonly string[] => {
  const format = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2024, month, 15)))
}
const ENGLISH = MONTH('en')
const WESTERN = MONTH('ar-EG')
const EASTERN = MONTH('ar-SY')

/** A month's name; in Arabic by both of the press's traditions: «حزيران/يونيو». */
const monthName = (lang: Lang, month: number): string =>
  lang === 'en'
    ? ENGLISH[month - 1]!
    : EASTERN[month - 1] === WESTERN[month - 1]
      ? WESTERN[month - 1]!
      : `${EASTERN[month - 1]}/${WESTERN[month - 1]}`

/** Every month name of a language, to find dates by. */
export const monthNames = (lang: Lang): readonly string[] => (lang === 'en' ? ENGLISH : [...WESTERN, ...EASTERN])

/** A reading's time value in words, no finer than it is: «19 June 2024», «second half of 2025»; rarer forms stay ISO. */
export function dateText(lang: Lang, value: string): string {
  const day = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/.exec(value)
  if (day !== null) {
    const [, year, month, date] = day
    return [date === undefined ? null : String(Number(date)), month === undefined ? null : monthName(lang, Number(month)), year]
      .filter((p) => p !== null)
      .join(' ')
  }
  const half = /^(\d{4})-H([12])$/.exec(value)
  if (half !== null) {
    const first = half[2] === '1'
    return lang === 'en' ? `${first ? 'first' : 'second'} half of ${half[1]}` : `النصف ${first ? 'الأول' : 'الثاني'} من ${half[1]}`
  }
  const week = /^(\d{4})-W(\d{2})$/.exec(value)
  if (week !== null) return lang === 'en' ? `week ${Number(week[2])} of ${week[1]}` : `الأسبوع ${Number(week[2])} من ${week[1]}`
  const ends = value.split('/')
  if (ends.length === 2) return ends.map((end) => dateText(lang, end)).join(lang === 'en' ? ' to ' : ' إلى ')
  return value
}
