import { foldWord } from '../text/text.ts'

// Letters that Arabic newsrooms exchange when they write a foreign sound: ج غ ك ق for g, ف ب for v and p, ت ط and د ض for t and d, س ص ز for s and z.
const CLASSES: readonly (readonly [string, string])[] = [
  ['ب', 'بفڤپ'],
  ['ت', 'تطثدضذظ'],
  ['ج', 'جغكقخگچ'],
  ['س', 'سصزشژ'],
  ['ح', 'حهع'],
]
const CLASS = new Map(CLASSES.flatMap(([name, letters]) => [...letters].map((letter) => [letter, name] as const)))
// Long vowels and hamza, which spellings of a foreign name put or leave out («نتنياهو», «نتانياهو»).
const LIGHT = new Set('اويءهى')

/** The words of a name folded, with what joins them (hyphen, underscore, hash) taken for space and «بن» and the article left out. */
export const nameWords = (name: string): string[] =>
  name
    .split(/[\s_#\-‐–·.]+/u)
    .map((word) => foldWord(word).replace(/[^\p{L}\p{Nd}]/gu, ''))
    .map((word) => (word.startsWith('ال') && word.length > 4 ? word.slice(2) : word))
    .filter((word) => word !== '' && word !== 'بن' && word !== 'ابن')

/** What of a name outlives its spellings: its consonants by the classes of letters that stand for one another. */
export const skeleton = (word: string): string =>
  [...word]
    .filter((c) => !LIGHT.has(c))
    .map((c) => CLASS.get(c) ?? c)
    .join('')

/** What exchanging two letters costs, 0 to 1: little among vowels and letters of one sound. */
function exchange(a: string, b: string): number {
  if (a === b) return 0
  if (LIGHT.has(a) && LIGHT.has(b)) return 0.3
  return CLASS.has(a) && CLASS.get(a) === CLASS.get(b) ? 0.35 : 1
}

const LONGEST = 32
const drop = (c: string): number => (LIGHT.has(c) ? 0.3 : 1)

/** Likeness of two words as spellings of one sound, 0 to 1: one minus the cost of turning one into the other, by the length of the longer. */
export function soundsAlike(one: string, other: string): number {
  const [a, b] = [one.slice(0, LONGEST), other.slice(0, LONGEST)]
  let before = [0]
  for (let j = 0; j < b.length; j++) before.push(before[j]! + drop(b[j]!))
  for (let i = 0; i < a.length; i++) {
    const row = [before[0]! + drop(a[i]!)]
    for (let j = 0; j < b.length; j++)
      row.push(Math.min(before[j]! + exchange(a[i]!, b[j]!), before[j + 1]! + drop(a[i]!), row[j]! + drop(b[j]!)))
    before = row
  }
  return Math.max(0, 1 - before[b.length]! / Math.max(a.length, b.length, 1))
}
