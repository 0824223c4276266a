import { dayWords, relations, wordsOf } from './contexts.ts'
import { civilOf, dayValue, monthValue, weekValue, yearValue } from './day.ts'
import { months, weekdays } from './month.ts'
import { cardinalAt } from './number.ts'
import { phraseAt } from './phrase.ts'
import { boundsOf, type Found, formAt, placed, type Reader, type Rule, spanValue, type TimeKind } from './reader.ts'
import { type Unit, units } from './unit.ts'

const NOT_UNIT_BEFORE = wordsOf('not-unit-before')
const THIS = wordsOf('this')

interface UnitHit {
  readonly to: number
  readonly meaning: Unit
}

/** A unit of time with the article («العام», «الشهرين»). */
export function definiteUnitAt(reader: Reader, i: number, first = formAt(reader, i)): UnitHit | null {
  if (!first.startsWith('ال')) return null
  return phraseAt(units, reader.tokens, i, reader.end, first.slice(2))
}

/** The unit so many steps from the present: «العام الماضي», «هذا الأسبوع», «الشهر الجاري». */
export function unitValue(unit: Unit['unit'], steps: number, now: number): { value: string; kind: TimeKind } | null {
  const { year, month } = civilOf(now)
  if (unit === 'day') return { value: dayValue(now + steps), kind: 'day' }
  if (unit === 'week') return { value: weekValue(now + steps * 7), kind: 'week' }
  if (unit === 'month') return { value: monthValue(year, month + steps), kind: 'month' }
  if (unit === 'year') return { value: yearValue(year + steps), kind: 'year' }
  if (unit === 'decade')
    return steps === 0 ? { value: `${Math.floor(year / 10)}0s`, kind: 'decade' } : { value: stretch(unit, 1, steps, now)!, kind: 'span' }
  return null
}

/** So many units up to now or from now on, as an interval: «العامين المقبلين» is `2023/2025` in 2023. */
function stretch(unit: Unit['unit'], count: number, steps: number, now: number): string | null {
  const { year, month } = civilOf(now)
  const ahead = steps > 0
  if (unit === 'year' || unit === 'decade') {
    const years = unit === 'decade' ? count * 10 : count
    return ahead ? `${yearValue(year)}/${yearValue(year + years)}` : `${yearValue(year - years)}/${yearValue(year)}`
  }
  if (unit === 'month')
    return ahead
      ? `${monthValue(year, month)}/${monthValue(year, month + count)}`
      : `${monthValue(year, month - count)}/${monthValue(year, month)}`
  const days = unit === 'week' ? count * 7 : unit === 'day' ? count : 0
  if (days === 0) return null
  return ahead ? spanValue(now, now + days) : spanValue(now - days, now)
}

/** «هذا العام», «الأسبوع الماضي», «العامين المقبلين», «الأشهر الثلاثة الماضية», «السنة الأخيرة». */
export const unitRule: Rule = (reader, i, first) => {
  if (THIS.has(first)) return thisUnit(reader, i)
  if (NOT_UNIT_BEFORE.has(formAt(reader, i - 1))) return null
  const unit = definiteUnitAt(reader, i, first)
  if (unit === null) return null
  const { count } = unit.meaning
  return count === 1 ? single(reader, unit) : several(reader, unit)
}

function thisUnit(reader: Reader, i: number): Found | null {
  const unit = definiteUnitAt(reader, i + 1)
  if (unit === null || unit.meaning.count !== 1 || unit.meaning.unit === 'day') return null
  return oneUnit(reader, unit.to, unit.meaning.unit, 0)
}

function single(reader: Reader, unit: UnitHit): Found | null {
  const relation = phraseAt(relations, reader.tokens, unit.to, reader.end)
  if (relation !== null && unit.meaning.unit !== 'day') return oneUnit(reader, relation.to, unit.meaning.unit, relation.meaning)
  const last = formAt(reader, unit.to)
  if (unit.meaning.unit === 'year' && (last === 'الاخير' || last === 'الاخيره'))
    return placed(reader, unit.to + 1, 'span', 'the year up to the publication date', (now) => stretch('year', 1, -1, now))
  return null
}

function oneUnit(reader: Reader, to: number, unit: Unit['unit'], steps: number): Found | null {
  if (unit === 'century' || unit === 'hour' || unit === 'minute') return null
  const kind = unitValue(unit, steps, 0)?.kind ?? 'span'
  return placed(reader, to, kind, 'counted from the publication date', (now) => unitValue(unit, steps, now)?.value ?? null)
}

// The number stands before the unit, after it, or in its dual: «الثلاثة أشهر الماضية», «الأشهر الثلاثة الماضية», «العامين الماضيين».
function several(reader: Reader, unit: UnitHit): Found | null {
  const number = unit.meaning.count === 2 ? null : countAt(reader, unit.to)
  const count = unit.meaning.count === 2 ? 2 : number?.value
  if (count === undefined) return null
  const relation = phraseAt(relations, reader.tokens, number?.to ?? unit.to, reader.end)
  if (relation === null || relation.meaning === 0) return null
  return placed(reader, relation.to, 'span', 'counted from the publication date', (now) =>
    stretch(unit.meaning.unit, count, relation.meaning, now),
  )
}

function countAt(reader: Reader, i: number): { value: number; to: number } | null {
  const form = formAt(reader, i)
  const bare = form.startsWith('ال') ? form.slice(2) : form
  return cardinalAt(reader.tokens, i, reader.end, bare)
}

const BACK = wordsOf('back')
const VAGUE = wordsOf('vague')
const ABOUT = wordsOf('about')
const ANCHOR = wordsOf('anchor-after')

