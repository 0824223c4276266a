import { mix } from './hash.ts'
import { HINT } from './hints.ts'
import { CLASS } from './word-classes.ts'
import type { WordFacts } from './word-features.ts'

/** A sentence as the joint features see it. `titles` says whether a title stands right before a token (1) or is still open there (2). */
export interface Sequence {
  readonly words: readonly WordFacts[]
  readonly hints: Int32Array
  readonly titles: Uint8Array
}

const PERSON = CLASS.person | (CLASS.person << 12)
const COMPLEMENT = CLASS.adjective | CLASS.noun | ((CLASS.adjective | CLASS.noun) << 12)

/** Joins word facts and hints, and walks the titles: a noun for people opens one, its adjectives, genitives and names keep it open. */
export function sequenceOf(words: readonly WordFacts[], hints: Int32Array): Sequence {
  const titles = new Uint8Array(words.length)
  let open = 0
  for (let i = 0; i < words.length; i++) {
    titles[i] = open
    const w = words[i]!
    if ((w.classes & PERSON) !== 0 && hints[i] === 0) open = 1
    else if (open > 0 && w.isWord && (w.definite || (hints[i]! & (HINT.nisba | 2 | 4)) !== 0 || (w.classes & COMPLEMENT) !== 0)) open = 2
    else open = 0
  }
  return { words, hints, titles }
}

/** How many joint features each position has; from `SPELT` on they hold words as spelt. */
export const JOINT = 20
export const SPELT = 16

const EDGE: WordFacts = {
  form: '',
  stem: '',
  shape: '',
  groups: null,
  isKnown: false,
  hash: 77_777,
  coarse: 77_777,
  middle: 77_777,
  fine: 77_777,
  classes: 0,
  isWord: false,
  definite: false,
}

/** Writes the hashes of position `i`'s joint features: neighbouring words, clusters, classes and the lexicon's hints together. */
export function jointFeatures(s: Sequence, i: number, out: Int32Array): void {
  const n = s.words.length
  const w = s.words[i]!
  const b = i > 0 ? s.words[i - 1]! : EDGE
  const b2 = i > 1 ? s.words[i - 2]! : EDGE
  const a = i + 1 < n ? s.words[i + 1]! : EDGE
  const a2 = i + 2 < n ? s.words[i + 2]! : EDGE
  const hint = s.hints[i]!
  const hintB = i > 0 ? s.hints[i - 1]! : 77_777
  const hintA = i + 1 < n ? s.hints[i + 1]! : 77_777
  const title = s.titles[i]!
  const own = w.classes & 0xfff
  out[0] = mix(13, b.middle, w.middle, 0)
  out[1] = mix(14, w.middle, a.middle, 0)
  out[2] = mix(15, b.coarse, w.coarse, a.coarse)
  out[3] = mix(16, b2.coarse, b.coarse, w.coarse)
  out[4] = mix(18, hint, 0, 0)
  out[5] = mix(19, hint, w.middle, 0)
  out[6] = mix(20, hintB, hint, hintA)
  out[7] = mix(22, hintB, w.middle, 0)
  out[8] = mix(23, hintA, w.middle, 0)
  out[9] = mix(24, b.fine, w.coarse, hint)
  out[10] = mix(25, w.coarse, a.fine, hint)
  out[11] = mix(26, w.coarse, a.coarse, a2.coarse)
  out[12] = mix(27, title, own, hint)
  out[13] = mix(28, title, w.coarse, w.definite ? 1 : 0)
  out[14] = mix(29, b.classes & 0xfff, own, a.classes & 0xfff)
  out[15] = mix(30, title, w.middle, a.classes)
  out[16] = mix(11, b.hash, w.hash, 0)
  out[17] = mix(12, w.hash, a.hash, 0)
  out[18] = mix(17, b.hash, w.middle, 0)
  out[19] = mix(21, hint, b.hash, 0)
}
