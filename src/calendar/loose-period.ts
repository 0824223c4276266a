import { seasons, wordsOf } from './contexts.ts'
import { civilOf, dayOf, dayValue, monthValue, weekdayOf, weekValue, yearValue } from './day.ts'
import { loose } from './loose-day.ts'
import { months } from './month.ts'
import { cardinalAt } from './number.ts'
import { phraseAt } from './phrase.ts'
import { formAt, placed, type Reader, spanValue, yearOf } from './reader.ts'
import { unitValue, weekend } from './relative.ts'
import { type Unit, units } from './unit.ts'

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
  const next = formAt(reader, unit.to + 1)
  if (next === '') return null
  const behind = next === 'الماضيه'
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

const next = wordsOf('next')

/** «الأسبوع بعد القادم», «الشهر التالي». */
export const followingRule = loose((reader, i, first) => {
  const unit = first.startsWith('ال') ? phraseAt(units, reader.tokens, i, reader.end, first.slice(2)) : null
  const steps = AFTER_NEXT.get(formAt(reader, i + 1))
  if (unit === null || unit.meaning.count !== 1 || steps === undefined || unit.meaning.unit === 'day') return null
  if (steps === 2 && !next.has(formAt(reader, i + 2))) return null
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
