import type { Model } from './decode.ts'
import { LABELS } from './labels.ts'
import { type Telling, tellings } from './tellings.ts'
import { PLACES, spell, type WordFacts, wordFacts } from './word-features.ts'

const N = LABELS.length

/** What one word form gives to the scores around it. */
export interface WordScores {
  readonly facts: WordFacts
  /** Its label scores as seen from five places, `[place * N + label]`; a place is weighed when it is first asked for. */
  readonly parts: Float32Array
  /** Bit `place` is set where the place has been weighed. */
  weighed: number
}

/** Finds what words give to the words around them, by a model. */
export interface WordWeigher {
  scoresOf(form: string): WordScores
  /** Fills in a place of a word: few words stand where a name may be, and far fewer of their places are asked for. */
  weigh(word: WordScores, place: number): void
}

/** A weigher for a model; what clusters and classes give is summed once for each of them. */
export function wordWeigher(model: Model): WordWeigher {
  const telling: Telling = tellings(model)
  const { table, weights } = model
  let parts: Float32Array = new Float32Array(0)
  let to = 0
  const put = (hash: number): void => {
    const from = table.at(hash)
    if (from >= 0) for (let y = 0; y < N; y++) parts[to + y]! += weights[from + y]!
  }
  return {
    scoresOf: (form) => ({ facts: wordFacts(form, model.clusters), parts: new Float32Array(PLACES * N), weighed: 0 }),
    weigh: (word, place) => {
      word.weighed |= 1 << place
      parts = word.parts
      to = place * N
      telling(word.facts, place, parts)
      spell(word.facts, place, put)
    },
  }
}
