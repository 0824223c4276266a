import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { migrate, openEmbedded } from '../../src/ledger/database.ts'
import { migrations } from '../../src/ledger/migrations.ts'

test('a ledger whose pages held their own words is searched as if it had been filled today', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-migrations-'))
  const database = await openEmbedded(join(folder, 'db'))
  try {
    const before = migrations.findIndex((m) => m.name === 'narrow rows to look pages up in')
    expect(await migrate(database, before)).toBe(before)
    await sql`insert into pages (id, number, version, current, source, media, encoding, bytes, language, latest, earliest, seen, messages, uncovered, actors, head, text, words)
      values ('a', 7, 1, true, 'a.txt', 'text', 'utf-8', 9, 'ar', '2018-03-02', '2018-03-01', '', 0, 0, ${['NATO', "O'Neil"]},
        ${"'قمه':1 'o''n':2"}::tsvector, '', ${"'قمه':1A,3 'o''n':2A 'بعد':4"}::tsvector)`.execute(database.db)
    for (const [id, number, day] of [
      ['b', 8, '2018-02-30'],
      ['c', 9, '0000-13-01'],
      ['d', 10, null],
      ['e', 11, '2020-02-29'],
    ] as const)
      await sql`insert into pages (id, number, version, current, source, media, encoding, bytes, language, latest, earliest, seen, messages, uncovered, actors, head, text, words)
        values (${id}, ${number}, 1, true, 'b.txt', 'text', 'utf-8', 9, 'ar', ${day}, ${day}, '', 0, 0, '{}', '', '', '')`.execute(
        database.db,
      )
    await migrate(database)
    const days = await sql<{ day: number | null }>`select latest as day from lookup where number > 7 order by number`.execute(database.db)
    expect(days.rows.map((r) => r.day)).toEqual([null, null, null, 18321])
    const { rows } = await sql`select number, current, earliest, latest, words::text as words from lookup where number = 7`.execute(
      database.db,
    )
    const expected = ["'@NATO'", "'@O''Neil'", "'^o''n'", "'^قمه'", "'o''n':2A", "'بعد':4", "'قمه':1A,3"].join(' ')
    const placed = (words: string) => words.replace(/ '~+'/, '').replace(/(\^[^ ]*'):\d+/g, '$1')
    expect(rows).toEqual([{ number: 7, current: true, earliest: 17591, latest: 17592, words: expect.any(String) }])
    expect(placed((rows[0] as { words: string }).words)).toBe(expected)
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
