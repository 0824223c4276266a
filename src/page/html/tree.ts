import { Parser } from 'htmlparser2'

/** An element of a parsed page: what is needed to read it, nothing of its style or behaviour. */
export interface HtmlElement {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (HtmlElement | string)[]
  readonly parent: HtmlElement | null
  readonly depth: number
  /** Place in the order in which elements open; the root's is 0. */
  readonly index: number
}

/** What a page's markup holds beside its text. */
export interface HtmlTree {
  readonly root: HtmlElement
  /** Every element in the order of opening: `elements[e.index] === e`. */
  readonly elements: readonly HtmlElement[]
  /** Contents of `script type="application/ld+json"`. */
  readonly jsonLd: readonly string[]
  readonly title: string
  /** Whether elements lay so deep that they were taken for children of a higher one. */
  readonly flattened: boolean
}

const DROPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'embed',
  'canvas',
  'math',
  'select',
  'button',
  'textarea',
  'input',
  'audio',
  'video',
  'map',
  'datalist',
  'dialog',
  // How a word is read, written over it.
  'rt',
  'rp',
])
const MAX_DEPTH = 400
// The parser's own stack costs more the deeper it is: beyond this the rest is read without its nesting.
const MAX_STACK = 2000

/** Parses HTML without recursion; beyond 400 levels everything becomes a child of the deepest kept element. */
export function parseHtml(html: string): HtmlTree {
  const root: HtmlElement = { tag: '#root', attributes: {}, children: [], parent: null, depth: 0, index: 0 }
  const elements = [root]
  const jsonLd: string[] = []
  let current = root
  let dropping: string | null = null
  let droppedDepth = 0
  let ld: string[] | null = null
  let title = ''
  let inTitle = false
  let over = 0
  let flattened = false
  let open = 0
  let cut = -1
  const parser = new Parser(
    {
      onopentag(tag, attributes) {
        if (++open > MAX_STACK && cut < 0) {
          cut = parser.endIndex + 1
          parser.pause()
        }
        if (dropping !== null) {
          if (tag === dropping) droppedDepth++
          return
        }
        if (tag === 'title' && title === '') inTitle = true
        if (DROPPED.has(tag) || tag === 'title') {
          if (VOID.has(tag)) return
          dropping = tag
          droppedDepth = 1
          ld = tag === 'script' && /ld\+json/i.test(attributes.type ?? '') ? [] : null
          return
        }
        if (current.depth >= MAX_DEPTH) {
          over++
          flattened = true
          return
        }
        const element: HtmlElement = { tag, attributes, children: [], parent: current, depth: current.depth + 1, index: elements.length }
        elements.push(element)
        current.children.push(element)
        current = element
      },
      ontext(text) {
        if (dropping === null) current.children.push(text)
        else if (ld !== null) ld.push(text)
        else if (inTitle) title += text
      },
      onclosetag(tag) {
        open--
        if (dropping !== null) {
          if (tag === dropping && --droppedDepth === 0) {
            if (ld !== null) jsonLd.push(ld.join(''))
            ld = null
            dropping = null
            inTitle = false
          }
          return
        }
        if (over > 0 && tag !== current.tag) {
          over--
          return
        }
        if (current.parent !== null && current.tag === tag) current = current.parent
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.write(html)
  if (cut < 0) parser.end()
  else {
    flattened = true
    appendFlat(current, html.slice(cut), elements)
  }
  return { root, elements, jsonLd, title: title.replace(/\s+/g, ' ').trim(), flattened }
}

// Text between tags, each stretch a paragraph of its own.
function appendFlat(parent: HtmlElement, rest: string, elements: HtmlElement[]): void {
  for (const part of rest.replace(/<(script|style)\b[^>]{0,2000}>[^<]{0,100000}/gi, '<').split(/<[^<>]{0,5000}>/)) {
    if (part.trim() === '') continue
    const element: HtmlElement = { tag: 'p', attributes: {}, children: [part], parent, depth: parent.depth + 1, index: elements.length }
    elements.push(element)
    parent.children.push(element)
  }
}

const VOID = new Set(['input', 'embed'])

/** Walks an element's descendants in order without recursion; `enter` returning false skips the subtree. */
export function walkTree(root: HtmlElement, enter: (element: HtmlElement) => boolean): void {
  const stack: HtmlElement[] = [root]
  while (stack.length > 0) {
    const element = stack.pop()!
    if (!enter(element)) continue
    for (let i = element.children.length - 1; i >= 0; i--) {
      const child = element.children[i]!
      if (typeof child !== 'string') stack.push(child)
    }
  }
}

/** The element's text, white space as it stands. */
export function textOf(element: HtmlElement): string {
  const parts: string[] = []
  const stack: (HtmlElement | string)[] = [element]
  while (stack.length > 0) {
    const node = stack.pop()!
    if (typeof node === 'string') parts.push(node)
    else for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
  }
  return parts.join('')
}
