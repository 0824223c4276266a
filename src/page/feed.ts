import { Parser } from 'htmlparser2'
import { collectedFrom } from './collected.ts'
import { readHtml } from './html/html-line.ts'
import { sourceOfText } from './html/source.ts'
import type { LineHint, Page } from './page.ts'
import { sha256 } from './plain-page.ts'

/** One entry of a feed as it stands there. */
export interface FeedEntry {
  readonly title: string
  readonly link: string | null
  readonly published: string | null
  readonly author: string | null
  readonly id: string | null
  /** HTML or text: the longest of what the entry offers. */
  readonly content: string
  /** The feed's own title. */
  readonly outlet: string | null
}

/** What an XML document is by its root element, or null while nothing has been seen. */
export type XmlKind = 'feed' | 'opml' | 'other'

const ENTRIES = new Set(['item', 'entry'])
const CONTENT = new Set(['description', 'summary', 'content', 'content:encoded', 'media:description'])
const MAX_TEXT = 4_000_000
const DEEPEST = 1000
const FIELDS = new Set(['title', 'link', 'author', 'content', 'pubdate', 'published', 'updated', 'dc:date', 'dc:creator', 'guid', 'id'])

/** Reads RSS 0.9–2.0, RDF and Atom piece by piece: what a piece completes comes back at once, so a feed of any length needs little memory. */
export class FeedReader {
  kind: XmlKind | null = null
  /** Characters given since anything was found in them. */
  silent = 0
  /** Addresses of an OPML list's feeds. */
  readonly feeds: string[] = []
  readonly #done: FeedEntry[] = []
  readonly #parser: Parser
  #outlet: string | null = null
  #entry: Map<string, string> | null = null
  #path: string[] = []
  #text = ''
  #depth = 0
  // The depth of the content being read, 0 outside one: elements in it (Atom's `type="xhtml"`) are its markup.
  #content = 0

  constructor() {
    this.#parser = new Parser(
      {
        onopentag: (tag, attributes) => this.#open(tag, attributes),
        // In a content's own elements a bracket is no tag.
        ontext: (text) => this.#add(this.#content > 0 && this.#depth > this.#content ? text.replaceAll('<', '&lt;') : text),
        onclosetag: (tag) => this.#close(tag),
      },
      { xmlMode: true, decodeEntities: true },
    )
  }

  /** Entries that this piece of the document completes. */
  write(piece: string): FeedEntry[] {
    this.silent += piece.length
    this.#parser.write(piece)
    return this.#done.splice(0)
  }

  /** What is left at the document's end. */
  end(): FeedEntry[] {
    this.#parser.end()
    return this.#done.splice(0)
  }

  #open(tag: string, attributes: Readonly<Record<string, string>>): void {
    const name = tag.toLowerCase()
    this.silent = 0
    this.kind ??= name === 'opml' ? 'opml' : name === 'rss' || name === 'feed' || name === 'rdf:rdf' ? 'feed' : 'other'
    if (this.#path.length < 64) this.#path.push(name)
    // The parser holds every element that stands open.
    if (++this.#depth > DEEPEST) this.kind = 'other'
    if (this.#content > 0 && !ENTRIES.has(name)) {
      this.#add(`<${unprefixed(name)}>`)
      return
    }
    if (this.#entry !== null && CONTENT.has(name) && ENTRIES.has(this.#path[this.#path.length - 2] ?? '')) this.#content = this.#depth
    if (name === 'outline' && attributes.xmlUrl !== undefined && this.feeds.length < 10_000) this.feeds.push(attributes.xmlUrl)
    if (ENTRIES.has(name)) {
      this.#entry = new Map()
      this.#content = 0
    }
    if (name === 'link' && this.#entry !== null && attributes.href !== undefined && (attributes.rel ?? 'alternate') === 'alternate')
      this.#entry.set('link', attributes.href)
    this.#text = ''
  }

  #add(text: string): void {
    this.silent = 0
    if (this.#text.length < MAX_TEXT) this.#text += text
  }

  #close(tag: string): void {
    const name = tag.toLowerCase()
    this.silent = 0
    if (this.#depth-- > this.#content && this.#content > 0) {
      if (this.#path[this.#path.length - 1] === name) this.#path.pop()
      this.#add(`</${unprefixed(name)}>`)
      return
    }
    this.#content = 0
    const text = this.#text.trim()
    this.#text = ''
    if (this.#path[this.#path.length - 1] === name) this.#path.pop()
    const parent = this.#path[this.#path.length - 1]
    if (ENTRIES.has(name) && this.#entry !== null) {
      this.#done.push(entryOf(this.#entry, this.#outlet))
      this.#entry = null
    } else if (this.#entry === null) {
      if (name === 'title' && (parent === 'channel' || parent === 'feed')) this.#outlet ??= text || null
    } else if (text !== '' && (ENTRIES.has(parent ?? '') || parent === 'author')) {
      const key = parent === 'author' ? 'author' : CONTENT.has(name) ? 'content' : name
      const known = this.#entry.get(key)
      if (!FIELDS.has(key)) return
      if (known === undefined || (key === 'content' && text.length > known.length)) this.#entry.set(key, text)
    }
  }
}

const unprefixed = (name: string): string => name.slice(name.indexOf(':') + 1)

function entryOf(fields: ReadonlyMap<string, string>, outlet: string | null): FeedEntry {
  return {
    title: plain(fields.get('title') ?? ''),
    link: fields.get('link') ?? null,
    published: fields.get('pubdate') ?? fields.get('published') ?? fields.get('dc:date') ?? fields.get('updated') ?? null,
    author: fields.get('author') ?? fields.get('dc:creator') ?? null,
    id: fields.get('guid') ?? fields.get('id') ?? null,
    content: fields.get('content') ?? '',
    outlet,
  }
}

const plain = (text: string): string =>
  text
    .replace(/<[^>]{0,500}>/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** An entry as a page: the entry's title, then its content's lines. `bytes` are the entry's fields as JSON. */
export function feedPage(source: string, entry: FeedEntry): Page {
  const lines = readHtml(sourceOfText(entry.content)).cut.lines.map((l) => l.text)
  const own = entry.title !== '' && lines[0] !== entry.title ? [entry.title, ...lines] : lines
  const bytes = new TextEncoder().encode(JSON.stringify(entry))
  const hints: LineHint[] = []
  let at = 0
  own.forEach((line, i) => {
    hints.push({ span: [at, at + line.length], kind: i === 0 && entry.title !== '' ? 'title' : null, level: 0, linked: 0 })
    at += line.length + 1
  })
  const collected = collectedFrom({
    url: entry.link ?? undefined,
    outlet: entry.outlet ?? undefined,
    title: entry.title,
    author: entry.author ?? undefined,
    published: entry.published ?? undefined,
    id: entry.id ?? undefined,
  })
  return {
    source,
    sha256: sha256(bytes),
    bytes,
    media: 'xml',
    encoding: 'utf-8',
    text: own.join('\n').replaceAll('\0', '\ufffd'),
    collected,
    hints,
    stated: [],
    messages: [],
  }
}
