import type { Rule } from './rule.ts'

const UNIT = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** Milliseconds of a time like `6h`. */
export const lasting = (time: string): number => Number(time.slice(0, -1)) * UNIT[time.at(-1) as keyof typeof UNIT]

/** Whether a rule may deliver at a moment: its cool-down is over and it is none of its quiet hours. */
export function mayDeliver(rule: Rule, now: number, last: number | null): boolean {
  if (rule.coolDown !== undefined && last !== null && now - last < lasting(rule.coolDown)) return false
  if (rule.quiet === undefined) return true
  const [from = '', to = ''] = rule.quiet.split('-')
  const at = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: rule.zone }).format(now)
  return from <= to ? at < from || at >= to : at < from && at >= to
}
