import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { deskOf, keepAhead, openWith } from '../../src/desk/desk.ts'
import { reader } from '../../src/desk/intake.ts'
import { newPlace, pageOf } from '../ledger/invented.ts'

const pageAbout = (n: number) =>
  pageOf(`${n}.txt`, `خبر ${n}\nوقعت روسيا وبيلاروسيا معاهدة أمنية في موسكو. وحذرت بولندا من نشر الصواريخ.\n`, {
    published: `2024-03-0${n}`,
  })

test('while nobody asks, what a newcomer opens is made ready, and again once something has come', async () => {
  const ledger = await openWith(await newPlace())
  const take = async (n: number) => {
    const page = pageAbout(n)
    await ledger.record([{ page, reading: reader.read(page) }])
    await ledger.settle()
  }
  // How often the stories' new members are looked up, which only making «today» does.
  let looked = 0
  const fresh: typeof ledger.stories.fresh = (of) => {
    looked++
    return ledger.stories.fresh(of)
  }
  // The first time that it is looked whether something came, the ledger cannot say.
  let asked = 0
  const reached: typeof ledger.stories.reached = () =>
    asked++ === 0 ? Promise.reject(new Error('the server is away')) : ledger.stories.reached()
  const spied = { ...ledger, stories: { ...ledger.stories, fresh, reached } }
  const desk = deskOf(spied)
  const stop = new AbortController()
  const until = async (times: number) => {
    for (let i = 0; looked < times && i < 400; i++) await pause(25)
  }
  await take(1)
  const ahead = keepAhead(desk, spied, { stopped: stop.signal, look: 20 })
  await until(1)
  expect(looked).toBe(1)
  expect((await desk.ask('today', {})).articles).toBe(1)
  expect(looked).toBe(1)
  await take(2)
  await until(2)
  expect((await desk.ask('today', {})).articles).toBe(2)
  expect(looked).toBe(2)
  stop.abort()
  await ahead
  await ledger.close()
})
