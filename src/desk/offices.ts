import { lexicon } from '../lexicon/lexicon.ts'

interface Office {
  readonly office: string
  readonly officeAr: string | null
  readonly of: string
  readonly from: string | null
  readonly to: string | null
}

interface Membership {
  readonly body: string
  readonly status: string
  readonly from: string | null
  readonly to: string | null
}

/** What the lexicon knows of an actor: offices held and bodies belonged to, in the order of their beginnings. */
export function officesOf(en: string | null): { offices: Office[]; memberships: Membership[] } {
  if (en === null) return { offices: [], memberships: [] }
  const { holders, members, offices } = lexicon()
  return {
    offices: holders
      .filter((h) => h.person === en)
      .map((h) => ({ office: h.office, officeAr: offices.get(h.office)?.[0] ?? null, of: h.of, from: h.from || null, to: h.to || null }))
      .sort(byBeginning),
    memberships: members
      .filter((m) => m.member === en)
      .map((m) => ({ body: m.body, status: m.status, from: m.from || null, to: m.to || null }))
      .sort(byBeginning),
  }
}

const byBeginning = (a: { from: string | null }, b: { from: string | null }): number => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)
