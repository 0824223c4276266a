import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Desk, deskOf, type Ledger, openWith } from '../../src/desk/desk.ts'
import { reader } from '../../src/desk/intake.ts'
import { http } from '../../src/views/http/http.ts'
import { newFolder, pageOf } from '../ledger/invented.ts'
import { REPORTS } from '../stories/invented.ts'

let ledger: Ledger
let desk: Desk

beforeAll(async () => {
  ledger = await openWith(newFolder())
  const pages = REPORTS.map(({ id, title, body, outlet, at }) =>
    pageOf(`${id}.txt`, [title, '', ...body].join('\n'), { id, title, outlet: outlet!, published: at! }),
  )
  await ledger.record(pages.map((page) => ({ page, reading: reader.read(page) })))
  desk = deskOf(ledger)
}, 120_000)

afterAll(() => ledger.close())

const screen = async (path: string): Promise<string> => {
  const answer = await http(desk).request(path)
  expect(answer.status).toBe(200)
  return answer.text()
}

test('the list of stories says reports and copies in words, in both languages', async () => {
  expect(await screen('/en/stories')).toContain('3 independent reports, 1 copy, 3 outlets')
  expect(await screen('/ar/stories')).toContain('3 تقارير مستقلة')
})

test('a story shows its axis, who carried whom with each change, and opens its pages', async () => {
  const [{ id } = { id: '' }] = (await desk.ask('stories', {})).items
  const page = await screen(`/en/story/${id}`)
  expect(page).toContain('<del> اعتداء</del>')
  expect(page).toContain('<ins> هجوم</ins>')
  expect(page.match(/<circle /g)?.length).toBeGreaterThanOrEqual(3)
  expect(page.match(/class="copy"/g)).toHaveLength(1)
  expect(page).not.toContain('style=')
  // In Arabic with Arabic marks between the numbers.
  expect(await screen(`/ar/story/${id}`)).toMatch(/من الجمل؛ تغيّر \d+، زيد \d+، حُذف \d+/)
})

test('what decides is taken with POST only, and not from other sites', async () => {
  const app = http(desk)
  expect((await app.request('/api/undo')).status).toBe(405)
  const far = await app.request('/api/undo', { method: 'POST', headers: { origin: 'https://elsewhere.example', host: 'localhost' } })
  expect(far.status).toBe(403)
  expect((await app.request('/api/undo', { method: 'POST' })).status).toBe(404)
  expect((await app.request('/api/stories', { method: 'POST' })).status).toBe(405)
  const [{ id } = { id: '' }] = (await desk.ask('stories', {})).items
  const split = await app.request('/api/split', { method: 'POST', body: JSON.stringify({ names: [id, 'later'], by: 'Huda' }) })
  expect(await split.json()).toMatchObject({ kind: 'split', what: 'story', by: 'Huda' })
  expect((await app.request('/api/undo', { method: 'POST' })).status).toBe(200)
})
