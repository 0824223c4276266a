import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Model } from '@alephdata/followthemoney'
import { check } from '@placemarkio/check-geojson'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse as parseCsv } from 'csv-parse/sync'
import { parseAtomFeed } from 'feedsmith'
import { MultiGraph } from 'graphology'
import gexf from 'graphology-gexf'
import graphml from 'graphology-graphml'
import { parquetReadObjects } from 'hyparquet'
import ICAL from 'ical.js'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Desk, Ledger } from '../../src/desk/desk.ts'
import { type FormatName, formats } from '../../src/desk/export/formats.ts'
import { deskOfExamples } from './desk-of-examples.ts'

type Facts = Awaited<ReturnType<typeof everyFact>>

let desk: Desk
let ledger: Ledger
let facts: Facts
beforeAll(async () => {
  ;({ desk, ledger } = await deskOfExamples('02-shusha-declaration.txt', '04-pyongyang-treaty-agency.txt', '18-union-state.txt'))
  facts = await everyFact()
})
afterAll(() => ledger.close())

async function everyFact() {
  const { items } = await desk.ask('timeline', { limit: 500 })
  const due = await desk.ask('due', { limit: 500 })
  return [...items, ...due.items]
}

async function written(format: FormatName, query: object = {}): Promise<Buffer> {
  const { parts } = await desk.file('export', { format, ...query })
  const pieces: Buffer[] = []
  for await (const part of parts) pieces.push(Buffer.from(part))
  return Buffer.concat(pieces)
}

const text = async (format: FormatName, query: object = {}): Promise<string> => (await written(format, query)).toString('utf8')
const lines = (of: string): unknown[] =>
  of
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l) as unknown)
const ids = (of: Iterable<{ id: string }>): string[] => [...of].map((f) => f.id).sort()

/** Throws where the text is no well-formed XML. */
const wellFormed = (of: string): void => {
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', (error) => {
    throw error
  })
  parser.write(of).close()
}

test('there are facts of every kind, and the hostile page has some', () => {
  expect(new Set(facts.map((f) => f.fact))).toEqual(new Set(['statement', 'event', 'pact', 'commitment']))
  expect(facts.filter((f) => f.page.source.endsWith('hostile.txt')).length).toBeGreaterThan(2)
})

test('jsonl holds every reading as it was read', async () => {
  const readings = lines(await text('jsonl'))
  expect(readings).toHaveLength(4)
  for (const reading of readings) {
    const page = await desk.ask('page', { id: (reading as { sha256: string }).sha256 })
    expect(reading).toEqual(JSON.parse(JSON.stringify(page.reading)))
  }
})

test('csv is read back with a row for every fact, its words at their place, formulas guarded', async () => {
  const rows = parseCsv(await text('csv'), { columns: true, bom: true }) as Record<string, string>[]
  expect(ids(rows as never)).toEqual(ids(facts))
  const formula = rows.find((r) => r.words?.includes('HYPERLINK'))
  expect(formula?.words).toMatch(/^'=/)
  const first = facts.find((f) => f.fact === 'statement')!
  const row = rows.find((r) => r.id === first.id)!
  expect([row.sort, row.actors, row.page, Number(row.start)]).toEqual([
    first.act,
    first.speaker?.key ?? '',
    first.page.id,
    first.content.span[0],
  ])
})

test('parquet is read back with the same rows, lists as lists, words unchanged', async () => {
  const bytes = await written('parquet')
  const rows = (await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer,
  })) as Record<string, unknown>[]
  expect(ids(rows as never)).toEqual(ids(facts))
  for (const fact of facts) {
    const row = rows.find((r) => r.id === fact.id)!
    if (fact.fact === 'event')
      expect([row.actors, row.words, row.status]).toEqual([fact.actors.map((a) => a.key), fact.trigger.text, fact.status])
  }
  expect(rows.some((r) => String(r.words).startsWith('=HYPERLINK'))).toBe(true)
})

describe('graphs', () => {
  // From each actor to each recipient; where there is no recipient, each two of the actors.
  const joined = (): number =>
    facts.reduce((n, f) => {
      if (f.fact !== 'event') return n
      const [a, r] = [f.actors.length, f.recipients.length]
      return n + (r === 0 ? (a * (a - 1)) / 2 : f.actors.flatMap((x) => f.recipients.filter((y) => y.key !== x.key)).length)
    }, 0)

  test('graphml is a graph whose edges are the facts that join two actors', async () => {
    const file = await text('graphml')
    wellFormed(file)
    const graph = graphml.parse(MultiGraph as never, file)
    expect(graph.filterEdges((_e, a) => a.fact === 'event')).toHaveLength(joined())
    for (const edge of graph.edges()) expect(facts.some((f) => f.id === graph.getEdgeAttribute(edge, 'factId'))).toBe(true)
  })

  test('gexf holds the same nodes and edges', async () => {
    const file = await text('gexf')
    wellFormed(file)
    const [a, b] = [gexf.parse(MultiGraph as never, file), graphml.parse(MultiGraph as never, await text('graphml'))]
    expect([a.order, a.size]).toEqual([b.order, b.size])
    expect(a.nodes().sort()).toEqual(b.nodes().sort())
  })
})

