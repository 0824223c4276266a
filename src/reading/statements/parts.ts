import { readTable } from '../../lexicon/lexicon.ts'
import { foldWord, type Token } from '../../text/text.ts'

/** What a word or two around reported speech do (`lexicon/words/speech-parts.tsv`). */
export type PartKind =
  | 'according'
  | 'adverb'
  | 'aside'
  | 'channel'
  | 'group'
  | 'honorific'
  | 'join'
  | 'kin'
  | 'media'
  | 'no-conjunction'
  | 'no-content'
  | 'no-preposition'
  | 'own-words'
  | 'stand-in'
  | 'tail'

type Rows = readonly (readonly string[])[]

// By first word, then by kind: most words are none, and one look says so.
let loaded: ReadonlyMap<string, ReadonlyMap<string, Rows>> | null = null

/** How many tokens from `i` are a part of this kind, the longest that fits; 0 where none is. */
export function partAt(kind: PartKind, tokens: readonly Token[], i: number): number {
  loaded ??= load()
  const t = tokens[i]
  if (t === undefined) return 0
  const rows = loaded.get(t.form)?.get(kind)
  if (rows === undefined) return 0
  for (const words of rows) if (words.every((w, k) => tokens[i + k]?.form === w)) return words.length
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
