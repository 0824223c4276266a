import { type Span, sentences, tokenize } from '../text/text.ts'
import { rarityOf } from './rarity.ts'
import { stemHash } from './stem.ts'

/** Stems of some words with their rarity; what nearly every text has is left out. */
export type Bag = ReadonlyMap<number, number>

const COMMON = 2

/** The bag of a span's words. */
export function bagOf(text: string, [start, end]: Span): Bag {
  const bag = new Map<number, number>()
  for (const { kind, form } of tokenize(text, start, end)) {
    if (kind === 'mark') continue
    const stem = stemHash(form)
    const rarity = rarityOf(stem)
    if (rarity >= COMMON) bag.set(stem, rarity)
  }
  return bag
}

/** Share of the smaller bag, by rarity, that the other has: 0 to 1. Bags of fewer than three words are like nothing. */
export function likeness(a: Bag, b: Bag): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  if (small.size < 3) return 0
  let [all, both] = [0, 0]
  for (const [stem, rarity] of small) {
    all += rarity
    if (large.has(stem)) both += rarity
  }
  return both / all
}

/** The sentence that a span stands in, among an article's lines; the span itself where it is in none. */
export function sentenceAround(text: string, lines: readonly Span[], span: Span): Span {
  const line = lines.find(([start, end]) => start <= span[0] && span[0] < end)
  if (line === undefined) return span
  const tokens = tokenize(text, line[0], line[1])
  for (const { from, to } of sentences(tokens)) {
    const [start, end] = [tokens[from]!.start, tokens[to - 1]!.end]
    if (start <= span[0] && span[0] < end) return [start, end]
  }
  return line
}

/** A number with what it counts: the stem of the word after it. */
export interface Counted {
  readonly counts: number
  readonly value: string
  readonly span: Span
}

/** Numbers in digits that a span holds, each with the word after it. Years and numbers before nothing count nothing. */
export function numbersOf(text: string, [start, end]: Span): Counted[] {
  const tokens = tokenize(text, start, end)
  const out: Counted[] = []
  for (let i = 0; i + 1 < tokens.length; i++) {
    const [number, word] = [tokens[i]!, tokens[i + 1]!]
    if (number.kind !== 'number' || word.kind !== 'word' || word.form.length < 3) continue
    out.push({ counts: stemHash(word.form), value: number.form, span: [number.start, word.end] })
  }
  return out
}
