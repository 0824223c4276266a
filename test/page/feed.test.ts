import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenOptions, openPages, type Page, Unreadable } from '../../src/page/page.ts'

let folder = ''
const write = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const all = async (input: string, options: OpenOptions = {}): Promise<(Page | Unreadable)[]> => {
  const out: (Page | Unreadable)[] = []
  for await (const page of openPages([input], options)) out.push(page)
  return out
}
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-feeds-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const RSS = (items: string): string =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>الأفق</title><link>https://example.org</link>${items}</channel></rss>`
const ITEM = `<item><title>لجنة الحدود تعود إلى العمل</title><link>https://example.org/1</link><pubDate>Thu, 14 Jun 2018 05:02:46 GMT</pubDate>
<description><![CDATA[<p>أعلنت لجنة الحدود عودتها إلى العمل.</p><p>وقال رئيسها إن الخرائط جاهزة.</p>]]></description></item>`

describe('feeds', () => {
  test('an RSS entry is a page: title, then its text by blocks; the feed is the outlet', async () => {
    const [page] = await all(write('feed.xml', RSS(ITEM)))
    expect(page).toMatchObject({
      media: 'xml',
      text: 'لجنة الحدود تعود إلى العمل\nأعلنت لجنة الحدود عودتها إلى العمل.\nوقال رئيسها إن الخرائط جاهزة.',
      collected: { url: 'https://example.org/1', outlet: 'الأفق', published: '2018-06-14T05:02' },
    })
    expect((page as Page).hints[0]).toMatchObject({ kind: 'title' })
  })
  test('Atom', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>الأفق</title><entry><title>عنوان الخبر عن الحدود</title><id>urn:7</id>
<link rel="self" href="https://example.org/self"/><link href="https://example.org/7"/><published>2024-06-20T10:00:00Z</published>
<author><name>سامر نوفل</name></author><content type="html">&lt;p&gt;قال الوزير إن الاتفاق سيوقع غدا في العاصمة.&lt;/p&gt;</content></entry></feed>`
    expect((await all(write('atom.xml', atom)))[0]).toMatchObject({
      source: expect.stringMatching(/#urn:7$/),
      collected: { url: 'https://example.org/7', author: 'سامر نوفل', published: '2024-06-20T10:00:00Z', id: 'urn:7' },
      text: 'عنوان الخبر عن الحدود\nقال الوزير إن الاتفاق سيوقع غدا في العاصمة.',
    })
  })
  test('JSON Feed from standard input', async () => {
    const feed = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'الأفق',
      items: [
        {
          id: '1',
          title: 'عنوان الخبر عن الحدود',
          date_published: '2024-06-20T10:00:00Z',
          content_html: '<p>قال الوزير إن الاتفاق سيوقع غدا.</p>',
        },
      ],
    })
    expect((await all('-', { stdin: Readable.from([Buffer.from(feed)]) }))[0]).toMatchObject({
      collected: { published: '2024-06-20T10:00:00Z', outlet: 'الأفق' },
      text: 'عنوان الخبر عن الحدود\nقال الوزير إن الاتفاق سيوقع غدا.',
    })
  })
  test('a feed longer than a page may be is read piece by piece', async () => {
    const path = write('long.xml', RSS(ITEM.repeat(400)))
    const pages = await all(path, { maxPage: 20_000 })
    expect(pages.length).toBe(400)
    expect(pages.every((p) => !(p instanceof Unreadable))).toBe(true)
  })
  test('packed, and on standard input, a long feed is read the same way', async () => {
    const feed = RSS(ITEM.repeat(400))
    expect((await all(write('long.xml.gz', gzipSync(feed)), { maxPage: 20_000 })).length).toBe(400)
    expect((await all('-', { maxPage: 20_000, stdin: Readable.from([Buffer.from(feed)]) })).length).toBe(400)
  })
  test('a long feed whose comment never ends, or that only opens elements, ends with the reason after its whole entries', async () => {
    for (const tail of ['<!-- ' + 'x '.repeat(200_000), '<a>'.repeat(40_000)]) {
      const pages = await all(write('endless.xml', RSS(ITEM + ITEM).replace('</channel></rss>', '') + tail), { maxPage: 20_000 })
      expect(pages.slice(0, 2).every((p) => !(p instanceof Unreadable))).toBe(true)
      expect(pages[2]).toMatchObject({ reason: 'more than 20000 bytes of XML that is no feed' })
    }
  })
  test('thirty thousand fields that no feed has make an entry no longer', async () => {
    const many = Array.from({ length: 30_000 }, (_, i) => `<x${i}>ا</x${i}>`).join('')
    const [page] = await all(write('many.xml', RSS(ITEM.replace('</item>', many + '</item>'))))
    expect((page as Page).text.length).toBeLessThan(300)
  })
  test('entity declarations are not expanded', async () => {
    const bomb =
      `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "مم"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>` + RSS(ITEM.replace('عودتها', '&b;'))
    const [page] = await all(write('bomb.xml', bomb))
    expect((page as Page).text.length).toBeLessThan(200)
  })
  test('Atom content in XHTML is the entry’s markup', async () => {
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><title>الأفق</title><entry><title>عنوان الخبر عن الحدود</title><id>urn:8</id>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><xhtml:p>قال <b>الوزير</b> إن 3 &lt; 4.</xhtml:p><p>وأضاف أنه باق.</p></div></content></entry></feed>`
    expect((await all(write('xhtml.xml', atom)))[0]).toMatchObject({
      text: 'عنوان الخبر عن الحدود\nقال الوزير إن 3 < 4.\nوأضاف أنه باق.',
    })
  })
  test('an empty feed and XML that is none say so', async () => {
    expect((await all(write('none.xml', RSS(''))))[0]).toMatchObject({ reason: expect.stringMatching(/without a complete entry/) })
    expect((await all(write('map.xml', '<?xml version="1.0"?><urlset><url/></urlset>')))[0]).toMatchObject({
      reason: expect.stringMatching(/neither a feed/),
    })
  })
})

