import { isWhole, packRecord, unpackRecordNow } from '../ledger/ledger.ts'
import { type Page, Unreadable } from '../page/page.ts'
import { type Reading, RULES } from '../reading/reading.ts'

/** What a reading's line carries of its page when it is printed with it: the version of the rules that read it, and its journal record in base64. */
export interface Carried {
  readonly rules: string
  readonly record: string
}

/** A reading as it was printed, with the page it is of. */
export interface Printed {
  readonly page: Page
  readonly reading: Reading
  readonly rules: string
}

/** A reading as a line of JSON; with its page, where asked, so that nothing of it is lost on the way. Same page, same line. */
export function printedLine(reading: Reading, page: Page, withPage: boolean): string {
  if (!withPage) return JSON.stringify(reading)
  const { media, encoding, text, hints, stated, messages, source, collected } = page
  const opened = { media, encoding, text, hints, stated, messages }
  const record = packRecord({ kind: 'page', page: page.sha256, source, collected, when: '', opened, bytes: page.bytes })
  return JSON.stringify({ ...reading, page: { rules: RULES, record: Buffer.from(record).toString('base64') } satisfies Carried })
}

/**
 * What a printed line says: its reading, and its page. Of a reading that was printed without it the line itself stands for the page's bytes.
 * @throws Unreadable where the page it carries is not the one that it reads.
 */
export function printed(source: string, line: Uint8Array): Printed {
  const { page: carried, ...reading } = JSON.parse(Buffer.from(line).toString('utf8')) as Reading & { readonly page?: Carried }
  if (carried === undefined) return { page: bare(reading, line), reading, rules: RULES }
  return { page: carriedPage(source, reading, carried), reading, rules: carried.rules }
}

/** The reading that a page is which was loaded without its own bytes. */
export const bareReading = (page: Page): Reading => printed(page.source, page.bytes).reading

const bare = (reading: Reading, line: Uint8Array): Page => ({
  source: reading.source,
  sha256: reading.sha256,
  bytes: line,
  media: 'reading',
  encoding: 'utf-8',
  text: reading.text,
  collected: reading.id === undefined ? {} : { id: reading.id },
  hints: [],
  stated: [],
  messages: [],
})

function carriedPage(source: string, reading: Reading, { record }: Carried): Page {
  const bytes = Buffer.from(record, 'base64')
  if (!isWhole(bytes)) throw new Unreadable(source, 'the page that the reading carries is not whole')
  const entry = unpackRecordNow(bytes)
  const { opened } = entry
  if (opened === null || entry.page !== reading.sha256 || opened.text !== reading.text || entry.source !== reading.source)
    throw new Unreadable(source, 'the page that the reading carries is another one')
  return { source: entry.source, sha256: entry.page, bytes: entry.bytes, collected: entry.collected, ...opened }
}
