import { expect } from 'vitest'
import { deskOf, openWith } from '../../src/desk/desk.ts'
import { reader } from '../../src/desk/intake.ts'
import { newPlace, onAny, pageOf } from './invented.ts'

const PAGES = [
  pageOf('one.txt', 'وقعت روسيا وبيلاروسيا معاهدة أمنية في مينسك أمس. وحذرت بولندا من نشر الصواريخ.', { published: '2024-03-05' }),
  pageOf('two.txt', 'اجتمع وزيرا خارجية تركيا واليونان في أنقرة اليوم. وقالت تركيا إن الحوار مفيد.', { published: '2024-02-01' }),
  pageOf('undated.txt', 'هددت إيران بقطع العلاقات مع فرنسا. وقالت فرنسا إنها تنتظر الرد.'),
  pageOf('undated-too.txt', 'فرضت اليابان عقوبات على كوريا الشمالية. ودعت الصين إلى الحوار.'),
]

onAny('facts stand by date, undated ones behind all others, and a page of the list begins where the one before it ends', async () => {
  const ledger = await openWith(await newPlace())
  try {
    await ledger.record(PAGES.map((page) => ({ page, reading: reader.read(page) })))
    const desk = deskOf(ledger)
    for (const order of ['oldest', 'newest'] as const) {
      const { total, items, counts } = await desk.ask('timeline', { order, limit: 500 })
      expect(items).toHaveLength(total)
      expect(counts.event + counts.statement + counts.pact).toBe(total)
      const days = items.map((f) => ('date' in f ? (f.date?.earliest ?? null) : null))
      const dated = days.filter((d) => d !== null)
      expect(days.length).toBeGreaterThan(dated.length)
      expect(days).toEqual([...(order === 'oldest' ? dated.toSorted() : dated.toSorted().reverse()), ...days.slice(dated.length)])
      for (const limit of [1, 3]) {
        const parts = []
        for (let offset = 0; offset < total; offset += limit) parts.push(...(await desk.ask('timeline', { order, limit, offset })).items)
        expect(parts.map((f) => f.id)).toEqual(items.map((f) => f.id))
      }
      const beyond = await desk.ask('timeline', { order, offset: total + 5 })
      expect([beyond.total, beyond.items]).toEqual([total, []])
    }
  } finally {
    await ledger.close()
  }
})
