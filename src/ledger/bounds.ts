/** First and last day that a time may mean, as `YYYY-MM-DD`. */
export interface Bounds {
  readonly earliest: string
  readonly latest: string
}

const FORMS: readonly (readonly [RegExp, (m: RegExpExecArray) => Bounds | null])[] = [
  // 2022-01-13, 2022-01-13T08:50
  [/^(\d{4}-\d\d-\d\d)(?:[T ].*)?$/, (m) => (dayNumber(m[1]!) === null ? null : { earliest: m[1]!, latest: m[1]! })],
  // 2022-01
  [/^(\d{4})-(\d\d)$/, (m) => months(Number(m[1]), Number(m[2]), 1)],
  // 2022
  [/^(\d{4})$/, (m) => ({ earliest: `${m[1]}-01-01`, latest: `${m[1]}-12-31` })],
  // 1990s
  [/^(\d{3})0s$/, (m) => ({ earliest: `${m[1]}0-01-01`, latest: `${m[1]}9-12-31` })],
  // 2025-H2, 2025-Q3
  [/^(\d{4})-H([12])$/, (m) => months(Number(m[1]), m[2] === '1' ? 1 : 7, 6)],
  [/^(\d{4})-Q([1-4])$/, (m) => months(Number(m[1]), Number(m[2]) * 3 - 2, 3)],
  // 2022-W03
  [/^(\d{4})-W(\d\d)$/, (m) => week(Number(m[1]), Number(m[2]))],
]

const day = (time: number): string => new Date(time).toISOString().slice(0, 10)

const DAY = 86_400_000

/** A day `YYYY-MM-DD` as its number, 1970-01-01 being 0; null for none, and for what is no day (2018-02-30). */
export function dayNumber(text: string | null): number | null {
  const time = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(time) || day(time) !== text ? null : time / DAY
}

/** Days that an ISO value cut to what is known may mean (`2022`, `2022-W03`, `2025-H2`, `1990s`, `2026/2030` …); null for no such value. */
export function bounds(value: string): Bounds | null {
  const slash = value.indexOf('/')
  if (slash >= 0) {
    const from = bounds(value.slice(0, slash))
    const to = bounds(value.slice(slash + 1))
    return from === null || to === null ? null : { earliest: from.earliest, latest: to.latest }
  }
  for (const [form, of] of FORMS) {
    const m = form.exec(value)
    if (m !== null) return of(m)
  }
  return null
}

function months(year: number, month: number, count: number): Bounds | null {
  if (month < 1 || month > 12) return null
  return { earliest: day(Date.UTC(year, month - 1, 1)), latest: day(Date.UTC(year, month - 1 + count, 0)) }
}

// ISO 8601: week 1 holds the year's first Thursday; weeks begin on Monday.
function week(year: number, number: number): Bounds {
  const fourth = new Date(Date.UTC(year, 0, 4))
  const monday = Date.UTC(year, 0, 4 - ((fourth.getUTCDay() + 6) % 7) + (number - 1) * 7)
  return { earliest: day(monday), latest: day(monday + 6 * DAY) }
}
