import { cellValues, readTable } from '../lexicon/lexicon.ts'
import { foldWord } from '../text/text.ts'

let sets: ReadonlyMap<string, ReadonlySet<string>> | null = null

/** The folded words of a set of `lexicon/words/page-words.tsv`. */
export function words(set: string): ReadonlySet<string> {
  sets ??= new Map(readTable('words/page-words.tsv', ['set', 'words']).map((r) => [r.set, new Set(cellValues(r.words).map(foldWord))]))
  const found = sets.get(set)
  if (found === undefined) throw new Error(`lexicon/words/page-words.tsv has no set "${set}"`)
  return found
}
