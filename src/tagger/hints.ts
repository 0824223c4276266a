import { type Entry, lexicon, type NameHit } from '../lexicon/lexicon.ts'
import type { Token } from '../text/text.ts'

const COARSE: Readonly<Record<string, number>> = { PER: 1, GPE: 2, LOC: 2, FAC: 2, ORG: 4, WPN: 8, EVT: 8, DOC: 8 }

/** Bits of a hint beside the kinds (1 person, 2 place, 4 body, 8 other): what else the lexicon says of a token. */
export const HINT = { short: 16, inside: 32, long: 64, clitic: 128, nisba: 256 } as const

type NameAt = (tokens: readonly Token[], i: number, end: number) => NameHit | null

/**
 * What the lexicon thinks of each token, as bits: kinds of the longest name it stands in, first or later word, full or short form;
 * adjectives of states too. `nameAt` may stand in for the lexicon's own where its answers are at hand.
 */
export function lexiconHints(tokens: readonly Token[], from = 0, to = tokens.length, nameAt: NameAt = lexicon().nameAt): Int32Array {
  const lex = lexicon()
  const hints = new Int32Array(to - from)
  let i = from
  while (i < to) {
    const hit = tokens[i]!.kind === 'mark' ? null : nameAt(tokens, i, to)
    if (hit === null) {
      if (tokens[i]!.kind === 'word' && lex.nisbaAt(tokens, i, to) !== null) hints[i - from] = HINT.nisba
      i++
      continue
    }
    let hint = hit.full.length > 0 ? kindsOf(hit.full) : kindsOf(hit.short) | HINT.short
    if (hit.to - i > 1) hint |= HINT.long
    if (hit.skip > 0) hint |= HINT.clitic
    for (let k = i; k < hit.to; k++) hints[k - from] = k === i ? hint : hint | HINT.inside
    i = hit.to
  }
  return hints
}

function kindsOf(entries: readonly Entry[]): number {
  let kinds = 0
  for (const e of entries) kinds |= COARSE[e.type] ?? 0
  return kinds
}
