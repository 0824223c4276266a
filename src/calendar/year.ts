import { splitProclitics } from '../text/text.ts'
import { wordsOf } from './contexts.ts'
import { dayValue, yearValue } from './day.ts'
import { hijriBounds } from './hijri.ts'
import { cardinalAt } from './number.ts'
import { type Found, formAt, type Reader, type Rule } from './reader.ts'

/** A year and the token index after it («2018», «2018م», «1436هـ», «ألفين وثمانية عشر»). */
export interface YearHit {
  readonly year: number
  readonly hijri: boolean
  readonly to: number
}

const ERAS = wordsOf('eras')
const HIJRI_ERAS = wordsOf('hijri-eras')

/** A year that something before it announces: four digits, or words; its era mark belongs to it. */
export function yearAt(reader: Reader, i: number, first?: string): YearHit | null {
  const { tokens, end } = reader
  const number = cardinalAt(tokens, i, end, first)
  if (number === null) return null
  const mark = formAt(reader, number.to)
  const hijri = HIJRI_ERAS.has(mark)
  const { value } = number
  if (hijri || (value >= 1300 && value < 1500 && !ERAS.has(mark)))
    return hijri ? { year: value, hijri: true, to: number.to + 1 } : { year: value, hijri: false, to: number.to }
  if (value < 1000 || value > 2199)
    return reader.context.loose && value >= 100 && value < 1000 ? { year: value, hijri: false, to: number.to } : null
  return {
    year: value,
    hijri: false,
    to: ERAS.has(mark) && !reader.tokens[number.to]!.gap ? number.to + 1 : ERAS.has(mark) && mark.length > 1 ? number.to + 1 : number.to,
  }
}

const ONE = wordsOf('year-one')
const MANY = wordsOf('many')

/** «عام 2014», «العام 1996», «سنة 2018», «عام 1436هـ», «عامي 2000 و2001», «أعوام 2015-2018». */
export const yearRule: Rule = (reader, i, first) => {
  if (ONE.has(first)) return oneYear(reader, i + 1) ?? null
  return MANY.has(first) ? manyYears(reader, i + 1) : null
}

function oneYear(reader: Reader, i: number): Found | null {
  const year = yearAt(reader, i)
  if (year === null) return null
  const range = rangeAfter(reader, year)
  return range ?? found(year)
}

function found(year: YearHit): Found | null {
  if (!year.hijri) return { to: year.to, value: yearValue(year.year), kind: 'year', why: 'year' }
  const bounds = hijriBounds(year.year, null)
  return bounds === null
    ? null
    : { to: year.to, value: `${dayValue(bounds[0])}/${dayValue(bounds[1])}`, kind: 'span', why: 'Hijri year by the Umm al-Qura calendar' }
}

// «عامي 2000 و2001», «أعوام 2015 و2016 و2017»: from the first to the last.
function manyYears(reader: Reader, i: number): Found | null {
  const first = yearAt(reader, i)
  if (first === null || first.hijri) return null
  const range = rangeAfter(reader, first)
  if (range !== null) return range
  let last = first
  for (let next = joinedYear(reader, last.to); next !== null; next = joinedYear(reader, last.to)) last = next
  return last === first || last.year < first.year
    ? null
    : { to: last.to, value: `${yearValue(first.year)}/${yearValue(last.year)}`, kind: 'span', why: 'first to last of the years' }
}

function joinedYear(reader: Reader, i: number): YearHit | null {
  const form = formAt(reader, i)
  if (form === 'و' || form === '،' || form === ',') return joinedYear(reader, i + 1) ?? plainYear(reader, i + 1)
  return null
}

/** Four digits that could be a year of the last century and a half or the coming decades. */
export function plainYear(reader: Reader, i: number): YearHit | null {
  const t = reader.tokens[i]
  if (t === undefined || i >= reader.end || t.kind !== 'number' || !/^(1[6-9]|20)\d\d$/.test(t.form)) return null
  return yearAt(reader, i)
}

const DASHES = new Set(['-', '–', '/', '−'])
const UNTIL = wordsOf('year-until')

/** «2026-2030», «2019/2020», «2003 إلى 2011», «1998 إلى العام 2000» after its first year. */
export function rangeAfter(reader: Reader, first: YearHit): Found | null {
  const joint = formAt(reader, first.to)
  let at = first.to + 1
  if (UNTIL.has(joint) && ONE.has(formAt(reader, at))) at++
  if (!UNTIL.has(joint) && !DASHES.has(joint)) return null
  const last = plainYear(reader, at) ?? (DASHES.has(joint) ? shortYear(reader, at, first.year) : null)
  if (last === null || last.year <= first.year || last.year - first.year > 200 || first.hijri) return null
  if (DASHES.has(formAt(reader, last.to)) && /^\d/.test(formAt(reader, last.to + 1))) return null
  return { to: last.to, value: `${yearValue(first.year)}/${yearValue(last.year)}`, kind: 'span', why: 'from year to year' }
}

