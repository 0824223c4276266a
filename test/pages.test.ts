import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPages, type Reading, readPage, Unreadable } from '../src/marsad.ts'

/**
 * Whole pages: `examples/X` against `test/pages/X.json` (a record of a JSON-lines file: `X.1.json`, `X.2.json` …). An expectation says what is
 * right about the main article, never what the program happens to say: `head` is compared exactly, each line of `must` has to be found, none of
 * `mustNot` may be; `*` in a line stands for any words. `gaps` tells in words what is known to be missed or false today.
 * A missing expectation fails; `UPDATE=1` drafts it from the reading, and a draft fails until somebody has reread it and said what its gaps are.
 * Existing expectations are never overwritten.
 */
interface Expected {
  readonly head: {
    readonly title?: string | null
    readonly outlet?: string | null
    readonly published?: string | null
    readonly credits?: string[]
  }
  readonly must: Facts
  readonly mustNot: Facts
  readonly gaps: string[]
}

const DRAFT = 'draft: reread it, keep what is right, say what is wrong'

type Facts = { readonly [kind in Kind]?: readonly string[] }
type Kind = (typeof kinds)[number]
const kinds = ['lines', 'names', 'statements', 'times', 'events', 'pacts', 'commitments'] as const

const room = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const readings = new Map<string, Reading>()

beforeAll(async () => {
  for await (const page of openPages([room('../examples')])) {
    if (page instanceof Unreadable) throw page
    readings.set(slug(page.source), readPage(page))
  }
})

const files = readdirSync(room('../examples')).filter((f) => /\.(txt|html|jsonl)$/.test(f))
const slugs = files.flatMap((f) => (f.endsWith('.jsonl') ? records(f) : [f.replace(/\.\w+$/, '')])).sort()

describe('example pages', () => {
  test.each(slugs)('%s', (name) => {
    const reading = readings.get(name)
    if (reading === undefined) throw new Error(`no reading of ${name}`)
    const expected = expectation(name, reading)
    const facts = factsOf(reading)
    const { head, must, mustNot, gaps } = expected
    if (process.env.UPDATE !== '1') expect(gaps).not.toContain(DRAFT)
    const missing = kinds.flatMap((k) => (must[k] ?? []).filter((line) => !facts[k].some(like(line))).map((line) => `${k}: ${line}`))
    const forbidden = kinds.flatMap((k) =>
      (mustNot[k] ?? []).flatMap((line) => facts[k].filter(like(line)).map((found) => `${k}: ${found}`)),
    )
    expect({ head: pick(headOf(reading), head), missing, forbidden }).toEqual({ head, missing: [], forbidden: [] })
  })
})

afterAll(() => {
  const stray = readdirSync(room('pages')).filter((f) => f.endsWith('.json') && !slugs.includes(f.slice(0, -5)))
  expect(stray, 'expectations without a page').toEqual([])
})

function records(file: string): string[] {
  const count = readFileSync(room(`../examples/${file}`), 'utf8')
    .trim()
    .split('\n').length
  return Array.from({ length: count }, (_, i) => file.replace(/\.jsonl$/, `.${i + 1}`))
}

/** `…/13-wire.jsonl#2` → `13-wire.2`. */
function slug(source: string): string {
  const name = source.slice(source.lastIndexOf('/') + 1)
  return name.replace(/\.jsonl#/, '.').replace(/\.(txt|html)$/, '')
}

function expectation(name: string, reading: Reading): Expected {
  const path = room(`pages/${name}.json`)
  if (!existsSync(path)) {
    if (process.env.UPDATE !== '1') throw new Error(`${path} is missing: UPDATE=1 drafts it`)
    const draft: Expected = { head: headOf(reading), must: factsOf(reading), mustNot: {}, gaps: [DRAFT] }
    writeFileSync(path, `${JSON.stringify(draft, null, 2)}\n`)
  }
  return JSON.parse(readFileSync(path, 'utf8')) as Expected
}

function headOf({ articles: [main] }: Reading): Expected['head'] {
  if (main === undefined) return {}
  const { title, outlet, published, credits } = main
  return {
    title: title?.text ?? null,
    outlet: outlet?.name ?? null,
    published: published?.value ?? null,
    credits: credits.map((c) => c.name),
  }
}

function pick<T extends object>(whole: T, wanted: object): Partial<T> {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key in wanted)) as Partial<T>
}

function factsOf({ text, blocks, articles: [main] }: Reading): { readonly [kind in Kind]: string[] } {
  const said = (span: readonly [number, number]) => text.slice(...span).replace(/\s*\n\s*/g, ' ')
  const names = new Map(main?.entities.map((e) => [e.id, e.name.en ?? e.name.ar]))
  const name = (ref: string | null) => (ref === null ? '-' : (names.get(ref) ?? ref))
  const all = (refs: readonly string[]) => refs.map(name).sort().join(', ') || '-'
  return {
    lines: blocks.flatMap((b) => lines(text.slice(...b.span)).map((line) => `${b.kind} | ${line}`)),
    names: (main?.entities ?? []).filter((e) => e.mentions.length > 0).map((e) => `${e.type} | ${name(e.id)}`),
    statements: (main?.statements ?? []).map((s) => [name(s.speaker), s.act, s.mode, said(s.content)].join(' | ')),
    times: (main?.times ?? []).map((t) => `${said(t.span)} = ${t.value ?? 'null'}`),
    events: (main?.events ?? []).map((e) => [e.type, said(e.trigger), all(e.actors), e.status].join(' | ')),
    pacts: (main?.pacts ?? []).map((p) => [said(p.span), p.kind, p.status, all(p.parties)].join(' | ')),
    commitments: (main?.commitments ?? []).map((c) => [name(c.by), c.due ?? '-', said(c.content)].join(' | ')),
  }
}

function lines(block: string): string[] {
  return block
    .split('\n')
    .map((l) => l.trim())
    .filter((l) => l !== '')
}

/** `*` stands for any words; everything else for itself. */
function like(line: string): (fact: string) => boolean {
  const pattern = new RegExp(`^${line.split('*').map(literal).join('.*')}$`, 'su')
  return (fact) => pattern.test(fact)
}

function literal(words: string): string {
  return words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
