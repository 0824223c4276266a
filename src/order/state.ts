import type { ActorRef, ArticleText, CommitmentFact, Count, EventFact, List, PactFact, StatementFact, Ties } from '../ledger/ledger.ts'
import { lexicon } from '../lexicon/lexicon.ts'
import { base, type Obligation } from './base.ts'
import { keysOf, stateOf } from './belonging.ts'
import { holds } from './day.ts'
import { dyads } from './dyads.ts'
import { boundOn } from './in-force.ts'
import { type InstrumentLine, instrumentLines, instrumentsOn } from './instruments.ts'
import { type Proof, proofOf, refOf } from './name.ts'
import { owedFrom } from './owed.ts'
import { UNCUT } from './uncut.ts'

/** A body that a state belongs to on a day. */
export interface Belonging {
  readonly body: ActorRef
  readonly status: string
  readonly from: string | null
  readonly to: string | null
  /** What it has kept out of there. */
  readonly reserved: readonly { readonly kind: string; readonly ar: string; readonly en: string; readonly from: string }[]
  readonly source: string
}

/** A state on a day: what binds it and with whom, by which obligation. */
export interface State {
  readonly about: 'state'
  readonly at: string
  readonly subject: ActorRef
  readonly bodies: readonly Belonging[]
  readonly chairs: readonly { readonly body: ActorRef; readonly from: string | null; readonly to: string | null; readonly source: string }[]
  readonly leaders: readonly {
    readonly office: string
    readonly officeAr: string | null
    readonly person: ActorRef
    readonly from: string | null
  }[]
  readonly instruments: readonly InstrumentLine[]
  readonly bound: readonly { readonly state: ActorRef; readonly obligations: readonly Obligation[]; readonly by: readonly ActorRef[] }[]
  /** What it said, through whoever speaks for it: counted by act, the newest with their words. */
  readonly said: { readonly acts: readonly { readonly act: string; readonly statements: number }[]; readonly newest: List<StatementFact> }
  /** Pacts of the news that name it as party and are no instrument of the base. */
  readonly pacts: List<PactFact>
  readonly due: readonly CommitmentFact[]
}

/** Two states on a day: what binds them, and what strains them by the ledger. */
export interface Pair {
  readonly about: 'pair'
  readonly at: string
  readonly subject: ActorRef
  readonly other: ActorRef
  readonly obligations: readonly Obligation[]
  readonly instruments: readonly InstrumentLine[]
  readonly bodies: readonly { readonly body: ActorRef; readonly status: string; readonly otherStatus: string }[]
  readonly pacts: List<PactFact>
  /** What one asked of the other, each with what the other is told to have said to it. */
  readonly asks: readonly Ask[]
  /** What each did to or said about the other; the first of the two acts in the first. */
  readonly strains: readonly Strain[]
}

/** A request of one state to another, and the answers told beside it, each with the time that it names. */
export interface Ask {
  readonly request: EventFact
  readonly answers: readonly { readonly act: string; readonly time: string | null; readonly proof: Proof }[]
}

/** One direction of strain: counted by kind over all pages, the newest with their words. */
export interface Strain {
  readonly by: ActorRef
  readonly towards: ActorRef
  readonly counts: readonly Count[]
  readonly events: List<EventFact>
  readonly statements: List<StatementFact>
}

const LEADING = new Set(['head-of-state', 'monarch', 'head-of-government', 'supreme-leader', 'foreign-minister', 'defence-minister'])
/** Event types that strain two states. */
export const STRAINING = ['ASSAULT', 'COERCE', 'THREATEN', 'SANCTION', 'MOBILIZE', 'ACCUSE', 'REJECT', 'PROTEST']
/** Acts that strain two states. */
export const STRAINING_ACTS = ['threaten', 'accuse', 'condemn', 'warn', 'reject']
/** Acts that bind or strain more than saying does. */
const WEIGHTY = ['threaten', 'promise', 'warn', 'demand', 'propose', 'reject', 'accuse']
const NEWEST = 30

/** A state on a day, from the base and the ledger. */
export async function stateOn(state: string, day: string, ties: Ties): Promise<State> {
  const keys = keysOf(state)
  const told = await ties.pactsOf({ instruments: [], parties: [keys], ...UNCUT })
  const instruments = await instrumentLines(instrumentsOn(state, day), day, ties)
  const pacts = others(told.items, instruments, day)
  return {
    about: 'state',
    at: day,
    subject: refOf(state),
    bodies: bodiesOf(state, day),
    chairs: base()
      .chairs.filter((c) => c.chair === state)
      .map((c) => ({ body: refOf(c.body), from: c.from || null, to: c.to || null, source: c.source })),
    leaders: leadersOf(state, day),
    instruments,
    said: await ties.run({ by: keys, acts: WEIGHTY, upTo: day, offset: 0, limit: NEWEST }),
    bound: dyads(day)
      .filter((d) => d.a === state)
      .map((d) => ({ state: refOf(d.b), obligations: obliged(d.obligations), by: d.by.map(refOf) })),
    pacts: { total: pacts.length, ...UNCUT, items: pacts },
    due: await owedFrom(day, keys, ties),
  }
}

