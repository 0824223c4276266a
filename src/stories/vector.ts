/** Weighted terms of a text: sorted hashes with weights of length 1 together. */
export interface Vector {
  readonly terms: Uint32Array
  readonly weights: Float32Array
}

/** The vector of term → weight, brought to length 1. */
export function vectorOf(weights: ReadonlyMap<number, number>): Vector {
  const terms = Uint32Array.from(weights.keys()).sort()
  let square = 0
  for (const w of weights.values()) square += w * w
  const norm = square === 0 ? 1 : 1 / Math.sqrt(square)
  return { terms, weights: Float32Array.from(terms, (t) => weights.get(t)! * norm) }
}

/** Cosine of two vectors of length 1. */
export function cosine(a: Vector, b: Vector): number {
  let [i, j, sum] = [0, 0, 0]
  while (i < a.terms.length && j < b.terms.length) {
    const x = a.terms[i]!
    const y = b.terms[j]!
    if (x === y) sum += a.weights[i++]! * b.weights[j++]!
    else if (x < y) i++
    else j++
  }
  return sum
}
