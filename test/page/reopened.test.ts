import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPages, type Page, reopenedText } from '../../src/page/page.ts'

const HTML = `<!doctype html><html><head><title>خبر المرفأ</title></head><body><h1>خبر المرفأ</h1>
<p>قال متحدث باسم المجلس إن الاتفاق بين الجانبين يدخل حيز التنفيذ يوم الأحد المقبل.</p>
<p>وأضاف أن اللجنة ستجتمع قبل نهاية الشهر للنظر في بقية البنود.</p></body></html>`

// Arabic letters of windows-1256 by their place in it.
const narrow = (text: string): Uint8Array => {
  const table = new TextDecoder('windows-1256').decode(Uint8Array.from({ length: 256 }, (_, i) => i))
  return Uint8Array.from(text, (c) => Math.max(0, table.indexOf(c)))
}

const FILES: readonly (readonly [string, string | Uint8Array])[] = [
  ['plain.txt', 'خبر المرفأ\nقال متحدث إن الاتفاق سار.\n'],
  ['saved.html', HTML],
  ['old.html', narrow(HTML.replace('<head>', '<head><meta charset="windows-1256">'))],
  [
    'lines.jsonl',
    `${JSON.stringify({ id: '1', title: 'خبر المرفأ', text: 'قال متحدث باسم المجلس إن الاتفاق سار.' })}\n${JSON.stringify({ id: '2', html: HTML })}\n`,
  ],
]

test('opening kept bytes again gives the text that was decided, whatever kind of page they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-reopened-'))
  try {
    for (const [name, bytes] of FILES) writeFileSync(join(folder, name), bytes)
    const pages: Page[] = []
    for await (const page of openPages([folder])) if ('text' in page) pages.push(page)
    expect(pages.map((p) => p.media).sort()).toEqual(['html', 'html', 'html', 'json', 'text'])
    for (const page of pages) expect(reopenedText(page), page.source).toBe(page.text)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('of bytes that do not say it alone nothing is said', () => {
  const page = { source: 'x', bytes: new Uint8Array(8), media: 'html' as const, encoding: 'utf-8', collected: {} }
  expect(reopenedText(page)).toBeNull()
  expect(reopenedText({ ...page, media: 'xml', bytes: new TextEncoder().encode('<item/>') })).toBeNull()
})