/** «قبل ثلاثة أيام», «قبل عامين», «منذ أربعة أشهر», «بعد أسبوع», «بعد ذلك بعامين»; refused where counted from something else («قبل يومين من»). */
export const distanceRule: Rule = (reader, i, first) => {
  const anaphoric = formAt(reader, i + 1) === 'ذلك'
  if (anaphoric) return afterThat(reader, i, first)
  if (ABOUT.has(formAt(reader, i + 1)) || VAGUE.has(formAt(reader, i + 1))) return null
  const amount = amountAt(reader, i + 1)
  if (amount === null) return null
  const next = formAt(reader, amount.to)
  if (
    (ANCHOR.has(next) && formAt(reader, amount.to + 1) !== 'الان') ||
    next === 'ونصف' ||
    next === 'فقط' ||
    kindAt(reader, amount.to) === 'number'
  )
    return null
  // «منذ سبع سنوات» tells how long, not when.
  if (first === 'منذ' && (amount.unit === 'year' || amount.unit === 'decade')) return null
  if (BACK.has(first))
    return placed(reader, amount.to, kindOf(amount.unit), 'counted back from the publication date', (now) => shifted(amount, -1, now))
  return ahead(reader, i, amount)
}

const kindAt = (reader: Reader, i: number): string => (i < reader.end ? reader.tokens[i]!.kind : '')

// «منذ يوم السبت», «قبل شهر رمضان», «منذ يوم أمس»
const isName = (form: string): boolean => months.has(form) || weekdays.has(form) || dayWords.has(form)

const ONE = wordsOf('one')

interface Amount {
  readonly to: number
  readonly unit: Unit['unit']
  readonly count: number
}

function amountAt(reader: Reader, i: number, first = formAt(reader, i)): Amount | null {
  const { tokens, end } = reader
  const number = cardinalAt(tokens, i, end, first)
  const unit = number === null ? phraseAt(units, tokens, i, end, first) : phraseAt(units, tokens, number.to, end)
  if (unit === null || unit.meaning.unit === 'hour' || unit.meaning.unit === 'minute' || unit.meaning.unit === 'century') return null
  const count = number?.value ?? unit.meaning.count
  // «خلال عام 2013», «منذ شهر مارس»: the unit announces a name.
  if (number === null && (kindAt(reader, unit.to) === 'number' || isName(formAt(reader, unit.to)))) return null
  const one = number === null && ONE.has(formAt(reader, unit.to)) ? 1 : 0
  return count === 0 ? null : { to: unit.to + one, unit: unit.meaning.unit, count }
}

const kindOf = (unit: Unit['unit']): TimeKind => (unit === 'day' || unit === 'week' || unit === 'month' || unit === 'year' ? unit : 'span')

function shifted({ unit, count }: Amount, sign: 1 | -1, now: number): string | null {
  if (unit === 'decade') return unitValue('year', sign * count * 10, now)?.value ?? null
  if (unit === 'week' && sign > 0) return dayValue(now + count * 7)
  return unitValue(unit, sign * count, now)?.value ?? null
}

// «زار صنعاء في 17 يونيو وغادرها بعد يومين» counts from the day named before, «يحل بعد أسبوع» from today.
function ahead(reader: Reader, i: number, amount: Amount): Found | null {
  if (formAt(reader, amount.to) === 'من' && formAt(reader, amount.to + 1) === 'الان')
    return placed(reader, amount.to + 2, 'day', 'counted from the publication date', (now) => shifted(amount, 1, now))
  if (amount.unit === 'day' && amount.count === 1) return null
  const { last, tense } = reader.context
  const told = tense?.(i, amount.to) ?? null
  if (told === 'future')
    return placed(reader, amount.to, amount.unit === 'week' ? 'day' : kindOf(amount.unit), 'counted from the publication date', (now) =>
      shifted(amount, 1, now),
    )
  const anchor = last?.kind === 'day' && last.value !== null && amount.unit === 'day' ? boundsOf(last.value) : null
  return anchor === null
    ? null
    : { to: amount.to, kind: 'day', value: dayValue(anchor[1] + amount.count), why: 'counted from the day named before' }
}

// «بعد ذلك بعامين», «قبل ذلك بيومين»
function afterThat(reader: Reader, i: number, first: string): Found | null {
  const form = formAt(reader, i + 2)
  const amount = form.startsWith('ب') ? amountAt(reader, i + 2, form.slice(1)) : null
  const { last } = reader.context
  if (amount === null || last === null || last === undefined || last.value === null || last.kind !== amount.unit) return null
  const bounds = boundsOf(last.value)
  if (bounds === null) return null
  const steps = (first === 'قبل' ? -1 : 1) * amount.count
  return {
    to: amount.to,
    kind: last.kind,
    value: unitValue(amount.unit, steps, bounds[0])?.value ?? null,
    why: 'counted from the time named before',
  }
}

/** «خلال أسبوعين», «خلال الأسبوع»: from today on where the clause is about the future. */
export const withinRule: Rule = (reader, i) => {
  const definite = definiteUnitAt(reader, i + 1)
  const amount =
    definite !== null && definite.meaning.count === 1 && definite.meaning.unit === 'week'
      ? { to: definite.to, unit: definite.meaning.unit, count: 1 }
      : reader.context.loose
        ? amountAt(reader, i + 1)
        : null
  if (amount === null || reader.context.tense?.(i, amount.to) !== 'future') return null
  if (formAt(reader, amount.to).startsWith('ال')) return null
  return placed(reader, amount.to, 'span', 'from the publication date on', (now) => stretch(amount.unit, amount.count, 1, now))
}

/** Day numbers of the weekend (Saturday and Sunday) of the week so many steps away. */
export const weekend = (now: number, steps: number): string => {
  const monday = now - ((((now + 3) % 7) + 7) % 7) + steps * 7
  return spanValue(monday + 5, monday + 6)
}
