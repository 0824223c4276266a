import { foldWord } from '../../text/text.ts'
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

/** Words in all their written forms, looked up by a folded token. */
export interface Inflections<T> {
  readonly of: (form: string) => readonly Sense<T>[]
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

const POSSESSORS = ['ه', 'ها', 'هم', 'هما', 'نا', 'هن', 'كم', 'ي']
// Words are few and come again and again: what a form means is kept, up to this many forms.
const MEMORY = 60_000

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
      if (!/[هاي]$/.test(f) && !form.endsWith('ات')) put(f + 'ا', entry)
      const stem = form.endsWith('ة') ? f.slice(0, -1) + 'ت' : f
      if (form.endsWith('ة')) for (const dual of ['ان', 'ين']) put(stem + dual, entry)
      for (const possessor of POSSESSORS) put(stem + possessor, { ...entry, possessor })
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
  const memory = new Map<string, readonly Sense<T>[]>()
  const none: readonly Sense<T>[] = []
  return {
    of(form) {
      const known = memory.get(form)
      if (known !== undefined) return known
      const found = senses(listed, form)
      if (memory.size >= MEMORY) memory.clear()
      memory.set(form, found.length === 0 ? none : found)
      return found
    },
  }
}

function senses<T>(listed: ReadonlyMap<string, readonly Listed<T>[]>, form: string): Sense<T>[] {
  const out: Sense<T>[] = []
  const joins = (form.startsWith('و') || form.startsWith('ف')) && form.length > 3 ? ['', form[0]!] : ['']
  for (const join of joins) {
    const word = form.slice(join.length)
    take(listed, word, out, { joined: join !== '', preposition: '', definite: false, skip: join.length })
    if (word.startsWith('ال') && word.length > 4)
      take(listed, word.slice(2), out, { joined: join !== '', preposition: '', definite: true, skip: join.length })
    for (const preposition of ['ب', 'ل', 'ك']) {
      if (!word.startsWith(preposition) || word.length < 4) continue
      const rest = word.slice(1)
      const skip = join.length + 1
      take(listed, rest, out, { joined: join !== '', preposition, definite: false, skip })
      if (rest.startsWith('ال') && rest.length > 4)
        take(listed, rest.slice(2), out, { joined: join !== '', preposition, definite: true, skip })
      else if (preposition === 'ل' && rest.startsWith('ل') && rest.length > 3)
        take(listed, rest.slice(1), out, { joined: join !== '', preposition, definite: true, skip })
    }
  }
  return out
}

function take<T>(
  listed: ReadonlyMap<string, readonly Listed<T>[]>,
  word: string,
  out: Sense<T>[],
  clitics: Pick<Sense<T>, 'joined' | 'preposition' | 'definite' | 'skip'>,
): void {
  for (const l of listed.get(word) ?? []) {
    // A verb takes no article and, of the prepositions, only ل before its present («ليوقع»).
    if (
      l.kind === 'verb' &&
      (clitics.definite || (clitics.preposition !== '' && !(clitics.preposition === 'ل' && l.verb!.tense === 'present')))
    )
      continue
    if (l.possessor !== '' && clitics.definite) continue
    out.push({ ...l, ...clitics })
  }
}
