import { readTable } from '../../lexicon/lexicon.ts'
import { foldWord, type Token, WordMemory } from '../../text/text.ts'

/** What a word or two around reported speech do (`lexicon/words/speech-parts.tsv`). */
export type PartKind =
  | 'according'
  | 'according-what'
  | 'adverb'
  | 'anonymous'
  | 'as'
  | 'aside'
  | 'auxiliary'
  | 'before-noun'
  | 'by-way'
  | 'called'
  | 'channel'
  | 'concession'
  | 'condition'
  | 'court'
  | 'demonstrative'
  | 'denial'
  | 'document'
  | 'doer'
  | 'each'
  | 'either'
  | 'evidence'
  | 'first-person'
  | 'fixed'
  | 'forum'
  | 'from'
  | 'future'
  | 'goes-on'
  | 'group'
  | 'handed-from'
  | 'handed-on'
  | 'happening'
  | 'honorific'
  | 'in'
  | 'in-it'
  | 'in-words'
  | 'intends'
  | 'issued'
  | 'join'
  | 'judged'
  | 'judges'
  | 'kin'
  | 'located'
  | 'masculine'
  | 'media'
  | 'mouth'
  | 'nameless'
  | 'negation'
  | 'news'
  | 'no-clause'
  | 'no-conjunction'
  | 'no-content'
  | 'no-future'
  | 'no-noun'
  | 'no-preposition'
  | 'no-saying'
  | 'no-verb'
  | 'no-what'
  | 'of-body'
  | 'onto'
  | 'opener'
  | 'opener-comma'
  | 'opener-near'
  | 'own-kind'
  | 'ordinal'
  | 'own-name'
  | 'own-speech'
  | 'own-state'
  | 'own-words'
  | 'particle'
  | 'particle-b'
  | 'particle-l'
  | 'particle-not'
  | 'particle-self'
  | 'post'
  | 'preposition'
  | 'relative'
  | 'remark'
  | 'signed'
  | 'stand-in'
  | 'state'
  | 'tail'
  | 'tail-bare'
  | 'then'
  | 'thus'
  | 'time-lead'
  | 'time-relative'
  | 'time-tail'
  | 'told'
  | 'topic'
  | 'town'
  | 'what'
  | 'with-b'

type Rows = readonly (readonly string[])[]

// By first word, then by kind: most words are none, and one look says so.
let loaded: ReadonlyMap<string, ReadonlyMap<string, Rows>> | null = null

// The same few words are asked for many kinds.
const rowsOf = new WordMemory<ReadonlyMap<string, Rows> | null>((form) => {
  loaded ??= load()
  return loaded.get(form) ?? null
})

/** How many tokens from `i` are a part of this kind, the longest that fits; 0 where none is. */
export function partAt(kind: PartKind, tokens: readonly Token[], i: number): number {
  const t = tokens[i]
  if (t === undefined) return 0
  const rows = rowsOf.of(t.word)?.get(kind)
  return rows === undefined ? 0 : longest(rows, tokens, i)
}

/** As `partAt`, with another form in the place of the first token's («وكالة» for «لوكالة»). */
export function partAs(kind: PartKind, form: string, tokens: readonly Token[], i: number): number {
  loaded ??= load()
  const rows = loaded.get(form)?.get(kind)
  return rows === undefined ? 0 : longest(rows, tokens, i)
}

function longest(rows: Rows, tokens: readonly Token[], i: number): number {
  for (const words of rows) if (words.every((w, k) => k === 0 || tokens[i + k]?.form === w)) return words.length
  return 0
}

/** Whether a part of this kind begins at token `i`. */
export const isPart = (kind: PartKind, tokens: readonly Token[], i: number): boolean => partAt(kind, tokens, i) > 0

function load(): Map<string, Map<string, string[][]>> {
  const byFirst = new Map<string, Map<string, string[][]>>()
  for (const row of readTable('words/speech-parts.tsv', ['kind', 'words'])) {
    const words = row.words.split(' ').map(foldWord)
    const kinds = byFirst.get(words[0]!) ?? new Map<string, string[][]>()
    byFirst.set(words[0]!, kinds)
    const rows = kinds.get(row.kind) ?? []
    kinds.set(row.kind, rows)
    rows.push(words)
    rows.sort((a, b) => b.length - a.length)
  }
  return byFirst
}
