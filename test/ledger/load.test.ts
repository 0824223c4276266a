import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { loadReadings, openWith, readEach, takeIn, Unreadable } from '../../src/desk/desk.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { embedded, everything, newFolder, newPlace, onAny } from './invented.ts'

const record = (n: number): string =>
  JSON.stringify({
    id: `r${n}`,
    url: `https://anba.example/${n}`,
    published: '2024-03-05',
    title: `تركيا وإيران في جولة رقم ${n}`,
    text: `وقعت تركيا وإيران اتفاقية للدفاع المشترك في 3 مارس 2024. وقال وزير الخارجية التركي إن الجولة رقم ${n} ناجحة.`,
  })

/** A file with so many records in a folder of its own. */
function recordsFile(many: number, from = 0): string {
  const folder = newFolder()
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'pages.jsonl')
  writeFileSync(file, Array.from({ length: many }, (_, i) => `${record(from + i)}\n`).join(''))
  return file
}

async function printedLines(inputs: string[], withPages: boolean, stdin?: string): Promise<string[]> {
  const out: string[] = []
  const options = { workers: 0, withPages, ...(stdin === undefined ? {} : { stdin: Readable.from([Buffer.from(stdin)]) }) }
  for await (const one of readEach(inputs, options)) {
    if (one instanceof Unreadable) throw one
    out.push(one.line)
  }
  return out
}

const load = (ledger: Ledger, lines: readonly string[]) =>
  loadReadings(ledger, ['-'], undefined, { workers: 0, stdin: Readable.from([Buffer.from(lines.map((l) => `${l}\n`).join(''))]) })

const facts = async (ledger: Ledger): Promise<unknown> => {
  const { pages: _, ...rest } = (await everything(ledger)) as Record<string, unknown>
  return { ...rest, overview: { ...(rest.overview as object), newest: null } }
}

onAny('readings printed with their pages make the ledger that reading the pages makes; twice is once', async () => {
  const file = recordsFile(12)
  const read = await openWith(await newPlace())
  await takeIn(read, [file], undefined, { workers: 0 })
  const loaded = await openWith(await newPlace())
  const lines = await printedLines([file], true)
  expect(await load(loaded, lines)).toEqual({ new: 12, known: 0, found: 0, unreadable: [] })
  expect(await everything(loaded)).toEqual(await everything(read))
  expect(await load(loaded, lines)).toMatchObject({ new: 0, known: 12 })
  expect(await takeIn(loaded, [file], undefined, { workers: 0 })).toMatchObject({ new: 0, known: 12 })
  expect(await loaded.verify({ offset: 0, limit: 9 })).toMatchObject({ ok: true, pages: 12 })
  await read.close()
  await loaded.close()
})

onAny('a reading without its page is kept as it was printed, and gives way to the page when that comes', async () => {
  const file = recordsFile(5)
  const read = await openWith(await newPlace())
  await takeIn(read, [file], undefined, { workers: 0 })
  const ledger = await openWith(await newPlace())
  const lines = await printedLines([file], false)
  expect(await load(ledger, lines)).toMatchObject({ new: 5, known: 0 })
  expect(await load(ledger, lines)).toMatchObject({ new: 0, known: 5 })
  expect(await facts(ledger)).toMatchObject({ actors: ((await facts(read)) as { actors: unknown }).actors })
  expect(await ledger.verify({ offset: 0, limit: 9 })).toMatchObject({ ok: true, pages: 5 })
  expect((await ledger.pages({ offset: 0, limit: 9 })).total).toBe(5)
  expect(await takeIn(ledger, [file], undefined, { workers: 0 })).toMatchObject({ new: 5, known: 0 })
  expect(await everything(ledger)).toMatchObject({ actors: ((await everything(read)) as { actors: unknown }).actors })
  expect(await load(ledger, lines)).toMatchObject({ new: 0, known: 5 })
  const health = await ledger.doctor({ deep: true })
  expect(health.checks.find((c) => c.check === 'bytes')?.detail).toBe(
    "5 pages' bytes have their hashes; 5 readings were loaded without their pages",
  )
  expect(await ledger.verify({ offset: 0, limit: 9 })).toMatchObject({ ok: true, pages: 5 })
  const page = await ledger.page(JSON.parse(lines[0]!).sha256)
  expect(page).toMatchObject({ media: 'json' })
  await read.close()
  await ledger.close()
})

onAny('both forms of one reading in one load are one page, the whole one', async () => {
  const file = recordsFile(1)
  const ledger = await openWith(await newPlace())
  const [bare, whole] = [...(await printedLines([file], false)), ...(await printedLines([file], true))]
  await load(ledger, [bare!, whole!, bare!])
  expect((await ledger.pages({ offset: 0, limit: 9 })).total).toBe(1)
  expect(await ledger.page(JSON.parse(whole!).sha256)).toMatchObject({ media: 'json' })
  await ledger.close()
})

