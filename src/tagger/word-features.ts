/** Buckets that feature hashes fall into; a power of two. */
export const BUCKETS = 1 << 19

/** Labels of the sequence model, in the order of its weights. */
export const LABELS = ['O', 'B-PER', 'I-PER', 'B-LOC', 'I-LOC', 'B-ORG', 'I-ORG', 'B-MISC', 'I-MISC'] as const
export type Label = (typeof LABELS)[number]

/** Cluster numbers of a word at each grain, coarse to fine; null where the word is unknown. */
export type Clusters = (form: string) => readonly number[] | null

/** Hash of a feature (FNV-1a over UTF-16 units), folded into the buckets. */
export function bucket(feature: string, seed = 0): number {
  let h = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0
  for (let i = 0; i < feature.length; i++) h = Math.imul(h ^ feature.charCodeAt(i), 0x01000193) >>> 0
  h ^= h >>> 15
  return (Math.imul(h, 0x85ebca6b) >>> 0) % BUCKETS
}

const CLITICS = ['وال', 'بال', 'فال', 'كال', 'ولل', 'لل', 'ال', 'و', 'ف', 'ب', 'ل', 'ك']

/** The word without its likely clitics and article: a feature, never a claim. */
export function stemOf(form: string): string {
  for (const c of CLITICS) if (form.length >= c.length + 3 && form.startsWith(c)) return form.slice(c.length)
  return form
}

const shape = (form: string): string => {
  if (/^[0-9]/.test(form)) return form.length === 4 ? 'year' : 'number'
  if (/^[a-z]/.test(form)) return 'latin'
  if (/^[\u0600-\u06ff]/.test(form) && form.length > 0 && /\p{L}/u.test(form[0]!)) return `word${Math.min(form.length, 8)}`
  return `mark${form}`
}

/** Features of one word seen from each of five places (two before to two after), as buckets: `[offset + 2]`. */
export function wordFeatures(form: string, clusters: Clusters): readonly (readonly number[])[] {
  const stem = stemOf(form)
  const groups = clusters(form) ?? clusters(stem)
  const near: string[] = [`w${form}`, `t${stem}`, `h${shape(form)}`]
  const far: string[] = [`w${form}`]
  if (groups !== null)
    groups.forEach((g, i) => {
      near.push(`c${i}:${g}`)
      far.push(`c${i}:${g}`)
    })
  else near.push('c?')
  const beside = [...near, `s2${form.slice(-2)}`, `p2${form.slice(0, 2)}`, `p3${form.slice(0, 3)}`]
  const own = [...near]
  for (let n = 1; n <= 4; n++) if (form.length > n) own.push(`s${n}${form.slice(-n)}`, `p${n}${form.slice(0, n)}`)
  if (stem !== form) own.push(`l${form.slice(0, form.length - stem.length)}`, `q3${stem.slice(0, 3)}`)
  if (groups !== null) for (const g of groups) own.push(`cl${g}:${form.startsWith('ال')}`)
  return [far, beside, own, beside, far].map((features, place) => features.map((f) => bucket(f, place + 1)))
}

/** What the joint features are made of, position by position: hashes of the words and of the lexicon's hints, clusters at two grains. */
export interface Sequence {
  readonly words: Int32Array
  readonly coarse: Int32Array
  readonly fine: Int32Array
  readonly hints: Int32Array
}

/** How many joint features each position has. */
export const JOINT = 13

/** Prepares a sentence for its joint features; a word without clusters stands there by its length. */
export function sequenceOf(forms: readonly string[], clusters: Clusters, hints: readonly string[]): Sequence {
  const n = forms.length
  const sequence = { words: new Int32Array(n), coarse: new Int32Array(n), fine: new Int32Array(n), hints: new Int32Array(n) }
  for (let i = 0; i < n; i++) {
    const form = forms[i]!
    const groups = clusters(form)
    sequence.words[i] = bucket(form)
    sequence.coarse[i] = groups?.[0] ?? 5000 + form.length
    sequence.fine[i] = groups?.[1] ?? 5000 + form.length
    sequence.hints[i] = bucket(hints[i] ?? '', 9)
  }
  return sequence
}

const EDGE = 77_777

/** Writes the buckets of position `i`'s joint features: neighbouring words, clusters and the lexicon's hints together. */
export function jointFeatures(s: Sequence, i: number, out: Int32Array): void {
  const at = (row: Int32Array, k: number): number => (k < 0 || k >= row.length ? EDGE : row[k]!)
  const [word, fine, coarse, hint] = [at(s.words, i), at(s.fine, i), at(s.coarse, i), at(s.hints, i)]
  const before = at(s.words, i - 1)
  out[0] = mix(11, before, word, 0)
  out[1] = mix(12, word, at(s.words, i + 1), 0)
  out[2] = mix(13, at(s.fine, i - 1), fine, 0)
  out[3] = mix(14, fine, at(s.fine, i + 1), 0)
  out[4] = mix(15, at(s.coarse, i - 1), coarse, at(s.coarse, i + 1))
  out[5] = mix(16, at(s.coarse, i - 2), at(s.coarse, i - 1), coarse)
  out[6] = mix(17, before, fine, 0)
  out[7] = mix(18, hint, 0, 0)
  out[8] = mix(19, hint, fine, 0)
  out[9] = mix(20, at(s.hints, i - 1), hint, at(s.hints, i + 1))
  out[10] = mix(21, hint, before, 0)
  out[11] = mix(22, at(s.hints, i - 1), fine, 0)
  out[12] = mix(23, at(s.hints, i + 1), fine, 0)
}

/** Mixes up to three numbers into a bucket (the finaliser of MurmurHash3 over their weighted sum). */
function mix(seed: number, a: number, b: number, c: number): number {
  let h = (Math.imul(a, 0x9e3779b1) + Math.imul(b, 0x85ebca77) + Math.imul(c, 0xc2b2ae3d) + Math.imul(seed, 0x27d4eb2f)) | 0
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return ((h ^ (h >>> 16)) >>> 0) % BUCKETS
}
