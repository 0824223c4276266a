import { type Kysely, type Selectable, sql } from 'kysely'
import type { Span } from '../../text/text.ts'
import type {
  ActorRef,
  AnyFact,
  CommitmentFact,
  Decided,
  EventFact,
  Evidence,
  FactKind,
  Moment,
  PactFact,
  PageRef,
  StatementFact,
} from '../fact.ts'
import { type LastWord, lastWords } from '../fact-decisions.ts'
import type { Tables } from '../tables.ts'

/** Columns of a page as lists name it. */
export const PAGE_REF = ['pages.id', 'pages.title', 'pages.outlet', 'pages.published', 'pages.source', 'pages.url'] as const

const TABLE = { statement: 'statements', event: 'events', pact: 'pacts', commitment: 'commitments' } as const
const KINDS = Object.keys(TABLE) as FactKind[]

type Row = {
  [Kind in FactKind]: Selectable<Tables[(typeof TABLE)[Kind]]>
}

interface Around {
  readonly page: PageRef
  readonly text: string
  readonly decided: Decided | null
  actor(key: string): ActorRef
}

/** The facts of one kind with these ids, whole, in the order of the ids. */
export async function factsOf<Kind extends FactKind>(
  db: Kysely<Tables>,
  kind: Kind,
  ids: readonly string[],
): Promise<Extract<AnyFact, { fact: Kind }>[]> {
  return (await factsByKind(db, { [kind]: ids }))[kind] as Extract<AnyFact, { fact: Kind }>[]
}

/** Facts of several kinds by their ids, whole, each kind in the order of its ids; their pages and actors are looked up once for all. */
export async function factsByKind(
  db: Kysely<Tables>,
  ids: { readonly [Kind in FactKind]?: readonly string[] },
): Promise<{ [Kind in FactKind]: Extract<AnyFact, { fact: Kind }>[] }> {
  const rows: { -readonly [Kind in FactKind]?: readonly FactRow[] } = {}
  for (const kind of KINDS) {
    const wanted = ids[kind] ?? []
    if (wanted.length === 0) continue
    const found = await sql<FactRow>`select * from ${sql.table(TABLE[kind])} where id = any(${wanted}::text[])`.execute(db)
    const byId = new Map(found.rows.map((row) => [row.id, row]))
    rows[kind] = wanted.map((id) => byId.get(id)).filter((row) => row !== undefined)
  }
  return (await factsOfRows(db, rows)).facts
}

/** A row of a table of facts, whole. */
export interface FactRow {
  readonly id: string
  readonly page: string
}

/** The facts that rows hold, in the rows' order, and their actors with `more` of them by key: pages and actors are looked up once for all. */
export async function factsOfRows(
  db: Kysely<Tables>,
  rows: { readonly [Kind in FactKind]?: readonly FactRow[] },
  more: readonly string[] = [],
): Promise<{ facts: { [Kind in FactKind]: Extract<AnyFact, { fact: Kind }>[] }; actors: ReadonlyMap<string, ActorRef> }> {
  const all = KINDS.flatMap((kind) => (rows[kind] ?? []).map((row) => [kind, row] as const))
  const pages = await pagesOf(db, [...new Set(all.map(([, row]) => row.page))])
  const actors = await actorRefs(db, [...all.flatMap(([kind, row]) => keysIn(kind, row)), ...more])
  const last = await lastWords(
    db,
    all.map(([, row]) => row.id),
  )
  const factOf = (kind: FactKind, row: FactRow): AnyFact =>
    MAKE[kind](row as never, { ...pages.get(row.page)!, decided: decidedOf(last.get(row.id)), actor: (key) => actors.get(key)! })
  const facts = Object.fromEntries(KINDS.map((kind) => [kind, (rows[kind] ?? []).map((row) => factOf(kind, row))])) as never
  return { facts, actors }
}

const decidedOf = (last: LastWord | undefined): Decided | null =>
  last === undefined
    ? null
    : { kind: last.kind === 'correct' ? 'corrected' : 'confirmed', by: last.by, when: last.when, decision: last.decision }

