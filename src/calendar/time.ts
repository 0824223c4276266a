import { type Token, WordMemory } from '../text/text.ts'
import { dayParts } from './clock.ts'
import { clockRule } from './clock-rule.ts'
import { dayWords, decades, edges, holidays, seasons, yearParts } from './contexts.ts'
import { datelineRule, dayRule, numericRule } from './day-expression.ts'
import { holidayRule } from './holiday.ts'
import { continued, intervalRule } from './interval.ts'
import { bareDayRule, firstWeekdayRule, monthBetweenRule, numberedWeekdayRule, otherDayRule, shortFiguresRule } from './loose-day.ts'
import { bareSeasonRule, fewUnitsRule, followingRule, fromNowRule, lengthRule, restRule, spelledYearRule } from './loose-period.ts'
import { months, weekdays } from './month.ts'
import { dayMonthRule, monthRule } from './month-date.ts'
import { numberForms } from './number.ts'
import { decadeRule, edgeRule, partRule, seasonRule, weekOfMonthRule } from './period.ts'
import type { Found, Reader, Rule, TimeContext, TimeHit } from './reader.ts'
import { distanceRule, unitRule, withinRule } from './relative.ts'
import { units } from './unit.ts'
import { weekdayOfWeekRule, weekOfDateRule, weekOfYearRule } from './week.ts'
import { bareYearRule, spelledYearsRule, yearRule } from './year.ts'

interface Opener {
  readonly first: string
  readonly skip: number
  readonly rules: readonly Rule[]
  /** Whether a day that begins here may go on to another («3 مايو - 5 يونيو»). */
  readonly continues: boolean
}

