import { createHash } from 'node:crypto'
import type { AnyFact, Ledger } from '../ledger/ledger.ts'
import type { Dispute } from './brief/dispute.ts'
import { dateOf, doersOf, othersOf, sortOf, wordsOf } from './export/format.ts'
import { disputedAmong, disputesOf, storiesAround } from './story-claims.ts'

/** Which facts of some pages tell one claim, by what the stories of those pages claim. */
export interface ClaimsKnown {
  /** Names of the claim that a fact tells: whoever shares one tells the same. Ids of all facts that tell it, in the story's order, and its terms. */
  namesOf(fact: AnyFact): readonly string[]
  /** Whether another telling of its story stands against a fact, or denies it, or it denies one. */
  disputed(fact: string): boolean
  readonly disputes: readonly Dispute[]
}

/** Reads what the stories of these pages claim. Pages that nobody else tells of are left out: their facts stand alone. */
export async function claimsKnown(ledger: Ledger, pages: readonly string[]): Promise<ClaimsKnown> {
  const tellers = new Map<string, readonly string[]>()
  const stories = new Map<string, string>()
  const disputed = new Set<string>()
  const disputes: Dispute[] = []
  for await (const { id, members, claims } of storiesAround(ledger, pages)) {
    for (const m of members) stories.set(m.page, id)
    const isDisputed = disputedAmong(claims)
    for (const claim of claims) {
      const facts = claim.carriers.map((c) => c.fact)
      const against = isDisputed(claim)
      for (const fact of facts) {
        tellers.set(fact, facts)
        if (against) disputed.add(fact)
      }
    }
    disputes.push(...disputesOf(claims))
  }
  return {
    namesOf: (fact) => [...(tellers.get(fact.id) ?? [fact.id]), termsOf(fact, stories.get(fact.page.id) ?? fact.page.id)],
    disputed: (fact) => disputed.has(fact),
    disputes,
  }
}

const LONGEST = 60

/**
 * A name for what a fact says of itself: kind, sort, by whom, to whom, on which day, and but for events its words. Events have no words of their
 * own, so only within a story are those of the same terms one.
 */
export function termsOf(fact: AnyFact, story: string): string {
  const who = (of: readonly { key: string }[]): string =>
    of
      .map((a) => a.key)
      .sort()
      .join('+')
  const nobody = doersOf(fact).length + othersOf(fact).length === 0
  const own =
    fact.fact === 'event'
      ? `${story} ${fact.status} ${nobody ? fact.id : ''}`
      : wordsOf(fact)
          .text.replace(/[^\p{L}\p{Nd}]+/gu, ' ')
          .trim()
          .slice(0, LONGEST)
  const terms = [fact.fact, sortOf(fact), who(doersOf(fact)), who(othersOf(fact)), dateOf(fact)?.value.slice(0, 10), own].join('|')
  return `t${createHash('sha256').update(terms).digest('hex').slice(0, 20)}`
}

/** Gives all facts that tell one claim the same key, that of the first of them that it is asked about. */
export function joiner(known: Pick<ClaimsKnown, 'namesOf'>): (fact: AnyFact) => string {
  const keys = new Map<string, string>()
  return (fact) => {
    const names = known.namesOf(fact)
    const key = names.map((n) => keys.get(n)).find((k) => k !== undefined) ?? fact.id
    for (const name of names) if (!keys.has(name)) keys.set(name, key)
    return key
  }
}
