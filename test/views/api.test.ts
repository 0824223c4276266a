import { request } from 'node:http'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, deskOf, operations } from '../../src/desk/desk.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { isRight } from '../../src/views/http/guard.ts'
import { http } from '../../src/views/http/http.ts'
import { serve } from '../../src/views/http/serve.ts'
import { newFolder, openStub, PAGES, put } from '../ledger/invented.ts'

let ledger: Ledger
let desk: Desk
let app: ReturnType<typeof http>
beforeAll(async () => {
  ledger = await openStub(newFolder())
  await put(ledger, ...PAGES)
  desk = deskOf(ledger)
  app = http(desk, { version: '1.2.3' })
})
afterAll(() => ledger.close())

interface Asked {
  readonly operationId: string
  readonly parameters: readonly { name: string; required: boolean }[]
  readonly responses: Readonly<Record<string, { content?: Record<string, { schema: object }> }>>
}

interface Document {
  readonly info: { readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Partial<Record<'get' | 'post', Asked>>>>>
}

const askedAt = (document: Document, name: string): Asked => {
  const path = document.paths[`/api/${name}`]!
  return (path.get ?? path.post)!
}

describe('the description', () => {
  let document: Document
  beforeAll(async () => {
    document = (await (await app.request('/openapi.json')).json()) as Document
  })

  test('is valid OpenAPI 3.1', async () => {
    const validator = new Validator()
    const { valid, errors } = await validator.validate(structuredClone(document) as never)
    expect(errors ?? null).toBeNull()
    expect([valid, validator.version, document.info.version]).toEqual([true, '3.1', '1.2.3'])
  })

  test('names every operation of the desk with each of its fields', () => {
    expect(Object.keys(document.paths)).toEqual(Object.keys(operations).map((o) => `/api/${o}`))
    for (const { name, input } of Object.values(operations))
      expect(askedAt(document, name).parameters.map((p) => p.name)).toEqual(Object.keys(input.shape))
  })

  test.each(['overview', 'pages', 'timeline', 'actors', 'pacts', 'due', 'doctor', 'journal'])(
    'tells what %s really answers',
    async (name) => {
      const schema = askedAt(document, name).responses['200']!.content!['application/json']!.schema
      const check = new Ajv2020({ strict: false }).compile(schema)
      const answer = await (await app.request(`/api/${name}`)).json()
      expect(check(answer) ? null : check.errors).toBeNull()
    },
  )
})

describe('answers', () => {
  test('carry a tag, and are not sent again to whoever has them', async () => {
    const first = await app.request('/api/pages')
    const tag = first.headers.get('etag')!
    expect(tag).toMatch(/^"[\w-]+"$/)
    const again = await app.request('/api/pages', { headers: { 'if-none-match': `W/${tag}` } })
    expect([again.status, await again.text()]).toEqual([304, ''])
    await put(ledger, { ...PAGES[0], source: 'other.txt', sha256: 'f'.repeat(64) })
    expect((await app.request('/api/pages', { headers: { 'if-none-match': tag } })).status).toBe(200)
  })

  test('that are lists say the ways on', async () => {
    const answer = await app.request('/api/pages?limit=1&offset=1')
    expect(answer.headers.get('link')).toBe(
      '</api/pages?limit=1&offset=0>; rel="first", </api/pages?limit=1&offset=0>; rel="prev", </api/pages?limit=1&offset=2>; rel="next", </api/pages?limit=1&offset=3>; rel="last"',
    )
  })

  test('that are files come whole, with their type', async () => {
    const answer = await app.request('/api/export?format=csv')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="marsad.csv"')
    expect((await answer.text()).split('\r\n').length).toBeGreaterThan(3)
    expect((await app.request('/due.ics')).headers.get('content-type')).toContain('text/calendar')
    expect(await (await app.request('/facts.atom?lang=ar')).text()).toContain('xml:lang="ar"')
    expect((await app.request('/api/export?format=docx')).status).toBe(400)
  })

  test('may not be framed, guessed at, run or read by other sites', async () => {
    for (const path of ['/api/pages', '/openapi.json', '/ar', '/api/nothing', '/facts.atom']) {
      const { headers } = await app.request(path, { headers: { origin: 'https://elsewhere.example' } })
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect([...headers.keys()].filter((k) => k.startsWith('access-control'))).toEqual([])
    }
  })
})

describe('refusals', () => {
  test('are problems that name themselves', async () => {
    const answer = await app.request('/api/page')
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
    expect(await answer.json()).toEqual({
      type: 'urn:marsad:problem:bad-input',
      title: 'Bad input',
      status: 400,
      detail: expect.stringContaining('id') as string,
      instance: '/api/page',
    })
  })

  test('questions are asked with GET only, and not by another site', async () => {
    expect((await app.request('/api/pages', { method: 'POST' })).status).toBe(405)
    const cut = await app.request('/api/merge', { method: 'POST', body: '{"names": ["a"' })
    expect([cut.status, ((await cut.json()) as { detail: string }).detail]).toEqual([400, 'the body of the request is no JSON'])
    expect(
      (await app.request('/mcp', { method: 'POST', headers: { origin: 'https://elsewhere.example', host: 'localhost' } })).status,
    ).toBe(403)
  })

  test('whoever asks too often has to wait, the others need not', async () => {
    const slow = http(desk, { rate: 1 })
    const answers = await Promise.all(Array.from({ length: 12 }, () => slow.request('/api')))
    expect(answers.filter((a) => a.status === 429)).toHaveLength(2)
    const refused = answers.find((a) => a.status === 429)!
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('content-type')).toContain('problem+json')
    expect((await http(desk, { rate: 0 }).request('/api')).status).toBe(200)
  })
})

