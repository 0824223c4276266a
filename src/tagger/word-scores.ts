import type { Model } from './decode.ts'
import { LABELS } from './labels.ts'
import { OWN, PLACES, spell, tell, type WordFacts, wordFacts } from './word-features.ts'

const N = LABELS.length

/** What one word form gives to the scores around it. */
export interface WordScores {
  readonly facts: WordFacts
  /** Its label scores as seen from five places, `[place * N + label]`; those of its own place are asked for on first use. */
  readonly parts: Float32Array
  /** Whether its own place has been asked for. */
  hasOwn: boolean
}

/** What a folded form gives to the words around it. */
export function scoresOf(model: Model, form: string): WordScores {
  const made: WordScores = { facts: wordFacts(form, model.clusters), parts: new Float32Array(PLACES * N), hasOwn: false }
  for (let place = 0; place < PLACES; place++) if (place !== OWN) weigh(model, made, place)
  return made
}

/** Asks for what a word gives to its own place, if that was not done: few words stand where a name may be. */
export function weighOwn(model: Model, word: WordScores): void {
  if (word.hasOwn) return
  weigh(model, word, OWN)
  word.hasOwn = true
}

function weigh({ table, weights }: Model, { facts, parts }: WordScores, place: number): void {
  const to = place * N
  const put = (hash: number): void => {
    const from = table.at(hash)
    if (from >= 0) for (let y = 0; y < N; y++) parts[to + y]! += weights[from + y]!
  }
  tell(facts, place, put)
  spell(facts, place, put)
}
