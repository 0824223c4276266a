import type { ActorRef, Count, Ties } from '../ledger/ledger.ts'
import { lexicon } from '../lexicon/lexicon.ts'
import { base, OBLIGATIONS, type Obligation } from './base.ts'
import { keysOfStates, stateOf } from './belonging.ts'
import { holds } from './day.ts'
import { dyads } from './dyads.ts'
import { boundOn } from './in-force.ts'
import { refOf } from './name.ts'
import { STRAINING, STRAINING_ACTS } from './state.ts'

/** A state of the network: how many pages name it, and to which of the network's bodies it belongs. */
export interface Node {
  readonly state: ActorRef
  readonly pages: number
  readonly bodies: readonly string[]
}

/** Two states that an instrument binds. */
export interface Tie {
  readonly a: ActorRef
  readonly b: ActorRef
  readonly obligations: readonly Obligation[]
  readonly by: readonly ActorRef[]
  /** Whether an instrument of these two and few others binds them, not only one of many parties. */
  readonly close: boolean
}

/** What one state did to or said about another that strains the two, counted over all pages. */
export interface Strain {
  readonly a: ActorRef
  readonly b: ActorRef
  readonly number: number
  readonly counts: readonly Count[]
}

/** Who is bound to whom by the base, and who strains whom by the news, on a day. */
export interface Network {
  readonly at: string
  readonly nodes: readonly Node[]
  readonly bodies: readonly { readonly body: ActorRef; readonly members: number }[]
  readonly ties: readonly Tie[]
  readonly strains: readonly Strain[]
  /** All states that are bound or strained, shown or not. */
  readonly states: number
}

/** What of the network is asked for. */
export interface NetworkOf {
  /** Only members of this body, and whom they strain or are strained by. */
  readonly body?: string | undefined
  readonly obligation?: Obligation | undefined
  readonly kind: 'all' | 'bound' | 'strained'
  /** At most so many states, those that most pages name. */
  readonly most: number
}

// An instrument of more parties than this makes a bloc, which is shown as one, not as a line between any two.
const CLOSE = 4

/** The network on a day. */
export async function networkOn(day: string, of: NetworkOf, ties: Ties): Promise<Network> {
  const own = of.body === undefined ? null : membersOf(of.body, day)
  const inBody = (state: string): boolean => own === null || own.has(state)
  const strains = of.kind === 'bound' ? [] : await strainsOn(day, ties)
  const pairs = of.kind === 'strained' ? [] : dyads(day)
  const named = await ties.pagesNaming([...new Set([...pairs.map((p) => p.a), ...strains.flatMap((s) => [s.a.key, s.b.key])])])
  const bound = tiesOn(day, pairs, of, named).filter((t) => inBody(t.a.key) && inBody(t.b.key))
  const strained = strains.filter((s) => inBody(s.a.key) || inBody(s.b.key))
  const touched = new Set([...bound, ...strained].flatMap((t) => [t.a.key, t.b.key]))
  const states = [...touched].sort((a, b) => (named.get(b) ?? 0) - (named.get(a) ?? 0) || (a < b ? -1 : 1))
  const shown = new Set(states.slice(0, of.most))
  const both = (t: { a: ActorRef; b: ActorRef }): boolean => shown.has(t.a.key) && shown.has(t.b.key)
  const bodies = bodiesAmong(shown, day)
  const belongs = new Map(bodies.map((b) => [b.body.key, membersOf(b.body.key, day)]))
  return {
    at: day,
    nodes: [...shown].map((state) => ({
      state: refOf(state),
      pages: named.get(state) ?? 0,
      bodies: [...belongs].flatMap(([body, members]) => (members.has(state) ? [body] : [])),
    })),
    bodies,
    ties: bound.filter(both),
    strains: strained.filter(both),
    states: states.length,
  }
}

/** The direction in which a state lies from the middle of the map that the news draws: 0 is north, a quarter is east; null where no place is known. */
export function bearingOf(state: string): number | null {
  const at = lexicon().entries.get(state)?.at ?? null
  if (at === null) return null
  const [north, east] = [at[0] - CENTRE[0], (at[1] - CENTRE[1]) * Math.cos((CENTRE[0] * Math.PI) / 180)]
  return (((Math.atan2(east, north) / (2 * Math.PI)) % 1) + 1) % 1
}

// Between the Black Sea, the Gulf and the Mediterranean.
const CENTRE = [36, 40] as const

function tiesOn(day: string, pairs: ReturnType<typeof dyads>, of: NetworkOf, named: ReadonlyMap<string, number>): Tie[] {
  const parties = new Map([...base().instruments.values()].map((i) => [i.en, boundOn(i, day).length]))
  return pairs
    .filter((p) => p.a < p.b && named.has(p.a) && named.has(p.b) && (of.obligation === undefined || p.obligations[of.obligation]))
    .map((p) => ({
      a: refOf(p.a),
      b: refOf(p.b),
      obligations: OBLIGATIONS.filter((o) => p.obligations[o]),
      by: p.by.map(refOf),
      close: p.by.some((i) => (parties.get(i) ?? 0) <= CLOSE),
    }))
}

async function strainsOn(day: string, ties: Ties): Promise<Strain[]> {
  const pairs = new Map<string, { a: string; b: string; counts: Map<string, Count> }>()
  for (const { a, b, kind, what, number } of await ties.strains({
    types: STRAINING,
    acts: STRAINING_ACTS,
    among: keysOfStates(),
    upTo: day,
  })) {
    const [by, towards] = [stateOf(a), stateOf(b)]
    if (by === null || towards === null || by === towards) continue
    const key = `${by}\t${towards}`
    const pair = pairs.get(key) ?? { a: by, b: towards, counts: new Map<string, Count>() }
    pairs.set(key, pair)
    pair.counts.set(`${kind} ${what}`, { kind, what, number: (pair.counts.get(`${kind} ${what}`)?.number ?? 0) + number })
  }
  return [...pairs.values()]
    .map(({ a, b, counts }) => ({
      a: refOf(a),
      b: refOf(b),
      number: [...counts.values()].reduce((n, c) => n + c.number, 0),
      counts: [...counts.values()].sort((x, y) => y.number - x.number || (x.what < y.what ? -1 : 1)),
    }))
    .sort((x, y) => y.number - x.number || (x.a.key + x.b.key < y.a.key + y.b.key ? -1 : 1))
}

const membersOf = (body: string, day: string): ReadonlySet<string> =>
  new Set(base().members.flatMap((m) => (m.body === body && m.status === 'member' && holds(m.from, m.to, day) ? [m.member] : [])))

// As many rings as a picture bears.
const RINGS = 8

/** The bodies that most of these states are members of, those with most of them first; bodies of nearly all states are left out. */
function bodiesAmong(states: ReadonlySet<string>, day: string): Network['bodies'] {
  const bodies = new Set(base().members.map((m) => m.body))
  return [...bodies]
    .map((body) => ({ body, all: membersOf(body, day) }))
    .map(({ body, all }) => ({ body: refOf(body), members: [...all].filter((s) => states.has(s)).length, all: all.size }))
    .filter((b) => b.members > 1 && b.all <= MOST_MEMBERS)
    .sort((x, y) => y.members - x.members || (x.body.key < y.body.key ? -1 : 1))
    .slice(0, RINGS)
    .map(({ body, members }) => ({ body, members }))
}

// To belong to a body of nearly all states tells nobody apart.
const MOST_MEMBERS = 60
