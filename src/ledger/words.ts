import { splitEnclitics, splitProclitics, type Token, tokenize, tokensOf, unfolded, type Word, WordMemory } from '../text/text.ts'

// Limits of PostgreSQL: a lexeme has at most 2,046 bytes, a position at most 16,383, a vector at most 1 MB.
const LONGEST = 500
const LAST_POSITION = 16_383
const VECTOR_BYTES = 900_000

/** Articles and conjunctions that can only be that: «والـ بالـ للـ الـ» before a word of at least two letters. */
const ARTICLE = /^[وف]?(?:[بك]?ال|لل)(?=..)/

/** The folded word without conjunction, preposition and article where an article shows that they are none of its own letters. */
export const plainForm = (form: string): string => form.replace(ARTICLE, '')

/**
 * What a word of a page is found by: its plain form, and, since و ف ب ل ك and pronoun endings may be its own letters or not,
 * the forms without them as well.
 */
export const indexForms = (word: Word): readonly string[] => FORMS.of(word)

const FORMS = new WordMemory((form) => formsOf(form.toWellFormed()))

function formsOf(form: string): string[] {
  const plain = plainForm(form)
  const forms = new Set([plain])
  if (plain === form) for (const { rest } of splitProclitics(form)) if (rest.length >= 3) forms.add(plainForm(rest))
  for (const stem of splitEnclitics(plain)) if (stem.length >= 3 && stem.length < plain.length - 1) forms.add(stem)
  return [...forms]
}

const QUOTED = /['\\]/

/** A search vector as PostgreSQL reads it; `cut` counts the words that found no room in it. */
export interface Vector {
  readonly text: string
  readonly cut: number
}

/**
 * The search vector of a page's text: its words folded, at their places, those of `titles` (in the order of the text) weighted A and
 * once more marked as words of titles; then `names`, words of another script that the page is to be found by, after its last place; and `actors`, the
 * keys of whom it names. What is marked begins with a character that no word begins with.
 */
export function searchVector(
  text: string,
  titles: readonly (readonly [number, number])[],
  names: readonly string[],
  actors: readonly string[],
): Vector {
  const places = new Map<string, string>()
  let room = VECTOR_BYTES
  let cut = 0
  const plant = (form: string, mark: string): boolean => {
    const before = places.get(form)
    const grows = mark.length + 2 + (before === undefined ? form.length * 2 + 8 : 0)
    if (grows > room) return false
    room -= grows
    places.set(form, before === undefined ? mark : before + ',' + mark)
    return true
  }
  let place = 0
  let title = 0
  for (const token of tokensOf(text)) {
    if (token.kind === 'mark') continue
    place++
    while (title < titles.length && titles[title]![1] <= token.start) title++
    const inTitle = title < titles.length && titles[title]![0] <= token.start && token.end <= titles[title]![1]
    const mark = String(Math.min(place, LAST_POSITION)) + (inTitle ? 'A' : '')
    let kept = token.form.length <= LONGEST
    if (kept) for (const form of token.kind === 'word' ? indexForms(token.word) : [token.form]) kept = plant(form, mark) && kept
    if (!kept) cut++
  }
  for (const name of names) {
    place++
    for (const token of tokenize(name)) {
      if (token.kind === 'mark') continue
      place++
      if (token.form.length > LONGEST || !plant(token.form.toWellFormed(), String(Math.min(place, LAST_POSITION)))) cut++
    }
  }
  let out = ''
  for (const [form, marks] of places) {
    out += `${lexeme(form)}:${marks} `
    if (!marks.includes('A')) continue
    const inTitles = marks.split(',').filter((mark) => mark.endsWith('A'))
    out += `${lexeme(IN_TITLE + form)}:${inTitles.map((mark) => mark.slice(0, -1)).join(',')} `
  }
  for (const key of actors) out += `${lexeme(actorLexeme(key))} `
  if (out.length < SHORT) out += BALLAST
  return { text: out, cut }
}

// PostgreSQL leaves in its row what takes less than 2 KB with it, whatever is asked of the column: short vectors, one in seven, made the rows that are
// counted three times as wide as all others. With this lexeme, which nobody asks for, every vector is kept beside the rows.
const SHORT = 2000
const BALLAST = `'${'~'.repeat(2000)}' `

// What a lexeme begins with that stands for a word of a title, and for an actor.
const IN_TITLE = '^'
const ACTOR = '@'

const lexeme = (form: string): string => `'${QUOTED.test(form) ? form.replace(/['\\]/g, (c) => c + c) : form}'`

/** The lexeme that stands for an actor. */
export const actorLexeme = (key: string): string => ACTOR + key.slice(0, LONGEST)

/** A text query that pages answer which name the actor, or one of several. */
export const namesQuery = (keys: readonly string[]): string => `(${keys.map((key) => lexeme(actorLexeme(key))).join(' | ')})`

/**
 * One thing a search asks for: words that must stand next to each other in order (one word: just stand there); `not` asks for their absence;
 * `quoted` words are meant as they are, in their number too.
 */
export interface Wanted {
  readonly words: readonly string[]
  readonly not: boolean
  readonly quoted: boolean
}

/** Forms in which a word asked for may also stand, besides its own: its other numbers. */
export type Alike = (form: string) => readonly string[]

const NONE: Alike = () => []

/** What a person typed, told apart: words, phrases between quotation marks, `-` before what must not be there. */
export const wanted = (words: string): Wanted[] =>
  pieces(words).map(({ text, not, quoted }) => ({
    words: tokenize(text)
      .filter((t) => t.kind !== 'mark')
      .map((t) => t.form),
    not,
    quoted,
  }))

const PIECE = /(^|\s)(-?)(?:"([^"]*)"|«([^»]*)»|“([^”]*)”|(\S+))/gu

