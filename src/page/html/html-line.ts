import type { HtmlElement } from './tree.ts'

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

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead time tr ul label legend'.split(
    ' ',
  ),
)
const INLINE_TIME = 'time'

interface Frame {
  readonly element: HtmlElement
  next: number
  readonly linked: boolean
}

/** Whether the element is not shown. */
function isHidden(element: HtmlElement): boolean {
  const { hidden, style } = element.attributes
  if (hidden !== undefined) return true
  return style !== undefined && /display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden/i.test(style)
}

/** Cuts a tree into lines, one for each block element with text of its own, `br` parting them too. Hidden elements are left out. */
export function cutHtmlLines(root: HtmlElement): HtmlLine[] {
  const lines: HtmlLine[] = []
  let parts: string[] = []
  let linked = 0
  let block = root
  const flush = (): void => {
    if (parts.length > 0) {
      const text = parts
        .join('')
        .replace(/[\s\u00a0]+/g, ' ')
        .trim()
      if (text !== '') lines.push({ text, block, linked: Math.min(linked, text.length), level: levelOf(block) })
    }
    parts = []
    linked = 0
  }
  const stack: Frame[] = [{ element: root, next: 0, linked: false }]
  while (stack.length > 0) {
    const frame = stack[stack.length - 1]!
    const child = frame.element.children[frame.next++]
    if (child === undefined) {
      stack.pop()
      if (isBlock(frame.element)) {
        flush()
        block = nearestBlock(frame.element.parent ?? root)
      }
      continue
    }
    if (typeof child === 'string') {
      parts.push(child)
      if (frame.linked) linked += child.trim().length
      continue
    }
    if (isHidden(child)) continue
    if (child.tag === 'br' || child.tag === 'hr') {
      flush()
      continue
    }
    if (isBlock(child)) {
      flush()
      block = child
    }
    stack.push({ element: child, next: 0, linked: frame.linked || child.tag === 'a' })
  }
  flush()
  return lines
}

// A `time` inside a sentence is no line of its own.
const isBlock = (element: HtmlElement): boolean => BLOCKS.has(element.tag) && (element.tag !== INLINE_TIME || element.parent?.tag !== 'p')

function nearestBlock(element: HtmlElement): HtmlElement {
  let e: HtmlElement | null = element
  while (e !== null && !isBlock(e) && e.parent !== null) e = e.parent
  return e ?? element
}

const levelOf = (element: HtmlElement): number => {
  for (let e: HtmlElement | null = element, n = 0; e !== null && n < 3; e = e.parent, n++)
    if (/^h[1-6]$/.test(e.tag)) return Number(e.tag[1])
  return 0
}
