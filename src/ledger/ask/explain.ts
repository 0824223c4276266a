import type { Kysely } from 'kysely'
import { NotFound } from '../../page/page.ts'
import type { ReadArticle, Ref } from '../../reading/reading.ts'
import { overlaps, type Span } from '../../text/text.ts'
import type { Explanation } from '../answers.ts'
import type { AnyFact, Evidence, FactKind } from '../fact.ts'
import { heeding, lastOn } from '../fact-decisions.ts'
import { unpackReading } from '../kept-reading.ts'
import type { Tables } from '../tables.ts'
import { factsOf, lineAt } from './facts.ts'

/** Why a fact is there, with everything in the page that it stands on. */
export async function explain(db: Kysely<Tables>, id: string): Promise<Explanation> {
  const fact = await factById(db, id)
  const row = await db
    .selectFrom('pages')
    .innerJoin('readings', 'readings.page', 'pages.id')
    .select(['text', 'seen', 'current', 'rules', 'reading'])
    .where('pages.id', '=', fact.page.id)
    .executeTakeFirstOrThrow()
  const reading = (await heeding(db))(fact.page.id, unpackReading(row.reading, row.text)).reading
  const words = wordsOf(fact)
  const line = lineAt(row.text, words.span[0])
  const article = reading.articles[fact.article]!
  const cut = (span: Span): string => row.text.slice(span[0], span[1])
  return {
    fact,
    rule: fact.rule,
    why: fact.fact === 'statement' ? fact.why : null,
    words,
    line,
    parts: partsOf(fact, article).map(({ part, span, why }) => ({ part, span, text: cut(span), why })),
    refused: reading.messages.filter((m) => m.span !== null && overlaps(m.span, line.span)),
    page: { ...fact.page, rules: row.rules, seen: row.seen, current: row.current },
  }
}

async function factById(db: Kysely<Tables>, id: string): Promise<AnyFact> {
  const kinds: Readonly<Record<string, FactKind>> = { s: 'statement', e: 'event', p: 'pact', c: 'commitment' }
  const kind = kinds[id[0] ?? '']
  const found = kind === undefined ? [] : await factsOf(db, kind, [id])
  const rejected = found.length > 0 ? undefined : await lastOn(db, id)
  if (rejected !== undefined) throw new NotFound(`${id}: ${rejected.by} rejected it; undo ${rejected.decision} brings it back`)
  if (found[0] === undefined) throw new NotFound(`${id}: no statement, event, pact or commitment with this id`)
  return found[0]
}

/** The words that a fact of any kind stands on first. */
export function wordsOf(fact: AnyFact): Evidence {
  if (fact.fact === 'event') return fact.trigger
  return fact.fact === 'pact' ? fact.words : fact.content
}

interface Part {
  readonly part: string
  readonly span: Span
  readonly why: string | null
}

function partsOf(fact: AnyFact, article: ReadArticle): Part[] {
  const parts: Part[] = []
  const add = (part: string, span: Span | null | undefined, why: string | null = null): void => {
    if (span !== null && span !== undefined) parts.push({ part, span, why })
  }
  const actor = (part: string, ref: Ref | null): void => {
    const entity = article.entities.find((e) => e.id === ref)
    // Of all mentions the nearest before the fact's own words is the likeliest antecedent.
    const near = entity?.mentions.filter((m) => m[0] <= wordsOf(fact).span[1]).at(-1) ?? entity?.mentions[0]
    if (entity !== undefined) add(part, near, entity.why)
  }
  const time = (span: Span | null | undefined): void =>
    add('time', span, article.times.find((t) => span !== null && t.span[0] === span?.[0])?.why ?? null)
  // In the ledger the later of two facts with one id has a number; a reading with decisions in it has it too.
  const { id } = fact
  const own = <Fact extends { readonly id: string }>(all: readonly Fact[]): Fact | undefined =>
    all.find((f) => f.id === id) ?? all.find((f) => f.id === id.replace(/-\d+$/, ''))
  if (fact.fact === 'statement') {
    const s = own(article.statements)
    add('cue', s?.cue)
    actor('speaker', s?.speaker ?? null)
    actor('addressee', s?.addressee ?? null)
    add('channel', s?.channel)
    time(s?.time?.span)
  } else if (fact.fact === 'event') {
    const e = own(article.events)
    for (const ref of e?.actors ?? []) actor('actor', ref)
    for (const ref of e?.recipients ?? []) actor('recipient', ref)
    actor('place', e?.place ?? null)
    time(e?.time?.span)
    for (const span of e?.told.slice(1) ?? []) add('told again', span)
  } else if (fact.fact === 'pact') {
    const p = own(article.pacts)
    for (const ref of p?.parties ?? []) actor('party', ref)
    time(p?.time?.span)
    add('condition', p?.trigger)
    for (const span of p?.clauses ?? []) add('clause', span)
  } else {
    const c = own(article.commitments)
    add('cue', c?.cue)
    actor('by', c?.by ?? null)
    actor('to', c?.to ?? null)
    add('condition', c?.condition)
    time(fact.due?.span)
  }
  return parts
}
