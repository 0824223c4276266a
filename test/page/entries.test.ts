import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BadInput, type OpenOptions, openAnswers, openPages, type Page, Unreadable } from '../../src/page/page.ts'

const TEXT = 'أعلنت لجنة الحدود عودتها إلى العمل بعد توقف دام عامين، وقال رئيسها إن الخرائط جاهزة للتوقيع.'
const html = (n: number): string =>
  `<html><head><meta charset="utf-8"></head><body><article><h1>الخبر رقم ${n} كاملا</h1><p>${TEXT}</p><p>${TEXT} (${n})</p></article></body></html>`
const feed = (base: string): string =>
  `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>الأفق</title>${['/1', '/2', '/gone', '/english']
    .map((path) => `<item><title>عنوان الخبر ${path}</title><link>${base}${path}</link><description>موجز: ${TEXT}</description></item>`)
    .join('')}<item><title>خبر بلا عنوان صفحة</title><description>${TEXT}</description></item></channel></rss>`

describe('feeds, their entries and their pages', () => {
  let server: Server
  let base = ''
  let folder = ''
  const asked: string[] = []
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'marsad-entries-'))
    server = createServer((request, response) => {
      const url = request.url ?? ''
      asked.push(url)
      if (request.headers['if-none-match'] === `"${url}"`) response.writeHead(304).end()
      else if (url === '/feed') response.setHeader('etag', '"/feed"').setHeader('content-type', 'application/rss+xml').end(feed(base))
      else if (/^\/\d$/.test(url))
        response
          .setHeader('etag', `"${url}"`)
          .setHeader('content-type', 'text/html')
          .end(html(Number(url.slice(1))))
      else if (url === '/english')
        response.end('<html><body><p>The minister said that the agreement was ready and that it would be signed.</p></body></html>')
      else response.writeHead(404).end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await rm(folder, { recursive: true })
  })
  const read = async (inputs: string[], options: OpenOptions = {}): Promise<(Page | Unreadable)[]> => {
    const pages: (Page | Unreadable)[] = []
    for await (const page of openPages(inputs, { ...options, fetch: { allowPrivate: true, pause: 0, ...options.fetch } })) pages.push(page)
    return pages
  }
  const brief = (pages: readonly (Page | Unreadable)[]): unknown[] =>
    pages.map((p) => (p instanceof Unreadable ? p.reason : [p.media, p.text.split('\n')[0]]))

  test('a feed gives its entries', async () => {
    expect(brief(await read([`${base}/feed`]))).toEqual([
      ['xml', 'عنوان الخبر /1'],
      ['xml', 'عنوان الخبر /2'],
      ['xml', 'عنوان الخبر /gone'],
      ['xml', 'عنوان الخبر /english'],
      ['xml', 'خبر بلا عنوان صفحة'],
    ])
  })
  test('or, asked so, the pages they point to; an entry whose page cannot be had is read itself and says why', async () => {
    const pages = await read([`${base}/feed`], { entryPages: true })
    expect(brief(pages)).toEqual([
      ['html', 'الخبر رقم 1 كاملا'],
      ['html', 'الخبر رقم 2 كاملا'],
      ['xml', 'عنوان الخبر /gone'],
      ['xml', 'عنوان الخبر /english'],
      ['xml', 'خبر بلا عنوان صفحة'],
    ])
    const [first, , gone, english, none] = pages as Page[]
    expect(first!.collected).toMatchObject({ url: `${base}/1`, outlet: 'الأفق' })
    expect(gone!.messages).toEqual([{ rule: 'entry-page', span: null, detail: expect.stringContaining('answered 404') }])
    expect(english!.messages[0]!.detail).toContain('English')
    expect(none!.messages).toEqual([])
  })
  test('what an address answered is kept between runs, and what has not changed is not sent again', async () => {
    const file = join(folder, 'kept', 'answers.json')
    const run = async (): Promise<{ pages: number; unchanged: string[] }> => {
      const answers = await openAnswers(file)
      const unchanged: string[] = []
      const pages = await read([`${base}/1`, `${base}/2`], { answers, unchanged: (address) => unchanged.push(address) })
      await answers.save()
      return { pages: pages.length, unchanged }
    }
    expect(await run()).toEqual({ pages: 2, unchanged: [] })
    expect(await run()).toEqual({ pages: 0, unchanged: [`${base}/1`, `${base}/2`] })
  })
  test('answers that were not saved are forgotten, and a spoilt file of them is not written over', async () => {
    const file = join(folder, 'answers.json')
    const answers = await openAnswers(file)
    await read([`${base}/1`], { answers })
    expect(await read([`${base}/1`], { answers: await openAnswers(file) })).toHaveLength(1)
    await writeFile(file, '[1')
    await expect(openAnswers(file)).rejects.toThrow(BadInput)
  })
  test('an OPML list gives the entries of its feeds; one that fails is named', async () => {
    const list = join(folder, 'feeds.opml')
    await writeFile(
      list,
      `<?xml version="1.0"?><opml version="2.0"><body><outline xmlUrl="${base}/feed"/><outline xmlUrl="${base}/none"/><outline xmlUrl="file:///x"/></body></opml>`,
    )
    const pages = await read([list])
    expect(pages.filter((p) => !(p instanceof Unreadable))).toHaveLength(5)
    expect(pages.filter((p): p is Unreadable => p instanceof Unreadable).map((p) => p.reason)).toEqual([
      'the server answered 404 Not Found',
      'a list may name http and https addresses only',
    ])
  })
  test('requests to one host keep their distance', async () => {
    const began = performance.now()
    await read([`${base}/1`, `${base}/2`, `${base}/3`], { fetch: { allowPrivate: true, pause: 150 } })
    expect(performance.now() - began).toBeGreaterThan(290)
  })
})
