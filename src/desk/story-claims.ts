import type { z } from 'zod'
import type { Ledger, Member } from '../ledger/ledger.ts'
import type { claimForm } from './claim-form.ts'
import { claimsOfEach } from './told.ts'
import { woven } from './weaving.ts'

/** A claim as answers show it. */
export type ClaimLine = z.output<typeof claimForm>

/** A story with everything it claims. */
export interface ToldStory {
  readonly id: string
  readonly members: readonly Member[]
  readonly claims: readonly ClaimLine[]
}

/** The stories that some pages belong to, one after another: each is read when its turn comes. */
export async function* storiesAround(ledger: Ledger, pages: readonly string[]): AsyncGenerator<ToldStory> {
  if (pages.length === 0) return
  await woven(ledger)
  yield* storiesTold(ledger, byStory(await ledger.stories.around(pages)))
}

/** As `storiesAround`, of stories whose members are known. */
export async function* storiesTold(ledger: Ledger, stories: Iterable<readonly [string, readonly Member[]]>): AsyncGenerator<ToldStory> {
  const all = [...stories]
  let at = 0
  const each = claimsOfEach(
    ledger,
    all.map(([, members]) => members),
  )
  for await (const claims of each) {
    const [id, members] = all[at++]!
    yield { id, members, claims }
  }
}

/** Articles by the story they belong to. */
export function byStory(members: readonly Member[]): Map<string, Member[]> {
  const found = new Map<string, Member[]>()
  for (const member of members) {
    const own = found.get(member.story)
    if (own === undefined) found.set(member.story, [member])
    else own.push(member)
  }
  return found
}

/** Asks of a story's claims whether one stands against another telling of the same, or against a denial among them, or is one. */
export function disputedAmong(claims: readonly ClaimLine[]): (claim: ClaimLine) => boolean {
  const denied = new Set(claims.flatMap((c) => c.denies))
  return (c) => c.contradictions.length + c.denies.length > 0 || denied.has(c.number)
}

/** Each claim that stands against another telling of the same, or that denies others, once, with those it denies. */
export const disputesOf = (claims: readonly ClaimLine[]): { readonly claim: ClaimLine; readonly against: readonly ClaimLine[] }[] =>
  claims
    .filter((c) => c.contradictions.length + c.denies.length > 0)
    .map((claim) => ({ claim, against: claim.denies.map((n) => claims[n]!) }))