test('geojson is valid and leaves no event or pact out', async () => {
  const collection = check(await text('geojson')) as { features: { id: string; geometry: object | null; properties: { words: string } }[] }
  expect(ids(collection.features)).toEqual(ids(facts.filter((f) => f.fact === 'event' || f.fact === 'pact')))
  const placed = facts.filter((f) => (f.fact === 'event' || f.fact === 'pact') && f.place?.en === 'Paris')
  for (const { id } of placed) expect(collection.features.find((f) => f.id === id)?.geometry).toMatchObject({ type: 'Point' })
})

test('ics is a calendar in which what is dated stands on the last day it may be met, and what is not is a task', async () => {
  const file = await text('ics')
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  const calendar = new ICAL.Component(ICAL.parse(file))
  const commitments = facts.filter((f) => f.fact === 'commitment')
  for (const c of commitments) {
    const entry = calendar.getAllSubcomponents().find((e) => e.getFirstPropertyValue('uid') === `${c.id}@marsad`)
    expect(entry?.name).toBe(c.due === null ? 'vtodo' : 'vevent')
    if (c.due !== null) expect(String(entry?.getFirstPropertyValue('dtstart'))).toBe(c.due.latest)
    expect(String(entry?.getFirstPropertyValue('description'))).toContain(c.content.text)
  }
})

test('atom is a feed with an entry for every fact', async () => {
  const file = await text('atom')
  wellFormed(file)
  const feed = parseAtomFeed(file)
  expect(feed.entries?.map((e) => e.id).sort()).toEqual(facts.map((f) => `urn:marsad:fact:${f.id}`).sort())
  expect(feed.updated).toBeDefined()
})

test('annotations select the very characters, by quotation and by code points', async () => {
  const collection = JSON.parse(await text('annotations')) as Collection
  expect(collection['@context']).toBe('http://www.w3.org/ns/anno.jsonld')
  expect(collection.total).toBe(collection.first.items.length)
  const validate = new Ajv2020({ strict: false }).compile(ANNOTATION)
  const texts = new Map<string, string>()
  for (const { id } of (await desk.ask('pages', {})).items) texts.set(`urn:sha256:${id}`, (await desk.ask('page', { id })).reading.text)
  const seen = new Set<string>()
  for (const note of collection.first.items) {
    expect(validate(note) ? null : validate.errors).toBeNull()
    const [quote, position] = note.target.selector
    const points = [...texts.get(note.target.source)!]
    expect(points.slice(position.start, position.end).join('')).toBe(quote.exact)
    expect(points.slice(0, position.start).join('').endsWith(quote.prefix)).toBe(true)
    expect(points.slice(position.end).join('').startsWith(quote.suffix)).toBe(true)
    seen.add(note.id)
  }
  expect(facts.filter((f) => !seen.has(`urn:marsad:fact:${f.id}`))).toEqual([])
  expect(seen.size).toBe(collection.total)
})

interface Collection {
  readonly '@context': string
  readonly total: number
  readonly first: {
    readonly items: readonly {
      readonly id: string
      readonly target: {
        readonly source: string
        readonly selector: readonly [{ exact: string; prefix: string; suffix: string }, { start: number; end: number }]
      }
    }[]
  }
}

// What the W3C Web Annotation Data Model asks of an annotation with these two selectors (sections 3.1, 3.2.4, 4.2.4, 4.2.5).
const ANNOTATION = {
  type: 'object',
  required: ['id', 'type', 'target'],
  properties: {
    id: { type: 'string', pattern: '^[a-z]+:' },
    type: { const: 'Annotation' },
    motivation: { enum: ['describing', 'identifying', 'tagging'] },
    body: {
      type: 'array',
      items: { anyOf: [{ required: ['type', 'value'], properties: { type: { const: 'TextualBody' } } }, { required: ['id'] }] },
    },
    target: {
      type: 'object',
      required: ['source', 'selector'],
      properties: {
        source: { type: 'string', pattern: '^[a-z]+:' },
        selector: {
          type: 'array',
          prefixItems: [
            { required: ['type', 'exact', 'prefix', 'suffix'], properties: { type: { const: 'TextQuoteSelector' } } },
            {
              required: ['type', 'start', 'end'],
              properties: {
                type: { const: 'TextPositionSelector' },
                start: { type: 'integer', minimum: 0 },
                end: { type: 'integer', minimum: 0 },
              },
            },
          ],
          minItems: 2,
          maxItems: 2,
        },
      },
    },
  },
}

