import { seasons, wordsOf } from './contexts.ts'
import { civilOf, dayOf, dayValue, isDate, monthLength, monthValue, weekdayOf, weekValue, yearValue } from './day.ts'
import { monthAt, months, weekdays } from './month.ts'
import { monthRule } from './month-date.ts'
import { cardinalAt, dayNumberAt, ordinalAt } from './number.ts'
import { figuresAt } from './numeric-date.ts'
import { phraseAt } from './phrase.ts'
import { type Found, formAt, placed, type Reader, type Rule, spanValue, yearOf } from './reader.ts'
import { unitRule, unitValue, weekend } from './relative.ts'
import { type Unit, units } from './unit.ts'

// What people say to a calendar and newspapers leave out: used only where the context is loose.

const loose =
  (rule: Rule): Rule =>
  (reader, i, first) =>
    reader.context.loose === true ? rule(reader, i, first) : null

/** «4/22», «22-4», «4.22», «2015/3», «3-2015», «08/12, 2015». */
export const shortFiguresRule = loose((reader, i) => {
  const dotted = /^(\d{1,4})\.(\d{1,4})$/.exec(formAt(reader, i))
  const figures = dotted === null ? figuresAt(reader.tokens, i, reader.end) : { parts: [Number(dotted[1]), Number(dotted[2])], to: i + 1 }
  if (figures === null || figures.parts.length !== 2) return null
  const [a, b] = figures.parts as [number, number]
  if (a > 1000 || b > 1000) return monthOfYear(Math.max(a, b), Math.min(a, b), figures.to)
  const year = formAt(reader, figures.to) === ',' ? cardinalAt(reader.tokens, figures.to + 1, reader.end) : null
  if (year !== null && a <= 12) return wholeDay(year.value < 100 ? 2000 + year.value : year.value, a, b, year.to)
  const [month, day] = b > 12 ? [a, b] : [b, a]
  return placed(reader, figures.to, 'day', 'day and month, the last such day', (now) => {
    const value = yearOf(now)
    return isDate(value, month, day)
      ? dayValue(dayOf(value, month, day) <= now ? dayOf(value, month, day) : dayOf(value - 1, month, day))
      : null
  })
})

const monthOfYear = (year: number, month: number, to: number): Found | null =>
  month >= 1 && month <= 12 && year < 2200 ? { to, value: monthValue(year, month), kind: 'month', why: 'month and year in figures' } : null

const wholeDay = (year: number, month: number, day: number, to: number): Found | null =>
  isDate(year, month, day) ? { to, value: dayValue(dayOf(year, month, day)), kind: 'day', why: 'month before day' } : null

const DAY_LEADS = wordsOf('day-leads')

/** «في 15», «يوم 27», «للثاني والعشرين»: the last such day of a month. */
export const bareDayRule = loose((reader, i, first) => {
  const day = dayNumberAt(reader.tokens, i, reader.end, first)
  const clitic = formAt(reader, i) !== first
  if (day === null || !(clitic || DAY_LEADS.has(formAt(reader, i - 1)))) return null
  if (day.to < reader.end && reader.tokens[day.to]!.kind !== 'mark') return null
  return placed(reader, day.to, 'day', 'day of the month', (now) => dayValue(lastSuch(now, day.value)))
})

function lastSuch(now: number, day: number): number {
  const { year, month } = civilOf(now)
  for (let back = dayOf(year, month, day) <= now ? 0 : 1; back < 3; back++)
    if (day <= monthLength(civilOf(dayOf(year, month - back, 1)).year, civilOf(dayOf(year, month - back, 1)).month))
      return dayOf(year, month - back, day)
  return now
}

/** «الخميس 21», «الجمعة في الثاني»: the nearest such day; «الأحد الثاني»: of this month. */
export const numberedWeekdayRule = loose((reader, i, first) => {
  const named = first === 'يوم'
  const weekday = phraseAt(weekdays, reader.tokens, named ? i + 1 : i, reader.end, named ? undefined : first)
  if (weekday === null) return null
  const preposition = formAt(reader, weekday.to) === 'في'
  const at = preposition ? weekday.to + 1 : weekday.to
  const ordinal = preposition ? null : ordinalAt(reader.tokens, at, reader.end)
  if (ordinal !== null && ordinal.value <= 5)
    return placed(reader, ordinal.to, 'day', 'weekday of this month', (now) => nthWeekday(now, weekday.meaning, ordinal.value))
  const bare = formAt(reader, at).replace(/^ال/, '')
  const day = dayNumberAt(reader.tokens, at, reader.end) ?? dayNumberAt(reader.tokens, at, reader.end, bare)
  if (day === null) return null
  return placed(reader, day.to, 'day', 'nearest such day', (now) => nearestSuch(now, weekday.meaning, day.value))
})

