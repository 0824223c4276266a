import type { Span } from '../text/text.ts'
import type { Counted } from './bag.ts'

/** What a telling puts in each slot of a claim. */
export interface Slots {
  readonly who: readonly string[]
  readonly whom: readonly string[]
  readonly place: string | null
  readonly date: { readonly value: string; readonly span: Span | null } | null
  readonly numbers: readonly Counted[]
}

/** One value of a slot, with an article that gives it; `span` is null where the article's words for it are those of the fact itself. */
export interface Side {
  readonly article: string
  readonly report: string
  readonly value: string
  readonly span: Span
}

/** Different values in one slot of one claim, side by side: none of them is preferred, nothing is averaged. */
export interface Contradiction {
  readonly slot: 'date' | 'number' | 'place' | 'party' | 'who'
  readonly sides: readonly Side[]
}

interface Told extends Slots {
  readonly kind: 'statement' | 'event'
  readonly article: string
  readonly report: string
  /** The fact's own words. */
  readonly words: Span
}

/** Where tellings of one claim contradict each other. What one leaves out, or tells less finely, contradicts nothing. */
export function contradictionsOf(tellings: readonly Told[]): Contradiction[] {
  const sides = (value: (t: Told) => { value: string; span: Span } | null): Side[] =>
    tellings.flatMap((t) => {
      const found = value(t)
      return found === null ? [] : [{ article: t.article, report: t.report, ...found }]
    })
  const listed = (keys: readonly string[], t: Told) => (keys.length === 0 ? null : { value: [...keys].sort().join(' + '), span: t.words })
  const out: Contradiction[] = []
  const add = (slot: Contradiction['slot'], of: readonly Side[], differ: (a: string, b: string) => boolean): void => {
    const values = [...new Map(of.map((s) => [s.value, s])).values()]
    if (values.some((a, i) => values.slice(i + 1).some((b) => differ(a.value, b.value)))) out.push({ slot, sides: values })
  }
  add(
    'date',
    sides((t) => (t.date === null ? null : { value: t.date.value, span: t.date.span ?? t.words })),
    (a, b) => !nested(a, b),
  )
  add(
    'place',
    sides((t) => (t.place === null ? null : { value: t.place, span: t.words })),
    (a, b) => a !== b,
  )
  add(
    'who',
    sides((t) => listed(t.who, t)),
    apart,
  )
  add(
    'party',
    sides((t) => listed(t.whom, t)),
    apart,
  )
  for (const counts of new Set(tellings.flatMap((t) => t.numbers.map((n) => n.counts)))) {
    // What an article counts twice in one breath («12 killed and 30 hurt») is not one slot.
    const of = sides((t) => {
      const own = t.numbers.filter((n) => n.counts === counts)
      return own.length === 1 ? { value: own[0]!.value, span: own[0]!.span } : null
    })
    add('number', of, (a, b) => a !== b)
  }
  return out
}

/** Whether one date says the other less finely: a month and a day of it, an interval and a day in it. */
function nested(a: string, b: string): boolean {
  const [coarse, fine] = a.length <= b.length ? [a, b] : [b, a]
  if (coarse.includes('/') || fine.includes('/')) {
    const [interval, day] = coarse.includes('/') ? [coarse, fine] : [fine, coarse]
    const [from = '', to = ''] = interval.split('/')
    return day.includes('/') ? day === interval : from.slice(0, day.length) <= day && day <= `${to}\uffff`
  }
  return !/^\d{4}(-\d\d)*(T.*)?$/.test(coarse) || fine.startsWith(coarse)
}

// Parties contradict where they have nobody in common: one text naming more of them says no less of the others.
const apart = (a: string, b: string): boolean => !a.split(' + ').some((x) => b.split(' + ').includes(x))
