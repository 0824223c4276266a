const PLACES = 1024

interface Entry<T> {
  readonly name: string
  readonly value: T
}

/** Values by names in small letters, found where a name stands in a longer string, whatever its case, without cutting it out. */
export class NameTable<T> {
  readonly #places: (Entry<T> | undefined)[] = new Array(PLACES).fill(undefined)

  constructor(values: Iterable<readonly [string, T]>) {
    for (const [name, value] of values) {
      let place = placeOf(name, 0, name.length)
      while (this.#places[place] !== undefined) place = (place + 1) % PLACES
      this.#places[place] = { name, value }
    }
  }

  /** The value of the name that stands between two places, if there is one. */
  at(chars: string, from: number, to: number): T | undefined {
    for (let place = placeOf(chars, from, to); ; place = (place + 1) % PLACES) {
      const entry = this.#places[place]
      if (entry === undefined || isAt(entry.name, chars, from, to)) return entry?.value
    }
  }
}

const small = (c: number): number => (c >= 65 && c <= 90 ? c + 32 : c)

function placeOf(chars: string, from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum = (Math.imul(sum, 31) + small(chars.charCodeAt(i))) | 0
  return (sum ^ (sum >>> 10)) & (PLACES - 1)
}

function isAt(name: string, chars: string, from: number, to: number): boolean {
  if (name.length !== to - from) return false
  for (let i = 0; i < name.length; i++) if (small(chars.charCodeAt(from + i)) !== name.charCodeAt(i)) return false
  return true
}
