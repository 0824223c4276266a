import { readTable } from '../lexicon/lexicon.ts'
import { foldWord } from '../text/text.ts'

/** What a word does in the comparison of claims; the lexicon's file says what each is. */
export type Kind = 'class' | 'killed' | 'hurt' | 'scale' | 'about' | 'least' | 'most' | 'part' | 'total' | 'grown' | 'not' | 'hour'

let words: ReadonlyMap<Kind, ReadonlyMap<string, string>> | null = null

function load(): ReadonlyMap<Kind, ReadonlyMap<string, string>> {
  const made = new Map<Kind, Map<string, string>>()
  for (const { form, value, kind } of readTable('words/stories-words.tsv', ['form', 'value', 'kind'])) {
    const of = made.get(kind as Kind) ?? new Map<string, string>()
    made.set(kind as Kind, of)
    of.set(form.split(' ').map(foldWord).join(' '), value)
  }
  return made
}

/** What the folded words are of one kind; undefined where they are none. */
export function nameOf(kind: Kind, form: string): string | undefined {
  words ??= load()
  return words.get(kind)?.get(form)
}
