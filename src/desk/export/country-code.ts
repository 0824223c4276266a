import { lexicon } from '../../lexicon/lexicon.ts'

// Where the lexicon's name (an encyclopedia's title) is not the one that CLDR gives the code.
const OTHERWISE: Readonly<Record<string, string>> = {
  Palestine: 'PS',
  Turkey: 'TR',
  Myanmar: 'MM',
  'Ivory Coast': 'CI',
  'Democratic Republic of the Congo': 'CD',
  'Republic of the Congo': 'CG',
  'Bosnia and Herzegovina': 'BA',
  'Czech Republic': 'CZ',
  'Republic of Ireland': 'IE',
  'Georgia (country)': 'GE',
}

let codes: ReadonlyMap<string, string> | null = null

/** ISO 3166-1 alpha-2 code of a state by its English name, null where it is none or not known. */
export function countryCode(en: string | null): string | null {
  if (en === null) return null
  codes ??= load()
  return codes.get(en) ?? null
}

/** The state an actor is or belongs to, as the lexicon has it: its English name. */
export function stateOf(en: string | null): string | null {
  const entry = en === null ? undefined : lexicon().entries.get(en)
  if (entry === undefined) return null
  return entry.kind === 'state' ? entry.en : entry.country
}

function load(): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const found = new Map<string, string>()
  for (const a of letters)
    for (const b of letters) {
      const code = a + b
      // Codes that ISO leaves to users, groups of states, and those that CLDR keeps for states that are no more (VD: Vietnam, SU …).
      if (/^(Q[M-Z]|X[A-Z]|ZZ|AA|EU|EZ|UN|AC|CP|CQ|DG|EA|IC|TA)$/.test(code) || new Intl.Locale(`und-${code}`).region !== code) continue
      const name = names.of(code)
      if (name !== undefined) found.set(name, found.get(name) ?? code)
    }
  for (const [en, code] of Object.entries(OTHERWISE)) found.set(en, code)
  // Only states of the lexicon are states: CLDR names islands and territories too.
  return new Map([...found].filter(([en]) => lexicon().entries.get(en)?.kind === 'state'))
}
