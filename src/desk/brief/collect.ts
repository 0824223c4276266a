import type { AnyFact, Harvest, Sheaf } from '../../ledger/ledger.ts'
import { dateOf, doersOf } from '../export/format.ts'

/** What a briefing tells of, in the order it tells it. */
export const SECTIONS = ['new', 'happened', 'said', 'due', 'disputed'] as const
export type SectionName = (typeof SECTIONS)[number]

/** A fact as one or more pages tell it. */
export interface Telling {
  readonly key: string
  readonly section: SectionName
  readonly rank: number
  readonly carriers: { readonly fact: AnyFact; readonly sheaf: Sheaf }[]
  readonly outlets: Set<string>
}

/** When a briefing is of. */
export interface Days {
  readonly since: string
  readonly until: string
  /** Number of the journal's record that the last briefing went up to; null where there was none. */
  readonly after: number | null
}

// Carriers whose words are shown; tellings kept while walking, far more than a briefing shows.
const CARRIERS = 3
const KEPT = 400

/** The tellings of each section, weightiest first, and how many facts each section had in all; `keyOf` says which facts tell one claim. */
export async function collect(
  harvest: Harvest,
  days: Days,
  keyOf: (fact: AnyFact) => string,
): Promise<{
  readonly tellings: Readonly<Record<SectionName, readonly Telling[]>>
  readonly facts: Readonly<Record<SectionName, number>>
  /** Ids of all facts that belong to these days. */
  readonly all: ReadonlySet<string>
}> {
  const found: Record<SectionName, Map<string, Telling>> = {
    new: new Map(),
    happened: new Map(),
    said: new Map(),
    due: new Map(),
    disputed: new Map(),
  }
  const all = new Set<string>()
  const facts: Record<SectionName, number> = { new: 0, happened: 0, said: 0, due: 0, disputed: 0 }
  for await (const sheaf of harvest.sheaves())
    for (const fact of sheaf.facts) {
      const section = sectionOf(fact, days)
      if (section === null) continue
      const fresh = days.after !== null && sheaf.number > days.after
      const place = fresh ? 'new' : section
      facts[place]++
      all.add(fact.id)
      add(found[place], keyOf(fact), fact, sheaf, place)
    }
  // What was told before the last briefing is no news, whoever tells it again.
  for (const [key, telling] of found.new) {
    const older = (['happened', 'said', 'due', 'disputed'] as const).map((s) => found[s].get(key)).find((t) => t !== undefined)
    if (older === undefined) continue
    found.new.delete(key)
    for (const outlet of telling.outlets) older.outlets.add(outlet)
  }
  const sorted = (of: Map<string, Telling>): Telling[] => [...of.values()].sort(byWeight)
  return {
    tellings: {
      new: sorted(found.new),
      happened: sorted(found.happened),
      said: sorted(found.said),
      due: sorted(found.due),
      disputed: sorted(found.disputed),
    },
    facts,
    all,
  }
}

function add(found: Map<string, Telling>, key: string, fact: AnyFact, sheaf: Sheaf, section: SectionName): void {
  const known = found.get(key)
  if (known === undefined)
    found.set(key, { key, section, rank: rankOf(fact), carriers: [{ fact, sheaf }], outlets: new Set([outletOf(sheaf)]) })
  else {
    // One page that says it twice is one carrier.
    if (known.carriers.length < CARRIERS && !known.carriers.some((c) => c.sheaf.page.id === sheaf.page.id))
      known.carriers.push({ fact, sheaf })
    known.outlets.add(outletOf(sheaf))
  }
  if (found.size > KEPT * 2) for (const t of [...found.values()].sort(byWeight).slice(KEPT)) found.delete(t.key)
}

/** Who tells it, for a short list: the outlet, else the site, else the file's own name. */
function outletOf({ page }: Sheaf): string {
  if (page.outlet !== null) return page.outlet
  const site = page.url !== null && URL.canParse(page.url) ? new URL(page.url).host : ''
  return site || (page.source.split('/').at(-1) ?? page.source)
}

/** Where a fact is told, or null where it is of other days or says nothing of its own. */
function sectionOf(fact: AnyFact, { since, until }: Days): SectionName | null {
  const date = dateOf(fact)
  if (fact.fact === 'commitment') return date !== null && date.latest >= since ? 'due' : null
  if (date === null || date.latest < since || date.earliest > until) return null
  if (fact.fact === 'statement') return DISPUTES.has(fact.act) ? 'disputed' : 'said'
  if (fact.fact === 'event') {
    if (fact.status === 'denied') return 'disputed'
    return fact.status === 'happened' || fact.status === 'planned' ? 'happened' : null
  }
  return fact.instrument !== null || (fact.parties.length > 0 && !ANOTHER.test(fact.name)) ? 'happened' : null
}

// «معاهدة أخرى», «الاتفاقات الأخرى»: without the words before it, it is told of none.
const ANOTHER = /(?:^|\s)(?:ال)?(?:أخرى|اخرى|آخر|اخر|أخر|آخرين|آخران)(?:\s|$)/

const DISPUTES: ReadonlySet<string> = new Set(['deny'])

const ACTS = ['threaten', 'warn', 'promise', 'reject', 'accuse', 'demand', 'deny', 'condemn', 'propose', 'confirm', 'ask', 'praise', 'say']
const EVENTS = [
  'ASSAULT',
  'SANCTION',
  'MOBILIZE',
  'THREATEN',
  'COERCE',
  'AGREE',
  'YIELD',
  'AID',
  'COOPERATE',
  'CONSULT',
  'REJECT',
  'ACCUSE',
  'REQUEST',
  'SUPPORT',
  'PROTEST',
]

/** How early a fact stands in its section: 0 the first. Facts that name somebody go before those that name nobody. */
function rankOf(fact: AnyFact): number {
  const nobody = doersOf(fact).length === 0 ? 20 : 0
  if (fact.fact === 'statement') return nobody + ACTS.indexOf(fact.act)
  if (fact.fact === 'event') return nobody + EVENTS.indexOf(fact.type) + (fact.date?.from === 'publication' ? 8 : 0)
  if (fact.fact === 'pact') return nobody + (fact.status === 'unknown' ? 15 : 1)
  return nobody
}

/** What falls due first comes first; otherwise more outlets, then the weightier act, then the newer. */
function byWeight(a: Telling, b: Telling): number {
  const [x, y] = [dateOf(a.carriers[0]!.fact), dateOf(b.carriers[0]!.fact)]
  if (a.section === 'due') return compare(x?.latest ?? '9999', y?.latest ?? '9999') || compare(a.key, b.key)
  return b.outlets.size - a.outlets.size || a.rank - b.rank || compare(y?.latest ?? '', x?.latest ?? '') || compare(a.key, b.key)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
