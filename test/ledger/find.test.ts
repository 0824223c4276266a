import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { formsAsked, indexForms, wanted } from '../../src/ledger/words.ts'
import { wordOf } from '../../src/text/word.ts'
import { newPlace, openStub, PAGES, pageOf, put } from './invented.ts'

let ledger: Ledger
beforeAll(async () => {
  ledger = await openStub(await newPlace())
  const many = Array.from({ length: 7 }, (_, i) =>
    pageOf(`n${i}.txt`, `خبر رقم ${i}\nمعاهدة للدفاع المشترك بين الجانبين، وأسئلة عن الأمن الجماعيّ.\n`),
  )
  await put(ledger, ...PAGES, ...many)
})
afterAll(() => ledger.close())

const found = async (words: string): Promise<string[]> =>
  (await ledger.find({ words, offset: 0, limit: 50 })).items.map((h) => h.source).sort()

test.each([
  ['الدفاع', ['c.txt', 'n0.txt', 'n1.txt', 'n2.txt', 'n3.txt', 'n4.txt', 'n5.txt', 'n6.txt']],
  ['دفاع', ['c.txt', 'n0.txt', 'n1.txt', 'n2.txt', 'n3.txt', 'n4.txt', 'n5.txt', 'n6.txt']],
  ['وبالدفاع', ['c.txt', 'n0.txt', 'n1.txt', 'n2.txt', 'n3.txt', 'n4.txt', 'n5.txt', 'n6.txt']],
  ['"الدفاع المشترك" تلاونيا', ['c.txt']],
  ['«المشترك الدفاع»', []],
  ['قاسم -اتفاق', ['c.txt']],
  ['معاهده اسئله', ['n0.txt', 'n1.txt', 'n2.txt', 'n3.txt', 'n4.txt', 'n5.txt', 'n6.txt']],
  ['Talawnia', ['a.txt', 'b.txt', 'c.txt']],
  ['"Sami al-Najjar"', ['a.txt', 'b.txt']],
  ["'); drop table pages; --", []],
])('%s finds %j', async (words, sources) => {
  expect(await found(words)).toEqual(sources)
})

test('the total is true, pages of a list do not overlap', async () => {
  const first = await ledger.find({ words: 'معاهدة', offset: 0, limit: 4 })
  const second = await ledger.find({ words: 'معاهدة', offset: 4, limit: 4 })
  expect([first.total, first.items.length, second.total, second.items.length]).toEqual([7, 4, 7, 3])
  expect(new Set([...first.items, ...second.items].map((h) => h.id)).size).toBe(7)
})

test('a snippet stands in the page where it says, its marks on the words found', async () => {
  const [hit] = (await ledger.find({ words: '"الدفاع المشترك" تلاونيا', offset: 0, limit: 1 })).items
  const { text } = (await ledger.page(hit!.id)).reading
  const [snippet] = hit!.snippets
  expect(text.slice(...snippet!.span)).toBe(snippet!.text)
  expect(snippet!.marks.map((m) => text.slice(...m))).toEqual(['وبالدفاع المشترك', 'تلاونيا'])
})

test('a search for nothing is bad input', async () => {
  await expect(found('«» -')).rejects.toThrow('names no word')
  await expect(found('-اتفاق')).rejects.toThrow('names no word')
})

test('a word is indexed plain, and without what may be a clitic', () => {
  expect(indexForms(wordOf('والدفاع'))).toEqual(['دفاع'])
  expect(indexForms(wordOf('للامم'))).toEqual(['امم'])
  expect(indexForms(wordOf('ودفاع'))).toEqual(['ودفاع', 'دفاع'])
  expect(indexForms(wordOf('قواتهم'))).toContain('قوات')
})

test('phrases, words and exclusions are told apart', () => {
  expect(wanted('أمن "دفاع مشترك" -سلام -«وقف النار»')).toEqual([
    { words: ['امن'], not: false, quoted: false },
    { words: ['دفاع', 'مشترك'], not: false, quoted: true },
    { words: ['سلام'], not: true, quoted: false },
    { words: ['وقف', 'النار'], not: true, quoted: true },
  ])
})

test('words that are not quoted are found, and marked, in the other forms they are said to have', async () => {
  const alike = (form: string): string[] => (form === 'سوال' ? ['اسيله'] : [])
  const of = async (words: string, exact = false) => ledger.find({ words, exact, alike, offset: 0, limit: 1 })
  const { total, items } = await of('السؤال')
  expect(total).toBe(7)
  expect(items[0]!.snippets[0]!.text).toContain('وأسئلة')
  const { text } = (await ledger.page(items[0]!.id)).reading
  expect(items[0]!.snippets[0]!.marks.map((m) => text.slice(...m))).toEqual(['وأسئلة'])
  expect(formsAsked({ words: ['باليستي'], not: false, quoted: false }, (form) => (form === 'باليستي' ? ['باليستيه'] : []))).toEqual([
    new Set(['باليستي', 'يستي', 'باليستيه']),
  ])
  expect((await of('"السؤال"')).total).toBe(0)
  expect((await of('السؤال', true)).total).toBe(0)
  expect((await of('معاهدة -سؤال')).total).toBe(0)
})
