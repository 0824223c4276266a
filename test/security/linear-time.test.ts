import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { segment } from '../../src/article/article.ts'
import { openPages } from '../../src/page/page.ts'
import { read } from '../../src/reading/reading.ts'

// What meets the reader's patterns and loops over and over: each is read at two lengths. Eight times the page may take eight times as
// long; a loop within a loop takes sixty-four. The measure is processor time, the least of two, and short times are not compared.
const SHORT = 16_000
const TIMES = 8
const ALLOWED = 20
const LEAST_MILLISECONDS = 60

const repeated: Record<string, string> = {
  'opening guillemets never closed': '« قال ',
  'closing guillemets never opened': '» ',
  'marks of every kind': '«"“قال" » ',
  'words of saying with colons': 'قال: ',
  'words of saying with names': 'قال محمد ',
  'verbs that continue': 'وقال وأضاف ',
  'a father’s name without end': 'محمد بن علي بن ',
  'titles without a name': 'وزير رئيس وزير ',
  'titles with names': 'وزير خارجية روسيا سيرغي لافروف ',
  'numbers with strokes': '12/',
  'one number': '1',
  'days and months': '12 يناير ',
  'days in words': 'الثاني والعشرين من ',
  'opening brackets': '((',
  'brackets the wrong way round': ')([',
  spaces: '   ',
  'invisible characters': '\u00a0\u200f\u202e\u2066',
  'line ends': '\r\n\r',
  dashes: ' - ',
  dots: '. ',
  'one letter': 'ل',
  tatweel: 'ـ',
  'vowel marks': '\u064e\u0651',
  commas: '، ',
  agreements: 'اتفاقية الدفاع المشترك بين ',
  parties: 'بين روسيا وبيلاروسيا و',
  threats: 'هدد بالرد ',
  hours: '12:',
  particles: 'أن إن ',
  conditions: 'إذا لم ',
  'a word of saying on each line': 'قال:\n',
  'a list of lines': '- خبر\n',
  bars: ' | ',
  'angle brackets': '<',
  entities: '&amp;',
  relatives: 'الذي التي ',
  denials: 'لن لم لا ',
  emoji: '😀',
  'lone surrogates': '\ud800',
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'marsad-test-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function readFile(name: string, text: string): Promise<void> {
  const file = join(folder, name)
  writeFileSync(file, text)
  for await (const page of openPages([file])) if ('text' in page) JSON.stringify(read(page, segment(page)))
}

async function milliseconds(name: string, text: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 2; turn++) {
    const before = process.cpuUsage()
    await readFile(name, text)
    least = Math.min(least, process.cpuUsage(before).user / 1000)
  }
  return least
}

const asText = (unit: string, length: number): string => `خبر عن روسيا\n${unit.repeat(Math.ceil(length / unit.length))}`
const asHtml = (unit: string, length: number): string =>
  `<html lang=ar><title>خبر عن روسيا</title><body><article><p>${unit.repeat(Math.ceil(length / unit.length))}</p></article>`

for (const [what, unit] of Object.entries(repeated))
  test(`reading time grows with the length of a page of ${what}, and no faster`, { timeout: 120_000 }, async () => {
    for (const [name, page] of [
      ['a.txt', asText],
      ['a.html', asHtml],
    ] as const) {
      const short = await milliseconds(name, page(unit, SHORT))
      const long = await milliseconds(name, page(unit, SHORT * TIMES))
      expect(long / Math.max(short, LEAST_MILLISECONDS), `${name}: ${Math.round(short)} ms and ${Math.round(long)} ms`).toBeLessThan(
        ALLOWED,
      )
    }
  })
