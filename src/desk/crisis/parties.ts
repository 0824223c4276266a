import type { CrisisFile } from '../../identity/identity.ts'
import type { ActorRef, Ledger, Member, Utterance } from '../../ledger/ledger.ts'
import { keysOf, refOf, stateOf } from '../../order/order.ts'
import type { ClaimLine } from '../story-claims.ts'
import type { Touched } from './touches.ts'

/** Somebody whose words a working file follows. */
export interface Party {
  readonly actor: ActorRef
  readonly part: 'named' | 'bound'
  /** Everybody who speaks for it, itself first. */
  readonly keys: readonly string[]
  /** What it said since, in order, without the words. */
  readonly utterances: readonly Utterance[]
  readonly pages: number
}

/** The parties of a working file with what each has said since: those who take part, then those whom an obligation binds. */
export async function partiesIn(
  ledger: Ledger,
  { opening, until }: CrisisFile,
  members: readonly Member[],
  touches: Touched | null,
  claims: readonly ClaimLine[],
): Promise<Party[]> {
  const named = opening.parties
  const bound = (touches?.clauses ?? []).flatMap((c) => c.owes.map((o) => o.key)).filter((key) => !named.includes(key))
  const all = [...new Set([...named, ...bound])]
  const spokenFor = new Map(all.map((key) => [key, keysOf(key)] as const))
  const concerning = [...new Set(named.flatMap((key) => spokenFor.get(key)!))]
  const pages = [...new Set(members.map((m) => m.page))]
  const rows = await ledger.following.utterances({
    speakers: [...new Set([...spokenFor.values()].flat())],
    concerning,
    pages,
    since: opening.since,
    upTo: until,
  })
  const refs = await ledger.ties.named(all)
  const counts = await ledger.following.named(all, opening.since, until)
  const here = new Set(pages)
  const claimOf = new Map(claims.flatMap((c) => c.carriers.map((x) => [x.fact, c.number] as const)))
  return all.map((key): Party => {
    const keys = spokenFor.get(key)!
    const own = new Set(keys)
    return {
      actor: refs.get(key) ?? refOf(key),
      part: named.includes(key) ? 'named' : 'bound',
      keys,
      // About oneself and nobody else in the matter is no word on it, unless it stands in the story.
      utterances: onceEach(
        claimOf,
        rows.filter(
          (r) =>
            (r.speaker === key || own.has(r.speaker)) && (here.has(r.page) || r.about.some((a) => concerning.includes(a) && !own.has(a))),
        ),
      ),
      pages: counts.get(key) ?? 0,
    }
  })
}

/** What several articles carry is said once: it stands where the first of them has it. */
function onceEach(claimOf: ReadonlyMap<string, number>, rows: readonly Utterance[]): Utterance[] {
  const told = new Set<number>()
  return rows.filter(({ id }) => {
    const claim = claimOf.get(id)
    if (claim === undefined) return true
    if (told.has(claim)) return false
    told.add(claim)
    return true
  })
}

/** Keys of all who take part, and of those who speak for them: whom plans and undertakings must concern. */
export const concerned = (file: CrisisFile): string[] => [
  ...new Set(file.opening.parties.flatMap((key) => [key, ...keysOf(stateOf(key) ?? key)])),
]