function pieces(words: string): { text: string; not: boolean; quoted: boolean }[] {
  return [...words.matchAll(PIECE)]
    .map(([, , minus, straight, guillemets, curly, bare]) => ({
      text: straight ?? guillemets ?? curly ?? bare ?? '',
      not: minus === '-',
      quoted: bare === undefined,
    }))
    .filter(({ text }) => tokenize(text).some((t) => t.kind !== 'mark'))
}

/** Where words are to stand: in titles, outside them, or anywhere. */
export type Field = 'title' | 'text' | 'anywhere'

/** The search as PostgreSQL's `tsquery` reads it; null where nothing is left to search for. */
export function searchQuery(asked: readonly Wanted[], field: Field = 'anywhere', alike: Alike = NONE): string | null {
  if (!asked.some((w) => !w.not)) return null
  const all = (w: Wanted): string =>
    formsAsked(w, alike)
      .map((forms) => alternatives(forms, field))
      .join(' <-> ')
  return asked.map((w) => `${w.not ? '!' : ''}(${all(w)})`).join(' & ')
}

const alternatives = (asked: ReadonlySet<string>, field: Field): string => {
  const forms = [...asked]
  if (field === 'title') return `(${forms.map((f) => lexeme(IN_TITLE + f)).join(' | ')})`
  return `(${forms.map((f) => lexeme(f) + (field === 'text' ? ':D' : '')).join(' | ')})`
}

// What belongs to a word, said as ranges: what a server takes for a letter depends on its locale.
const LETTERS =
  '0-9A-Za-z\\u00c0-\\u024f\\u0400-\\u04ff\\u0610-\\u061a\\u0620-\\u0669\\u066e-\\u06d3\\u06d5-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ff\\u0750-\\u077f\\u08a0-\\u08ff\\ufb50-\\ufdff\\ufe70-\\ufefc'

/**
 * Patterns (PostgreSQL's regular expressions) that the text matches where the words stand exactly as they were typed, whole and, in a phrase,
 * with nothing but space and marks between them; in the order of `wanted`.
 */
export function exactPatterns(words: string): { readonly pattern: string; readonly not: boolean }[] {
  return pieces(words).map(({ text, not }) => {
    const typed = tokenize(text).filter((t) => t.kind !== 'mark')
    const between = `[^${LETTERS}]+`
    const pattern = typed.map((t) => text.slice(t.start, t.end).replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')).join(between)
    return { pattern: `(^|[^${LETTERS}])${pattern}($|[^${LETTERS}])`, not }
  })
}

/** For each word of what is asked for the forms that it is looked up by: as typed and plain and, where it is not quoted, in its other numbers. */
export const formsAsked = ({ words, quoted }: Wanted, alike: Alike = NONE): Set<string>[] =>
  words.map((word) => {
    const form = word.toWellFormed()
    const plain = plainForm(form)
    // What looks like an article may be the word's own letters («باليستي»).
    const others = quoted ? [] : [...alike(form), ...alike(plain)]
    return new Set([form, plain, ...others].map((f) => f.slice(0, LONGEST)))
  })

/** Whether a word of the text is one that was asked for. */
export const answers = (token: Token, forms: ReadonlySet<string>): boolean =>
  token.kind !== 'mark' && (forms.has(token.form) || (token.kind === 'word' && indexForms(token.word).some((f) => forms.has(f))))

/**
 * Source of a regular expression that matches in every word, as it was written, that may answer to the form: what is taken off a word stands before
 * and behind what it is found by, and its last letter may be a taa marbuta that a pronoun opened.
 */
export function mayAnswer(form: string): string {
  const plain = plainForm(form).slice(0, LONGEST)
  return unfolded(plain, plain.endsWith('ه') ? 'ت' : '')
}
