import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'
import { bufferOf } from './stream.ts'
import { Unreadable } from './trouble.ts'

/** An HTTP answer kept in an archive. */
export interface WarcResponse {
  readonly url: string
  /** ISO date-time of the fetch. */
  readonly date: string | null
  readonly type: string
  readonly charset: string | null
  readonly body: Uint8Array
}

/** A record that could not be read; the archive goes on behind it. */
export interface WarcTrouble {
  readonly url: string
  readonly reason: string
}

const MAX_HEAD = 64 * 1024
const RECORD = Buffer.from('\nWARC/1.')

/** Reads the responses of a WARC archive from a stream of its (unpacked) bytes, one at a time; memory holds one record at most. */
export async function* readWarc(
  source: string,
  stream: AsyncIterable<Uint8Array>,
  maxBody: number,
): AsyncGenerator<WarcResponse | WarcTrouble> {
  const buffer = new Buffered(stream)
  for (let number = 1; ; number++) {
    const head = await buffer.head(MAX_HEAD)
    if (head === null) return
    if (!head.startsWith('WARC/')) {
      const found = head.slice(0, 40)
      if (number === 1) throw new Unreadable(source, `record ${number} does not begin with WARC/: «${found}»`)
      yield { url: `record ${number}`, reason: `record ${number} does not begin with WARC/ and is passed over: «${found}»` }
      if (!(await buffer.find(RECORD))) return
      continue
    }
    const fields = fieldsOf(head)
    const length = Number(fields.get('content-length'))
    const url = (fields.get('warc-target-uri') ?? `record ${number}`).replace(/^<|>$/g, '')
    if (!Number.isSafeInteger(length) || length < 0) throw new Unreadable(source, `record ${number} states no length`)
    const wanted = fields.get('warc-type') === 'response'
    if (!wanted || length > maxBody + MAX_HEAD) {
      if (!(await buffer.skip(length))) throw new Unreadable(source, `the archive ends inside record ${number} (${url})`)
      if (wanted) yield { url, reason: `${length} bytes; a page may have ${maxBody}` }
      continue
    }
    const block = await buffer.take(length)
    if (block === null) throw new Unreadable(source, `the archive ends inside record ${number} (${url})`)
    const answer = responseOf(block, url, fields.get('warc-date') ?? null, maxBody)
    if (answer !== null) yield answer
  }
}

function fieldsOf(head: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of head.split(/\r?\n/).slice(1)) {
    const at = line.indexOf(':')
    if (at > 0) fields.set(line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim())
  }
  return fields
}

// Pages only: pictures, scripts and redirects are no pages and no trouble.
function responseOf(block: Buffer, url: string, date: string | null, maxBody: number): WarcResponse | WarcTrouble | null {
  const at = block.indexOf('\r\n\r\n')
  const end = at >= 0 ? at : block.indexOf('\n\n')
  if (end < 0) return { url, reason: 'an HTTP answer without an end to its header' }
  const head = block.subarray(0, end).toString('latin1')
  const fields = fieldsOf(head)
  const status = /^HTTP\/\S+ (\d{3})/.exec(head)?.[1]
  const type = (fields.get('content-type') ?? '').toLowerCase()
  if (status !== '200' || !/html|text\/plain|xml/.test(type)) return null
  try {
    let body: Uint8Array = block.subarray(end + (at >= 0 ? 4 : 2))
    if (/chunked/i.test(fields.get('transfer-encoding') ?? '')) body = unchunk(body)
    body = unpack(body, fields.get('content-encoding') ?? '', maxBody)
    return { url, date, type, charset: /charset=["']?([\w-]+)/.exec(type)?.[1] ?? null, body }
  } catch (error) {
    return { url, reason: error instanceof Error ? `its body does not unpack: ${error.message}` : 'its body does not unpack' }
  }
}

/** Undoes an HTTP content encoding, up to a limit. @throws Error where it is damaged, unknown or too large. */
export function unpack(body: Uint8Array, encoding: string, maxBody: number): Uint8Array {
  const options = { maxOutputLength: maxBody }
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return body
    case 'gzip':
    case 'x-gzip':
      return gunzipSync(body, options)
    case 'deflate':
      return inflateSync(body, options)
    case 'br':
      return brotliDecompressSync(body, options)
    default:
      throw new Error(`unknown content encoding ${encoding.slice(0, 40)}`)
  }
}

// An archive may state «chunked» and hold the plain body: what does not begin with a chunk's length is given back as it is.
function unchunk(body: Uint8Array): Uint8Array {
  const bytes = bufferOf(body)
  const parts: Buffer[] = []
  let at = 0
  while (at < bytes.length) {
    const line = bytes.indexOf('\r\n', at)
    if (line < 0 || line - at > 20) return parts.length === 0 ? body : Buffer.concat(parts)
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16)
    if (Number.isNaN(size)) return parts.length === 0 ? body : Buffer.concat(parts)
    if (size === 0) break
    parts.push(bytes.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
  return Buffer.concat(parts)
}

/** A stream of bytes read by lines and lengths. */
class Buffered {
  readonly #source: AsyncIterator<Uint8Array>
  #rest: Buffer = Buffer.alloc(0)
  #ended = false

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#source = stream[Symbol.asyncIterator]()
  }

  async #more(): Promise<boolean> {
    if (this.#ended) return false
    const next = await this.#source.next()
    if (next.done === true) {
      this.#ended = true
      return false
    }
    this.#rest = this.#rest.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#rest, next.value])
    return true
  }

  /** The next header up to its blank line, blank lines before it skipped; null at the end. */
  async head(limit: number): Promise<string | null> {
    for (;;) {
      let start = 0
      while (this.#rest[start] === 13 || this.#rest[start] === 10) start++
      this.#rest = this.#rest.subarray(start)
      const crlf = this.#rest.indexOf('\r\n\r\n')
      const lf = this.#rest.indexOf('\n\n')
      const end = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf : lf
      if (end >= 0 || this.#rest.length > limit) {
        const to = end >= 0 ? end : limit
        const head = this.#rest.subarray(0, to).toString('utf8')
        this.#rest = this.#rest.subarray(to + (end >= 0 ? (end === crlf ? 4 : 2) : 0))
        return head
      }
      if (!(await this.#more())) return this.#rest.length === 0 ? null : this.#rest.toString('utf8')
    }
  }

  /** The next bytes; null where the stream ends before. */
  async take(length: number): Promise<Buffer | null> {
    const parts: Buffer[] = []
    let got = 0
    for (;;) {
      const part = this.#rest.subarray(0, length - got)
      parts.push(part)
      got += part.length
      this.#rest = this.#rest.subarray(part.length)
      if (got === length) return parts.length === 1 ? part : Buffer.concat(parts)
      if (!(await this.#more())) return null
    }
  }

  /** Passes over bytes up to a mark; false where it never comes. */
  async find(mark: Buffer): Promise<boolean> {
    for (;;) {
      const at = this.#rest.indexOf(mark)
      if (at >= 0) {
        this.#rest = this.#rest.subarray(at)
        return true
      }
      this.#rest = this.#rest.subarray(Math.max(0, this.#rest.length - mark.length))
      if (!(await this.#more())) return false
    }
  }

  /** Passes over bytes without keeping them. */
  async skip(length: number): Promise<boolean> {
    let left = length
    for (;;) {
      const n = Math.min(left, this.#rest.length)
      this.#rest = this.#rest.subarray(n)
      left -= n
      if (left === 0) return true
      if (!(await this.#more())) return false
    }
  }
}
