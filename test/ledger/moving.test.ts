import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { openPages, type Page } from '../../src/page/page.ts'
import { embedded, everything, newFolder, newPlace, onAny, openStub, PAGES, pageOf, put } from './invented.ts'

async function all(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const out: Uint8Array[] = []
  for await (const part of parts) out.push(part)
  return Buffer.concat(out)
}

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
}

async function filled(place: string): Promise<Ledger> {
  const ledger = await openStub(place)
  await put(ledger, ...PAGES)
  await put(ledger, { ...PAGES[0], collected: { ...PAGES[0].collected, published: '2024-05-03' } })
  await put(ledger, pageOf('b.txt', 'نص جديد في تلاونيا 🕊️ \ud83d'))
  return ledger
}

onAny('an exported ledger, imported into an empty one, is the same ledger, byte for byte; imported again it changes nothing', async () => {
  const [first, second] = [await filled(await newPlace()), await openStub(await newPlace())]
  const file = await all(first.journalFile())
  expect(await second.importJournal(inPieces(file, 37))).toEqual({ taken: 5, known: 0, troubles: [] })
  expect(await everything(second)).toEqual(await everything(first))
  expect(await all(second.journalFile())).toEqual(file)
  expect(await second.importJournal(inPieces(file, 4096))).toEqual({ taken: 0, known: 5, troubles: [] })
  expect((await second.verify({ offset: 0, limit: 10 })).ok).toBe(true)
  await first.close()
  await second.close()
})

embedded('what one store exports, the other takes in: the journal’s folder is the export, byte for byte', async () => {
  const folder = newFolder()
  const ledger = await filled(folder)
  const file = await all(ledger.journalFile())
  await ledger.close()
  const [segment] = readdirSync(join(folder, 'journal'))
  expect(readFileSync(join(folder, 'journal', segment!))).toEqual(file)
})

onAny('a torn file gives what is whole and says what is not; a forged record is refused; another file is no journal', async () => {
  const first = await filled(await newPlace())
  const file = await all(first.journalFile())
  await first.close()
  const torn = await openStub(await newPlace())
  const some = await torn.importJournal(inPieces(file.subarray(0, file.length - 9), 1000))
  expect(some.taken).toBe(4)
  expect(some.troubles[0]).toMatch(/^the last \d+ bytes, from \d+ on, are no whole record$/)
  expect(await torn.importJournal(inPieces(file, 1000))).toEqual({ taken: 1, known: 4, troubles: [] })
  const spoilt = Buffer.from(file)
  spoilt[120]! ^= 4
  expect((await torn.importJournal(inPieces(spoilt, 1000))).troubles[0]).toContain('does not fit its checksum')
  await expect(torn.importJournal(inPieces(Buffer.from('no journal at all, just words'), 9))).rejects.toThrow('no journal of Marsad')
  const { packRecord } = await import('../../src/ledger/record.ts')
  const { hints, stated, messages, media, encoding, text, ...page } = PAGES[0]
  const opened = { hints, stated, messages, media, encoding, text }
  const forged = packRecord({ kind: 'page', ...page, page: 'ab'.repeat(32), when: '2024-01-01T00:00:00.000Z', opened })
  const refused = await torn.importJournal(inPieces(Buffer.concat([file.subarray(0, 17), forged]), 999))
  expect(refused).toEqual({ taken: 0, known: 0, troubles: ['a.txt: its bytes are not those that its hash names'] })
  await torn.close()
})

embedded('the archive that a ledger gives is read as the same pages', async () => {
  const folder = newFolder()
  const ledger = await openStub(folder)
  const html = '<html lang="ar"><title>خبر</title><body><p>وقع الجانبان اتفاقا في تلاونيا.</p></body></html>'
  const page = { ...pageOf('https://example.org/a', html, { url: 'https://example.org/a' }), media: 'html' as const }
  await put(ledger, page)
  await put(ledger, { ...page, source: 'copy.html', collected: {} })
  const file = join(folder, 'ledger.warc')
  const archive = await all(ledger.warcFile())
  writeFileSync(file, archive)
  expect(archive).toEqual(await all(ledger.warcFile()))
  const read: Page[] = []
  for await (const one of openPages([file])) read.push(one as Page)
  expect(read.map((p) => [p.sha256, p.collected.url])).toEqual([[page.sha256, 'https://example.org/a']])
  expect(archive.toString()).toContain('WARC-Type: revisit')
  await ledger.close()
})
