import type { Commitment, DecidedMark, Entity, EntityType, Event, Pact, Reading, Ref, Statement } from '../reading/reading.ts'
import type { Span } from '../text/text.ts'
import { actorKey } from './actor-key.ts'
import type { Decision } from './judgement.ts'

/** The kinds of fact that a reader may decide on. */
export type Judged = 'statement' | 'event' | 'pact' | 'commitment'

/** Somebody whom a correction names. */
export interface Named {
  readonly type: EntityType
  readonly ar: string
  readonly en: string | null
}

/** What a correction puts in the place of what was read; what it lacks stays, null or empty is «nobody» or «no date». */
export interface Correction {
  /** Who speaks, does it, is party or is bound. */
  readonly who?: readonly Named[]
  /** Whom it is said, done or promised to. */
  readonly to?: readonly Named[]
  /** Act of a statement, type of an event, kind of a pact. */
  readonly what?: string
  readonly status?: string
  readonly date?: string | null
  /** The words that the fact stands on. */
  readonly words?: Span
}

/** Where a decided fact stood when it was decided on: by that it is found again when better rules give it another id. */
export interface OnFact {
  readonly page: string
  readonly kind: Judged
  readonly span: Span
  readonly change?: Correction
}

/** A fact that a standing decision is about. */
export interface Verdict {
  readonly decision: Decision
  readonly kind: Judged
  /** Null where no fact that is read now is the one that was decided on. */
  readonly id: string | null
  readonly article: number
  /** The fact as it was read. */
  readonly read: AnyRead | null
}

type AnyRead = Statement | Event | Pact | Commitment
const LISTS = { statement: 'statements', event: 'events', pact: 'pacts', commitment: 'commitments' } as const

/** A reading with the decisions on its facts heeded, and what each standing decision is about. */
export interface Heeded {
  readonly reading: Reading
  readonly verdicts: readonly Verdict[]
}

/** Leaves out what readers rejected, puts in what they corrected, marks what they confirmed. `standing` are the decisions on this page's facts. */
export function heedVerdicts(read: Reading, standing: readonly Decision[]): Heeded {
  if (standing.length === 0) return { reading: read, verdicts: [] }
  const reading = numbered(read)
  const verdicts = standing.flatMap((decision) => (decision.fact === undefined ? [] : [verdictOn(reading, decision, decision.fact)]))
  const byFact = new Map<string, Verdict[]>()
  for (const v of verdicts) if (v.id !== null) byFact.set(v.id, [...(byFact.get(v.id) ?? []), v])
  const articles = reading.articles.map((article) => {
    const entities = [...article.entities]
    const settle = <Fact extends AnyRead>(kind: Judged, facts: readonly Fact[]): Fact[] =>
      facts.flatMap((fact) => {
        const own = byFact.get(fact.id) ?? []
        const last = own.at(-1)
        if (last === undefined) return [fact]
        if (last.decision.kind === 'reject') return []
        const corrected = own.reduce((f, v) => corrections(kind, f, v.decision.fact?.change ?? {}, entities, reading.text), fact as AnyRead)
        return [{ ...corrected, decided: markOf(own) } as Fact]
      })
    const settled = {
      statements: settle('statement', article.statements),
      events: settle('event', article.events),
      pacts: settle('pact', article.pacts),
      commitments: settle('commitment', article.commitments),
    }
    return { ...article, ...settled, entities }
  })
  return { reading: { ...reading, articles }, verdicts }
}

const markOf = (own: readonly Verdict[]): DecidedMark => {
  const last = own.at(-1)!.decision
  const kind = own.some((v) => v.decision.kind === 'correct') ? 'corrected' : 'confirmed'
  return { kind, by: last.by, when: last.when }
}

/** Two facts on the same words share an id in a reading; in the ledger the later one gets a number, which must stay its own when the first goes. */
export function numbered(reading: Reading): Reading {
  const seen = new Map<string, number>()
  const own = <Fact extends AnyRead>(facts: readonly Fact[]): Fact[] =>
    facts.map((fact) => {
      const times = (seen.get(fact.id) ?? 0) + 1
      seen.set(fact.id, times)
      return times === 1 ? fact : { ...fact, id: `${fact.id}-${times}` }
    })
  const articles = reading.articles.map((a) => ({
    ...a,
    statements: own(a.statements),
    events: own(a.events),
    pacts: own(a.pacts),
    commitments: own(a.commitments),
  }))
  return { ...reading, articles }
}

