import { createHash } from 'node:crypto'
import type { AnyFact, Harvest, Sheaf } from '../../ledger/ledger.ts'
import { lexicon } from '../../lexicon/lexicon.ts'
import { tell } from '../telling/tell.ts'
import type { Lang } from '../telling/words.ts'
import { dateOf, everyoneIn, sortOf, wordsOf } from './format.ts'

type Actor = Sheaf['actors'][number]

const CLASS: Readonly<Record<string, string>> = { PER: 'individual', ORG: 'organization', GPE: 'organization' }
const BEGINNING = '2024-01-01T00:00:00.000Z'

/**
 * A STIX 2.1 bundle: an identity for each actor, a location for each place with coordinates, a report for each page, and for each fact a note
 * with its words that refers to them. Ids are made from content (version 5 UUIDs), so the same ledger gives the same bundle.
 */
export async function* stix(harvest: Harvest, lang: Lang): AsyncGenerator<string> {
  yield `{"type":"bundle","id":"${idOf('bundle', 'ledger')}","objects":[`
  const maker = {
    type: 'identity',
    spec_version: '2.1',
    id: idOf('identity', 'marsad'),
    created: BEGINNING,
    modified: BEGINNING,
    name: 'Marsad',
    identity_class: 'system',
  }
  yield `\n${JSON.stringify(maker)}`
  const seen = new Set<string>()
  const once = function* (id: string, make: () => object): Generator<string> {
    if (seen.has(id)) return
    seen.add(id)
    yield `,\n${JSON.stringify(make())}`
  }
  for await (const sheaf of harvest.sheaves()) {
    const own = { spec_version: '2.1', created_by_ref: maker.id, created: stamp(sheaf.seen), modified: stamp(sheaf.seen) }
    for (const actor of sheaf.actors) {
      yield* once(identityId(actor), () => identityOf(actor, own))
      if (atOf(actor) !== null) yield* once(locationId(actor), () => locationOf(actor, own))
    }
    const report = idOf('report', sheaf.page.id)
    for (const fact of sheaf.facts) yield `,\n${JSON.stringify(noteOf(fact, report, own, lang))}`
    yield `,\n${JSON.stringify(reportOf(sheaf, report, own))}`
  }
  yield '\n]}\n'
}

type Own = Readonly<Record<'spec_version' | 'created_by_ref' | 'created' | 'modified', string>>

const identityOf = (actor: Actor, own: Own): object => ({
  type: 'identity',
  id: identityId(actor),
  ...own,
  name: actor.en ?? actor.ar,
  identity_class: CLASS[actor.type] ?? 'unspecified',
  ...(actor.en === null ? {} : { description: actor.ar }),
})

const locationOf = (actor: Actor, own: Own): object => ({
  type: 'location',
  id: locationId(actor),
  ...own,
  name: actor.en ?? actor.ar,
  latitude: atOf(actor)![0],
  longitude: atOf(actor)![1],
})

function noteOf(fact: AnyFact, report: string, own: Own, lang: Lang): object {
  const place = fact.fact === 'event' || fact.fact === 'pact' ? fact.place : null
  const { span, text } = wordsOf(fact)
  const date = dateOf(fact)?.value
  return {
    type: 'note',
    id: idOf('note', fact.id),
    ...own,
    abstract: tell(lang, fact),
    content: text,
    object_refs: [
      ...new Set([report, ...everyoneIn(fact).map(identityId), ...(place !== null && atOf(place) !== null ? [locationId(place)] : [])]),
    ],
    labels: [
      fact.fact,
      sortOf(fact),
      fact.fact === 'event' || fact.fact === 'pact' ? fact.status : null,
      date === undefined ? null : `date:${date}`,
    ].filter((l) => l !== null),
    external_references: [
      {
        ...sourceOf(fact.page),
        description: `characters ${span[0]} to ${span[1]} (UTF-16 code units) of the page's text`,
        external_id: fact.id,
      },
    ],
  }
}

function reportOf(sheaf: Sheaf, id: string, own: Own): object {
  const { page } = sheaf
  const refs = [...sheaf.facts.map((f) => idOf('note', f.id)), ...sheaf.actors.map(identityId)]
  const day = /^\d{4}-\d{2}-\d{2}/.exec(page.published ?? '')?.[0]
  return {
    type: 'report',
    id,
    ...own,
    name: page.title ?? page.source,
    lang: sheaf.reading.language,
    published: day === undefined ? own.created : `${day}T00:00:00.000Z`,
    object_refs: refs.length === 0 ? [own.created_by_ref] : [...new Set(refs)],
    external_references: [{ ...sourceOf(page), external_id: page.source }],
  }
}

const sourceOf = (page: Sheaf['page']): object => ({
  source_name: page.outlet ?? page.source,
  ...(page.url !== null && /^https?:\/\//.test(page.url) ? { url: page.url, hashes: { 'SHA-256': page.id } } : {}),
})

const identityId = (actor: Actor): string => idOf('identity', actor.key)
const locationId = (actor: Actor): string => idOf('location', actor.key)

function atOf(actor: Actor): readonly [number, number] | null {
  const isPlace = actor.type === 'GPE' || actor.type === 'LOC' || actor.type === 'FAC'
  return isPlace && actor.en !== null ? (lexicon().entries.get(actor.en)?.at ?? null) : null
}

const stamp = (iso: string): string => new Date(iso).toISOString()

// A namespace of our own, so that our ids meet nobody else's (RFC 9562, version 5).
const NAMESPACE = Buffer.from('6d617273616440a04e65777347617264', 'hex')

function idOf(type: string, name: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${type}:${name}`).digest()
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = hash.toString('hex')
  return `${type}--${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`
}
