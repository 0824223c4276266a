import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskOf, operations } from '../../src/desk/desk.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { http } from '../../src/views/http/http.ts'
import { everything, newFolder, openStub, PAGES, put } from '../ledger/invented.ts'

let ledger: Ledger
let app: ReturnType<typeof http>
beforeAll(async () => {
  ledger = await openStub(newFolder())
  await put(ledger, ...PAGES)
  app = http(deskOf(ledger), { rate: 0 })
})
afterAll(() => ledger.close())

const HOSTILE = [
  `'; drop table pages; --`,
  `" or ""="`,
  `1) union select text from pages --`,
  '\\x00',
  '%00',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  `<script>alert(1)</script>`,
  `x\r\nSet-Cookie: a=b`,
  '\u202e\u2066\ud800',
  '{"$ne":null}',
  "%'%_\\",
  'a'.repeat(5000),
]

// What is asked for may be refused, never break: a status of 500 would say that it reached something that did not expect it.
test.each(Object.keys(operations))('hostile words in every field of %s are refused or found nowhere, and change nothing', async (name) => {
  const before = JSON.stringify(await everything(ledger))
  const fields = Object.keys((operations[name as keyof typeof operations].input as unknown as { shape: object }).shape)
  for (const words of HOSTILE)
    for (const field of fields) {
      const answer = await app.request(`/api/${name}?${new URLSearchParams({ [field]: words })}`)
      const said = await answer.text()
      expect([200, 304, 400, 404, 405], `${field}=${words.slice(0, 40)}: ${said.slice(0, 200)}`).toContain(answer.status)
      expect(answer.headers.get('set-cookie')).toBeNull()
      expect(said).not.toContain('root:x:0:0')
    }
  expect(JSON.stringify(await everything(ledger))).toBe(before)
})

test.each([
  '/assets/../package.json',
  '/assets/..%2fpackage.json',
  '/assets/%2e%2e/%2e%2e/etc/passwd',
  '/..%5c..%5cwindows',
  '/assets//etc/passwd',
])('%s leads nowhere', async (address) => {
  const answer = await app.request(address)
  const said = await answer.text()
  expect(answer.status).toBe(404)
  expect(said).not.toMatch(/"dependencies"|root:x:0:0/)
})

test('a screen shows hostile words as text', async () => {
  for (const words of HOSTILE) {
    const answer = await app.request(`/find?${new URLSearchParams({ words })}`)
    expect(await answer.text()).not.toContain('<script>alert(1)')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  }
})

test('another site can neither read answers nor send decisions', async () => {
  const from = { origin: 'https://attacker.example', host: 'localhost:4747' }
  const read = await app.request('/api/overview', { headers: from })
  expect(read.headers.get('access-control-allow-origin')).toBeNull()
  expect(read.headers.get('cross-origin-resource-policy')).toBe('same-origin')
  for (const name of ['merge', 'split', 'undo'].filter((n) => Object.hasOwn(operations, n))) {
    const sent = await app.request(`/api/${name}`, { method: 'POST', headers: { ...from, 'content-type': 'text/plain' }, body: '{}' })
    expect(sent.status).toBe(403)
  }
  // A picture or link of another site asks with GET, which keeps nothing.
  expect((await app.request('/api/merge?one=a&other=b', { headers: { host: 'localhost:4747' } })).status).toBe(405)
})
