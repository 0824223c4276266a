import type { ActorRef, PactFact, Ties } from '../ledger/ledger.ts'
import { base, OBLIGATIONS, type Obligation } from './base.ts'
import { holds } from './day.ts'
import { dyads } from './dyads.ts'
import { alliances, refOf } from './name.ts'

/** Every body that the base knows members of, and who is bound to whom among the states that pages name. */
export interface World {
  readonly about: 'world'
  readonly at: string
  readonly alliances: readonly {
    readonly body: ActorRef
    readonly members: number
    readonly pages: number
    readonly chair: ActorRef | null
  }[]
  /** Counts of directed pairs of states bound on the day, by obligation. */
  readonly bound: Readonly<Record<Obligation, number>>
  /** Pairs of states that pages name, each once, with what binds them; those bound to defend first. */
  readonly ties: readonly {
    readonly a: ActorRef
    readonly b: ActorRef
    readonly obligations: readonly Obligation[]
    readonly by: readonly ActorRef[]
  }[]
  /** Pacts of the news whose clauses or conditions a page quotes. */
  readonly quoted: readonly PactFact[]
}

/** The whole order on a day. */
export async function worldOn(day: string, ties: Ties): Promise<World> {
  const pairs = dyads(day)
  const named = await ties.pagesNaming([...new Set([...alliances(), ...pairs.map((p) => p.a)])])
  const bound = Object.fromEntries(OBLIGATIONS.map((o) => [o, pairs.filter((p) => p.obligations[o]).length])) as Record<Obligation, number>
  const told = await ties.quoted({ offset: 0, limit: 10_000 })
  return {
    about: 'world',
    at: day,
    alliances: alliances()
      .map((body) => ({
        body: refOf(body),
        members: base().members.filter((m) => m.body === body && m.status === 'member' && holds(m.from, m.to, day)).length,
        pages: named.get(body) ?? 0,
        chair: chairOn(body, day),
      }))
      .filter((a) => a.members > 0)
      .sort((a, b) => b.pages - a.pages || (a.body.key < b.body.key ? -1 : 1)),
    bound,
    ties: pairs
      .filter((p) => p.a < p.b && named.has(p.a) && named.has(p.b))
      .map((p) => ({ a: refOf(p.a), b: refOf(p.b), obligations: OBLIGATIONS.filter((o) => p.obligations[o]), by: p.by.map(refOf) }))
      .sort((x, y) => Number(y.obligations.includes('defense')) - Number(x.obligations.includes('defense'))),
    quoted: told.items.filter((p) => p.date === null || p.date.earliest <= day),
  }
}

function chairOn(body: string, day: string): ActorRef | null {
  const chair = base()
    .chairs.filter((c) => c.body === body && holds(c.from, c.to, day))
    .at(-1)
  return chair === undefined ? null : refOf(chair.chair)
}
