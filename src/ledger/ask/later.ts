import { type Kysely, sql } from 'kysely'
import { dayNumber } from '../bounds.ts'
import type { CommitmentFact, EventFact, PactFact } from '../fact.ts'
import type { Tables } from '../tables.ts'
import { namesQuery, searchQuery } from '../words.ts'
import { factsByKind } from './facts.ts'

/** Which actors, on pages of which days, with at least so many of which words on the page. */
export interface Asked {
  readonly actors: readonly string[]
  readonly from: string
  readonly to: string
  readonly words: readonly string[]
  readonly least: number
}

/** Events by the actors that happened or are told not to have, pacts of theirs and what else they undertook, oldest page first. */
export interface Later {
  readonly events: EventFact[]
  readonly pacts: PactFact[]
  readonly commitments: CommitmentFact[]
}

/**
 * A text query that any two of the words answer together: two of either half, or one of each. An index looks every word up as often as the query
 * names it, so that halves cost half of what pairs do.
 */
function anyTwo(words: readonly string[]): string {
  const [one, other] = [words.slice(0, words.length >> 1), words.slice(words.length >> 1)]
  const within = [one, other].flatMap((half) => (half.length < 2 ? [] : [anyTwo(half)]))
  return `(${[...within, `(${one.join(' | ')}) & (${other.join(' | ')})`].join(' | ')})`
}

/** A page with `least` of the words has two of these: as many of the commonest, which cost most to look up, are left out as may be. */
function rarest(words: readonly string[], least: number, common: ReadonlyMap<string, number>): string[] {
  const often = (query: string): number => Math.max(...[...query.matchAll(/'((?:[^']|'')*)'/g)].map(([, form]) => common.get(form!) ?? 0))
  return words.toSorted((a, b) => often(a) - often(b)).slice(0, words.length - Math.max(2, least) + 2)
}

/** On which share of the pages the commonest words stand, as the database estimates it. */
async function commonWords(db: Kysely<Tables>): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ form: string; share: number }>`select form, share from pg_stats,
    unnest(most_common_elems::text::text[], most_common_elem_freqs) as common(form, share)
    where schemaname = current_schema() and tablename = 'lookup' and attname = 'words' and form is not null`.execute(db)
  return new Map(rows.map((r) => [r.form, r.share]))
}

// So many are looked up at once: others may ask the embedded database in between.
const TOGETHER = 8

/** For each that is asked, in its place, what came later of it; only on pages that came with a record after `record`, where one is given. */
export async function since(db: Kysely<Tables>, asked: readonly Asked[], record: number | null): Promise<Later[]> {
  const later = asked.map((): Later => ({ events: [], pacts: [], commitments: [] }))
  if (asked.every(({ words }) => words.length === 0)) return later
  const common = await commonWords(db)
  const each = asked.flatMap(({ words, least, actors, from, to }, i) => {
    const known = words.map((w) => searchQuery([{ words: [w], not: false, quoted: true }])).filter((w) => w !== null)
    return actors.length === 0 || known.length < Math.max(2, least)
      ? []
      : [
          {
            ...{ i, actors, from: dayNumber(from), to: dayNumber(to) },
            words: `${anyTwo(rarest(known, least, common))} & ${namesQuery(actors)}`,
          },
        ]
  })
  if (each.length === 0) return later
  const rows: AskedRow[] = []
  for (let at = 0; at < each.length; at += TOGETHER) rows.push(...(await foundFor(db, each.slice(at, at + TOGETHER), record)))
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

/** What came later of some that are asked, as rows. */
async function foundFor(db: Kysely<Tables>, asked: readonly object[], record: number | null): Promise<AskedRow[]> {
  const { rows } = await sql<AskedRow>`
    with near as materialized (select a.i, a.actors, p.id, p.latest, number
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a(i integer, actors text[], "from" integer, "to" integer, words tsquery)
      join lookup l on ${record === null ? sql`true` : sql`l.number > ${record}`} and l.current and l.latest > a."from" and l.latest <= a."to" and l.words @@ a.words
      join pages p using (number))
    select i, kind, id from (
      select n.i, 'event' as kind, f.id, n.latest, n.number, f.starts from near n
        join events f on f.page = n.id and f.actors && n.actors and f.status in ('happened', 'denied')
      union all
      select n.i, 'pact', f.id, n.latest, n.number, f.starts from near n join pacts f on f.page = n.id and f.parties && n.actors
      union all
      select n.i, 'commitment', f.id, n.latest, n.number, f.starts from near n
        join commitments f on f.page = n.id and f."by" = any(n.actors)
    ) found order by latest, number, starts`.execute(db)
  return rows
}

/** A fact that answers what is asked in the i-th place. */
interface AskedRow {
  readonly i: number
  readonly kind: 'event' | 'pact' | 'commitment'
  readonly id: string
}
