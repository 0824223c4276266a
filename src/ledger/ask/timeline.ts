import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Days, List, Paging } from '../answers.ts'
import type { AnyFact } from '../fact.ts'
import type { Tables } from '../tables.ts'
import { NOW, rowsNow } from './current.ts'
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
  const counts = await counted(db, of)
  const total = counts.event + counts.statement + counts.pact
  const dated = await part(db, of, true, of)
  // Undated ones stand behind all dated ones: how many these are matters only where the list has come to their end.
  const missing = of.limit - dated.length
  const passed = missing === 0 || of.offset + dated.length >= total ? null : await datedOf(db, of)
  const undated = passed === null ? [] : await part(db, of, false, { offset: Math.max(0, of.offset - passed), limit: missing })
  return { total, offset: of.offset, limit: of.limit, items: await inOrder(db, [...dated, ...undated]), counts }
}

interface Row {
  readonly kind: Kind
  readonly id: string
}

/** Those with a date, or those without, of every kind in one order. Each kind is read off its index, only so far as the list goes. */
async function part(db: Kysely<Tables>, of: TimelineOf, dated: boolean, { offset, limit }: Paging): Promise<readonly Row[]> {
  const direction = of.order === 'oldest' ? sql`asc` : sql`desc`
  const first = of.kinds.map(
    (kind) => sql`(select ${sql.lit(kind)} as kind, f.id, f.page, f.earliest, f.latest, f.starts from ${sql.table(TABLE[kind])} f
      where ${chosen(kind, of)} and ${dated ? sql`f.earliest is not null order by f.earliest ${direction} fetch first ${sql.lit(offset + limit)} rows with ties` : sql`f.earliest is null`})`,
  )
  const { rows } = await sql<Row>`select f.kind, f.id from (${sql.join(first, sql` union all `)}) f join pages p on p.id = f.page
    order by f.earliest ${direction}, f.latest ${direction}, p.number ${direction}, f.starts offset ${offset} limit ${limit}`.execute(db)
  return rows
}

/** How many there are of each kind; of all that there are, off what the ledger has counted. */
async function counted(db: Kysely<Tables>, of: TimelineOf): Promise<Record<Kind, number>> {
  const all = of.actor === undefined && of.from === undefined && of.to === undefined
  const each = of.kinds.map((kind) =>
    all
      ? sql`select ${sql.lit(kind)} as kind, ${rowsNow(TABLE[kind])} as n from state`
      : sql`select ${sql.lit(kind)} as kind, count(*)::integer as n from ${sql.table(TABLE[kind])} f where ${chosen(kind, of)}`,
  )
  const { rows } = await sql<{ kind: Kind; n: number }>`${sql.join(each, sql` union all `)}`.execute(db)
  const counts = { event: 0, statement: 0, pact: 0 }
  for (const { kind, n } of rows) counts[kind] = n
  return counts
}

async function datedOf(db: Kysely<Tables>, of: TimelineOf): Promise<number> {
  const each = of.kinds.map((kind) => sql`select count(f.earliest) as n from ${sql.table(TABLE[kind])} f where ${chosen(kind, of)}`)
  const { rows } = await sql<{ n: number }>`select sum(n)::integer as n from (${sql.join(each, sql` union all `)}) c`.execute(db)
  return rows[0]!.n
}

const chosen = (kind: Kind, of: TimelineOf): RawBuilder<unknown> =>
  sql`${NOW} and ${within('f', of)} and ${of.actor === undefined ? sql`true` : takesPart(kind, of.actor)}`

/** Condition that the actor takes part in a fact: says it or is spoken to, acts or is acted upon, is party to it. */
function takesPart(kind: Kind, key: string): RawBuilder<unknown> {
  if (kind === 'statement') return sql`(f.speaker = ${key} or f.addressee = ${key})`
  if (kind === 'event') return sql`(f.actors @> array[${key}] or f.recipients @> array[${key}])`
  return sql`f.parties @> array[${key}]`
}

async function inOrder(db: Kysely<Tables>, wanted: readonly Row[]): Promise<AnyFact[]> {
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
