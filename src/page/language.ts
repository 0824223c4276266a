import { cellValues, readTable } from '../lexicon/lexicon.ts'
import { Unreadable } from './trouble.ts'

/** What a text is written in: an ISO 639 code, `und` where nothing can be told, and the language's English name with the share of its small words. */
export interface Language {
  readonly code: string
  readonly name: string
  readonly words: number
}

interface Known {
  readonly code: string
  readonly name: string
  readonly script: string
}

interface Table {
  readonly languages: readonly Known[]
  /** Which languages each small word belongs to, as places in the list. */
  readonly words: ReadonlyMap<string, readonly number[]>
}

let table: Table | null = null
const known = (): Table => (table ??= readLanguages())

function readLanguages(): Table {
  const rows = readTable('words/page-languages.tsv', ['language', 'name', 'script', 'words'])
  const words = new Map<string, number[]>()
  for (const [i, row] of rows.entries()) for (const word of new Set(cellValues(row.words))) words.set(word, [...(words.get(word) ?? []), i])
  return { languages: rows.map((r) => ({ code: r.language, name: r.name, script: r.script })), words }
}

const NONE: readonly number[] = []
const SAMPLE = 200_000
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Han', /\p{Script=Han}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
]

/** Tells what a text is written in by its letters and its commonest small words. */
export function languageOf(text: string): Language {
  const sample = text.length > SAMPLE ? text.slice(0, SAMPLE) : text
  const words = sample.match(/[\p{L}\p{M}]+/gu) ?? []
  let arabic = 0
  let latin = 0
  const { languages, words: small } = known()
  const hits = languages.map(() => 0)
  for (const w of words) {
    const code = w.charCodeAt(0)
    if (code >= 0x600 && code <= 0x6ff) arabic += w.length
    else if (code < 0x250) latin += w.length
    for (const i of small.get(w) ?? NONE) hits[i]!++
  }
  const script = arabic * 3 >= latin ? 'arabic' : 'latin'
  if (arabic + latin === 0) return otherScript(sample, words.length)
  let best: Language = { code: 'und', name: script === 'arabic' ? 'an Arabic-script language' : 'a Latin-script language', words: 0 }
  for (const [i, l] of languages.entries())
    if (l.script === script && hits[i]! > best.words * words.length) best = { code: l.code, name: l.name, words: hits[i]! / words.length }
  return best
}

function otherScript(sample: string, count: number): Language {
  for (const [name, pattern] of SCRIPTS) if (pattern.test(sample)) return { code: 'und', name: `a language in ${name} letters`, words: 0 }
  return { code: 'und', name: count === 0 ? 'no language: it holds no words' : 'a language Marsad does not know', words: 0 }
}

/**
 * Refuses a page that is not in Arabic. A short Arabic-script text without any small word passes: a headline may hold none.
 * @throws Unreadable naming the language found.
 */
export function requireArabic(source: string, text: string): void {
  const found = languageOf(text)
  if (found.code === 'ar') return
  const letters = countArabic(text)
  if (letters === 0) throw new Unreadable(source, `the page is in ${found.name}${share(found)}, Marsad reads Arabic`)
  if (found.code !== 'und') throw new Unreadable(source, `the page is in ${found.name}${share(found)}, Marsad reads Arabic`)
  if (!hasOrdinaryWord(text)) throw new Unreadable(source, `no words: ${letters} Arabic letters in a row that make no word`)
}

const share = (l: Language): string =>
  l.words > 0 ? ` (${Math.round(l.words * 100)} % of its words are among that language's commonest)` : ''

function countArabic(text: string): number {
  let n = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c >= 0x621 && c <= 0x6d3) n++
  }
  return n
}

// A run of 2 to 20 Arabic letters with more than one different letter in it.
function hasOrdinaryWord(text: string): boolean {
  for (const w of text.slice(0, SAMPLE).match(/[\u0621-\u06d3]+/g) ?? [])
    if (w.length >= 2 && w.length <= 20 && new Set(w).size > 1) return true
  return false
}
