import { readTable } from '../../lexicon/lexicon.ts'
import type { Lang } from './words.ts'

interface Piece {
  readonly en: string
  readonly ar: string
}

let loaded: readonly Piece[] | null = null

/** A finder's reason in a language, by the pieces of `lexicon/words/reasons.tsv`; where a piece of it has no Arabic yet, the whole stays as it is. */
export function reason(lang: Lang, why: string): { readonly text: string; readonly lang: Lang } {
  if (lang === 'en') return { text: why, lang: 'en' }
  loaded ??= readTable('words/reasons.tsv', ['en', 'ar'])
    .map(({ en, ar }) => ({ en, ar }))
    .sort((a, b) => b.en.length - a.en.length)
  let text = why
  for (const { en, ar } of loaded) text = text.replaceAll(en, ar)
  return /[a-z]{2}/i.test(text) ? { text: why, lang: 'en' } : { text: text.replaceAll(', ', '، '), lang: 'ar' }
}
