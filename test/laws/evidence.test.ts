import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { beforeAll, expect, test } from 'vitest'
import { readingForm } from '../../src/desk/desk.ts'
import { openPages, type Page, type Reading, readPage, Unreadable } from '../../src/marsad.ts'

const examples = fileURLToPath(new URL('../../examples', import.meta.url))
const pages: Page[] = []
const readings: Reading[] = []

beforeAll(async () => {
  if (!existsSync(examples)) return
  for await (const page of openPages([examples])) if (!(page instanceof Unreadable)) pages.push(page)
  for (const page of pages) readings.push(readPage(page))
})

/** Every `[start, end]` pair of a reading with the path to it. */
function* spans(value: unknown, path = ''): Generator<[path: string, start: number, end: number]> {
  if (Array.isArray(value)) {
    const [start, end] = value as readonly unknown[]
    if (value.length === 2 && typeof start === 'number' && typeof end === 'number') yield [path, start, end]
    else for (const [i, v] of value.entries()) yield* spans(v, `${path}[${i}]`)
  } else if (typeof value === 'object' && value !== null) for (const [key, v] of Object.entries(value)) yield* spans(v, `${path}.${key}`)
}

test('every span of every example stands on words of its text', () => {
  const wrong: string[] = []
  for (const reading of readings)
    for (const [path, start, end] of spans(reading)) {
      const words = reading.text.slice(start, end)
      if (start < 0 || start >= end || end > reading.text.length || words.trim() === '' || !words.isWellFormed())
        wrong.push(`${reading.source}${path} [${start}, ${end})`)
    }
  expect(wrong).toEqual([])
})

test('what is said to be text of a span is that text', () => {
  for (const { text, articles, source } of readings)
    for (const a of articles) {
      if (a.title !== null) expect(a.title.text, source).toBe(text.slice(...a.title.span))
      for (const c of a.credits) expect(text.slice(...c.span), source).toContain(c.name)
    }
})

test('every non-blank line of every example lies in exactly one block, in order', () => {
  for (const { text, blocks, source } of readings) {
    let at = 0
    for (const { span } of blocks) {
      expect(text.slice(at, span[0]).trim(), source).toBe('')
      expect(span[0], source).toBeGreaterThanOrEqual(at)
      at = span[1]
    }
    expect(text.slice(at).trim(), source).toBe('')
  }
})

test('every reference of an example names an entity of its article', () => {
  for (const { articles, source } of readings)
    for (const a of articles) {
      const known = new Set(a.entities.map((e) => e.id))
      const refs = [
        ...a.statements.flatMap((s) => [s.speaker, s.addressee, ...s.about]),
        ...a.events.flatMap((e) => [...e.actors, ...e.recipients, e.place]),
        ...a.pacts.flatMap((p) => [...p.parties, p.place]),
        ...a.commitments.flatMap((c) => [c.by, c.to]),
      ]
      expect(
        refs.filter((r) => r !== null && !known.has(r)),
        source,
      ).toEqual([])
    }
})

test('ids of facts are told apart', () => {
  for (const { articles, source } of readings) {
    const ids = articles.flatMap((a) => [...a.statements, ...a.events, ...a.pacts, ...a.commitments].map((f) => f.id))
    expect(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      source,
    ).toEqual([])
  }
})

test('the same page gives the same reading, byte for byte', () => {
  for (const [i, page] of pages.entries()) expect(JSON.stringify(readPage(page))).toBe(JSON.stringify(readings[i]))
})

test('every reading fits the published schema, and has no field that the schema does not describe', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schema/reading.schema.json', import.meta.url), 'utf8')) as object
  const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema)
  for (const reading of readings) {
    validate(JSON.parse(JSON.stringify(reading)))
    expect(validate.errors, reading.source).toBeNull()
    expect(readingForm.parse(reading), reading.source).toEqual(reading)
  }
})
