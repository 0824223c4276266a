import { overlaps, type Span } from '../text/text.ts'
import { covered, likeness } from './bag.ts'
import { type ClaimTelling, type Source, tellingsOf } from './claim-telling.ts'
import { type Contradiction, contradictionsOf } from './contradictions.ts'
import { isDenial } from './denials.ts'
import { sameSide } from './side.ts'
import { finished, type Steps } from './steps.ts'

/** Where an article makes a claim. */
export interface Carrier {
  readonly article: string
  readonly fact: string
  readonly span: Span
  /** The date that this article itself gives; null where it gives none. */
  readonly date: string | null
}

/** A statement or an event, told by one article or more. */
export interface Claim {
  readonly kind: 'statement' | 'event'
  /** Act of a statement, type of an event, as the first carrier has it. */
  readonly type: string
  readonly status: string
  /** Speaker, or those who did it. */
  readonly who: readonly string[]
  readonly carriers: readonly Carrier[]
  /** Independent texts among the carriers: copies count once. */
  readonly reports: number
  /** Carriers that give no date, placed by one that does. */
  readonly placed: readonly { readonly article: string; readonly value: string; readonly from: string }[]
  readonly contradictions: readonly Contradiction[]
  /** Claims (by their place in the list) that this one denies. */
  readonly denies: readonly number[]
}

/** Likeness of what is said from which two utterances of one speaker are one; of two speakers, the words must nearly be the same. */
const SAID_ALIKE = 0.6
const SAME_WORDS = 0.85
/** Share of the longer of two utterances that the shorter one has at least: a word or two of it is another utterance. */
const SAID_WHOLE = 0.3
/** Likeness of the sentences around from which two events of one kind and actors are one, and that of their words but the sides' names. */
const TOLD_ALIKE = 0.35
const OWN_ALIKE = 0.25
/** The same where they are dated to different days, or nobody is known to have a part in either. */
const OWN_ALIKE_ELSE = 0.5
/** Days by which two tellings of one event may differ; further apart they are two events. */
const SAME_DAYS = 3
/** Rarity of a word that two tellings of one thing share at least once. */
const TELLING_WORD = 3
/** Tellings of a claim that a new one is laid beside. */
const ASKED = 5

/** The claims that articles make, those with most independent sources first. Same articles, same claims, whatever order they come in. */
export const claimsOf = (sources: readonly Source[]): Claim[] => finished(claimsMade(sources))

/** `claimsOf` in steps: a story of hundreds of articles takes seconds. */
export function* claimsMade(sources: readonly Source[]): Steps<Claim[]> {
  const groups: ClaimTelling[][] = []
  const places = new Map<string, Map<number, Set<number>>>()
  for (const telling of yield* allTellings(sources)) {
    yield
    const among = placesOf(places, telling)
    const rare = telling.bag.stems.filter((_, i) => telling.bag.rarities[i]! >= TELLING_WORD)
    // The first group that it belongs to: what was laid beside it once, and groups behind one that is found, are not looked at.
    const looked = new Set<number>()
    let own = groups.length
    for (const stem of rare)
      for (const g of among.get(stem) ?? []) {
        if (g >= own || looked.has(g)) continue
        looked.add(g)
        if (isAmong(telling, groups[g]!)) own = g
      }
    if (own === groups.length) groups.push([telling])
    else groups[own]!.push(telling)
    for (const stem of rare) {
      const known = among.get(stem)
      if (known === undefined) among.set(stem, new Set([own]))
      else known.add(own)
    }
  }
  const claims: (Omit<Claim, 'denies'> & { readonly group: readonly ClaimTelling[] })[] = []
  for (const group of groups) {
    claims.push({ ...claimOf(group), group })
    yield
  }
  const ordered = claims
    .map((claim, i) => ({ claim, i }))
    .sort((x, y) => y.claim.reports - x.claim.reports || y.claim.carriers.length - x.claim.carriers.length || x.i - y.i)
  const out: Claim[] = []
  for (const [i, { claim }] of ordered.entries()) {
    const { group, ...rest } = claim
    const denies = group.some((t) => t.status === 'denied')
      ? ordered.flatMap(({ claim: other }, k) => (k !== i && isDenial(group, other.group) ? [k] : []))
      : []
    out.push({ ...rest, denies })
    yield
  }
  return out
}