test('ftm entities fit the FollowTheMoney model, with no loose ends', async () => {
  const path = createRequire(import.meta.url)
    .resolve('@alephdata/followthemoney')
    .replace(/dist.*$/, 'dist/defaultModel.json')
  const model = new Model(JSON.parse(readFileSync(path, 'utf8')))
  const entities = lines(await text('ftm')) as unknown as { id: string; schema: string; properties: Record<string, string[]> }[]
  const known = new Map(entities.map((e) => [e.id, e.schema]))
  expect(known.size).toBe(entities.length)
  for (const datum of entities) {
    const schema = model.getSchema(datum.schema)
    expect(schema.abstract).toBe(false)
    for (const name of schema.required ?? []) expect(datum.properties[name], `${datum.schema} ${datum.id} needs ${name}`).toBeDefined()
    for (const [name, values] of Object.entries(datum.properties)) {
      const property = schema.getProperty(name)
      for (const value of values) {
        if (property.type.name === 'entity') expect(model.getSchema(known.get(value)!).isA(property.getRange())).toBe(true)
        if (property.type.name === 'date') expect(value).toMatch(/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?)?)?)?$/)
        if (property.type.name === 'country') expect([...(property.type.values?.keys() ?? [])]).toContain(value)
      }
    }
  }
  for (const fact of facts) expect(known.get(`fact-${fact.id}`)).toBe('Event')
})

test('stix is a bundle of well-made objects whose references all lead somewhere', async () => {
  const bundle = JSON.parse(await text('stix')) as { type: string; id: string; objects: Stix[] }
  expect(bundle.type).toBe('bundle')
  const known = new Set(bundle.objects.map((o) => o.id))
  expect(known.size).toBe(bundle.objects.length)
  const validate = new Ajv2020({ strict: false }).compile(STIX)
  for (const object of bundle.objects) {
    expect([object, validate(object) ? null : validate.errors]).toEqual([object, null])
    for (const ref of [...(object.object_refs ?? []), ...(object.created_by_ref === undefined ? [] : [object.created_by_ref])])
      expect(known.has(ref)).toBe(true)
  }
  const noted = bundle.objects.filter((o) => o.type === 'note').map((o) => o.external_references?.[0]?.external_id)
  expect(noted.sort()).toEqual(ids(facts))
})

interface Stix {
  readonly type: string
  readonly id: string
  readonly created_by_ref?: string
  readonly object_refs?: readonly string[]
  readonly external_references?: readonly { readonly external_id: string }[]
}

const STAMP = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$' }
const own = (type: string, required: readonly string[], properties: object): object => ({
  required: ['type', 'spec_version', 'id', 'created', 'modified', ...required],
  properties: {
    type: { const: type },
    spec_version: { const: '2.1' },
    id: { pattern: `^${type}--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$` },
    created: STAMP,
    modified: STAMP,
    ...properties,
  },
})
// What STIX 2.1 asks of the four kinds of object that are made (sections 3.2, 4.5, 4.8, 4.11, 4.14); no registry holds OASIS's own schemas.
const STIX = {
  type: 'object',
  oneOf: [
    own('identity', ['name'], { identity_class: { enum: ['individual', 'group', 'system', 'organization', 'class', 'unspecified'] } }),
    own('location', ['latitude', 'longitude'], {
      latitude: { type: 'number', minimum: -90, maximum: 90 },
      longitude: { type: 'number', minimum: -180, maximum: 180 },
    }),
    own('note', ['content', 'object_refs'], { object_refs: { type: 'array', minItems: 1 }, content: { minLength: 1 } }),
    own('report', ['name', 'published', 'object_refs'], { published: STAMP, object_refs: { type: 'array', minItems: 1 } }),
  ],
}

test('events are a table with a line for each pair of actor and recipient', async () => {
  const rows = parseCsv(await text('events'), { columns: true, delimiter: '\t' }) as Record<string, string>[]
  const events = facts.filter((f) => f.fact === 'event')
  expect(rows).toHaveLength(events.reduce((n, e) => n + Math.max(1, e.actors.length) * Math.max(1, e.recipients.length), 0))
  expect(new Set(rows.map((r) => r['Event ID']))).toEqual(new Set(events.map((e) => e.id)))
  expect(rows.find((r) => r['Actor Name'] === 'France')?.['Actor Country']).toBe('FR')
})

test.each(Object.keys(formats) as FormatName[])('%s says the same twice, and holds only what a query asks for', async (format) => {
  const whole = await written(format)
  expect((await written(format)).equals(whole)).toBe(true)
  const part = await written(format, { about: 'France' })
  expect(part.length).toBeLessThan(whole.length)
  const none = await written(format, { words: 'كلمةلاوجودلها' })
  expect(none.length).toBeLessThanOrEqual(part.length)
})

test('an export that is larger than one message is refused there, never cut; a wrong format or name says so', async () => {
  const answer = await desk.ask('export', { format: 'csv' })
  expect(answer.content).toBe(await text('csv'))
  expect((await desk.ask('export', { format: 'parquet' })).encoding).toBe('base64')
  await expect(desk.file('export', { format: 'docx' as never })).rejects.toThrow(/format/)
  await expect(desk.file('export', { format: 'csv', about: 'من لا وجود له' })).rejects.toThrow(/no page names/)
})
