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

/** Features that join neighbouring words or the lexicon's opinion, for position `i`. */
export function jointFeatures(
  forms: readonly string[],
  groups: readonly (readonly number[] | null)[],
  hints: readonly string[],
  i: number,
): number[] {
  const at = (k: number): string => forms[k] ?? (k < 0 ? '<' : '>')
  const group = (k: number, grain: number): string => String(groups[k]?.[grain] ?? at(k).length)
  return [
    bucket(`${at(i - 1)}|${at(i)}`, 11),
    bucket(`${at(i)}|${at(i + 1)}`, 12),
    bucket(`${group(i - 1, 1)}|${group(i, 1)}`, 13),
    bucket(`${group(i, 1)}|${group(i + 1, 1)}`, 14),
    bucket(`${group(i - 1, 0)}|${group(i, 0)}|${group(i + 1, 0)}`, 15),
    bucket(`${group(i - 2, 0)}|${group(i - 1, 0)}|${group(i, 0)}`, 16),
    bucket(`${at(i - 1)}|${group(i, 1)}`, 17),
    bucket(hints[i] ?? '', 18),
    bucket(`${hints[i] ?? ''}|${group(i, 1)}`, 19),
    bucket(`${hints[i - 1] ?? ''}|${hints[i] ?? ''}|${hints[i + 1] ?? ''}`, 20),
    bucket(`${hints[i] ?? ''}|${at(i - 1)}`, 21),
    bucket(`${hints[i - 1] ?? ''}|${group(i, 1)}`, 22),
    bucket(`${hints[i + 1] ?? ''}|${group(i, 1)}`, 23),
  ]
}
