import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenOptions, openPages, openReadings, type Page, Unreadable } from '../../src/page/page.ts'

const ARABIC =
  'لجنة الحدود تعود إلى العمل\nقال رئيس اللجنة إن العمل يبدأ غدا في العاصمة، وأضاف أن الطرفين اتفقا على كل البنود التي كانت موضع خلاف بينهما منذ عام.\n'

let folder = ''
const write = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const all = async (inputs: readonly string[], options: OpenOptions = {}): Promise<(Page | Unreadable)[]> => {
  const out: (Page | Unreadable)[] = []
  for await (const page of openPages(inputs, options)) out.push(page)
  return out
}
const one = async (input: string, options: OpenOptions = {}): Promise<Page | Unreadable> => (await all([input], options))[0]!
const reason = async (input: string): Promise<string> => {
  const found = await one(input)
  return found instanceof Unreadable ? found.reason : `read: ${found.text.slice(0, 40)}`
}
const textOf = async (input: string): Promise<string> => {
  const found = await one(input)
  if (found instanceof Unreadable) throw found
  return found.text
}

// Arabic in a single-byte encoding, by the decoder's own table turned round.
function encode(text: string, encoding: string): Uint8Array {
  const table = new Map<string, number>()
  for (let b = 0; b < 256; b++) table.set(new TextDecoder(encoding).decode(new Uint8Array([b])), b)
  return Uint8Array.from([...text].map((c) => table.get(c) ?? 63))
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-pages-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('encodings', () => {
  test('UTF-8 text is exactly the file’s characters, its byte order mark and line ends kept', async () => {
    expect(await textOf(write('a.txt', ARABIC))).toBe(ARABIC)
    expect(await textOf(write('bom.txt', '\ufeff' + ARABIC.replaceAll('\n', '\r\n')))).toBe('\ufeff' + ARABIC.replaceAll('\n', '\r\n'))
  })
  test('windows-1256 and ISO-8859-6 are told apart without any header', async () => {
    const plain = ARABIC.replaceAll('،', ',')
    for (const encoding of ['windows-1256', 'iso-8859-6']) {
      const page = await one(write('single.txt', encode(plain, encoding)))
      expect(page).toMatchObject({ encoding, text: plain })
    }
  })
  test('UTF-16 with and without a mark', async () => {
    expect(await textOf(write('u16.txt', Buffer.from(ARABIC, 'utf16le')))).toBe(ARABIC)
    expect(await textOf(write('u16m.txt', Buffer.from('\ufeff' + ARABIC, 'utf16le')))).toBe(ARABIC)
  })
  test('a declaration is believed where the bytes allow it', async () => {
    const html = `<html><head><meta charset="windows-1256"></head><body><p>${ARABIC.replace('\n', '</p><p>')}</p></body></html>`
    const page = await one(write('declared.html', encode(html, 'windows-1256')))
    expect(page).toMatchObject({ encoding: 'windows-1256', media: 'html' })
  })
  test('a few broken bytes are marked and do not make the page another encoding', async () => {
    const good = Buffer.from(ARABIC)
    const page = await one(write('broken.txt', Buffer.concat([good, Buffer.from([0xff, 0xd8]), good])))
    expect(page).toMatchObject({ encoding: 'utf-8', messages: [{ rule: 'undecodable' }] })
  })
})

describe('what cannot be read says why', () => {
  const cases: readonly [string, string | Uint8Array, RegExp][] = [
    ['empty.txt', '', /^the file is empty$/],
    ['nul.txt', new Uint8Array(4000), /4000 NUL bytes/],
    ['one-letter.txt', 'م'.repeat(2_000_000), /no words/],
    ['latin-letter.txt', 'a'.repeat(2_000_000), /Marsad reads Arabic/],
    ['binary.txt', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251), /binary data|neither UTF-8/],
    ['document.txt', '%PDF-1.7 …', /PDF document/],
    [
      'english.txt',
      'The ministers said on Monday that the treaty is to be signed in the capital and that both sides agreed.',
      /in English/,
    ],
    ['persian.txt', 'وزیر امور خارجه گفت که این توافق برای همه کشورها مفید است و باید هر چه زودتر امضا شود.', /in Persian/],
    ['html-empty.html', '<html><body><script>var a = 1</script></body></html>', /no text/],
  ]
  for (const [name, bytes, expected] of cases) test(name, async () => expect(await reason(write(name, bytes))).toMatch(expected))

  test('a page larger than the limit is named with both sizes', async () => {
    const path = write('large.txt', ARABIC.repeat(40))
    const found = await one(path, { maxPage: 1000 })
    expect(found).toBeInstanceOf(Unreadable)
    expect((found as Unreadable).reason).toMatch(/bytes; a page may have 1000/)
  })
  test('a path that is not there, a broken link and an empty folder', async () => {
    symlinkSync('nowhere', join(folder, 'link.txt'))
    mkdirSync(join(folder, 'hollow'))
    expect(await reason(join(folder, 'nothing.txt'))).toMatch(/no such file/)
    expect(await reason(join(folder, 'link.txt'))).toMatch(/broken link/)
    expect(await reason(join(folder, 'hollow'))).toMatch(/holds no page/)
  })
  test('a gzip bomb stops at the limit', async () => {
    expect(await reason(write('bomb.txt.gz', gzipSync(Buffer.alloc(40_000_000, 'م'))))).toMatch(/unpacks to more/)
  })
  test('damaged gzip', async () => {
    expect(await reason(write('damaged.txt.gz', gzipSync(Buffer.from(ARABIC)).subarray(0, 60)))).toMatch(/gzip/)
  })
})

