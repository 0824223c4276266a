import { decodeText } from './entities.ts'

/** Attributes that say something of a page's text; no other is kept. */
export interface HtmlAttributes {
  class?: string
  id?: string
  style?: string
  hidden?: string
  itemprop?: string
  property?: string
  name?: string
  content?: string
  datetime?: string
  pubdate?: string
  href?: string
  rel?: string
  lang?: string
  title?: string
  role?: string
  type?: string
}

/** Who is told what stands in a page's markup, in order. */
export interface MarkupReader {
  open(tag: string, attributes: HtmlAttributes, closed: boolean): void
  close(tag: string): void
  text(text: string): void
  /** Whether the content of a `script`, `style` or the like is wanted as it stands. */
  raw(tag: string, text: string): void
}

const NAMES = new Set<string>(
  'class id style hidden itemprop property name content datetime pubdate href rel lang title role type'.split(' '),
)
const RAW = new Set(['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'noembed', 'noframes'])
const NONE: HtmlAttributes = Object.freeze({})

const SLASH = 47
const GREATER = 62
const EQUALS = 61
const DOUBLE = 34
const SINGLE = 39

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90)
const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 9 || c === 13 || c === 12

const tags = new Map<string, string>()

// One string for each tag's name, lower case.
function tagName(found: string): string {
  let name = tags.get(found)
  if (name === undefined) {
    name = found.slice(0, 60).toLowerCase()
    if (tags.size > 5000) tags.clear()
    if (found.length < 40) tags.set(found, name)
  }
  return name
}

/** Reads markup in one pass, as browsers do where it is broken: what ends nowhere ends with the page. */
export function scanMarkup(html: string, reader: MarkupReader): void {
  const { length } = html
  let at = 0
  // Where text that has not been told yet begins.
  let told = 0
  const tell = (to: number): void => {
    if (to > told) reader.text(decodeText(html.slice(told, to)))
  }
  while (at < length) {
    const open = html.indexOf('<', at)
    if (open < 0) break
    const next = html.charCodeAt(open + 1)
    if (isLetter(next)) {
      tell(open)
      at = scanTag(html, open + 1, reader)
    } else if (next === SLASH && isLetter(html.charCodeAt(open + 2))) {
      tell(open)
      const end = html.indexOf('>', open)
      if (end < 0) return
      let stop = open + 2
      while (stop < end && !isSpace(html.charCodeAt(stop)) && html.charCodeAt(stop) !== SLASH) stop++
      reader.close(tagName(html.slice(open + 2, stop)))
      at = end + 1
    } else if (next === 33 || next === 63 || next === SLASH) {
      tell(open)
      const comment = html.startsWith('<!--', open)
      const end = comment ? html.indexOf('-->', open + 2) : html.indexOf('>', open)
      if (end < 0) return
      at = end + (comment ? 3 : 1)
    } else {
      at = open + 1
      continue
    }
    told = at
  }
  tell(length)
}

// From a tag's name to behind its `>`, and for an element of raw text behind its end tag.
function scanTag(html: string, from: number, reader: MarkupReader): number {
  const { length } = html
  let at = from
  for (let c = html.charCodeAt(at); at < length && c !== GREATER && c !== SLASH && !isSpace(c); c = html.charCodeAt(at)) at++
  const tag = tagName(html.slice(from, at))
  let attributes = NONE
  let closed = false
  while (at < length) {
    const c = html.charCodeAt(at)
    if (c === GREATER) break
    if (c === SLASH || isSpace(c)) {
      closed = c === SLASH
      at++
      continue
    }
    closed = false
    const start = at++
    for (let n = html.charCodeAt(at); at < length && n !== EQUALS && n !== GREATER && n !== SLASH && !isSpace(n); n = html.charCodeAt(at))
      at++
    const stop = at
    while (at < length && isSpace(html.charCodeAt(at))) at++
    let value = ''
    if (html.charCodeAt(at) === EQUALS) {
      at++
      while (at < length && isSpace(html.charCodeAt(at))) at++
      const quote = html.charCodeAt(at)
      const begin = quote === DOUBLE || quote === SINGLE ? at + 1 : at
      let end: number
      if (begin > at) {
        end = html.indexOf(quote === DOUBLE ? '"' : "'", begin)
        if (end < 0) return length
        at = end + 1
      } else {
        for (let v = html.charCodeAt(at); at < length && v !== GREATER && !isSpace(v); v = html.charCodeAt(at)) at++
        end = at
      }
      if (stop - start > 8 && stop - start !== 8) continue
      const name = html.slice(start, stop).toLowerCase()
      if (!NAMES.has(name)) continue
      value = decodeText(html.slice(begin, end))
      if (attributes === NONE) attributes = {}
      attributes[name as keyof HtmlAttributes] ??= value
      continue
    }
    const name = stop - start > 8 ? '' : html.slice(start, stop).toLowerCase()
    if (!NAMES.has(name)) continue
    if (attributes === NONE) attributes = {}
    attributes[name as keyof HtmlAttributes] ??= value
  }
  if (at >= length) return length
  at++
  // A drawing's own title holds no text: «<title/>».
  if (!RAW.has(tag) || (closed && tag === 'title')) {
    reader.open(tag, attributes, closed)
    return at
  }
  reader.open(tag, attributes, false)
  const end = rawEnd(html, at, tag)
  reader.raw(tag, html.slice(at, end))
  reader.close(tag)
  if (end === length) return length
  const behind = html.indexOf('>', end)
  return behind < 0 ? length : behind + 1
}

function rawEnd(html: string, from: number, tag: string): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2)) {
    const stop = at + 2 + tag.length
    if (html.slice(at + 2, stop).toLowerCase() !== tag) continue
    const c = html.charCodeAt(stop)
    if (c === GREATER || c === SLASH || isSpace(c)) return at
  }
  return html.length
}
