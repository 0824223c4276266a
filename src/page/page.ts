import type { Span } from '../text/text.ts'

/** A trouble or a refusal with its place in the text; `span` is null where it concerns the whole page. */
export interface Message {
  readonly rule: string
  readonly span: Span | null
  readonly detail: string
}

/** What the collector knew without reading the page: `X.meta.json` beside a file, or the fields of a JSON line. */
export interface Collected {
  readonly url?: string
  readonly outlet?: string
  readonly title?: string
  readonly author?: string
  /** ISO date or date-time. */
  readonly published?: string
  /** ISO date-time of the fetch. */
  readonly fetched?: string
  /** The page's name outside Marsad, as in the record's `id`. */
  readonly id?: string
}

/** What markup says of one line of the text; for a text file nothing is known. */
export interface LineHint {
  readonly span: Span
  /** Kind that the markup makes certain or likely, null where it says nothing. */
  readonly kind: BlockKind | null
  /** Heading level 1–6, 0 where the line is no heading. */
  readonly level: number
  /** Share of the line's letters that stand in links, 0–1. */
  readonly linked: number
}

/** A value that the page's own metadata states (JSON-LD, OpenGraph, `<time>` …), with where it was read. */
export interface Stated {
  readonly field: 'title' | 'published' | 'modified' | 'outlet' | 'author' | 'section' | 'url' | 'language' | 'standfirst'
  readonly value: string
  readonly from: string
}

export type BlockKind = 'title' | 'byline' | 'caption' | 'body' | 'related' | 'other_article' | 'ticker' | 'tags' | 'boilerplate'

/** A page as found and decoded: its text is decided here, once, and never edited. */
export interface Page {
  /** Path, URL, or `archive#record` as given. */
  readonly source: string
  /** Hex SHA-256 of the bytes read (of the record's bytes, for an archive). */
  readonly sha256: string
  readonly bytes: Uint8Array
  /** `reading`: a reading that was loaded without its page, whose line stands for the bytes. */
  readonly media: 'text' | 'html' | 'xml' | 'json' | 'reading'
  readonly encoding: string
  readonly text: string
  readonly collected: Collected
  /** One for each non-blank line where the page had markup, else empty. */
  readonly hints: readonly LineHint[]
  readonly stated: readonly Stated[]
  readonly messages: readonly Message[]
}

export { answersIn, openAnswers } from './answers.ts'
export { openGiven } from './given.ts'
export { openPages } from './open.ts'
export type { OpenOptions } from './open-options.ts'
export { openReadings, type ReadingLine } from './readings.ts'
export { reopenedText } from './reopened.ts'
export { BadInput, NotFound, Unreadable } from './trouble.ts'
