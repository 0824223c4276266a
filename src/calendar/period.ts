import { decades, edges, relations, seasons, wordsOf, yearParts } from './contexts.ts'
import { dayOf, dayValue, monthValue, yearValue } from './day.ts'
import { monthRule } from './month-date.ts'
import { ordinalAt } from './number.ts'
import { phraseAt } from './phrase.ts'
import { boundsOf, type Found, formAt, placed, type Reader, type Rule, spanValue, yearOf } from './reader.ts'
import { definiteUnitAt, unitRule, unitValue, weekend } from './relative.ts'
import { bareYearRule, plainYear, yearAt, yearRule } from './year.ts'

const DEADLINE = wordsOf('deadline')
const OF = wordsOf('of')

/** A year, stated or counted from now: «عام 2025», «العام المقبل», «هذا العام», «2016». */
function yearOfPart(reader: Reader, i: number): Found | null {
  const first = formAt(reader, i)
  const clitic = first.startsWith('لل') ? `ال${first.slice(2)}` : first.startsWith('ل') ? first.slice(1) : first
  const stated = yearRule(reader, i, first) ?? (clitic === first ? null : yearRule(reader, i, clitic))
  if (stated !== null) return stated
  const unit = unitRule(reader, i, first) ?? (clitic === first ? null : unitRule(reader, i, clitic))
  if (unit !== null) return unit
  const bare = plainYear(reader, i) ?? (reader.context.loose ? yearAt(reader, i) : null)
  return bare === null ? null : { to: bare.to, value: yearValue(bare.year), kind: 'year', why: 'year' }
}

const afterOf = (reader: Reader, i: number): number => (OF.has(formAt(reader, i)) ? i + 1 : i)

/** «النصف الثاني من عام 2025», «الربع الأول 2018», «النصف الأول من العام المقبل». */
export const partRule: Rule = (reader, i, first) => {
  const part = phraseAt(yearParts, reader.tokens, i, reader.end, first)
  if (part === null) return null
  const ordinal = ordinalAt(reader.tokens, part.to, reader.end)
  const most = part.meaning === 'half' ? 2 : part.meaning === 'quarter' ? 4 : 3
  if (ordinal === null || ordinal.value > most) return null
  const whole = yearOfPart(reader, afterOf(reader, ordinal.to))
  if (whole !== null && whole.kind === 'year') {
    const value = whole.value === null ? null : partOfYear(whole.value, part.meaning, ordinal.value)
    const kind = part.meaning === 'half' ? 'half' : part.meaning === 'quarter' ? 'quarter' : 'span'
    return { to: whole.to, value, kind, why: whole.value === null ? whole.why : 'part of the year' }
  }
  const month = whole ?? monthRule(reader, afterOf(reader, ordinal.to), formAt(reader, afterOf(reader, ordinal.to)))
  return month !== null && month.kind === 'month' && part.meaning === 'half' ? halfMonth(month, ordinal.value) : null
}

function partOfYear(year: string, part: 'half' | 'quarter' | 'third', n: number): string {
  if (part === 'half') return `${year}-H${n}`
  if (part === 'quarter') return `${year}-Q${n}`
  return `${monthValue(Number(year), n * 4 - 3)}/${monthValue(Number(year), n * 4)}`
}

function halfMonth(month: Found, n: number): Found {
  const bounds = month.value === null ? null : boundsOf(month.value)
  const value = bounds === null ? null : n === 1 ? spanValue(bounds[0], bounds[0] + 14) : spanValue(bounds[0] + 15, bounds[1])
  return { to: month.to, value, kind: 'span', why: 'half of the month' }
}

const LAST = wordsOf('last')

