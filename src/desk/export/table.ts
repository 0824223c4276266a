import type { Harvest } from '../../ledger/ledger.ts'
import { dateOf, doersOf, type Found, factsOf, othersOf, sortOf, wordsOf } from './format.ts'

type Cell = string | number | readonly string[] | null

/** A column of the table of facts: its name, what it holds, its value for a fact. */
export interface Column {
  readonly name: string
  readonly holds: 'text' | 'number' | 'list'
  of(found: Found): Cell
}

const text = (name: string, of: Column['of']): Column => ({ name, holds: 'text', of })
const number = (name: string, of: Column['of']): Column => ({ name, holds: 'number', of })
const list = (name: string, of: Column['of']): Column => ({ name, holds: 'list', of })

/** One row a fact: the columns of `csv` and `parquet`. */
export const COLUMNS: readonly Column[] = [
  text('fact', ({ fact }) => fact.fact),
  text('id', ({ fact }) => fact.id),
  text('sort', ({ fact }) => sortOf(fact)),
  text('mode', ({ fact }) => (fact.fact === 'statement' || fact.fact === 'event' ? fact.mode : null)),
  text('status', ({ fact }) => (fact.fact === 'event' || fact.fact === 'pact' ? fact.status : null)),
  text('name', ({ fact }) => (fact.fact === 'pact' ? fact.name : null)),
  text('instrument', ({ fact }) => (fact.fact === 'pact' ? fact.instrument : null)),
  list('actors', ({ fact }) => doersOf(fact).map((a) => a.key)),
  list('recipients', ({ fact }) => othersOf(fact).map((a) => a.key)),
  list('about', ({ fact }) => (fact.fact === 'statement' ? fact.about.map((a) => a.key) : [])),
  text('place', ({ fact }) => (fact.fact === 'event' || fact.fact === 'pact' ? (fact.place?.key ?? null) : null)),
  text('date', ({ fact }) => dateOf(fact)?.value ?? null),
  text('earliest', ({ fact }) => dateOf(fact)?.earliest ?? null),
  text('latest', ({ fact }) => dateOf(fact)?.latest ?? null),
  text('dated_from', ({ fact }) => dateOf(fact)?.from ?? null),
  text('words', ({ fact }) => wordsOf(fact).text),
  number('start', ({ fact }) => wordsOf(fact).span[0]),
  number('end', ({ fact }) => wordsOf(fact).span[1]),
  text('rule', ({ fact }) => fact.rule),
  text('page', ({ fact }) => fact.page.id),
  number('article', ({ fact }) => fact.article),
  text('title', ({ fact }) => fact.page.title),
  text('outlet', ({ fact }) => fact.page.outlet),
  text('published', ({ fact }) => fact.page.published),
  text('source', ({ fact }) => fact.page.source),
  text('url', ({ fact }) => fact.page.url),
]

/** Lines of comma-separated values (RFC 4180), the names first. */
export async function* csvOf(columns: readonly Column[], found: AsyncIterable<Found>, separator = ','): AsyncGenerator<string> {
  yield columns.map((c) => cell(c.name, separator)).join(separator) + '\r\n'
  for await (const one of found) yield columns.map((c) => cell(c.of(one), separator)).join(separator) + '\r\n'
}

/** The table of facts as comma-separated values, with the mark that makes spreadsheets read it as UTF-8. */
export async function* csv(harvest: Harvest): AsyncGenerator<string> {
  yield '\ufeff'
  yield* csvOf(COLUMNS, factsOf(harvest))
}

/**
 * One cell. Text of a page that a spreadsheet would run as a formula («=…») gets an apostrophe before it, the usual guard; `jsonl` and
 * `parquet` hold the words unchanged.
 */
function cell(value: Cell, separator: string): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const joined = typeof value === 'string' ? value : value.join('|')
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(joined) ? `'${joined}` : joined
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
