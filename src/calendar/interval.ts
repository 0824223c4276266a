import { wordsOf } from './contexts.ts'
import { type Found, formAt, type Reader, type Rule, type TimeKind } from './reader.ts'

const UNTIL = wordsOf('until')
const CONTINUES = wordsOf('continues')
const JOINABLE: ReadonlySet<TimeKind> = new Set<TimeKind>(['day', 'month', 'year'])

/** The rule for «من X إلى Y» and «بين X وY», given the rule for one time. */
export const intervalRule =
  (one: (reader: Reader, i: number, first?: string) => Found | null): Rule =>
  (reader, i, first) => {
    const between = first === 'بين'
    const start = one(reader, i + 1)
    if (start === null) return null
    // «من 25 إلى 27 نوفمبر», «بين 2011 و2016»: one expression already.
    if (start.kind === 'span' && start.value !== null && isListed(start)) return start
    if (!JOINABLE.has(start.kind)) return null
    const joint = formAt(reader, start.to)
    const end = between ? afterAnd(reader, start.to, one) : UNTIL.has(joint) ? one(reader, start.to + 1) : null
    if (end === null || end.kind !== start.kind || start.value === null || end.value === null || end.value <= start.value) return null
    return { to: end.to, value: `${start.value}/${end.value}`, kind: 'span', why: 'from one time to another' }
  }

function afterAnd(reader: Reader, i: number, one: (reader: Reader, i: number, first?: string) => Found | null): Found | null {
  const form = formAt(reader, i)
  if (form === 'و') return one(reader, i + 1)
  return form.startsWith('و') ? one(reader, i, form.slice(1)) : null
}

const LISTED = /^(from year to year|date, year|month placed)/
const isListed = (found: Found): boolean => LISTED.test(found.why)

/** «2 أكتوبر إلى 22 أكتوبر», «15 مايو - 3 يونيو»: the interval that a day found before goes on to, with no word before it; else null. */
export function continued(reader: Reader, start: Found, one: (reader: Reader, i: number, first?: string) => Found | null): Found | null {
  if (start.kind !== 'day' || start.value === null || !CONTINUES.has(formAt(reader, start.to))) return null
  const end = one(reader, start.to + 1)
  if (end === null || end.kind !== 'day' || end.value === null || end.value <= start.value) return null
  return { to: end.to, value: `${start.value}/${end.value}`, kind: 'span', why: 'from one day to another' }
}
