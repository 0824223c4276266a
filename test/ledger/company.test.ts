import { expect } from 'vitest'
import { actor } from '../../src/ledger/ask/actor.ts'
import { find } from '../../src/ledger/ask/find.ts'
import { openParts } from '../../src/ledger/open.ts'
import { newPlace, onAny, openStub, pageOf, put } from './invented.ts'

const WITH = 'سامي النجار'
const MANY = 310

onAny('the company of one named on many pages is kept, and gathered anew when a page changes it', async () => {
  const place = await newPlace()
  const ledger = await openStub(place)
  const all = Array.from({ length: MANY }, (_, i) =>
    pageOf(`${i}.txt`, `خبر ${i}\n${WITH} في تلاونيا${i % 3 === 0 ? ' مع ليلى قاسم' : ''}.\n`),
  )
  await put(ledger, ...all)
  await ledger.settle()
  const beside = async () => (await ledger.actor({ key: 'Sami al-Najjar', offset: 0, limit: 2 })).with.map((w) => [w.actor.key, w.pages])
  const before = await beside()
  expect(before).toEqual([
    ['Talawnia', MANY],
    ['PER:ليلى قاسم', 104],
  ])
  expect(await beside()).toEqual(before)
  await put(ledger, pageOf('more.txt', `خبر آخر\n${WITH} مع ليلى قاسم.\n`))
  expect(await beside()).toEqual([
    ['Talawnia', MANY],
    ['PER:ليلى قاسم', 105],
  ])
  await ledger.close()
})

onAny('whether few or many pages are found, a search gives the same list', async () => {
  const place = await newPlace()
  const ledger = await openStub(place)
  const days = ['2024-06-19', '2024-06-20', undefined]
  await put(
    ledger,
    ...Array.from({ length: 40 }, (_, i) => {
      const published = days[i % 3]
      return pageOf(
        `${i}.txt`,
        `${i % 4 === 0 ? 'معاهدة' : 'خبر'} ${i}\nنص المعاهدة رقم ${i}.\n`,
        published === undefined ? {} : { published },
      )
    }),
  )
  await ledger.settle()
  await ledger.close()
  const { database, journal, lock } = await openParts(place)
  try {
    for (const offset of [0, 7, 10, 35, 50])
      for (const words of ['معاهدة', 'معاهدة -9', '"نص المعاهدة"']) {
        const whole = await find(database.db, { words, offset: 0, limit: 50 })
        const part = await find(database.db, { words, offset, limit: 8 })
        expect(part.total).toBe(whole.total)
        expect(part.items, `${words} from ${offset}`).toEqual(whole.items.slice(offset, offset + 8))
      }
    expect((await find(database.db, { words: 'معاهدة', offset: 0, limit: 3 })).total).toBe(40)
    await expect(actor(database.db, { key: 'nobody', offset: 0, limit: 1 })).rejects.toThrow('no page names "nobody"')
  } finally {
    await database.close()
    await journal.close()
    lock.release()
  }
})
