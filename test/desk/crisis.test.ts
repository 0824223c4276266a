import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Desk, deskOf, type Ledger, type Output, openWith, takeIn } from '../../src/desk/desk.ts'
import { http } from '../../src/views/http/http.ts'
import { newFolder } from '../ledger/invented.ts'
import { first, later, second } from './dispute.ts'

let ledger: Ledger
let desk: Desk
let folder: string
const pages = mkdtempSync(join(tmpdir(), 'marsad-crisis-'))

async function read(name: string, text: string): Promise<void> {
  writeFileSync(join(pages, name), text)
  await takeIn(ledger, [join(pages, name)])
}

const events = async (): Promise<Output<'timeline'>['items']> => (await desk.ask('timeline', { kinds: ['event'], limit: 500 })).items

beforeAll(async () => {
  folder = newFolder()
  ledger = await openWith(folder)
  desk = deskOf(ledger)
  await read('a.txt', first)
  await read('b.txt', second)
}, 120_000)
afterAll(() => ledger.close())

let id = ''

describe('a working file', () => {
  test('opens on an event, with the happening, the states and the parties as the event says', async () => {
    const struck = (await events()).find((e) => e.fact === 'event' && e.type === 'ASSAULT' && e.page.source.endsWith('a.txt'))!
    const opened = await desk.ask('crisis-open', { id: struck.id, by: 'Huda', why: 'drill' })
    expect(opened).toMatchObject({ open: true, known: false, opening: { event: struck.id, on: 'Russia', by: 'Ukraine' } })
    expect(opened.opening.happening).toMatch(/bombardment|attack/)
    expect([...opened.opening.parties].sort()).toEqual(['Russia', 'Ukraine'])
    expect(opened.steps).toMatchObject([{ what: 'opened', by: 'Huda', why: 'drill' }])
    id = opened.id
  })

  test('is not opened twice on one story', async () => {
    const other = (await events()).find((e) => e.fact === 'event' && e.type === 'ASSAULT' && e.page.source.endsWith('b.txt'))!
    expect(await desk.ask('crisis-open', { id: other.id })).toMatchObject({ id, known: true })
    expect((await desk.ask('crises', {})).total).toBe(1)
  })

  test('gathers claims, obligations, statements in order once each, and what lies ahead', async () => {
    const file = await desk.ask('crisis', { id })
    expect(file.event?.type).toBe('ASSAULT')
    expect(file.story).toMatchObject({ articles: 2 })
    expect(file.claims.items[0]!.contradictions.length + file.claims.items[0]!.denies.length).toBeGreaterThan(0)
    expect(file.touches?.clauses.length).toBeGreaterThan(0)
    const russia = file.parties.find((p) => p.actor.key === 'Russia')!
    expect(russia).toMatchObject({ part: 'named', silent: false })
    // The ministry's sentence stands in both articles and counts once.
    expect(russia.statements.total).toBe(1)
    expect(file.planned.items.map((e) => e.status)).toContain('planned')
    for (const party of file.parties) expect(party.silent).toBe(party.statements.total === 0)
    expect(file.parties.some((p) => p.part === 'bound' && p.silent)).toBe(true)
  })

  test('grows by itself as pages come, and logs when what was noticed', async () => {
    const before = await desk.ask('crisis', { id })
    await read('c.txt', later)
    const after = await desk.ask('crisis', { id })
    expect(after.story!.articles).toBe(3)
    expect(after.parties.find((p) => p.actor.key === 'Russia')!.statements.total).toBeGreaterThan(
      before.parties.find((p) => p.actor.key === 'Russia')!.statements.total,
    )
    expect(after.log.map((e) => e.what)).toEqual(expect.arrayContaining(['article', 'spoke', 'opened']))
    expect(after.log.map((e) => e.number)).toEqual(after.log.map((e) => e.number).sort((a, b) => a - b))
    expect(after.log.some((e) => e.page?.source.endsWith('c.txt') === true)).toBe(true)
  })

  test('takes in nothing while it is closed, and what has come when it is reopened', async () => {
    await desk.ask('crisis-close', { id, by: 'Huda' })
    await read('d.txt', first.replace('المرفأ', 'الرواق'))
    const has = (file: Output<'crisis'>): boolean => file.log.some((e) => e.page?.source.endsWith('d.txt') === true)
    const closed = await desk.ask('crisis', { id })
    expect([closed.open, has(closed)]).toEqual([false, false])
    await expect(desk.ask('crisis-close', { id })).rejects.toThrow(/closed already/)
    await desk.ask('crisis-reopen', { id })
    const file = await desk.ask('crisis', { id })
    expect([file.open, has(file)]).toEqual([true, true])
    expect(file.steps.map((s) => s.what)).toEqual(['opened', 'closed', 'reopened'])
    await expect(desk.ask('crisis-reopen', { id })).rejects.toThrow(/open already/)
  })

  test('is lived through by a rebuild, and by an export and import', async () => {
    const before = await desk.ask('crisis', { id })
    const other = await openWith(newFolder())
    await other.importJournal(ledger.journalFile())
    expect(await deskOf(other).ask('crisis', { id })).toEqual(before)
    await other.close()
  })

  test.each(['en', 'ar'] as const)('is printed as a report in %s whose every sentence stands on something', async (lang) => {
    const report = await desk.ask('crisis-report', { id, lang })
    expect(report.sections.map((s) => s.name)).toEqual(expect.arrayContaining(['event', 'against', 'obligations', 'said', 'silent', 'log']))
    for (const section of report.sections)
      for (const sentence of section.sentences) {
        expect(sentence.evidence.length).toBeGreaterThan(0)
        for (const e of sentence.evidence) if (e.span === null) expect(['base', 'journal', 'record']).toContain(e.part)
      }
    const said = report.sections.find((s) => s.name === 'silent')!.sentences
    expect(said.length).toBeGreaterThan(0)
    const html = await (await http(desk).request(`/report.html?id=${id}&lang=${lang}`)).text()
    expect(html).toContain(report.title)
    expect(html).not.toMatch(/<script/)
  })

  test('nobody named is called by its event in the language of whoever looks, and found by either name', async () => {
    const { opening } = await desk.ask('crisis', { id })
    const [en, ar] = [await desk.ask('crisis-report', { id, lang: 'en' }), await desk.ask('crisis-report', { id, lang: 'ar' })]
    expect([en.about, ar.about]).toEqual([opening.names!.en, opening.names!.ar])
    expect(en.about).toMatch(/^Attack by Ukraine on .*, 2024-12-02$/)
    expect(ar.about).toMatch(/^هجوم من أوكرانيا .*، 2024-12-02$/)
    for (const lang of ['en', 'ar'] as const)
      expect(await (await http(desk).request(`/${lang}/crisis/${id}`)).text()).toContain(`<h1><bdi>${opening.names![lang]}`)
    expect((await desk.ask('crisis', { id: opening.names!.ar })).id).toBe(id)
    // Up to the newest page that it tells of.
    expect(en.until).toBe('2024-12-04')
  })

  test('is refused on what is no event, with the reason, and is not found by another name', async () => {
    const statement = (await desk.ask('timeline', { kinds: ['statement'] })).items[0]!
    await expect(desk.ask('crisis-open', { id: statement.id })).rejects.toThrow(/event or a story.*statement/)
    await expect(desk.ask('crisis', { id: 'nothing' })).rejects.toThrow(/no working file/)
    await expect(desk.ask('crisis-open', { id: 'a.txt', on: 'Atlantis' })).rejects.toThrow(/no story|Atlantis/)
  })

  test('stands on screens in both languages; its forms open and close it, and are not taken from elsewhere', async () => {
    const app = http(desk)
    for (const lang of ['ar', 'en']) {
      const page = await (await app.request(`/${lang}/crisis/${id}`)).text()
      expect(page).toContain(`action="/${lang}/crisis/${id}/close"`)
      expect(await (await app.request(`/${lang}/crises`)).text()).toContain(`/${lang}/crisis/${id}`)
    }
    const form = (origin: string) => ({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'localhost', origin },
      body: 'why=done',
    })
    expect((await app.request(`/en/crisis/${id}/close`, form('https://elsewhere.example'))).status).toBe(403)
    const closed = await app.request(`/en/crisis/${id}/close`, form('http://localhost'))
    expect([closed.status, closed.headers.get('location')]).toEqual([303, `/en/crisis/${id}`])
    expect((await desk.ask('crisis', { id })).steps.at(-1)).toMatchObject({ what: 'closed', why: 'done' })
  })
})

