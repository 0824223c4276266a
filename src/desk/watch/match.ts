import type { AnyFact } from '../../ledger/ledger.ts'
import { lexicon, readTable } from '../../lexicon/lexicon.ts'
import { stateOf } from '../export/country-code.ts'
import { dateOf, doersOf, everyoneIn, othersOf } from '../export/format.ts'
import type { Rule } from './rule.ts'

/**
 * Whether a rule fits a fact, as of a day (`YYYY-MM-DD`), which only rules on what falls due look at. `disputed` says whether the fact stands
 * against others in its story.
 */
export function fits(rule: Rule, fact: AnyFact, day: string, disputed = false): boolean {
  if (rule.fact !== undefined && fact.fact !== rule.fact) return false
  if (rule.act !== undefined && !(fact.fact === 'statement' && rule.act.includes(fact.act as never))) return false
  if (rule.type !== undefined && !(fact.fact === 'event' && rule.type.includes(fact.type as never))) return false
  if (rule.kind !== undefined && !(fact.fact === 'pact' && rule.kind.includes(fact.kind as never))) return false
  if (rule.status !== undefined && !((fact.fact === 'event' || fact.fact === 'pact') && rule.status.includes(fact.status as never)))
    return false
  if (rule.who !== undefined && !doersOf(fact).some((a) => stands(rule.who!, a))) return false
  if (rule.whom !== undefined && !othersOf(fact).some((a) => stands(rule.whom!, a))) return false
  if (rule.involving !== undefined && !everyoneIn(fact).some((a) => stands(rule.involving!, a))) return false
  if (rule.clause !== undefined && !(fact.fact === 'pact' && obliges(fact, rule.clause))) return false
  if (rule.denied === true && !isDenial(fact)) return false
  if (rule.contradicted === true && !disputed) return false
  return rule.dueWithin === undefined || isDue(fact, rule.dueWithin, day)
}

/** Whether an actor is the one meant: by its key; a state's people, bodies and cities stand for it. */
const stands = (wanted: string, actor: { readonly key: string; readonly en: string | null }): boolean =>
  actor.key === wanted ||
  (actor.en !== null && actor.en !== wanted && lexicon().entries.get(actor.en)?.kind !== 'state' && stateOf(actor.en) === wanted)

let obligations: ReadonlyMap<string, readonly string[]> | null = null

function obliges(pact: Extract<AnyFact, { fact: 'pact' }>, clause: NonNullable<Rule['clause']>): boolean {
  const columns = ['defense', 'offense', 'neutrality', 'nonaggression', 'consultation'] as const
  obligations ??= new Map(readTable('instruments.tsv', ['en', ...columns]).map((row) => [row.en, columns.filter((c) => row[c] === '1')]))
  if (pact.instrument !== null && obligations.get(pact.instrument)?.includes(clause) === true) return true
  // A condition and what follows from it, in the words of the page, is what a clause of defence looks like where no instrument is known.
  return clause === 'defense' && pact.trigger !== null && pact.clauses.length > 0
}

const isDenial = (fact: AnyFact): boolean =>
  (fact.fact === 'statement' && fact.act === 'deny') || (fact.fact === 'event' && fact.status === 'denied')

function isDue(fact: AnyFact, within: number, day: string): boolean {
  const due = fact.fact === 'commitment' ? dateOf(fact) : null
  if (due === null) return false
  const left = (Date.parse(due.latest) - Date.parse(day)) / 86_400_000
  return left >= 0 && left <= within
}

/** The key of whoever a person names in a rule: the lexicon's by either name, else the words themselves, which may be a key of the ledger's own. */
export function keyNamed(name: string): string {
  const { entries } = lexicon()
  if (entries.has(name)) return name
  const folded = name.toLowerCase()
  for (const entry of entries.values())
    if (entry.en.toLowerCase() === folded || entry.ar === name || entry.forms.includes(name)) return entry.en
  return name
}
