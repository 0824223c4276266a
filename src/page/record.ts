import { collectedFrom } from './collected.ts'
import { htmlPage } from './html/html-page.ts'
import { sourceOfText } from './html/source.ts'
import type { Page } from './page.ts'
import { sha256, titleHints } from './plain-page.ts'
import { Unreadable } from './trouble.ts'

// What readings say of themselves.
const READING = 'marsad/reading/1'

/** A JSON line read as a page: its text is the record's title, a blank line and the record's `text`. */
export function recordPage(source: string, line: string): Page {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (cause) {
    throw new Unreadable(source, `no JSON object: ${cause instanceof Error ? cause.message.slice(0, 120) : 'broken'}`, { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Unreadable(source, 'a JSON record must be an object with text or html')
  const record = value as Readonly<Record<string, unknown>>
  if (record.schema === READING) throw new Unreadable(source, 'a reading, not a page: marsad load takes it in')
  const bytes = new TextEncoder().encode(line)
  const collected = collectedFrom(record)
  const body = typeof record.text === 'string' ? record.text : ''
  const page: Page = {
    source,
    sha256: sha256(bytes),
    bytes,
    media: 'json',
    encoding: 'utf-8',
    text: '',
    collected,
    hints: [],
    stated: [],
    messages: [],
  }
  if (body.trim() === '') {
    if (typeof record.html === 'string' && record.html.trim() !== '') return htmlPage(sourceOfText(record.html), page)
    throw new Unreadable(source, 'the record has neither text nor html')
  }
  const title = collected.title?.replace(/\s+/g, ' ')
  const own = title !== undefined && !body.trimStart().startsWith(title)
  const text = (own ? `${title}\n\n${body}` : body).replaceAll('\0', '\ufffd')
  return { ...page, text, hints: own ? titleHints(text) : [] }
}
