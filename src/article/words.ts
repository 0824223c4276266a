import { cellValues, type Entry, readTable } from '../lexicon/lexicon.ts'
import { foldWord } from '../text/text.ts'

let sets: ReadonlyMap<string, ReadonlySet<string>> | null = null

/** The folded words of a set of `lexicon/words/page-words.tsv`. */
export function words(set: string): ReadonlySet<string> {
  sets ??= new Map(readTable('words/page-words.tsv', ['set', 'words']).map((r) => [r.set, new Set(cellValues(r.words).map(foldWord))]))
  const found = sets.get(set)
  if (found === undefined) throw new Error(`lexicon/words/page-words.tsv has no set "${set}"`)
  return found
}

let outlets: ReadonlyMap<string, string> | null = null

/** What kind of medium an entry is (`agency newspaper channel site radio magazine`), null for anything else: an intelligence agency is none. */
export function outletKind(entry: Entry): string | null {
  outlets ??= new Map(readTable('names/outlets.tsv', ['en', 'kind']).map((r) => [r.en, r.kind]))
  const kind = outlets.get(entry.en)
  return kind === undefined || kind === 'platform' ? null : kind
}
