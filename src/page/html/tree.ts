import { decodeText } from './entities.ts'
import { type HtmlAttributes, scanMarkup } from './scanner.ts'

/** An element of a parsed page: what is needed to read it, nothing of its style or behaviour. */
export interface HtmlElement {
  readonly tag: string
  readonly attributes: Readonly<HtmlAttributes>
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

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '))

// What stands in these is no text of the page. `rt` and `rp` tell how a word is read, written over it.
const DROPPED = setOf('noscript template svg object canvas math select button audio video map datalist dialog rt rp')
const RAW = setOf('script style title textarea xmp iframe noembed noframes')
const VOID = setOf('area base basefont bgsound br col command embed frame hr img input isindex keygen link meta param source track wbr')
const UNSEEN = setOf('input embed')
const FOREIGN = setOf('svg math')

const BLOCKS_END_P =
  'address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul h1 h2 h3 h4 h5 h6 p'
/** Elements that the opening of another ends where they stand open next to it (HTML's optional end tags). */
const ENDS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ...BLOCKS_END_P.split(' ').map((tag) => [tag, setOf('p')] as const),
  ['li', setOf('li')],
  ['dt', setOf('dt dd')],
  ['dd', setOf('dt dd')],
  ['tr', setOf('tr th td')],
  ['th', setOf('th')],
  ['td', setOf('thead th td')],
  ['tbody', setOf('thead tbody')],
  ['tfoot', setOf('thead tbody')],
  ['body', setOf('head')],
  ['option', setOf('option')],
  ['optgroup', setOf('optgroup option')],
])

const MAX_DEPTH = 400

/** Parses HTML in one pass, without recursion; elements nested deeper than 400 levels stand beside each other at that level. */
export function parseHtml(html: string): HtmlTree {
  const root: HtmlElement = { tag: '#root', attributes: {}, children: [], parent: null, depth: 0, index: 0 }
  const elements = [root]
  const jsonLd: string[] = []
  const openTags = new Map<string, number>()
  let current = root
  let title = ''
  let flattened = false
  let isLd = false
  // Whether an element's content is being left out, and what stands open of it and in it.
  let dropping = false
  let dropped = new Map<string, number>()
  let outermost = ''
  const leave = (): void => {
    openTags.set(current.tag, openTags.get(current.tag)! - 1)
    current = current.parent!
  }
  const enter = (tag: string, attributes: HtmlAttributes): void => {
    const ended = ENDS.get(tag)
    if (ended !== undefined) while (ended.has(current.tag)) leave()
    if (current.depth >= MAX_DEPTH) {
      flattened = true
      leave()
    }
    const element: HtmlElement = { tag, attributes, children: [], parent: current, depth: current.depth + 1, index: elements.length }
    elements.push(element)
    current.children.push(element)
    if (VOID.has(tag)) return
    openTags.set(tag, (openTags.get(tag) ?? 0) + 1)
    current = element
  }
  const reader = {
    open(tag: string, attributes: HtmlAttributes, closed: boolean): void {
      if (dropping) {
        if (!VOID.has(tag) && !closed) dropped.set(tag, (dropped.get(tag) ?? 0) + 1)
      } else if (RAW.has(tag)) isLd = tag === 'script' && attributes.type !== undefined && /ld\+json/i.test(attributes.type)
      else if (DROPPED.has(tag)) {
        if (closed && FOREIGN.has(tag)) return
        dropping = true
        dropped = new Map([[tag, 1]])
        outermost = tag
      } else if (!UNSEEN.has(tag)) enter(tag, attributes)
    },
    close(tag: string): void {
      if (dropping) {
        const within = dropped.get(tag) ?? 0
        if (within > 0) {
          dropped.set(tag, within - 1)
          if (tag === outermost && within === 1) dropping = false
          return
        }
        // One left open ends with the element around it.
        if ((openTags.get(tag) ?? 0) === 0) return
        dropping = false
      }
      if ((openTags.get(tag) ?? 0) > 0) {
        while (current.tag !== tag) leave()
        leave()
      } else if (tag === 'p' || tag === 'br') {
        enter(tag, {})
        if (tag === 'p') leave()
      }
    },
    text(text: string): void {
      if (!dropping) current.children.push(text)
    },
    raw(tag: string, text: string): void {
      if (dropping) return
      if (isLd) jsonLd.push(text)
      else if (tag === 'title' && title === '') title = decodeText(text)
      isLd = false
    },
  }
  scanMarkup(html, reader)
  return { root, elements, jsonLd, title: title.replace(/\s+/g, ' ').trim(), flattened }
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
