import { cellValues, lexicon, phraseWords, readTable } from '../lexicon/lexicon.ts'
import { foldWord } from '../text/text.ts'

/** What the lexicon says of a word by itself, as bits: the words that names begin and end with, and the words that stand beside them. */
export const CLASS = {
  given: 1,
  last: 2,
  person: 4,
  adjective: 8,
  noun: 16,
  group: 32,
  speech: 64,
  common: 128,
  place: 256,
  body: 512,
  caller: 1024,
} as const

let loaded: Map<string, number> | null = null

/** Classes of a folded word as it stands, 0 where it has none. */
export function classesOf(form: string): number {
  loaded ??= load()
  return loaded.get(form) ?? 0
}

/** Whether the folded word is a first name: of people of the lexicon, or listed as one. */
export const isGivenName = (form: string): boolean => (classesOf(form) & CLASS.given) !== 0

function load(): Map<string, number> {
  const out = new Map<string, number>()
  const add = (word: string, bit: number): void => {
    const form = foldWord(word)
    if (form.length > 1 && !form.includes(' ')) out.set(form, (out.get(form) ?? 0) | bit)
  }
  for (const e of lexicon().entries.values()) {
    if (e.type !== 'PER') continue
    for (const form of [e.ar, ...e.forms]) {
      const words = phraseWords(form)
      if (words.length < 2) continue
      add(words[0]!, CLASS.given)
      add(words[words.length - 1]!, CLASS.last)
    }
  }
  for (const row of readTable('words/given-names.tsv', ['name'])) add(row.name, CLASS.given)
  for (const row of readTable('words/person-nouns.tsv', ['noun'])) add(row.noun, CLASS.person)
  for (const row of readTable('words/title-words.tsv', ['word', 'role'])) {
    if (row.role === 'adjective' || row.role === 'honorific') add(row.word, CLASS.adjective)
    if (row.role === 'noun') add(row.word, CLASS.noun)
    if (row.role === 'group') add(row.word, CLASS.group)
    if (row.role === 'counterpart') add(row.word, CLASS.person)
  }
  for (const row of readTable('words/speech.tsv', ['lemma', 'present', 'participle', 'nouns']))
    for (const word of [row.lemma, row.present, ...cellValues(row.nouns)]) {
      add(word, CLASS.speech)
      if (word !== '' && word === row.lemma) add(`${word}ت`, CLASS.speech)
    }
  for (const row of readTable('words/name-callers.tsv', ['word', 'calls']))
    add(
      row.word,
      row.calls === 'person' ? CLASS.person : row.calls === 'place' ? CLASS.place : row.calls === 'body' ? CLASS.body : CLASS.caller,
    )
  for (const row of readTable('words/common.tsv', ['word'])) add(row.word, CLASS.common)
  return out
}