/** «من ألفين إلى ألفين وأربعة عشر»: two years in words, which «من» or «بين» announces. */
export const spelledYearsRule: Rule = (reader, i, first) => {
  if (!FROM.has(formAt(reader, i - 1))) return null
  const year = spelledYear(reader, i, first)
  if (year === null || !UNTIL.has(formAt(reader, year.to))) return null
  const at = ONE.has(formAt(reader, year.to + 1)) ? year.to + 2 : year.to + 1
  const last = spelledYear(reader, at, formAt(reader, at))
  if (last === null || last.year <= year.year || last.year - year.year > 200) return null
  return { to: last.to, value: `${yearValue(year.year)}/${yearValue(last.year)}`, kind: 'span', why: 'from year to year' }
}

function spelledYear(reader: Reader, i: number, first: string): YearHit | null {
  const year = reader.tokens[i]?.kind === 'word' ? yearAt(reader, i, first) : null
  return year === null || year.hijri || COUNTED.has(formAt(reader, year.to)) ? null : year
}

// «2019-20»
function shortYear(reader: Reader, i: number, first: number): YearHit | null {
  const form = formAt(reader, i)
  const year = Math.floor(first / 100) * 100 + Number(form)
  return /^\d\d$/.test(form) && year === first + 1 ? { year, hijri: false, to: i + 1 } : null
}

const YEAR_BEFORE = wordsOf('year-before')
const YEAR_NOUN = wordsOf('year-noun')
const NO_YEAR = wordsOf('no-year-before')
const COUNTED = wordsOf('counted')
const YEAR_WEAK = wordsOf('year-before-weak')
const FROM = wordsOf('from')

/** A bare four-digit number where the words around it make it a year: «في 2014», «بحلول 2020», «انتخابات 2016», «2026-2030», «من 2003 إلى 2011». */
export const bareYearRule: Rule = (reader, i) => {
  const year = plainYear(reader, i)
  if (year === null) return null
  const before = formAt(reader, i - 1)
  if (NO_YEAR.has(before)) return null
  const range = rangeAfter(reader, year)
  if (range !== null && (FROM.has(before) || DASHES.has(formAt(reader, year.to)))) return range
  if (before === 'بين' || before === 'وبين') return between(reader, year)
  if (year.hijri) return YEAR_BEFORE.has(before) ? found(year) : null
  if (year.year < 1900 || year.year > 2100 || COUNTED.has(formAt(reader, year.to))) return null
  if (formAt(reader, year.to) === '%' || DASHES.has(formAt(reader, year.to))) return null
  const announced = YEAR_BEFORE.has(before) || isDated(before) || followsYear(reader, i) || afterAdjectives(reader, i, year)
  return announced || year.to > i + 1 || (YEAR_WEAK.has(before) && endsHere(reader, year)) ? found(year) : null
}

const isDated = (form: string): boolean =>
  YEAR_NOUN.has(form) ||
  splitProclitics(form).some(({ rest }) => YEAR_NOUN.has(rest) || (rest.startsWith('ال') && YEAR_NOUN.has(rest.slice(2))))

// «في 2015 و2016»
const followsYear = (reader: Reader, i: number): boolean =>
  formAt(reader, i - 1) === 'و' && plainYear(reader, i - 2) !== null && reader.context.last?.kind === 'year'

// «الانتخابات الرئاسية الأميركية 2016»: adjectives between the event and its year.
function afterAdjectives(reader: Reader, i: number, year: YearHit): boolean {
  if (!endsHere(reader, year) && !/^(في|و|على|ب|ل)/.test(formAt(reader, year.to))) return false
  for (let k = i - 1; k > i - 4; k--) {
    const form = formAt(reader, k)
    if (k < i - 1 && isDated(form)) return true
    if (!form.startsWith('ال')) return false
  }
  return isDated(formAt(reader, i - 4))
}

// After «إلى», «من» a number is a year only where nothing is counted by it: «العائد إلى 2002.»
const endsHere = (reader: Reader, year: YearHit): boolean =>
  year.year > 1945 && year.year % 100 !== 0 && (year.to === reader.end || reader.tokens[year.to]!.kind === 'mark')

// «بين 2011 و2016»
function between(reader: Reader, first: YearHit): Found | null {
  const last = formAt(reader, first.to) === 'و' ? plainYear(reader, first.to + 1) : null
  if (last === null || last.year <= first.year) return null
  return { to: last.to, value: `${yearValue(first.year)}/${yearValue(last.year)}`, kind: 'span', why: 'from year to year' }
}
