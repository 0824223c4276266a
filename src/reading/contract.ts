import type { Block, StatedMetadata } from '../article/article.ts'
import type { Message } from '../page/page.ts'
import type { Span } from '../text/text.ts'

/** `id` of an entity of the same article. */
export type Ref = string

export type EntityType = 'PER' | 'ORG' | 'GPE' | 'LOC' | 'FAC' | 'WPN' | 'EVT' | 'DOC'

export type Act =
  | 'say'
  | 'confirm'
  | 'deny'
  | 'warn'
  | 'threaten'
  | 'demand'
  | 'propose'
  | 'promise'
  | 'accuse'
  | 'praise'
  | 'condemn'
  | 'reject'
  | 'ask'

export type EventType =
  | 'AGREE'
  | 'CONSULT'
  | 'SUPPORT'
  | 'COOPERATE'
  | 'AID'
  | 'YIELD'
  | 'REQUEST'
  | 'ACCUSE'
  | 'REJECT'
  | 'THREATEN'
  | 'PROTEST'
  | 'SANCTION'
  | 'MOBILIZE'
  | 'COERCE'
  | 'ASSAULT'

export type EventStatus = 'happened' | 'planned' | 'called-for' | 'possible' | 'denied'

export type PactKind = 'treaty' | 'agreement' | 'declaration' | 'plan' | 'strategy' | 'doctrine' | 'law' | 'sanctions'

export type PactStatus = 'proposed' | 'negotiated' | 'signed' | 'in force' | 'suspended' | 'ended' | 'unknown'

/** A named person, body, place, weapon, event or document of one article; `mentions` is empty where only an office or the like stands in the text. */
export interface Entity {
  readonly id: Ref
  readonly type: EntityType
  readonly name: { readonly ar: string; readonly en: string | null }
  readonly aliases: readonly string[]
  readonly wikidata: string | null
  readonly mentions: readonly Span[]
  readonly why: string
}

/** An expression that names a calendar time; `value` is ISO cut to what is known, null where it is refused and `why` says why. */
export interface Time {
  readonly span: Span
  readonly value: string | null
  readonly why: string
}

/** What a reader decided on a fact; only what a ledger gives has it. */
export interface DecidedMark {
  readonly kind: 'confirmed' | 'corrected'
  readonly by: string
  readonly when: string
}

/** One reported utterance. */
export interface Statement {
  readonly id: string
  readonly speaker: Ref | null
  readonly addressee: Ref | null
  readonly cue: Span | null
  readonly content: Span
  readonly mode: 'direct' | 'indirect'
  readonly act: Act
  readonly channel: Span | null
  readonly time: { readonly span: Span; readonly value: string } | null
  readonly about: readonly Ref[]
  readonly rule: string
  /** Why the speaker is this one, or why nobody could be named. */
  readonly why: string
  readonly decided?: DecidedMark
}

export interface Event {
  readonly id: string
  readonly type: EventType
  readonly mode: string | null
  readonly status: EventStatus
  readonly trigger: Span
  /** Every place of the article that tells the same event, the trigger's own first. */
  readonly told: readonly Span[]
  readonly actors: readonly Ref[]
  readonly recipients: readonly Ref[]
  readonly time: { readonly span: Span | null; readonly value: string } | null
  readonly place: Ref | null
  readonly rule: string
  readonly decided?: DecidedMark
}

export interface Pact {
  readonly id: string
  readonly span: Span
  readonly name: string
  readonly kind: PactKind
  readonly parties: readonly Ref[]
  readonly status: PactStatus
  readonly time: { readonly span: Span | null; readonly value: string } | null
  readonly place: Ref | null
  /** `2026/2030` where the text gives the time it covers. */
  readonly period: string | null
  readonly clauses: readonly Span[]
  /** Condition that sets a mutual-defence or like clause off, in the text's words. */
  readonly trigger: Span | null
  /** `en` of the entry of the instruments' lexicon, where it is a known one. */
  readonly instrument: string | null
  readonly rule: string
  readonly decided?: DecidedMark
}

export interface Commitment {
  readonly id: string
  readonly by: Ref | null
  readonly to: Ref | null
  readonly content: Span
  readonly due: string | null
  readonly cue: Span | null
  readonly condition: Span | null
  readonly rule: string
  readonly decided?: DecidedMark
}

export interface ReadArticle {
  readonly title: { readonly span: Span; readonly text: string } | null
  readonly outlet: { readonly span: Span | null; readonly name: string; readonly why: string } | null
  /** When the page itself says it was published. */
  readonly published: { readonly span: Span | null; readonly value: string; readonly why: string } | null
  /** The date that relative times are placed by: `published`, else what the page's collector knew (`why`: `meta`). */
  readonly dated: { readonly span: Span | null; readonly value: string; readonly why: string } | null
  readonly credits: readonly { readonly span: Span; readonly name: string; readonly actor: Ref | null }[]
  readonly body: readonly Span[]
  readonly entities: readonly Entity[]
  readonly statements: readonly Statement[]
  readonly times: readonly Time[]
  readonly events: readonly Event[]
  readonly pacts: readonly Pact[]
  readonly commitments: readonly Commitment[]
}

/** What a page says: the public format of `marsad read --json`, described field by field in `schema/reading.schema.json`. */
export interface Reading {
  readonly schema: 'marsad/reading/1'
  readonly source: string
  readonly sha256: string
  /** The page's outside name, where its record had an `id`. */
  readonly id?: string
  readonly text: string
  readonly language: string
  readonly blocks: readonly Block[]
  readonly messages: readonly Message[]
  /** What the page, or its collector, states of the main article beside what stands in it; left out where nothing is stated. */
  readonly metadata?: StatedMetadata
  readonly articles: readonly ReadArticle[]
}
