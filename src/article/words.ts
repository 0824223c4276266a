import { cellValues, type Entry, lexicon, readTable } from '../lexicon/lexicon.ts'
import { foldWord, type Token, tokenize } from '../text/text.ts'

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

let openers: ReadonlySet<string> | null = null

/** Whether a medium's full name may begin at the token, one clitic before it allowed: a quick test before the lexicon is asked. */
export function mayBeginOutlet(token: Token, withShort: boolean): boolean {
  openers ??= firstWords()
  const { form } = token
  const mark = withShort ? '' : '+'
  return openers.has(mark + form) || (form.length > 2 && 'وفبلك'.includes(form[0]!) && openers.has(mark + form.slice(1)))
}

// Folded first words of every medium's names, once as they are and once with «+» for names that need no head noun or quotation marks.
function firstWords(): Set<string> {
  const found = new Set<string>()
  for (const entry of lexicon().entries.values()) {
    if (outletKind(entry) === null) continue
    for (const form of [entry.ar, ...entry.forms]) {
      const first = tokenize(form).find((t) => t.kind !== 'mark')
      if (first !== undefined) found.add(first.form).add('+' + first.form)
    }
    for (const form of entry.short) {
      const first = tokenize(form).find((t) => t.kind !== 'mark')
      if (first !== undefined) found.add(first.form)
    }
  }
  return found
}
