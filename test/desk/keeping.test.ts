import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { segment } from '../../src/article/article.ts'
import { type Desk, deskOf } from '../../src/desk/desk.ts'
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts'
import { RULES, read } from '../../src/reading/reading.ts'
import { newFolder, pageOf } from '../ledger/invented.ts'

const PLEDGE = `وعد في برلين
تعهدت ألمانيا بإرسال بطاريات باتريوت إلى أوكرانيا في مارس 2024.`
const KEPT = `وصول المنظومات
أرسلت ألمانيا بطاريات باتريوت إلى أوكرانيا أمس الأول، بحسب بيان الوزارة.`
const OTHER = `خبر آخر
زار وزير الخارجية المصري سامح شكري نيقوسيا يوم الأحد.`

let ledger: Ledger
let desk: Desk
const open: Ledger[] = []

const record = (name: string, text: string, published: string) => {
  const page = pageOf(name, text, { published, outlet: 'صحيفة المرفأ' })
  return ledger.record([{ page, reading: read(page, segment(page)) }])
}

beforeEach(async () => {
  ledger = await openLedger(newFolder(), { read: (page) => read(page, segment(page)), rules: RULES })
  open.push(ledger)
  desk = deskOf(ledger)
  await record('pledge.txt', PLEDGE, '2024-01-10')
})
afterAll(() => Promise.all(open.map((one) => one.close())))

describe('an answer is kept', () => {
  test('while nothing comes, for the same question, and made once for two who ask at once', async () => {
    const asked = vi.spyOn(ledger, 'overview')
    const [one, two] = await Promise.all([desk.ask('overview', {}), desk.ask('overview', {})])
    expect(await desk.ask('overview', {})).toEqual(one)
    expect(two).toEqual(one)
    expect(asked).toHaveBeenCalledTimes(1)
    await desk.ask('overview', { newest: 1 })
    expect(asked).toHaveBeenCalledTimes(2)
  })

  test('and made anew when a page comes or a reader decides something', async () => {
    const asked = vi.spyOn(ledger, 'overview')
    await desk.ask('overview', {})
    await record('other.txt', OTHER, '2024-02-01')
    expect((await desk.ask('overview', {})).counts.pages).toBe(2)
    const fact = (await desk.ask('due', {})).items[0]!.id
    await desk.ask('confirm', { id: fact, by: 'سلمى' })
    await desk.ask('overview', {})
    expect(asked).toHaveBeenCalledTimes(3)
    expect((await desk.ask('due', {})).items.find((c) => c.id === fact)?.decided?.kind).toBe('confirmed')
  })

  test('but not an error', async () => {
    await expect(desk.ask('story', { id: 'S000000000000' })).rejects.toThrow()
    await expect(desk.ask('story', { id: 'S000000000000' })).rejects.toThrow()
  })
})

describe('what came of an undertaking', () => {
  const stands = async () => (await desk.ask('due', { at: '2024-06-01' })).items.map((c) => c.state)

  test('is looked up again where a new page tells of it, and only there', async () => {
    expect(await stands()).toEqual(['passed'])
    const looked = vi.spyOn(ledger.ties, 'since')
    await record('other.txt', OTHER, '2024-02-01')
    expect(await stands()).toEqual(['passed'])
    // Once for what is new, and of no undertaking from the beginning.
    expect(looked.mock.calls.map(([asked, after]) => [asked.length, after !== undefined])).toEqual([
      [1, true],
      [0, false],
    ])
    await record('kept.txt', KEPT, '2024-03-20')
    expect(await stands()).toEqual(['met'])
  })
})

test('the next process need not make again what was dear to make', async () => {
  await desk.ask('due', { at: '2024-06-01' })
  const [page] = (await desk.ask('pages', {})).items
  const before = await desk.ask('claims', { id: page!.id })
  expect(before.total).toBeGreaterThan(0)
  const next = { ...ledger, stories: { ...ledger.stories, pages: vi.fn() }, ties: { ...ledger.ties, since: vi.fn(ledger.ties.since) } }
  expect(await deskOf(next).ask('claims', { id: page!.id })).toEqual(before)
  expect((await deskOf(next).ask('due', { at: '2024-06-01' })).items.map((c) => c.state)).toEqual(['passed'])
  expect(next.stories.pages).not.toHaveBeenCalled()
  // Asked of nothing: no undertaking is looked up.
  expect(next.ties.since.mock.calls.map(([asked]) => asked.length)).toEqual([0])
  // The calendar alone changes it: another day is another question.
  expect((await deskOf(next).ask('due', { at: '2024-02-01' })).items.map((c) => c.state)).toEqual(['open'])
})
