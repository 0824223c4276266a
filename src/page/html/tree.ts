import { type HtmlAttributes, type MarkupReader, NO_ATTRIBUTES, scanMarkup } from './scanner.ts'
import type { MarkupSource } from './source.ts'
import type { Tag } from './tag.ts'

/** An element of a parsed page: what is needed to read it, nothing of its style or behaviour. */
export interface HtmlElement {
  readonly tag: string
  readonly kind: Tag
  readonly attributes: Readonly<HtmlAttributes>
  readonly parent: HtmlElement | null
  readonly depth: number
  /** Place in the order in which elements open; the root's is 0. */
  readonly index: number
  /** Place behind the last element in it: its children are `index + 1`, the end of that one, and so on. */
  end: number
  /** Place of its first text among the page's texts, and behind its last. */
  readonly text: number
  textEnd: number
}

/** What a page's markup holds beside its lines. */
export interface HtmlTree {
  /** Every element in the order of opening: `elements[e.index] === e`. */
  readonly elements: readonly HtmlElement[]
  /** Those whose name or attributes may state something of the page. */
  readonly stating: readonly HtmlElement[]
  readonly texts: readonly string[]
  /** Contents of `script type="application/ld+json"`. */
  readonly jsonLd: readonly string[]
  readonly title: string
  /** Whether elements lay so deep that they were taken for children of a higher one. */
  readonly flattened: boolean
}

/** Who is told of elements and their text as they are built, in order. */
export interface TreeReader {
  open(element: HtmlElement): void
  text(text: string): void
  close(element: HtmlElement): void
}

const UNSEEN = new Set(['input', 'embed'])
const FOREIGN = new Set(['svg', 'math'])
const STATING = new Set(['meta', 'link', 'html', 'time'])
const ROOT: Tag = { name: '#root', id: -1, block: false, level: 0, empty: false, raw: false, dropped: false, ends: null }

const MAX_DEPTH = 400

/** Parses HTML in one pass, without recursion; elements nested deeper than 400 levels stand beside each other at that level. */
export function parseHtml(source: MarkupSource, reader: TreeReader): HtmlTree {
  const builder = new TreeBuilder(source, reader)
  scanMarkup(source, builder)
  return builder.finished()
}

class TreeBuilder implements MarkupReader {
  readonly #source: MarkupSource
  readonly #reader: TreeReader
  readonly #root: HtmlElement
  readonly #elements: HtmlElement[]
  readonly #stating: HtmlElement[] = []
  readonly #texts: string[] = []
  readonly #jsonLd: string[] = []
  // How many elements of each name stand open.
  readonly #open: number[] = []
  #current: HtmlElement
  #title = ''
  #flattened = false
  #isLd = false
  // The outermost element whose content is being left out, and what stands open of it and in it.
  #outermost: Tag | null = null
  #dropped = new Map<Tag, number>()

  constructor(source: MarkupSource, reader: TreeReader) {
    this.#source = source
    this.#reader = reader
    this.#root = { tag: ROOT.name, kind: ROOT, attributes: {}, parent: null, depth: 0, index: 0, end: 0, text: 0, textEnd: 0 }
    this.#elements = [this.#root]
    this.#current = this.#root
    reader.open(this.#root)
  }

  open(tag: Tag, attributes: HtmlAttributes, closed: boolean): void {
    if (this.#outermost !== null) {
      if (!tag.empty && !closed) this.#dropped.set(tag, (this.#dropped.get(tag) ?? 0) + 1)
    } else if (tag.raw) this.#isLd = tag.name === 'script' && attributes.type !== undefined && /ld\+json/i.test(attributes.type)
    else if (tag.dropped) {
      if (closed && FOREIGN.has(tag.name)) return
      this.#dropped.clear()
      this.#dropped.set(tag, 1)
      this.#outermost = tag
    } else if (!UNSEEN.has(tag.name)) this.#enter(tag, attributes)
  }

  close(tag: Tag): void {
    if (this.#outermost !== null) {
      const within = this.#dropped.get(tag) ?? 0
      if (within > 0) {
        this.#dropped.set(tag, within - 1)
        if (tag === this.#outermost && within === 1) this.#outermost = null
        return
      }
      // One left open ends with the element around it.
      if (!this.#isOpen(tag)) return
      this.#outermost = null
    }
    if (this.#isOpen(tag)) {
      while (this.#current.kind !== tag) this.#leave()
      this.#leave()
    } else if (tag.name === 'p' || tag.name === 'br') {
      this.#enter(tag, NO_ATTRIBUTES)
      if (tag.name === 'p') this.#leave()
    }
  }

  text(from: number, to: number): void {
    if (this.#outermost !== null) return
    const text = this.#source.text(from, to)
    this.#texts.push(text)
    this.#reader.text(text)
  }

  raw(tag: Tag, from: number, to: number): void {
    if (this.#outermost !== null) return
    if (this.#isLd) this.#jsonLd.push(this.#source.raw(from, to))
    else if (tag.name === 'title' && this.#title === '') this.#title = this.#source.text(from, to)
    this.#isLd = false
  }

  finished(): HtmlTree {
    while (this.#current !== this.#root) this.#leave()
    this.#end(this.#root)
    return {
      elements: this.#elements,
      stating: this.#stating,
      texts: this.#texts,
      jsonLd: this.#jsonLd,
      title: this.#title.replace(/\s+/g, ' ').trim(),
      flattened: this.#flattened,
    }
  }

  #isOpen(tag: Tag): boolean {
    return (this.#open[tag.id] ?? 0) > 0
  }

  #enter(kind: Tag, attributes: HtmlAttributes): void {
    const { ends } = kind
    if (ends !== null) while (ends.has(this.#current.tag)) this.#leave()
    if (this.#current.depth >= MAX_DEPTH) {
      this.#flattened = true
      this.#leave()
    }
    const parent = this.#current
    const index = this.#elements.length
    const text = this.#texts.length
    const element: HtmlElement = {
      tag: kind.name,
      kind,
      attributes,
      parent,
      depth: parent.depth + 1,
      index,
      end: index + 1,
      text,
      textEnd: text,
    }
    this.#elements.push(element)
    if (attributes !== NO_ATTRIBUTES && (attributes.itemprop !== undefined || attributes.title !== undefined || STATING.has(kind.name)))
      this.#stating.push(element)
    this.#reader.open(element)
    if (kind.empty) {
      this.#reader.close(element)
      return
    }
    this.#open[kind.id] = (this.#open[kind.id] ?? 0) + 1
    this.#current = element
  }

  #leave(): void {
    const left = this.#current
    this.#open[left.kind.id]!--
    this.#current = left.parent!
    this.#end(left)
  }

  #end(element: HtmlElement): void {
    element.end = this.#elements.length
    element.textEnd = this.#texts.length
    this.#reader.close(element)
  }
}

/** An element's own children, in order. */
export function* childrenOf({ elements }: HtmlTree, { index, end }: HtmlElement): Generator<HtmlElement> {
  for (let i = index + 1; i < end; i = elements[i]!.end) yield elements[i]!
}

/** The beginning of an element's text, white space as it stands. */
export function openingOf({ texts }: HtmlTree, element: HtmlElement, length: number): string {
  let opening = ''
  for (let i = element.text; i < element.textEnd && opening.length < length; i++) opening += texts[i]!
  return opening.slice(0, length)
}