function nthWeekday(now: number, weekday: number, nth: number): string | null {
  const { year, month } = civilOf(now)
  const first = dayOf(year, month, 1)
  const day = first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7
  return day < dayOf(year, month + 1, 1) ? dayValue(day) : null
}

function nearestSuch(now: number, weekday: number, day: number): string | null {
  const { year, month } = civilOf(now)
  for (const step of [0, -1, 1, -2, 2, -3, 3]) {
    const { year: y, month: m } = civilOf(dayOf(year, month + step, 1))
    if (isDate(y, m, day) && weekdayOf(dayOf(y, m, day)) === weekday) return dayValue(dayOf(y, m, day))
  }
  return null
}

/** «أول يوم جمعة من يوليو», «أول يوم جمعة في هذا الشهر». */
export const firstWeekdayRule = loose((reader, i, first) => {
  const nth = ordinalAt(reader.tokens, i, reader.end, first)
  if (nth === null || formAt(reader, nth.to) !== 'يوم') return null
  const name = formAt(reader, nth.to + 1)
  const weekday = weekdays.get(name.startsWith('ال') ? name : `ال${name}`)?.[0]?.meaning
  const of = formAt(reader, nth.to + 2)
  if (weekday === undefined || (of !== 'من' && of !== 'في')) return null
  const at = nth.to + 3
  const month = monthRule(reader, at, formAt(reader, at)) ?? unitRule(reader, at, formAt(reader, at))
  if (month === null || month.kind !== 'month' || month.value === null) return null
  const start = dayOf(Number(month.value.slice(0, 4)), Number(month.value.slice(5, 7)), 1)
  return { to: month.to, value: nthWeekday(start, weekday, nth.value), kind: 'day', why: 'weekday of the month' }
})

const NEXT_DAY = new Map([
  ['التالي', 1],
  ['الاتي', 1],
  ['الماضي', -1],
  ['الاخير', -1],
])

/** «اليوم التالي», «آخر يوم», «يومي». */
export const otherDayRule = loose((reader, i, first) => {
  const offset =
    first === 'اليوم'
      ? NEXT_DAY.get(formAt(reader, i + 1))
      : first === 'اخر' && formAt(reader, i + 1) === 'يوم'
        ? -1
        : first === 'يومي' && i + 1 === reader.end
          ? 0
          : undefined
  if (offset === undefined) return null
  return placed(reader, offset === 0 ? i + 1 : i + 2, 'day', 'counted from today', (now) => dayValue(now + offset))
})

interface Length {
  readonly to: number
  readonly parts: readonly { readonly unit: Unit['unit']; readonly count: number }[]
}

/** «1 شهر و 21 يوم», «2 سنة 1 شهر 21 يوم», «شهر و 2 سنة». */
function lengthAt(reader: Reader, i: number, first = formAt(reader, i)): Length | null {
  const parts: Length['parts'][number][] = []
  let to = i
  for (let form = first; to < reader.end; ) {
    const number = cardinalAt(reader.tokens, to, reader.end, form)
    const unit = phraseAt(units, reader.tokens, number?.to ?? to, reader.end, number === null ? form : undefined)
    const count = number?.value ?? unit?.meaning.count ?? 0
    if (unit === null || count === 0 || unit.meaning.unit === 'hour' || unit.meaning.unit === 'minute') break
    // «في شهر يناير», «في يوم 27»: the unit announces a name.
    if (number === null && (months.has(formAt(reader, unit.to)) || /^\d/.test(formAt(reader, unit.to)))) break
    parts.push({ unit: unit.meaning.unit, count })
    to = unit.to
    if (formAt(reader, to) === 'و' || formAt(reader, to) === ',') {
      if (!/^\d|^(شهر|يوم|سنه|عام)$/.test(formAt(reader, to + 1))) break
      to++
    }
    form = formAt(reader, to)
    if (form.startsWith('و') && phraseAt(units, reader.tokens, to, reader.end, form.slice(1)) !== null) form = form.slice(1)
  }
  return parts.length === 0 ? null : { to, parts }
}

