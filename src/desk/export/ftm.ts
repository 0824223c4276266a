import { createHash } from 'node:crypto'
import type { AnyFact, Harvest, Sheaf } from '../../ledger/ledger.ts'
import { lexicon } from '../../lexicon/lexicon.ts'
import { tell } from '../telling/tell.ts'
import type { Lang } from '../telling/words.ts'
import { countryCode, stateOf } from './country-code.ts'
import { dateOf, everyoneIn, sortOf, wordsOf } from './format.ts'

type Actor = Sheaf['actors'][number]
type Properties = Readonly<Record<string, readonly (string | null | undefined)[]>>

// FollowTheMoney's schema for each type; those of LEGAL may be involved in an event.
const SCHEMA = {
  PER: 'Person',
  ORG: 'Organization',
  GPE: 'PublicBody',
  LOC: 'Address',
  FAC: 'Address',
  WPN: 'Asset',
  EVT: 'Event',
  DOC: 'Document',
} as const
const LEGAL: ReadonlySet<string> = new Set(['PER', 'ORG', 'GPE'])

/** Pages as articles, actors as persons and bodies, facts as events that they are involved in: FollowTheMoney entities, one JSON object a line. */
export async function* ftm(harvest: Harvest, lang: Lang): AsyncGenerator<string> {
  const seen = new Set<string>()
  for await (const sheaf of harvest.sheaves()) {
    const { page, reading } = sheaf
    const article = `page-${page.id}`
    yield entity(article, 'Article', {
      title: [page.title],
      name: [page.title],
      fileName: [page.source.split('/').at(-1)],
      publisher: [page.outlet],
      publishedAt: [page.published],
      sourceUrl: [page.url !== null && /^https?:\/\//.test(page.url) ? page.url : null],
      language: [reading.language === 'ar' ? 'ara' : null],
      bodyText: [reading.text],
      retrievedAt: [sheaf.seen.slice(0, 19)],
    })
    for (const actor of sheaf.actors) {
      if (seen.has(actor.key)) continue
      seen.add(actor.key)
      yield actorEntity(actor)
    }
    for (const fact of sheaf.facts) yield factEntity(fact, article, lang)
  }
}

function actorEntity(actor: Actor): string {
  const entry = actor.en === null ? undefined : lexicon().entries.get(actor.en)
  const country = countryCode(stateOf(actor.en))?.toLowerCase()
  const schema = SCHEMA[actor.type]
  const name = actor.en ?? actor.ar
  return entity(idOf(actor), schema, {
    name: [name],
    alias: actor.en === null ? [] : [actor.ar],
    country: [country],
    wikidataId: [entry?.wikidata],
    ...(schema === 'Address' ? { full: [name], latitude: [entry?.at?.[0].toString()], longitude: [entry?.at?.[1].toString()] } : {}),
    ...(schema === 'Document' ? { fileName: [name] } : {}),
  })
}

function factEntity(fact: AnyFact, article: string, lang: Lang): string {
  const moment = dateOf(fact)
  const plain = moment !== null && /^\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2})?)?)?$/.test(moment.value)
  const place = fact.fact === 'event' || fact.fact === 'pact' ? fact.place : null
  return entity(`fact-${fact.id}`, 'Event', {
    name: [tell(lang, fact)],
    description: [wordsOf(fact).text],
    keywords: [fact.fact, sortOf(fact), fact.fact === 'event' || fact.fact === 'pact' ? fact.status : null],
    date: [plain ? moment.value : null],
    startDate: [moment !== null && !plain ? moment.earliest : null],
    endDate: [moment !== null && !plain ? moment.latest : null],
    involved: everyoneIn(fact)
      .filter((a) => LEGAL.has(a.type))
      .map(idOf),
    location: [place === null ? null : (place.en ?? place.ar)],
    country: [countryCode(stateOf(place?.en ?? null))?.toLowerCase()],
    proof: [article],
    recordId: [fact.id],
    sourceUrl: [fact.page.url !== null && /^https?:\/\//.test(fact.page.url) ? fact.page.url : null],
  })
}

/** An actor's key holds spaces and Arabic; an entity's id may not. */
const idOf = (actor: Actor): string => `actor-${createHash('sha256').update(actor.key).digest('hex').slice(0, 40)}`

function entity(id: string, schema: string, properties: Properties): string {
  const kept = Object.entries(properties)
    .map(([name, values]) => [name, values.filter((v) => v !== null && v !== undefined && v !== '')] as const)
    .filter(([, values]) => values.length > 0)
  return JSON.stringify({ id, schema, properties: Object.fromEntries(kept) }) + '\n'
}