describe('folders, standard input and records', () => {
  test('links to folders are passed over, in folders of readings too: one that points above itself would never end', async () => {
    const parts = join(folder, 'parts')
    mkdirSync(parts)
    writeFileSync(join(parts, 'a.jsonl'), '{"a":1}\n')
    symlinkSync(join(parts, 'a.jsonl'), join(parts, 'b.jsonl'))
    symlinkSync(parts, join(parts, 'loop'))
    const skipped: string[] = []
    const lines: string[] = []
    for await (const line of openReadings([parts], {
      skipped: (path, reason) => skipped.push(`${path.slice(parts.length + 1)}: ${reason}`),
    }))
      lines.push(line instanceof Unreadable ? line.reason : line.source)
    expect(lines.map((source) => source.slice(parts.length + 1))).toEqual([
      expect.stringContaining('a.jsonl'),
      expect.stringContaining('b.jsonl'),
    ])
    expect(skipped).toEqual(['loop: a link to a folder'])
  })
  test('a folder is read in the order of names, what fails among it, and its companions are no pages', async () => {
    const sub = join(folder, 'sub')
    mkdirSync(join(sub, 'inner'), { recursive: true })
    writeFileSync(join(sub, 'b.txt'), ARABIC)
    writeFileSync(join(sub, 'a.txt'), '')
    writeFileSync(join(sub, 'b.meta.json'), '{"outlet":"الأفق","published":"2022-05-12"}')
    writeFileSync(join(sub, 'inner', 'c.txt'), ARABIC)
    writeFileSync(join(sub, 'notes.md'), 'x')
    symlinkSync('gone', join(sub, 'z.txt'))
    const skipped: string[] = []
    const found = await all([sub], { skipped: (path) => skipped.push(path) })
    expect(found.map((p) => p.source.slice(sub.length + 1))).toEqual(['a.txt', 'b.txt', 'inner/c.txt', 'z.txt'])
    expect(found.map((p) => p instanceof Unreadable)).toEqual([true, false, false, true])
    expect((found[1] as Page).collected).toEqual({ outlet: 'الأفق', published: '2022-05-12' })
    expect(skipped.map((p) => p.slice(sub.length + 1))).toEqual(['notes.md'])
  })
  test('standard input', async () => {
    expect(await one('-', { stdin: Readable.from([Buffer.from(ARABIC)]) })).toMatchObject({ source: '-', text: ARABIC })
  })
  test('JSON lines: the record’s title leads its text, a broken line is named, the rest is read', async () => {
    const path = write(
      'records.jsonl',
      `${JSON.stringify({ id: 7, title: 'عنوان', text: ARABIC, published: 'Thu, 14 Jun 2018 05:02:46 GMT' })}\n{"text":\n\n${JSON.stringify({ text: ARABIC })}\n{}\n`,
    )
    const found = await all([path])
    expect(found.map((p) => p.source)).toEqual([`${path}#1`, `${path}#2`, `${path}#4`, `${path}#5`])
    expect(found[0]).toMatchObject({ text: `عنوان\n\n${ARABIC}`, collected: { id: '7', published: '2018-06-14T05:02' } })
    expect(found[1]).toBeInstanceOf(Unreadable)
    expect(found[2]).toMatchObject({ text: ARABIC })
    expect(found[3]).toBeInstanceOf(Unreadable)
  })
})
