import type { Harvest } from '../../ledger/ledger.ts'
import { lexicon } from '../../lexicon/lexicon.ts'
import { countryCode, stateOf } from './country-code.ts'
import { type Found, factsOf } from './format.ts'
import { type Column, csvOf } from './table.ts'

type EventFact = Extract<Found['fact'], { fact: 'event' }>
type Actor = EventFact['actors'][number] | null

/** One line for each pair of an event's actor and recipient, as coded event data are kept. */
interface Pair extends Found {
  readonly fact: EventFact
  readonly actor: Actor
  readonly recipient: Actor
}

const column = (name: string, of: (pair: Pair) => string | number | null): Column => ({
  name,
  holds: 'text',
  of: (found) => of(found as Pair),
})
const country = (actor: Actor): string | null => countryCode(stateOf(actor?.en ?? null))
const entry = (actor: Actor) => (actor?.en == null ? undefined : lexicon().entries.get(actor.en))

// Named like the columns of POLECAT, the published PLOVER data set, as far as Marsad knows the same thing; its own stand at the end.
const PLOVER: readonly Column[] = [
  column('Event ID', ({ fact }) => fact.id),
  column('Event Date', ({ fact }) => fact.date?.value ?? null),
  column('Event Type', ({ fact }) => fact.type),
  column('Event Mode', ({ fact }) => fact.mode),
  column('Actor Name', ({ actor }) => actor?.en ?? actor?.ar ?? null),
  column('Actor Country', ({ actor }) => country(actor)),
  column('Actor Wikidata', ({ actor }) => entry(actor)?.wikidata ?? null),
  column('Recipient Name', ({ recipient }) => recipient?.en ?? recipient?.ar ?? null),
  column('Recipient Country', ({ recipient }) => country(recipient)),
  column('Recipient Wikidata', ({ recipient }) => entry(recipient)?.wikidata ?? null),
  column('Placename', ({ fact }) => fact.place?.en ?? fact.place?.ar ?? null),
  column('Country', ({ fact }) => country(fact.place)),
  column('Latitude', ({ fact }) => entry(fact.place)?.at?.[0] ?? null),
  column('Longitude', ({ fact }) => entry(fact.place)?.at?.[1] ?? null),
  column('Source', ({ fact }) => fact.page.outlet),
  column('Publication Date', ({ fact }) => fact.page.published),
  column('Headline', ({ fact }) => fact.page.title),
  column('Event Text', ({ fact }) => fact.line.text),
  column('Language', ({ sheaf }) => sheaf.reading.language),
  column('Version', ({ fact }) => fact.rule),
  column('Status', ({ fact }) => fact.status),
  column('Dated From', ({ fact }) => fact.date?.from ?? null),
  column('Trigger', ({ fact }) => fact.trigger.text),
  column('Start', ({ fact }) => fact.trigger.span[0]),
  column('End', ({ fact }) => fact.trigger.span[1]),
  column('Page', ({ fact }) => fact.page.id),
  column('URL', ({ fact }) => fact.page.url),
]

/** The events as a PLOVER-style table, tab-separated, a line for each pair of actor and recipient. */
export const events = (harvest: Harvest): AsyncGenerator<string> => csvOf(PLOVER, pairsOf(harvest), '\t')

async function* pairsOf(harvest: Harvest): AsyncGenerator<Pair> {
  for await (const { fact, sheaf } of factsOf(harvest)) {
    if (fact.fact !== 'event') continue
    for (const actor of fact.actors.length === 0 ? [null] : fact.actors)
      for (const recipient of fact.recipients.length === 0 ? [null] : fact.recipients) yield { fact, sheaf, actor, recipient }
  }
}
