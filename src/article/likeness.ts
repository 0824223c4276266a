import { type Token, tokenize } from '../text/text.ts'
import { words } from './words.ts'

/** Rough stems of the content words of a text: enough to see whether two passages speak of the same things. */
export function stemsOf(text: string, from: number, to: number): Set<string> {
  return stemsOfTokens(tokenize(text, from, to))
}

/** As `stemsOf`, of tokens. */
export function stemsOfTokens(tokens: readonly Token[]): Set<string> {
  const stems = new Set<string>()
  for (const t of tokens) {
    if (t.kind !== 'word' || t.form.length < 3) continue
    const stem = stemOf(t.form)
    if (stem !== null) stems.add(stem)
  }
  return stems
}

function stemOf(form: string): string | null {
  if (words('stem-small').has(form)) return null
  let s = form
  if (s.length > 4 && (s[0] === 'و' || s[0] === 'ف')) s = s.slice(1)
  if (s.length > 5 && (s.startsWith('بال') || s.startsWith('كال'))) s = s.slice(3)
  else if (s.length > 4 && s.startsWith('لل')) s = s.slice(2)
  else if (s.length > 4 && s.startsWith('ال')) s = s.slice(2)
  else if (s.length > 4 && (s[0] === 'ب' || s[0] === 'ل') && !s.startsWith('بر')) s = s.slice(1)
  if (words('stem-small').has(s) || s.length < 3) return null
  s = s.replace(/(ات|ين|ون|ان|يه|ها|هم|ه|ي)$/, '')
  return s.length < 2 ? null : s.slice(0, 5)
}

/** Share of the first set's stems that stand in the second; 0 for an empty set. */
export function shareIn(stems: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (stems.size === 0) return 0
  let hits = 0
  for (const s of stems) if (other.has(s)) hits++
  return hits / stems.size
}
