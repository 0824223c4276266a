import { bufferOf } from '../stream.ts'
import { decodeText } from './entities.ts'

/**
 * Markup as it is scanned: one character for each place, its tags in ASCII. Text between two places is decoded when it is asked for, so that what
 * no reader sees (scripts, styles, most attributes) never is.
 */
export interface MarkupSource {
  readonly chars: string
  /** The text between two places, its character references read. */
  text(from: number, to: number): string
  /** The same as it stands. */
  raw(from: number, to: number): string
}

const AMPERSAND = 38

/** Markup that is decoded already. */
export const sourceOfText = (chars: string): MarkupSource => ({
  chars,
  text: (from, to) => decodeText(chars.slice(from, to)),
  raw: (from, to) => chars.slice(from, to),
})

/** Markup in valid UTF-8: `chars` has one character for each byte. In UTF-8 no byte of a longer character is an ASCII one, so tags are found all the same. */
export function sourceOfUtf8(bytes: Uint8Array): MarkupSource {
  const buffer = bufferOf(bytes)
  const chars = buffer.toString('latin1')
  return {
    chars,
    text(from, to) {
      let referring = false
      for (let i = from; i < to; i++) {
        const c = chars.charCodeAt(i)
        if (c > 0x7f) return decodeText(buffer.toString('utf8', from, to))
        if (c === AMPERSAND) referring = true
      }
      const text = chars.slice(from, to)
      return referring ? decodeText(text) : text
    },
    raw: (from, to) => buffer.toString('utf8', from, to),
  }
}
