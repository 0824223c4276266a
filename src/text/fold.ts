/** A folded string with its way back: `at[i]` is the place in the source of the character that `text[i]` came from; `at[text.length]` is the source's length. */
export interface Folded {
  readonly text: string
  readonly at: readonly number[]
}

const DROP = 0
const NFKC = 1
// One entry for each UTF-16 unit: its folded unit, DROP or NFKC (ask the slow path).
const table = new Uint16Array(0x10000)
for (let code = 0; code < 0x10000; code++) table[code] = code
const fold1 = (from: string, to: string): void => {
  for (const c of from) table[c.charCodeAt(0)] = to.charCodeAt(0)
}
const range = (from: number, to: number, value: number): void => {
  for (let code = from; code <= to; code++) table[code] = value
}
fold1('أإآٱٲٳ', 'ا')
fold1('ؤ', 'و')
fold1('ئىیېۍ', 'ي')
fold1('ةۃہھە', 'ه')
fold1('کڪگ', 'ك')
fold1('ڤ', 'ف')
fold1('پ', 'ب')
fold1('چ', 'ج')
fold1('ژ', 'ز')
for (let d = 0; d < 10; d++) {
  table[0x660 + d] = 48 + d
  table[0x6f0 + d] = 48 + d
}
for (let c = 65; c <= 90; c++) table[c] = c + 32
range(0x64b, 0x65f, DROP)
range(0x610, 0x61a, DROP)
range(0x6d6, 0x6dc, DROP)
range(0x6df, 0x6e8, DROP)
range(0x6ea, 0x6ed, DROP)
range(0x200b, 0x200f, DROP)
range(0x202a, 0x202e, DROP)
range(0x2060, 0x2064, DROP)
range(0x2066, 0x2069, DROP)
for (const code of [0x640, 0x670, 0x674, 0xfeff, 0xad, 0x61c]) table[code] = DROP
const PRESENTATION = [
  [0xfb50, 0xfdff],
  [0xfe70, 0xfefc],
  [0xff01, 0xffef],
] as const
for (const [from, to] of PRESENTATION) range(from, to, NFKC)
table[0xa0] = 32

/** Whether the unit is a mark, tatweel or an invisible control: it vanishes in folding. */
export const isSilent = (code: number): boolean => table[code] === DROP

/**
 * Folds spelling variants together: hamza forms to bare letters, alef maqsura to ya, taa marbuta to ha, Persian letters to their
 * Arabic kin, Eastern digits to ASCII, Latin to lower case, presentation forms by NFKC; short vowels, tatweel and bidi controls vanish.
 */
export function foldWord(word: string): string {
  let out = ''
  for (let i = 0; i < word.length; i++) {
    const code = word.charCodeAt(i)
    const to = table[code]!
    if (to === NFKC) out += foldSlow(word[i]!)
    else if (to !== DROP) out += to === code ? word[i] : String.fromCharCode(to)
  }
  return out
}

const foldSlow = (c: string): string => {
  const n = c.normalize('NFKC')
  return n === c ? c : foldWord(n)
}

// Other units that fold to each folded unit, as they stand in a class of a regular expression; and those that may stand between them.
let spellings: { readonly of: ReadonlyMap<string, string>; readonly silent: string } | undefined

function unitsByFold(): NonNullable<typeof spellings> {
  const of = new Map<string, string>()
  let silent = ''
  for (let code = 0; code < 0x10000; code++) {
    const to = table[code]!
    const unit = escaped(code)
    if (to === DROP) silent += unit
    else if (to !== NFKC && to !== code) of.set(String.fromCharCode(to), (of.get(String.fromCharCode(to)) ?? '') + unit)
  }
  return { of, silent: `[${silent}]*` }
}

const escaped = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`

const presentation = new RegExp(`[${PRESENTATION.map(([from, to]) => `${escaped(from)}-${escaped(to)}`).join('')}]`)

/**
 * Source of a regular expression (no flags) that matches wherever the folded word stands in a text as it was written, be it inside a longer word;
 * `ends` are further letters that its last one may be. Presentation forms are left out: ask `hasPresentationForms` first.
 */
export function unfolded(form: string, ends = ''): string {
  spellings ??= unitsByFold()
  const { of, silent } = spellings
  const unit = (c: string): string => `[${escaped(c.charCodeAt(0))}${of.get(c) ?? ''}`
  return Array.from({ length: form.length }, (_, i) => unit(form[i]!) + (i === form.length - 1 ? ends : '') + ']').join(silent)
}

/** Whether a text has letters that fold to others by NFKC. */
export const hasPresentationForms = (text: string): boolean => presentation.test(text)

/** Folds as `foldWord` does and keeps for each folded character the place it came from. */
export function fold(source: string): Folded {
  let text = ''
  const at: number[] = []
  for (let i = 0; i < source.length; i++) {
    const folded = foldWord(source[i]!)
    for (let k = 0; k < folded.length; k++) at.push(i)
    text += folded
  }
  at.push(source.length)
  return { text, at }
}

/** Place in the source after its first `count` folded characters, silent marks that follow them included. */
export function skipFolded(source: string, start: number, count: number): number {
  let i = start
  let left = count
  while (left > 0 && i < source.length) {
    const to = table[source.charCodeAt(i)]!
    if (to === NFKC) left -= Math.max(1, foldSlow(source[i]!).length)
    else if (to !== DROP) left--
    i++
  }
  while (i < source.length && table[source.charCodeAt(i)] === DROP) i++
  return i
}
