import type { Span } from '../text/text.ts'
import { likeness } from './bag.ts'
import type { ClaimTelling } from './claim-telling.ts'
import { type Counted, numbersApart } from './counted.ts'
import { otherSide, sameSide } from './side.ts'
import { placesApart } from './spot.ts'

/** One value of a slot, with an article that gives it and its words for it. */
export interface Side {
  readonly article: string
  readonly report: string
  readonly value: string
  readonly span: Span
}

type Slot = 'date' | 'number' | 'place' | 'party' | 'who'

/** Different values in one slot of one claim, side by side: none of them is preferred, nothing is averaged. */
export interface Contradiction {
  readonly slot: Slot
  readonly sides: readonly Side[]
}

/** Two values that cannot both be right. */
interface Clash {
  readonly slot: Slot
  /** What a number counts: tolls of the killed and of the hurt are slots of their own. */
  readonly of: string
  readonly sides: readonly [Side, Side]
}

/** Likeness of the words, but of the sides' names, from which two tellings that differ in one slot are of one thing. */
const ONE_THING = 0.5
/** The same where only a date, a place or a party differs, and of what is done again day after day, here and there, to one and to another. */
const ONE_OF_MANY = 0.75
const EASILY_TWO: readonly Slot[] = ['date', 'place', 'party']
const REPEATED = ['ASSAULT', 'COERCE', 'CONSULT', 'PROTEST', 'SANCTION']
/** Likeness from which what differs in date and number is one thing still, or what is done every day has two dates. */
const ONE_WORDING = 0.85
/** What is done together: there is no telling who did it from whom it was done with. */
const JOINT = ['AGREE', 'CONSULT', 'COOPERATE']
/** What one side alone did; many sides meet, sanction and help in like words. */
const ONE_DOER = ['ASSAULT', 'COERCE']
/** What has no place of its own: the place is somebody's seat, or where it reaches. */
const ANYWHERE = ['SANCTION', 'AID']
/** What is a word itself comes again in other words; nothing of it can be laid side by side. */
const WORDS = ['SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN']

/**
 * Where tellings of one claim contradict each other. Only two independent texts do, that tell the same in like words and differ in one thing:
 * what differs in more is another event (but for a date and a number in the same words). What one leaves out, or tells less finely, contradicts nothing.
 */
export function contradictionsOf(tellings: readonly ClaimTelling[]): Contradiction[] {
  const found = new Map<string, { slot: Slot; sides: Map<string, Side> }>()
  tellings.forEach((a, i) => {
    for (const b of tellings.slice(i + 1)) {
      for (const { slot, of, sides } of clashesOf(a, b)) {
        const known = found.get(slot + of) ?? { slot, sides: new Map<string, Side>() }
        found.set(slot + of, known)
        for (const side of sides) if (!known.sides.has(side.value)) known.sides.set(side.value, side)
      }
    }
  })
  return [...found.values()].map(({ slot, sides }) => ({ slot, sides: [...sides.values()] }))
}

function clashesOf(a: ClaimTelling, b: ClaimTelling): Clash[] {
  if (a.source.report === b.source.report || a.status === 'denied' || WORDS.includes(a.type)) return []
  const clashes = a.kind === 'statement' ? saidApart(a, b) : toldApart(a, b)
  const slots = new Set(clashes.map((c) => c.slot))
  if (slots.size === 0 || (slots.size > 1 && [...slots].some((slot) => slot !== 'date' && slot !== 'number'))) return []
  const alike = likeness(a.own, b.own)
  const often = REPEATED.includes(a.type) && !slots.has('number') && !slots.has('who')
  const two = EASILY_TWO.some((slot) => slots.has(slot))
  return alike >= (slots.size > 1 || (often && slots.has('date')) ? ONE_WORDING : often || two ? ONE_OF_MANY : ONE_THING) ? clashes : []
}

// Who says the same in the same words says it: only what was counted can differ.
const saidApart = (a: ClaimTelling, b: ClaimTelling): Clash[] =>
  a.who.some((x) => b.who.includes(x)) && sameDay(a, b) ? countedApart(a, b) : []

