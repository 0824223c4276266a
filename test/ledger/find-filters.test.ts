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
