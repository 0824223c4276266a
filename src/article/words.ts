import { cellValues, lexicon, outletKind, readTable } from '../lexicon/lexicon.ts'
import { foldWord, type Token, tokenize } from '../text/text.ts'

let sets: ReadonlyMap<string, ReadonlySet<string>> | null = null

/** The folded words of a set of `lexicon/words/page-words.tsv`. */
export function words(set: string): ReadonlySet<string> {
  sets ??= new Map(readTable('words/page-words.tsv', ['set', 'words']).map((r) => [r.set, new Set(cellValues(r.words).map(foldWord))]))
  const found = sets.get(set)
  if (found === undefined) throw new Error(`lexicon/words/page-words.tsv has no set "${set}"`)
  return found
}

interface Openers {
  readonly full: ReadonlySet<string>
  readonly any: ReadonlySet<string>
}

let openers: Openers | null = null

/** Whether a medium's full name (or, asked so, a short one) may begin at the token, one clitic before it allowed: a quick test before the lexicon is asked. */
export function mayBeginOutlet({ form }: Token, withShort: boolean): boolean {
  openers ??= firstWords()
  const set = withShort ? openers.any : openers.full
  if (set.has(form)) return true
  const c = form.charCodeAt(0)
  return (c === WAW || c === FA || c === BA || c === LAM || c === KAF) && form.length > 2 && set.has(form.slice(1))
}

const [WAW, FA, BA, LAM, KAF] = [...'وفبلك'].map((c) => c.charCodeAt(0))

// Folded first words of every medium's names.
function firstWords(): Openers {
  const full = new Set<string>()
  const any = new Set<string>()
  const first = (form: string): string => tokenize(form).find((t) => t.kind !== 'mark')?.form ?? ''
  for (const entry of lexicon().entries.values()) {
    if (outletKind(entry) === null) continue
    for (const form of [entry.ar, ...entry.forms]) full.add(first(form))
    for (const form of entry.short) any.add(first(form))
  }
  for (const form of full) any.add(form)
  return { full, any }
}