embedded('the database is made anew from the journal alone, and the journal moves', async () => {
  const folder = newFolder()
  const ledger = await openWith(folder)
  const lines = [...(await printedLines([recordsFile(3)], false)), ...(await printedLines([recordsFile(3, 1)], true))]
  await load(ledger, lines)
  const before = await everything(ledger)
  await ledger.close()
  rmSync(join(folder, 'db'), { recursive: true })
  const again = await openWith(folder)
  expect(await everything(again)).toEqual(before)
  const other = await openWith(newFolder())
  expect((await other.importJournal(again.journalFile())).troubles).toEqual([])
  expect(await everything(other)).toEqual(before)
  const parts: Uint8Array[] = []
  for await (const part of again.warcFile()) parts.push(part)
  expect(Buffer.concat(parts).toString('utf8')).toContain('WARC-Type: conversion')
  await again.close()
  await other.close()
})

onAny('what is no reading, or does not fit itself, is named with its place and the others are taken', async () => {
  const file = recordsFile(3)
  const [plain, other] = await printedLines([file], false)
  const [whole, second] = await printedLines([file], true)
  const reading = JSON.parse(plain!) as Record<string, never> & { text: string; articles: { body: number[][] }[] }
  const bodies = reading.articles.map((a) => ({ ...a, body: [[0, reading.text.length + 1]] }))
  const swapped = { ...JSON.parse(whole!), page: JSON.parse(second!).page }
  const torn = JSON.parse(whole!)
  torn.page.record = `${torn.page.record.slice(0, -8)}AAAAAAA=`
  const ledger = await openWith(await newPlace())
  const done = await load(ledger, [
    '{"schema":"marsad/reading/1"',
    '[]',
    JSON.stringify({ ...reading, sha256: 'zz' }),
    JSON.stringify({ ...reading, articles: bodies }),
    JSON.stringify(swapped),
    JSON.stringify(torn),
    JSON.stringify({ title: 'خبر', text: 'قال الوزير إن الاجتماع بدأ.' }),
    other!,
  ])
  expect(done.new).toBe(1)
  expect(done.unreadable.map((u) => u.source)).toEqual(['-#1', '-#2', '-#3', '-#4', '-#5', '-#6', '-#7'])
  const reasons = done.unreadable.map((u) => u.reason)
  expect(reasons[2]).toMatch(/^no reading: sha256: /)
  expect(reasons[3]).toBe(`no reading: the span 0–${reading.text.length + 1} does not lie in its text`)
  expect(reasons[4]).toBe('the page that the reading carries is another one')
  expect(reasons[5]).toBe('the page that the reading carries is not whole')
  await ledger.close()
})

embedded('a cluster’s folder: parts of any name, packed or not, empty ones too; what is beside them is passed over', async () => {
  const folder = newFolder()
  const lines = await printedLines([recordsFile(6)], true)
  const put = (name: string, content: string | Uint8Array): void => {
    mkdirSync(join(folder, dirname(name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  put('part-00000', lines.slice(0, 2).join('\n'))
  put('part-00001.gz', gzipSync(`${lines.slice(2, 4).join('\n')}\n`))
  put('part-00002', '')
  put('day=2/part-00000', lines.slice(4).join('\r\n'))
  put('_SUCCESS', '')
  put('.part-00000.crc', 'crc')
  const ledger = await openWith(newFolder())
  const done = await loadReadings(ledger, [folder, join(folder, 'not-there')], undefined, { workers: 0 })
  expect(done).toMatchObject({ new: 6, unreadable: [{ reason: 'no such file or folder' }] })
  await ledger.close()
})

embedded('records of one standard input and another are pages of their own, not versions of each other', async () => {
  const ledger = await openWith(newFolder())
  const text = (n: number): string => JSON.stringify({ text: `قال الوزير إن الجولة رقم ${n} من المفاوضات بدأت في العاصمة.` })
  for (const n of [1, 2]) await load(ledger, await printedLines(['-'], n === 1, text(n)))
  await takeIn(ledger, ['-'], undefined, { workers: 0, stdin: Readable.from([Buffer.from(text(3))]) })
  const pages = await ledger.pages({ offset: 0, limit: 9 })
  expect(pages.total).toBe(3)
  await ledger.close()
})

embedded('a file of readings is no file of pages', async () => {
  const ledger = await openWith(newFolder())
  const lines = await printedLines([recordsFile(1)], false)
  const done = await takeIn(ledger, ['-'], undefined, { workers: 0, stdin: Readable.from([Buffer.from(lines.join('\n'))]) })
  expect(done.unreadable).toEqual([{ source: '-#1', reason: 'a reading, not a page: marsad load takes it in' }])
  await ledger.close()
})

embedded('many readings go through threads, in their order, with the same outcome', async () => {
  const file = recordsFile(230)
  const lines = await printedLines([file], true)
  const stdin = (): Readable => Readable.from([Buffer.from(lines.join('\n'))])
  const ledgers: unknown[] = []
  for (const workers of [0, 2]) {
    const ledger = await openWith(newFolder())
    expect(await loadReadings(ledger, ['-'], undefined, { workers, stdin: stdin() })).toMatchObject({ new: 230 })
    const order = await ledger.journal({ offset: 0, limit: 300 })
    ledgers.push(order.items.map((i) => [i.number, i.page, i.source]))
    await ledger.close()
  }
  expect(ledgers[0]).toEqual(ledgers[1])
})
