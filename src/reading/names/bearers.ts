import { lexicon } from '../../lexicon/lexicon.ts'
import type { Ref } from '../contract.ts'
import type { Source } from '../source.ts'
import type { Mention } from './names.ts'
import type { Registry } from './registry.ts'
import type { Title } from './title.ts'

/** Who bears which title in this article, as its own appositions say. */
export interface Bearers {
  /** `office\tstate` → person. */
  readonly byOffice: Map<string, Ref>
  /** Folded head noun → the person last introduced with it. */
  readonly byHead: Map<string, Ref>
  /** Folded head noun, or office → everybody introduced with it anywhere in the article. */
  readonly ever: Map<string, Set<Ref>>
  /** Office → the person last introduced with it. */
  readonly lastOf: Map<string, Ref>
  /** First word of a title → its words as they stand, and the person introduced with them anywhere in the article. */
  readonly byWords: Map<string, { readonly words: readonly string[]; readonly ref: Ref }[]>
  last: { readonly offices: readonly string[]; readonly head: string } | null
}

/** Nobody known yet. */
export const noBearers = (): Bearers => ({
  byOffice: new Map(),
  byHead: new Map(),
  ever: new Map(),
  lastOf: new Map(),
  byWords: new Map(),
  last: null,
})

/** Forgets who was introduced last, and keeps who was introduced anywhere. */
export function startOver(bearers: Bearers): void {
  bearers.byHead.clear()
  bearers.lastOf.clear()
  bearers.last = null
}

/** States that a title belongs to, by its adjectives and genitives; a body named in it counts as itself. */
function ofTitle(title: Title, registry: Registry): string[] {
  const out = title.states.map((e) => (e.kind === 'state' || e.country === null ? e.en : e.country))
  for (const m of title.mentions) {
    const entry = registry.entry(m.entity)
    if (entry !== null) out.push(entry.kind === 'capital' && entry.country !== null ? entry.country : entry.en)
    const country = registry.country(m.entity)
    if (country !== null && !out.includes(country)) out.push(country)
  }
  return out
}

/** Keeps that the article gives a person this title. */
export function introduce(title: Title, person: Mention, bearers: Bearers, registry: Registry): void {
  const of = ofTitle(title, registry)
  for (const office of title.offices)
    for (const state of of)
      if (!title.former && !bearers.byOffice.has(`${office}\t${state}`)) bearers.byOffice.set(`${office}\t${state}`, person.entity)
  bearers.byHead.set(title.head, person.entity)
  keepHolder(title, person.entity, bearers)
  const state = title.states.find((e) => e.kind === 'state')
  if (state !== undefined) registry.belongs(person.entity, state.en)
}

/** «مبعوث الأمم المتحدة إلى ليبيا … المبعوث الأممي»: an office whose holder is known introduces him as a name would. */
export function remember(title: Title, ref: Ref, bearers: Bearers, source: Source): void {
  if (!bearers.byHead.has(title.head)) bearers.byHead.set(title.head, ref)
  keepHolder(title, ref, bearers)
  keepWords(title, ref, bearers, source)
}

function keepHolder(title: Title, ref: Ref, bearers: Bearers): void {
  for (const key of [title.head, ...title.offices]) {
    const ever = bearers.ever.get(key)
    if (ever === undefined) bearers.ever.set(key, new Set([ref]))
    else ever.add(ref)
  }
  if (!title.former) for (const office of title.offices) bearers.lastOf.set(office, ref)
}

// The words of a title from its head, which goes without its clitics.
function wordsOf(title: Title, source: Source): string[] {
  const out = [title.head]
  for (let k = title.from + 1; k < title.titleEnd; k++) out.push(source.tokens[k]!.form)
  return out
}

/** Keeps the very words with which the article introduces somebody. */
export function keepWords(title: Title, ref: Ref, bearers: Bearers, source: Source): void {
  if (title.former || title.plural || title.counterpart) return
  const known = bearers.byWords.get(title.head) ?? []
  bearers.byWords.set(title.head, known)
  known.push({ words: wordsOf(title, source), ref })
}

