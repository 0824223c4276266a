import type { Likeness } from '../../identity/identity.ts'
import { lexicon } from '../../lexicon/lexicon.ts'
import type { Lang } from './words.ts'

/** What a reason of a comparison says, in a language: names, offices and countries by the lexicon's words where it has them, without the measure. */
export function likenessWords(lang: Lang, { kind, said }: Pick<Likeness['reasons'][number], 'kind' | 'said'>): string {
  if (kind === 'form' || kind === 'transliteration') return said.replace(/: [\d.]+$/, '')
  const one = kind === 'office' ? officeIn : nameOf
  return said
    .split(' / ')
    .map((side) =>
      side
        .split(', ')
        .map((word) => one(lang, word))
        .join(lang === 'ar' ? '، ' : ', '),
    )
    .join(' / ')
}

const officeIn = (lang: Lang, office: string): string =>
  (lang === 'ar' ? lexicon().offices.get(office)?.[0] : undefined) ?? office.replaceAll('-', ' ')

const nameOf = (lang: Lang, key: string): string =>
  (lang === 'ar' ? lexicon().entries.get(key)?.ar : undefined) ?? key.replace(/^[A-Z]{3}:/, '')