/** The fact of an id as it was read, without any decision. */
export function factAsRead(
  reading: Reading,
  id: string,
): { readonly kind: Judged; readonly article: number; readonly fact: AnyRead } | null {
  for (const [article, of] of numbered(reading).articles.entries())
    for (const kind of Object.keys(LISTS) as Judged[]) {
      const fact = (of[LISTS[kind]] as readonly AnyRead[]).find((f) => f.id === id)
      if (fact !== undefined) return { kind, article, fact }
    }
  return null
}

/** The words that a fact of any kind stands on first. */
export const standsOn = (kind: Judged, fact: AnyRead): Span => {
  if (kind === 'event') return (fact as Event).trigger
  return kind === 'pact' ? (fact as Pact).span : (fact as Statement | Commitment).content
}

function verdictOn(reading: Reading, decision: Decision, { kind, span }: OnFact): Verdict {
  const all = reading.articles.flatMap((a, article) => (a[LISTS[kind]] as readonly AnyRead[]).map((fact) => ({ fact, article })))
  const byId = all.find(({ fact }) => fact.id === decision.subjects[0])
  const found = byId ?? nearest(all, kind, span)
  return { decision, kind, id: found?.fact.id ?? null, article: found?.article ?? 0, read: found?.fact ?? null }
}

/** The fact that shares most of its words with a span, if that is at least half of both together. */
function nearest<At extends { readonly fact: AnyRead }>(all: readonly At[], kind: Judged, span: Span): At | undefined {
  const share = ({ fact }: At): number => {
    const [start, end] = standsOn(kind, fact)
    const common = Math.min(end, span[1]) - Math.max(start, span[0])
    return common <= 0 ? 0 : common / (Math.max(end, span[1]) - Math.min(start, span[0]))
  }
  const best = all.reduce<At | undefined>((a, b) => (a === undefined || share(b) > share(a) ? b : a), undefined)
  return best !== undefined && share(best) >= 0.5 ? best : undefined
}

/** The fact with a correction put in; whom it names is added to the article's entities where he is not among them. */
function corrections(kind: Judged, fact: AnyRead, change: Correction, entities: Entity[], text: string): AnyRead {
  const refs = (named: readonly Named[]): Ref[] => named.map((n) => refOf(n, entities))
  const { who, to, what, status, date } = change
  const words = change.words !== undefined && inText(change.words, text) ? change.words : undefined
  const time = date === undefined ? {} : { time: date === null ? null : { span: null, value: date } }
  if (kind === 'statement')
    return {
      ...fact,
      ...(who === undefined ? {} : { speaker: refs(who)[0] ?? null, why: 'a reader says so' }),
      ...(to === undefined ? {} : { addressee: refs(to)[0] ?? null }),
      ...(what === undefined ? {} : { act: what }),
      ...(words === undefined ? {} : { content: words }),
    } as Statement
  if (kind === 'event')
    return {
      ...fact,
      ...(who === undefined ? {} : { actors: refs(who) }),
      ...(to === undefined ? {} : { recipients: refs(to) }),
      ...(what === undefined ? {} : { type: what }),
      ...(status === undefined ? {} : { status }),
      ...(words === undefined ? {} : { trigger: words, told: [words, ...(fact as Event).told.slice(1)] }),
      ...time,
    } as Event
  if (kind === 'pact')
    return {
      ...fact,
      ...(who === undefined ? {} : { parties: refs(who) }),
      ...(what === undefined ? {} : { kind: what }),
      ...(status === undefined ? {} : { status }),
      ...(words === undefined ? {} : { span: words, name: text.slice(words[0], words[1]) }),
      ...time,
    } as Pact
  return {
    ...fact,
    ...(who === undefined ? {} : { by: refs(who)[0] ?? null }),
    ...(to === undefined ? {} : { to: refs(to)[0] ?? null }),
    ...(words === undefined ? {} : { content: words }),
    ...(date === undefined ? {} : { due: date }),
  } as Commitment
}

const inText = ([start, end]: Span, text: string): boolean =>
  Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length

function refOf(named: Named, entities: Entity[]): Ref {
  const entity = { type: named.type, name: { ar: named.ar, en: named.en } }
  const there = entities.find((e) => actorKey(e) === actorKey(entity))
  if (there !== undefined) return there.id
  const id = `r${entities.filter((e) => e.id.startsWith('r')).length + 1}`
  entities.push({ ...entity, id, aliases: [], wikidata: null, mentions: [], why: 'named by a reader' })
  return id
}
