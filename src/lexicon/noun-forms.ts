import { foldWord } from '../text/text.ts'
import { cellValues, readTable } from './table.ts'

let families: ReadonlyMap<string, readonly string[]> | null = null

/**
 * The other forms of a noun or adjective, all of them folded and without article: its plurals, or the singular of a plural («صاروخ», «صواريخ»),
 * from `lexicon/words/noun-numbers.tsv`, and their indefinite accusatives («صاروخا»); none for a word that is not there.
 */
export function otherForms(form: string): readonly string[] {
  families ??= loadFamilies()
  return families.get(form) ?? []
}

// Taa marbuta, the plurals in ات ون ين and what ends in alif or hamza write no alif for it.
const NO_ALIF = /(?:[هاء]|ات|[يو]ن)$/

function loadFamilies(): Map<string, string[]> {
  const found = new Map<string, Set<string>>()
  for (const { forms } of readTable('words/noun-numbers.tsv', ['forms'])) {
    const family = cellValues(forms).map(foldWord)
    const accusatives = family.filter((form) => !NO_ALIF.test(form)).map((form) => form + 'ا')
    for (const form of family) found.set(form, new Set([...(found.get(form) ?? []), ...family, ...accusatives]))
  }
  return new Map([...found].map(([form, family]) => [form, [...family].filter((other) => other !== form)]))
}
