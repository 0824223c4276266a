import { copyFileSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openJournal, readEntry } from '../../src/ledger/journal.ts'
import { type Entry, packRecord } from '../../src/ledger/record.ts'
import { newFolder } from './invented.ts'

const entry = (text: string): Entry => ({
  kind: 'page',
  page: 'ab'.repeat(32),
  source: `${text}.txt`,
  collected: { outlet: 'صحيفة المرفأ' },
  when: '2024-01-01T00:00:00.000Z',
  opened: { media: 'text', encoding: 'utf-8', text: `${text} \ud800`, hints: [], stated: [], messages: [] },
  bytes: new TextEncoder().encode(text),
})

const packed = (text: string): Uint8Array => packRecord(entry(text))

test('what is appended is read back, after reopening too', async () => {
  const folder = newFolder()
  const journal = await openJournal(folder)
  const places = await journal.append([packed('one'), packed('two')])
  expect((await readEntry(journal, places[1]!)).opened?.text).toBe('two \ud800')
  await journal.close()
  const again = await openJournal(folder)
  expect(await again.places()).toEqual(places)
  expect(Buffer.from((await readEntry(again, places[0]!)).bytes).toString()).toBe('one')
  expect(again.cut).toBeNull()
  await again.close()
})

test('a tail torn at any byte of the last record is cut back to the record before it, and said so', async () => {
  const folder = newFolder()
  const journal = await openJournal(folder)
  const [first, second] = await journal.append([packed('one'), packed('two')])
  await journal.close()
  const whole = join(folder, first!.segment)
  for (let cut = second!.offset + 1; cut < second!.offset + second!.length; cut++) {
    const torn = newFolder()
    mkdirSync(torn, { recursive: true })
    copyFileSync(whole, join(torn, first!.segment))
    truncateSync(join(torn, first!.segment), cut)
    const opened = await openJournal(torn)
    expect(await opened.places()).toEqual([first])
    expect(opened.cut).toContain(`the last ${cut - second!.offset} bytes`)
    const [next] = await opened.append([packed('three')])
    expect(next!.offset).toBe(second!.offset)
    await opened.close()
    const after = await openJournal(torn)
    expect(after.records).toBe(2)
    expect(after.cut).toBeNull()
    expect((await readEntry(after, next!)).source).toBe('three.txt')
    await after.close()
  }
})

test('a record gone bad between good ones is left, named, and passed over', async () => {
  const folder = newFolder()
  const journal = await openJournal(folder)
  const places = await journal.append([packed('one'), packed('two'), packed('three')])
  await journal.close()
  const path = join(folder, places[0]!.segment)
  const bytes = readFileSync(path)
  bytes[places[1]!.offset + 60] = bytes[places[1]!.offset + 60]! ^ 0xff
  writeFileSync(path, bytes)
  const opened = await openJournal(folder)
  expect(opened.records).toBe(3)
  expect(opened.damage).toHaveLength(1)
  await expect(readEntry(opened, places[1]!)).rejects.toThrow('does not fit its checksum')
  expect((await readEntry(opened, places[2]!)).source).toBe('three.txt')
  await opened.close()
})

test('zeros after the last record, as a crash of the machine may leave them, are cut off', async () => {
  const folder = newFolder()
  const journal = await openJournal(folder)
  const [place] = await journal.append([packed('one')])
  await journal.close()
  writeFileSync(join(folder, place!.segment), Buffer.alloc(4096), { flag: 'a' })
  const opened = await openJournal(folder)
  expect(opened.records).toBe(1)
  expect(opened.cut).toContain('4096 bytes')
  await opened.close()
})

test('a file that is no journal of this version is refused and left alone', async () => {
  const folder = newFolder()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, '00000001.journal'), 'marsad journal 9\nsomething')
  await expect(openJournal(folder)).rejects.toThrow('no journal of this version')
  expect(readdirSync(folder)).toEqual(['00000001.journal'])
})
