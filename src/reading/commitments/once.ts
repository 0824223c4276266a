import { tokenize } from '../../text/text.ts'
import type { Commitment } from '../contract.ts'
import type { Source } from '../source.ts'

const ALIKE = 0.6

/** Leaves out an undertaking told again: most of its words stand in one told before. In the order of the text. */
export function onceEach(source: Source, found: readonly Commitment[]): Commitment[] {
  const kept: { commitment: Commitment; words: ReadonlySet<string> }[] = []
  for (const commitment of [...found].sort((a, b) => a.content[0] - b.content[0])) {
    const words = new Set(tokenize(source.text, commitment.content[0], commitment.content[1]).map((t) => t.form))
    const isTold = kept.some((k) => {
      let shared = 0
      for (const w of words) if (k.words.has(w)) shared++
      return shared >= ALIKE * Math.min(words.size, k.words.size)
    })
    if (!isTold) kept.push({ commitment, words })
  }
  return kept.map((k) => k.commitment)
}