// «المتحدث باسم الهيئة», «وزيرة الاستثمار» after «وزيرة الاستثمار والتعاون فلانة»: the words of a title, all or its first, said again.
function again(title: Title, bearers: Bearers, source: Source): Ref | null {
  const known = title.former || title.plural || title.counterpart ? undefined : bearers.byWords.get(title.head)
  if (known === undefined || title.titleEnd < title.from + 2 || !isKnown(title, source)) return null
  const words = wordsOf(title, source)
  const same = new Set(known.filter((t) => words.every((w, k) => t.words[k] === w)).map((t) => t.ref))
  return same.size === 1 ? [...same][0]! : null
}

// «المتحدث باسم …», «وزيرة الاستثمار», «قائد حرس الحدود»; not «متحدث باسم», «مسؤول أميركي».
function isKnown({ from, head, mentions }: Title, { tokens }: Source): boolean {
  if (tokens[from]!.form.endsWith('ال' + head) || tokens[from]!.form.endsWith('لل' + head)) return true
  return tokens[from + 1]!.form.startsWith('ال') || mentions[0]?.from === from + 1
}

// «زيارة لرئيس أمريكي», «قائد في الحركة»: anyone who holds such an office, or one of several; «رئيس كازاخستان» is one.
function isAnyOne({ from, titleEnd, offices, mentions, states }: Title, { tokens }: Source): boolean {
  if (offices.length === 0) return false
  const words = tokens.slice(from, Math.min(titleEnd, ...mentions.map((m) => m.from)))
  if (words.some(({ form }) => /^([وف]?[بك]?ال.{3}|[وف]?لل)/.test(form))) return false
  if (tokens[from + 1]?.form === 'في') return true
  return (
    states.length > 0 && words.some(({ form }, k) => k > 0 && /يه?$/.test(form) && lexicon().nisbaAt(tokens, from + k, titleEnd) !== null)
  )
}

/** Who a title without a name stands for, and why; null where nothing tells. */
export function bearerOf(title: Title, bearers: Bearers, registry: Registry, source: Source): { ref: Ref; why: string } | null {
  const date = source.published
  const of = ofTitle(title, registry)
  const offices = title.counterpart ? (bearers.last?.offices ?? []) : title.offices
  if (isAnyOne(title, source)) return null
  if (!title.former && !title.apart)
    for (const office of offices)
      for (const state of of) {
        const known = bearers.byOffice.get(`${office}\t${state}`)
        if (known !== undefined) return { ref: known, why: 'the article names the holder of this office' }
        const holders = lexicon().holdersAt(office, state, date)
        if (holders.length === 1) {
          const ref = registry.byName(holders[0]!.person, `held the office ${office} of ${state} on ${date}`)
          if (ref !== null) return { ref, why: `holder of the office on ${date}` }
        }
      }
  const same = again(title, bearers, source)
  if (same !== null) return { ref: same, why: 'the one whom the article names with these words' }
  if (title.definite && of.length === 0) {
    const last = bearers.byHead.get(title.head)
    if (last !== undefined) return { ref: last, why: 'the one last named with this title' }
    const ever = bearers.ever.get(title.head)
    if (ever?.size === 1) return { ref: [...ever][0]!, why: 'the only one whom the article names with this title' }
  }
  // «وزير الخارجية» alone, after «وزير الخارجية التركي فلان».
  if (title.bareOffice && of.length === 0 && !title.former)
    for (const office of title.offices) {
      const ever = bearers.ever.get(office)
      const only = ever?.size === 1 ? [...ever][0]! : undefined
      const last = bearers.lastOf.get(office) ?? only
      if (last !== undefined) return { ref: last, why: 'the one last named with this office' }
    }
  // «الوزير الأميركي», «المبعوث الأممي»: the article's only one of that state or body with that title.
  if (title.definite && title.title && of.length > 0 && !title.former && title.offices.length === 0 && !title.counterpart) {
    const ever = [...(bearers.ever.get(title.head) ?? [])]
    const own = ever.filter((ref) => of.some((state) => registry.country(ref) === state || registry.entry(ref)?.country === state))
    if (own.length === 1) return { ref: own[0]!, why: 'the only one of that state whom the article names with this title' }
    // «المبعوث الأممي»: who speaks for a body may be of any state.
    if (ever.length === 1 && of.every((name) => lexicon().entries.get(name)?.type === 'ORG'))
      return { ref: ever[0]!, why: 'the only one whom the article names with this title' }
  }
  return null
}