/** Two states on a day. */
export async function pairOn(a: string, b: string, day: string, ties: Ties): Promise<Pair> {
  const shared = instrumentsOn(a, day).filter((i) => boundOn(i, day).some((p) => p.state === b))
  const theirs = new Map(bodiesOf(b, day).map((x) => [x.body.key, x.status]))
  const dyad = dyads(day).find((d) => d.a === a && d.b === b)
  const told = await ties.pactsOf({ instruments: [], parties: [keysOf(a), keysOf(b)], ...UNCUT })
  const instruments = await instrumentLines(shared, day, ties)
  const pacts = others(told.items, instruments, day)
  return {
    about: 'pair',
    at: day,
    subject: refOf(a),
    other: refOf(b),
    obligations: dyad === undefined ? [] : obliged(dyad.obligations),
    instruments,
    bodies: bodiesOf(a, day)
      .filter((x) => theirs.has(x.body.key))
      .map((x) => ({ body: x.body, status: x.status, otherStatus: theirs.get(x.body.key)! })),
    pacts: { total: pacts.length, ...UNCUT, items: pacts },
    asks: [...(await asksOf(a, b, day, ties)), ...(await asksOf(b, a, day, ties))],
    strains: [await strain(a, b, day, ties), await strain(b, a, day, ties)],
  }
}

/** Pacts of the news that are none of these instruments. */
function others(pacts: readonly PactFact[], instruments: readonly InstrumentLine[], day: string): PactFact[] {
  const joined = new Set(instruments.flatMap((i) => i.news.map((n) => n.proof.fact)))
  return pacts.filter((p) => p.instrument === null && !joined.has(p.id) && (p.date === null || p.date.earliest <= day))
}

/** Requests of `a` to `b` with what those who speak for `b` said in the same line of the page. */
async function asksOf(a: string, b: string, day: string, ties: Ties): Promise<Ask[]> {
  const found = await ties.towards({ a: keysOf(a), b: keysOf(b), types: ['REQUEST'], acts: [], upTo: day, ...UNCUT })
  const articles = await ties.articlesOn(found.events.items.map((e) => e.page.id))
  return found.events.items.map((request) => {
    const told = articles.find((x) => x.page.id === request.page.id && x.index === request.article)
    return { request, answers: told === undefined ? [] : answersIn(told, request, b) }
  })
}

function answersIn({ page, text, article }: ArticleText, request: EventFact, by: string): Ask['answers'] {
  const [start, end] = request.line.span
  return article.statements
    .filter((s) => s.content[0] > request.trigger.span[1] && s.content[0] >= start && s.content[1] <= end)
    .filter((s) => stateOf(article.entities.find((e) => e.id === s.speaker)?.name.en ?? '') === by)
    .map((s) => ({
      act: s.act,
      time: article.times.find((t) => t.value !== null && t.span[0] >= s.content[0] && t.span[1] <= s.content[1])?.value ?? null,
      proof: proofOf(page, { span: s.content, text: text.slice(s.content[0], s.content[1]) }, s.id),
    }))
}

async function strain(a: string, b: string, day: string, ties: Ties): Promise<Strain> {
  const found = await ties.towards({
    a: keysOf(a),
    b: keysOf(b),
    types: STRAINING,
    acts: STRAINING_ACTS,
    upTo: day,
    offset: 0,
    limit: NEWEST,
  })
  return { by: refOf(a), towards: refOf(b), ...found }
}

const obliged = (of: Readonly<Record<Obligation, boolean>>): Obligation[] => (Object.keys(of) as Obligation[]).filter((o) => of[o])

/** Bodies that a state belongs to on a day. */
function bodiesOf(state: string, day: string): Belonging[] {
  return base()
    .members.filter((m) => m.member === state && holds(m.from, m.to, day))
    .map((m) => ({
      body: refOf(m.body),
      status: m.status,
      from: m.from || null,
      to: m.to || null,
      reserved: base()
        .reservations.filter((r) => r.of === m.body && r.party === state && holds(r.from, r.to, day))
        .map(({ kind, ar, en, from }) => ({ kind, ar, en, from })),
      source: m.source,
    }))
}

function leadersOf(state: string, day: string): State['leaders'] {
  const { holders, offices } = lexicon()
  return holders
    .filter((h) => h.of === state && LEADING.has(h.office) && h.from !== '' && holds(h.from, h.to, day))
    .map((h) => ({ office: h.office, officeAr: offices.get(h.office)?.[0] ?? null, person: refOf(h.person), from: h.from }))
}
