import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Desk, Ledger, Output } from '../../src/desk/desk.ts'
import { http } from '../../src/views/http/http.ts'
import { deskOfExamples } from './desk-of-examples.ts'
import { deskOfDispute } from './dispute.ts'

let desk: Desk
let ledger: Ledger
let upTo: number
beforeAll(async () => {
  ;({ desk, ledger } = await deskOfExamples(
    '04-pyongyang-treaty-agency.txt',
    '05-pyongyang-treaty-copy.txt',
    '09-troops-agency.txt',
    '10-troops-copy.txt',
    '11-moscow-denies.txt',
  ))
  upTo = (await desk.ask('today', {})).upTo
})
afterAll(() => ledger.close())

describe('what is new', () => {
  test('stands by story, heaviest first; a copy is no report of its own', async () => {
    const { stories, articles, since } = await desk.ask('today', {})
    expect(articles).toBe(6)
    expect(since).toBe('2024-06-19')
    expect(stories.items.map((s) => s.fresh.reports)).toEqual(stories.items.map((s) => s.fresh.reports).sort((a, b) => b - a))
    const copied = stories.items.find((s) => s.articles === 2 && s.copies === 1)!
    expect(copied.fresh).toMatchObject({ articles: 2, reports: 1 })
    expect(stories.items.find((s) => s.articles === 1)!.fresh.newest.title).toContain('😀')
  })

  test('since a day is what was published then or later', async () => {
    const { stories, since, articles } = await desk.ask('today', { since: '2024-12' })
    expect([since, articles, stories.total, stories.items[0]!.fresh.newest.published]).toEqual(['2024-12', 1, 1, '2024-12-06'])
    expect(await desk.ask('today', { since: '2030' })).toMatchObject({ articles: 0, stories: { total: 0, items: [] } })
  })

  test('since a record is what came into the ledger after it', async () => {
    expect(await desk.ask('today', { after: upTo })).toMatchObject({ articles: 0, since: null, after: upTo, contradictions: { total: 0 } })
    expect((await desk.ask('today', { after: 2 })).articles).toBe(4)
  })

  test('says how many there are where it does not show all', async () => {
    const few = await desk.ask('today', { most: 1 })
    expect([few.stories.items.length, few.stories.total]).toEqual([1, (await desk.ask('today', {})).stories.total])
  })
})

describe('what falls due', () => {
  const last = (c: Output<'due'>['items'][number]): string => c.due!.latest

  test('is upcoming soonest first, and apart from it what is past its date, latest first', async () => {
    const { due } = await desk.ask('today', { at: '2025-06-01' })
    expect(due.upcoming.items.length).toBeGreaterThan(0)
    expect(due.upcoming.items.every((c) => last(c) >= '2025-06-01')).toBe(true)
    expect(due.overdue.items.length).toBeGreaterThan(0)
    expect(due.overdue.items.every((c) => last(c) < '2025-06-01')).toBe(true)
    expect(due.overdue.items.map(last)).toEqual(due.overdue.items.map(last).sort().reverse())
  })

  test('the list of all begins with what is to come and ends with what has no date', async () => {
    const { items, total, undated, past } = await desk.ask('due', { at: '2025-06-01', limit: 500 })
    const kinds = items.map((c) => (c.due === null ? 2 : last(c) >= '2025-06-01' ? 0 : 1))
    expect(kinds).toEqual([...kinds].sort())
    expect([kinds.length, kinds.filter((k) => k === 2).length, kinds.filter((k) => k === 1).length]).toEqual([total, undated, past])
    for (const [when, n] of [
      ['upcoming', total - past - undated],
      ['past', past],
      ['undated', undated],
    ] as const)
      expect((await desk.ask('due', { at: '2025-06-01', when })).total).toBe(n)
  })
})

test('what contradicts comes from the claims of the stories, each side with its words; a denial stands beside what it denies', async () => {
  const dispute = await deskOfDispute()
  try {
    const { contradictions } = await dispute.desk.ask('today', {})
    expect(contradictions.total).toBeGreaterThan(0)
    expect(contradictions.looked).toBe(contradictions.stories)
    for (const { claim, against } of contradictions.items) {
      expect(claim.contradictions.length + against.length).toBeGreaterThan(0)
      expect(against.map((c) => c.number)).toEqual(claim.denies)
      for (const side of claim.contradictions.flatMap((x) => x.sides)) expect(side.line.text).toContain(side.words.text)
    }
    expect(contradictions.items.some((i) => i.against.length > 0)).toBe(true)
    expect(contradictions.items.some((i) => i.claim.contradictions.length > 0)).toBe(true)
    // Its story shows what is denied by its words.
    const { story, against } = contradictions.items.find((i) => i.against.length > 0)!
    const page = await (await http(dispute.desk).request(`/en/story/${story.id}`)).text()
    const { number, carriers } = against[0]!
    expect(page).toContain(`denies <a href="#claim-${number}"><q lang="ar" dir="rtl">${carriers[0]!.words.text.slice(0, 30)}`)
    expect(page).toContain(`id="claim-${number}"`)
  } finally {
    await dispute.ledger.close()
  }
})

describe('the first screen', () => {
  const NOON = 29_000_000

  async function look(cookie: string | null, query = ''): Promise<{ readonly page: string; readonly cookie: string }> {
    const answer = await http(desk).request(`/en${query}`, cookie === null ? {} : { headers: { cookie } })
    expect(answer.status).toBe(200)
    return { page: await answer.text(), cookie: answer.headers.get('set-cookie') ?? '' }
  }

  test('shows a first visitor what was published of late, and remembers the visit in the browser alone', async () => {
    const { page, cookie } = await look(null)
    expect(page).toContain('published since')
    expect(cookie).toMatch(new RegExp(`^marsad-visit=${upTo}\\.\\d+;.*HttpOnly; SameSite=Strict`))
  })

  test('shows who comes back what came since, and still does so when it is looked at again', async () => {
    const { page, cookie } = await look(`marsad-visit=2.${NOON}`)
    expect(page).toContain('since your last visit')
    expect(page).toContain('4 articles')
    const again = await look(cookie.split(';')[0]!)
    expect(again.page).toContain('4 articles')
    expect((await look(`marsad-visit=${upTo}.${NOON}`)).page).toContain('Nothing new since your last visit')
  })

  test('goes back to a day that is chosen, and past a cookie that says nothing', async () => {
    expect((await look(`marsad-visit=${upTo}.${NOON}`, '?since=2024-12-01')).page).toContain('published since')
    expect((await look('marsad-visit=<script>')).page).toContain('published since')
  })

  test('of what falls due tells upcoming from past', async () => {
    const page = await (await http(desk).request('/en/due')).text()
    expect(page).toMatch(/<h2 class="past">Past its date/)
    expect((await http(desk).request('/en/due?when=never')).status).toBe(400)
  })
})
