import type { CrisisFile } from '../../identity/identity.ts'
import type { CommitmentFact, EventFact, Ledger, Member, PageRef } from '../../ledger/ledger.ts'
import { NotFound } from '../../page/page.ts'
import { type ClaimLine, disputedAmong } from '../story-claims.ts'
import { claimsTold } from '../told.ts'
import { type LogEntry, logOf } from './log.ts'
import { concerned, type Party, partiesIn } from './parties.ts'
import { membersAround } from './story.ts'
import { type Touched, touchedBy } from './touches.ts'

/** Everything that belongs to a working file now, or up to where it was closed. */
export interface Gathered {
  readonly file: CrisisFile
  readonly members: readonly Member[]
  readonly event: EventFact | null
  /** What the story claims, those that stand against something first. */
  readonly claims: readonly ClaimLine[]
  readonly touches: Touched | null
  readonly parties: readonly Party[]
  readonly planned: readonly EventFact[]
  readonly owed: readonly CommitmentFact[]
  readonly log: readonly LogEntry[]
  readonly refs: ReadonlyMap<string, PageRef>
}

/** Gathers a working file from the ledger: it keeps nothing but what it was opened on. */
export async function gather(ledger: Ledger, file: CrisisFile): Promise<Gathered> {
  const members = await membersAround(ledger, file.article, file.until)
  const claims = await claimsTold(ledger, members)
  const isDisputed = disputedAmong(claims)
  const touches = await touchedBy(ledger, file.opening)
  const parties = await partiesIn(ledger, file, members, touches, claims)
  const concerning = concerned(file)
  const pages = [...new Set(members.map((m) => m.page))]
  const ahead = await ledger.following.ahead({
    speakers: [...new Set(parties.flatMap((p) => p.keys))],
    concerning,
    pages,
    since: file.opening.since,
    upTo: file.until,
  })
  const firsts = parties.flatMap((p) => p.utterances.slice(0, 1).map((u) => u.page))
  const all = [...new Set([...pages, ...firsts])]
  const refs = await ledger.stories.refs(all)
  return {
    file,
    members,
    event: await eventOf(ledger, file.opening.event),
    claims: [...claims.filter(isDisputed), ...claims.filter((c) => !isDisputed(c))],
    touches,
    parties,
    ...ahead,
    log: logOf(file, members, refs, await ledger.following.seen(all), parties, claims),
    refs,
  }
}

/** The event that a file was opened on, as it is read now; null where its page is no longer read so. */
async function eventOf(ledger: Ledger, id: string | null): Promise<EventFact | null> {
  if (id === null) return null
  try {
    const { fact } = await ledger.explain(id)
    return fact.fact === 'event' ? fact : null
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}
