import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { deskOf, openWith } from '../../src/desk/desk.ts'
import type { Entity, Reading } from '../../src/reading/reading.ts'
import { embedded, newFolder, pageOf, stubRead } from '../ledger/invented.ts'

const NAMES = ['سامي النجار', 'سامي النجّار', 'ليلى قاسم', 'نادر شوقي'] as const

/** The stand-in's reading with people of these names. */
function readPage(source: string, text: string): { page: ReturnType<typeof pageOf>; reading: Reading } {
  const page = pageOf(source, text)
  const reading = stubRead(page)
  const entities = NAMES.flatMap((ar, i): Entity[] => {
    const at = text.indexOf(ar)
    if (at < 0) return []
    const mentions = [[at, at + ar.length] as const]
    return [{ id: `e${i + 1}`, type: 'PER', name: { ar, en: null }, aliases: [], wikidata: null, mentions, why: 'stub' }]
  })
  return { page, reading: { ...reading, articles: [{ ...reading.articles[0]!, entities, statements: [], events: [] }] } }
}

const PAGES = [
  readPage('a.txt', 'خبر\nقال وزير الخارجية سامي النجار إن الأمر انتهى، ومعه ليلى قاسم.\n'),
  readPage('b.txt', 'خبر آخر\nقال وزير الخارجية سامي النجّار ذلك أمام ليلى قاسم ونادر شوقي.\n'),
]

embedded('actors of like names are shown with reasons until somebody judges them, and what was judged outlives a rebuild', async () => {
  const place = newFolder()
  const pairs = ['PER:سامي النجار', 'PER:سامي النجّار']
  const first = await openWith(place)
  await first.record(PAGES)
  const desk = deskOf(first)
  const open = await desk.ask('undecided', {})
  expect(open.total).toBe(1)
  expect([open.items[0]!.a.key, open.items[0]!.b.key].sort()).toEqual(pairs.toSorted())
  expect(open.items[0]!.reasons.map((r) => r.kind)).toEqual(['form', 'office'])
  expect(open.items[0]!.judgement).toBeNull()
  const { a, b } = open.items[0]!
  for (const side of [a, b]) {
    expect(side.named).toHaveLength(1)
    const { words, line } = side.named[0]!
    expect(words.text).toBe(side.ar)
    expect(line.text).toContain(words.text)
  }
  const doubted = await desk.ask('doubt', { names: pairs, by: 'Huda' })
  expect(doubted).toMatchObject({ kind: 'undecided', by: 'Huda', score: open.items[0]!.score })
  expect(doubted.why).toContain('office: ')
  const total = async (judged: 'open' | 'doubted' | 'different' | 'all') => (await desk.ask('undecided', { judged })).total
  expect([await total('open'), await total('doubted'), await total('different'), await total('all')]).toEqual([0, 1, 0, 1])
  await desk.ask('split', { names: pairs, by: 'Huda', why: 'father and son' })
  expect([await total('doubted'), await total('different'), await total('all')]).toEqual([0, 1, 0])
  await first.close()
  rmSync(join(place, 'db'), { recursive: true })
  const again = await openWith(place)
  await again.record(PAGES)
  const kept = await deskOf(again).ask('decisions', {})
  expect(kept.items.map((d) => [d.kind, d.by])).toEqual([
    ['split', 'Huda'],
    ['undecided', 'Huda'],
  ])
  await again.close()
})

embedded('pairs are found by a part of a name; merged actors are no pair any more', async () => {
  const ledger = await openWith(newFolder())
  await ledger.record(PAGES)
  const desk = deskOf(ledger)
  expect((await desk.ask('undecided', { name: 'النج' })).total).toBe(1)
  expect((await desk.ask('undecided', { name: 'قاسم' })).total).toBe(0)
  await desk.ask('merge', { names: ['PER:سامي النجار', 'PER:سامي النجّار'] })
  expect((await desk.ask('undecided', {})).total).toBe(0)
  await ledger.close()
})
