import { createReadStream } from 'node:fs'
import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Readable, Transform } from 'node:stream'
import { createGunzip, gunzipSync } from 'node:zlib'
import { collectedFrom } from './collected.ts'
import { decodePage } from './decode.ts'
import { htmlPage } from './html/html-page.ts'
import { requireArabic } from './language.ts'
import type { Collected, Page } from './page.ts'
import { plainPage } from './plain-page.ts'
import { recordPage } from './record.ts'
import { Unreadable } from './trouble.ts'

/** How pages are opened; the limits are bytes. */
export interface OpenOptions {
  /** Where `-` is read from; the process's standard input if not given. */
  readonly stdin?: Readable
  /** Largest page (a file, a record, a fetched body) that is read; 16 MiB if not given. */
  readonly maxPage?: number
  /** Pages in other languages are given too instead of being refused. */
  readonly anyLanguage?: boolean
  /** Told of what a folder holds that is no page by its name. */
  readonly skipped?: (path: string, reason: string) => void
}

const MAX_PAGE = 16 * 1024 * 1024
const PAGE_FILE = /\.(txt|html?|xml|rss|atom|jsonl|warc)(\.gz)?$/i

/**
 * Opens every input in order: files, folders (recursive, sorted by name), `-` for standard input. What cannot be read comes as an
 * `Unreadable` in its place and the rest goes on; archives are streamed.
 */
export async function* openPages(inputs: readonly string[], options: OpenOptions = {}): AsyncGenerator<Page | Unreadable> {
  for (const input of inputs) {
    try {
      if (input === '-') yield* openStream('-', options.stdin ?? process.stdin, options)
      else yield* openPath(input, options)
    } catch (error) {
      yield asUnreadable(input, error)
    }
  }
}

async function* openPath(path: string, options: OpenOptions): AsyncGenerator<Page | Unreadable> {
  let found: Awaited<ReturnType<typeof stat>>
  try {
    found = await stat(path)
  } catch (cause) {
    const link = await lstat(path).then(
      (s) => s.isSymbolicLink(),
      () => false,
    )
    const reason = link ? 'a broken link: what it points to is not there' : 'no such file or folder'
    yield cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
      ? new Unreadable(path, reason, { cause })
      : asUnreadable(path, cause)
    return
  }
  if (found.isDirectory()) yield* openFolder(path, options)
  else if (!found.isFile()) yield new Unreadable(path, 'neither a file nor a folder (a device, socket or pipe)')
  else yield* openFile(path, found.size, options)
}

async function* openFolder(folder: string, options: OpenOptions): AsyncGenerator<Page | Unreadable> {
  const names = (await readdir(folder)).sort()
  let pages = 0
  for (const name of names) {
    if (name.startsWith('.') || name.endsWith('.meta.json')) continue
    const path = join(folder, name)
    const info = await lstat(path)
    const target = info.isSymbolicLink() ? await stat(path).catch(() => null) : info
    // A link to a folder may point at a folder above and never end: links are followed to files only.
    if (info.isSymbolicLink() && target?.isDirectory()) options.skipped?.(path, 'a link to a folder')
    else if (target === null || target.isDirectory() || PAGE_FILE.test(name)) {
      pages++
      try {
        yield* openPath(path, options)
      } catch (error) {
        yield asUnreadable(path, error)
      }
    } else options.skipped?.(path, 'no page by its name')
  }
  if (pages === 0) yield new Unreadable(folder, 'the folder holds no page (.txt .html .htm .xml .jsonl .warc, or these with .gz)')
}

async function* openFile(path: string, size: number, options: OpenOptions): AsyncGenerator<Page | Unreadable> {
  const kind = /\.(\w+?)(\.gz)?$/i.exec(path)
  const zipped = kind?.[2] !== undefined
  const name = kind?.[1]?.toLowerCase()
  if (name === 'jsonl') yield* openRecords(path, unzipped(createReadStream(path), zipped), options)
  else {
    const limit = options.maxPage ?? MAX_PAGE
    if (size > limit) throw new Unreadable(path, `${size} bytes; a page may have ${limit}`)
    let bytes: Uint8Array = await readFile(path)
    if (zipped) bytes = gunzipSync(bytes, { maxOutputLength: limit })
    yield pageOf(path, bytes, await collectedBeside(path), options)
  }
}