function* allTellings(sources: readonly Source[]): Steps<ClaimTelling[]> {
  const tellings: ClaimTelling[] = []
  for (const source of sources) {
    tellings.push(...tellingsOf(source))
    yield
  }
  return tellings
}

// Statements may be one with any other, events only with those of their type and status: the groups of each kind are kept apart.
function placesOf(places: Map<string, Map<number, Set<number>>>, { kind, type, status }: ClaimTelling): Map<number, Set<number>> {
  const of = kind === 'statement' ? kind : `${type} ${status}`
  const known = places.get(of)
  if (known !== undefined) return known
  const own = new Map<number, Set<number>>()
  places.set(of, own)
  return own
}

function isAmong(telling: ClaimTelling, group: readonly ClaimTelling[]): boolean {
  let same = false
  for (let i = 0; i < group.length && i < ASKED && !same; i++) same = isSame(group[i]!, telling)
  // An article tells an event once.
  return same && !(telling.kind === 'event' && group.some((t) => t.source.id === telling.source.id || daysApart(t, telling) > SAME_DAYS))
}

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((x) => b.some((y) => sameSide(x, y)))

function isSame(a: ClaimTelling, b: ClaimTelling): boolean {
  if (a.kind !== b.kind) return false
  return a.kind === 'statement' ? isSaid(a, b) : isTold(a, b)
}

function isSaid(a: ClaimTelling, b: ClaimTelling): boolean {
  if (a.status !== b.status || (a.source.id === b.source.id && overlaps(a.span, b.span))) return false
  const [small, large] = a.bag.stems.length <= b.bag.stems.length ? [a, b] : [b, a]
  const share = covered(small.bag, large.bag)
  if (share < SAID_ALIKE || (share < SAME_WORDS && !meet(a.who, b.who))) return false
  return covered(large.bag, small.bag) >= SAID_WHOLE
}

function isTold(a: ClaimTelling, b: ClaimTelling): boolean {
  if (a.type !== b.type || a.status !== b.status) return false
  const parties = meet([...a.who, ...a.whom], [...b.who, ...b.whom])
  if (!parties && !(nobody(a) || nobody(b) ? a.place === b.place : a.place !== null && a.place === b.place)) return false
  const apart = daysApart(a, b)
  if (apart > SAME_DAYS) return false
  const own = likeness(a.own, b.own)
  if (own >= OWN_ALIKE_ELSE) return true
  // In part by the sides' names, where nothing but them and the words speaks for two events.
  return own >= OWN_ALIKE && parties && (apart === 0 || a.day === null || b.day === null) && likeness(a.bag, b.bag) >= TOLD_ALIKE
}

const nobody = (t: ClaimTelling): boolean => t.who.length + t.whom.length === 0

/** Days between two tellings: what is not dated to the day was when it was published, or not at all in the month or year that it names. */
function daysApart(a: ClaimTelling, b: ClaimTelling): number {
  const [x, y] = [a.day ?? a.published, b.day ?? b.published]
  if (x === null || y === null) return 0
  return inMonth(a, y) && inMonth(b, x) ? Math.abs(x - y) : Number.POSITIVE_INFINITY
}

// «2017», «2018-04»: a day outside of it is another event's. A day more or less is the telling's.
function inMonth({ date }: ClaimTelling, day: number): boolean {
  if (date === null || !/^\d{4}(-\d\d)?$/.test(date.value)) return true
  return [day - 1, day, day + 1].some((d) => new Date(d * 86_400_000).toISOString().startsWith(date.value))
}

function claimOf(group: readonly ClaimTelling[]): Omit<Claim, 'denies'> {
  const first = group[0]!
  const dated = group.find((t) => t.date !== null)
  return {
    kind: first.kind,
    type: first.type,
    status: first.status,
    who: [...new Set(group.flatMap((t) => t.who))],
    carriers: group.map((t) => ({ article: t.source.id, fact: t.fact, span: t.span, date: t.date?.value ?? null })),
    reports: new Set(group.map((t) => t.source.report)).size,
    placed:
      first.kind === 'statement' || dated?.date == null
        ? []
        : group.flatMap((t) => (t.date === null ? [{ article: t.source.id, value: dated.date!.value, from: dated.source.id }] : [])),
    contradictions: contradictionsOf(group),
  }
}
