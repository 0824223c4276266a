import type { ActorRef, ArticleText, CommitmentFact, EventFact, List, StatementFact, Ties } from '../ledger/ledger.ts'
import { lexicon } from '../lexicon/lexicon.ts'
import { base } from './base.ts'
import { keysOf } from './belonging.ts'
import { type ChairLine, chairsOf } from './chairs.ts'
import { begun, holds } from './day.ts'
import { boundOn } from './in-force.ts'
import { type InstrumentLine, instrumentLines } from './instruments.ts'
import { type Proof, proofOf, refOf } from './name.ts'
import { owedFrom } from './owed.ts'
import { toldOf } from './sessions.ts'
import { type SessionLine, sessionLines } from './summits.ts'
import type { Told, ToldChange } from './told-of-body.ts'
import { UNCUT } from './uncut.ts'

/** A member's time in a body by the base, with what the news says of its standing. */
export interface MemberLine {
  readonly member: ActorRef
  readonly status: string
  readonly from: string | null
  readonly to: string | null
  /** Whether it holds on the day asked for. */
  readonly now: boolean
  readonly source: string
  readonly news: readonly { readonly change: string; readonly date: string | null; readonly contradicts: boolean; readonly proof: Proof }[]
}

/** A body as it stands on a day. */
export interface Alliance {
  readonly about: 'alliance'
  readonly at: string
  readonly subject: ActorRef
  readonly members: readonly MemberLine[]
  readonly reservations: readonly {
    readonly party: ActorRef
    readonly kind: string
    readonly ar: string
    readonly en: string
    readonly from: string
    readonly to: string | null
    readonly source: string
  }[]
  readonly organs: readonly { readonly organ: ActorRef; readonly role: string; readonly source: string; readonly news: readonly Proof[] }[]
  readonly officers: readonly {
    readonly office: string
    readonly officeAr: string | null
    readonly person: ActorRef
    readonly from: string | null
    readonly to: string | null
  }[]
  readonly chairs: readonly ChairLine[]
  readonly sessions: readonly SessionLine[]
  readonly plans: readonly { readonly kind: string; readonly status: string; readonly period: string | null; readonly proof: Proof }[]
  readonly mechanisms: readonly Proof[]
  readonly instruments: readonly InstrumentLine[]
  /** What its members and officers said about it or its organs, newest first. */
  readonly said: List<StatementFact>
  readonly due: readonly CommitmentFact[]
  readonly planned: readonly EventFact[]
  readonly articles: number
}

/** Acts that say something of a body rather than merely in it. */
const ACTS = ['threaten', 'promise', 'warn', 'demand', 'propose', 'reject', 'deny', 'accuse', 'praise', 'condemn', 'confirm']
const NEWEST = 30

/** A body on a day: members, organs, chairs and instruments from the base; sessions, absences, decisions and what falls due from the ledger. */
export async function allianceOn(body: string, day: string, ties: Ties): Promise<Alliance> {
  const organs = base().organs.filter((o) => o.body === body)
  const naming = [body, ...organs.map((o) => o.organ)]
  const articles = (await ties.articlesNaming(naming)).filter((a) => publishedBy(a, day))
  const ever = new Set(
    base()
      .members.filter((m) => m.body === body)
      .map((m) => m.member),
  )
  const told = articles.map((a) => toldOf(body, a, (state) => ever.has(state)))
  const members = base().members.filter((m) => m.body === body && begun(m.from, day))
  const full = members.filter((m) => m.status === 'member' && holds(m.from, m.to, day)).map((m) => m.member)
  const actors = [...naming, ...full.flatMap(keysOf)]
  const sessions = sessionLines(
    body,
    told.flatMap((t) => t.sessions),
    day,
  )
  const meeting = new Set(told.flatMap((t) => t.sessions.map((s) => s.article)))
  return {
    about: 'alliance',
    at: day,
    subject: refOf(body),
    members: members.map((m) => ({
      member: refOf(m.member),
      status: m.status,
      from: m.from || null,
      to: m.to || null,
      now: holds(m.from, m.to, day),
      source: m.source,
      news: holds(m.from, m.to, day) ? changesOf(body, m.member, m.status, told, day) : [],
    })),
    reservations: base()
      .reservations.filter((r) => r.of === body && holds(r.from, r.to, day))
      .map(({ party, kind, ar, en, from, to, source }) => ({ party: refOf(party), kind, ar, en, from, to: to || null, source })),
    organs: organs.map((o) => ({
      organ: { key: o.organ, type: 'ORG', ar: o.ar, en: o.organ },
      role: o.role,
      source: o.source,
      news: mentionsOf(o.organ, articles),
    })),
    officers: officersOn(body, day),
    chairs: chairsOf(body, told, day),
    sessions,
    plans: [...meeting].flatMap((a) => plansOf(a, new Set(actors))),
    mechanisms: told.flatMap((t) => t.sessions.flatMap((s) => s.mechanisms.map((m) => proofOf(s.article.page, m)))),
    instruments: await instrumentLines(instrumentsOf(body, full, day), day, ties),
    said: await ties.said({ by: actors, about: naming, acts: ACTS, upTo: day, offset: 0, limit: NEWEST }),
    due: await owedFrom(day, actors, ties, naming),
    planned: (await ties.planned({ by: actors, naming, ...UNCUT })).items.filter((e) => e.date?.from === 'text' && e.date.latest >= day),
    articles: articles.length,
  }
}

