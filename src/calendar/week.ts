import { dayOf, dayValue, parseDay, weekdayOf, weekValue } from './day.ts'
import { weekdays } from './month.ts'
import { dayMonthRule } from './month-date.ts'
import { ordinalAt } from './number.ts'
import { phraseAt } from './phrase.ts'
import { type Found, formAt, placed, type Reader, type Rule, spanValue } from './reader.ts'
import { definiteUnitAt, unitRule } from './relative.ts'
import { yearRule } from './year.ts'

/** «الثلاثاء من الأسبوع المقبل», «الأسبوع القادم يوم الجمعة», «هذا الأسبوع بين الأربعاء والجمعة». */
export const weekdayOfWeekRule: Rule = (reader, i, first) => {
  const day = weekdayAt(reader, i, first)
  if (day !== null) {
    const at = formAt(reader, day.to) === 'من' ? day.to + 1 : day.to
    const steps = weekAt(reader, at)
    return steps === null ? null : ofWeek(steps.to, steps.steps, day.weekday, day.weekday, reader)
  }
  const week = weekAt(reader, i, first)
  if (week === null) return null
  const lead = formAt(reader, week.to)
  const range = lead === 'بين' || lead === 'من'
  const from = weekdayAt(reader, range ? week.to + 1 : week.to)
  if (from === null) return null
  const joint = formAt(reader, from.to)
  const until = !range
    ? from
    : joint === 'الي' || joint === 'حتي'
      ? weekdayAt(reader, from.to + 1)
      : joint.startsWith('وال')
        ? weekdayAt(reader, from.to, joint.slice(1))
        : null
  return until === null ? null : ofWeek(until.to, week.steps, from.weekday, until.weekday, reader)
}

function weekdayAt(reader: Reader, i: number, first = formAt(reader, i)): { to: number; weekday: number } | null {
  const named = first === 'يوم'
  const hit = phraseAt(weekdays, reader.tokens, named ? i + 1 : i, reader.end, named ? undefined : first)
  return hit === null ? null : { to: hit.to, weekday: hit.meaning }
}

const WEEK_STEPS = 8

// Steps of «الأسبوع المقبل» or «هذا الأسبوع», read from its rule.
function weekAt(reader: Reader, i: number, first = formAt(reader, i)): { to: number; steps: number } | null {
  const bare: Reader = { ...reader, context: { ...reader.context, reference: 0 } }
  const found = unitRule(bare, i, first)
  if (found === null || found.kind !== 'week' || found.value === null) return null
  for (let steps = -WEEK_STEPS; steps <= WEEK_STEPS; steps++) if (weekValue(steps * 7) === found.value) return { to: found.to, steps }
  return null
}

function ofWeek(to: number, steps: number, from: number, until: number, reader: Reader): Found {
  const monday = (now: number): number => now - weekdayOf(now) + 1 + steps * 7
  const why = 'weekday of a week counted from the publication date'
  if (from === until) return placed(reader, to, 'day', why, (now) => dayValue(monday(now) + from - 1))
  return placed(reader, to, 'span', why, (now) => spanValue(monday(now) + from - 1, monday(now) + until - 1 + (until < from ? 7 : 0)))
}

/** «الأسبوع الأول من عام 2015»: the ISO week of that number. */
export const weekOfYearRule: Rule = (reader, i, first) => {
  const unit = definiteUnitAt(reader, i, first)
  if (unit === null || unit.meaning.unit !== 'week' || unit.meaning.count !== 1) return null
  const last = formAt(reader, unit.to).startsWith('الاخير')
  const ordinal = last ? { value: 0, to: unit.to + 1 } : ordinalAt(reader.tokens, unit.to, reader.end)
  if (ordinal === null) return null
  const at = formAt(reader, ordinal.to) === 'من' ? ordinal.to + 1 : ordinal.to
  const year = yearRule(reader, at, formAt(reader, at)) ?? unitRule(reader, at, formAt(reader, at))
  if (year === null || year.kind !== 'year') return null
  if (year.value === null) return { ...year, kind: 'week' }
  const value = last ? weekValue(dayOf(Number(year.value), 12, 28)) : `${year.value}-W${String(ordinal.value).padStart(2, '0')}`
  return { to: year.to, value, kind: 'week', why: 'ISO week of the year' }
}

/** «أسبوع 15 سبتمبر»: the week the day lies in. */
export const weekOfDateRule: Rule = (reader, i) => {
  const date = dayMonthRule(reader, i + 1, formAt(reader, i + 1))
  const day = date === null || date.kind !== 'day' ? null : parseDay(date.value)
  return date === null || day === null ? null : { to: date.to, value: weekValue(day), kind: 'week', why: 'week of the day' }
}