/** «الأسبوع الأخير من شهر أغسطس», «الأسبوع الثاني من يونيو»: sevens of days counted from the month's first or last. */
export const weekOfMonthRule: Rule = (reader, i, first) => {
  const unit = definiteUnitAt(reader, i, first)
  if (unit === null || unit.meaning.unit !== 'week' || unit.meaning.count !== 1) return null
  const last = LAST.has(formAt(reader, unit.to))
  const ordinal = last ? { value: 0, to: unit.to + 1 } : ordinalAt(reader.tokens, unit.to, reader.end)
  if (ordinal === null || ordinal.value > 5 || formAt(reader, ordinal.to) !== 'من') return null
  const month = monthOf(reader, ordinal.to + 1)
  if (month === null) return null
  const bounds = month.value === null ? null : boundsOf(month.value)
  const week =
    bounds === null
      ? null
      : last
        ? spanValue(bounds[1] - 6, bounds[1])
        : spanValue(bounds[0] + 7 * (ordinal.value - 1), Math.min(bounds[1], bounds[0] + 7 * ordinal.value - 1))
  return {
    to: month.to,
    value: week,
    kind: 'span',
    why: month.value === null ? month.why : 'week of the month, counted from its first day',
  }
}

function monthOf(reader: Reader, i: number): Found | null {
  const first = formAt(reader, i)
  const month = monthRule(reader, i, first) ?? unitRule(reader, i, first)
  return month !== null && month.kind === 'month' ? month : null
}

/** «صيف 2016», «الشتاء الماضي», «خريف العام الماضي», «ربيع عام 2018»; a season without its year is no date. */
export const seasonRule: Rule = (reader, i, first) => {
  const here = first === 'هذا' || first === 'هذه'
  const at = here ? i + 1 : i
  const season = phraseAt(seasons, reader.tokens, at, reader.end, here ? undefined : first)
  if (season === null) return null
  const relation = here ? { to: season.to, meaning: 0 } : phraseAt(relations, reader.tokens, season.to, reader.end)
  if (relation !== null)
    return placed(reader, relation.to, 'span', 'season beside the publication date', (now) =>
      seasonOf(seasonYear(now, season.meaning, relation.meaning), season.meaning),
    )
  const year = yearOfPart(reader, afterOf(reader, season.to))
  if (year === null || year.kind !== 'year') return null
  return {
    to: year.to,
    kind: 'span',
    value: year.value === null ? null : seasonOf(Number(year.value), season.meaning),
    why: year.value === null ? year.why : 'months of the season',
  }
}

const seasonOf = (year: number, month: number): string => `${monthValue(year, month)}/${monthValue(year, month + 2)}`

function seasonYear(now: number, month: number, steps: number): number {
  const year = yearOf(now)
  if (steps === 0) return year
  if (steps < 0) return dayOf(year, month + 3, 1) <= now ? year : year - 1
  return dayOf(year, month, 1) > now ? year : year + 1
}

const DECADE_BEFORE = wordsOf('decade-before')

// «رجل في الثلاثينيات من عمره», «في أواخر العشرينات»
function isAge(reader: Reader, i: number, to: number, years: number): boolean {
  if (reader.context.loose) return false
  const life = formAt(reader, to + 1)
  if (formAt(reader, to) === 'من' && (life === 'العمر' || life.startsWith('عمر'))) return true
  return years < 60 && reader.context.last?.kind !== 'decade' && !DECADE_BEFORE.has(formAt(reader, i - 1))
}

const CENTURY = wordsOf('century')

/** «تسعينيات القرن الماضي», «ثلاثينيات القرن الحالي», «سبعينيات القرن التاسع عشر», «الثمانينيات». */
export const decadeRule: Rule = (reader, i, first) => {
  const decade = phraseAt(decades, reader.tokens, i, reader.end, first)
  if (decade === null) return null
  const at = afterOf(reader, decade.to)
  if (CENTURY.has(formAt(reader, at))) return decadeOfCentury(reader, at + 1, decade.meaning)
  if ((!first.startsWith('ال') && !reader.context.loose) || isAge(reader, i, decade.to, decade.meaning)) return null
  return bareDecade(reader, decade.to, decade.meaning)
}

function decadeOfCentury(reader: Reader, i: number, years: number): Found | null {
  const relation = phraseAt(relations, reader.tokens, i, reader.end)
  if (relation !== null)
    return placed(
      reader,
      relation.to,
      'decade',
      'decade of the century',
      (now) => `${Math.floor(yearOf(now) / 100) * 10 + relation.meaning * 10 + years / 10}0s`,
    )
  const century = ordinalAt(reader.tokens, i, reader.end)
  if (century === null || century.value < 15 || century.value > 21) return null
  return { to: century.to, value: `${(century.value - 1) * 100 + years}s`, kind: 'decade', why: 'decade of the century' }
}