const record = (url: string, type: string, body: string | Uint8Array, headers = ''): Buffer => {
  const http = Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n${headers}\r\n`), Buffer.from(body)])
  return Buffer.concat([
    Buffer.from(
      `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${url}\r\nWARC-Date: 2022-05-12T08:00:00Z\r\nContent-Length: ${http.length}\r\n\r\n`,
    ),
    http,
    Buffer.from('\r\n\r\n'),
  ])
}
const INFO = Buffer.from('WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n')
const HTML =
  '<html><body><article><h1>لجنة الحدود تعود إلى العمل</h1><p>أعلنت لجنة الحدود عودتها إلى العمل بعد توقف دام عامين، وقال رئيسها إن الخرائط جاهزة للتوقيع.</p></article></body></html>'

describe('WARC', () => {
  const three = [
    INFO,
    record('https://example.org/1', 'text/html; charset=utf-8', HTML),
    record('https://example.org/logo.png', 'image/png', 'x'),
    record('https://example.org/2', 'text/html', gzipSync(HTML), 'Content-Encoding: gzip\r\n'),
    record(
      'https://example.org/3',
      'text/html',
      `${Buffer.byteLength(HTML).toString(16)}\r\n${HTML}\r\n0\r\n\r\n`,
      'Transfer-Encoding: chunked\r\n',
    ),
  ]
  test('responses become pages, packed bodies are unpacked, pictures are passed over', async () => {
    const path = write('a.warc.gz', Buffer.concat(three.map((r) => gzipSync(r))))
    const pages = await all(path)
    expect(pages.map((p) => p.source)).toEqual(['1', '2', '3'].map((n) => `${path}#https://example.org/${n}`))
    expect(pages[2]).toMatchObject({ media: 'html', collected: { url: 'https://example.org/3', fetched: '2022-05-12T08:00:00Z' } })
    expect((pages[1] as Page).text).toBe((pages[2] as Page).text)
  })
  test('an archive cut in the middle gives what is whole and says where it ends', async () => {
    const pages = await all(write('cut.warc', Buffer.concat(three).subarray(0, -120)))
    expect(pages.length).toBe(3)
    expect(pages[2]).toMatchObject({ reason: expect.stringMatching(/ends inside record 5/) })
  })
  test('packed and cut, it gives what is whole and says so', async () => {
    const whole = Buffer.concat(three.map((r) => gzipSync(r)))
    const pages = await all(write('cut.warc.gz', whole.subarray(0, -40)))
    expect(pages.map((p) => p instanceof Unreadable)).toEqual([false, false, true])
    expect(pages[2]).toMatchObject({ reason: 'gzip data cut short' })
  })
  test('rubbish between two records is named and passed over', async () => {
    const pages = await all(
      write('rubbish.warc', Buffer.concat([three[1]!, Buffer.from('\0\x01rubbish '.repeat(20_000) + '\n'), three[3]!])),
    )
    expect(pages.map((p) => p instanceof Unreadable)).toEqual([false, true, false])
    expect(pages[1]).toMatchObject({ reason: expect.stringMatching(/record 2 does not begin with WARC\/ and is passed over/) })
  })
  test('a body that unpacks to more than a page may have is refused, the rest is read', async () => {
    const bomb = record('https://example.org/b', 'text/html', gzipSync(Buffer.alloc(5_000_000, 'a')), 'Content-Encoding: gzip\r\n')
    const pages = await all(write('bomb.warc', Buffer.concat([bomb, three[1]!])), { maxPage: 100_000 })
    expect(pages[0]).toBeInstanceOf(Unreadable)
    expect(pages[1]).toMatchObject({ media: 'html' })
  })
  test('what is no archive', async () => {
    expect((await all(write('no.warc', 'hello world\n\n')))[0]).toMatchObject({ reason: expect.stringMatching(/does not begin with WARC/) })
  })
})
