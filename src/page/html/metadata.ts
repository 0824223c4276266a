import type { Message, Stated } from '../page.ts'
import { type HtmlTree, openingOf } from './tree.ts'

/** What a page's metadata states; the first value of a field is the one believed, `messages` say where others differ. */
export interface Metadata {
  readonly stated: readonly Stated[]
  readonly title: string | null
  readonly articleBody: string | null
  readonly messages: readonly Message[]
}

type Field = Stated['field']

const META: Readonly<Record<string, Field>> = {
  'og:title': 'title',
  'twitter:title': 'title',
  'article:published_time': 'published',
  'og:published_time': 'published',
  'article:modified_time': 'modified',
  'og:updated_time': 'modified',
  'og:site_name': 'outlet',
  'application-name': 'outlet',
  author: 'author',
  'article:author': 'author',
  'dc.creator': 'author',
  'article:section': 'section',
  'og:url': 'url',
  'og:description': 'standfirst',
  description: 'standfirst',
  'og:locale': 'language',
  date: 'published',
  'dc.date': 'published',
  'dc.date.issued': 'published',
  'dcterms.created': 'published',
  'dcterms.date': 'published',
  pubdate: 'published',
  publishdate: 'published',
  'publish-date': 'published',
  publish_date: 'published',
  'parsely-pub-date': 'published',
  'sailthru.date': 'published',
  datepublished: 'published',
  'article.published': 'published',
  'cxenseparse:recs:publishtime': 'published',
  article_date_original: 'published',
  'rnews:datepublished': 'published',
  'bt:pubdate': 'published',
  originalpublicationdate: 'published',
  citation_date: 'published',
  citation_publication_date: 'published',
  citation_online_date: 'published',
  bepress_citation_date: 'published',
  publication_date: 'published',
  'dcterms.issued': 'published',
  'dc.date.created': 'published',
  'dcterms.available': 'published',
  'schema:datecreated': 'published',
  'schema:datepublished': 'published',
  dateupdate: 'modified',
  datemodified: 'modified',
  articlesection: 'section',
  'prism.publicationdate': 'published',
  uploaddate: 'published',
  datecreated: 'published',
  lastmod: 'modified',
  'last-modified': 'modified',
}

/** Reads JSON-LD, then OpenGraph and other `meta`, microdata, `time` and `link rel=canonical`, in that order of belief. */
export function readMetadata(tree: HtmlTree): Metadata {
  const stated: Stated[] = []
  const add = (field: Field, value: unknown, from: string): void => {
    if (typeof value !== 'string') return
    const clean = value.replace(/\s+/g, ' ').trim()
    if (clean === '' || clean.length > 2000) return
    const kept = field === 'published' || field === 'modified' ? isoFrom(clean) : clean
    if (kept !== null) stated.push({ field, value: kept, from })
  }
  const ld = readJsonLd(tree.jsonLd, add)
  readElements(tree, add)
  addWeakDates(tree, stated, add)
  const title = stated.find((s) => s.field === 'title')?.value ?? null
  if (title === null && tree.title !== '') add('title', tree.title, '<title>')
  return { stated, title: title ?? (tree.title === '' ? null : tree.title), articleBody: ld, messages: disagreements(stated) }
}

type Add = (field: Field, value: unknown, from: string) => void

const ARTICLE = /(^|:)(\w*Article|BlogPosting|Report|LiveBlogPosting|VideoObject)$/

function readJsonLd(scripts: readonly string[], add: Add): string | null {
  let body: string | null = null
  for (const script of scripts) {
    if (script.length > 2_000_000) continue
    let data: unknown
    try {
      data = JSON.parse(script.replace(/^\s*<!--|-->\s*$|^\s*\/\*<!\[CDATA\[\*\/|\/\*\]\]>\*\/\s*$/g, '').replace(/[\u0000-\u001f]+/g, ' '))
    } catch {
      continue
    }
    const queue: unknown[] = [data]
    for (let n = 0; n < queue.length && n < 200; n++) {
      const item = queue[n]
      if (Array.isArray(item)) queue.push(...item.slice(0, 100))
      if (typeof item !== 'object' || item === null || Array.isArray(item)) continue
      const o = item as Record<string, unknown>
      if (o['@graph'] !== undefined) queue.push(o['@graph'])
      const types = [o['@type']].flat().filter((t) => typeof t === 'string')
      if (!types.some((t) => ARTICLE.test(t))) continue
      const from = `JSON-LD ${types[0]}`
      add('title', o.headline ?? o.name, from)
      add('published', o.datePublished ?? o.dateCreated, from)
      add('modified', o.dateModified, from)
      add('author', nameOf(o.author), from)
      add('outlet', nameOf(o.publisher), from)
      add('section', [o.articleSection].flat()[0], from)
      add('standfirst', o.description, from)
      if (typeof o.articleBody === 'string' && o.articleBody.length > (body?.length ?? 0)) body = o.articleBody
    }
  }
  return body
}

