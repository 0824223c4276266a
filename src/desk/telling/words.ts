import { readTable } from '../../lexicon/lexicon.ts'

/** Languages that the desk tells facts in. */
export type Lang = 'ar' | 'en'

/** The desk's words for a code of the reading: a noun (for acts in English a verb), and what leads to the one acted upon. */
export interface Telling {
  readonly noun: string
  /** Whether those involved stand on one footing: «between A and B». */
  readonly joint: boolean
  readonly on: string
}

/** Kinds of codes that have words: of acts, events, pacts, what holds of them, actors, blocks of a page, and terms of the order. */
export type Coded = 'act' | 'event' | 'kind' | 'status' | 'type' | 'block' | 'term'

let loaded: Readonly<Record<Lang, ReadonlyMap<string, Telling>>> | null = null

/** The words for a code of the reading; the code itself where the lexicon has none. */
export function telling(lang: Lang, fact: Coded, code: string): Telling {
  loaded ??= load()
  return loaded[lang].get(`${fact} ${code}`) ?? { noun: code, joint: false, on: lang === 'en' ? 'to' : 'إلى' }
}

function load(): Readonly<Record<Lang, ReadonlyMap<string, Telling>>> {
  const rows = readTable('words/telling.tsv', ['fact', 'code', 'en', 'ar', 'joint', 'on_en', 'on_ar'])
  const of = (lang: Lang): ReadonlyMap<string, Telling> =>
    new Map(rows.map((r) => [`${r.fact} ${r.code}`, { noun: r[lang], joint: r.joint === 'yes', on: r[`on_${lang}`] }]))
  return { ar: of('ar'), en: of('en') }
}

/** An actor's name in a language, as far as it is known there. */
export const nameIn = (lang: Lang, of: { readonly ar: string; readonly en: string | null }): string =>
  lang === 'en' ? (of.en ?? of.ar) : of.ar

/** «A, B and C» or «أ وب وج». */
export function listed(lang: Lang, names: readonly string[]): string {
  if (lang === 'ar') return names.join(' و')
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
