import type { EntityType } from '../reading/reading.ts'
import type { Span } from '../text/text.ts'

/** Words of a page with their place. */
export interface Evidence {
  readonly span: Span
  readonly text: string
}

/** A page as lists name it. */
export interface PageRef {
  readonly id: string
  readonly title: string | null
  readonly outlet: string | null
  readonly published: string | null
  readonly source: string
  readonly url: string | null
}

/** An actor as lists name it. */
export interface ActorRef {
  readonly key: string
  readonly type: EntityType
  readonly ar: string
  readonly en: string | null
}

/** A time as fine as its source, with the days it may mean (`YYYY-MM-DD`). */
export interface Moment {
  readonly value: string
  readonly earliest: string
  readonly latest: string
  readonly span: Span | null
  readonly from: 'text' | 'publication'
}

/** What a reader decided on a fact, and stands. */
export interface Decided {
  readonly kind: 'confirmed' | 'corrected'
  readonly by: string
  readonly when: string
  /** What `undo` takes. */
  readonly decision: string
}

/** A fact as it was read, with its page's text. */
export interface JudgedFact {
  readonly page: string
  readonly kind: FactKind
  readonly article: number
  readonly span: Span
  readonly text: string
}

interface Fact {
  readonly id: string
  readonly decided: Decided | null
  readonly page: PageRef
  /** Place of the article in the page's reading, 0 the main one. */
  readonly article: number
  readonly rule: string
}

export interface StatementFact extends Fact {
  readonly fact: 'statement'
  readonly speaker: ActorRef | null
  readonly addressee: ActorRef | null
  readonly about: readonly ActorRef[]
  readonly act: string
  readonly mode: 'direct' | 'indirect'
  readonly cue: Evidence | null
  readonly content: Evidence
  readonly date: Moment | null
  readonly why: string
}

export interface EventFact extends Fact {
  readonly fact: 'event'
  readonly type: string
  readonly mode: string | null
  readonly status: string
  readonly trigger: Evidence
  /** The line of the text that the trigger stands in. */
  readonly line: Evidence
  readonly actors: readonly ActorRef[]
  readonly recipients: readonly ActorRef[]
  readonly place: ActorRef | null
  readonly date: Moment | null
}

export interface PactFact extends Fact {
  readonly fact: 'pact'
  readonly name: string
  readonly words: Evidence
  readonly line: Evidence
  readonly kind: string
  readonly status: string
  readonly parties: readonly ActorRef[]
  readonly place: ActorRef | null
  readonly date: Moment | null
  readonly period: string | null
  readonly clauses: readonly Evidence[]
  readonly trigger: Evidence | null
  readonly instrument: string | null
}

export interface CommitmentFact extends Fact {
  readonly fact: 'commitment'
  readonly by: ActorRef | null
  readonly to: ActorRef | null
  readonly content: Evidence
  readonly cue: Evidence | null
  readonly condition: Evidence | null
  readonly due: Moment | null
}

export type AnyFact = StatementFact | EventFact | PactFact | CommitmentFact
export type FactKind = AnyFact['fact']
