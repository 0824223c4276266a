import { readTable } from '../lexicon/lexicon.ts'
import { type Token, tokenize } from '../text/text.ts'

/** Fixed expressions by their first folded word, the longest first. */
export type PhraseBook<Meaning> = ReadonlyMap<string, readonly Phrase<Meaning>[]>

interface Phrase<Meaning> {
  readonly words: readonly string[]
  readonly meaning: Meaning
}

/** Where a fixed expression ends (token index) and what it means. */
export interface PhraseHit<Meaning> {
  readonly to: number
  readonly meaning: Meaning
}

/** A book of the given forms; words are folded, marks inside a form left out. */
export function phraseBook<Meaning>(entries: Iterable<readonly [form: string, meaning: Meaning]>): PhraseBook<Meaning> {
  const book = new Map<string, Phrase<Meaning>[]>()
  for (const [form, meaning] of entries) {
    const words = tokenize(form).map((t) => t.form)
    const first = words[0]
    if (first === undefined) throw new Error(`calendar: "${form}" has no letters`)
    const list = book.get(first)
    if (list === undefined) book.set(first, [{ words, meaning }])
    else list.push({ words, meaning })
  }
  for (const list of book.values()) list.sort((a, b) => b.words.length - a.words.length)
  return book
}

/** Reads a lexicon table into a book; its first column holds the forms. */
export function bookOf<Column extends string, Meaning>(
  file: string,
  columns: readonly Column[],
  meaning: (row: Readonly<Record<Column, string>>) => Meaning | null,
): PhraseBook<Meaning> {
  const entries: (readonly [string, Meaning])[] = []
  for (const row of readTable(`words/${file}`, columns)) {
    const found = meaning(row)
    if (found !== null) entries.push([row[columns[0]!], found])
  }
  return phraseBook(entries)
}

/** The longest expression of the book at token `i`; `first` stands for that token's form, for a reader that took clitics off it. */
export function phraseAt<Meaning>(
  book: PhraseBook<Meaning>,
  tokens: readonly Token[],
  i: number,
  end: number,
  first: string = tokens[i]?.form ?? '',
): PhraseHit<Meaning> | null {
  if (i >= end) return null
  const list = book.get(first)
  if (list === undefined) return null
  for (const { words, meaning } of list) {
    if (i + words.length > end) continue
    let k = 1
    while (k < words.length && tokens[i + k]!.form === words[k]) k++
    if (k === words.length) return { to: i + k, meaning }
  }
  return null
}
