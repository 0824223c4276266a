import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, operations } from '../../src/desk/desk.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { newPlace, openStub, PAGES, put } from './invented.ts'

let ledger: Ledger
beforeAll(async () => {
  ledger = await openStub(await newPlace())
  await put(ledger, ...PAGES)
})
afterAll(() => ledger.close())

const part = { offset: 0, limit: 10 }

test('an actor answers to its key, its English and its Arabic name; a name of several is refused with their keys', async () => {
  for (const key of ['Sami al-Najjar', 'sami', 'سامي النجار', 'النجّار'])
    expect((await ledger.actor({ key, ...part })).actor).toMatchObject({ key: 'Sami al-Najjar', pages: 2, statements: 1, events: 1 })
  await expect(ledger.actor({ key: 'ي', ...part })).rejects.toThrow('may be any of 3')
  await expect(ledger.actor({ key: 'nobody', ...part })).rejects.toThrow('no page names "nobody"')
})

test('an actor is shown with its forms, acts, company and facts', async () => {
  const whole = await ledger.actor({ key: 'Sami al-Najjar', ...part })
  expect(whole.names).toEqual([{ form: 'سامي النجار', mentions: 3 }])
  expect(whole.acts).toEqual([{ act: 'say', statements: 1 }])
  expect(whole.with.map((w) => [w.actor.key, w.pages, w.events])).toEqual([
    ['Talawnia', 2, 1],
    ['PER:ليلى قاسم', 1, 1],
  ])
  expect(whole.statements.items[0]?.content.text).toBe('سنبقى على العهد')
})

test('a timeline keeps to its days, actor and order, and counts what it leaves out', async () => {
  const all = await ledger.timeline({ kinds: ['event', 'statement', 'pact'], order: 'newest', offset: 0, limit: 2 })
  expect(all.total).toBe(3)
  expect(all.items.map((f) => [f.fact, f.page.source])).toEqual([
    ['event', 'b.txt'],
    ['statement', 'a.txt'],
  ])
  const may = await ledger.timeline({ kinds: ['event', 'statement'], from: '2024-05', to: '2024-05', order: 'oldest', ...part })
  expect(may.items.map((f) => f.page.source)).toEqual(['a.txt'])
  const hers = await ledger.timeline({ kinds: ['event', 'statement'], actor: 'PER:ليلى قاسم', order: 'oldest', ...part })
  expect(hers.items.map((f) => f.page.source)).toEqual(['b.txt', 'c.txt'])
})

test('a page is found by its id, the id’s beginning and its source', async () => {
  const id = PAGES[0].sha256
  for (const asked of [id, id.slice(0, 8), 'a.txt']) expect((await ledger.page(asked)).id).toBe(id)
  await expect(ledger.page('zz.txt')).rejects.toThrow('no page with this id or source')
})

test('a fact explains itself', async () => {
  const [fact] = (await ledger.timeline({ kinds: ['event'], order: 'oldest', ...part })).items
  const why = await ledger.explain(fact!.id)
  expect(why.line.text).toBe('وقع سامي النجار وليلى قاسم اتفاقا في تلاونيا.')
  expect(why.parts.map((p) => [p.part, p.text])).toEqual([
    ['actor', 'سامي النجار'],
    ['actor', 'ليلى قاسم'],
    ['actor', 'تلاونيا'],
  ])
  await expect(ledger.explain('s000000000000000')).rejects.toThrow('no statement, event, pact or commitment')
})

test('every operation answers in the form it states', async () => {
  const desk = deskOf(ledger)
  const [fact] = (await desk.ask('timeline', {})).items
  const [event] = (await desk.ask('timeline', { kinds: ['event'] })).items
  const { id } = await desk.ask('crisis-open', { id: event!.id, on: 'Armenia', happening: 'attack' })
  const kept = { name: 'kept', address: '/find?words=سامي' }
  const inputs = {
    page: { id: 'a.txt' },
    find: { words: 'سامي' },
    actor: { key: 'Sami al-Najjar' },
    explain: { id: fact!.id },
    triggered: { event: 'attack', on: 'Armenia' },
    export: { format: 'jsonl' },
    difference: { id: PAGES[1].sha256, from: 'a.txt' },
    story: { id: 'a.txt' },
    claims: { id: 'a.txt' },
    compare: { pairs: ['a.txt|b.txt'] },
    merge: { names: 'Sami al-Najjar|Talawnia' },
    split: { names: ['Sami al-Najjar', 'Talawnia'] },
    doubt: { names: ['Sami al-Najjar', 'PER:ليلى قاسم'] },
    confirm: { id: fact!.id },
    correct: { id: fact!.id, what: 'deny' },
    reject: { id: fact!.id },
    crisis: { id },
    'crisis-open': { id: event!.id, on: 'Armenia', happening: 'attack' },
    'crisis-close': { id },
    'crisis-reopen': { id },
    'crisis-report': { id },
    'search-keep': kept,
    'search-forget': kept,
    paste: { text: 'قال سامي النجار إن اللجنة ستجتمع غدا.' },
  }
  for (const [name, { output }] of Object.entries(operations)) {
    const answer = await desk.ask(name as keyof typeof operations, ((inputs as Record<string, object>)[name] ?? {}) as never)
    expect(output.safeParse(JSON.parse(JSON.stringify(answer))).error, name).toBeUndefined()
  }
})

test('what an operation does not take is bad input, with the place', async () => {
  await expect(deskOf(ledger).ask('timeline', { from: 'yesterday' })).rejects.toThrow('expected a day like 2024-06-19')
  await expect(deskOf(ledger).ask('pages', { limit: 0 })).rejects.toThrow('limit')
})
