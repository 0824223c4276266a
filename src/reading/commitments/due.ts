import { firstBehind } from '../events/when.ts'
import { particles } from '../grammar/particles.ts'
import type { Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'

/** When an undertaking falls due: the first time inside `[from, to)` that does not lie before the publication; null where there is none. */
export function dueIn(source: Source, times: readonly FoundTime[], from: number, to: number): string | null {
  const today = source.published?.slice(0, 10) ?? null
  for (let k = firstBehind(times, from); k < times.length; k++) {
    const t = times[k]!
    if (t.from < from) continue
    if (t.from >= to) break
    if (t.value === null || isOfNoun(source, from, t.from)) continue
    if (isAhead(t.value, today)) return t.value
  }
  return null
}

// «المعاهدة التي تنتهي عام 2030» says when the treaty ends, «القمة التي ستعقد في مايو» when the step is due.
function isOfNoun({ tokens }: Source, from: number, at: number): boolean {
  for (let k = at - 1; k > from && tokens[k]!.kind !== 'mark'; k--)
    if (particles('relative').has(tokens[k]!.form)) return /^[يت]/.test(tokens[k + 1]!.form)
  return false
}

/** The time right before a future verb («ابتداء من عام 2027 ستنشر …»), where none stands inside what is undertaken. */
export function dueBefore(source: Source, times: readonly FoundTime[], verb: number): string | null {
  const t = times[firstBehind(times, Math.max(0, verb - 2))]
  const today = source.published?.slice(0, 10) ?? null
  if (t === undefined || t.value === null || t.to !== verb) return null
  return isAhead(t.value, today) ? t.value : null
}

const isAhead = (value: string, today: string | null): boolean => today === null || endOf(value) >= today.slice(0, endOf(value).length)

const endOf = (value: string): string => (value.includes('/') ? value.slice(value.indexOf('/') + 1) : value)
