import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'

/** A page as a server or an archive might have spoilt it. */
export interface Mutant {
  readonly name: string
  readonly bytes: Uint8Array
}

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))
const LARGEST = 60_000

const INSERTED = [
  '\u0000',
  '\u202e',
  '\u2066\u2069',
  '\u200f',
  '\ufeff',
  '\ud800',
  '\u0640\u0640\u0640',
  '\u064b\u0651',
  '\u2028',
  '\r',
  '\r\n\r\n',
  '\u00a0',
  '😀',
  '&#x0;',
  '&amp;amp;',
  '&#1114112;',
  '&nbsp',
  '&rlm;',
  '<br>',
  '</p></div></article>',
  '<div class="related-posts comment">',
  '<table><tr><td>',
  '<script>',
  '<!--',
  '<![CDATA[',
  '<plaintext>',
  '<svg><p>',
  '<time datetime="9999-99-99T99:99">',
  '<meta charset="utf-16">',
  '<meta property="article:published_time" content="2022-13-45">',
  '<script type="application/ld+json">{"@type":"NewsArticle","headline":{}}</script>',
  ' «« (أ ف ب) ',
  '\nاقرأ أيضا: \n',
  '\nنشر في 32 فبراير 0000 25:61\n',
  '\nالمصدر: \n',
  '١٤٤٥/١٣/٤٥هـ',
] as const

type Change = (text: string, at: number, length: number, pick: number) => string

const ends = (text: string, at: number, length: number): [number, number] => {
  const from = Math.floor(at * text.length)
  return [from, Math.min(text.length, from + length)]
}

// Each takes a place (0–1), a length and a number that chooses.
const CHANGES: readonly Change[] = [
  (text, at) => text.slice(0, Math.floor(at * text.length)),
  (text, at) => text.slice(Math.floor(at * text.length)),
  (text, at, length) => {
    const [from, to] = ends(text, at, length)
    return text.slice(0, from) + text.slice(to)
  },
  (text, at, length) => {
    const [from, to] = ends(text, at, length)
    return text.slice(0, to) + text.slice(from)
  },
  (text, at, length, pick) => {
    const [from] = ends(text, at, length)
    return text.slice(0, from) + INSERTED[pick % INSERTED.length]! + text.slice(from)
  },
  (text, at, length, pick) => {
    const [from] = ends(text, at, length)
    return text.slice(0, from) + INSERTED[pick % INSERTED.length]!.repeat(length) + text.slice(from)
  },
  (text, at, _, pick) => {
    const tags = [...text.matchAll(/<[^<>]{1,200}>/g)]
    const tag = tags[Math.floor(at * tags.length)]
    if (tag === undefined) return text.replaceAll('\n', '\n\n')
    return text.slice(0, tag.index) + (pick % 2 === 0 ? '' : tag[0].repeat(1 + (pick % 900))) + text.slice(tag.index + tag[0].length)
  },
  (text, _, __, pick) => (pick % 2 === 0 ? text.replaceAll('\n', ' ') : text.replaceAll(' ', '\n')),
  (text, at, length) => {
    const [from, to] = ends(text, at, length)
    return text.slice(0, from) + text.slice(from, to).replaceAll('"', "'").replaceAll('>', '') + text.slice(to)
  },
]

// Saved pages of the measuring material join the examples in the long run, where they are here.
const saved = fileURLToPath(new URL('../../../shared/data/html/arabic/', import.meta.url))

function seeds(): { name: string; bytes: Buffer }[] {
  const folders = process.env.FUZZ_RUNS !== undefined && existsSync(saved) ? [examples, saved] : [examples]
  return folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((n) => /\.(txt|html)$/.test(n))
      .map((name) => ({ name, bytes: middle(readFileSync(folder + name)) })),
  )
}

// Of a large page the part its text stands in.
const middle = (bytes: Buffer): Buffer => {
  const from = Math.max(0, Math.floor((bytes.length - LARGEST) / 2))
  return bytes.subarray(from, from + LARGEST)
}

const change = fc.tuple(
  fc.nat(CHANGES.length - 1),
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.integer({ min: 1, max: 400 }),
  fc.nat(10_000),
)
const flip = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), fc.nat(255))
const encoding = fc.constantFrom<BufferEncoding>('utf8', 'utf8', 'utf8', 'utf16le', 'latin1')

/** Pages written for the project, cut, doubled, stuffed, wrongly nested, wrongly encoded, with bytes flipped. */
export const mutants = (): fc.Arbitrary<Mutant> =>
  fc
    .tuple(fc.constantFrom(...seeds()), fc.array(change, { maxLength: 5 }), fc.array(flip, { maxLength: 6 }), encoding)
    .map(([{ name, bytes }, changes, flips, into]) => {
      let text = bytes.toString('utf8')
      for (const [which, at, length, pick] of changes) text = CHANGES[which]!(text, at, length, pick).slice(0, LARGEST * 4)
      const spoilt = changes.length === 0 ? Buffer.from(bytes) : Buffer.from(text, into)
      if (spoilt.length > 0) for (const [at, value] of flips) spoilt[Math.floor(at * spoilt.length)] = value
      return { name, bytes: spoilt }
    })