// The century of a decade named without it: that of the decade before it in the sentence, else the last one that has begun; never the present one's future.
function bareDecade(reader: Reader, to: number, years: number): Found | null {
  const { last, tense, reference } = reader.context
  const before = last?.kind === 'decade' && last.value !== null ? Number.parseInt(last.value, 10) : null
  const same = before === null ? 0 : Math.floor(before / 100) * 100 + years
  if (before !== null && same >= before && same <= before + 20)
    return { to, value: `${same}s`, kind: 'decade', why: 'century of the decade named before' }
  if (reference === null) return years >= 30 ? { to, value: `${1900 + years}s`, kind: 'decade', why: 'last decade of that name' } : null
  const now = yearOf(reference)
  const century = Math.floor(now / 100) * 100
  const future = tense?.(to - 1, to) === 'future' && century + years > now
  const year = future || century + years + 10 <= now ? century + years : century - 100 + years
  return { to, value: `${year}s`, kind: 'decade', why: future ? 'next decade of that name' : 'last decade of that name' }
}

/** «مطلع عام 2015», «أواخر 2014», «منتصف يونيو الماضي», «نهاية العام الجاري»: the period's value; as a deadline the last day of it. */
export const edgeRule: Rule = (reader, i, first) => {
  const edge = phraseAt(edges, reader.tokens, i, reader.end, first)
  if (edge === null) return null
  const at = formAt(reader, edge.to) === 'من' ? edge.to + 1 : edge.to
  if (edge.meaning === 'end') {
    const weekends = weekendAt(reader, at)
    if (weekends !== null) return weekends
  }
  const whole = wholeAt(reader, at)
  if (whole === null) return null
  const deadline =
    edge.meaning === 'end' && (DEADLINE.has(formAt(reader, i - 1).replace(/^و(?!$)/, '')) || formAt(reader, i) === 'ب' + first)
  const bounds = deadline && whole.value !== null && (whole.kind === 'month' || whole.kind === 'year') ? boundsOf(whole.value) : null
  return bounds === null
    ? { ...whole, why: `${whole.why}, its ${edge.meaning}` }
    : { ...whole, value: dayValue(bounds[1]), kind: 'day', why: 'last day of the period, as a deadline' }
}

function weekendAt(reader: Reader, i: number): Found | null {
  const here = formAt(reader, i) === 'هذا'
  const unit = definiteUnitAt(reader, here ? i + 1 : i)
  if (unit === null || unit.meaning.unit !== 'week' || unit.meaning.count !== 1) return null
  const relation = here ? { to: unit.to, meaning: 0 } : phraseAt(relations, reader.tokens, unit.to, reader.end)
  return relation === null ? null : placed(reader, relation.to, 'span', 'Saturday and Sunday', (now) => weekend(now, relation.meaning))
}

const SAME = wordsOf('same')
const THE_UNIT = new Set(['month', 'year'])

function wholeAt(reader: Reader, i: number): Found | null {
  const first = formAt(reader, i)
  const part = partRule(reader, i, first) ?? decadeRule(reader, i, first) ?? seasonRule(reader, i, first) ?? monthRule(reader, i, first)
  const whole = part ?? yearRule(reader, i, first) ?? unitRule(reader, i, first) ?? bareYearRule(reader, i, first)
  if (whole !== null) return whole
  const year = plainYear(reader, i)
  if (year !== null) return { to: year.to, value: yearValue(year.year), kind: 'year', why: 'year' }
  // «نهاية الشهر», «مطلع العام»: this one.
  const unit = definiteUnitAt(reader, i)
  if (
    unit === null ||
    unit.meaning.count !== 1 ||
    !THE_UNIT.has(unit.meaning.unit) ||
    formAt(reader, unit.to).startsWith('ال') ||
    SAME.has(formAt(reader, unit.to))
  )
    return null
  return placed(
    reader,
    unit.to,
    unit.meaning.unit as 'month' | 'year',
    'this one',
    (now) => unitValue(unit.meaning.unit, 0, now)?.value ?? null,
  )
}