const unzipped = (stream: Readable, zipped: boolean): Readable => (zipped ? stream.pipe(createGunzip()) : stream)

/** What `X.meta.json` beside `X.txt` says. */
async function collectedBeside(path: string): Promise<Collected> {
  const meta = path.replace(/(\.\w+?)(\.gz)?$/i, '') + '.meta.json'
  const text = await readFile(meta, 'utf8').catch(() => null)
  if (text === null) return {}
  try {
    return collectedFrom(JSON.parse(text))
  } catch (cause) {
    throw new Unreadable(meta, 'what should be the collector’s JSON does not parse', { cause })
  }
}

function pageOf(source: string, bytes: Uint8Array, collected: Collected, options: OpenOptions): Page {
  const plain = plainPage(source, bytes, decodePage(source, bytes), collected)
  const page = looksHtml(plain.text) && !/\.txt(\.gz)?$/i.test(source) ? htmlPage(plain.text, plain) : plain
  if (page.text.trim() === '') throw new Unreadable(source, 'the page holds no text')
  if (options.anyLanguage !== true) requireArabic(source, page.text)
  return page
}

const looksHtml = (text: string): boolean =>
  /^\ufeff?\s{0,500}(<!--[\s\S]{0,2000}?-->\s{0,500})?<(!doctype\s{1,9}html|html|head|body|article|div|p|meta|title)\b/i.test(
    text.slice(0, 4000),
  )

async function* openStream(source: string, stream: Readable, options: OpenOptions): AsyncGenerator<Page | Unreadable> {
  const limit = options.maxPage ?? MAX_PAGE
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of stream) {
    const bytes: Uint8Array = typeof part === 'string' ? new TextEncoder().encode(part) : part
    size += bytes.length
    if (size > limit) throw new Unreadable(source, `more than ${limit} bytes on standard input`)
    parts.push(bytes)
  }
  yield pageOf(source, Buffer.concat(parts), {}, options)
}

/** Records of JSON lines, one at a time; a record may not be longer than a page. */
async function* openRecords(path: string, stream: Readable, options: OpenOptions): AsyncGenerator<Page | Unreadable> {
  const limit = options.maxPage ?? MAX_PAGE
  let number = 0
  const lines = createInterface({ input: stream.pipe(bounded(limit)), crlfDelay: Number.POSITIVE_INFINITY })
  let failure: unknown = null
  stream.on('error', (error) => {
    failure = error
    lines.close()
  })
  for await (const line of lines) {
    number++
    if (line.trim() === '') continue
    const source = `${path}#${number}`
    try {
      const page = recordPage(source, line, htmlPage)
      if (options.anyLanguage !== true) requireArabic(source, page.text)
      yield page
    } catch (error) {
      yield asUnreadable(source, error)
    }
  }
  if (failure !== null) yield asUnreadable(path, failure)
  else if (number === 0) yield new Unreadable(path, 'the file is empty')
}

// Cuts a line that grows beyond the limit, so that a file without line ends cannot fill the memory.
function bounded(limit: number): Transform {
  let run = 0
  let cutting = false
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let from = 0
      const kept: Buffer[] = []
      for (;;) {
        const at = chunk.indexOf(10, from)
        const to = at < 0 ? chunk.length : at + 1
        run += to - from
        if (run > limit) cutting = true
        if (!cutting) kept.push(chunk.subarray(from, to))
        else if (at >= 0) kept.push(Buffer.from('\n'))
        if (at < 0) break
        run = 0
        cutting = false
        from = to
      }
      done(null, Buffer.concat(kept))
    },
  })
}

/** Any failure of one input as an `Unreadable` with a reason a person can act on. */
export function asUnreadable(source: string, error: unknown): Unreadable {
  if (error instanceof Unreadable) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reasons: Readonly<Record<string, string>> = {
    EACCES: 'no permission to read it',
    EISDIR: 'a folder where a file was expected',
    ELOOP: 'links that point in a circle',
    EMFILE: 'too many open files',
    Z_DATA_ERROR: 'damaged gzip data',
    Z_BUF_ERROR: 'gzip data cut short',
    ERR_BUFFER_TOO_LARGE: 'it unpacks to more than a page may have',
  }
  const reason = reasons[code]
  if (reason === undefined) throw error
  return new Unreadable(source, reason, { cause: error })
}
