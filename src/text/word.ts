/** One folded form. Its tokens share it, so that what a room knows of the form is found once and kept with it. */
export interface Word {
  readonly form: string
  /** What memories know, each in its own place. */
  readonly kept: unknown[]
}

let memories = 0

/** A room's memory of words: what `find` says of a folded form, asked once for each word. `find` depends on the form alone and never gives undefined. */
export class WordMemory<T> {
  readonly #place = memories++
  readonly #find: (form: string) => T

  constructor(find: (form: string) => T) {
    this.#find = find
  }

  of(word: Word): T {
    const known = word.kept[this.#place]
    if (known !== undefined) return known as T
    const found = this.#find(word.form)
    word.kept[this.#place] = found
    return found
  }
}

/** A word that stands alone, kept nowhere. */
export const wordOf = (form: string): Word => ({ form, kept: new Array(memories) })
