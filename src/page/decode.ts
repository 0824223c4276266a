import { Buffer, isUtf8 } from 'node:buffer'
import { bufferOf } from './stream.ts'
import { Unreadable } from './trouble.ts'

/** Bytes turned into text: the encoding's name, why it was chosen, and how many characters could not be decoded. */
export interface Decoded {
  readonly text: string
  /** The text's first characters, `OPENING` of them where there are so many. */
  readonly opening: string
  /** The bytes themselves where they are UTF-8 without a fault. */
  readonly utf8: Uint8Array | null
  readonly encoding: string
  readonly why: string
  readonly broken: number
}

// Expected share of letters in Arabic newspaper text, in per mille: what tells windows-1256 from ISO-8859-6, whose first half is the same.
const SHARE: Readonly<Record<string, number>> = {
  ا: 150,
  ل: 115,
  ي: 70,
  م: 60,
  ن: 60,
  ر: 50,
  و: 55,
  ت: 45,
  ة: 30,
  ه: 30,
  ب: 30,
  ع: 30,
  د: 28,
}

/**
 * Decodes a page's bytes. The order of evidence: byte order mark, the transfer's charset, the declaration inside the page (`meta`, XML), then
 * statistics over UTF-8, UTF-16, windows-1256 and ISO-8859-6. UTF-8 keeps its byte order mark as U+FEFF, as reading a file as UTF-8 does.
 * @throws Unreadable where the bytes are no text.
 */
export function decodePage(source: string, bytes: Uint8Array, charset: string | null = null): Decoded {
  if (bytes.length === 0) throw new Unreadable(source, 'the file is empty')
  const head = bytes.subarray(0, 4096)
  if (head.every((b) => b === 0) && bytes.every((b) => b === 0)) throw new Unreadable(source, `${bytes.length} NUL bytes and nothing else`)
  const bom = byteOrderMark(bytes)
  if (bom !== null) return decodeAs(bytes, bom, 'byte order mark')
  const wide = wideWithoutMark(bytes)
  if (wide !== null) return decodeAs(bytes, wide, 'statistics')
  refuseBinary(source, bytes)
  const utf8 = decodeAs(bytes, 'utf-8', 'statistics')
  // Valid UTF-8 with letters beyond ASCII is UTF-8, whatever a header says: no other encoding gives it by chance.
  if (utf8.broken === 0) return utf8
  const declared = known(charset) ?? known(declaration(head))
  if (declared !== null && declared !== 'utf-8') return decodeAs(bytes, declared, charset === null ? 'declaration' : 'header')
  const single = ['windows-1256', 'iso-8859-6'].map((e) => decodeAs(bytes, e, 'statistics'))
  const best = single.reduce((a, b) => (arabicLikeness(b.text) > arabicLikeness(a.text) ? b : a))
  // A few broken bytes in good UTF-8 (a cut file, a pasted byte) are no reason to take the page for a single-byte one.
  if (arabicLikeness(utf8.text) >= arabicLikeness(best.text) || utf8.broken * 50 < arabicLetters(utf8.text)) return utf8
  if (arabicLikeness(best.text) < 0.25) {
    if (utf8.broken * 10 < utf8.text.length) return utf8
    throw new Unreadable(source, 'neither UTF-8 nor any Arabic encoding (windows-1256, ISO-8859-6, UTF-16) gives readable text')
  }
  return best
}

function byteOrderMark(b: Uint8Array): string | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return 'utf-8'
  if (b[0] === 0xff && b[1] === 0xfe) return 'utf-16le'
  if (b[0] === 0xfe && b[1] === 0xff) return 'utf-16be'
  return null
}

// In UTF-16 every second byte of Arabic text is 0x06 and of ASCII 0x00; no single-byte or UTF-8 text looks so.
function wideWithoutMark(bytes: Uint8Array): string | null {
  const n = Math.min(bytes.length, 4096) & ~1
  if (n < 8) return null
  let little = 0
  let big = 0
  for (let i = 0; i < n; i += 2) {
    if (bytes[i + 1] === 6 || (bytes[i + 1] === 0 && bytes[i] !== 0)) little++
    if (bytes[i] === 6 || (bytes[i] === 0 && bytes[i + 1] !== 0)) big++
  }
  const half = n / 2
  if (little > half * 0.85 && big < half * 0.3) return 'utf-16le'
  if (big > half * 0.85 && little < half * 0.3) return 'utf-16be'
  return null
}

