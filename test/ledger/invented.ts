import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { afterAll, inject, test } from 'vitest'
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts'
import type { Collected, Page } from '../../src/page/page.ts'
import type { Entity, ReadArticle, Reading } from '../../src/reading/reading.ts'

const folders: string[] = []

const ON_SERVER = process.env.MARSAD_TEST_STORE === 'server'
const SERVER = ON_SERVER ? inject('server') : null

/** A test of what only an embedded ledger has: files, a folder, a lock. */
export const embedded = test.skipIf(ON_SERVER)
/** A test of what any ledger does. Not run where the server it is to be run on is not installed. */
export const onAny = test.skipIf(ON_SERVER && SERVER === null)

/** Where to make a new ledger: a folder, or a new database of the server that these tests are run on. */
export async function newPlace(): Promise<string> {
  if (SERVER === null) return newFolder()
  const url = new URL(SERVER)
  const pool = new pg.Pool({ connectionString: SERVER, max: 1 })
  const db = new Kysely<object>({ dialect: new PostgresDialect({ pool }) })
  url.pathname = `/marsad_${randomUUID().replaceAll('-', '')}`
  await sql`create database ${sql.id(url.pathname.slice(1))}`.execute(db)
  await db.destroy()
  return url.href
}

/** A folder that goes when the file's tests are done. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-'))
  folders.push(folder)
  return join(folder, 'ledger')
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A page of plain text. */
export function pageOf(source: string, text: string, collected: Collected = {}): Page {
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { source, sha256, bytes, media: 'text', encoding: 'utf-8', text, collected, hints: [], stated: [], messages: [] }
}

/** A stand-in for the readers: the first line is the title, every word in `NAMES` an entity, every «…» a statement of the first of them. */
export function stubRead(page: Page): Reading {
  const { text } = page
  const end = text.includes('\n') ? text.indexOf('\n') : text.length
  const entities = NAMES.flatMap(([ar, en, type], i): Entity[] => {
    const mentions = [...text.matchAll(new RegExp(ar, 'g'))].map((m) => [m.index, m.index + ar.length] as const)
    return mentions.length === 0 ? [] : [{ id: `e${i + 1}`, type, name: { ar, en }, aliases: [], wikidata: null, mentions, why: 'stub' }]
  })
  const statements: ReadArticle['statements'] = [...text.matchAll(/«([^»]+)»/g)].map((m) => ({
    id: id(page, 's', m.index + 1),
    speaker: entities[0]?.id ?? null,
    addressee: null,
    cue: null,
    content: [m.index + 1, m.index + 1 + m[1]!.length],
    mode: 'direct',
    act: 'say',
    channel: null,
    time: null,
    about: entities.slice(1).map((e) => e.id),
    rule: 'stub',
    why: 'stub',
  }))
  const published = page.collected.published
  const sign = text.indexOf('وقع')
  return {
    schema: 'marsad/reading/1',
    source: page.source,
    sha256: page.sha256,
    text,
    language: 'ar',
    blocks: text.trim() === '' ? [] : [{ kind: 'title', span: [0, end] }],
    messages: [],
    articles: [
      {
        title: { span: [0, end], text: text.slice(0, end) },
        outlet: { span: null, name: page.collected.outlet ?? 'صحيفة المرفأ', why: 'stub' },
        published: null,
        dated: published === undefined ? null : { span: null, value: published, why: 'meta' },
        credits: [],
        body: [],
        entities,
        statements,
        times: [],
        events:
          sign < 0
            ? []
            : [
                {
                  id: id(page, 'e', sign),
                  type: 'AGREE',
                  mode: null,
                  status: 'happened',
                  trigger: [sign, sign + 3],
                  told: [[sign, sign + 3]],
                  actors: entities.map((e) => e.id),
                  recipients: [],
                  time: null,
                  place: null,
                  rule: 'stub',
                },
              ],
        pacts: [],
        commitments: [],
      },
    ],
  }
}

const NAMES = [
  ['سامي النجار', 'Sami al-Najjar', 'PER'],
  ['ليلى قاسم', null, 'PER'],
  ['تلاونيا', 'Talawnia', 'GPE'],
] as const

const id = (page: Page, letter: string, at: number): string =>
  letter + createHash('sha256').update(`${page.sha256}${letter}${at}`).digest('hex').slice(0, 15)

/** Opens a ledger that reads with the stand-in. */
export const openStub = (folder: string, rules = 'stub'): Promise<Ledger> => openLedger(folder, { read: stubRead, rules })

/** Records pages as the stand-in reads them. */
export const put = (ledger: Ledger, ...pages: readonly Page[]) => ledger.record(pages.map((page) => ({ page, reading: stubRead(page) })))

/** Everything a ledger answers, but for when things were written. */
export async function everything(ledger: Ledger): Promise<unknown> {
  const pages = await ledger.pages({ offset: 0, limit: 500 })
  const whole = []
  for (const { id } of pages.items) whole.push(await ledger.page(id))
  const all = {
    pages: whole,
    actors: await ledger.actors({ offset: 0, limit: 500 }),
    timeline: await ledger.timeline({ kinds: ['event', 'statement', 'pact'], order: 'oldest', offset: 0, limit: 500 }),
    overview: await ledger.overview({ newest: 100 }),
  }
  return JSON.parse(JSON.stringify(all, (key, value: unknown) => (key === 'seen' ? undefined : value)))
}

/** Three invented pages. */
export const PAGES = [
  pageOf('a.txt', 'سامي النجار في تلاونيا\nقال سامي النجار: «سنبقى على العهد».\n', { published: '2024-05-02', outlet: 'صحيفة المرفأ' }),
  pageOf('b.txt', 'اتفاق جديد\nوقع سامي النجار وليلى قاسم اتفاقا في تلاونيا.\n', { published: '2024-06-19' }),
  pageOf('c.txt', 'ليلى قاسم: «لا نوافق»\nوبالدفاع المشترك تلتزم تلاونيا.\n'),
] as const
