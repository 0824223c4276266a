import { lexicon, readTable } from '../../lexicon/lexicon.ts'
import { foldWord } from '../../text/text.ts'

let listed: ReadonlySet<string> | null = null

/** Whether the folded word opens names: listed as a given name, or first word of somebody's usual name, and no ordinary word. */
export function opensNames(form: string): boolean {
  if (lexicon().isCommon(form)) return false
  if (lexicon().namesOpenedBy(form) > 0) return true
  listed ??= new Set(readTable('words/given-names.tsv', ['name']).map((row) => foldWord(row.name)))
  return listed.has(form)
}