const AHEAD = wordsOf('ahead')

/** «بعد أسبوعين من الآن», «1 شهر و 21 يوم من الآن»: that far from today, back unless the words look ahead. */
export const fromNowRule = loose((reader, i, first) => {
  const lead = AHEAD.has(first)
  const length = lengthAt(reader, lead ? i + 1 : i, lead ? undefined : first)
  if (length === null || formAt(reader, length.to) !== 'من' || formAt(reader, length.to + 1) !== 'الان') return null
  const ahead = lead || AHEAD.has(formAt(reader, i - 1))
  return placed(reader, length.to + 2, 'day', 'counted from today', (now) => dayValue(shift(now, length, ahead ? 1 : -1)))
})

function shift(now: number, length: Length, sign: 1 | -1): number {
  const { year, month, day } = civilOf(now)
  const of = (unit: Unit['unit']): number => length.parts.filter((p) => p.unit === unit).reduce((n, p) => n + p.count, 0) * sign
  return dayOf(year + of('year'), month + of('month'), day) + of('week') * 7 + of('day')
}

const FEW = wordsOf('vague')

/** «بعد 3 أسابيع», «في 3 أشهر», «آخر 3 سنوات», «3 أيام القادمة», «قبل بضعة أيام». */
export const lengthRule = loose((reader, i, first) => {
  const lead = AHEAD.has(first) || first === 'اخر' || first === 'قبل'
  const few = lead && FEW.has(formAt(reader, i + 1))
  const at = lead ? i + 1 : i
  const length = few ? fewAt(reader, at + 1) : lengthAt(reader, at, lead ? undefined : first)
  if (length === null || length.parts.length !== 1) return null
  const ahead = ['القادمه', 'المقبله'].includes(formAt(reader, length.to))
  const behind = formAt(reader, length.to) === 'الماضيه'
  if (!lead && !ahead && !behind) return null
  const future = formAt(reader, length.to) === 'في' && formAt(reader, length.to + 1) === 'المستقبل'
  const to = ahead || behind ? length.to + 1 : future ? length.to + 2 : length.to
  const sign = first === 'اخر' || first === 'قبل' || behind ? -1 : 1
  if (first === 'قبل') return placed(reader, to, 'day', 'counted from today', (now) => dayValue(shift(now, length, -1)))
  return placed(reader, to, 'span', 'counted from today', (now) =>
    sign < 0 ? spanValue(shift(now, length, -1), now) : spanValue(now + 1, shift(now, length, 1) + 1),
  )
})

function fewAt(reader: Reader, i: number): Length | null {
  const unit = phraseAt(units, reader.tokens, i, reader.end)
  return unit === null || unit.meaning.unit === 'hour' || unit.meaning.unit === 'minute'
    ? null
    : { to: unit.to, parts: [{ unit: unit.meaning.unit, count: 3 }] }
}

const QUANTITY = wordsOf('quantity')

/** «الأيام القليلة الماضية». */
export const fewUnitsRule = loose((reader, i, first) => {
  const unit = first.startsWith('ال') ? phraseAt(units, reader.tokens, i, reader.end, first.slice(2)) : null
  if (unit === null || !QUANTITY.has(formAt(reader, unit.to))) return null
  const behind = formAt(reader, unit.to + 1) === 'الماضيه'
  const length: Length = { to: unit.to, parts: [{ unit: unit.meaning.unit, count: 3 }] }
  return placed(reader, unit.to + 2, 'span', 'three, for a few', (now) =>
    behind ? spanValue(shift(now, length, -1), now) : spanValue(now + 1, shift(now, length, 1) + 1),
  )
})

const REST = wordsOf('rest')
const OWN = new Map<string, Unit['unit']>([
  ['اسبوعي', 'week'],
  ['الاسبوع', 'week'],
  ['الشهر', 'month'],
  ['العام', 'year'],
])

