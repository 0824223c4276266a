import { collectedFrom } from './collected.ts'
import { type Decoded, decodePage } from './decode.ts'
import { asUnreadable } from './failure.ts'
import { type FeedEntry, FeedReader, feedPage } from './feed.ts'
import { htmlPage } from './html/html-page.ts'
import { sourceOfText, sourceOfUtf8 } from './html/source.ts'
import { requireArabic } from './language.ts'
import { limitOf, type OpenOptions } from './open-options.ts'
import type { Collected, Page } from './page.ts'
import { plainPage, unreadPage } from './plain-page.ts'
import { Unreadable } from './trouble.ts'
import { readWarc } from './warc.ts'

/** One document's bytes as pages: a feed gives one for each entry, anything else one. `charset` is what a transfer stated. */
export function* pagesOf(
  source: string,
  bytes: Uint8Array,
  collected: Collected,
  options: OpenOptions,
  charset: string | null = null,
): Generator<Page | Unreadable> {
  const decoded = decodePage(source, bytes, charset)
  if (/\.txt(\.gz)?$/i.test(source)) {
    yield checked(plainPage(source, bytes, decoded, collected), options)
    return
  }
  const start = decoded.opening
  const jsonFeed = /^\ufeff?\s*\{/.test(start) && start.includes('jsonfeed.org/version')
  const entries = looksXml(start) ? feedEntries(source, decoded.text) : jsonFeed ? jsonFeedEntries(source, decoded.text) : null
  if (entries !== null) {
    yield* entryPages(source, entries, options, 0)
    return
  }
  yield checked(looksHtml(start) ? markupPage(source, bytes, decoded, collected) : plainPage(source, bytes, decoded, collected), options)
}

/** A saved page's bytes as a page. */
export function markupPage(source: string, bytes: Uint8Array, decoded: Decoded, collected: Collected): Page {
  if (decoded.utf8 !== null && !bytes.includes(0))
    return htmlPage(sourceOfUtf8(decoded.utf8), unreadPage(source, bytes, decoded, collected))
  const plain = plainPage(source, bytes, decoded, collected)
  return htmlPage(sourceOfText(plain.text), plain)
}

const looksXml = (start: string): boolean =>
  /^\ufeff?\s{0,500}<(\?xml|rss|feed|rdf:RDF|opml)\b/i.test(start) && !/<(!doctype\s{1,9}html|html)\b/i.test(start)

// A page may begin with what its server had to complain about, a style sheet or a comment.
const looksHtml = (start: string): boolean =>
  /^\ufeff?\s{0,900}<[!?a-z]/i.test(start) &&
  /<(!doctype\s{1,9}html|html|head|body|article|div|p|br|meta|title|link|style|script|table|section|span)\b/i.test(start)

function checked(page: Page, options: OpenOptions): Page {
  if (page.text.trim() === '') throw new Unreadable(page.source, 'the page holds no text')
  if (options.anyLanguage !== true) requireArabic(page.source, page.text)
  return page
}

function feedEntries(source: string, text: string): FeedEntry[] | null {
  const reader = new FeedReader()
  const entries = [...reader.write(text), ...reader.end()]
  if (reader.kind === 'feed' && entries.length > 0) return entries
  if (reader.kind === 'feed') throw new Unreadable(source, 'a feed without a complete entry')
  if (reader.kind === 'opml') throw new Unreadable(source, `an OPML list of ${reader.feeds.length} feeds: give its feeds’ addresses`)
  throw new Unreadable(source, 'XML, but neither a feed nor HTML')
}

function jsonFeedEntries(source: string, text: string): FeedEntry[] {
  let feed: unknown
  try {
    feed = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new Unreadable(source, 'a JSON feed that does not parse', { cause })
  }
  const { title, items } = feed as { readonly title?: unknown; readonly items?: unknown }
  if (!Array.isArray(items) || items.length === 0) throw new Unreadable(source, 'a JSON feed without items')
  return items.map((item: unknown): FeedEntry => {
    const fields = collectedFrom({ ...(item as object), published: (item as Record<string, unknown>).date_published })
    const { content_html, content_text, summary } = item as Readonly<Record<string, unknown>>
    const content = [content_html, content_text, summary].find((c) => typeof c === 'string' && c !== '')
    return {
      title: fields.title ?? '',
      link: fields.url ?? null,
      published: fields.published ?? null,
      author: fields.author ?? null,
      id: fields.id ?? null,
      content: typeof content === 'string' ? content : '',
      outlet: typeof title === 'string' ? title : null,
    }
  })
}

function* entryPages(source: string, entries: readonly FeedEntry[], options: OpenOptions, before: number): Generator<Page | Unreadable> {
  for (const [i, entry] of entries.entries()) {
    const name = `${source}#${entry.id ?? entry.link ?? before + i + 1}`
    try {
      yield checked(feedPage(name, entry), options)
    } catch (error) {
      yield asUnreadable(name, error)
    }
  }
}

/** The entries of a feed too long to be held at once, piece by piece. @throws Unreadable with the reason given where it is no feed. */
export async function* openLongFeed(
  source: string,
  stream: AsyncIterable<Uint8Array>,
  options: OpenOptions,
  tooLong: string,
): AsyncGenerator<Page | Unreadable> {
  const reader = new FeedReader()
  let decoder: InstanceType<typeof TextDecoder> | null = null
  let count = 0
  for await (const bytes of stream) {
    if (decoder === null) {
      const { encoding, opening } = decodePage(source, bytes.subarray(0, 4096))
      if (!looksXml(opening)) throw new Unreadable(source, tooLong)
      decoder = new TextDecoder(encoding)
    }
    const entries = reader.write(decoder.decode(bytes, { stream: true }))
    yield* entryPages(source, entries, options, count)
    count += entries.length
    // A comment or an attribute without an end would be held until there is one.
    if (reader.silent > limitOf(options) || (reader.kind !== null && reader.kind !== 'feed'))
      throw new Unreadable(source, `more than ${limitOf(options)} bytes of XML that is no feed`)
  }
  yield* entryPages(source, reader.end(), options, count)
}

/** The pages of a WARC archive, one response at a time. */
export async function* openWarc(
  source: string,
  stream: AsyncIterable<Uint8Array>,
  options: OpenOptions,
): AsyncGenerator<Page | Unreadable> {
  let count = 0
  for await (const record of readWarc(source, stream, limitOf(options))) {
    const name = `${source}#${record.url}`
    count++
    if ('reason' in record) {
      yield new Unreadable(name, record.reason)
      continue
    }
    try {
      yield* pagesOf(name, record.body, collectedFrom({ url: record.url, fetched: record.date ?? undefined }), options, record.charset)
    } catch (error) {
      yield asUnreadable(name, error)
    }
  }
  if (count === 0) yield new Unreadable(source, 'the archive holds no page')
}
