import { type Token, WordMemory } from '../text/text.ts'
import type { Model } from './decode.ts'
import { lexiconHints } from './hints.ts'
import { JOINT, jointFeatures, type Sequence, sequenceOf } from './joint-features.ts'
import { LABELS } from './labels.ts'
import { CLASS } from './word-classes.ts'
import { OWN, PLACES } from './word-features.ts'
import { type WordScores, type WordWeigher, wordWeigher } from './word-scores.ts'

const N = LABELS.length

/** Token range `[from, to)` of a sentence. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** A sentence of a sheet: its tokens, its first row, and its words seen together, where they have been. */
export interface SheetSentence extends Range {
  readonly row: number
  together: Sequence | null
}

/** Form of a token as the model sees it: every number is one word. */
export const modelForm = (t: Token): string => (t.kind === 'number' && t.form.length !== 4 ? '0' : t.form)

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

/** Label scores of a document's words, one row for each token of its sentences, filled in where somebody looks. One sheet is open at a time. */
export class Sheet {
  readonly model: Model
  readonly sentences: readonly SheetSentence[]
  readonly words: readonly WordScores[]
  /** Scores before transitions, row by row; a row is of use once it was looked at. */
  readonly scores: Float32Array
  readonly #leads: Float32Array
  readonly #tokens: readonly Token[]
  // Rows of each word that may be a name's and stands in several places.
  readonly #places = new Map<string, number[]>()

  readonly #weigher: WordWeigher
  readonly #plain: number

  constructor(
    { model, words: memory, number, weigher }: ReadyModel,
    tokens: readonly Token[],
    ranges: readonly Range[],
    plain = model.plain,
  ) {
    this.model = model
    this.#plain = plain
    this.#tokens = tokens
    this.#weigher = weigher
    const sentences: SheetSentence[] = []
    const words: WordScores[] = []
    for (const { from, to } of ranges) {
      if (from >= to) continue
      sentences.push({ from, to, row: words.length, together: null })
      for (let i = from; i < to; i++) {
        const t = tokens[i]!
        const scores = t.kind === 'number' && t.form.length !== 4 ? number : memory.of(t.word)
        if (t.kind === 'word' && t.form.length > 2 && (scores.facts.classes & CLASS.common) === 0) this.#note(t.form, words.length)
        words.push(scores)
      }
    }
    this.sentences = sentences
    this.words = words
    if (leadRoom.length < words.length) {
      scoreRoom = new Float32Array(words.length * 2 * N)
      leadRoom = new Float32Array(words.length * 2)
    }
    this.scores = scoreRoom
    this.#leads = leadRoom.fill(Number.NaN, 0, words.length)
  }

  #note(form: string, row: number): void {
    const places = this.#places.get(form)
    if (places === undefined) this.#places.set(form, [row])
    else places.push(row)
  }

  /** Rows of a row's word, where it is one that speaks for itself elsewhere in the document; else none. */
  placesOf(row: number): readonly number[] {
    return this.#places.get(this.words[row]!.facts.form) ?? []
  }

  /** Looks at a row: scores it and gives the lead of its best name label over «no name». */
  look(sentence: SheetSentence, row: number): number {
    const known = this.#leads[row]!
    if (!Number.isNaN(known)) return known
    this.#addParts(sentence, row)
    let lead = this.#leadOf(row)
    // A word that its own scores and its neighbours' put so far from any name is not asked about twice.
    if (lead >= -this.#plain) {
      this.#addJoint(sentence, row)
      lead = this.#leadOf(row)
    }
    this.#leads[row] = lead
    return lead
  }

  /** Looks at a row of any sentence. */
  lookAt(row: number): number {
    let low = 0
    let high = this.sentences.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.sentences[middle]!.row <= row) low = middle
      else high = middle - 1
    }
    return this.look(this.sentences[low]!, row)
  }

  #leadOf(row: number): number {
    const { scores } = this
    let top = -Infinity
    for (let k = row * N + 1; k < row * N + N; k++) if (scores[k]! > top) top = scores[k]!
    return top - scores[row * N]!
  }

  #addParts({ from, to, row: first }: SheetSentence, row: number): void {
    const { scores, words } = this
    const at = row * N
    for (let y = 0; y < N; y++) scores[at + y] = 0
    const end = first + to - from
    // The word `place - 2` behind the row speaks about it from that place.
    for (let place = 0; place < PLACES; place++) {
      const k = row + place - OWN
      if (k < first || k >= end) continue
      const word = words[k]!
      if ((word.weighed & (1 << place)) === 0) this.#weigher.weigh(word, place)
      const { parts } = word
      for (let y = 0; y < N; y++) scores[at + y]! += parts[place * N + y]!
    }
  }

  #addJoint(sentence: SheetSentence, row: number): void {
    const { scores, model } = this
    const { table, weights } = model
    sentence.together ??= this.#together(sentence)
    jointFeatures(sentence.together, row - sentence.row, joint)
    const at = row * N
    for (let j = 0; j < JOINT; j++) {
      const from = table.at(joint[j]!)
      if (from >= 0) for (let y = 0; y < N; y++) scores[at + y]! += weights[from + y]!
    }
  }

  #together({ from, to, row }: SheetSentence): Sequence {
    const facts = this.words.slice(row, row + to - from).map((w) => w.facts)
    return sequenceOf(facts, lexiconHints(this.#tokens, from, to))
  }
}

const joint = new Int32Array(JOINT)
