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

type Put = (hash: number) => void

/** Gives the hashes of the features of a word's letters, as the place sees them. */
export function spell({ form, stem, isKnown, isWord }: WordFacts, place: number, put: Put): void {
  const start = hashStart(place + 1)
  const n = form.length
  put(hashEnd(hashOn(hashOn(start, 'w'), form)))
  if (place === 0 || place === PLACES - 1) return
  put(hashEnd(hashOn(hashOn(start, 't'), stem)))
  const p = hashOn(start, 'p')
  const s = hashOn(start, 's')
  if (place !== OWN) {
    put(hashEnd(hashOn(hashOn(s, '2'), form, Math.max(0, n - 2))))
    put(hashEnd(hashOn(hashOn(p, '2'), form, 0, Math.min(2, n))))
    put(hashEnd(hashOn(hashOn(p, '3'), form, 0, Math.min(3, n))))
    return
  }
  for (let k = 1; k <= 4 && n > k; k++) {
    put(hashEnd(hashOn(hashOn(s, DIGITS[k]!), form, n - k)))
    put(hashEnd(hashOn(hashOn(p, DIGITS[k]!), form, 0, k)))
  }
  if (stem !== form) put(hashEnd(hashOn(hashOn(start, 'q3'), stem, 0, Math.min(3, stem.length))))
  if (isKnown || !isWord) return
  const g = hashOn(start, 'g')
  const edged = `^${stem}$`
  for (let i = 0; i + 3 <= edged.length; i++) put(hashEnd(hashOn(g, edged, i, i + 3)))
  for (let i = 0; i + 2 <= stem.length; i++) put(hashEnd(hashOn(g, stem, i, i + 2)))
}

const DIGITS = ['0', '1', '2', '3', '4']

const feature = (name: string, place: number): number => hashOf(name, place + 1)
const isNear = (place: number): boolean => place > 0 && place < PLACES - 1

/** The features of what is known of a word beside its letters, one kind each, as a place sees it: what kind of word it is by its letters … */
export const tellShape = (shape: string, place: number, put: Put): void => {
  if (isNear(place)) put(feature(`h${shape}`, place))
}

/** … a cluster … */
export const tellCluster = (grain: number, group: number, place: number, put: Put): void => put(feature(`c${grain}:${group}`, place))

/** … that it has none … */
export const tellNoCluster = (place: number, put: Put): void => {
  if (isNear(place)) put(feature('c?', place))
}

/** … a class, by its bit … */
export const tellClass = (bit: number, place: number, put: Put): void => put(feature(`k${bit}`, place))

/** … the clitics before its stem … */
export const tellPrefix = (prefix: string, place: number, put: Put): void => {
  if (place === OWN) put(feature(`l${prefix}`, place))
}

/** … and its cluster with or without the article. */
export const tellClusterOwn = (group: number, definite: boolean, place: number, put: Put): void => {
  if (place === OWN) put(feature(`cl${group}:${definite}`, place))
}

/** Gives the hashes of all that is known of a word beside its letters, as the place sees it. */
export function tell({ form, stem, shape, groups, classes }: WordFacts, place: number, put: Put): void {
  tellShape(shape, place, put)
  if (groups !== null) for (let i = 0; i < groups.length; i++) tellCluster(i, groups[i]!, place, put)
  else tellNoCluster(place, put)
  for (let bit = 1; bit <= classes; bit *= 2) if ((classes & bit) !== 0) tellClass(bit, place, put)
  if (stem !== form) tellPrefix(form.slice(0, form.length - stem.length), place, put)
  if (groups !== null) for (const g of groups) tellClusterOwn(g, form.startsWith('ال'), place, put)
}
