import { cellValues, type Entry, hasTable, lexicon, readTable, Trie } from '../../lexicon/lexicon.ts'
import type { Token } from '../../text/text.ts'

/** An institution noun of `lexicon/institutions.tsv`: `en` has `%s` where the state's name goes. */
export interface Institution {
  readonly en: string
  readonly ar: string
}

/** «وزارة الخارجية الروسية»: the institution with the state that its adjective or genitive names; `state` is null where it stands alone. */
export interface InstitutionHit {
  readonly to: number
  readonly skip: number
  readonly institution: Institution
  readonly state: Entry | null
}

let loaded: Trie<Institution> | null = null

function institutions(): Trie<Institution> {
  if (loaded === null) {
    loaded = new Trie()
    if (hasTable('institutions.tsv'))
      for (const row of readTable('institutions.tsv', ['forms', 'en', 'ar'])) {
        const institution = { en: row.en, ar: row.ar }
        for (const form of cellValues(row.forms)) loaded.plant(form, institution)
      }
  }
  return loaded
}

/** The institution that starts at token `i`, by its longest form. */
export function institutionAt(tokens: readonly Token[], i: number, end: number): InstitutionHit | null {
  const hit = institutions().longest(tokens, i, end)
  if (hit === null) return null
  const institution = hit.values[0]!
  // «وزير الخارجية الروسي»: the minister, not the ministry.
  if (i > 0 && MINISTERS.has(tokens[i - 1]!.form)) return null
  // «السياسة الخارجية الإيرانية»: an adjective of the noun before.
  if (
    i > 0 &&
    hit.to === i + 1 &&
    hit.skip === 0 &&
    /^(?:[وفبك]?ال|لل).+(?:[^ع]ه|ات)$/.test(tokens[i - 1]!.form) &&
    tokens[i]!.form.endsWith('يه')
  )
    return null
  if (hit.to < end) {
    const nisba = lexicon().nisbaAt(tokens, hit.to, end)
    if (nisba !== null && nisba.skip === 0 && agrees(institution, tokens[hit.to]!.form)) {
      // «الجيش العربي السوري»: a part of the world has no army.
      const state = nisba.values.find((e) => e.kind === 'state') ?? nisba.values.find((e) => e.type !== 'LOC')
      if (state === undefined) return null
      // «انتخابات الرئاسة الأميركية»: the office that is stood for.
      if (institution.en.startsWith('Presidency') && STOOD_FOR.has(tokens[i - 1]?.form ?? '')) return null
      return { to: nisba.to, skip: hit.skip, institution, state }
    }
    const name = lexicon().nameAt(tokens, hit.to, end)
    const state = name?.skip === 0 ? name.full.find((e) => e.kind === 'state') : undefined
    if (name !== null && state !== undefined) return { to: name.to, skip: hit.skip, institution, state }
  }
  return { to: hit.to, skip: hit.skip, institution, state: null }
}

const STOOD_FOR = new Set([
  'انتخابات',
  'الانتخابات',
  'لانتخابات',
  'بانتخابات',
  'سباق',
  'مرشح',
  'مرشحي',
  'منصب',
  'كرسي',
  'حمله',
  'استحقاق',
  'مقعد',
])

const MINISTERS = new Set(['وزير', 'وزيره', 'لوزير', 'ووزير', 'بوزير', 'لوزيره', 'ووزيره', 'وزراء', 'وزيرا', 'وزيري'])

/** Whether the institution's head noun is feminine («وزارة», «القوات»): its adjective is too, even where only «الخارجية» is written. */
export const isFeminine = (ar: string): boolean => /^(ال)?(قوات|مخابرات|استخبارات)|^\S+ة( |$)/.test(ar)

// «هيئة الطيران المدني الإماراتي» agrees with the adjective before it.
const agrees = (institution: Institution, adjective: string): boolean =>
  adjective.endsWith('ه') === isFeminine(institution.ar) || (institution.ar.endsWith('ي') && !adjective.endsWith('ه'))
