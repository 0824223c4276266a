const ENDINGS = ['ها', 'هم', 'ات', 'ان', 'ون', 'ين', 'وا', 'يه', 'ه', 'ي', 'ا']

/**
 * A folded word without what most often only bends it: conjunction, preposition, article, and one ending (Larkey, Ballesteros and Connell's
 * light stemming). Three letters stay at least. Words that share a stem need not be the same word: it is for comparing whole texts.
 */
export function stemOf(form: string): string {
  let stem = form
  if (stem.length > 4 && (stem[0] === 'و' || (stem[0] === 'ف' && hasArticle(stem, 1)))) stem = stem.slice(1)
  if (stem.length > 5 && (stem.startsWith('بال') || stem.startsWith('كال'))) stem = stem.slice(3)
  else if (stem.length > 4 && hasArticle(stem, 0)) stem = stem.slice(2)
  else if (stem.length > 4 && (stem[0] === 'ل' || stem[0] === 'ب')) stem = stem.slice(1)
  for (const ending of ENDINGS)
    if (stem.length - ending.length >= 3 && stem.endsWith(ending)) return stem.slice(0, stem.length - ending.length)
  return stem
}

const hasArticle = (word: string, at: number): boolean => word.startsWith('ال', at) || word.startsWith('لل', at)

const known = new Map<string, number>()
// Names and numbers without end must not fill the memory of a server that stays up.
const MOST_KNOWN = 200_000

/** 32-bit hash (FNV-1a over UTF-16 units) of a folded word's stem: what tellings are made of. */
export function stemHash(form: string): number {
  let hash = known.get(form)
  if (hash === undefined) {
    hash = hashOf(stemOf(form))
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(form, hash)
  }
  return hash
}

/** 32-bit FNV-1a hash of a string's UTF-16 units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
