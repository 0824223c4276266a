/** The last day that `2018`, `2018-06` or `2018-06-19` names, as `YYYY-MM-DD`. */
export function lastDay(value: string): string {
  if (value.length >= 10) return value.slice(0, 10)
  if (value.length === 4) return `${value}-12-31`
  const [year, month] = value.split('-').map(Number)
  return new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10)
}

/** Whether a stretch that began at `from` has begun by the day; a beginning that is not known counts as begun. */
export const begun = (from: string, day: string): boolean => from === '' || from <= day

/** Whether a stretch is over on the day; dates cut to a year or a month are over once that year or month has begun. */
export const over = (to: string, day: string): boolean => to !== '' && to <= day

/** Whether a stretch of whole years, months or days holds the day: «2026» holds all of 2026. */
export const holds = (from: string, to: string, day: string): boolean => begun(from, day) && (to === '' || to >= day.slice(0, to.length))
