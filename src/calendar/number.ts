import { readTable } from '../lexicon/lexicon.ts'
import { foldWord, type Token } from '../text/text.ts'

/** A number and the token index after it; `spelled` where it stands in words. */
export interface NumberHit {
  readonly value: number
  readonly to: number
  readonly spelled: boolean
}

type Kind = 'cardinal' | 'ordinal' | 'hundred' | 'thousand'

const cardinals = new Map<string, { value: number; kind: Kind }>()
const ordinals = new Map<string, number>()
for (const { form, value, kind } of readTable('words/calendar-numbers.tsv', ['form', 'value', 'kind'])) {
  const folded = foldWord(form)
  if (kind === 'ordinal') ordinals.set(folded, Number(value))
  else if (kind === 'cardinal' || kind === 'hundred' || kind === 'thousand') cardinals.set(folded, { value: Number(value), kind })
  else throw new Error(`lexicon/words/calendar-numbers.tsv: "${kind}" is no kind of number`)
}

/** Folded forms that a number in words or a spelled ordinal can begin with. */
export const numberForms = (): ReadonlySet<string> => new Set([...ordinals.keys(), ...cardinals.keys()])

/** A whole number in digits or words («25», «ثلاثة», «خمسة عشر», «ألفين وثمانية عشر»). */
export function cardinalAt(tokens: readonly Token[], i: number, end: number, first = tokens[i]?.form ?? ''): NumberHit | null {
  const t = tokens[i]
  if (t === undefined || i >= end) return null
  if (t.kind === 'number') return /^\d{1,9}$/.test(t.form) ? { value: Number(t.form), to: i + 1, spelled: false } : null
  let total = 0
  let part = 0
  let to = i
  for (let form = first; ; ) {
    const word = cardinals.get(form)
    if (word === undefined) break
    if (word.kind === 'thousand') {
      total += (part || 1) * 1000
      part = 0
    } else if (word.kind === 'hundred' && part > 0 && part < 10) part *= 100
    else part += word.value
    to++
    const next = tokens[to]
    if (next === undefined || to >= end || next.kind !== 'word') break
    // «خمسة عشر», «ثلاثة آلاف», «تسع مئة» follow directly; every other part comes with و.
    if (cardinals.has(next.form) && (next.form === 'عشر' || next.form === 'عشره' || cardinals.get(next.form)!.kind !== 'cardinal'))
      form = next.form
    else if (next.form.startsWith('و') && cardinals.has(next.form.slice(1))) form = next.form.slice(1)
    else break
  }
  return to === i ? null : { value: total + part, to, spelled: true }
}

/** An ordinal in words («الثاني», «الحادي عشر», «الحادي والعشرين», «العشرين»). */
export function ordinalAt(tokens: readonly Token[], i: number, end: number, first = tokens[i]?.form ?? ''): NumberHit | null {
  if (i >= end) return null
  const unit = ordinals.get(first)
  if (unit === undefined) return null
  // «الحادي والثلاثين» is one number: its second half is no day by itself.
  if (unit >= 20 && i > 0 && tokens[i]!.form === `و${first}` && isUnit(tokens[i - 1]!.form)) return null
  const next = i + 1 < end ? tokens[i + 1]!.form : ''
  if (unit < 10) {
    if (next === 'عشر' || next === 'عشره') return { value: unit + 10, to: i + 2, spelled: true }
    const tens = next.startsWith('وال') ? ordinals.get(next.slice(1)) : undefined
    if (tens !== undefined && tens >= 20) return { value: unit + tens, to: i + 2, spelled: true }
  }
  return { value: unit, to: i + 1, spelled: true }
}

const isUnit = (form: string): boolean => (ordinals.get(form.slice(form.startsWith('ال') ? 0 : 1)) ?? ordinals.get(form) ?? 10) < 10

/** A day of the month: 1–31 in digits, as an ordinal or in words. */
export function dayNumberAt(tokens: readonly Token[], i: number, end: number, first = tokens[i]?.form ?? ''): NumberHit | null {
  const t = tokens[i]
  if (t === undefined || i >= end) return null
  if (t.kind === 'number') {
    if (!/^\d{1,2}$/.test(t.form)) return null
    const value = Number(t.form)
    return value >= 1 && value <= 31 ? { value, to: i + 1, spelled: false } : null
  }
  const spelled = ordinalAt(tokens, i, end, first) ?? cardinalAt(tokens, i, end, first)
  return spelled !== null && spelled.value >= 1 && spelled.value <= 31 ? spelled : null
}
