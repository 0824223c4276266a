import { lexicon } from '../lexicon/lexicon.ts'

interface Office {
  readonly office: string
  readonly officeAr: string | null
  readonly of: string
  readonly ofAr: string | null
  readonly from: string | null
  readonly to: string | null
}

interface Membership {
  readonly body: string
  readonly bodyAr: string | null
  readonly status: string
  readonly from: string | null
  readonly to: string | null
}

/** What the lexicon knows of an actor: offices held and bodies belonged to, in the order of their beginnings. */
export function officesOf(en: string | null): { offices: Office[]; memberships: Membership[] } {
  if (en === null) return { offices: [], memberships: [] }
  const { entries, holders, members, offices } = lexicon()
  const arabic = (name: string): string | null => entries.get(name)?.ar ?? null
  return {
    offices: holders
      .filter((h) => h.person === en)
      .map((h) => ({
        office: h.office,
        officeAr: offices.get(h.office)?.[0] ?? null,
        of: h.of,
        ofAr: arabic(h.of),
        from: h.from || null,
        to: h.to || null,
      }))
      .sort(byBeginning),
    memberships: members
      .filter((m) => m.member === en)
      .map((m) => ({ body: m.body, bodyAr: arabic(m.body), status: m.status, from: m.from || null, to: m.to || null }))
      .sort(byBeginning),
  }
}

const byBeginning = (a: { from: string | null }, b: { from: string | null }): number => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)
