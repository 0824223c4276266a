import { Parser } from 'htmlparser2'

const COMMON: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  rlm: '\u200f',
  lrm: '\u200e',
  zwnj: '\u200c',
  zwj: '\u200d',
}

const ONE = /&(?:#(\d{1,7});|#[xX]([\da-fA-F]{1,6});|([a-z]{2,6});)/g

/** Text with its character references read. The common ones are known here; a text with any other goes through the parser's full table. */
export function decodeText(text: string): string {
  if (!text.includes('&')) return text
  let rare = false
  const read = text.replace(ONE, (whole, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    const found = name === undefined ? pointOf(decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal)) : COMMON[name]
    if (found === undefined) rare = true
    return found ?? whole
  })
  return rare || LEFT.test(text.replace(ONE, '')) ? decodeAll(text) : read
}

// A reference without its semicolon, or one with a longer name.
const LEFT = /&(?:#|[a-zA-Z]{2})/

// Control characters, surrogates and the numbers that pages of windows-1252 took for characters have rules of their own.
const pointOf = (code: number): string | undefined =>
  code >= 0x20 && (code < 0x7f || code > 0x9f) && (code < 0xd800 || code > 0xdfff) && code <= 0x10ffff
    ? String.fromCodePoint(code)
    : undefined

function decodeAll(text: string): string {
  let out = ''
  const parser = new Parser({ ontext: (part) => (out += part) }, { decodeEntities: true })
  // A stray bracket is no tag here.
  parser.write(text.replaceAll('<', '&lt;'))
  parser.end()
  return out
}
