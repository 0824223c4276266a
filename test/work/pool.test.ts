import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Page } from '../../src/page/page.ts'
import { makeHere, openReaders } from '../../src/work/work.ts'

function pageOf(source: string, text: string): Page {
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { source, sha256, bytes, media: 'text', encoding: 'utf-8', text, collected: {}, hints: [], stated: [], messages: [] }
}

const PAGES = [
  pageOf('a.txt', 'وزير الخارجية يزور الرياض\nقال الوزير: «سنعزز التعاون الأمني».\n'),
  pageOf('b.txt', 'قمة في القاهرة\nوقع الجانبان اتفاقا للدفاع المشترك أمس.\n'),
]

test('threads make the same as this thread, in the order of the pages', async () => {
  const readers = openReaders(2)
  try {
    const [there, again] = await Promise.all([readers.make({ kind: 'line' }, PAGES), readers.make({ kind: 'line' }, PAGES.toReversed())])
    const here = PAGES.map((page) => makeHere({ kind: 'line' }, page))
    expect(there).toEqual(here)
    expect(again).toEqual(here.toReversed())
  } finally {
    await readers.close()
  }
})

test('a page that the reader fails on comes back with its reason, the others with what was made of them', async () => {
  const broken = { ...PAGES[0]!, text: null as unknown as string }
  const readers = openReaders(0)
  const [bad, good] = await readers.make({ kind: 'reading' }, [broken, PAGES[1]!])
  expect(bad).toMatchObject({ name: 'Unreadable', source: 'a.txt' })
  expect(good).toMatchObject({ source: 'b.txt', schema: 'marsad/reading/1' })
})
