import { hashEnd, hashOf, hashOn, hashStart } from './hash.ts'
import { classesOf } from './word-classes.ts'

/** Cluster numbers of a word at each grain, coarse to fine; null where the word is unknown. */
export type Clusters = (form: string) => readonly number[] | null

const CLITICS = ['وال', 'بال', 'فال', 'كال', 'ولل', 'لل', 'ال', 'و', 'ف', 'ب', 'ل', 'ك']

/** The word without its likely clitics and article: a feature, never a claim. */
export function stemOf(form: string): string {
  for (const c of CLITICS) if (form.length >= c.length + 3 && form.startsWith(c)) return form.slice(c.length)
  return form
}

const shape = (form: string): string => {
  if (/^[0-9]/.test(form)) return form.length === 4 ? 'year' : 'number'
  if (/^[a-z]/.test(form)) return 'latin'
  if (/^\p{L}/u.test(form)) return `word${Math.min(form.length, 8)}`
  return `mark${form}`
}

/** All that a model asks of one word form, whatever stands around it. */
export interface WordFacts {
  readonly form: string
  readonly stem: string
  readonly shape: string
  /** Clusters of the word, else of its stem. */
  readonly groups: readonly number[] | null
  /** Whether the word itself has clusters. */
  readonly isKnown: boolean
  readonly hash: number
  /** Clusters from coarse to fine; a word without any stands there by its length. */
  readonly coarse: number
  readonly middle: number
  readonly fine: number
  /** Classes of the word and, shifted, of its stem. */
  readonly classes: number
  readonly isWord: boolean
  readonly definite: boolean
}

/** Facts of a folded form. */
export function wordFacts(form: string, clusters: Clusters): WordFacts {
  const stem = stemOf(form)
  const own = clusters(form)
  const groups = own ?? (stem === form ? null : clusters(stem))
  const word = shape(form)
  const unknown = 5000 + Math.min(form.length, 12)
  return {
    form,
    stem,
    shape: word,
    groups,
    isKnown: own !== null,
    hash: hashOf(form),
    coarse: groups?.[0] ?? unknown,
    middle: groups?.[1] ?? unknown,
    fine: groups?.[2] ?? unknown,
    classes: classesOf(form) | (stem === form ? 0 : classesOf(stem) << 12),
    isWord: word.startsWith('word'),
    definite: /^([وبفك]?ال|لل|ولل)/.test(form),
  }
}

/** The word itself among the five places that see it: two before it, one before, its own, one behind, two behind. */
export const OWN = 2
export const PLACES = 5

/** Gives the hashes of the features of a word's letters, as the place sees them. */
export function spell({ form, stem, isKnown, isWord }: WordFacts, place: number, put: (hash: number) => void): void {
  const start = hashStart(place + 1)
  const piece = (mark: string, letters: string, from: number, to: number): void =>
    put(hashEnd(hashOn(hashOn(start, mark), letters, from, to)))
  const n = form.length
  piece('w', form, 0, n)
  if (place === 0 || place === PLACES - 1) return
  piece('t', stem, 0, stem.length)
  if (place !== OWN) {
    piece('s2', form, Math.max(0, n - 2), n)
    piece('p2', form, 0, Math.min(2, n))
    piece('p3', form, 0, Math.min(3, n))
    return
  }
  for (let k = 1; k <= 4 && n > k; k++) {
    piece(SUFFIX[k]!, form, n - k, n)
    piece(PREFIX[k]!, form, 0, k)
  }
  if (stem !== form) piece('q3', stem, 0, Math.min(3, stem.length))
  if (isKnown || !isWord) return
  const edged = `^${stem}$`
  for (let i = 0; i + 3 <= edged.length; i++) piece('g', edged, i, i + 3)
  for (let i = 0; i + 2 <= stem.length; i++) piece('g', stem, i, i + 2)
}

const SUFFIX = ['', 's1', 's2', 's3', 's4']
const PREFIX = ['', 'p1', 'p2', 'p3', 'p4']

/** Gives the hashes of what is known of a word beside its letters (shape, clusters, classes), as the place sees it. */
export function tell({ form, stem, shape, groups, classes }: WordFacts, place: number, put: (hash: number) => void): void {
  const start = hashStart(place + 1)
  const name = (feature: string): void => put(hashEnd(hashOn(start, feature)))
  const isNear = place > 0 && place < PLACES - 1
  if (isNear) name(`h${shape}`)
  if (groups !== null) for (let i = 0; i < groups.length; i++) name(`c${i}:${groups[i]!}`)
  else if (isNear) name('c?')
  for (let bit = 1; bit <= classes; bit *= 2) if ((classes & bit) !== 0) name(`k${bit}`)
  if (place !== OWN) return
  if (stem !== form) name(`l${form.slice(0, form.length - stem.length)}`)
  if (groups !== null) for (const g of groups) name(`cl${g}:${form.startsWith('ال')}`)
}
