import { type Entry, lexicon, phraseWords } from '../../lexicon/lexicon.ts'
import { isGivenName } from '../../tagger/tagger.ts'

/**
 * The one person of the lexicon whose name is this one in another spelling («روز كوتامولر», «روز غوتيمولر»); null where none or several are. Foreign
 * names are written as they are heard: long vowels come and go, غ ج ك ق stand for one sound, ت ط and ز ذ ظ for another. Words that are given names of
 * their own («حسن», «حسين») must be the same, and the caller's `near` says whom the article leaves possible.
 */
export function speltLike(name: string, near: (entry: Entry) => boolean): Entry | null {
  const words = phraseWords(name)
  if (words.length < 2 || words.length > 4) return null
  const bones = words.map(skeleton)
  if (bones.join('').length < FEWEST) return null
  index ??= makeIndex()
  const found = new Set<Entry>()
  for (const form of index.get(bones.join(' ')) ?? []) if (near(form.entry) && isSpelling(words, form.words)) found.add(form.entry)
  return found.size === 1 ? [...found][0]! : null
}

/** Whether two words may be one foreign given name in two spellings («كرستين», «كريستين»). */
export const soundsLike = (a: string, b: string): boolean => a === b || (skeleton(a) === skeleton(b) && distance(a, b) <= 2)

interface Form {
  readonly words: readonly string[]
  readonly entry: Entry
}

// Consonants that a name must have to be told by them.
const FEWEST = 4

let index: Map<string, Form[]> | null = null

function makeIndex(): Map<string, Form[]> {
  const out = new Map<string, Form[]>()
  for (const entry of lexicon().entries.values()) {
    if (entry.type !== 'PER') continue
    for (const form of [entry.ar, ...entry.forms]) {
      const words = phraseWords(form)
      if (words.length < 2) continue
      const key = words.map(skeleton).join(' ')
      const list = out.get(key)
      if (list === undefined) out.set(key, [{ words, entry }])
      else list.push({ words, entry })
    }
  }
  return out
}

const SOUNDS = new Map(Object.entries({ غ: 'ك', ج: 'ك', ق: 'ك', ط: 'ت', ث: 'ت', ذ: 'ز', ظ: 'ز', ص: 'س', ض: 'د' }))

/** A word's consonants, each sound one letter, doubled ones once; a vowel only where the word begins with it. */
function skeleton(word: string): string {
  const bare = word.length > 4 && word.startsWith('ال') ? word.slice(2) : word
  let out = ''
  for (let i = 0; i < bare.length; i++) {
    const c = bare[i]!
    const sound = SOUNDS.get(c) ?? c
    if (i > 0 && ('اويءه'.includes(c) || out.endsWith(sound))) continue
    out += sound
  }
  return out
}

// Given names stand as they are; in the rest no more letters differ than words there are, and one.
function isSpelling(words: readonly string[], known: readonly string[]): boolean {
  let apart = 0
  for (const [i, word] of words.entries()) {
    const other = known[i]!
    if (word === other) continue
    const bare = word.replace(/^ال/, '')
    if (isGivenName(bare) && isGivenName(other.replace(/^ال/, ''))) return false
    // «كول» is no «كيلي»: a name of two consonants is told by its vowels.
    if (skeleton(word).length <= SHORT && /و/.test(bare) !== /و/.test(other)) return false
    apart += distance(word, other)
  }
  return apart <= words.length + 1
}

const SHORT = 2

/** Letters to put in, take out or change to make one word the other. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return row[b.length]!
}
