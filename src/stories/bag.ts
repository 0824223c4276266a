import { type Span, sentences, type Token, tokenize } from '../text/text.ts'
import { rarityOf } from './rarity.ts'
import { stemHash } from './stem.ts'

/** Stems of some words with their rarity; what nearly every text has is left out. */
export type Bag = ReadonlyMap<number, number>

const COMMON = 2

/** The bag of the words of some spans. */
export const bagOf = (text: string, spans: readonly Span[]): Bag => bag(text, spans, () => true)

/** The same of words but numbers, and without what stands in spans `without`. */
export const wordsOf = (text: string, spans: readonly Span[], without: readonly Span[]): Bag =>
  bag(text, spans, ({ kind, start, end }) => kind !== 'number' && !without.some(([from, to]) => from < end && start < to))

function bag(text: string, spans: readonly Span[], counts: (token: Token) => boolean): Bag {
  const made = new Map<number, number>()
  for (const [start, end] of spans)
    for (const token of tokenize(text, start, end)) {
      if (token.kind === 'mark' || !counts(token)) continue
      const stem = stemHash(token.form)
      const rarity = rarityOf(stem)
      if (rarity >= COMMON) made.set(stem, rarity)
    }
  return made
}

/** Share of the smaller bag, by rarity, that the other has: 0 to 1. Bags of fewer than three words are like nothing. */
export const likeness = (a: Bag, b: Bag): number => (a.size <= b.size ? covered(a, b) : covered(b, a))

/** Share of a bag, by rarity, that another has: 0 to 1; of fewer than three words, nothing. */
export function covered(bag: Bag, by: Bag): number {
  if (bag.size < 3) return 0
  let [all, both] = [0, 0]
  for (const [stem, rarity] of bag) {
    all += rarity
    if (by.has(stem)) both += rarity
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
