import type { EntityType } from '../reading/reading.ts'
import { nameWords, skeleton, soundsAlike } from './spelling.ts'

/** What is known of an actor when it is compared with another. */
export interface Profile {
  readonly key: string
  readonly type: EntityType
  readonly ar: string
  readonly en: string | null
  /** Offices it is called by or known to have held. */
  readonly offices: readonly string[]
  /** Countries it is told with or known to belong to. */
  readonly countries: readonly string[]
  /** Who is named on the same pages, and on how many. */
  readonly company: ReadonlyMap<string, number>
}

/** One thing that speaks for two actors being the same, or (below 0) against it, in log odds. */
export interface Reason {
  readonly kind: 'form' | 'transliteration' | 'office' | 'country' | 'company'
  readonly weight: number
  readonly said: string
}

/** How likely two actors are the same, 0 to 1, and why. It decides nothing. */
export interface Likeness {
  readonly score: number
  readonly reasons: readonly Reason[]
}

/** Likeness of two names below which nothing else is looked at. */
const HOPELESS = 0.72
// Two of one name are two as often as they are one; weights were set by hand and are no probabilities of a measured kind.
const PRIOR = -0.6
const FEW = 4

/** Compares two actors by form, transliteration, office, country and company; null where their names are too far apart to ask. */
export function likenessOf(a: Profile, b: Profile): Likeness | null {
  if (a.type !== b.type) return null
  const form = formsAlike(a.ar, b.ar)
  if (form < HOPELESS) return null
  const reasons: Reason[] = [{ kind: 'form', weight: bounded((form - 0.85) * 12, -3, 1.8), said: `${a.ar} ~ ${b.ar}: ${form.toFixed(2)}` }]
  const latin = a.en === null || b.en === null ? null : latinAlike(a.en, b.en)
  if (latin !== null)
    reasons.push({ kind: 'transliteration', weight: bounded((latin - 0.75) * 4, -1.5, 1), said: `${a.en} ~ ${b.en}: ${latin.toFixed(2)}` })
  const shared = (kind: 'office' | 'country', x: readonly string[], y: readonly string[], alike: number, other: number): void => {
    if (x.length === 0 || y.length === 0) return
    const both = x.filter((v) => y.includes(v))
    if (both.length > 0) reasons.push({ kind, weight: alike, said: both.join(', ') })
    else reasons.push({ kind, weight: other, said: `${x.join(', ')} / ${y.join(', ')}` })
  }
  shared('office', a.offices, b.offices, 1.2, -0.6)
  shared('country', a.countries, b.countries, 0.8, -1.2)
  const company = companyAlike(a.company, b.company)
  if (company !== null) reasons.push({ kind: 'company', weight: bounded(company.cosine * 4 - 0.6, -0.6, 1.6), said: company.said })
  const odds = reasons.reduce((sum, r) => sum + r.weight, PRIOR)
  return { score: rounded(1 / (1 + Math.exp(-odds))), reasons: reasons.map((r) => ({ ...r, weight: rounded(r.weight) })) }
}

/**
 * Likeness of two Arabic names, word by word in their order, 0 to 1: every word must sound alike, one letter's difference counts by what letters
 * they are, and a word that one of them lacks costs little («طيب» in the middle, a given name left out).
 */
export const formsAlike = (one: string, other: string): number => wordsAlike(nameWords(one), nameWords(other))

function wordsAlike(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0
  const joined = soundsAlike(a.join(''), b.join(''))
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  let from = 0
  let least = 1
  let sum = 0
  for (const [k, word] of short.entries()) {
    let best = 0
    let at = from
    for (let i = from; i <= long.length - short.length + k; i++) {
      const alike = soundsAlike(word, long[i]!)
      if (alike > best) [best, at] = [alike, i]
    }
    from = at + 1
    sum += best
    least = Math.min(least, best)
  }
  const lacking = (long.length - short.length) * (short.length === 1 ? 0.12 : 0.05)
  const byWord = Math.max(0, Math.min(sum / short.length, (least + 1) / 2) - lacking)
  return Math.max(byWord, joined)
}

const VOWELS = /[aeiouwy'’\-\s]/g
const LATIN: readonly (readonly [RegExp, string])[] = [
  [/ck|kh|gh|[cgjkq]/g, 'k'],
  [/th|dh|[td]/g, 't'],
  [/sh|ch|[szx]/g, 's'],
  [/ph|[pbfv]/g, 'b'],
]

/** Likeness of two names in Latin letters by their consonants, those that Arabic does not tell apart taken for one; 0 to 1. */
export function latinAlike(one: string, other: string): number {
  const [a, b] = [one, other].map((name) => {
    let plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\bal-/g, '')
    for (const [pattern, sound] of LATIN) plain = plain.replace(pattern, sound)
    return plain.replace(VOWELS, '').replace(/(.)\1+/g, '$1')
  }) as [string, string]
  return soundsAlike(a, b)
}

function companyAlike(a: Profile['company'], b: Profile['company']): { cosine: number; said: string } | null {
  if (a.size < FEW || b.size < FEW) return null
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let dot = 0
  const both: [string, number][] = []
  for (const [key, n] of small) {
    const m = large.get(key)
    if (m === undefined) continue
    dot += n * m
    both.push([key, Math.min(n, m)])
  }
  const length = (of: Profile['company']): number => Math.sqrt([...of.values()].reduce((sum, n) => sum + n * n, 0))
  const names = both
    .sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
    .slice(0, FEW)
    .map(([key]) => key)
  return { cosine: dot / (length(a) * length(b)), said: names.length === 0 ? '-' : names.join(', ') }
}

/** Under what a name is looked up to find those that may be the same: its last word's consonants, and all its consonants together. */
function lookups(words: readonly string[]): string[] {
  const last = skeleton(words.at(-1) ?? '')
  const whole = skeleton(words.join(''))
  const first = words.length > 1 ? skeleton(words[0]!).slice(0, 1) : ''
  return [...new Set([last.length >= 2 ? `${last}/${first}` : '', whole.length >= 3 ? whole : ''])].filter((k) => k !== '')
}

/** An actor as far as its name tells who may be the same. */
type Named = Pick<Profile, 'key' | 'type' | 'ar'>

// Names further apart than this are not compared by anything else.
const NEAR = 0.8

/** Pairs of actors of one type whose names are near each other, in the order of the list. */
export function nearNames<One extends Named>(actors: readonly One[]): [One, One][] {
  const places = new Map<string, number[]>()
  const pairs: [One, One][] = []
  const words = actors.map((a) => nameWords(a.ar))
  for (const [i, actor] of actors.entries()) {
    const seen = new Set<number>()
    for (const lookup of lookups(words[i]!)) {
      const key = `${actor.type} ${lookup}`
      const before = places.get(key)
      for (const j of before ?? []) {
        if (seen.has(j)) continue
        seen.add(j)
        if (wordsAlike(words[j]!, words[i]!) >= NEAR) pairs.push([actors[j]!, actor])
      }
      if (before === undefined) places.set(key, [i])
      else before.push(i)
    }
  }
  return pairs
}

const bounded = (x: number, least: number, most: number): number => Math.min(most, Math.max(least, x))
const rounded = (x: number): number => Math.round(x * 1000) / 1000
