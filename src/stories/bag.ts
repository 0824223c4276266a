import { type Span, sentences, type Token, tokenize } from '../text/text.ts'
import { rarityOf } from './rarity.ts'
import { stemHash } from './stem.ts'

/** Stems of some words with their rarity, in the order of their hashes; what nearly every text has is left out. */
export interface Bag {
  readonly stems: Uint32Array
  readonly rarities: Float64Array
  /** Sum of the rarities. */
  readonly total: number
}

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
  const stems = Uint32Array.from(made.keys()).sort()
  const rarities = Float64Array.from(stems, (stem) => made.get(stem)!)
  return { stems, rarities, total: rarities.reduce((a, b) => a + b, 0) }
}

/** The first stem of a span that nearly not every text has. */
export function openingOf(text: string, [start, end]: Span): number | null {
  for (const token of tokenize(text, start, end)) {
    const stem = token.kind === 'mark' ? null : stemHash(token.form)
    if (stem !== null && rarityOf(stem) >= COMMON) return stem
  }
  return null
}

/** Whether a bag has a stem. */
export const hasStem = ({ stems }: Bag, stem: number): boolean => {
  let [low, high] = [0, stems.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (stems[middle]! < stem) low = middle + 1
    else high = middle
  }
  return stems[low] === stem
}

/** Share of the smaller bag, by rarity, that the other has: 0 to 1. Bags of fewer than three words are like nothing. */
export const likeness = (a: Bag, b: Bag): number => (a.stems.length <= b.stems.length ? covered(a, b) : covered(b, a))

/** Share of a bag, by rarity, that another has: 0 to 1; of fewer than three words, nothing. */
export function covered({ stems, rarities, total }: Bag, { stems: by }: Bag): number {
  if (stems.length < 3) return 0
  let both = 0
  for (let i = 0, k = 0; i < stems.length && k < by.length; ) {
    const apart = stems[i]! - by[k]!
    if (apart === 0) both += rarities[i]!
    if (apart <= 0) i++
    if (apart >= 0) k++
  }
  return both / total
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
