import type { MarkupSource } from './source.ts'
import { type HtmlElement, type HtmlTree, parseHtml, type TreeReader } from './tree.ts'

/** One line of a page's readable text: what stands in one block element, white space made single. */
export interface HtmlLine {
  readonly text: string
  /** Nearest block element. */
  readonly block: HtmlElement
  /** Characters that stand in links. */
  readonly linked: number
  /** 1–6 in a heading, else 0. */
  readonly level: number
}

/** A page's lines, and for each element (by its index) the range of lines it holds: `from` to `to`, `to` left out. */
export interface HtmlLines {
  readonly lines: readonly HtmlLine[]
  readonly from: Int32Array
  readonly to: Int32Array
}

/** Whether the element is not shown. */
function isHidden({ attributes }: HtmlElement): boolean {
  if (attributes.hidden !== undefined) return true
  const { style } = attributes
  return style !== undefined && /display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden/i.test(style)
}

/** Parses HTML and cuts it into lines, one for each block element with text of its own, `br` parting them too. Hidden elements are left out. */
export function readHtml(source: MarkupSource): { readonly tree: HtmlTree; readonly cut: HtmlLines } {
  const cutter = new LineCutter()
  const tree = parseHtml(source, cutter)
  return { tree, cut: cutter.finished() }
}

class LineCutter implements TreeReader {
  readonly #lines: HtmlLine[] = []
  readonly #from: number[] = []
  readonly #to: number[] = []
  #text = ''
  #linked = 0
  #links = 0
  #block: HtmlElement | null = null
  // Whether a link or span ended right here, text before it in the line and none after it.
  #ended = false
  // The outermost element that is not shown, while its content is told.
  #hidden: HtmlElement | null = null

  open(element: HtmlElement): void {
    const { tag, index } = element
    this.#from[index] = 0
    this.#to[index] = 0
    if (this.#hidden !== null) return
    if (tag === 'br' || tag === 'hr') {
      this.#flush()
      return
    }
    if (isHidden(element)) {
      this.#hidden = element
      return
    }
    if (this.#block === null || isBlock(element)) {
      this.#flush()
      this.#block = element
    }
    if (this.#ended && isPart(element) && !RUNNING.has(this.#block.tag)) this.#text += ' '
    if (tag === 'a') this.#links++
    this.#from[index] = this.#lines.length
  }

  text(text: string): void {
    if (this.#hidden !== null) return
    const own = text.trim()
    this.#ended = false
    // White space alone parts words, however much of it there is.
    if (own !== '') this.#text += text
    else if (this.#text !== '') this.#text += ' '
    if (this.#links > 0) this.#linked += own.length
  }

  close(element: HtmlElement): void {
    if (this.#hidden !== null) {
      if (this.#hidden === element) this.#hidden = null
      return
    }
    const { tag, parent, index } = element
    if (tag === 'br' || tag === 'hr') return
    if (tag === 'a') this.#links--
    if (isPart(element)) this.#ended = this.#text !== ''
    if (isBlock(element)) {
      this.#flush()
      this.#block = nearestBlock(parent!)
    }
    this.#to[index] = this.#lines.length
  }

  finished(): HtmlLines {
    this.#flush()
    const from = Int32Array.from(this.#from)
    const to = Int32Array.from(this.#to)
    return { lines: this.#lines.map((line) => (line.level > 0 && isWrapped(line, from, to) ? { ...line, level: 0 } : line)), from, to }
  }

  #flush(): void {
    if (this.#text !== '') {
      const text = plainText(this.#text)
      const block = this.#block!
      if (text !== '') this.#lines.push({ text, block, linked: Math.min(this.#linked, text.length), level: levelOf(block) })
    }
    this.#text = ''
    this.#linked = 0
  }
}

// A heading left open holds the whole text after it: a line inside such a one is no heading.
function isWrapped({ block }: HtmlLine, from: Int32Array, to: Int32Array): boolean {
  let e = block
  while (e.kind.level === 0 && e.parent !== null) e = e.parent
  return to[e.index]! - from[e.index]! > 3
}

// Links and spans that follow each other without a space are parts of their own, kept apart by the page's style: «الحدود» and «الخرائط» of a list of
// tags. In running text, and where a word processor has put its styles, they may be parts of a word.
const isPart = ({ tag, attributes }: HtmlElement): boolean =>
  (tag === 'a' || tag === 'span') && attributes.style === undefined && !WORD_PROCESSOR.test(attributes.class ?? '')

const RUNNING = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre'])
const WORD_PROCESSOR = /^(?:Mso|SpellE|GramE)/

const SPACES = /\s+/g
const UNEVEN = /[^\S ]| {2}/

function plainText(text: string): string {
  const plain = text.trim()
  return UNEVEN.test(plain) ? plain.replace(SPACES, ' ') : plain
}

// A `time` inside a sentence is no line of its own.
const isBlock = ({ tag, kind, parent }: HtmlElement): boolean => kind.block && (tag !== 'time' || parent?.tag !== 'p')

function nearestBlock(element: HtmlElement): HtmlElement {
  let e = element
  while (!isBlock(e) && e.parent !== null) e = e.parent
  return e
}

const levelOf = (element: HtmlElement): number => {
  for (let e: HtmlElement | null = element, n = 0; e !== null && n < 3; e = e.parent, n++) if (e.kind.level > 0) return e.kind.level
  return 0
}