async function pagesOf(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Pick<Around, 'page' | 'text'>>> {
  if (ids.length === 0) return new Map()
  const pages = await db
    .selectFrom('pages')
    .select([...PAGE_REF, 'text'])
    .where(sql<boolean>`id = any(${ids}::text[])`)
    .execute()
  return new Map(pages.map(({ text, ...page }) => [page.id, { page, text }]))
}

/** Actors by key; one that no current page names any more is known by its entity of an older version. */
export async function actorRefs(db: Kysely<Tables>, keys: readonly string[]): Promise<Map<string, ActorRef>> {
  const wanted = [...new Set(keys)]
  if (wanted.length === 0) return new Map()
  const known = await db
    .selectFrom('actors')
    .select(['key', 'type', 'ar', 'en'])
    .where(sql<boolean>`key = any(${wanted}::text[])`)
    .execute()
  const found = new Map<string, ActorRef>(known.map((a) => [a.key, a]))
  const missing = wanted.filter((k) => !found.has(k))
  if (missing.length > 0) {
    const old = await db
      .selectFrom('entities')
      .select(['key', 'type', 'ar', 'en'])
      .distinctOn('key')
      .where('key', 'in', missing)
      .orderBy('key')
      .orderBy('id')
      .execute()
    for (const a of old) found.set(a.key, a)
  }
  return found
}

/** The words at a span. */
export const words = (text: string, span: Span): Evidence => ({ span, text: text.slice(span[0], span[1]) })

/** The whole line that a place stands in, the white space at its ends left out. */
export function lineAt(text: string, at: number): Evidence {
  let start = text.lastIndexOf('\n', at - 1) + 1
  const stop = text.indexOf('\n', at)
  let end = stop < 0 ? text.length : stop
  while (start < at && text[start]!.trim() === '') start++
  while (end > at + 1 && text[end - 1]!.trim() === '') end--
  return words(text, [start, end])
}

/** Spans of a flat array: start, end, start, end … */
export function spansOf(flat: readonly number[] | null): Span[] {
  const out: Span[] = []
  for (let i = 0; flat !== null && i + 1 < flat.length; i += 2) out.push([flat[i]!, flat[i + 1]!])
  return out
}

const MAKE: { readonly [Kind in FactKind]: (row: Row[Kind], around: Around) => Extract<AnyFact, { fact: Kind }> } = {
  statement: statementOf,
  event: eventOf,
  pact: pactOf,
  commitment: commitmentOf,
}

// A union of maps cannot be called with a union of rows: this one reads only the columns that the kind has.
function keysIn(kind: FactKind, row: object): string[] {
  const columns: Readonly<Record<FactKind, readonly string[]>> = {
    statement: ['speaker', 'addressee', 'about'],
    event: ['actors', 'recipients', 'place'],
    pact: ['parties', 'place'],
    commitment: ['by', 'to'],
  }
  const cells = row as Readonly<Record<string, string | readonly string[] | null>>
  return columns[kind].flatMap((c) => cells[c] ?? [])
}

function statementOf(row: Row['statement'], { page, text, decided, actor }: Around): StatementFact {
  return {
    fact: 'statement',
    id: row.id,
    decided,
    page,
    article: row.article,
    speaker: row.speaker === null ? null : actor(row.speaker),
    addressee: row.addressee === null ? null : actor(row.addressee),
    about: row.about.map(actor),
    act: row.act,
    mode: row.mode,
    cue: optional(text, row.cue),
    content: words(text, [row.starts, row.ends]),
    date: momentOf(row, row.dated),
    rule: row.rule,
    why: row.why,
  }
}

function eventOf(row: Row['event'], { page, text, decided, actor }: Around): EventFact {
  return {
    fact: 'event',
    id: row.id,
    decided,
    page,
    article: row.article,
    type: row.type,
    mode: row.mode,
    status: row.status,
    trigger: words(text, [row.starts, row.ends]),
    line: lineAt(text, row.starts),
    actors: row.actors.map(actor),
    recipients: row.recipients.map(actor),
    place: row.place === null ? null : actor(row.place),
    date: momentOf(row, row.dated),
    rule: row.rule,
  }
}

function pactOf(row: Row['pact'], { page, text, decided, actor }: Around): PactFact {
  return {
    fact: 'pact',
    id: row.id,
    decided,
    page,
    article: row.article,
    name: row.name,
    words: words(text, [row.starts, row.ends]),
    line: lineAt(text, row.starts),
    kind: row.kind,
    status: row.status,
    parties: row.parties.map(actor),
    place: row.place === null ? null : actor(row.place),
    date: momentOf(row, row.dated),
    period: row.period,
    clauses: spansOf(row.clauses).map((s) => words(text, s)),
    trigger: optional(text, row.condition),
    instrument: row.instrument,
    rule: row.rule,
  }
}

function commitmentOf(row: Row['commitment'], { page, text, decided, actor }: Around): CommitmentFact {
  return {
    fact: 'commitment',
    id: row.id,
    decided,
    page,
    article: row.article,
    by: row.by === null ? null : actor(row.by),
    to: row.to === null ? null : actor(row.to),
    content: words(text, [row.starts, row.ends]),
    cue: optional(text, row.cue),
    condition: optional(text, row.condition),
    due: momentOf(row, 'text'),
    rule: row.rule,
  }
}

const optional = (text: string, flat: readonly number[] | null): Evidence | null => {
  const span = spansOf(flat)[0]
  return span === undefined ? null : words(text, span)
}

function momentOf(
  row: { value: string | null; earliest: string | null; latest: string | null; time: number[] | null },
  from: Moment['from'] | null,
): Moment | null {
  if (row.value === null || row.earliest === null || row.latest === null || from === null) return null
  return { value: row.value, earliest: row.earliest, latest: row.latest, span: spansOf(row.time)[0] ?? null, from }
}
