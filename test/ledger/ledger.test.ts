import { existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { packRecord } from '../../src/ledger/record.ts'
import { embedded, everything, newFolder, newPlace, onAny, openStub, PAGES, pageOf, put, stubRead } from './invented.ts'

onAny('pages are kept with their facts, and the same page twice changes nothing', async () => {
  const ledger = await openStub(await newPlace())
  expect(await put(ledger, ...PAGES)).toEqual(['new', 'new', 'new'])
  const before = await everything(ledger)
  expect(await put(ledger, ...PAGES)).toEqual(['known', 'known', 'known'])
  expect(await everything(ledger)).toEqual(before)
  const { counts, published } = await ledger.overview({ newest: 10 })
  expect(counts).toMatchObject({ pages: 3, versions: 3, persons: 2, places: 1, statements: 2, events: 1 })
  expect(published).toEqual({ earliest: '2024-05-02', latest: '2024-06-19', undated: 1 })
  expect((await ledger.journal({ offset: 0, limit: 10 })).total).toBe(3)
  await ledger.close()
})

onAny('an edited page becomes a new version beside the old; taken back, the old one is current again', async () => {
  const ledger = await openStub(await newPlace())
  const [old] = PAGES
  const edited = pageOf(old.source, old.text.replace('سنبقى', 'لن نبقى'), old.collected)
  await put(ledger, old)
  await put(ledger, edited)
  const whole = await ledger.page(edited.sha256)
  expect(whole.versions.map((v) => [v.id, v.version, v.current])).toEqual([
    [old.sha256, 1, false],
    [edited.sha256, 2, true],
  ])
  expect((await ledger.overview({ newest: 1 })).counts).toMatchObject({ pages: 1, versions: 2, statements: 1 })
  expect((await ledger.find({ words: '«لن نبقى»', offset: 0, limit: 5 })).total).toBe(1)
  expect(await put(ledger, old)).toEqual(['found'])
  expect((await ledger.page(old.sha256)).versions.map((v) => v.current)).toEqual([true, false])
  expect((await ledger.find({ words: '«لن نبقى»', offset: 0, limit: 5 })).total).toBe(0)
  await ledger.close()
})

onAny('the same bytes in another place are one page found twice; new knowledge at its own place reads it again', async () => {
  const ledger = await openStub(await newPlace())
  const [page] = PAGES
  await put(ledger, page)
  expect(await put(ledger, { ...page, source: 'copies/a.txt' })).toEqual(['found'])
  const whole = await ledger.page(page.sha256)
  expect(whole.found.map((f) => f.source)).toEqual(['a.txt', 'copies/a.txt'])
  expect(whole.reading.source).toBe('a.txt')
  expect(await put(ledger, { ...page, collected: { published: '2024-05-03' } })).toEqual(['found'])
  expect((await ledger.pages({ offset: 0, limit: 5 })).items.map((p) => p.published)).toEqual(['2024-05-03'])
  const timeline = await ledger.timeline({ kinds: ['statement'], order: 'oldest', offset: 0, limit: 5 })
  expect(timeline.items.map((f) => f.fact === 'statement' && f.date)).toEqual([
    { value: '2024-05-03', earliest: '2024-05-03', latest: '2024-05-03', span: null, from: 'publication' },
  ])
  await ledger.close()
})

embedded('a database that was deleted is made anew from the journal, to the same answers', async () => {
  const folder = newFolder()
  const first = await openStub(folder)
  await put(first, ...PAGES)
  await put(first, { ...PAGES[0], collected: { ...PAGES[0].collected, published: '2024-05-03' } }, pageOf('b.txt', 'نص جديد في تلاونيا'))
  const before = await everything(first)
  await first.close()
  rmSync(join(folder, 'db'), { recursive: true })
  const second = await openStub(folder)
  expect(second.mended).toEqual(['the database was made anew from the journal: it was not there'])
  expect(await everything(second)).toEqual(before)
  expect((await second.doctor({ deep: true })).checks.filter((c) => !c.ok)).toEqual([])
  await second.close()
})

embedded('a database with damaged files is set aside and made anew', async () => {
  const folder = newFolder()
  const first = await openStub(folder)
  await put(first, ...PAGES)
  const before = await everything(first)
  await first.close()
  truncateSync(join(folder, 'db', 'global', 'pg_control'), 0)
  const second = await openStub(folder)
  expect(second.mended[0]).toContain('made anew from the journal: 1 of its files were changed while no Marsad had it open')
  expect(await everything(second)).toEqual(before)
  expect(existsSync(join(folder, 'db.aside'))).toBe(true)
  await second.close()
})

embedded('rows that went missing are noticed after an unclean end', async () => {
  const folder = newFolder()
  const first = await openStub(folder)
  await put(first, ...PAGES)
  const before = await everything(first)
  await first.close()
  const { openEmbedded } = await import('../../src/ledger/database.ts')
  const raw = await openEmbedded(join(folder, 'db'))
  await raw.db.deleteFrom('statements').execute()
  await raw.close()
  rmSync(join(folder, 'db.files'))
  writeFileSync(join(folder, 'lock'), '{}')
  const second = await openStub(folder)
  expect(second.mended[0]).toContain('statements: 0 rows where 2 were written')
  expect(await everything(second)).toEqual(before)
  await second.close()
})

embedded('records that the database has not taken in are taken in on opening', async () => {
  const folder = newFolder()
  const first = await openStub(folder)
  await put(first, PAGES[0])
  await first.close()
  // As if the process had died between the journal's fsync and the database's commit.
  const { openJournal } = await import('../../src/ledger/journal.ts')
  const journal = await openJournal(join(folder, 'journal'))
  const page = PAGES[1]
  const opened = { media: page.media, encoding: page.encoding, text: page.text, hints: [], stated: [], messages: [] }
  await journal.append([
    packRecord({
      kind: 'page',
      page: page.sha256,
      source: page.source,
      collected: page.collected,
      when: '2024-07-01T00:00:00.000Z',
      opened,
      bytes: page.bytes,
    }),
  ])
  await journal.close()
  const second = await openStub(folder)
  expect((await second.pages({ offset: 0, limit: 10 })).items.map((p) => p.source)).toEqual(['b.txt', 'a.txt'])
  expect((await second.actors({ name: 'ليلى', offset: 0, limit: 10 })).items.map((a) => [a.key, a.pages, a.events])).toEqual([
    ['PER:ليلى قاسم', 1, 1],
  ])
  await second.close()
})

onAny('a re-reading with newer rules replaces facts and keeps ids', async () => {
  const folder = await newPlace()
  const first = await openStub(folder)
  await put(first, ...PAGES)
  const before = await first.timeline({ kinds: ['statement'], order: 'oldest', offset: 0, limit: 9 })
  await first.close()
  const second = await openStub(folder, 'stub-2')
  expect((await second.doctor({ deep: false })).ok).toBe(false)
  expect(await second.refresh()).toBe(3)
  expect(await second.refresh()).toBe(0)
  expect(await second.timeline({ kinds: ['statement'], order: 'oldest', offset: 0, limit: 9 })).toEqual(before)
  expect((await second.doctor({ deep: true })).ok).toBe(true)
  await second.close()
})

embedded('a second opening is told who has the ledger', async () => {
  const folder = newFolder()
  const ledger = await openStub(folder)
  await expect(openStub(folder)).rejects.toThrow(`in use by process ${process.pid}`)
  await ledger.close()
  expect(readdirSync(folder)).not.toContain('lock')
})

onAny('NUL, lone surrogates, emoji and endless words are kept and found', async () => {
  const folder = await newPlace()
  const ledger = await openStub(folder)
  const hostile = pageOf('h.txt', `عنوان \0 \ud83d وبعد 🕊️\nسامي النجار قال: «سلام \udc00 عليكم» ${'ا'.repeat(10_000)} <script>'\\\n`)
  await put(ledger, hostile)
  const whole = await ledger.page(hostile.sha256)
  expect(whole.reading.text).toBe(hostile.text)
  expect(whole.reading).toEqual(stubRead(hostile))
  const [statement] = (await ledger.timeline({ kinds: ['statement'], order: 'newest', offset: 0, limit: 1 })).items
  expect(statement?.fact === 'statement' && statement.content.text).toBe('سلام \ufffd عليكم')
  expect((await ledger.find({ words: 'سلام', offset: 0, limit: 5 })).total).toBe(1)
  await ledger.close()
})

embedded('a ledger of a newer version is refused and left alone', async () => {
  const folder = newFolder()
  const first = await openStub(folder)
  await put(first, PAGES[0])
  await first.close()
  const { openEmbedded } = await import('../../src/ledger/database.ts')
  const { sql } = await import('kysely')
  const raw = await openEmbedded(join(folder, 'db'))
  await sql`insert into migrations (step, name) values (99, 'later')`.execute(raw.db)
  await raw.close()
  rmSync(join(folder, 'db.files'))
  await expect(openStub(folder)).rejects.toThrow('newer Marsad')
  expect(existsSync(join(folder, 'db.aside'))).toBe(false)
})