describe('another address than the own', () => {
  const token = 'a-long-enough-secret-0123'

  test('needs a token that is long enough', async () => {
    expect(() => serve(desk, { port: 0, host: '0.0.0.0' })).toThrow(/MARSAD_TOKEN/)
    expect(() => serve(desk, { port: 0, host: '0.0.0.0', token: 'short' })).toThrow(/MARSAD_TOKEN/)
  })

  test('answers only to whoever brings it: as a bearer, or as a password', async () => {
    const serving = await serve(desk, { port: 0, host: '0.0.0.0', token })
    const ask = async (authorization?: string, path = '/api'): Promise<number> =>
      (await fetch(serving.address + path, { headers: authorization === undefined ? {} : { authorization } })).status
    const basic = (password: string): string => `Basic ${Buffer.from(`reader:${password}`).toString('base64')}`
    expect(
      await Promise.all([
        ask(),
        ask('Bearer wrong'),
        ask(`Bearer ${token}x`),
        ask(basic('wrong')),
        ask(undefined, '/ar'),
        ask(undefined, '/mcp'),
      ]),
    ).toEqual(Array(6).fill(401))
    expect(await Promise.all([ask(`Bearer ${token}`), ask(`bearer ${token}`), ask(basic(token)), ask(basic(token), '/ar')])).toEqual(
      Array(4).fill(200),
    )
    await serving.close()
  })

  test('on the own address no other name is answered to', async () => {
    const serving = await serve(desk, { port: 0, token })
    const port = Number(new URL(serving.address).port)
    expect(serving.address).toBe(`http://127.0.0.1:${port}`)
    const status = await new Promise((done) =>
      request({ port, host: '127.0.0.1', path: '/api', headers: { host: `evil.example:${port}` } }, (r) => done(r.statusCode)).end(),
    )
    expect(status).toBe(421)
    await serving.close()
  })

  test('secrets are compared whole', () => {
    expect([isRight('abc', 'abc'), isRight('abc', 'abd'), isRight('abc', ''), isRight('abc', 'abcd')]).toEqual([true, false, false, false])
  })
})
