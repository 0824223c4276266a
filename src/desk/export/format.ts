import type { AnyFact, Harvest, Sheaf } from '../../ledger/ledger.ts'
import type { Lang } from '../telling/words.ts'

/** A way to write out what a query touches. */
export interface Format {
  /** What it is, in a line. */
  readonly about: string
  /** Media type of the whole. */
  readonly media: string
  /** Ending of its files, without the dot. */
  readonly ending: string
  /** The file piece by piece, all of the harvest in it, whatever its length; the same ledger gives the same bytes. */
  write(harvest: Harvest, lang: Lang): AsyncIterable<string | Uint8Array>
}

/** A fact with the page it stands in. */
export interface Found {
  readonly fact: AnyFact
  readonly sheaf: Sheaf
}

/** The facts of a harvest one by one. */
export async function* factsOf(harvest: Harvest): AsyncGenerator<Found> {
  for await (const sheaf of harvest.sheaves()) for (const fact of sheaf.facts) yield { fact, sheaf }
}

/** The words a fact stands on first. */
export function wordsOf(fact: AnyFact): { readonly span: readonly [number, number]; readonly text: string } {
  if (fact.fact === 'event') return fact.trigger
  return fact.fact === 'pact' ? fact.words : fact.content
}

/** When a fact is or falls due. */
export const dateOf = (fact: AnyFact): Extract<AnyFact, { fact: 'event' }>['date'] => (fact.fact === 'commitment' ? fact.due : fact.date)

type Actor = Sheaf['actors'][number]

/** Who does it: speaker, actors, parties, whoever is bound. */
export function doersOf(fact: AnyFact): readonly Actor[] {
  if (fact.fact === 'event') return fact.actors
  if (fact.fact === 'pact') return fact.parties
  const one = fact.fact === 'statement' ? fact.speaker : fact.by
  return one === null ? [] : [one]
}

/** To whom: addressee, recipients, whom the commitment is towards. */
export function othersOf(fact: AnyFact): readonly Actor[] {
  if (fact.fact === 'event') return fact.recipients
  if (fact.fact === 'pact') return []
  const one = fact.fact === 'statement' ? fact.addressee : fact.to
  return one === null ? [] : [one]
}

/** Everybody in a fact, each once, places left out. */
export const everyoneIn = (fact: AnyFact): Actor[] => [
  ...new Map(
    [...doersOf(fact), ...othersOf(fact), ...(fact.fact === 'statement' ? fact.about : [])].map((a) => [a.key, a] as const),
  ).values(),
]

/** What sort of fact within its kind: the statement's act, the event's type, the pact's kind. */
export const sortOf = (fact: AnyFact): string | null =>
  fact.fact === 'statement' ? fact.act : fact.fact === 'event' ? fact.type : fact.fact === 'pact' ? fact.kind : null

/** The page's own address, else a name for its bytes that is the same everywhere. */
export const addressOf = (page: Sheaf['page']): string => page.url ?? `urn:sha256:${page.id}`
