import { foldWord, Sieve, type Token, type Word, WordMemory } from '../../text/text.ts'
import { conjugate, type VerbForm } from './conjugate.ts'

/** One way to read a word as a form of a lexicon line. */
export interface Sense<T> {
  readonly value: T
  readonly kind: 'verb' | 'noun' | 'participle'
  readonly verb: VerbForm | null
  /** و or ف before it. */
  readonly joined: boolean
  /** Preposition written onto it: ب ل ك, or empty. */
  readonly preposition: string
  readonly definite: boolean
  /** Pronoun ending of a noun («زيارته»), folded, or empty. */
  readonly possessor: string
  /** Folded letters of the conjunction and preposition before the word itself. */
  readonly skip: number
}

/** Words in all their written forms, looked up by a folded form or, faster, by a token's word. */
export interface Inflections<T> {
  readonly of: (form: string) => readonly Sense<T>[]
  readonly at: (word: Word) => readonly Sense<T>[]
}

/** Collects a lexicon file's verbs, nouns and participles. */
export interface InflectionsBuilder<T> {
  verb(past: string, present: string, value: T): void
  /** A noun in one number, without article; feminine, dual and plural endings are the caller's lines. */
  noun(form: string, value: T): void
  /** An adjective or participle, masculine singular without article; its feminine, dual and plurals are made. */
  participle(form: string, value: T): void
  build(): Inflections<T>
}

interface Listed<T> {
  readonly value: T
  readonly kind: 'verb' | 'noun' | 'participle'
  readonly verb: VerbForm | null
  readonly possessor: string
}

/** Whether token `i` is written with taa marbuta: folded, the ending of a noun looks like a pronoun's. */
export const endsInTaaMarbuta = ({ text, tokens }: { readonly text: string; readonly tokens: readonly Token[] }, i: number): boolean =>
  text[tokens[i]!.end - 1] === 'ة'

const POSSESSORS = ['ه', 'ها', 'هم', 'هما', 'نا', 'هن', 'كم', 'ي']

/** Begins an empty collection of inflected words. */
export function inflections<T>(): InflectionsBuilder<T> {
  const listed = new Map<string, Listed<T>[]>()
  const put = (form: string, entry: Listed<T>): void => {
    const list = listed.get(form)
    if (list === undefined) listed.set(form, [entry])
    else if (
      !list.some((l) => l.value === entry.value && l.kind === entry.kind && l.possessor === entry.possessor && l.verb === entry.verb)
    )
      list.push(entry)
  }
  return {
    verb(past, present, value) {
      for (const [form, verb] of conjugate(past, present)) put(form, { value, kind: 'verb', verb, possessor: '' })
    },
    noun(form, value) {
      const f = foldWord(form)
      const entry = { value, kind: 'noun' as const, verb: null, possessor: '' }
      put(f, entry)
      // «اجتماعا», «عسكريا»
      if (!/[ها]$/.test(f) && !/(ات|ى)$/.test(form)) put(f + 'ا', entry)
      const stem = form.endsWith('ة') ? f.slice(0, -1) + 'ت' : f
      // «هجومين», «زيارتان»; a plural has no dual.
      if (form.endsWith('ة') || !/([هاي]|ات|ين|ون)$/.test(f)) for (const dual of ['ان', 'ين']) put(stem + dual, entry)
      // «سفارتيهما»
      if (form.endsWith('ة')) put(stem + 'يهما', { ...entry, possessor: 'هما' })
      for (const possessor of POSSESSORS) {
        put(stem + possessor, { ...entry, possessor })
        // «لقائه», «لقاؤها»: a final hamza takes the seat of the case before a pronoun.
        if (f.endsWith('اء')) for (const seat of ['ي', 'و']) put(f.slice(0, -1) + seat + possessor, { ...entry, possessor })
      }
    },
    participle(form, value) {
      const f = foldWord(form)
      const entry = { value, kind: 'participle' as const, verb: null, possessor: '' }
      const stem = f.endsWith('ي') ? f.slice(0, -1) : f
      for (const ending of ['', 'ا', 'ه', 'ين', 'ون', 'ات', 'ان', 'تان', 'تين']) put(f + ending, entry)
      if (stem !== f) for (const ending of ['', 'ين', 'ون']) put(stem + ending, entry)
    },
    build: () => lookUp(listed),
  }
}

function lookUp<T>(listed: ReadonlyMap<string, readonly Listed<T>[]>): Inflections<T> {
  const sieve = new Sieve()
  for (const form of listed.keys()) sieve.add(form)
  const of = (form: string): readonly Sense<T>[] => senses(listed, sieve, form)
  const memory = new WordMemory(of)
  return { of, at: (word) => memory.of(word) }
}

const NONE: readonly never[] = []
const PREPOSITIONS = ['ب', 'ل', 'ك']

function senses<T>(listed: ReadonlyMap<string, readonly Listed<T>[]>, sieve: Sieve, form: string): readonly Sense<T>[] {
  let out: Sense<T>[] | null = null
  const take = (from: number, joined: boolean, preposition: string, definite: boolean, skip: number): void => {
    if (!sieve.may(form, from)) return
    for (const l of listed.get(form.slice(from)) ?? NONE) {
      // A verb takes no article and, of the prepositions, only ل before its present («ليوقع»).
      if (l.kind === 'verb' && (definite || (preposition !== '' && !(preposition === 'ل' && l.verb!.tense === 'present')))) continue
      if (l.possessor !== '' && definite) continue
      out ??= []
      out.push({ ...l, joined, preposition, definite, skip })
    }
  }
  const most = (form.startsWith('و') || form.startsWith('ف')) && form.length > 3 ? 1 : 0
  for (let join = 0; join <= most; join++) {
    const length = form.length - join
    take(join, join > 0, '', false, join)
    if (form.startsWith('ال', join) && length > 4) take(join + 2, join > 0, '', true, join)
    for (const preposition of PREPOSITIONS) {
      if (!form.startsWith(preposition, join) || length < 4) continue
      const rest = join + 1
      take(rest, join > 0, preposition, false, rest)
      if (form.startsWith('ال', rest) && length > 5) take(rest + 2, join > 0, preposition, true, rest)
      else if (preposition === 'ل' && form.startsWith('ل', rest) && length > 4) take(rest + 1, join > 0, preposition, true, rest)
    }
  }
  return out ?? NONE
}
