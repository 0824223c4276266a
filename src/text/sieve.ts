/**
 * Says at once that a word, or what is left of it behind its first letters, is none of a set: nineteen looks in twenty end here, in a
 * few bytes that stay near the processor. What it lets through must still be looked up.
 */
export class Sieve {
  #bits = new Uint8Array(1 << 10)
  #size = 0
  readonly #words: string[] = []

  add(word: string): void {
    this.#words.push(word)
    // One bit in sixteen set at most.
    if (++this.#size * 2 > this.#bits.length) {
      this.#bits = new Uint8Array(this.#bits.length * 4)
      for (const w of this.#words) this.#set(w)
    } else this.#set(word)
  }

  /** Whether `word.slice(from)` may be in the set. */
  may(word: string, from = 0): boolean {
    const h = keyOf(word, from) & (this.#bits.length * 8 - 1)
    return (this.#bits[h >> 3]! & (1 << (h & 7))) !== 0
  }

  #set(word: string): void {
    const h = keyOf(word, 0) & (this.#bits.length * 8 - 1)
    this.#bits[h >> 3]! |= 1 << (h & 7)
  }
}

function keyOf(word: string, from: number): number {
  let h = word.length - from
  for (let i = from; i < word.length; i++) h = Math.imul(h ^ word.charCodeAt(i), 0x01000193)
  return h ^ (h >>> 15)
}