const publishedBy = ({ article }: ArticleText, day: string): boolean => article.dated === null || article.dated.value.slice(0, 10) <= day

function changesOf(body: string, member: string, status: string, told: readonly Told[], day: string): MemberLine['news'] {
  const frozen = base().reservations.some((r) => r.of === body && r.party === member && r.kind === 'frozen' && holds(r.from, r.to, day))
  const agrees = (c: ToldChange): boolean =>
    c.change === 'frozen' ? frozen || status === 'suspended' : c.change === 'joined' ? status === 'member' : status !== 'member'
  return told
    .flatMap((t) => t.changes)
    .filter((c) => c.state === member)
    .map((c) => ({
      change: c.change,
      date: c.article.article.dated?.value.slice(0, 10) ?? null,
      contradicts: !agrees(c),
      proof: proofOf(c.article.page, c.words),
    }))
}

/** Where the articles name an organ, first mention of each. */
function mentionsOf(organ: string, articles: readonly ArticleText[]): Proof[] {
  return articles.flatMap(({ page, text, article }) => {
    const span = article.entities.find((e) => e.name.en === organ)?.mentions[0]
    return span === undefined ? [] : [proofOf(page, { span, text: text.slice(span[0], span[1]) })]
  })
}

function officersOn(body: string, day: string): Alliance['officers'] {
  const { holders, offices } = lexicon()
  return holders
    .filter((h) => h.of === body && holds(h.from, h.to, day) && h.from !== '')
    .map((h) => ({
      office: h.office,
      officeAr: offices.get(h.office)?.[0] ?? null,
      person: refOf(h.person),
      from: h.from || null,
      to: h.to || null,
    }))
}

const PLANS = new Set(['plan', 'strategy', 'doctrine', 'declaration', 'law', 'agreement'])

/** Plans, strategies and declarations of the body or its members in an article that tells of its session. */
function plansOf({ page, text, article }: ArticleText, actors: ReadonlySet<string>): Alliance['plans'] {
  const key = new Map(article.entities.map((e) => [e.id, e.name.en]))
  return article.pacts
    .filter((p) => PLANS.has(p.kind) && p.parties.length > 0 && p.parties.every((r) => actors.has(key.get(r) ?? '')))
    .map((p) => ({
      kind: p.kind,
      status: p.status,
      period: p.period,
      proof: proofOf(page, { span: p.span, text: text.slice(p.span[0], p.span[1]) }, p.id),
    }))
}

/** Instruments that work through the body's organs, or whose parties on the day are just its members. */
function instrumentsOf(body: string, members: readonly string[], day: string) {
  const { clauses, organs, instruments } = base()
  const own = new Set(organs.filter((o) => o.body === body).map((o) => o.organ))
  const through = new Set(clauses.filter((c) => own.has(c.organ)).map((c) => c.instrument))
  const set = [...members].sort().join('\t')
  return [...instruments.values()].filter((i) => {
    const bound = boundOn(i, day)
    if (bound.length === 0) return false
    return (
      through.has(i.en) ||
      (members.length > 1 &&
        bound
          .map((p) => p.state)
          .sort()
          .join('\t') === set)
    )
  })
}
