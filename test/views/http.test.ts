import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, operations } from '../../src/desk/desk.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { http } from '../../src/views/http/http.ts'
import { newFolder, openStub, PAGES, put } from '../ledger/invented.ts'

let ledger: Ledger
let app: ReturnType<typeof http>
beforeAll(async () => {
  ledger = await openStub(newFolder())
  await put(ledger, ...PAGES)
  app = http(deskOf(ledger))
})
afterAll(() => ledger.close())

test('every operation has its address', async () => {
  const list = (await (await app.request('/api')).json()) as { name: string; address: string }[]
  expect(list.map((o) => o.name)).toEqual(Object.keys(operations))
})

test('an operation takes its input from the query', async () => {
  const answer = await app.request('/api/timeline?kinds=event,statement&order=newest&limit=1')
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ total: 3, limit: 1, items: [{ fact: 'event' }] })
})

test.each([
  ['/api/nothing', 404, 'nothing: no such operation'],
  ['/api/page?id=zz.txt', 404, 'no page'],
  ['/api/page', 400, 'id'],
  ['/api/pages?limit=-1', 400, 'limit'],
  ['/api/constructor', 404, 'no such operation'],
])('%s is a problem %i that says why', async (address, status, detail) => {
  const answer = await app.request(address)
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(((await answer.json()) as { detail: string }).detail).toContain(detail)
})

test('a page of another site that reaches in under its own name is refused', async () => {
  const answer = await app.request('/api/overview', { headers: { host: 'attacker.example:4747' } })
  expect(answer.status).toBe(421)
})

const browser = { headers: { accept: 'text/html,*/*;q=0.8', 'accept-language': 'ar' } }

test('a screen that there is none of is told of in the language asked for, with a way back', async () => {
  for (const [address, says] of [
    ['/ar/nothing', 'href="/ar"'],
    ['/en/nothing', 'href="/en"'],
    ['/ar/page/zz', 'href="/ar"'],
  ] as const) {
    const answer = await app.request(address, browser)
    expect([address, answer.status, answer.headers.get('content-type')]).toEqual([address, 404, 'text/html; charset=UTF-8'])
    expect(await answer.text()).toContain(says)
  }
})

test('an address typed without its language leads to the one the browser prefers; programs are told that there is nothing', async () => {
  const answer = await app.request('/find?words=x', browser)
  expect([answer.status, answer.headers.get('location')]).toEqual([302, '/ar/find?words=x'])
  expect((await app.request('//evil.example', browser)).headers.get('location')).not.toMatch(/^\/\/|^https?:/)
  expect((await app.request('/find?words=x')).status).toBe(404)
})
