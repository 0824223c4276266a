import { cellValues, type Entry, lexicon, readTable, Trie } from '../../lexicon/lexicon.ts'
import type { Token } from '../../text/text.ts'
import type { EntityType } from '../contract.ts'
import { isAnnouncement } from './announced.ts'
import { goesOnWithAPlace } from './fits.ts'

/** A name made of a head noun and what stands right after it: «مطار صنعاء», «قمة هلسنكي», «القرار 2216». */
export interface Composite {
  readonly to: number
  readonly skip: number
  readonly type: EntityType
  readonly en: string
  readonly country: string | null
}

interface Head {
  readonly type: EntityType
  readonly en: string
  readonly of: 'place' | 'city' | 'number'
}

let loaded: Trie<Head> | null = null

function heads(): Trie<Head> {
  if (loaded === null) {
    loaded = new Trie()
    for (const row of readTable('composites.tsv', ['forms', 'type', 'en', 'of']))
      for (const form of cellValues(row.forms)) loaded.plant(form, { type: row.type as EntityType, en: row.en, of: row.of as Head['of'] })
  }
  return loaded
}

/** The composed name that starts at token `i`; null where none does. */
export function compositeAt(tokens: readonly Token[], i: number, end: number): Composite | null {
  const hit = heads().longest(tokens, i, end)
  if (hit === null || hit.to >= end) return null
  const head = hit.values[0]!
  const made = (to: number, of: string, country: string | null): Composite => ({
    to,
    skip: hit.skip,
    type: head.type,
    en: head.en.replace('%s', of),
    country,
  })
  const next = tokens[hit.to]!
  if (head.of === 'number') return next.kind === 'number' && /^[1-9]\d{2,3}$/.test(next.form) ? made(hit.to + 1, next.form, null) : null
  if (next.kind !== 'word') return null
  const name = lexicon().nameAt(tokens, hit.to, end)
  if (name === null || name.skip > 0) return null
  // «اتفاق الرياض وصنعاء» is the agreement of two, none signed in the first.
  if (head.type === 'DOC' && (goesOnWithAPlace(tokens, name.to) || isAnnouncement(tokens, i, name.to, hit.skip))) return null
  const place = name.full.find((e) => suits(head, e))
  return place === undefined ? null : made(name.to, place.en, place.country ?? place.en)
}

function suits(head: Head, e: Entry): boolean {
  if (e.type !== 'GPE') return false
  // «ملعب فرنسا», «مطار نيبال», «حرب تركيا»: a state has more than one, unless it is called like its capital.
  if (e.kind === 'state' && head.type !== 'DOC' && !LIKE_CAPITALS.has(e.en)) return false
  return head.of === 'place' || e.kind === 'city' || e.kind === 'capital'
}

const LIKE_CAPITALS = new Set(['Algeria', 'Djibouti', 'Kuwait', 'Monaco', 'Singapore', 'Tunisia'])
