import type { ActorRef, PactFact, Ties } from '../ledger/ledger.ts'
import { type Bilingual, base, type Instrument, OBLIGATIONS, type Obligation } from './base.ts'
import { keysOf, stateOf } from './belonging.ts'
import { boundOn, standingOn } from './in-force.ts'
import { type Proof, proofOf, refOf } from './name.ts'
import { UNCUT } from './uncut.ts'

/** What a page says of an instrument. */
export interface ToldInstrument {
  readonly status: string
  readonly date: string | null
  readonly proof: Proof
  /** Clauses and the condition that sets them off, in the page's words. */
  readonly clauses: readonly Proof[]
  readonly condition: Proof | null
  /** Why this pact of the news is this instrument of the base. */
  readonly joined: 'name' | 'parties and day of signing'
  /** Whether it stands against the base: ended or suspended where the base has it in force, or the other way. */
  readonly contradicts: boolean
}

/** An instrument as it stands on a day: by the base, with what the news says of it beside. */
export interface InstrumentLine {
  readonly instrument: ActorRef
  readonly kind: string
  readonly standing: ReturnType<typeof standingOn>
  readonly signed: string | null
  readonly inForce: string | null
  readonly ended: string | null
  readonly parties: readonly ActorRef[]
  readonly obligations: readonly Obligation[]
  readonly article: string | null
  readonly trigger: Bilingual | null
  readonly obligation: Bilingual | null
  readonly source: string
  readonly news: readonly ToldInstrument[]
}

const DAY = 86_400_000

/** Instruments as they stand on a day, those with obligations first, each with the pacts of the ledger that are it. */
export async function instrumentLines(chosen: readonly Instrument[], day: string, ties: Ties): Promise<InstrumentLine[]> {
  const told = await toldOf(chosen, day, ties)
  return chosen
    .map((i) => lineOf(i, day, told.get(i.en) ?? []))
    .sort((a, b) => weight(b) - weight(a) || (a.instrument.key < b.instrument.key ? -1 : 1))
}

const weight = (line: InstrumentLine): number =>
  (line.obligations.includes('defense') ? 100 : 0) + line.obligations.length * 10 + (line.kind === 'treaty' ? 1 : 0)

function lineOf(i: Instrument, day: string, news: readonly ToldInstrument[]): InstrumentLine {
  const bound = boundOn(i, day)
  return {
    instrument: { key: i.en, type: 'DOC', ar: i.ar, en: i.en },
    kind: i.kind,
    standing: standingOn(i, day),
    signed: i.signed || null,
    inForce: i.inForce || null,
    ended: i.ended || null,
    parties: (bound.length > 0 ? bound : i.parties).map((p) => refOf(p.state)),
    obligations: OBLIGATIONS.filter((o) => i.obligations[o] === true),
    article: i.article || null,
    trigger: i.trigger,
    obligation: i.obligation,
    source: i.source,
    news,
  }
}

async function toldOf(chosen: readonly Instrument[], day: string, ties: Ties): Promise<Map<string, ToldInstrument[]>> {
  const out = new Map<string, ToldInstrument[]>()
  for (const { pact, instrument, joined } of await pactsOfInstruments(chosen, ties)) {
    if (pact.date !== null && pact.date.earliest > day) continue
    const list = out.get(instrument.en) ?? []
    out.set(instrument.en, list)
    list.push({
      status: pact.status,
      date: pact.date?.value ?? null,
      proof: proofOf(pact.page, pact.words, pact.id),
      clauses: pact.clauses.map((c) => proofOf(pact.page, c, pact.id)),
      condition: pact.trigger === null ? null : proofOf(pact.page, pact.trigger, pact.id),
      joined,
      contradicts: against(pact, instrument, day),
    })
  }
  return out
}

function against(pact: PactFact, instrument: Instrument, day: string): boolean {
  const standing = standingOn(instrument, day)
  if (pact.status === 'ended' || pact.status === 'suspended') return standing === 'in force' || standing === 'signed'
  return pact.status === 'in force' && standing === 'ended' && (pact.date?.earliest ?? '') > instrument.ended
}

/** A pact of the ledger with the instrument of the base that it is. */
export interface JoinedPact {
  readonly pact: PactFact
  readonly instrument: Instrument
  readonly joined: ToldInstrument['joined']
}

/**
 * Pacts of the ledger that are one of these instruments: by its name, or, where a page only describes it («a new security treaty»), as the
 * treaty or agreement of exactly these two parties told of within a week of the day on which they signed this one.
 */
export async function pactsOfInstruments(chosen: readonly Instrument[], ties: Ties): Promise<JoinedPact[]> {
  const byName = new Map(chosen.map((i) => [i.en, i]))
  const pairs = chosen.filter((i) => i.parties.length === 2 && i.signed.length === 10)
  const named = await ties.pactsOf({ instruments: [...byName.keys()], ...UNCUT })
  const out: JoinedPact[] = named.items.map((pact) => ({ pact, instrument: byName.get(pact.instrument!)!, joined: 'name' }))
  for (const group of samePairs(pairs).values()) {
    const [a, b] = group[0]!.parties
    const signed = group.map((i) => i.signed).sort()
    const days = [after(signed[0]!, -BEFORE), after(signed.at(-1)!, WITHIN)] as const
    const told = await ties.pactsOf({ instruments: [], parties: [keysOf(a!.state), keysOf(b!.state)], days, ...UNCUT })
    for (const pact of told.items) {
      const instrument = pact.instrument === null ? group.find((i) => isSigning(pact, i)) : undefined
      if (instrument !== undefined) out.push({ pact, instrument, joined: 'parties and day of signing' })
    }
  }
  return out
}

function samePairs(pairs: readonly Instrument[]): Map<string, Instrument[]> {
  const out = new Map<string, Instrument[]>()
  for (const i of pairs) {
    const key = i.parties
      .map((p) => p.state)
      .sort()
      .join('\t')
    out.set(key, [...(out.get(key) ?? []), i])
  }
  return out
}

function isSigning(pact: PactFact, instrument: Instrument): boolean {
  if (pact.kind !== instrument.kind || pact.date === null) return false
  const states = new Set(pact.parties.map((p) => stateOf(p.key)))
  if (states.size !== 2 || !instrument.parties.every((p) => states.has(p.state))) return false
  const apart = Date.parse(pact.date.earliest) - Date.parse(instrument.signed)
  return apart >= -BEFORE * DAY && apart <= WITHIN * DAY
}

// Days before and after its signing on which a treaty that is only described is told of as signed.
const [BEFORE, WITHIN] = [1, 7]
const after = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)

/** Instruments of the base that bind a state on a day. */
export const instrumentsOn = (state: string, day: string): Instrument[] =>
  [...base().instruments.values()].filter((i) => boundOn(i, day).some((p) => p.state === state))
