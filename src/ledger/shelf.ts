import type { Decision } from '../identity/identity.ts'
import type { Reading } from '../reading/reading.ts'
import type { ActorRef, PageRef } from './fact.ts'
import type { StoryCount, Wanted } from './story-counts.ts'

/** An article on the shelf, without its words. */
export interface Head {
  readonly id: string
  readonly page: string
  readonly article: number
  /** The journal's record that brought its page. */
  readonly number: number
  readonly outlet: string | null
  readonly at: number | null
  readonly whole: boolean
}

/** The same with its words, packed. */
export interface Shelved extends Head {
  readonly told: Uint8Array
}

/** A link between two articles, by their ids. */
export interface Linked {
  readonly a: string
  readonly b: string
  readonly story: number
  readonly event: number
  readonly copied: number
}

/** Where an article belongs. */
export interface Placed {
  readonly id: string
  readonly report: string
  readonly event: string
  readonly story: string
}

/** Hours since 1970; null where it is not known. `whole`: the day alone is. */
export type Moment = Pick<Head, 'at' | 'whole'>

/** A page with its whole reading. */
export interface ReadText {
  readonly ref: PageRef
  readonly number: number
  readonly reading: Reading
}

/** The same with who its entities are. */
export interface ReadPage extends ReadText {
  /** Keys of its entities across pages, by article and reference. */
  readonly keys: readonly ReadonlyMap<string, string>[]
}

/** An article with where it belongs. */
export type Member = Head & Omit<Placed, 'id'>

/** What the ledger keeps for stories: it weaves nothing itself. */
export interface Shelf {
  /**
   * Takes away tellings of pages that are no longer current; says how many current pages have none, how many decisions the groups lack, and up to
   * where the ledger now is. Null where nothing came or was read anew since `keptUp`.
   */
  behind(): Promise<{ readonly untold: number; readonly undecided: number; readonly stamp: string } | null>
  /** Changes whenever readings are made anew or a reader decides something. */
  heeded(): Promise<string>
  /** The newest record taken in; `past` changes whenever a page that was there is read anew, decided on or no longer the newest version of itself. */
  reached(): Promise<{ readonly record: number; readonly past: string }>
  /** Notes up to where the stories were woven. */
  keptUp(stamp: string): Promise<void>
  untold(limit: number): Promise<readonly { page: string; number: number; reading: Reading }[]>
  put(tellings: readonly Shelved[]): Promise<void>
  heads(): Promise<readonly Head[]>
  /** Tellings published between two hours, and undated ones. */
  between(from: number, to: number): Promise<readonly Shelved[]>
  link(links: readonly Linked[]): Promise<void>
  links(): Promise<readonly Linked[]>
  /** Notes where every article belongs, and that all decisions were heeded. */
  place(placed: readonly Placed[]): Promise<void>
  /** Articles that came with a record after this one, or that were published at this hour or later; in time. */
  fresh(since: { readonly record: number } | { readonly hour: number }): Promise<readonly Member[]>
  /** The newest dated articles, newest first. */
  newest(most: number): Promise<readonly Moment[]>
  /** Stories by how they are told; `total` is how many there are in all. */
  list(wanted: Wanted): Promise<{ readonly total: number; readonly items: readonly StoryCount[] }>
  counts(stories: readonly string[]): Promise<ReadonlyMap<string, StoryCount>>
  /** The articles of some stories, in time. */
  members(stories: readonly string[]): Promise<readonly Member[]>
  /** Pages of these records that stand in a story with other articles. */
  shared(records: readonly number[]): Promise<readonly string[]>
  /** Every article of the stories that these pages belong to, in time. */
  around(pages: readonly string[]): Promise<readonly Member[]>
  /** Articles by record id, page id (or its beginning) or source; an older version stands for the current one. */
  find(named: readonly string[]): Promise<ReadonlyMap<string, Shelved & Member>>
  /** Links of those that carry each other's sentences. */
  copiesAmong(ids: readonly string[]): Promise<readonly Linked[]>
  pages(ids: readonly string[]): Promise<readonly ReadPage[]>
  texts(ids: readonly string[]): Promise<readonly ReadText[]>
  refs(ids: readonly string[]): Promise<ReadonlyMap<string, PageRef>>
  actors(keys: readonly string[]): Promise<ReadonlyMap<string, ActorRef>>
  decisions(): Promise<readonly Decision[]>
}
