import { type Entry, lexicon } from '../lexicon/lexicon.ts'
import type { Token } from '../text/text.ts'

const COARSE: Readonly<Record<string, string>> = { PER: 'P', GPE: 'L', LOC: 'L', FAC: 'L', ORG: 'O', WPN: 'M', EVT: 'M', DOC: 'M' }

/** What the lexicon thinks of each token: kind of the longest name it stands in, first or later word, full or short form; adjectives of states too. */
export function lexiconHints(tokens: readonly Token[]): string[] {
  const lex = lexicon()
  const hints = new Array<string>(tokens.length).fill('')
  let i = 0
  while (i < tokens.length) {
    const hit = tokens[i]!.kind === 'mark' ? null : lex.nameAt(tokens, i, tokens.length)
    if (hit === null) {
      if (tokens[i]!.kind === 'word' && lex.nisbaAt(tokens, i, tokens.length) !== null) hints[i] = 'nisba'
      i++
      continue
    }
    const kind = kindsOf(hit.full.length > 0 ? hit.full : hit.short) + (hit.full.length > 0 ? '' : '?')
    for (let k = i; k < hit.to; k++) hints[k] = `${k === i ? 'b' : 'i'}${kind}${hit.to - i > 1 ? '+' : ''}`
    i = hit.to
  }
  return hints
}

const kindsOf = (entries: readonly Entry[]): string => [...new Set(entries.map((e) => COARSE[e.type] ?? '?'))].sort().join('')
