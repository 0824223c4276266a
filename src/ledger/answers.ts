import type { Commitment, Event, Pact, Reading, Statement } from '../reading/reading.ts'
import type { Span } from '../text/text.ts'
import type { ActorRef, AnyFact, CommitmentFact, EventFact, Evidence, FactKind, PactFact, PageRef, StatementFact } from './fact.ts'

/** A list's answer: the true count of all, and the part asked for. */
export interface List<Item> {
  readonly total: number
  readonly offset: number
  readonly limit: number
  readonly items: readonly Item[]
}

export interface Paging {
  readonly offset: number
  readonly limit: number
}

/** Days as `2024`, `2024-06` or `2024-06-19`. */
export interface Days {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface PageLine extends PageRef {
  readonly language: string
  readonly version: number
  readonly versions: number
  readonly seen: string
  readonly statements: number
  readonly events: number
  readonly pacts: number
  readonly commitments: number
}

export interface PageWhole {
  readonly id: string
  readonly media: string
  readonly encoding: string
  readonly bytes: number
  readonly seen: string
  readonly rules: string
  readonly found: readonly { readonly source: string; readonly url: string | null; readonly seen: string }[]
  readonly versions: readonly { readonly id: string; readonly version: number; readonly current: boolean; readonly seen: string }[]
  /** As it stands with readers' decisions: what was rejected is only in `decided`. */
  readonly reading: Reading
  /** The standing decisions on its facts, in their order. */
  readonly decided: readonly PageDecision[]
  readonly actors: readonly (readonly (ActorRef & { readonly ref: string })[])[]
}

/** A standing decision on a fact of a page. */
export interface PageDecision {
  readonly decision: string
  readonly kind: 'confirm' | 'reject' | 'correct'
  readonly by: string
  readonly when: string
  readonly why: string | null
  readonly fact: FactKind
  /** Null where it is no longer read. */
  readonly id: string | null
  readonly article: number
  readonly span: Span
  /** The fact as it was read. */
  readonly read: Statement | Event | Pact | Commitment | null
}

export interface Hit extends PageRef {
  readonly snippets: readonly { readonly span: Span; readonly text: string; readonly marks: readonly Span[] }[]
}

/** One value that found pages may be narrowed down to, with how many of them have it. */
export interface Facet<Value> {
  readonly value: Value
  readonly pages: number
}

/** How the pages that a search finds are spread; each list says how many values there are, the most frequent come first. */
export interface Facets {
  readonly outlets: FacetList<string | null>
  readonly actors: FacetList<ActorRef>
  readonly acts: FacetList<string>
  readonly events: FacetList<string>
  /** Months of publication, newest first; null for undated pages. */
  readonly months: FacetList<string | null>
}

export interface FacetList<Value> {
  readonly total: number
  readonly items: readonly Facet<Value>[]
}

/** What a search finds. */
export interface Found extends List<Hit> {
  readonly facets: Facets | null
}

export interface ActorLine extends ActorRef {
  readonly pages: number
  readonly statements: number
  readonly events: number
  readonly pacts: number
}

export interface ActorWhole {
  readonly actor: ActorLine & { readonly wikidata: string | null }
  readonly names: readonly { readonly form: string; readonly mentions: number }[]
  readonly acts: readonly { readonly act: string; readonly statements: number }[]
  readonly statements: List<StatementFact>
  readonly spokenOf: number
  readonly events: List<EventFact>
  readonly pacts: List<PactFact>
  readonly commitments: List<CommitmentFact>
  readonly with: readonly { readonly actor: ActorRef; readonly pages: number; readonly events: number }[]
}

export interface Overview {
  readonly counts: {
    readonly pages: number
    readonly versions: number
    readonly persons: number
    readonly organisations: number
    readonly places: number
    readonly statements: number
    readonly times: number
    readonly events: number
    readonly pacts: number
    readonly commitments: number
    readonly messages: number
  }
  readonly published: { readonly earliest: string | null; readonly latest: string | null; readonly undated: number }
  readonly outlets: readonly { readonly outlet: string | null; readonly pages: number }[]
  readonly newest: readonly PageRef[]
  readonly rules: string
}

export interface Explanation {
  readonly fact: AnyFact
  readonly rule: string
  readonly why: string | null
  readonly words: Evidence
  readonly line: Evidence
  readonly parts: readonly { readonly part: string; readonly span: Span; readonly text: string; readonly why: string | null }[]
  readonly refused: readonly { readonly rule: string; readonly span: Span | null; readonly detail: string }[]
  readonly page: PageRef & { readonly rules: string; readonly seen: string; readonly current: boolean }
}

export interface Health {
  readonly ok: boolean
  readonly path: string
  readonly journal: { readonly segments: number; readonly records: number; readonly bytes: number; readonly cut: string | null }
  readonly database: {
    readonly engine: string
    readonly version: string
    readonly migration: number
    readonly applied: number
    readonly rebuilt: string | null
    readonly rows: Readonly<Record<string, number>>
  }
  readonly rules: { readonly now: string; readonly read: readonly { readonly rules: string; readonly pages: number }[] }
  readonly checks: readonly { readonly check: string; readonly ok: boolean; readonly detail: string }[]
}

export interface JournalLine {
  readonly number: number
  readonly kind: string
  readonly segment: string
  readonly offset: number
  readonly length: number
  readonly page: string
  readonly source: string
  readonly when: string
  readonly bytes: number
}

/** What commitments are asked for: whose, when they fall due, and the day from which that is upcoming or past. */
export type DueOf = {
  readonly actor?: string | undefined
  readonly at: string
  readonly when?: 'upcoming' | 'past' | 'undated' | undefined
} & Days &
  Paging

/** What a harvest is asked for. */
export interface HarvestOf extends Days {
  /** Key of an actor, or a name that only one actor bears. */
  readonly about?: string | undefined
  readonly words?: string | undefined
  /** In which other forms words that are not quoted may stand. */
  readonly alike?: ((form: string) => readonly string[]) | undefined
  readonly outlet?: string | undefined
  readonly kinds?: readonly FactKind[] | undefined
  /** Only pages that came into the ledger after the record of this number. */
  readonly after?: number | undefined
  /** Only these pages. */
  readonly pages?: readonly string[] | undefined
}

/** One page with what was read in it and what of it a query asks for. */
export interface Sheaf {
  /** Number of the journal's record that brought the page. */
  readonly number: number
  readonly seen: string
  readonly page: PageRef
  /** Whether the page was published in the days asked for; its facts may be of those days even where it was not. */
  readonly inDays: boolean
  readonly reading: Reading
  readonly facts: readonly AnyFact[]
  readonly actors: readonly ActorRef[]
  /** Who an entity of an article is across pages. */
  actorOf(article: number, ref: string): ActorRef | null
}

/** All that a query touches, to be walked page by page. */
export interface Harvest {
  /** Numbers of the journal's records that brought its pages. */
  readonly numbers: readonly number[]
  readonly pages: number
  /** Number of the newest record of the journal at that moment. */
  readonly upTo: number
  /** Whether facts of only some kinds, of one actor or of some days are asked for. */
  readonly partial: boolean
  sheaves(): AsyncGenerator<Sheaf>
}

/** How many facts of current pages an actor has a part in. */
export interface Tally {
  readonly actor: ActorRef
  readonly statements: number
  readonly events: number
  readonly pacts: number
  readonly commitments: number
}
