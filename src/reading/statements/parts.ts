import { readTable } from '../../lexicon/lexicon.ts'
import { foldWord, type Token } from '../../text/text.ts'

/** What a word or two around reported speech do (`lexicon/words/speech-parts.tsv`). */
export type PartKind =
  | 'according'
  | 'adverb'
  | 'aside'
  | 'channel'
  | 'group'
  | 'join'
  | 'kin'
  | 'media'
  | 'no-conjunction'
  | 'no-content'
  | 'no-preposition'
  | 'own-words'
  | 'stand-in'
  | 'tail'

let loaded: ReadonlyMap<string, ReadonlyMap<string, readonly (readonly string[])[]>> | null = null

/** How many tokens from `i` are a part of this kind, the longest that fits; 0 where none is. */
export function partAt(kind: PartKind, tokens: readonly Token[], i: number): number {
  loaded ??= load()
  const t = tokens[i]
  if (t === undefined) return 0
  const rows = loaded.get(kind)!.get(t.form)
  if (rows === undefined) return 0
  for (const words of rows) if (words.every((w, k) => tokens[i + k]?.form === w)) return words.length
  return 0
}

/** Whether the one token at `i` is a part of this kind. */
export const isPart = (kind: PartKind, tokens: readonly Token[], i: number): boolean => partAt(kind, tokens, i) > 0

function load(): Map<string, Map<string, string[][]>> {
  const kinds = new Map<string, Map<string, string[][]>>()
  for (const row of readTable('words/speech-parts.tsv', ['kind', 'words'])) {
    const words = row.words.split(' ').map(foldWord)
    const byFirst = kinds.get(row.kind) ?? new Map<string, string[][]>()
    kinds.set(row.kind, byFirst)
    const list = byFirst.get(words[0]!) ?? []
    byFirst.set(words[0]!, list)
    list.push(words)
    list.sort((a, b) => b.length - a.length)
  }
  return kinds
}
