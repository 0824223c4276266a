import { NameTable } from './name-table.ts'

/** What is known of elements of one name. One object for each name in a page: tags are compared by it. */
export interface Tag {
  readonly name: string
  /** Number of the name in its page. */
  readonly id: number
  /** Whether its content makes lines of its own. */
  readonly block: boolean
  /** 1–6 of a heading, else 0. */
  readonly level: number
  /** Whether it has no content. */
  readonly empty: boolean
  /** Whether its content is no markup: a script, a style, a title. */
  readonly raw: boolean
  /** Whether nothing in it is text of the page. */
  readonly dropped: boolean
  /** Names of elements that its opening ends where they stand open next to it (HTML's optional end tags). */
  readonly ends: ReadonlySet<string> | null
}

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '))

const BLOCKS = setOf(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol optgroup option p pre section summary table tbody td tfoot th thead time tr ul label legend',
)
const RAW = setOf('script style title textarea xmp iframe noembed noframes')
// What stands in these is no text of the page. `rt` and `rp` tell how a word is read, written over it.
const DROPPED = setOf('noscript template svg object canvas math select button audio video map datalist dialog rt rp')
const EMPTY = setOf('area base basefont bgsound br col command embed frame hr img input isindex keygen link meta param source track wbr')
const INLINE = setOf(
  'a abbr b bdi bdo big cite code del dfn em font head i ins kbd mark picture q s samp small span strike strong sub sup tt u ul var',
)

const BLOCKS_END_P =
  'address article aside blockquote details div dl fieldset figcaption figure footer form header hr main nav ol pre section table ul h1 h2 h3 h4 h5 h6 p'
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

const makeTag = (name: string, id: number): Tag => ({
  name,
  id,
  block: BLOCKS.has(name),
  level: /^h[1-6]$/.test(name) ? Number(name[1]) : 0,
  empty: EMPTY.has(name),
  raw: RAW.has(name),
  dropped: DROPPED.has(name),
  ends: ENDS.get(name) ?? null,
})

const known: readonly Tag[] = [...new Set([...BLOCKS, ...RAW, ...DROPPED, ...EMPTY, ...INLINE])].map(makeTag)
const byName = new NameTable(known.map((tag) => [tag.name, tag] as const))
const LONGEST = 60

/** The names of a page's elements. Those that HTML does not know are numbered as they come. */
export class PageTags {
  #own: Map<string, Tag> | null = null

  /** The tag whose name stands between two places. */
  at(chars: string, from: number, to: number): Tag {
    return byName.at(chars, from, to) ?? this.#unknown(chars.slice(from, Math.min(to, from + LONGEST)).toLowerCase())
  }

  #unknown(name: string): Tag {
    this.#own ??= new Map()
    let tag = this.#own.get(name)
    if (tag === undefined) {
      tag = makeTag(name, known.length + this.#own.size)
      this.#own.set(name, tag)
    }
    return tag
  }
}
