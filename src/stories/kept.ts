import type { Telling, Told } from './telling.ts'

/** What of a telling cannot be worked out from its other columns, as bytes: words, sentences, their spans, actors. Little-endian. */
export function packTold({ words, cuts, spans, actors }: Pick<Told, 'words' | 'cuts' | 'spans' | 'actors'>): Uint8Array {
  const parts = [words, cuts, spans, actors.terms]
  const bytes = new Uint8Array(16 + 4 * (parts.reduce((n, p) => n + p.length, 0) + actors.weights.length))
  const view = new DataView(bytes.buffer)
  let at = 0
  for (const part of parts) {
    view.setUint32(at, part.length, true)
    at += 4
  }
  for (const part of parts)
    for (const n of part) {
      view.setUint32(at, n, true)
      at += 4
    }
  for (const weight of actors.weights) {
    view.setFloat32(at, weight, true)
    at += 4
  }
  return bytes
}

/** What `packTold` packed. */
export function unpackTold(bytes: Uint8Array): Pick<Telling, 'words' | 'cuts' | 'spans' | 'actors'> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 16
  const take = (count: number): Uint32Array => {
    const list = new Uint32Array(count)
    for (let i = 0; i < count; i++, at += 4) list[i] = view.getUint32(at, true)
    return list
  }
  const [words, cuts, spans, terms] = [0, 4, 8, 12].map((head) => take(view.getUint32(head, true)))
  const weights = new Float32Array(terms!.length)
  for (let i = 0; i < weights.length; i++, at += 4) weights[i] = view.getFloat32(at, true)
  return { words: words!, cuts: cuts!, spans: spans!, actors: { terms: terms!, weights } }
}
