import { type Kysely, sql } from 'kysely'
import type { CommitmentFact, EventFact, PactFact } from '../answers.ts'
import type { Tables } from '../tables.ts'
import { searchQuery } from '../words.ts'
import { factsByKind } from './facts.ts'

/** Which actors, on pages of which days, with two of which words on the page. */
export interface Asked {
  readonly actors: readonly string[]
  readonly from: string
  readonly to: string
  readonly words: readonly string[]
}

/** Events by the actors that happened or are told not to have, pacts of theirs and what else they undertook, oldest page first. */
export interface Later {
  readonly events: EventFact[]
  readonly pacts: PactFact[]
  readonly commitments: CommitmentFact[]
}

/** A text query that any two of the words answer together. */
const anyTwo = (words: readonly string[]): string => {
  const each = words.map((w) => searchQuery([{ words: [w], not: false }]))
  return each
    .slice(0, -1)
    .map((word, i) => `(${word} & (${each.slice(i + 1).join(' | ')}))`)
    .join(' | ')
}

/** For each that is asked, in its place, what came later of it. */
export async function since(db: Kysely<Tables>, asked: readonly Asked[]): Promise<Later[]> {
  const later = asked.map((): Later => ({ events: [], pacts: [], commitments: [] }))
  const each = asked.flatMap(({ words, ...of }, i) => (words.length < 2 ? [] : [{ i, ...of, words: anyTwo(words) }]))
  if (each.length === 0) return later
  const { rows } = await sql<AskedRow>`
    with near as materialized (select a.i, a.actors, p.id, p.latest, p.number
      from jsonb_to_recordset(${JSON.stringify(each)}::jsonb) as a(i integer, actors text[], "from" text, "to" text, words tsquery)
      join pages p on p.current and p.latest > a."from" and p.latest <= a."to" and p.words @@ a.words and p.actors && a.actors)
    select i, kind, id from (
      select n.i, 'event' as kind, f.id, n.latest, n.number, f.starts from near n
        join events f on f.page = n.id and f.actors && n.actors and f.status in ('happened', 'denied')
      union all
      select n.i, 'pact', f.id, n.latest, n.number, f.starts from near n join pacts f on f.page = n.id and f.parties && n.actors
      union all
      select n.i, 'commitment', f.id, n.latest, n.number, f.starts from near n
        join commitments f on f.page = n.id and f."by" = any(n.actors)
    ) found order by latest, number, starts`.execute(db)
  const idsOf = (kind: AskedRow['kind']) => [...new Set(rows.flatMap((row) => (row.kind === kind ? [row.id] : [])))]
  const { event, pact, commitment } = await factsByKind(db, {
    event: idsOf('event'),
    pact: idsOf('pact'),
    commitment: idsOf('commitment'),
  })
  const [events, pacts] = [new Map(event.map((f) => [f.id, f])), new Map(pact.map((f) => [f.id, f]))]
  const commitments = new Map(commitment.map((f) => [f.id, f]))
  for (const { i, kind, id } of rows)
    if (kind === 'event') later[i]!.events.push(events.get(id)!)
    else if (kind === 'pact') later[i]!.pacts.push(pacts.get(id)!)
    else later[i]!.commitments.push(commitments.get(id)!)
  return later
}

/** A fact that answers what is asked in the i-th place. */
interface AskedRow {
  readonly i: number
  readonly kind: 'event' | 'pact' | 'commitment'
  readonly id: string
}
