import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { embedded, newFolder, newPlace, onAny, openStub, PAGES, pageOf, put } from './invented.ts'

const part = { offset: 0, limit: 50 }

onAny('a ledger that stands as it was written has nothing that fails', async () => {
  const ledger = await openStub(await newPlace())
  await put(ledger, ...PAGES, pageOf('h.txt', `عنوان \0 \ud83d\nسامي النجار: «سلام \udc00»\n`))
  expect(await ledger.verify(part)).toMatchObject({ items: [], ok: true, pages: 4, total: 0 })
  expect((await ledger.verify(part)).facts).toBeGreaterThan(6)
  await ledger.close()
})

embedded('each fact that is moved, changed, missing or made up is named, and a page whose text is another', async () => {
  const folder = newFolder()
  const ledger = await openStub(folder)
  await put(ledger, ...PAGES)
  const [statement] = (await ledger.timeline({ kinds: ['statement'], order: 'oldest', ...part })).items
  const [event] = (await ledger.timeline({ kinds: ['event'], order: 'oldest', ...part })).items
  await ledger.close()
  const { openEmbedded } = await import('../../src/ledger/database.ts')
  const raw = await openEmbedded(join(folder, 'db'))
  await sql`update statements set starts = starts + 1 where id = ${statement!.id}`.execute(raw.db)
  await sql`delete from events where id = ${event!.id}`.execute(raw.db)
  await sql`insert into times select 't0', page, 0, 0, 4, null, null, null, 'made up' from statements where id = ${statement!.id}`.execute(
    raw.db,
  )
  await sql`update pages set text = replace(text, 'المشترك', 'المنفرد')`.execute(raw.db)
  await raw.close()
  rmSync(join(folder, 'db.files'))
  const again = await openStub(folder)
  const found = await again.verify(part)
  expect(found.ok).toBe(false)
  expect(found.items.map(({ kind, id, reason }) => [kind, id, reason])).toEqual(
    expect.arrayContaining([
      ['statements', statement!.id, 'its starts is not what its reading says'],
      ['events', event!.id, 'it is missing'],
      ['times', 't0', 'its reading does not have it'],
      ['page', PAGES[2].sha256, 'its text is not the one that was kept'],
    ]),
  )
  await again.close()
})

embedded('a page whose bytes in the journal were changed is named', async () => {
  const folder = newFolder()
  const ledger = await openStub(folder)
  await put(ledger, PAGES[0])
  await put(ledger, PAGES[1])
  await ledger.close()
  const segment = join(folder, 'journal', readdirSync(join(folder, 'journal'))[0]!)
  const bytes = readFileSync(segment)
  bytes[80]! ^= 1
  writeFileSync(segment, bytes)
  const again = await openStub(folder)
  expect(again.mended.join()).toContain('does not fit its checksum')
  const found = await again.verify(part)
  expect(found.items.map(({ kind, id }) => [kind, id])).toEqual([['page', PAGES[0].sha256]])
  await again.close()
})

onAny('the text of a saved page is got out of its bytes again, and named where it is another', async () => {
  const ledger = await openStub(await newPlace())
  const html = '<html><body><h1>خبر</h1><p>سامي النجار: «سلام».</p></body></html>'
  const saved = (source: string, text: string) => ({ ...pageOf(source, `${html}<!-- ${source} -->`), media: 'html' as const, text })
  await put(ledger, saved('good.html', 'خبر\nسامي النجار: «سلام».'), saved('bad.html', 'خبر\nسامي النجار: «حرب».'))
  const found = await ledger.verify(part)
  expect(found.items.map(({ kind, page, reason }) => [kind, page, reason])).toEqual([
    ['page', saved('bad.html', '').sha256, 'its text is not what opening its bytes gives now'],
  ])
  await ledger.close()
})