const LEADS = ['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'فب', 'فل', 'وك']

/** The longest calendar expression that begins at token `i` of the line `[start, end)`, or null. A refused one has a null value and the reason. */
export function timeAt(tokens: readonly Token[], i: number, start: number, end: number, context: TimeContext): TimeHit | null {
  const token = tokens[i]
  if (token === undefined) return null
  const opener =
    token.kind === 'word'
      ? context.loose === true
        ? openers(true).get(token.form)
        : (opened.of(token.word) ?? undefined)
      : token.kind === 'number'
        ? context.loose === true
          ? LOOSE_FIGURES
          : FIGURES
        : undefined
  if (opener === undefined) return null
  const reader: Reader = { tokens, start, end, context }
  const one = longest(reader, i, opener.first === '' ? token.form : opener.first, opener.rules)
  const found = one !== null && opener.continues ? (continued(reader, one, oneTime) ?? one) : one
  return found === null || !isOfHistory(found.value)
    ? null
    : { from: i, to: found.to, skip: opener.skip, value: found.value, kind: found.kind, why: found.why }
}

// «قبل 1971 عاما» reckons behind the calendar: no such value is given.
const isOfHistory = (value: string | null): boolean =>
  value === null || value.split('/').every((part) => /^[0-2]\d{3}/.test(part) && part >= '0100')

function longest(reader: Reader, i: number, first: string, rules: readonly Rule[]): Found | null {
  let best: Found | null = null
  for (const rule of rules) {
    const found = rule(reader, i, first)
    // Where the loose rules read the same words as the others, theirs is the answer.
    if (found !== null && (best === null || found.to > best.to || (found.to === best.to && reader.context.loose === true))) best = found
  }
  return best
}

/** One time inside «من … إلى …»: no interval begins in it. */
function oneTime(reader: Reader, i: number, first = reader.tokens[i]?.form ?? ''): Found | null {
  const token = i < reader.end ? reader.tokens[i] : undefined
  if (token === undefined) return null
  const opener = token.kind === 'number' ? FIGURES : openers(reader.context.loose === true).get(first)
  return opener === undefined
    ? null
    : longest(
        reader,
        i,
        opener.first === '' ? first : opener.first,
        opener.rules.filter((r) => r !== interval),
      )
}

const interval = intervalRule(oneTime)
const FIGURES: Opener = { first: '', skip: 0, continues: true, rules: [numericRule, datelineRule, dayMonthRule, bareYearRule] }
const LOOSE_FIGURES: Opener = { ...FIGURES, rules: [...FIGURES.rules, shortFiguresRule, bareDayRule, fromNowRule, lengthRule] }

// Most words open nothing.
const opened = new WordMemory<Opener | null>((form) => openers(false).get(form) ?? null)

let strict: ReadonlyMap<string, Opener> | null = null
let wide: ReadonlyMap<string, Opener> | null = null

// Every word that can begin an expression, with its clitics, so that a token costs one look-up.
function openers(loose: boolean): ReadonlyMap<string, Opener> {
  if (loose) {
    wide ??= withClitics(looseRules(newspaperRules()))
    return wide
  }
  strict ??= withClitics(newspaperRules())
  return strict
}

type RuleBook = Map<string, Rule[]>

function add(book: RuleBook, forms: Iterable<string>, ...rules: Rule[]): void {
  for (const form of forms) {
    const list = book.get(form)
    if (list === undefined) book.set(form, [...rules])
    else for (const rule of rules) if (!list.includes(rule)) list.push(rule)
  }
}

function newspaperRules(): RuleBook {
  const book: RuleBook = new Map()
  add(book, months.keys(), monthRule)
  add(book, ['شهر'], monthRule)
  add(book, weekdays.keys(), dayRule, weekdayOfWeekRule)
  add(book, dayWords.keys(), dayRule)
  add(book, dayParts.keys(), dayRule)
  add(book, ['يوم', 'يومي', 'نهار'], dayRule, weekdayOfWeekRule)
  add(book, numberForms(), dayMonthRule, spelledYearsRule)
  add(book, ['عام', 'العام', 'سنه', 'السنه', 'عامي', 'سنتي', 'اعوام', 'الاعوام', 'سنوات', 'السنوات'], yearRule)
  const definite = [...units.keys()].map((u) => `ال${u}`)
  add(book, definite, unitRule, weekOfMonthRule, weekOfYearRule, weekdayOfWeekRule)
  add(book, ['هذا', 'هذه'], unitRule, seasonRule, dayRule, weekdayOfWeekRule)
  add(book, edges.keys(), edgeRule)
  add(book, yearParts.keys(), partRule)
  add(book, decades.keys(), decadeRule)
  add(book, seasons.keys(), seasonRule)
  add(book, holidays.keys(), holidayRule)
  add(book, ['قبل', 'بعد', 'منذ'], distanceRule)
  add(book, ['خلال'], withinRule)
  add(book, ['من', 'بين'], interval)
  add(book, ['الساعه'], clockRule)
  return book
}

function looseRules(book: RuleBook): RuleBook {
  const definite = [...units.keys()].map((u) => `ال${u}`)
  add(book, weekdays.keys(), numberedWeekdayRule)
  add(book, ['يوم'], numberedWeekdayRule)
  add(book, dayWords.keys(), otherDayRule)
  add(book, numberForms(), bareDayRule, firstWeekdayRule, fromNowRule, lengthRule, spelledYearRule)
  add(
    book,
    [...numberForms()].map((n) => `ال${n}`),
    spelledYearRule,
  )
  add(book, units.keys(), fromNowRule)
  add(book, ['اخر', 'يومي'], otherDayRule)
  add(book, ['قبل', 'بعد', 'في', 'خلال', 'اخر'], lengthRule, fromNowRule)
  add(book, definite, fewUnitsRule, followingRule)
  add(book, ['باقي', 'بقيه', 'نهايه', 'عطله', 'اسبوعي', 'الاسبوع'], restRule)
  add(book, seasons.keys(), bareSeasonRule)
  add(book, ['اسبوع'], weekOfDateRule)
  add(book, [...months.keys(), 'شهر'], monthBetweenRule)
  return book
}

// Dates go on to other dates; days by name only where a caller asks for the calendar of conversation.
const opener = (first: string, skip: number, rules: readonly Rule[]): Opener => ({
  first,
  skip,
  rules,
  continues: rules.includes(dayMonthRule) || rules.includes(numberedWeekdayRule) || rules.includes(otherDayRule),
})

function withClitics(plain: ReadonlyMap<string, readonly Rule[]>): Map<string, Opener> {
  const all = new Map<string, Opener>()
  for (const [first, rules] of plain) all.set(first, opener(first, 0, rules))
  for (const [first, rules] of plain) {
    for (const lead of LEADS) if (!all.has(lead + first)) all.set(lead + first, opener(first, lead.length, rules))
    if (!first.startsWith('ال')) continue
    for (const lead of ['', 'و', 'ف']) {
      const form = `${lead}ل${first.slice(1)}`
      if (!all.has(form)) all.set(form, opener(first, lead.length + 2, rules))
    }
  }
  return all
}
