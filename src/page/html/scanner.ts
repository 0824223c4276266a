import { NameTable } from './name-table.ts'
import type { MarkupSource } from './source.ts'
import { PageTags, type Tag } from './tag.ts'

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

/** Who is told what stands in a page's markup, in order; text by the places it stands between. */
export interface MarkupReader {
  open(tag: Tag, attributes: HtmlAttributes, closed: boolean): void
  close(tag: Tag): void
  text(from: number, to: number): void
  /** The content of a `script`, `style` or the like. */
  raw(tag: Tag, from: number, to: number): void
}

type AttributeName = keyof HtmlAttributes

const ATTRIBUTES: readonly AttributeName[] = [
  'class',
  'id',
  'style',
  'hidden',
  'itemprop',
  'property',
  'content',
  'datetime',
  'pubdate',
  'title',
  'role',
]
const everyones = tableOf(ATTRIBUTES)
// Some say something on one element alone; nobody asks where each of a menu's links leads.
const particular: ReadonlyMap<string, NameTable<AttributeName>> = new Map([
  ['meta', tableOf([...ATTRIBUTES, 'name'])],
  ['link', tableOf([...ATTRIBUTES, 'href', 'rel'])],
  ['html', tableOf([...ATTRIBUTES, 'lang'])],
  ['script', tableOf(['type'])],
])

function tableOf(names: readonly AttributeName[]): NameTable<AttributeName> {
  return new NameTable(names.map((name) => [name, name] as const))
}

export const NO_ATTRIBUTES: HtmlAttributes = Object.freeze({})

const SLASH = 47
const GREATER = 62
const EQUALS = 61
const DOUBLE = 34
const SINGLE = 39

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90)
const isSpace = (c: number): boolean => c === 32 || c === 10 || c === 9 || c === 13 || c === 12

/** Reads markup in one pass, as browsers do where it is broken: what ends nowhere ends with the page. */
export function scanMarkup(source: MarkupSource, reader: MarkupReader): void {
  new Scanner(source, reader).scan()
}

class Scanner {
  readonly #source: MarkupSource
  readonly #chars: string
  readonly #reader: MarkupReader
  readonly #tags = new PageTags()
  #at = 0
  #closed = false

  constructor(source: MarkupSource, reader: MarkupReader) {
    this.#source = source
    this.#chars = source.chars
    this.#reader = reader
  }

  scan(): void {
    const chars = this.#chars
    const reader = this.#reader
    // Where text that has not been told yet begins.
    let told = 0
    while (this.#at < chars.length) {
      const open = chars.indexOf('<', this.#at)
      if (open < 0) break
      const next = chars.charCodeAt(open + 1)
      const opens = isLetter(next)
      if (!opens && next !== 33 && next !== 63 && next !== SLASH) {
        this.#at = open + 1
        continue
      }
      if (open > told) reader.text(told, open)
      if (opens) this.#tag(open + 1)
      else if (next === SLASH && isLetter(chars.charCodeAt(open + 2))) this.#endTag(open)
      else this.#comment(open)
      told = this.#at
    }
    if (told < chars.length) reader.text(told, chars.length)
  }

  // What ends nowhere is no text.
  #behind(mark: string, from: number): void {
    const end = this.#chars.indexOf(mark, from)
    this.#at = end < 0 ? this.#chars.length : end + mark.length
  }

  #comment(open: number): void {
    if (this.#chars.startsWith('<!--', open)) this.#behind('-->', open + 2)
    else this.#behind('>', open)
  }

  #endTag(open: number): void {
    this.#behind('>', open)
    if (this.#chars.charCodeAt(this.#at - 1) !== GREATER) return
    let stop = open + 2
    for (let c = this.#chars.charCodeAt(stop); c !== GREATER && c !== SLASH && !isSpace(c); c = this.#chars.charCodeAt(stop)) stop++
    this.#reader.close(this.#tags.at(this.#chars, open + 2, stop))
  }

  // From a tag's name to behind its `>`, and for an element of raw text behind its end tag.
  #tag(from: number): void {
    const chars = this.#chars
    const { length } = chars
    let at = from
    for (let c = chars.charCodeAt(at); at < length && c !== GREATER && c !== SLASH && !isSpace(c); c = chars.charCodeAt(at)) at++
    const tag = this.#tags.at(chars, from, at)
    this.#at = at
    const attributes = this.#attributes(particular.get(tag.name) ?? everyones)
    if (this.#at >= length) return
    this.#at++
    const closed = this.#closed
    // A drawing's own title holds no text: «<title/>».
    if (!tag.raw || (closed && tag.name === 'title')) {
      this.#reader.open(tag, attributes, closed)
      return
    }
    this.#reader.open(tag, attributes, false)
    const end = rawEnd(chars, this.#at, tag.name)
    this.#reader.raw(tag, this.#at, end)
    this.#reader.close(tag)
    if (end === length) this.#at = length
    else this.#behind('>', end)
  }

  // Stops at the tag's `>` or at the page's end.
  #attributes(kept: NameTable<AttributeName>): HtmlAttributes {
    const chars = this.#chars
    const { length } = chars
    let attributes = NO_ATTRIBUTES
    let at = this.#at
    this.#closed = false
    while (at < length) {
      const c = chars.charCodeAt(at)
      if (c === GREATER) break
      if (c === SLASH || isSpace(c)) {
        this.#closed = c === SLASH
        at++
        continue
      }
      this.#closed = false
      const start = at++
      for (
        let n = chars.charCodeAt(at);
        at < length && n !== EQUALS && n !== GREATER && n !== SLASH && !isSpace(n);
        n = chars.charCodeAt(at)
      )
        at++
      const name = at - start > LONGEST_NAME ? undefined : kept.at(chars, start, at)
      while (at < length && isSpace(chars.charCodeAt(at))) at++
      let begin = at
      let end = at
      if (chars.charCodeAt(at) === EQUALS) {
        at++
        while (at < length && isSpace(chars.charCodeAt(at))) at++
        const quote = chars.charCodeAt(at)
        if (quote === DOUBLE || quote === SINGLE) {
          begin = at + 1
          end = chars.indexOf(quote === DOUBLE ? '"' : "'", begin)
          if (end < 0) {
            this.#at = length
            return attributes
          }
          at = end + 1
        } else {
          begin = at
          for (let v = chars.charCodeAt(at); at < length && v !== GREATER && !isSpace(v); v = chars.charCodeAt(at)) at++
          end = at
        }
      }
      if (name === undefined) continue
      if (attributes === NO_ATTRIBUTES) attributes = {}
      attributes[name] ??= end > begin ? this.#source.text(begin, end) : ''
    }
    this.#at = at
    return attributes
  }
}

const LONGEST_NAME = 8

function rawEnd(chars: string, from: number, tag: string): number {
  for (let at = chars.indexOf('</', from); at >= 0; at = chars.indexOf('</', at + 2)) {
    const stop = at + 2 + tag.length
    if (chars.slice(at + 2, stop).toLowerCase() !== tag) continue
    const c = chars.charCodeAt(stop)
    if (c === GREATER || c === SLASH || isSpace(c)) return at
  }
  return chars.length
}
