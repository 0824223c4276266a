import { type Token, WordMemory } from '../text/text.ts'
import type { Model } from './decode.ts'
import { lexiconHints } from './hints.ts'
import { JOINT, jointFeatures, type Sequence, sequenceOf } from './joint-features.ts'
import { LABELS } from './labels.ts'
import { Places } from './places.ts'
import { CLASS } from './word-classes.ts'
import { OWN, PLACES } from './word-features.ts'
import { type WordScores, type WordWeigher, wordWeigher } from './word-scores.ts'

const N = LABELS.length

/** Token range `[from, to)` of a sentence. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** Form of a token as the model sees it: every number is one word. */
export const modelForm = (t: Token): string => (isPlainNumber(t) ? '0' : t.form)

const isPlainNumber = (t: Token): boolean => t.kind === 'number' && t.form.length !== 4

/** A model with what it remembers of the words it has met. */
export interface ReadyModel {
  readonly model: Model
  /** By a token's word: what its form gives, and the same for numbers, which are all one word to the model. */
  readonly words: WordMemory<WordScores>
  readonly number: WordScores
  readonly weigher: WordWeigher
}

/** Makes a model ready to read. */
export function readyModel(model: Model): ReadyModel {
  const weigher = wordWeigher(model)
  return { model, weigher, words: new WordMemory((form) => weigher.scoresOf(form)), number: weigher.scoresOf('0') }
}

let scoreRoom = new Float32Array(1024 * N)
let leadRoom = new Float32Array(1024)

/** Label scores of a document's tokens, filled in where somebody looks. One sheet is open at a time. */
export class Sheet {
  readonly model: Model
  readonly sentences: readonly Range[]
  /** Scores before transitions, `[token * N + label]`; those of a token are of use once it was looked at. */
  readonly scores: Float32Array
  readonly #leads: Float32Array
  readonly #tokens: readonly Token[]
  readonly #ready: ReadyModel
  readonly #plain: number
  // The sentence last looked into, with its words seen together.
  #open: Range | null = null
  #together: Sequence | null = null
  #places: Places | null = null

  constructor(ready: ReadyModel, tokens: readonly Token[], sentences: readonly Range[], plain = ready.model.plain) {
    this.model = ready.model
    this.sentences = sentences
    this.#ready = ready
    this.#tokens = tokens
    this.#plain = plain
    if (leadRoom.length < tokens.length) {
      scoreRoom = new Float32Array(tokens.length * 2 * N)
      leadRoom = new Float32Array(tokens.length * 2)
    }
    this.scores = scoreRoom
    this.#leads = leadRoom.fill(Number.NaN, 0, tokens.length)
  }

  /** Lead of the best name label over «no name» by the token's own word alone. */
  ownLead(i: number): number {
    const word = this.#wordAt(i)
    if ((word.weighed & (1 << OWN)) === 0) this.#ready.weigher.weigh(word, OWN)
    return leadIn(word.parts, OWN * N)
  }

  /** Looks at a token: scores it and gives the lead of its best name label over «no name». */
  look(sentence: Range, i: number): number {
    const known = this.#leads[i]!
    if (!Number.isNaN(known)) return known
    this.#addParts(sentence, i)
    let lead = leadIn(this.scores, i * N)
    // A word that its own scores and its neighbours' put so far from any name is not asked about twice.
    if (lead >= -this.#plain) {
      this.#addJoint(sentence, i)
      lead = leadIn(this.scores, i * N)
    }
    this.#leads[i] = lead
    return lead
  }

  /** Looks at a token of any sentence. */
  lookAt(i: number): number {
    let low = 0
    let high = this.sentences.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.sentences[middle]!.from <= i) low = middle
      else high = middle - 1
    }
    return this.look(this.sentences[low]!, i)
  }

  /** The tokens of a token's word in the document, where it is one that may be a name's; else none. */
  placesOf(i: number): readonly number[] {
    this.#places ??= new Places(this.#tokens, this.sentences, (k) => (this.#wordAt(k).facts.classes & CLASS.common) === 0)
    return this.#places.of(i)
  }

  #wordAt(i: number): WordScores {
    const t = this.#tokens[i]!
    return isPlainNumber(t) ? this.#ready.number : this.#ready.words.of(t.word)
  }

  #addParts({ from, to }: Range, i: number): void {
    const { scores } = this
    const at = i * N
    for (let y = 0; y < N; y++) scores[at + y] = 0
    // The word `place - OWN` behind the token speaks about it from that place.
    for (let place = 0; place < PLACES; place++) {
      const k = i + place - OWN
      if (k < from || k >= to) continue
      const word = this.#wordAt(k)
      if ((word.weighed & (1 << place)) === 0) this.#ready.weigher.weigh(word, place)
      const { parts } = word
      for (let y = 0; y < N; y++) scores[at + y]! += parts[place * N + y]!
    }
  }

  #addJoint(sentence: Range, i: number): void {
    const { scores, model } = this
    const { table, weights } = model
    jointFeatures(this.#seenTogether(sentence), i - sentence.from, joint)
    const at = i * N
    for (let j = 0; j < JOINT; j++) {
      const from = table.at(joint[j]!)
      if (from >= 0) for (let y = 0; y < N; y++) scores[at + y]! += weights[from + y]!
    }
  }

  #seenTogether(sentence: Range): Sequence {
    if (this.#open === sentence && this.#together !== null) return this.#together
    const { from, to } = sentence
    const facts: WordScores['facts'][] = []
    for (let i = from; i < to; i++) facts.push(this.#wordAt(i).facts)
    this.#open = sentence
    this.#together = sequenceOf(facts, lexiconHints(this.#tokens, from, to))
    return this.#together
  }
}

const joint = new Int32Array(JOINT)

function leadIn(scores: Float32Array, at: number): number {
  let top = -Infinity
  for (let k = at + 1; k < at + N; k++) if (scores[k]! > top) top = scores[k]!
  return top - scores[at]!
}