const SIGNATURES: readonly (readonly [number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x50, 0x4b, 3, 4], 'a ZIP archive (or an Office document)'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [[0x52, 0x49, 0x46, 0x46], 'a RIFF file (sound or picture)'],
  [[0x7f, 0x45, 0x4c, 0x46], 'a program'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Office document'],
]

function refuseBinary(source: string, bytes: Uint8Array): void {
  for (const [mark, what] of SIGNATURES)
    if (mark.every((b, i) => bytes[i] === b))
      throw new Unreadable(source, `this is ${what}; Marsad reads text, HTML, feeds, WARC and JSON lines`)
  const n = Math.min(bytes.length, 1 << 16)
  let control = 0
  for (let i = 0; i < n; i++) {
    const b = bytes[i]!
    if (b < 32 && (b < 9 || (b > 13 && b !== 27))) control++
  }
  if (control * 100 > n) throw new Unreadable(source, `binary data: ${control} control bytes in the first ${n}`)
}

/** The charset that a page's own beginning declares, lower case, or null. */
export function declaration(head: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(head)
  const found =
    /<\?xml[^>]{0,200}encoding\s{0,9}=\s{0,9}["']([\w-]{2,30})/i.exec(text) ??
    /<meta[^>]{0,300}charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w-]{2,30})/i.exec(text)
  return found?.[1]?.toLowerCase() ?? null
}

function known(label: string | null): string | null {
  if (label === null) return null
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function decodeAs(bytes: Uint8Array, encoding: string, why: string): Decoded {
  if (encoding === 'utf-8' && isUtf8(bytes) && bufferOf(bytes).indexOf(REPLACEMENT) < 0) return new SoundUtf8(bytes, why)
  const text = new TextDecoder(encoding, { ignoreBOM: encoding === 'utf-8' }).decode(bytes)
  let broken = 0
  for (let i = text.indexOf('\ufffd'); i >= 0; i = text.indexOf('\ufffd', i + 1)) broken++
  return { text, opening: text.slice(0, OPENING), utf8: null, encoding, why, broken }
}

const REPLACEMENT = Buffer.from('\ufffd')
const OPENING = 3000

/** Faultless UTF-8. It is decoded where its text is asked for: of a page of markup it seldom is. */
class SoundUtf8 implements Decoded {
  readonly encoding = 'utf-8'
  readonly broken = 0
  readonly utf8: Uint8Array
  readonly why: string
  #text: string | null = null

  constructor(bytes: Uint8Array, why: string) {
    this.utf8 = bytes
    this.why = why
  }

  get text(): string {
    this.#text ??= bufferOf(this.utf8).toString('utf8')
    return this.#text
  }

  get opening(): string {
    // Four bytes are the most that a character takes.
    return bufferOf(this.utf8)
      .toString('utf8', 0, OPENING * 4)
      .slice(0, OPENING)
  }
}

const SAMPLE = 20_000

function arabicLetters(text: string): number {
  let n = 0
  for (let i = 0; i < text.length && i < SAMPLE; i++) if (isArabicLetter(text.charCodeAt(i))) n++
  return n
}

const isArabicLetter = (c: number): boolean => (c >= 0x621 && c <= 0x64a) || c === 0x6cc || c === 0x6a9

// How much a text's letters are spread as Arabic's are: 1 is newspaper text, 0 has no Arabic letter.
function arabicLikeness(text: string): number {
  const counts = new Map<string, number>()
  let letters = 0
  let other = 0
  for (let i = 0; i < text.length && i < SAMPLE; i++) {
    const code = text.charCodeAt(i)
    if (isArabicLetter(code)) {
      letters++
      counts.set(text[i]!, (counts.get(text[i]!) ?? 0) + 1)
    } else if (code > 0x7f && code !== 0xab && code !== 0xbb && (code < 0x600 || code > 0x66d) && (code < 0x2010 || code > 0x203a)) other++
  }
  if (letters === 0) return 0
  let shared = 0
  for (const [letter, share] of Object.entries(SHARE)) shared += Math.min(share / 1000, (counts.get(letter) ?? 0) / letters)
  return (shared / 0.753) * (letters / (letters + 3 * other))
}
