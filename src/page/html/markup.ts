import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import type { HtmlElement } from './tree.ts'

/** What the names in an element's class and id say it is. */
export type MarkupKind = 'caption' | 'byline' | 'comment' | 'content' | 'noise' | 'related' | 'tags'

let byWord: ReadonlyMap<string, MarkupKind> | null = null

function table(): ReadonlyMap<string, MarkupKind> {
  if (byWord !== null) return byWord
  const map = new Map<string, MarkupKind>()
  for (const row of readTable('words/page-markup.tsv', ['kind', 'words']))
    for (const w of cellValues(row.words)) map.set(w, row.kind as MarkupKind)
  byWord = map
  return map
}

const NO_KINDS: ReadonlySet<MarkupKind> = new Set()
const cache = new Map<string, ReadonlySet<MarkupKind>>()

/** Kinds that the element's class, id and role name; names are cut at marks and capitals, two neighbouring words count together too. */
export function markupKinds(element: HtmlElement): ReadonlySet<MarkupKind> {
  const { attributes } = element
  const name = `${attributes.class ?? ''} ${attributes.id ?? ''}`
  if (name === ' ') return NO_KINDS
  const known = cache.get(name)
  if (known !== undefined) return known
  const kinds = new Set<MarkupKind>()
  for (const token of name.slice(0, 500).split(/\s+/)) {
    const words = token
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((w) => w !== '')
    const own: MarkupKind[] = []
    for (let i = 0; i < words.length; i++) {
      const pair = words[i + 1] === undefined ? undefined : table().get(words[i]! + words[i + 1]!)
      const kind = pair ?? table().get(words[i]!)
      if (kind !== undefined) own.push(kind)
    }
    // «article-details-tag»: the last word names the part, the words before it what it is a part of.
    const last = own[own.length - 1]
    const part = own[0] === 'content' && last !== 'content' && table().get(words[words.length - 1]!) === last
    for (const kind of own) if (!part || kind !== 'content') kinds.add(kind)
  }
  if (cache.size > 5000) cache.clear()
  cache.set(name, kinds)
  return kinds
}
