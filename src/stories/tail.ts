import { rarityOf } from './rarity.ts'
import type { Telling } from './telling.ts'

/** Rarity from which a word says what a text is about. */
const TELLING = 3.5
/** Share of a sentence's telling words that the text before must have, or it is about something else. */
const AT_HOME = 0.25

/**
 * Index in `cuts` of the first of the last sentences that speak of something else than the article before them: teasers of other articles
 * that a page puts below a text without a mark. The last half of the sentences at most; `cuts.length` where there is no such tail.
 */
export function tailOf(telling: Telling): number {
  const { words, cuts } = telling
  const last = cuts.length - 2
  const before = new Map<number, number>()
  for (let i = 0; i < words.length; i++) if (!before.has(words[i]!)) before.set(words[i]!, i)
  let tail = cuts.length
  for (let s = last; s > Math.max(1, last / 2); s--) {
    let [all, home] = [0, 0]
    for (let i = cuts[s]!; i < cuts[s + 1]!; i++) {
      const rarity = rarityOf(words[i]!)
      if (rarity < TELLING) continue
      all += rarity
      if (before.get(words[i]!)! < cuts[s]!) home += rarity
    }
    if (all === 0 || home / all >= AT_HOME) break
    tail = s
  }
  return tail
}
