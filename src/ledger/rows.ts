import { hash } from 'node:crypto'
import { actorKey, outletName } from '../identity/identity.ts'
import type { Page } from '../page/page.ts'
import type { ReadArticle, Reading, Ref } from '../reading/reading.ts'
import type { Span } from '../text/text.ts'
import { bounds, dayNumber } from './bounds.ts'
import type { Cell } from './copy.ts'
import { FACT_TABLES } from './tables.ts'
import { searchVector } from './words.ts'

/** A page, its reading and its facts as rows by table; values are JSON. */
export interface Rows {
  readonly page: Readonly<Record<string, Cell>>
  /** What searches find the page by. */
  readonly found: Readonly<Record<string, Cell>>
  readonly facts: Readonly<Record<(typeof FACT_TABLES)[number], readonly Row[]>>
}

type Row = Readonly<Record<string, Cell>>

const NO_TIME = { value: null, earliest: null, latest: null }

/** Turns a reading into rows. Same reading, same rows. */
export function rowsOf(page: Page, reading: Reading): Rows {
  const facts = factRowsOf(reading)
  return { ...pageRows(page, reading, facts), facts }
}

/** What a page tells, each once: acts of its statements (`act warn`) and types of its events (`event MEET`). */
export const tellsOf = ({ statements, events }: Rows['facts']): string[] => [
  ...new Set([...statements.map((s) => `act ${s.act}`), ...events.map((e) => `event ${e.type}`)]),
]

/** The rows of a reading's facts, by table. */
export function factRowsOf(reading: Reading): Rows['facts'] {
  const facts = Object.fromEntries(FACT_TABLES.map((t) => [t, [] as Row[]])) as Record<(typeof FACT_TABLES)[number], Row[]>
  const fresh = freshIds()
  reading.articles.forEach((article, index) => {
    const at = { page: reading.sha256, article: index }
    const keys = new Map(article.entities.map((e) => [e.id, actorKey(e)]))
    const key = (ref: Ref | null): string | null => (ref === null ? null : (keys.get(ref) ?? null))
    const all = (refs: readonly Ref[]): string[] => [...new Set(refs.map((r) => key(r)).filter((k) => k !== null))]
    const dated = datedBy(article)
    for (const e of article.entities)
      facts.entities.push({
        id: fresh(contentId('n', reading.sha256, e.mentions[0] ?? [index, index], actorKey(e))),
        ...at,
        ref: e.id,
        key: actorKey(e),
        type: e.type,
        ar: e.name.ar,
        en: e.name.en,
        wikidata: e.wikidata,
        forms: e.mentions.map(([s, t]) => reading.text.slice(s, t)),
        mentions: flat(e.mentions),
      })
    for (const s of article.statements)
      facts.statements.push({
        id: fresh(s.id),
        ...at,
        ...place(s.content),
        cue: s.cue,
        channel: s.channel,
        time: s.time?.span ?? null,
        speaker: key(s.speaker),
        addressee: key(s.addressee),
        about: all(s.about),
        act: s.act,
        mode: s.mode,
        ...dated(s.time?.value ?? null),
        rule: s.rule,
        why: s.why,
      })
    for (const t of article.times)
      facts.times.push({ id: fresh(contentId('t', reading.sha256, t.span)), ...at, ...place(t.span), ...moment(t.value), why: t.why })
    for (const e of article.events)
      facts.events.push({
        id: fresh(e.id),
        ...at,
        ...place(e.trigger),
        told: flat(e.told),
        time: e.time?.span ?? null,
        type: e.type,
        mode: e.mode,
        status: e.status,
        actors: all(e.actors),
        recipients: all(e.recipients),
        place: key(e.place),
        ...dated(e.time?.value ?? null),
        rule: e.rule,
      })
    for (const p of article.pacts)
      facts.pacts.push({
        id: fresh(p.id),
        ...at,
        ...place(p.span),
        time: p.time?.span ?? null,
        clauses: flat(p.clauses),
        condition: p.trigger,
        name: p.name,
        kind: p.kind,
        status: p.status,
        parties: all(p.parties),
        place: key(p.place),
        period: p.period,
        instrument: p.instrument,
        ...dated(p.time?.value ?? null),
        rule: p.rule,
      })
    for (const c of article.commitments)
      facts.commitments.push({
        id: fresh(c.id),
        ...at,
        ...place(c.content),
        cue: c.cue,
        condition: c.condition,
        time: article.times.find((t) => t.value !== null && t.value === c.due)?.span ?? null,
        by: key(c.by),
        to: key(c.to),
        ...moment(c.due),
        rule: c.rule,
      })
  })
  return facts
}

function pageRows(page: Page, reading: Reading, facts: Rows['facts']): Omit<Rows, 'facts'> {
  const main = reading.articles[0]
  const actors = [...new Set(reading.articles.flatMap((a) => a.entities.map(actorKey)))]
  const vector = searchVector(
    reading.text,
    reading.blocks.filter((b) => b.kind === 'title').map((b) => b.span),
    [...new Set(reading.articles.flatMap((a) => a.entities.map((e) => e.name.en)).filter((en) => en !== null))],
    actors,
  )
  const published = main?.dated?.value ?? null
  const { earliest, latest } = days(published)
  const row = {
    id: reading.sha256,
    source: page.source,
    url: page.collected.url ?? null,
    media: page.media,
    encoding: page.encoding,
    bytes: page.bytes.length,
    language: reading.language,
    title: main?.title?.text ?? null,
    outlet: main?.outlet == null ? null : outletName(main.outlet.name),
    published,
    earliest,
    latest,
    published_from: main?.dated?.why ?? null,
    messages: reading.messages.length,
    uncovered: vector.cut,
    actors,
    tells: tellsOf(facts),
    text: reading.text,
  }
  return { page: row, found: { earliest: dayNumber(earliest), latest: dayNumber(latest), words: vector.text } }
}

const place = ([starts, ends]: Span): { starts: number; ends: number } => ({ starts, ends })
const flat = (spans: readonly Span[]): number[] => spans.flat()
const days = (value: string | null): { earliest: string | null; latest: string | null } =>
  (value === null ? null : bounds(value)) ?? { earliest: null, latest: null }
const moment = (value: string | null): { value: string | null; earliest: string | null; latest: string | null } =>
  value === null ? NO_TIME : { value, ...days(value) }

// What no words date stands at its page's publication, and says so: it is when it was told, not when it was.
function datedBy(article: ReadArticle): (value: string | null) => object {
  const published = article.dated?.value.slice(0, 10) ?? null
  return (value) => {
    if (value !== null && bounds(value) !== null) return { ...moment(value), dated: 'text' }
    return published === null ? { ...NO_TIME, dated: null } : { ...moment(published), dated: 'publication' }
  }
}

const contentId = (letter: string, page: string, span: Span, more = ''): string =>
  letter + hash('sha256', `${page}\0${letter}\0${span[0]}\0${span[1]}\0${more}`).slice(0, 15)

// Two facts of one kind on the same words (one sentence said by two) have the same id in the reading; the later one gets a number.
function freshIds(): (id: string) => string {
  const seen = new Map<string, number>()
  return (id) => {
    const times = (seen.get(id) ?? 0) + 1
    seen.set(id, times)
    return times === 1 ? id : `${id}-${times}`
  }
}
