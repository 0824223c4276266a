import type { Token } from '../text/text.ts'
import { dayParts, isHourWord } from './clock.ts'
import { clockRule } from './clock-rule.ts'
import { dayWords, decades, edges, holidays, seasons, yearParts } from './contexts.ts'
import { datelineRule, dayRule, numericRule } from './day-expression.ts'
import { holidayRule } from './holiday.ts'
import { intervalRule } from './interval.ts'
import { months, weekdays } from './month.ts'
import { dayMonthRule, monthRule } from './month-date.ts'
import { ordinalForms } from './number.ts'
import { decadeRule, edgeRule, partRule, seasonRule, weekOfMonthRule } from './period.ts'
import type { Found, Reader, Rule, TimeContext, TimeHit } from './reader.ts'
import { distanceRule, unitRule, withinRule } from './relative.ts'
import { units } from './unit.ts'
import { bareYearRule, yearRule } from './year.ts'

interface Opener {
  readonly first: string
  readonly skip: number
  readonly rules: readonly Rule[]
}

const LEADS = ['و', 'ف', 'ب', 'ل', 'ك', 'وب', 'ول', 'فب', 'فل', 'وك']

/** The longest calendar expression that begins at token `i` of the line `[start, end)`, or null. A refused one has a null value and the reason. */
export function timeAt(tokens: readonly Token[], i: number, start: number, end: number, context: TimeContext): TimeHit | null {
  const token = tokens[i]
  if (token === undefined) return null
  const opener = token.kind === 'word' ? openers().get(token.form) : token.kind === 'number' ? FIGURES : undefined
  if (opener === undefined) return null
  const reader: Reader = { tokens, start, end, context }
  const found = longest(reader, i, opener.first === '' ? token.form : opener.first, opener.rules)
  return found === null ? null : { from: i, to: found.to, skip: opener.skip, value: found.value, kind: found.kind, why: found.why }
}

function longest(reader: Reader, i: number, first: string, rules: readonly Rule[]): Found | null {
  let best: Found | null = null
  for (const rule of rules) {
    const found = rule(reader, i, first)
    if (found !== null && (best === null || found.to > best.to)) best = found
  }
  return best
}

/** One time inside «من … إلى …»: no interval begins in it. */
function oneTime(reader: Reader, i: number, first = reader.tokens[i]?.form ?? ''): Found | null {
  const token = i < reader.end ? reader.tokens[i] : undefined
  if (token === undefined) return null
  const opener = token.kind === 'number' ? FIGURES : openers().get(first)
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
const FIGURES: Opener = { first: '', skip: 0, rules: [numericRule, datelineRule, dayMonthRule, bareYearRule] }

let built: ReadonlyMap<string, Opener> | null = null

// Every word that can begin an expression, with its clitics, so that a token costs one look-up.
function openers(): ReadonlyMap<string, Opener> {
  built ??= build()
  return built
}

function build(): Map<string, Opener> {
  const plain = new Map<string, Rule[]>()
  const add = (forms: Iterable<string>, ...rules: Rule[]): void => {
    for (const form of forms) {
      const list = plain.get(form)
      if (list === undefined) plain.set(form, [...rules])
      else for (const rule of rules) if (!list.includes(rule)) list.push(rule)
    }
  }
  add(months.keys(), monthRule)
  add(['شهر'], monthRule)
  add(weekdays.keys(), dayRule)
  add(dayWords.keys(), dayRule)
  add(dayParts.keys(), dayRule)
  add(['يوم', 'يومي', 'نهار'], dayRule)
  add(ordinalForms(), dayMonthRule)
  add(['عام', 'العام', 'سنه', 'السنه', 'عامي', 'سنتي', 'اعوام', 'الاعوام', 'سنوات', 'السنوات'], yearRule)
  add(
    [...units.keys()].map((u) => `ال${u}`),
    unitRule,
    weekOfMonthRule,
  )
  add(['هذا', 'هذه'], unitRule, seasonRule, dayRule)
  add(edges.keys(), edgeRule)
  add(yearParts.keys(), partRule)
  add(decades.keys(), decadeRule)
  add(seasons.keys(), seasonRule)
  add(holidays.keys(), holidayRule)
  add(['قبل', 'بعد', 'منذ'], distanceRule)
  add(['خلال'], withinRule)
  add(['من', 'بين'], interval)
  return withClitics(plain)
}

function withClitics(plain: ReadonlyMap<string, readonly Rule[]>): Map<string, Opener> {
  const all = new Map<string, Opener>()
  for (const [first, rules] of plain) all.set(first, { first, skip: 0, rules })
  for (const [first, rules] of plain) {
    for (const lead of LEADS) if (!all.has(lead + first)) all.set(lead + first, { first, skip: lead.length, rules })
    if (!first.startsWith('ال')) continue
    for (const lead of ['', 'و', 'ف']) {
      const form = `${lead}ل${first.slice(1)}`
      if (!all.has(form)) all.set(form, { first, skip: lead.length + 2, rules })
    }
  }
  for (const form of ['الساعه', 'والساعه', 'بالساعه', 'للساعه', 'ساعه'])
    if (isHourWord(form) || form.endsWith('الساعه'))
      all.set(form, { first: 'الساعه', skip: form.length - 6 > 0 ? form.length - 6 : 0, rules: [clockRule] })
  return all
}
