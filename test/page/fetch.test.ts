import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isPrivateAddress } from '../../src/page/address.ts'
import { fetchPage } from '../../src/page/fetch.ts'
import { openPages, type Page } from '../../src/page/page.ts'
import { allows, readRobots } from '../../src/page/robots.ts'

describe('addresses', () => {
  const inward =
    '127.0.0.1 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 255.255.255.255 ::1 :: fe80::1 fc00::1 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:7f00:1 64:ff9b::7f00:1 2002:7f00:1:: 2001:db8::1 localhost 127.1'
  for (const address of inward.split(' ')) test(`${address} is private`, () => expect(isPrivateAddress(address)).toBe(true))
  for (const address of '8.8.8.8 172.32.0.1 192.169.0.1 2606:4700::1111 ::ffff:8.8.8.8 64:ff9b::808:808'.split(' '))
    test(`${address} is public`, () => expect(isPrivateAddress(address)).toBe(false))
})

describe('robots.txt', () => {
  const rules = readRobots(
    'User-agent: *\nDisallow: /all\n\nUser-agent: Other\nUser-agent: Marsad\nDisallow: /private # no\nAllow: /private/news\nDisallow: /*.pdf$\n',
    'marsad',
  )
  const cases: readonly [string, boolean][] = [
    ['/all', true],
    ['/private', false],
    ['/private/x', false],
    ['/private/news/1', true],
    ['/a.pdf', false],
    ['/a.pdf?x', true],
  ]
  for (const [path, allowed] of cases)
    test(`${path} ${allowed ? 'may' : 'may not'} be fetched`, () => expect(allows(rules, path)).toBe(allowed))
  test('a long pattern of stars costs one pass', () => {
    const hard = readRobots(`User-agent: *\nDisallow: /${'a*'.repeat(2000)}b$`, 'marsad')
    expect(allows(hard, `/${'a'.repeat(20_000)}`)).toBe(true)
  })
})

const HTML = `<html><head><meta charset="utf-8"></head><body><article><h1>لجنة الحدود تعود إلى العمل</h1><p>أعلنت لجنة الحدود عودتها إلى العمل بعد توقف دام عامين، وقال رئيسها إن الخرائط جاهزة للتوقيع.</p></article></body></html>`

describe('fetching', () => {
  let server: Server
  let base = ''
  beforeAll(async () => {
    server = createServer((request, response) => {
      const { url } = request
      if (url === '/robots.txt') response.end('User-agent: *\nDisallow: /forbidden\n')
      else if (url === '/page')
        response.setHeader('content-type', 'text/html').setHeader('etag', '"1"').setHeader('content-encoding', 'gzip').end(gzipSync(HTML))
      else if (url === '/same' && request.headers['if-none-match'] === '"1"') response.writeHead(304).end()
      else if (url === '/moved') response.writeHead(302, { location: '/page' }).end()
      else if (url === '/loop') response.writeHead(302, { location: '/loop' }).end()
      else if (url === '/inward') response.writeHead(302, { location: 'http://127.0.0.2/' }).end()
      else if (url === '/link-local') response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end()
      else if (url === '/file') response.writeHead(302, { location: 'file:///etc/hostname' }).end()
      else if (url === '/large') response.end(Buffer.alloc(300_000, 'x'))
      else if (url === '/bomb') response.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(3_000_000, 'x')))
      else if (url === '/slow') return
      else response.writeHead(404).end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const options = { allowPrivate: true, pause: 0, timeout: 3000, maxBytes: 100_000 }

  test('an address of this machine is refused before anything is sent', async () => {
    await expect(fetchPage(`${base}/page`)).rejects.toThrow(/private network/)
    await expect(fetchPage('http://[::1]/')).rejects.toThrow(/private network/)
    await expect(fetchPage('http://localhost/')).rejects.toThrow(/private network/)
    await expect(fetchPage('http://2130706433/')).rejects.toThrow(/private network/)
  })
  test('each hop of a redirect is checked: this machine, link-local', async () => {
    const { allowPrivate: _, ...outward } = { ...options, isPrivate: (a: string) => a !== '127.0.0.1' && isPrivateAddress(a) }
    await expect(fetchPage(`${base}/inward`, outward)).rejects.toThrow(/127\.0\.0\.2 is an address of this machine/)
    await expect(fetchPage(`${base}/link-local`, outward)).rejects.toThrow(/169\.254\.169\.254 is an address of this machine/)
    expect((await fetchPage(`${base}/moved`, outward)).body).not.toBeNull()
  })
  test('a public address never leads inward, even where inward addresses may be fetched', async () => {
    const open = { ...options, isPrivate: (a: string) => a !== '127.0.0.1' && isPrivateAddress(a) }
    await expect(fetchPage(`${base}/link-local`, open)).rejects.toThrow(/169\.254\.169\.254 is an address of this machine/)
    await expect(fetchPage(`${base}/inward`, open)).rejects.toThrow(/127\.0\.0\.2 is an address of this machine/)
    expect((await fetchPage(`${base}/moved`, options)).body).not.toBeNull()
  })
  test('a page is fetched, unpacked and read', async () => {
    const pages: unknown[] = []
    for await (const page of openPages([`${base}/moved`], { fetch: options })) pages.push(page)
    expect(pages[0]).toMatchObject({ media: 'html', source: `${base}/moved`, collected: { url: `${base}/page` } })
    expect((pages[0] as Page).collected.fetched).toMatch(/^\d{4}-/)
  })
  test('what has not changed has no body', async () => {
    expect(await fetchPage(`${base}/same`, { ...options, etag: '"1"' })).toMatchObject({ body: null })
  })
  const troubles: readonly [string, RegExp][] = [
    ['/forbidden/x', /robots\.txt/],
    ['/loop', /redirects/],
    ['/file', /file: is not fetched/],
    ['/large', /more than 100000 bytes/],
    ['/bomb', /does not unpack/],
    ['/slow', /time for it ran out/],
    ['/none', /answered 404/],
  ]
  for (const [path, reason] of troubles)
    test(`${path} fails with its reason`, async () =>
      await expect(fetchPage(base + path, { ...options, timeout: 800 })).rejects.toThrow(reason))
})
