import type { ActorRef, StatementFact, Ties } from '../ledger/ledger.ts'
import { foldWord } from '../text/text.ts'
import { type Bilingual, base, type Clause, type Instrument, type Trigger, triggers } from './base.ts'
import { keysOf } from './belonging.ts'
import { holds } from './day.ts'
import { type Case, clausesOf, type Fit, type Fitting } from './fitting-clauses.ts'
import { standingOn } from './in-force.ts'
import { type JoinedPact, pactsOfInstruments } from './instruments.ts'
import { type Proof, proofOf, refOf } from './name.ts'
import { toldOf } from './sessions.ts'

/** A clause that a happening touches, as the base and the news have it, and what is not known. */
export interface Touched {
  readonly instrument: ActorRef
  readonly kind: string
  readonly standing: ReturnType<typeof standingOn>
  readonly since: string | null
  readonly article: string | null
  readonly fit: Fit
  /** What the fit rests on where it is not the clause's own words. */
  readonly basis: Bilingual | null
  readonly response: string
  readonly asks: Bilingual
  readonly trigger: Bilingual | null
  readonly obligation: Bilingual | null
  /** The clause in the words of a page, where one quotes it. */
  readonly quoted: readonly Proof[]
  readonly condition: readonly Proof[]
  readonly owes: readonly ActorRef[]
  readonly to: readonly ActorRef[]
  readonly organ: ActorRef | null
  readonly body: ActorRef | null
  readonly said: { readonly total: number; readonly items: readonly StatementFact[] }
  readonly reserved: readonly {
    readonly party: ActorRef
    readonly kind: string
    readonly ar: string
    readonly en: string
    readonly from: string
  }[]
  readonly absent: readonly { readonly state: ActorRef; readonly date: string | null; readonly proof: Proof }[]
  /** Keys of `UNKNOWN`: what neither base nor ledger tells. */
  readonly unknown: readonly Unknown[]
  readonly source: string
}

export type Unknown = 'wording' | 'article' | 'organ' | 'in force' | 'statements' | 'attacker'

/** What a happening would set off on a day. */
export interface Triggered {
  readonly about: 'triggered'
  readonly at: string
  readonly event: { readonly event: string; readonly ar: string; readonly en: string }
  readonly on: ActorRef
  readonly by: ActorRef | null
  readonly clauses: readonly Touched[]
}

const SAYING = ['threaten', 'promise', 'warn', 'confirm', 'reject', 'deny', 'condemn', 'demand', 'praise']
const MOST = 20

/**
 * Every clause of an instrument then in force that the happening touches: whom it binds to what, through which organ, what its parties have
 * said and who kept away. It tells obligations and statements, never what will or should be done.
 */
export async function triggeredBy(of: Case, ties: Ties): Promise<Triggered> {
  const found = clausesOf(of)
  const joined = await pactsOfInstruments(
    [...new Set(found.map((f) => f.instrument))].filter((i) => i.parties.length <= 60),
    ties,
  )
  const absences = new Map<string, Promise<Touched['absent']>>()
  const clauses: Touched[] = []
  for (const f of found) clauses.push(await touched(f, of, joined, absences, ties))
  return {
    about: 'triggered',
    at: of.day,
    event: { event: of.trigger.event, ar: of.trigger.ar, en: of.trigger.en },
    on: refOf(of.on),
    by: of.by === null ? null : refOf(of.by),
    clauses,
  }
}

