import { expect } from 'vitest'
import { deskOf, openWith } from '../../src/desk/desk.ts'
import { reader } from '../../src/desk/intake.ts'
import { actor } from '../../src/ledger/ask/actor.ts'
import { openParts } from '../../src/ledger/open.ts'
import { newPlace, onAny, pageOf } from './invented.ts'

// Of twenty days, two reports each: Russia is in every one, Belarus in the older half alone.
const PAGES = Array.from({ length: 40 }, (_, i) => {
  const published = `2024-03-${String(1 + (i >> 1)).padStart(2, '0')}`
  const partner = i < 20 ? 'بيلاروسيا' : 'صربيا'
  return pageOf(
    `${i}.txt`,
    `خبر ${i}\nوقعت روسيا و${partner} معاهدة أمنية في موسكو. وفرضت روسيا عقوبات على بولندا. وتعهدت روسيا بسحب قواتها من الحدود خلال شهر.\n`,
    { published },
  )
})

onAny('the newest facts of an actor are the same whether sought from the newest of all or fetched whole', async () => {
  const place = await newPlace()
  const ledger = await openWith(place)
  await ledger.record(PAGES.map((page) => ({ page, reading: reader.read(page) })))
  await ledger.settle()
  const { items } = await deskOf(ledger).ask('actors', { limit: 50 })
  await ledger.close()
  const { database, journal, lock } = await openParts(place)
  try {
    const seen = { events: 0, pacts: 0, commitments: 0 }
    for (const { key } of items)
      for (const offset of [0, 3, 19, 60])
        for (const limit of [1, 4]) {
          const of = { key, offset, limit }
          const whole = await actor(database.db, of, Number.POSITIVE_INFINITY)
          expect(await actor(database.db, of, 1), `${key} from ${offset}`).toEqual(whole)
          for (const kind of ['events', 'pacts', 'commitments'] as const) {
            expect(whole[kind].items).toHaveLength(Math.max(0, Math.min(limit, whole[kind].total - offset)))
            seen[kind] += whole[kind].items.length
          }
        }
    expect(Math.min(seen.events, seen.pacts, seen.commitments)).toBeGreaterThan(8)
  } finally {
    await database.close()
    await journal.close()
    lock.release()
  }
})

onAny('a name that others bear a part of means whoever has it as his own', async () => {
  const ledger = await openWith(await newPlace())
  try {
    const text =
      'كأس العالم في روسيا\nبدأت بطولة كأس العالم في روسيا. وقالت روسيا البيضاء إنها ترحب. وأعلنت روسيا أنها مستعدة. وذكرت قناة روسيا اليوم ذلك.\n'
    const page = pageOf('cup.txt', text, { published: '2018-06-10' })
    await ledger.record([{ page, reading: reader.read(page) }])
    await ledger.settle()
    const { items } = await deskOf(ledger).ask('actors', { limit: 50 })
    expect(items.length).toBeGreaterThan(1)
    expect((await deskOf(ledger).ask('actor', { key: 'روسيا' })).actor.key).toBe('Russia')
  } finally {
    await ledger.close()
  }
})
