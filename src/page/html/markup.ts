import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import type { HtmlElement } from './tree.ts'

/** What the names in an element's class and id say it is: bits, for an element may be several things. */
export const MARK = { caption: 1, byline: 2, comment: 4, content: 8, noise: 16, related: 32, tags: 64, lead: 128, plain: 0 } as const

let byWord: ReadonlyMap<string, number> | null = null

function table(): ReadonlyMap<string, number> {
  if (byWord !== null) return byWord
  const map = new Map<string, number>()
  for (const row of readTable('words/page-markup.tsv', ['kind', 'words'])) {
    const mark = (MARK as Readonly<Record<string, number>>)[row.kind]
    if (mark === undefined) throw new Error(`lexicon/words/page-markup.tsv:${row.line}: no kind of markup: ${row.kind}`)
    for (const w of cellValues(row.words)) map.set(w, mark)
  }
  byWord = map
  return map
}

const cache = new Map<string, number>()
const LONGEST = 500

/** Bits of `MARK` that the element's class and id name; names are cut at marks and capitals, two neighbouring words count together too. */
export function markOf({ attributes }: HtmlElement): number {
  const { class: names, id } = attributes
  if (names === undefined || id === undefined) return marksOf(names ?? id ?? '')
  return names.length + id.length < LONGEST ? marksOf(names) | marksOf(id) : marksOf(`${names} ${id}`)
}

function marksOf(names: string): number {
  if (names === '') return 0
  const known = cache.get(names)
  if (known !== undefined) return known
  let bits = 0
  for (const token of names.slice(0, LONGEST).split(/\s+/)) if (token !== '') bits |= markOfToken(token)
  if (cache.size > 20_000) cache.clear()
  if (names.length <= LONGEST) cache.set(names, bits)
  return bits
}

const tokens = new Map<string, number>()

function markOfToken(token: string): number {
  const known = tokens.get(token)
  if (known !== undefined) return known
  const words = token
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((w) => w !== '')
  const own: number[] = []
  for (let i = 0; i < words.length; i++) {
    const pair = words[i + 1] === undefined ? undefined : table().get(words[i]! + words[i + 1]!)
    const mark = pair ?? table().get(words[i]!)
    if (mark !== undefined) own.push(mark)
    if (pair !== undefined) i++
  }
  // «article-details-tag»: the last word names the part, the words before it what it is a part of.
  const last = own[own.length - 1]
  const part = own[0] === MARK.content && last !== MARK.content
  let bits = 0
  for (const mark of own) if (!part || mark !== MARK.content) bits |= mark
  if (tokens.size > 20_000) tokens.clear()
  if (token.length <= 100) tokens.set(token, bits)
  return bits
}
