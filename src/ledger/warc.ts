import { createHash } from 'node:crypto'
import { type Journal, readEntry } from './journal.ts'
import type { Entry } from './record.ts'
import { Damaged } from './trouble.ts'

const END = '\r\n'
const MEDIA: Readonly<Record<string, string>> = { text: 'text/plain', html: 'text/html', xml: 'application/xml', json: 'application/json' }

/**
 * The journal as a WARC 1.1 archive: each page a `response` with its bytes as found, each later finding of known bytes a `revisit`, each decision
 * of a reader `metadata`. Same journal, same bytes.
 */
export async function* warcFile(journal: Journal): AsyncGenerator<Uint8Array> {
  const about = Buffer.from(`software: Marsad${END}format: WARC File Format 1.1${END}`)
  const places = await journal.places()
  const first = places[0] === undefined ? '1970-01-01T00:00:00Z' : (await readEntry(journal, places[0])).when
  yield recordOf('warcinfo', idOf('warcinfo'), first, { 'Content-Type': 'application/warc-fields' }, about)
  for (const place of places)
    try {
      yield archived(await readEntry(journal, place), place.number)
    } catch (error) {
      if (!(error instanceof Damaged)) throw error
    }
}

function archived(entry: Entry, number: number): Uint8Array {
  const { kind, page, when, bytes } = entry
  if (kind === 'decision')
    return recordOf(
      'metadata',
      idOf(`${number}`),
      when,
      { 'Content-Type': 'application/json' },
      Buffer.from(JSON.stringify(entry.decision)),
    )
  const at = { 'WARC-Target-URI': addressOf(entry), 'WARC-Payload-Digest': `sha256:${page}` }
  const http = { ...at, 'Content-Type': 'application/http;msgtype=response' }
  if (kind === 'found') {
    const revisit = { 'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest', 'WARC-Refers-To': idOf(page) }
    return recordOf('revisit', idOf(`${number}`), when, { ...http, ...revisit }, Buffer.from(`HTTP/1.1 200 OK${END}${END}`))
  }
  const { media, encoding } = entry.opened!
  // Of a reading that was loaded without its page there are no bytes that a server sent.
  if (media === 'reading') return recordOf('conversion', idOf(`${number}`), when, { ...at, 'Content-Type': 'application/json' }, bytes)
  const type = `${MEDIA[media] ?? 'application/octet-stream'}; charset=${encoding}`
  const head = Buffer.from(`HTTP/1.1 200 OK${END}Content-Type: ${type}${END}Content-Length: ${bytes.length}${END}${END}`)
  return recordOf('response', idOf(page), when, http, Buffer.concat([head, bytes]))
}

// A file has no address of its own; its place is kept as a URN.
const addressOf = ({ source, collected }: Entry): string => {
  const address = collected.url ?? source
  return /^https?:\/\/\S+$/.test(address) ? address : `urn:marsad:source:${encodeURIComponent(address.toWellFormed())}`
}

const idOf = (text: string): string => {
  const hex = createHash('sha256').update(`marsad\0${text}`).digest('hex')
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}>`
}

function recordOf(type: string, id: string, when: string, fields: Readonly<Record<string, string>>, block: Uint8Array): Uint8Array {
  const all = { 'WARC-Type': type, 'WARC-Record-ID': id, 'WARC-Date': when, ...fields, 'Content-Length': String(block.length) }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}${END}`)
  return Buffer.concat([Buffer.from(`WARC/1.1${END}${head.join('')}${END}`), block, Buffer.from(END + END)])
}
