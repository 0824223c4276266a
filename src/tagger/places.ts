import type { Token } from '../text/text.ts'

const BUCKETS = 1024
const heads = new Int32Array(BUCKETS)
let next = new Int32Array(1024)

const NOWHERE: readonly never[] = []

/** Where else in a document each word stands: asked of few words, so words are only strung on a thousand threads until somebody asks. */
export class Places {
  readonly #tokens: readonly Token[]
  readonly #mayBeName: (i: number) => boolean
  readonly #found = new Map<string, readonly number[]>()

  constructor(
    tokens: readonly Token[],
    sentences: readonly { readonly from: number; readonly to: number }[],
    mayBeName: (i: number) => boolean,
  ) {
    this.#tokens = tokens
    this.#mayBeName = mayBeName
    heads.fill(-1)
    if (next.length < tokens.length) next = new Int32Array(tokens.length * 2)
    for (let s = sentences.length - 1; s >= 0; s--)
      for (let i = sentences[s]!.to - 1; i >= sentences[s]!.from; i--) {
        if (tokens[i]!.kind !== 'word') continue
        const bucket = bucketOf(tokens[i]!.form)
        next[i] = heads[bucket]!
        heads[bucket] = i
      }
  }

  /** The tokens of token `i`'s word, in order; none where it is no word of names, or too short to tell. */
  of(i: number): readonly number[] {
    const { form, kind } = this.#tokens[i]!
    if (kind !== 'word' || form.length < 3) return NOWHERE
    let places = this.#found.get(form)
    if (places === undefined) {
      places = this.#mayBeName(i) ? this.#tokensOf(form) : NOWHERE
      this.#found.set(form, places)
    }
    return places
  }

  #tokensOf(form: string): number[] {
    const places: number[] = []
    for (let i = heads[bucketOf(form)]!; i >= 0; i = next[i]!) if (this.#tokens[i]!.form === form) places.push(i)
    return places
  }
}

const bucketOf = (form: string): number =>
  (form.charCodeAt(0) * 7 + form.charCodeAt(1) * 31 + form.charCodeAt(form.length - 1) * 131 + form.length * 517) & (BUCKETS - 1)
