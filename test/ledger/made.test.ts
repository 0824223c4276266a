import { expect } from 'vitest'
import { newPlace, onAny, openStub } from './invented.ts'

const THING = { key: 'a', of: 'two pages', value: { said: ['نعم', '\u0000', '\ud800'], none: null } }
const ASKED = [{ key: 'a', of: 'two pages' }]

onAny('what was made is there for the next process, until the ledger says something else', async () => {
  const place = await newPlace()
  const one = await openStub(place)
  await one.made.put('claims', [THING, { ...THING, key: 'b', value: 2 }])
  await one.close()
  const other = await openStub(place)
  expect(await other.made.get('claims', [...ASKED, { key: 'b', of: 'three pages' }, { key: 'c', of: 'two pages' }])).toEqual(
    new Map([['a', THING.value]]),
  )
  // What is made of another kind shares no keys.
  expect(await other.made.get('history', ASKED)).toEqual(new Map())
  await other.made.put('claims', [{ ...THING, of: 'three pages', value: 3 }])
  expect(await other.made.get('claims', ASKED)).toEqual(new Map())
  expect(await other.made.get('claims', [{ key: 'a', of: 'three pages' }])).toEqual(new Map([['a', 3]]))
  await other.close()
})

onAny('only what was made last is kept', async () => {
  const ledger = await openStub(await newPlace())
  const things = Array.from({ length: 53 }, (_, i) => ({ key: `${i}`, of: '', value: i }))
  await ledger.made.put('answer', things)
  await ledger.made.put('answer', [things[3]!])
  expect([...(await ledger.made.get<number>('answer', things)).values()].sort((a, b) => a - b)).toEqual([
    3,
    ...Array.from({ length: 49 }, (_, i) => i + 4),
  ])
  await ledger.close()
})
