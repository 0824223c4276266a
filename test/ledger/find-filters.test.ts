import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FindOf } from '../../src/ledger/ask/find.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { newPlace, openStub, PAGES, pageOf, put } from './invented.ts'

let ledger: Ledger
beforeAll(async () => {
  ledger = await openStub(await newPlace())
  await put(
    ledger,
    ...PAGES,
    pageOf('d.txt', 'الدفاع عن المرفأ\nتحدثت ليلى قاسم عن أمن المرفأ.\n', { published: '2024-07-01', outlet: 'صحيفة الساحل' }),
    pageOf('e.txt', 'أخبار المرفأ\nيبحث مجلس المرفأ مسألة الدفاع والأمان.\n', { published: '2024-07-02', outlet: 'صحيفة الساحل' }),
  )
})
afterAll(() => ledger.close())

const found = async (of: Omit<FindOf, 'offset' | 'limit'>): Promise<string[]> => {
  const { total, items } = await ledger.find({ ...of, offset: 0, limit: 50 })
  expect(total).toBe(items.length)
  return items.map((h) => h.source)
}

test.each([
  [{ words: 'الدفاع', field: 'title' }, ['d.txt']],
  [{ words: 'الدفاع', field: 'text' }, ['e.txt', 'c.txt']],
  [{ words: 'المرفأ', outlet: 'صحيفة الساحل' }, ['e.txt', 'd.txt']],
  [{ words: 'قاسم', actor: 'ليلى قاسم' }, ['c.txt', 'd.txt', 'b.txt']],
  [{ words: 'قاسم', act: 'say' }, ['c.txt']],
  [{ words: 'قاسم', event: 'AGREE' }, ['b.txt']],
  [{ words: 'قاسم', event: 'AGREE', actor: 'Talawnia' }, ['b.txt']],
  [{ words: 'قاسم', event: 'ASSAULT' }, []],
  [{ words: 'المرفأ', from: '2024-07-02' }, ['e.txt']],
] as const)('%j', async (of, sources) => {
  expect(await found(of)).toEqual(sources)
})

test('pages with the words in their title come first, then the newest', async () => {
  expect(await found({ words: 'الدفاع' })).toEqual(['d.txt', 'e.txt', 'c.txt'])
})

test('without folding only the words as typed are found, whole', async () => {
  expect(await found({ words: 'امن' })).toEqual(['d.txt'])
  expect(await found({ words: 'امن', exact: true })).toEqual([])
  expect(await found({ words: 'أمن', exact: true })).toEqual(['d.txt'])
  expect(await found({ words: 'دفاع', exact: true })).toEqual([])
  expect(await found({ words: '"أمن المرفأ"', exact: true })).toEqual(['d.txt'])
  expect(await found({ words: 'الدفاع -والأمان', exact: true })).toEqual(['d.txt'])
  const [hit] = (await ledger.find({ words: 'أمن', exact: true, offset: 0, limit: 5 })).items
  expect(hit!.snippets[0]!.marks.length).toBe(1)
})

test('what is found is counted by what it may be narrowed down to, under all that was asked', async () => {
  const of = async (asked: Omit<FindOf, 'offset' | 'limit'>) => (await ledger.find({ ...asked, facets: true, offset: 0, limit: 1 })).facets!
  const all = await of({ words: 'المرفأ' })
  expect(all.outlets.items).toEqual([{ value: 'صحيفة الساحل', pages: 2 }])
  const qasim = await of({ words: 'قاسم' })
  expect(qasim.actors.items.map((a) => [a.value.key, a.pages])).toEqual([
    ['PER:ليلى قاسم', 3],
    ['Talawnia', 2],
    ['Sami al-Najjar', 1],
  ])
  expect(qasim.acts).toEqual({ total: 1, items: [{ value: 'say', pages: 1 }] })
  expect(qasim.events).toEqual({ total: 1, items: [{ value: 'AGREE', pages: 1 }] })
  expect(qasim.months.items).toEqual([
    { value: '2024-07', pages: 1 },
    { value: '2024-06', pages: 1 },
    { value: null, pages: 1 },
  ])
  // Narrowing down by a value finds as many pages as its count said.
  for (const { value, pages } of qasim.actors.items)
    expect((await ledger.find({ words: 'قاسم', actor: value.key, offset: 0, limit: 9 })).total).toBe(pages)
  expect((await of({ words: 'قاسم', act: 'say' })).outlets.items.map((o) => o.pages)).toEqual([1])
  expect((await ledger.find({ words: 'قاسم', offset: 0, limit: 9 })).facets).toBeNull()
})

test('one outlet under several of its names is one, by any of them', async () => {
  const own = await openStub(await newPlace())
  try {
    const names = ['CNN', 'CNN.', 'سي إن إن', 'سي ان ان', 'صحيفة الساحل']
    await put(
      own,
      ...names.map((outlet, i) => pageOf(`${i}.txt`, `خبر ${i}\nيبحث مجلس المرفأ مسألة الدفاع.\n`, { published: '2024-07-01', outlet })),
    )
    const { facets } = await own.find({ words: 'المرفأ', facets: true, offset: 0, limit: 9 })
    expect(facets!.outlets.items).toEqual([
      { value: 'سي إن إن', pages: 4 },
      { value: 'صحيفة الساحل', pages: 1 },
    ])
    for (const outlet of names.slice(0, 4)) {
      expect((await own.find({ words: 'المرفأ', outlet, offset: 0, limit: 9 })).total).toBe(4)
      expect((await own.pages({ outlet, offset: 0, limit: 9 })).total).toBe(4)
    }
  } finally {
    await own.close()
  }
})
