import { createReadStream } from 'node:fs'
import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { collectedFrom } from './collected.ts'
import { openLongFeed, openWarc, pagesOf } from './content.ts'
import { asUnreadable } from './failure.ts'
import { FeedReader } from './feed.ts'
import { fetchPage } from './fetch.ts'
import { limitOf, type OpenOptions } from './open-options.ts'
import type { Collected, Page } from './page.ts'
import { openRecords } from './records.ts'
import { afterParts, buffersOf, isGzip, peek, readableOf, unzipped } from './stream.ts'
import { Unreadable } from './trouble.ts'

const PAGE_FILE = /\.(txt|html?|xml|rss|atom|opml|jsonl|warc)(\.gz)?$/i

/**
 * Opens every input in order: files, folders (recursive, sorted by name), http and https addresses, `-` for standard input. What cannot be read comes as an
 * `Unreadable` in its place and the rest goes on; archives are streamed.
 */
export async function* openPages(inputs: readonly string[], options: OpenOptions = {}): AsyncGenerator<Page | Unreadable> {
  for await (const page of openInputs(inputs, options))
    if (options.entryPages === true && !(page instanceof Unreadable) && page.media === 'xml') yield* openEntry(page, options)
    else yield page
}

async function* openInputs(inputs: readonly string[], options: OpenOptions): AsyncGenerator<Page | Unreadable> {
  for (const input of inputs) {
    try {
      if (input === '-') yield* openStream('-', options.stdin ?? process.stdin, options)
      else if (/^https?:\/\//i.test(input)) yield* openAddress(input, options)
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
  const name = kind?.[1]?.toLowerCase() ?? ''
  const limit = limitOf(options)
  if (name === 'jsonl') yield* openRecords(path, unzipped(createReadStream(path), zipped), options)
  else if (name === 'warc') yield* openWarc(path, unzipped(createReadStream(path), zipped), options)
  else if (zipped || (size > limit && /^(xml|rss|atom)$/.test(name)))
    yield* openSent(
      path,
      buffersOf(unzipped(createReadStream(path), zipped)),
      await collectedBeside(path),
      options,
      'it unpacks to more than a page may have',
    )
  else {
    if (size > limit) throw new Unreadable(path, `${size} bytes; a page may have ${limit}`)
    yield* openBytes(path, await readFile(path), await collectedBeside(path), options)
  }
}

function openBytes(
  path: string,
  bytes: Uint8Array,
  collected: Collected,
  options: OpenOptions,
): AsyncIterable<Page | Unreadable> | Iterable<Page | Unreadable> {
  return /\.opml(\.gz)?$/i.test(path) ? openList(path, bytes, options) : pagesOf(path, bytes, collected, options)
}

// A page is gathered first; of what grows longer than a page may be only a feed is read, as it comes.
async function* openSent(
  source: string,
  all: AsyncGenerator<Buffer>,
  collected: Collected,
  options: OpenOptions,
  tooLong: string,
): AsyncGenerator<Page | Unreadable> {
  const limit = limitOf(options)
  const parts: Buffer[] = []
  let size = 0
  while (size <= limit) {
    const next = await all.next()
    if (next.done === true) {
      yield* openBytes(source, parts.length === 1 ? parts[0]! : Buffer.concat(parts), collected, options)
      return
    }
    parts.push(next.value)
    size += next.value.length
  }
  yield* openLongFeed(source, afterParts(parts, all), options, tooLong)
}

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

// Standard input has no name to tell its form by: gzip, WARC and JSON lines are known by their first bytes.
/** Archives and JSON lines are read as they come, also where they never end; one page is gathered first. */
async function* openStream(source: string, stream: Readable, options: OpenOptions): AsyncGenerator<Page | Unreadable> {
  const sent = await peek(buffersOf(stream), (bytes) => bytes.length >= 2)
  const zipped = isGzip(sent.head)
  const { head, all } = await peek(zipped ? buffersOf(unzipped(readableOf(sent.all), true)) : sent.all, isOpening)
  const start = head.toString('latin1', 0, OPENING)
  if (start.startsWith('WARC/')) yield* openWarc(source, all, options)
  else if (/^\s*\{\s*"/.test(start) && !start.includes('jsonfeed.org')) yield* openRecords(source, readableOf(all), options)
  else yield* openSent(source, all, {}, options, `more than ${limitOf(options)} bytes on standard input`)
}

const OPENING = 300
const isOpening = (bytes: Buffer): boolean => bytes.length >= OPENING || bytes.includes(10)

async function* openAddress(address: string, options: OpenOptions, known: Collected = {}): AsyncGenerator<Page | Unreadable> {
  // A feed read for its entries may be asked again for their pages.
  const name = options.entryPages === true ? `${address} with its entries’ pages` : address
  const found = await fetchPage(address, { maxBytes: limitOf(options), ...options.answers?.of(name), ...options.fetch })
  options.answers?.told(name, found)
  if (found.body === null) {
    options.unchanged?.(address)
    return
  }
  const collected = { ...known, ...collectedFrom({ url: found.url, fetched: new Date().toISOString() }) }
  yield* pagesOf(address, found.body, collected, options, found.charset)
}

// The page that a feed's entry points to, with what the feed says of it; the entry itself where the page cannot be had.
async function* openEntry(entry: Page, options: OpenOptions): AsyncGenerator<Page | Unreadable> {
  const address = entry.collected.url
  if (address === undefined) {
    yield entry
    return
  }
  try {
    for await (const page of openAddress(address, { ...options, entryPages: false }, entry.collected)) {
      if (page instanceof Unreadable) throw page
      yield page
    }
  } catch (error) {
    const { reason } = asUnreadable(address, error)
    yield {
      ...entry,
      messages: [...entry.messages, { rule: 'entry-page', span: null, detail: `the entry itself is read: ${address}: ${reason}` }],
    }
  }
}

// Every feed of an OPML list, each fetched; one that fails is named and the others are read.
async function* openList(path: string, bytes: Uint8Array, options: OpenOptions): AsyncGenerator<Page | Unreadable> {
  const reader = new FeedReader()
  reader.write(new TextDecoder().decode(bytes))
  reader.end()
  if (reader.feeds.length === 0) throw new Unreadable(path, 'an OPML list without feeds')
  for (const feed of reader.feeds)
    try {
      if (!/^https?:\/\//i.test(feed)) throw new Unreadable(feed, 'a list may name http and https addresses only')
      yield* openAddress(feed, options)
    } catch (error) {
      yield asUnreadable(feed, error)
    }
}
