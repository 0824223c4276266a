import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { AnyFact, Days, List, Paging } from '../answers.ts'
import type { Tables } from '../tables.ts'
import { factsOf } from './facts.ts'
import { within } from './span-of-days.ts'

type Kind = 'event' | 'statement' | 'pact'

/** What a timeline is asked for. */
export interface TimelineOf extends Days, Paging {
  readonly kinds: readonly Kind[]
  readonly actor?: string | undefined
  readonly order: 'oldest' | 'newest'
}

const TABLE = { event: 'events', statement: 'statements', pact: 'pacts' } as const

/** Facts by date; those of one day stand in the order they were told in; undated ones come last in either order. */
export async function timeline(
  db: Kysely<Tables>,
  of: TimelineOf,
): Promise<List<AnyFact> & { readonly counts: Readonly<Record<Kind, number>> }> {
  const rows = sql.join(
    of.kinds.map((kind) => rowsOf(kind, of)),
    sql` union all `,
  )
  const counted = await sql<{ kind: Kind; n: number }>`select kind, count(*)::integer as n from (${rows}) as f group by kind`.execute(db)
  const counts = { event: 0, statement: 0, pact: 0 }
  for (const { kind, n } of counted.rows) counts[kind] = n
  const direction = of.order === 'oldest' ? sql`asc` : sql`desc`
  const part = await sql<{ kind: Kind; id: string }>`select kind, id from (${rows}) as f
    order by earliest ${direction} nulls last, latest ${direction}, number ${direction}, starts offset ${of.offset} limit ${of.limit}`.execute(
    db,
  )
  return {
    total: counts.event + counts.statement + counts.pact,
    offset: of.offset,
    limit: of.limit,
    items: await inOrder(db, part.rows),
    counts,
  }
}

function rowsOf(kind: Kind, of: TimelineOf): RawBuilder<unknown> {
  return sql`select ${sql.lit(kind)} as kind, f.id, f.earliest, f.latest, f.starts, p.number from ${sql.table(TABLE[kind])} f
    join pages p on p.id = f.page and p.current where ${within('f', of)} and ${of.actor === undefined ? sql`true` : takesPart(kind, of.actor)}`
}

/** Condition that the actor takes part in a fact: says it or is spoken to, acts or is acted upon, is party to it. */
function takesPart(kind: Kind, key: string): RawBuilder<unknown> {
  if (kind === 'statement') return sql`(f.speaker = ${key} or f.addressee = ${key})`
  if (kind === 'event') return sql`(f.actors @> array[${key}] or f.recipients @> array[${key}])`
  return sql`f.parties @> array[${key}]`
}

async function inOrder(db: Kysely<Tables>, wanted: readonly { kind: Kind; id: string }[]): Promise<AnyFact[]> {
  const found = new Map<string, AnyFact>()
  for (const kind of ['event', 'statement', 'pact'] as const)
    for (const fact of await factsOf(
      db,
      kind,
      wanted.filter((w) => w.kind === kind).map((w) => w.id),
    ))
      found.set(kind + fact.id, fact)
  return wanted.map((w) => found.get(w.kind + w.id)!)
}
