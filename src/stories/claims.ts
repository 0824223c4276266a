import type { Event, ReadArticle, Statement } from '../reading/reading.ts'
import { overlaps, type Span } from '../text/text.ts'
import { type Bag, bagOf, likeness, numbersOf, sentenceAround } from './bag.ts'
import { type Contradiction, contradictionsOf, type Slots } from './contradictions.ts'

/** One article of a story with what is known of it, in the order of time. */
export interface Source {
  readonly id: string
  /** The text it is or copies: articles of one report are one source. */
  readonly report: string
  readonly text: string
  readonly article: ReadArticle
  /** Who a reference of the article is across pages. */
  readonly key: (ref: string) => string | null
}

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

interface Telling extends Slots {
  readonly kind: Claim['kind']
  readonly source: Source
  readonly fact: string
  readonly span: Span
  readonly type: string
  readonly status: string
  readonly bag: Bag
}

/** Likeness of what is said from which two utterances of one speaker are one; of two speakers, the words must nearly be the same. */
const SAID_ALIKE = 0.6
const SAME_WORDS = 0.85
/** Likeness of the sentences around from which two events of one kind and actors are one. */
const TOLD_ALIKE = 0.35
/** Likeness from which a denial is of that claim. */
const DENIED_ALIKE = 0.35
/** Days by which two tellings of one event may differ; further apart they are two events. */
const SAME_DAYS = 3
/** Rarity of a word that two tellings of one thing share at least once. */
const TELLING_WORD = 3
/** Tellings of a claim that a new one is laid beside. */
const ASKED = 5

/** The claims that articles make, those with most independent sources first. Same articles, same claims, whatever order they come in. */
export function claimsOf(sources: readonly Source[]): Claim[] {
  const groups: Telling[][] = []
  const places = new Map<string, Map<number, Set<number>>>()
  for (const telling of sources.flatMap(tellingsOf)) {
    const among = placesOf(places, telling)
    const rare = [...telling.bag].flatMap(([stem, rarity]) => (rarity >= TELLING_WORD ? [stem] : []))
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
  const claims = groups.map((group) => ({ ...claimOf(group), group }))
  const ordered = claims
    .map((claim, i) => ({ claim, i }))
    .sort((x, y) => y.claim.reports - x.claim.reports || y.claim.carriers.length - x.claim.carriers.length || x.i - y.i)
  return ordered.map(({ claim: { group, ...claim } }, i) => ({
    ...claim,
    denies: group.some((t) => t.status === 'denied')
      ? ordered.flatMap(({ claim: other }, k) => (k !== i && isDenial(group, other.group) ? [k] : []))
      : [],
  }))
}

// Statements may be one with any other, events only with those of their type and status: the groups of each kind are kept apart.
function placesOf(places: Map<string, Map<number, Set<number>>>, { kind, type, status }: Telling): Map<number, Set<number>> {
  const of = kind === 'statement' ? kind : `${type} ${status}`
  const known = places.get(of)
  if (known !== undefined) return known
  const own = new Map<number, Set<number>>()
  places.set(of, own)
  return own
}

function isAmong(telling: Telling, group: readonly Telling[]): boolean {
  for (let i = 0; i < group.length && i < ASKED; i++) if (isSame(group[i]!, telling)) return true
  return false
}

function tellingsOf(source: Source): Telling[] {
  const { text, article, key } = source
  const keys = (refs: readonly (string | null)[]): string[] => refs.flatMap((r) => (r === null ? [] : [key(r) ?? []])).flat()
  const around = (span: Span) => sentenceAround(text, article.body, span)
  // The day in «3 مارس» counts nothing: it is the date's.
  const numbers = (span: Span) => numbersOf(text, span).filter((n) => !article.times.some((t) => overlaps(t.span, n.span)))
  const statement = (s: Statement): Telling => ({
    kind: 'statement',
    source,
    fact: s.id,
    span: s.content,
    type: s.act,
    status: s.act === 'deny' ? 'denied' : 'happened',
    bag: bagOf(text, s.content),
    who: keys([s.speaker]),
    whom: keys([s.addressee]),
    place: null,
    date: s.time === null ? null : { value: s.time.value, span: s.time.span },
    numbers: numbers(s.content),
  })
  const event = (e: Event): Telling => ({
    kind: 'event',
    source,
    fact: e.id,
    span: e.trigger,
    type: e.type,
    status: e.status,
    bag: bagOf(text, around(e.trigger)),
    who: keys(e.actors),
    whom: keys(e.recipients),
    place: e.place === null ? null : key(e.place),
    date: e.time === null ? null : { value: e.time.value, span: e.time.span },
    numbers: numbers(around(e.trigger)),
  })
  return [...article.events.map(event), ...article.statements.map(statement)].sort((a, b) => a.span[0] - b.span[0])
}

const meet = (a: readonly string[], b: readonly string[]): boolean => a.some((x) => b.includes(x))

function isSame(a: Telling, b: Telling): boolean {
  if (a.kind !== b.kind || (a.source.id === b.source.id && a.kind === 'event')) return false
  if (a.kind === 'statement') return likeness(a.bag, b.bag) >= (meet(a.who, b.who) ? SAID_ALIKE : SAME_WORDS)
  if (a.type !== b.type || a.status !== b.status) return false
  if (!meet([...a.who, ...a.whom], [...b.who, ...b.whom])) return false
  return daysApart(a.date?.value, b.date?.value) <= SAME_DAYS && likeness(a.bag, b.bag) >= TOLD_ALIKE
}

/** Days between two dates that are known to the day; 0 where one is not. */
function daysApart(a: string | undefined, b: string | undefined): number {
  const [x, y] = [a, b].map((v) => (v !== undefined && /^\d{4}-\d\d-\d\d/.test(v) ? Date.parse(v.slice(0, 10)) : Number.NaN)) as [
    number,
    number,
  ]
  return Number.isNaN(x) || Number.isNaN(y) ? 0 : Math.abs(x - y) / 86_400_000
}

function claimOf(group: readonly Telling[]): Omit<Claim, 'denies'> {
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
    contradictions: contradictionsOf(group.map((t) => ({ ...t, article: t.source.id, report: t.source.report, words: t.span }))),
  }
}

function isDenial(group: readonly Telling[], of: readonly Telling[]): boolean {
  return group.some(
    (d) =>
      d.status === 'denied' &&
      of.some(
        (t) =>
          t.status !== 'denied' &&
          !(d.kind === 'statement' && meet(d.who, t.who) && t.kind === 'statement') &&
          likeness(d.bag, t.bag) >= DENIED_ALIKE,
      ),
  )
}
