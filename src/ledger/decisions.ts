import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { Decision, Judgement } from '../identity/identity.ts'
import type { Parts } from './open.ts'
import { packRecord } from './record.ts'
import { heedActors } from './same-actors.ts'
import { settle, take } from './store.ts'
import type { Tables } from './tables.ts'

/** Id of a decision: from what was decided, by whom and when. */
export const decisionId = (judgement: Judgement, when: string): string =>
  'd' +
  createHash('sha256')
    .update(JSON.stringify([judgement, when]))
    .digest('hex')
    .slice(0, 11)

/** Every decision that was taken, those undone among them, in the journal's order. */
export async function decisions(db: Kysely<Tables>): Promise<Decision[]> {
  const { rows } = await sql<Decision>`select number, id, kind, what, subjects, who as by, seen as "when", score, why, undoes, fact, crisis
    from decisions order by number`.execute(db)
  return rows.map(({ fact, crisis, ...decision }) => ({
    ...decision,
    ...(fact == null ? {} : { fact }),
    ...(crisis == null ? {} : { crisis }),
  }))
}

/** Notes the decisions among a batch's records; a part of the transaction that takes the batch in. */
export async function takeDecisions(
  step: Kysely<Tables>,
  batch: readonly {
    readonly entry: { readonly when: string; readonly decision?: Judgement | undefined }
    readonly place: { readonly number: number }
  }[],
): Promise<void> {
  for (const { entry, place } of batch) {
    const of = entry.decision
    if (of === undefined) continue
    await sql`insert into decisions (number, id, kind, what, subjects, who, seen, score, why, undoes, fact, crisis) values (${place.number},
      ${decisionId(of, entry.when)}, ${of.kind}, ${of.what}, ${[...of.subjects]}::text[], ${of.by}, ${entry.when}, ${of.score}, ${of.why}, ${of.undoes},
      ${of.fact === undefined ? null : JSON.stringify(of.fact)}::json, ${of.crisis === undefined ? null : JSON.stringify(of.crisis)}::json)`.execute(
      step,
    )
  }
}

/** What is around a decision: taking in what the journal has beyond the database, and reading again pages whose rows a decision renews. */
export interface Around {
  readonly behind: () => Promise<void>
  readonly reread: () => Promise<unknown>
}

/** Writes a decision to the journal, and when it is on the disk takes it into the database; gives it back with its id. */
export const decide = (parts: Parts, judgement: Judgement, { behind, reread }: Around): Promise<Decision> =>
  parts.exclusive(async () => {
    const { journal, database } = parts
    await journal.refresh()
    const { applied } = await database.db.selectFrom('state').select('applied').executeTakeFirstOrThrow()
    if (applied < journal.records) await behind()
    const when = new Date().toISOString()
    const entry = { kind: 'decision' as const, page: '', source: '', collected: {}, when, opened: null, decision: judgement }
    const [place] = await journal.append([packRecord({ ...entry, bytes: new Uint8Array() })])
    await take(database.db, [{ entry, place: place!, prepared: null }], { count: true, upTo: place!.number })
    await heedActors(database.db, [judgement], reread)
    await settle(database.db)
    return { ...judgement, id: decisionId(judgement, when), number: place!.number, when }
  })
