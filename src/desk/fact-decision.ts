import type { z } from 'zod'
import type { Correction, Decision, Judgement } from '../identity/identity.ts'
import type { Ledger, Tally } from '../ledger/ledger.ts'
import type { factDecisionForm } from './decision-form.ts'

type Effect = NonNullable<z.output<typeof factDecisionForm>['effect']>
type OnOneFact = Judgement & { readonly fact: NonNullable<Judgement['fact']> }

/** A judgement on one fact of the ledger, as it was read. @throws NotFound */
export async function onFact(
  ledger: Ledger,
  kind: 'confirm' | 'reject' | 'correct',
  { id, by, why, change }: { id: string; by: string; why?: string | undefined; change?: Correction },
): Promise<OnOneFact> {
  const { page, kind: of, span } = await ledger.judged(id)
  const fact = { page, kind: of, span, ...(change === undefined ? {} : { change }) }
  return { kind, what: 'fact', subjects: [id], by, score: null, why: why ?? null, undoes: null, fact }
}

/** Keeps a decision on a fact and says what it changed. */
export async function decideOnFact(ledger: Ledger, judgement: OnOneFact): Promise<Decision & { readonly effect: Effect }> {
  const { page, change } = judgement.fact
  const keys = [...(change?.who ?? []), ...(change?.to ?? [])].map((n) => n.en ?? `${n.type}:${n.ar}`)
  const before = await ledger.tallies(page, keys)
  const decision = await ledger.decide(judgement)
  const after = await ledger.tallies(page, [...keys, ...before.map((t) => t.actor.key)])
  const { decided, reading } = await ledger.page(page)
  const own = decided.filter((d) => d.id === judgement.subjects[0])
  const marked = reading.articles
    .flatMap((a) => [...a.statements, ...a.events, ...a.pacts, ...a.commitments])
    .find((f) => f.id === judgement.subjects[0])
  const shown = own.at(-1)?.kind === 'reject' ? 'left out' : (marked?.decided?.kind ?? 'as read')
  return { ...decision, effect: { shown, counts: changed(before, after) } }
}

const COUNTS = ['statements', 'events', 'pacts', 'commitments'] as const
const NOTHING = { statements: 0, events: 0, pacts: 0, commitments: 0 }

function changed(before: readonly Tally[], after: readonly Tally[]): Effect['counts'] {
  const counts = (t: Tally | undefined) =>
    t === undefined ? NOTHING : { statements: t.statements, events: t.events, pacts: t.pacts, commitments: t.commitments }
  const actors = new Map([...before, ...after].map((t) => [t.actor.key, t.actor]))
  return [...actors.values()].flatMap((actor) => {
    const [was, is] = [before, after].map((all) => counts(all.find((t) => t.actor.key === actor.key))) as [typeof NOTHING, typeof NOTHING]
    return COUNTS.some((c) => was[c] !== is[c]) ? [{ actor, before: was, after: is }] : []
  })
}
