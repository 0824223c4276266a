import { hash } from 'node:crypto'
import type { Articles } from '../article/article.ts'
import type { Page } from '../page/page.ts'
import type { Span } from '../text/text.ts'
import { findCommitments } from './commitments/commitments.ts'
import type { ReadArticle, Reading } from './contract.ts'
import { findEvents } from './events/events.ts'
import { findNames, type Names } from './names/names.ts'
import { findPacts } from './pacts/pacts.ts'
import { cutSource } from './source.ts'
import { findStatements } from './statements/statements.ts'
import { findTimes } from './times/times.ts'

export type * from './contract.ts'

/** Version of the rules and the lexicon: part of what a reading is kept under, raised when either changes what is found. */
export const RULES = '1'

/** Reads a page whose articles have been told apart: same page, same reading, byte for byte. */
export function read(page: Page, found: Articles): Reading {
  return {
    schema: 'marsad/reading/1',
    source: page.source,
    sha256: page.sha256,
    ...(page.collected.id === undefined ? {} : { id: page.collected.id }),
    text: page.text,
    language: found.language,
    blocks: found.blocks,
    messages: [...page.messages, ...found.messages],
    ...(Object.values(found.metadata).every((v) => v === null) ? {} : { metadata: found.metadata }),
    articles: found.articles.map((article) => readArticle(page, article)),
  }
}

function readArticle(page: Page, article: Articles['articles'][number]): ReadArticle {
  const source = cutSource(page.text, article)
  const names = findNames(source)
  const times = findTimes(source)
  const statements = findStatements(source, names, times).map((s) => ({ ...s, id: factId(page, 'statement', s.content, s.cue) }))
  const events = findEvents(source, names, times, statements).map((e) => ({ ...e, id: factId(page, 'event', e.trigger) }))
  const pacts = findPacts(source, names, times, events).map((p) => ({ ...p, id: factId(page, 'pact', p.span) }))
  const commitments = findCommitments(source, { names, times, statements, events, pacts }).map((c) => ({
    ...c,
    id: factId(page, 'commitment', c.content),
  }))
  const used = new Set<string>()
  for (const s of statements) for (const ref of [s.speaker, s.addressee, ...s.about]) if (ref !== null) used.add(ref)
  for (const e of events) for (const ref of [...e.actors, ...e.recipients, e.place]) if (ref !== null) used.add(ref)
  for (const p of pacts) for (const ref of [...p.parties, p.place]) if (ref !== null) used.add(ref)
  for (const c of commitments) for (const ref of [c.by, c.to]) if (ref !== null) used.add(ref)
  return {
    title: article.title,
    outlet: article.outlet,
    // A date that only the collector knew is not the page's statement: it places times, and says so.
    published: article.published?.why === 'meta' ? null : article.published,
    dated: article.published,
    credits: article.credits.map((c) => ({ ...c, actor: actorOf(names, c.span) })),
    body: article.body,
    entities: names.entities().filter((e) => e.mentions.length > 0 || used.has(e.id)),
    statements,
    times: times.map(({ span, value, why }) => ({ span, value, why })),
    events,
    pacts,
    commitments,
  }
}

/** Id of a fact: from the page's bytes, its kind and its place (and its cue's), so that a re-reading gives the same one. */
const factId = (page: Page, kind: string, span: Span, cue: Span | null = null): string =>
  kind[0] + hash('sha256', `${page.sha256}\0${kind}\0${span[0]}\0${span[1]}\0${cue?.[0] ?? ''}`, 'hex').slice(0, 15)

const actorOf = (names: Names, span: Span): string | null =>
  names.mentions.find((m) => m.span[0] < span[1] && span[0] < m.span[1])?.entity ?? null
