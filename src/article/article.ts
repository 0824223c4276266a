import type { BlockKind, Message } from '../page/page.ts'
import type { Span } from '../text/text.ts'
import type { StatedMetadata } from './stated-metadata.ts'

/** One or more whole lines of the same kind; every non-blank line of the text lies in exactly one block. */
export interface Block {
  readonly kind: BlockKind
  readonly span: Span
}

/** An outlet: `span` where the text names it, else null and `why` says how it is known. */
export interface Outlet {
  readonly span: Span | null
  readonly name: string
  readonly why: string
}

/** A publication time: ISO cut to what is known; `why` is `meta` if it came from outside the page. */
export interface Published {
  readonly span: Span | null
  readonly value: string
  readonly why: string
}

/** An agency, paper, channel or site that the text names as its source. */
export interface Credit {
  readonly span: Span
  readonly name: string
}

/** One article of a page before it is read: what is its own, who publishes it and when. */
export interface Article {
  readonly title: { readonly span: Span; readonly text: string } | null
  /** Headline and sub-headline lines, in order. */
  readonly titles: readonly Span[]
  readonly outlet: Outlet | null
  readonly published: Published | null
  readonly credits: readonly Credit[]
  /** Lines of the article's own text, in order. */
  readonly body: readonly Span[]
  /** Byline and dateline, with the place it opens with where there is one («واشنطن - رويترز»). */
  readonly bylines: readonly Span[]
}

/** What is known of a page before reading: every line named, the main article first. */
export interface Articles {
  readonly language: string
  readonly blocks: readonly Block[]
  readonly articles: readonly Article[]
  readonly metadata: StatedMetadata
  readonly messages: readonly Message[]
}

export { segment } from './segment.ts'
export type { StatedMetadata } from './stated-metadata.ts'