async function touched(
  { instrument, clause, fit, basis, parties }: Fitting,
  of: Case,
  joined: readonly JoinedPact[],
  absences: Map<string, Promise<Touched['absent']>>,
  ties: Ties,
): Promise<Touched> {
  const pacts = joined.filter((j) => j.instrument === instrument).map((j) => j.pact)
  const bound = clause.by.length > 0 ? clause.by : parties
  const owes = clause.response === 'nonaggression' ? [of.by!] : bound.filter((p) => p !== of.on)
  const body = base().organs.find((o) => o.organ === clause.organ)?.body ?? null
  const quoted = pacts.flatMap((p) => p.clauses.map((c) => proofOf(p.page, c, p.id)))
  const condition = pacts.flatMap((p) => (p.trigger === null ? [] : [proofOf(p.page, p.trigger, p.id)]))
  const said = await saidOf(instrument, body, of, owes, ties)
  const asks = base().responses.get(clause.response)!
  const own = !clause.flag && clause.article === instrument.article
  return {
    instrument: { key: instrument.en, type: 'DOC', ar: instrument.ar, en: instrument.en },
    kind: instrument.kind,
    standing: standingOn(instrument, of.day),
    since: instrument.inForce || instrument.signed || null,
    article: clause.article || null,
    fit,
    basis,
    response: clause.response,
    asks: { ar: asks.ar, en: asks.en },
    trigger: own ? instrument.trigger : null,
    obligation: own ? instrument.obligation : null,
    quoted,
    condition,
    owes: owes.map(refOf),
    to: [refOf(of.on)],
    organ: clause.organ === '' ? null : refOf(clause.organ),
    body: body === null ? null : refOf(body),
    said,
    reserved: base()
      .reservations.filter((r) => (r.of === instrument.en || r.of === body) && holds(r.from, r.to, of.day))
      .map(({ party, kind, ar, en, from }) => ({ party: refOf(party), kind, ar, en, from })),
    absent: body === null ? [] : await (absences.get(body) ?? remember(absences, body, absentOf(body, of.day, ties))),
    unknown: unknownOf({ instrument, clause, quoted: quoted.length, said: said.total, by: of.by }),
    source: clause.source,
  }
}

function unknownOf(of: { instrument: Instrument; clause: Clause; quoted: number; said: number; by: string | null }): Unknown[] {
  return [
    ...(of.quoted === 0 ? (['wording'] as const) : []),
    ...(of.clause.article === '' ? (['article'] as const) : []),
    ...(of.clause.organ === '' ? (['organ'] as const) : []),
    ...(of.instrument.inForce === '' ? (['in force'] as const) : []),
    ...(of.said === 0 ? (['statements'] as const) : []),
    ...(of.by === null ? (['attacker'] as const) : []),
  ]
}

function remember<T>(map: Map<string, Promise<T>>, key: string, value: Promise<T>): Promise<T> {
  map.set(key, value)
  return value
}

/** What those who owe have said about the instrument, its body, or, where few are bound, the state struck. */
async function saidOf(
  instrument: Instrument,
  body: string | null,
  of: Case,
  owes: readonly string[],
  ties: Ties,
): Promise<Touched['said']> {
  if (owes.length === 0) return { total: 0, items: [] }
  const near =
    body === null
      ? []
      : [
          body,
          ...base()
            .organs.filter((o) => o.body === body)
            .map((o) => o.organ),
        ]
  const by = [...owes, of.on].flatMap(keysOf).concat(near)
  const about = await ties.said({ by, about: [instrument.en, ...near], acts: [...SAYING, 'say'], upTo: of.day, offset: 0, limit: MOST })
  const struck = await ties.said({
    by: owes.flatMap(keysOf),
    about: keysOf(of.on).slice(0, 400),
    acts: ['threaten', 'promise', 'warn'],
    upTo: of.day,
    offset: 0,
    limit: MOST,
  })
  const items = [...new Map([...about.items, ...struck.items].map((s) => [s.id, s])).values()]
  return { total: Math.max(items.length, about.total + struck.total - (about.items.length + struck.items.length - items.length)), items }
}

/** Who was told absent from the body's sessions up to the day. */
async function absentOf(body: string, day: string, ties: Ties): Promise<Touched['absent']> {
  const known = base()
  const ever = new Set(known.members.filter((m) => m.body === body).map((m) => m.member))
  const organs = known.organs.filter((o) => o.body === body).map((o) => o.organ)
  const articles = await ties.articlesNaming([body, ...organs])
  return articles
    .filter((a) => a.article.dated === null || a.article.dated.value.slice(0, 10) <= day)
    .flatMap((a) => toldOf(body, a, (state) => ever.has(state)).sessions)
    .flatMap((s) => s.absent.map((x) => ({ state: refOf(x.state), date: s.time?.value ?? null, proof: proofOf(s.article.page, x.words) })))
}

/** The kinds of happening that one can ask about. */
export const happenings = (): string[] => [...triggers().keys()]

/** The kind that a word means, by its id, its name in either language or another word for it; null for none. */
export function triggerNamed(word: string): Trigger | null {
  const asked = foldWord(word.trim()).replace(/[\s_]+/g, '-')
  for (const t of triggers().values())
    if ([t.event, t.ar, t.en, ...t.words].some((w) => foldWord(w).replace(/\s+/g, '-') === asked)) return t
  return null
}