function toldApart(a: ClaimTelling, b: ClaimTelling): Clash[] {
  const days = a.day !== null && b.day !== null && a.day !== b.day && a.date!.span !== null && b.date!.span !== null
  if ((!days && !sameDay(a, b)) || crossed(a, b) || (a.mode !== null && b.mode !== null && a.mode !== b.mode)) return []
  const side = (t: ClaimTelling, value: string, span: Span = t.span): Side => ({
    article: t.source.id,
    report: t.source.report,
    value,
    span,
  })
  const clash = (slot: Slot, value: (t: ClaimTelling) => string, span: (t: ClaimTelling) => Span = (t) => t.span): Clash => ({
    slot,
    of: '',
    sides: [side(a, value(a), span(a)), side(b, value(b), span(b))],
  })
  const listed = (keys: readonly string[]): string => [...keys].sort().join(' + ')
  const parties = JOINT.includes(a.type)
  const others = !parties && a.who.length > 0 && b.who.length > 0 && !a.who.some((x) => b.who.some((y) => sameSide(x, y)))
  if (others && !ONE_DOER.includes(a.type)) return []
  return [
    ...(days
      ? [
          clash(
            'date',
            (t) => t.date!.value,
            (t) => t.date!.span ?? t.span,
          ),
        ]
      : []),
    ...(!ANYWHERE.includes(a.type) && a.place !== null && b.place !== null && placesApart(a.place, b.place)
      ? [clash('place', (t) => t.place!)]
      : []),
    ...(parties ? (othersMet(a, b) ? [clash('party', (t) => listed([...t.who, ...t.whom]))] : []) : []),
    ...(ONE_DOER.includes(a.type) && allApart(a.who, b.who) ? [clash('who', (t) => listed(t.who))] : []),
    ...(!parties && allApart(a.whom, b.whom) && a.who.some((x) => b.who.some((y) => sameSide(x, y)))
      ? [clash('party', (t) => listed(t.whom))]
      : []),
    ...countedApart(a, b),
  ]
}

/** Whether two tellings are of one day as far as is known: what has no date is told on the day or the next. */
function sameDay(a: ClaimTelling, b: ClaimTelling): boolean {
  if (a.day !== null && b.day !== null) return a.day === b.day
  const [x, y] = [a.day ?? a.published, b.day ?? b.published]
  return x === null || y === null || Math.abs(x - y) <= 1
}

const allApart = (a: readonly string[], b: readonly string[]): boolean =>
  a.length > 0 && b.length > 0 && a.every((x) => b.every((y) => otherSide(x, y)))

// Each striking the other is two events, and a roles' mistake as often.
const crossed = (a: ClaimTelling, b: ClaimTelling): boolean =>
  a.who.some((x) => b.whom.some((y) => sameSide(x, y))) || b.who.some((x) => a.whom.some((y) => sameSide(x, y)))

// Two who met, one of them the same, and the other one surely another.
function othersMet(a: ClaimTelling, b: ClaimTelling): boolean {
  const [x, y] = [a, b].map((t) => [...new Set([...t.who, ...t.whom])]) as [string[], string[]]
  const [left, right] = [x.filter((k) => !y.some((l) => sameSide(k, l))), y.filter((k) => !x.some((l) => sameSide(k, l)))]
  return left.length < x.length && right.length < y.length && allApart(left, right)
}

function countedApart(a: ClaimTelling, b: ClaimTelling): Clash[] {
  const later = a.hour !== null && b.hour !== null ? b.hour - a.hour : 0
  const [x, y] = [onlyOnes(a.numbers), onlyOnes(b.numbers)]
  return [...x].flatMap(([of, n]): Clash[] => {
    const m = y.get(of)
    if (m === undefined || !(later < 0 ? numbersApart(m, n, true) : numbersApart(n, m, later > 0))) return []
    const side = (t: ClaimTelling, { value, span }: Counted): Side => ({ article: t.source.id, report: t.source.report, value, span })
    return [{ slot: 'number', of, sides: [side(a, n), side(b, m)] }]
  })
}

// What an article counts twice in one breath («2 soldiers killed, and 9 of the soldiers before») is not one slot.
function onlyOnes(numbers: readonly Counted[]): ReadonlyMap<string, Counted> {
  const values = new Map<string, Set<string>>()
  for (const { counts, value } of numbers) values.set(counts, (values.get(counts) ?? new Set()).add(value))
  return new Map(numbers.filter((n) => values.get(n.counts)!.size === 1).map((n) => [n.counts, n]))
}
