import type { HtmlElement, HtmlTree } from './tree.ts'

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

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead time tr ul label legend'.split(
    ' ',
  ),
)
const INLINE_TIME = 'time'

/** Whether the element is not shown. */
function isHidden({ attributes }: HtmlElement): boolean {
  if (attributes.hidden !== undefined) return true
  const { style } = attributes
  return style !== undefined && /display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden/i.test(style)
}

/** Cuts a tree into lines, one for each block element with text of its own, `br` parting them too. Hidden elements are left out. */
export function cutHtmlLines({ root, elements }: HtmlTree): HtmlLines {
  const lines: HtmlLine[] = []
  const from = new Int32Array(elements.length)
  const to = new Int32Array(elements.length)
  let text = ''
  let linked = 0
  let block = root
  const flush = (): void => {
    if (text !== '') {
      const plain = plainText(text)
      if (plain !== '') lines.push({ text: plain, block, linked: Math.min(linked, plain.length), level: levelOf(block) })
    }
    text = ''
    linked = 0
  }
  const open = [root]
  const next = [0]
  let links = 0
  while (open.length > 0) {
    const element = open[open.length - 1]!
    const child = element.children[next[next.length - 1]!++]
    if (child === undefined) {
      open.pop()
      next.pop()
      if (element.tag === 'a') links--
      if (isBlock(element)) {
        flush()
        block = nearestBlock(element.parent ?? root)
      }
      to[element.index] = lines.length
      continue
    }
    if (typeof child === 'string') {
      text += child
      if (links > 0) linked += child.trim().length
      continue
    }
    if (child.tag === 'br' || child.tag === 'hr') {
      flush()
      continue
    }
    if (isHidden(child)) continue
    if (isBlock(child)) {
      flush()
      block = child
    }
    if (child.tag === 'a') links++
    from[child.index] = lines.length
    open.push(child)
    next.push(0)
  }
  flush()
  return { lines: lines.map((line) => (line.level > 0 && isWrapped(line, from, to) ? { ...line, level: 0 } : line)), from, to }
}

// A heading left open holds the whole text after it: a line inside such a one is no heading.
function isWrapped({ block }: HtmlLine, from: Int32Array, to: Int32Array): boolean {
  let e = block
  while (!isHeading(e) && e.parent !== null) e = e.parent
  return to[e.index]! - from[e.index]! > 3
}

const SPACES = /[\s\u00a0]+/g

const plainText = (text: string): string => text.replace(SPACES, ' ').trim()

// A `time` inside a sentence is no line of its own.
const isBlock = (element: HtmlElement): boolean => BLOCKS.has(element.tag) && (element.tag !== INLINE_TIME || element.parent?.tag !== 'p')

function nearestBlock(element: HtmlElement): HtmlElement {
  let e: HtmlElement | null = element
  while (e !== null && !isBlock(e) && e.parent !== null) e = e.parent
  return e ?? element
}

const levelOf = (element: HtmlElement): number => {
  for (let e: HtmlElement | null = element, n = 0; e !== null && n < 3; e = e.parent, n++) {
    if (isHeading(e)) return Number(e.tag[1])
  }
  return 0
}

const isHeading = ({ tag }: HtmlElement): boolean => tag.length === 2 && tag[0] === 'h' && tag !== 'hr'
