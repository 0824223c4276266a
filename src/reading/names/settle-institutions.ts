import type { Entry } from '../../lexicon/lexicon.ts'
import type { Token } from '../../text/text.ts'
import type { Candidate } from './candidate.ts'
import { type InstitutionHit, isFeminine } from './institutions.ts'
import { isSaying } from './name-context.ts'

/** Institutions with their state; one without is the article's only one of its kind, or no name at all. */
export function settleInstitutions(
  tokens: readonly Token[],
  candidates: readonly Candidate[],
): Map<Candidate, { ar: string; en: string; state: Entry }> {
  const out = new Map<Candidate, { ar: string; en: string; state: Entry }>()
  const states = new Map<string, Set<Entry>>()
  for (const c of candidates) {
    const hit = c.institution
    if (hit === null || hit.state === null) continue
    const set = states.get(hit.institution.en) ?? new Set()
    set.add(hit.state)
    states.set(hit.institution.en, set)
    out.set(c, composed(hit, hit.state))
  }
  for (const c of candidates) {
    const hit = c.institution
    if (hit === null || hit.state !== null) continue
    if (!stands(tokens, c)) continue
    const known = states.get(hit.institution.en)
    if (known?.size === 1) out.set(c, composed(hit, [...known][0]!))
  }
  return out
}

// «للدفاع عن»، «الاتصالات البحرية»: one word is an institution where it speaks, or as «الخارجية» is called everywhere.
const stands = (tokens: readonly Token[], c: Candidate): boolean =>
  c.to - c.from > 1 || tokens[c.from]!.form.slice(c.skip) === 'الخارجيه' || isSaying(tokens[c.from - 1])

const composed = (hit: InstitutionHit, state: Entry): { ar: string; en: string; state: Entry } => {
  const nisba = state.nisba[0]
  return {
    ar: nisba === undefined ? `${hit.institution.ar} (${state.ar})` : `${hit.institution.ar} ${agree(hit.institution.ar, nisba)}`,
    en: hit.institution.en.replace('%s', state.en),
    state,
  }
}

const agree = (head: string, nisba: string): string =>
  nisba
    .split(' ')
    .map((w) => `ال${w}${isFeminine(head) ? 'ة' : ''}`)
    .join(' ')