describe('kept searches', () => {
  test('are kept under a name without the language, replaced, listed, and forgotten', async () => {
    expect(await desk.ask('search-keep', { name: ' قصف ', address: '/ar/find?words=x' })).toMatchObject({
      name: 'قصف',
      address: '/find?words=x',
    })
    await desk.ask('search-keep', { name: 'قصف', address: '/find?words=y' })
    expect((await desk.ask('searches', {})).items).toMatchObject([{ name: 'قصف', address: '/find?words=y' }])
    await desk.ask('search-forget', { name: 'قصف' })
    expect((await desk.ask('searches', {})).total).toBe(0)
    await expect(desk.ask('search-forget', { name: 'قصف' })).rejects.toThrow(/no search/)
  })

  test.each(['https://elsewhere.example/find', '//elsewhere.example/find', 'javascript:alert(1)', '/elsewhere', '/../find'])(
    'lead nowhere else: %s is refused',
    async (address) => {
      await expect(desk.ask('search-keep', { name: 'x', address })).rejects.toThrow(/expected the address of a screen/)
    },
  )

  test('are kept and shown on the search screen, and no undo takes the wrong thing back', async () => {
    const app = http(desk)
    const kept = await app.request('/en/searches', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ name: 'Belgorod', address: '/find?words=%D9%82%D8%B5%D9%81' }).toString(),
    })
    expect(kept.headers.get('location')).toBe('/en/find?words=%D9%82%D8%B5%D9%81')
    expect(await (await app.request('/ar/find')).text()).toContain('href="/ar/find?words=%D9%82%D8%B5%D9%81"')
    await expect(desk.ask('undo', {})).rejects.toThrow(/no decision to undo/)
  })
})
