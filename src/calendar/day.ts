/** Days since 1 January 1970 of a Gregorian date; a month or day past its end runs on into the next. */
export const dayOf = (year: number, month: number, day: number): number => {
  const y = year + Math.floor((month - 1) / 12)
  const m = ((((month - 1) % 12) + 12) % 12) + 1
  const a = m <= 2 ? y - 1 : y
  const era = Math.floor(a / 400)
  const yearOfEra = a - era * 400
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468
}

/** Year, month and day of a day number. */
export interface Civil {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** The Gregorian date of a day number (Howard Hinnant's civil-from-days). */
export function civilOf(days: number): Civil {
  const z = days + 719468
  const era = Math.floor(z / 146097)
  const doe = z - era * 146097
  const yoe = Math.floor((doe - Math.floor(doe / 1460) + Math.floor(doe / 36524) - Math.floor(doe / 146096)) / 365)
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100))
  const mp = Math.floor((5 * doy + 2) / 153)
  const month = mp < 10 ? mp + 3 : mp - 9
  return { year: yoe + era * 400 + (month <= 2 ? 1 : 0), month, day: doy - Math.floor((153 * mp + 2) / 5) + 1 }
}

/** Days in a month. */
export const monthLength = (year: number, month: number): number => dayOf(year, month + 1, 1) - dayOf(year, month, 1)

/** Whether year, month and day name a day that exists, in the years 1–9999. */
export const isDate = (year: number, month: number, day: number): boolean =>
  year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= monthLength(year, month)

/** ISO weekday of a day number: 1 Monday … 7 Sunday. */
export const weekdayOf = (days: number): number => ((((days + 3) % 7) + 7) % 7) + 1

const pad = (n: number, width: number): string => String(n).padStart(width, '0')

/** `2022`. */
export const yearValue = (year: number): string => pad(year, 4)

/** `2022-01`; a month past the year's end runs on. */
export const monthValue = (year: number, month: number): string => {
  const { year: y, month: m } = civilOf(dayOf(year, month, 1))
  return `${pad(y, 4)}-${pad(m, 2)}`
}

/** `2022-01-13`. */
export const dayValue = (days: number): string => {
  const { year, month, day } = civilOf(days)
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

/** `T08:50`. */
export const clockValue = (hour: number, minute: number): string => `T${pad(hour, 2)}:${pad(minute, 2)}`

/** `2022-W03`: the ISO week, Monday to Sunday, that the day lies in. */
export function weekValue(days: number): string {
  const thursday = days - weekdayOf(days) + 4
  const { year } = civilOf(thursday)
  return `${pad(year, 4)}-W${pad(Math.floor((thursday - dayOf(year, 1, 1)) / 7) + 1, 2)}`
}

/** Day number of an ISO date or date-time; null where the text begins with no whole date that exists. */
export function parseDay(iso: string | null | undefined): number | null {
  const m = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso ?? '')
  if (m === null) return null
  const [year, month, day] = [Number(m[1]), Number(m[2]), Number(m[3])]
  return isDate(year, month, day) ? dayOf(year, month, day) : null
}
