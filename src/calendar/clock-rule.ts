import { clockAt, clockText, isHourWord } from './clock.ts'
import { yearParts } from './contexts.ts'
import { dayValue } from './day.ts'
import { dayRule } from './day-expression.ts'
import { type Found, formAt, type Reader, type Rule } from './reader.ts'

/** «الساعة 15:35», «الساعة الثانية ظهرا»: on the day named beside it or before it in the sentence, else on the publication day. */
export const clockRule: Rule = (reader, i, first) => {
  // «نصف الساعة الأول»
  if (!isHourWord(first) || yearParts.has(formAt(reader, i - 1))) return null
  const clock = clockAt(reader.tokens, i + 1, reader.end, true)
  if (clock === null) return null
  const day = dayBeside(reader, clock.to)
  const time = clockText(clock)
  if (day !== null) return { to: day.to, kind: 'clock', value: day.value === null ? null : day.value.slice(0, 10) + time, why: day.why }
  const { last, reference } = reader.context
  const known = last?.kind === 'day' || last?.kind === 'clock' ? last.value?.slice(0, 10) : undefined
  if (known !== undefined) return { to: clock.to, kind: 'clock', value: known + time, why: 'time of the day named before' }
  if (reference === null) return { to: clock.to, kind: 'clock', value: null, why: 'needs a day, and there is none' }
  return { to: clock.to, kind: 'clock', value: dayValue(reference) + time, why: 'time of the publication day' }
}

// «الساعة 10 من صباح الأحد», «الساعة 02:00 بالتوقيت المحلي (06:00 بتوقيت غرينتش) الخميس»
function dayBeside(reader: Reader, i: number): Found | null {
  let at = i
  if (formAt(reader, at) === '(') {
    while (at < reader.end && at < i + 9 && formAt(reader, at) !== ')') at++
    if (formAt(reader, at) !== ')') return null
    at++
  }
  const form = formAt(reader, at)
  if (form === 'من' || form === '،' || form === 'ب') at++
  const day = dayRule(reader, at, formAt(reader, at))
  return day !== null && day.kind === 'day' ? day : null
}
