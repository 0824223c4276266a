import type { Collected } from './page.ts'

const FIELDS = ['url', 'outlet', 'title', 'author', 'published', 'fetched', 'id'] as const

/** Reads what a collector knew from a parsed JSON object; fields that are no usable text are left out, a numeric `id` becomes text. What no database keeps stands as U+FFFD. */
export function collectedFrom(value: unknown): Collected {
  if (typeof value !== 'object' || value === null) return {}
  const record = value as Readonly<Record<string, unknown>>
  const out: Record<string, string> = {}
  for (const field of FIELDS) {
    const v = record[field]
    if (typeof v === 'string' && v.trim() !== '' && v.length < 5000) out[field] = v.toWellFormed().replaceAll('\0', '\ufffd').trim()
    else if (field === 'id' && typeof v === 'number') out[field] = String(v)
  }
  if (out.published !== undefined && !isIsoDate(out.published)) {
    const iso = isoOf(out.published)
    if (iso === null) delete out.published
    else out.published = iso
  }
  return out
}

const isIsoDate = (s: string): boolean => /^\d{4}(-\d\d(-\d\d([T ]\d\d:\d\d.*)?)?)?$/.test(s)

// RFC 2822 dates («Tue, 09 Apr 2019 11:20:30 GMT») are what feeds and headers give; anything else is not guessed at.
function isoOf(s: string): string | null {
  if (!/^([A-Z][a-z]{2},? )?\d{1,2} [A-Z][a-z]{2} \d{4}/.test(s)) return null
  const time = Date.parse(s)
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 16)
}
