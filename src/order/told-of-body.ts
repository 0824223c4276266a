import type { ArticleText, Evidence } from '../ledger/ledger.ts'
import type { Entity } from '../reading/reading.ts'
import type { Span } from '../text/text.ts'

/** A time as the session's page gives it; `from` says whether its words do or only its publication. */
export interface ToldTime {
  readonly value: string
  readonly span: Span | null
  readonly from: 'text' | 'publication'
}

/** One session of a body as one article tells it. */
export interface Session {
  readonly body: string
  readonly article: ArticleText
  readonly words: Evidence
  readonly place: Entity | null
  readonly time: ToldTime | null
  /** How many the text says were there. */
  readonly counted: { readonly number: number; readonly words: Evidence } | null
  readonly absent: readonly { readonly state: string; readonly who: Entity; readonly words: Evidence }[]
  readonly chair: { readonly state: string; readonly words: Evidence } | null
  readonly adopted: readonly Evidence[]
  readonly mechanisms: readonly Evidence[]
}

/** Who presides, presided or will preside over a body, as an article tells it. */
export interface ToldChair {
  readonly body: string
  readonly article: ArticleText
  readonly state: string
  readonly time: ToldTime | null
  readonly words: Evidence
  readonly motto: Evidence | null
}

/** A member's standing that an article tells of: frozen, left, joined. */
export interface ToldChange {
  readonly body: string
  readonly article: ArticleText
  readonly state: string
  readonly change: 'frozen' | 'left' | 'joined'
  readonly words: Evidence
}

/** What one article tells of a body. */
export interface Told {
  readonly sessions: readonly Session[]
  readonly chairs: readonly ToldChair[]
  readonly changes: readonly ToldChange[]
}
