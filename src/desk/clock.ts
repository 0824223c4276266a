/** Today by the machine's clock, `YYYY-MM-DD`: what a question about a day means that names none. */
export function today(): string {
  const now = new Date()
  const two = (n: number): string => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

/** The first day of a day, month or year. */
export const firstDay = (day: string): string => `${day}${'0000-01-01'.slice(day.length)}`

/** The day so many days before another. */
export const dayBefore = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
