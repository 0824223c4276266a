import { hashOf } from './hash.ts'
import { classesOf } from './word-classes.ts'

/** Labels of the sequence model, in the order of its weights. */
export const LABELS = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC', 'B-ORG', 'I-ORG', 'B-MISC', 'I-MISC'] as const
export type Label = (typeof LABELS)[number]

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
  /** Hashes of the features of its letters as seen from five places, two before it to two after: `[offset + 2]`. */
  readonly spelling: readonly Int32Array[]
  /** The same for what is known of the word beside its letters: clusters, classes, length. */
  readonly nature: readonly Int32Array[]
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
  const groups = own ?? clusters(stem)
  const classes = classesOf(form) | (stem === form ? 0 : classesOf(stem) << 12)
  const word = shape(form)
  const spelt = [`w${form}`, `t${stem}`]
  const told = [`h${word}`]
  const toldFar: string[] = []
  if (groups !== null)
    groups.forEach((g, i) => {
      told.push(`c${i}:${g}`)
      toldFar.push(`c${i}:${g}`)
    })
  else told.push('c?')
  for (let bit = 1; bit <= classes; bit *= 2) {
    if ((classes & bit) === 0) continue
    told.push(`k${bit}`)
    toldFar.push(`k${bit}`)
  }
  const beside = [...spelt, `s2${form.slice(-2)}`, `p2${form.slice(0, 2)}`, `p3${form.slice(0, 3)}`]
  const centre = [...spelt]
  const toldCentre = [...told]
  for (let n = 1; n <= 4; n++) if (form.length > n) centre.push(`s${n}${form.slice(-n)}`, `p${n}${form.slice(0, n)}`)
  if (stem !== form) {
    toldCentre.push(`l${form.slice(0, form.length - stem.length)}`)
    centre.push(`q3${stem.slice(0, 3)}`)
  }
  if (groups !== null) for (const g of groups) toldCentre.push(`cl${g}:${form.startsWith('ال')}`)
  if (own === null && word.startsWith('word')) {
    const edged = `^${stem}$`
    for (let i = 0; i + 3 <= edged.length; i++) centre.push(`g${edged.slice(i, i + 3)}`)
    for (let i = 0; i + 2 <= stem.length; i++) centre.push(`g${stem.slice(i, i + 2)}`)
  }
  const hashes = (list: readonly string[], place: number): Int32Array => Int32Array.from(list, (f) => hashOf(f, place + 1))
  const unknown = 5000 + Math.min(form.length, 12)
  return {
    spelling: [[`w${form}`], beside, centre, beside, [`w${form}`]].map(hashes),
    nature: [toldFar, told, toldCentre, told, toldFar].map(hashes),
    hash: hashOf(form),
    coarse: groups?.[0] ?? unknown,
    middle: groups?.[1] ?? unknown,
    fine: groups?.[2] ?? unknown,
    classes,
    isWord: word.startsWith('word'),
    definite: /^([وبفك]?ال|لل|ولل)/.test(form),
  }
}
