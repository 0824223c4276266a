import { readTable } from '../../lexicon/lexicon.ts'

interface Pattern {
  readonly pieces: readonly string[]
  readonly ar: string
}

const ENOUGH = 6
// What the checks of an operation's input say of one field.
const CHECKED = /^[\w.-]+: (?:Invalid|Too|Unrecognized|nothing was given$|no such day|expected a day|expected a whole number$)/
const EXPECTED = /^[\w.-]+: expected [^;]*, found "[^"]*"$/
const isLittle = (letters: number): boolean => letters > 0 && letters < ENOUGH

let loaded: { readonly whole: ReadonlyMap<string, string>; readonly patterns: readonly Pattern[] } | null = null

function table(): NonNullable<typeof loaded> {
  if (loaded !== null) return loaded
  const rows = readTable('words/command.tsv', ['en', 'ar'])
  const patterns = rows
    // A word or two among values would be found in anything: only who names the line itself gets it.
    .filter((r) => r.en.includes('{}') && !isLittle(r.en.match(/\p{L}/gu)?.length ?? 0))
    .map((r) => ({ pieces: r.en.split('{}'), ar: r.ar }))
    // What says more of itself is tried before what says less.
    .sort((a, b) => b.pieces.join('').length - a.pieces.join('').length)
  loaded = { whole: new Map(rows.map((r) => [r.en, r.ar])), patterns }
  return loaded
}

/**
 * What the program says in English, in Arabic: by its line in `lexicon/words/command.tsv`, `{}` standing for what varies, which is itself put into
 * Arabic where it has a line. What has no line stays as it is.
 */
export function inArabic(english: string): string {
  const whole = table().whole.get(english)
  if (whole !== undefined) return whole
  const several = english.split('; ')
  // What is wrong with several fields: «limit: …; offset: …».
  if (several.length > 1 && several.every((part) => CHECKED.test(part) || EXPECTED.test(part))) return several.map(inArabic).join('؛ ')
  if (CHECKED.test(english)) return afterColon(english)
  for (const { pieces, ar } of table().patterns) {
    const found = between(english, pieces)
    if (found === null) continue
    let i = 0
    return ar.replace(/\{(\d?)\}/g, (_all, place: string) => {
      const at = place === '' ? i++ : Number(place) - 1
      // What stands in quotation marks was typed by somebody, and stays.
      return pieces[at]?.endsWith('"') === true ? (found[at] ?? '') : inArabic(found[at] ?? '')
    })
  }
  return afterColon(english)
}

/** «FILE: reason», «field: trouble»: the name stays, the rest is told. */
function afterColon(english: string): string {
  const colon = english.indexOf(': ')
  return colon > 0 ? `${english.slice(0, colon)}: ${inArabic(english.slice(colon + 2))}` : english
}

/** A line of the table with its values in the places of `{}`, the values as they are; null where there is no such line. */
export function filledInArabic(template: string, values: readonly unknown[]): string | null {
  let i = 0
  return (
    table()
      .whole.get(template)
      ?.replace(/\{(\d?)\}/g, (_all, place: string) => String(values[place === '' ? i++ : Number(place) - 1] ?? '')) ?? null
  )
}

/** Whether a line gives these words, or words with `{}` for what varies, in Arabic. */
export const hasArabic = (template: string): boolean => table().whole.has(template)

/** What stands in a text between the fixed pieces of a pattern, null where it has not that form. One pass: each piece is sought behind the last. */
function between(text: string, pieces: readonly string[]): string[] | null {
  const [first = '', ...others] = pieces
  if (!text.startsWith(first)) return null
  const found: string[] = []
  let at = first.length
  for (const [i, piece] of others.entries()) {
    const end =
      i === others.length - 1 ? (text.endsWith(piece) ? text.length - piece.length : -1) : text.indexOf(piece, at + (piece === '' ? 0 : 1))
    if (end < at) return null
    found.push(text.slice(at, end))
    at = end + piece.length
  }
  return found
}