/** «بقية الأسبوع», «نهاية الأسبوع», «عطلة نهاية الأسبوع بعد التالي», «أسبوعي». */
export const restRule = loose((reader, i, first) => {
  const holiday = first === 'عطله'
  const at = holiday ? i + 1 : i
  const word = holiday ? formAt(reader, at) : first
  const here = formAt(reader, at + 1) === 'هذا'
  const unit = OWN.get(formAt(reader, here ? at + 2 : at + 1))
  const to = at + (here ? 3 : 2)
  if (unit !== undefined && REST.has(word))
    return placed(reader, to, 'span', 'from today to its end', (now) => spanValue(now, lastOf(unit, now)))
  if (unit === 'week' && word === 'نهايه') {
    const steps = formAt(reader, to) === 'بعد' && formAt(reader, to + 1) === 'التالي' ? 2 : 0
    const rest = !holiday && !here && formAt(reader, at + 1) !== 'اسبوعي'
    return placed(reader, to + steps, 'span', 'Saturday and Sunday', (now) =>
      rest ? spanValue(now, lastOf('week', now)) : weekend(now, steps),
    )
  }
  return OWN.get(first) === 'week' && i + 1 === reader.end ? placed(reader, i + 1, 'week', 'this week', (now) => weekValue(now)) : null
})

function lastOf(unit: Unit['unit'], now: number): number {
  const { year, month } = civilOf(now)
  if (unit === 'week') return now - weekdayOf(now) + 7
  return unit === 'month' ? dayOf(year, month + 1, 1) - 1 : dayOf(year, 12, 31)
}

/** «الصيف», «منتصف الصيف»: this year's. */
export const bareSeasonRule = loose((reader, i, first) => {
  const season = phraseAt(seasons, reader.tokens, i, reader.end, first)
  if (season === null) return null
  return placed(
    reader,
    season.to,
    'span',
    'season of this year',
    (now) => `${monthValue(yearOf(now), season.meaning)}/${monthValue(yearOf(now), season.meaning + 2)}`,
  )
})

const AFTER_NEXT = new Map([
  ['بعد', 2],
  ['التالي', 1],
])

/** «الأسبوع بعد القادم», «الشهر التالي». */
export const followingRule = loose((reader, i, first) => {
  const unit = first.startsWith('ال') ? phraseAt(units, reader.tokens, i, reader.end, first.slice(2)) : null
  const steps = AFTER_NEXT.get(formAt(reader, i + 1))
  if (unit === null || unit.meaning.count !== 1 || steps === undefined || unit.meaning.unit === 'day') return null
  return placed(
    reader,
    i + 1 + steps,
    unitValue(unit.meaning.unit, 0, 0)?.kind ?? 'span',
    'counted from today',
    (now) => unitValue(unit.meaning.unit, steps, now)?.value ?? null,
  )
})

/** «ألفين», «تسعة عشر ثمانية وعشرون»: years and decades in words. */
export const spelledYearRule = loose((reader, i, first) => {
  const number = cardinalAt(reader.tokens, i, reader.end, first.replace(/^ال(?=الف)/, ''))
  if (number === null || !number.spelled) return null
  if (number.value >= 1000 && number.value < 2200)
    return {
      to: number.to,
      value: number.value % 100 === 0 ? `${number.value}s` : yearValue(number.value),
      kind: 'year',
      why: 'year in words',
    }
  if (number.value < 15 || number.value > 20) return null
  const next = formAt(reader, number.to)
  const rest = cardinalAt(reader.tokens, number.to, reader.end, next.startsWith('و') ? next.slice(1) : next)
  return rest === null || rest.value > 99
    ? null
    : { to: rest.to, value: yearValue(number.value * 100 + rest.value), kind: 'year', why: 'year in words' }
})

/** «نوفمبر بين 15 و 19». */
export const monthBetweenRule = loose((reader, i, first) => {
  const word = first === 'شهر'
  const month = monthAt(reader.tokens, word ? i + 1 : i, reader.end, word ? undefined : first)
  if (month === null || formAt(reader, month.to) !== 'بين') return null
  const from = dayNumberAt(reader.tokens, month.to + 1, reader.end)
  const joint = from === null ? '' : formAt(reader, from.to)
  if (from === null || !joint.startsWith('و')) return null
  const until =
    joint === 'و' ? dayNumberAt(reader.tokens, from.to + 1, reader.end) : dayNumberAt(reader.tokens, from.to, reader.end, joint.slice(1))
  if (until === null) return null
  return placed(reader, until.to, 'span', 'days of the last such month', (now) => {
    const year = dayOf(yearOf(now), month.meaning.month, 1) <= now ? yearOf(now) : yearOf(now) - 1
    return spanValue(dayOf(year, month.meaning.month, from.value), dayOf(year, month.meaning.month, until.value))
  })
})