// Where nothing else dates the page: JSON-LD's `WebPage` and its like, then the day in the page's own address, then its date of change.
function addWeakDates(tree: HtmlTree, stated: readonly Stated[], add: Add): void {
  if (stated.some((s) => s.field === 'published')) return
  for (const script of tree.jsonLd) {
    const date = /"datePublished"\s{0,5}:\s{0,5}"([^"]{8,40})"/.exec(script)?.[1]
    if (date === undefined) continue
    add('published', date, 'JSON-LD')
    return
  }
  for (const { field, value } of stated) {
    if (field !== 'url') continue
    const day = /[/\-_](20\d\d|19\d\d)[/\-_](0?[1-9]|1[0-2])[/\-_](0?[1-9]|[12]\d|3[01])(?=[/\-_.]|$)/.exec(value)
    if (day === null) continue
    add('published', `${day[1]}-${day[2]!.padStart(2, '0')}-${day[3]!.padStart(2, '0')}`, 'address')
    return
  }
  const changed = stated.find((s) => s.field === 'modified')
  if (changed !== undefined) add('published', changed.value, `${changed.from}, a date of change`)
}

function nameOf(value: unknown): unknown {
  const first = Array.isArray(value) ? value[0] : value
  if (typeof first === 'object' && first !== null) return (first as Record<string, unknown>).name
  return first
}

// hAtom's names for dates: «updated» stands on the only date of many.
const DATED = /(^|\s)(published|updated|dt-published)(\s|$)/

const ITEMPROPS: Readonly<Record<string, Field>> = {
  datePublished: 'published',
  dateModified: 'modified',
  headline: 'title',
  author: 'author',
  articleSection: 'section',
}

function readElements(tree: HtmlTree, add: Add): void {
  const later: (() => void)[] = []
  for (const e of tree.stating) {
    const { attributes } = e
    if (e.tag === 'meta') {
      const name = (attributes.property ?? attributes.name ?? attributes.itemprop ?? '').toLowerCase()
      const field = META[name]
      if (field !== undefined) add(field, attributes.content, `meta ${name}`)
    } else if (e.tag === 'link' && attributes.rel === 'canonical') add('url', attributes.href, 'link canonical')
    else if (e.tag === 'html' && attributes.lang !== undefined) add('language', attributes.lang, 'html lang')
    const prop = attributes.itemprop
    const field = prop === undefined ? undefined : ITEMPROPS[prop]
    if (field !== undefined && e.tag !== 'meta')
      later.push(() => add(field, attributes.datetime ?? attributes.content ?? openingOf(tree, e, 300), `itemprop ${prop}`))
    if (attributes.title !== undefined && DATED.test(attributes.class ?? ''))
      later.push(() => add('published', attributes.title, `title of ${e.tag}`))
    if (e.tag === 'time' && attributes.datetime !== undefined)
      later.push(() => add('published', attributes.datetime, attributes.pubdate === undefined ? 'time' : 'time pubdate'))
  }
  for (const run of later) run()
}

// ISO date or date-time cut to the minute; RFC dates too. Anything else is left to the text's own dates.
function isoFrom(value: string): string | null {
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?/.exec(value)
  if (iso !== null) return iso[2] === undefined || iso[2] === '00:00' ? iso[1]! : `${iso[1]}T${iso[2]}`
  const plain = /^(\d{4})(\d\d)(\d\d)$/.exec(value) ?? /^(\d{4})\/(\d\d)\/(\d\d)/.exec(value)
  if (plain !== null && Number(plain[2]) <= 12 && Number(plain[3]) <= 31) return `${plain[1]}-${plain[2]}-${plain[3]}`
  if (/^([A-Z][a-z]{2},? )?\d{1,2} [A-Z][a-z]{2} \d{4}/.test(value) || /^[A-Z][a-z]{2,8} \d{1,2}, \d{4}/.test(value)) {
    const time = Date.parse(/\d\d:\d\d/.test(value) ? value : `${value} 00:00 UTC`)
    if (!Number.isNaN(time)) return new Date(time).toISOString().slice(0, 10)
  }
  return null
}

const MOST_MESSAGES = 20

// What a field's values are compared by: days, addresses without their scheme, languages without their country, words without marks.
const COMPARED: Readonly<Record<Field, (value: string) => string>> = {
  published: (v) => v.slice(0, 10),
  modified: (v) => v.slice(0, 10),
  url: (v) => v.replace(/^https?:\/\/(www\.)?|[?#].*$|\/$/g, '').toLowerCase(),
  language: (v) => v.slice(0, 2).toLowerCase(),
  outlet: plain,
  author: plain,
  section: plain,
  title: plain,
  standfirst: (v) => plain(v).slice(0, 60),
}

function plain(value: string): string {
  return value.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}

const EXACT: ReadonlySet<Field> = new Set(['published', 'modified', 'url', 'language'])

// «العنوان | الأفق» says what «العنوان» says.
const isSame = (field: Field, a: string, b: string): boolean =>
  a === b || (!EXACT.has(field) && (a === '' || b === '' || a.includes(b) || b.includes(a)))

function disagreements(stated: readonly Stated[]): Message[] {
  const messages: Message[] = []
  let more = 0
  for (const field of Object.keys(COMPARED) as Field[]) {
    const all = stated.filter((s) => s.field === field && s.from !== 'time')
    const first = all[0]
    if (first === undefined) continue
    const believed = COMPARED[field](first.value)
    const told = new Set<string>()
    for (const s of all.slice(1)) {
      const value = COMPARED[field](s.value)
      if (isSame(field, believed, value) || told.has(value)) continue
      told.add(value)
      if (messages.length >= MOST_MESSAGES) more++
      else
        messages.push({
          rule: `metadata-${field}`,
          span: null,
          detail: `${first.from} says ${first.value}, ${s.from} says ${s.value}; the first is believed`,
        })
    }
  }
  if (more > 0) messages.push({ rule: 'metadata', span: null, detail: `${more} more values that differ are not listed` })
  return messages
}
