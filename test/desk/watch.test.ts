import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseAtomFeed } from 'feedsmith'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  addRule,
  answersIn,
  type Desk,
  deadOf,
  follow,
  inArabic,
  type Ledger,
  type Means,
  noticesOf,
  type Rule,
  recall,
  removeRule,
  revive,
  ruleFrom,
  takeIn,
  tryOut,
} from '../../src/desk/desk.ts'
import { signature } from '../../src/desk/watch/deliver.ts'
import { lookAtFeeds } from '../../src/desk/watch/feeds.ts'
import { mayDeliver } from '../../src/desk/watch/hours.ts'
import { fits } from '../../src/desk/watch/match.ts'
import { round } from '../../src/desk/watch/round.ts'
import { openingAt } from '../../src/desk/watch/watch.ts'
import { http } from '../../src/views/http/http.ts'
import { deskOfExamples } from './desk-of-examples.ts'
import { deskOfDispute } from './dispute.ts'

const NOON = Date.parse('2025-01-15T12:00:00Z')
const SECRET = 'a-secret-of-the-desk-0123'
const NO_MEANS = { smtp: null, from: null, secret: null }

let desk: Desk
let ledger: Ledger
let home: string
let printed: string[]
beforeAll(async () => {
  ;({ desk, ledger } = await deskOfExamples(
    '04-pyongyang-treaty-agency.txt',
    '05-pyongyang-treaty-copy.txt',
    '09-troops-agency.txt',
    '10-troops-copy.txt',
    '11-moscow-denies.txt',
    '19-sanctions-package.txt',
  ))
})
afterAll(() => ledger.close())
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'marsad-watch-'))
  printed = []
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

const means = (more: Partial<Means> = {}): Means => ({
  ...NO_MEANS,
  open: openingAt(desk),
  print: async (line) => void printed.push(line),
  notices: () => noticesOf(home),
  ...more,
})
const rule = (given: object): Rule =>
  ruleFrom({ name: 'a rule', to: ['stdout'], ...given }, { smtp: 'smtp://x', from: 'a@b.example', secret: SECRET })

/** Keeps a rule that looks at the whole past, so that a round has something to notice. */
async function keptFromStart(given: object): Promise<Rule> {
  const kept = rule(given)
  await addRule(desk, home, kept, false)
  const file = join(home, 'watch', 'watch.json')
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), upTo: 0 }))
  return kept
}

describe('a rule', () => {
  test.each([
    [{ fact: 'statement', act: ['warn'] }, (f: Fact) => f.fact === 'statement' && f.act === 'warn'],
    [{ fact: 'pact', status: ['signed'] }, (f: Fact) => f.fact === 'pact' && f.status === 'signed'],
    [
      { who: 'Russia', fact: 'statement' },
      (f: Fact) => f.fact === 'statement' && ['Vladimir Putin', 'Dmitry Peskov'].includes(f.speaker?.key ?? ''),
    ],
    [
      { fact: 'event', type: ['MOBILIZE'], who: 'Russia' },
      (f: Fact) => f.fact === 'event' && f.type === 'MOBILIZE' && f.actors.some((a) => a.key === 'Russia'),
    ],
    [{ denied: true }, (f: Fact) => (f.fact === 'statement' && f.act === 'deny') || (f.fact === 'event' && f.status === 'denied')],
  ])('%j fits what it says, and some fact', async (asks, what) => {
    const { items } = await desk.ask('news', { pages: 500 })
    const found = items.filter((f) => fits(rule(asks), f as never, '2025-01-01'))
    expect(found.length).toBeGreaterThan(0)
    for (const f of items) if (what(f)) expect(fits(rule(asks), f as never, '2025-01-01')).toBe(true)
    if (!('who' in asks)) expect(found.filter((f) => !what(f))).toEqual([])
  })

  test('on what is contradicted fits what stands against another telling in its story', async () => {
    const dispute = await deskOfDispute()
    try {
      const { notices } = await tryOut(dispute.desk, rule({ contradicted: true }))
      expect(notices.length).toBeGreaterThan(0)
      const { items } = await dispute.desk.ask('news', { pages: 500 })
      expect(notices.length).toBeLessThan(items.length)
    } finally {
      await dispute.ledger.close()
    }
  })

  test('on a clause fits a pact that its known instrument or its words oblige so', async () => {
    const pact = (await desk.ask('pacts', {})).items[0]!
    const asks = rule({ fact: 'pact', clause: 'defense' })
    expect(fits(asks, { ...pact, instrument: 'North Atlantic Treaty', trigger: null, clauses: [] } as never, '2025-01-01')).toBe(true)
    expect(fits(asks, { ...pact, instrument: null, trigger: pact.words, clauses: [pact.words] } as never, '2025-01-01')).toBe(true)
    expect(fits(asks, { ...pact, instrument: null, trigger: null, clauses: [] } as never, '2025-01-01')).toBe(false)
  })

  test('on what falls due fits in the days before, not after', async () => {
    const owed = (await desk.ask('due', {})).items.find((c) => c.due !== null)!
    const asks = rule({ dueWithin: 7 })
    const day = (days: number): string => new Date(Date.parse(owed.due!.latest) + days * 86_400_000).toISOString().slice(0, 10)
    expect([-8, -7, 0, 1].map((d) => fits(asks, owed as never, day(d)))).toEqual([false, true, true, false])
  })

  test('names whoever is meant by an Arabic or English name, or a key', () => {
    expect([rule({ who: 'روسيا' }).who, rule({ who: 'russia' }).who, rule({ who: 'PER:سامي' }).who]).toEqual([
      'Russia',
      'Russia',
      'PER:سامي',
    ])
  })

  test.each([
    [{}, /asks nothing/],
    [{ act: ['shout'] }, /act/],
    [{ fact: 'rumour' }, /fact/],
    [{ fact: 'event', to: ['pigeon:home'] }, /expected stdout/],
    [{ fact: 'event', coolDown: 'soon' }, /--cool-down.*30m/],
    [{ fact: 'event', quiet: '25:00-07:00' }, /quiet/],
    [{ fact: 'event', zone: 'Mars/Olympus' }, /zone.*Riyadh/],
    [{ fact: 'event', name: '../x' }, /name/],
    [{ fact: 'event', colour: 'red' }, /colour/],
  ])('%j is refused with the reason', (given, why) => {
    expect(() => rule(given)).toThrow(why)
  })

  test('that needs a secret or a post office says so before it is kept', () => {
    for (const [to, why] of [
      ['https://hook.example/x', /MARSAD_WEBHOOK_SECRET/],
      ['mailto:a@b.example', /MARSAD_SMTP/],
    ] as const)
      expect(() => ruleFrom({ name: 'a', fact: 'event', to: [to] }, NO_MEANS)).toThrow(why)
  })

  test('that is wrong says so by the option it was written with, what was expected and what was found, in Arabic too', () => {
    const told = (given: object): string => {
      try {
        rule(given)
      } catch (error) {
        return (error as Error).message
      }
      return ''
    }
    expect(told({ act: ['treaten'] })).toMatch(/^--act: expected say, .*threaten.*, found "treaten"$/)
    expect(told({ fact: 'event', to: [] })).toMatch(/^--to: say where notices go/)
    expect(told({ fact: 'event', coolDown: '5' })).toMatch(/^--cool-down: expected a time/)
    expect(told({ fact: 'event', quiet: '22-7' })).toMatch(/^--quiet-hours: expected hours/)
    const wrong = [
      {},
      { act: ['x'], type: ['y'] },
      { fact: 'event', to: [] },
      { fact: 'event', zone: 'Mars' },
      { fact: 'event', name: '/' },
    ]
    for (const given of wrong) expect(inArabic(told(given))).not.toMatch(/\b(?:expected|known|found|say where|rule that)\b/)
  })

  test('writes to a file where it was made, wherever watching is started, in a folder that is there', () => {
    expect(rule({ fact: 'event', to: ['file:one.jsonl', 'stdout'] }).to).toEqual([`file:${resolve('one.jsonl')}`, 'stdout'])
    expect(() => rule({ fact: 'event', to: ['atom:/no/such/folder/one.atom'] })).toThrow(/folder is not there/)
  })

  test('opens a working file on every event it tells, also one of no date, and one that cannot be keeps none waiting', async () => {
    const opened: string[] = []
    await keptFromStart({ fact: 'event', type: ['MOBILIZE'], to: ['crisis'] })
    const open: Means['open'] = async ({ fact }) => {
      opened.push(fact)
      if (opened.length === 1) throw new Error('gone')
    }
    const { noticed, waiting } = await round(desk, home, means({ open }), NOON)
    expect(noticed).toBeGreaterThan(1)
    expect(waiting).toBe(1)
    expect(opened).toHaveLength(noticed)
    const asked: object[] = []
    const asking = { ask: async (_name: string, input: object) => void asked.push(input) } as unknown as Desk
    const [notice] = await noticesOf(home)
    await openingAt(asking)({ ...notice!, date: null, page: { ...notice!.page, published: null } })
    await openingAt(asking)({ ...notice!, date: '2024-06-19' })
    expect(asked).toMatchObject([{ id: notice!.fact, since: '2025-01-15' }, { id: notice!.fact }])
    expect(asked[1]).not.toHaveProperty('since')
  })

  test('is tried on the past: each claim once, however many pages tell it', async () => {
    const { notices, facts } = await tryOut(desk, rule({ fact: 'event', who: 'North Korea' }))
    expect(notices.length).toBeGreaterThan(0)
    expect(facts).toBeGreaterThan(notices.length)
    expect(new Set(notices.map((n) => n.id)).size).toBe(notices.length)
    expect(existsSync(join(home, 'watch'))).toBe(false)
  })
})

type Fact = Awaited<ReturnType<typeof theNews>>['items'][number]
const theNews = () => desk.ask('news', {})

describe('a round', () => {
  test('tells each claim once, and nothing of the past to a new rule', async () => {
    await addRule(desk, home, rule({ fact: 'statement' }), false)
    expect(await round(desk, home, means(), NOON)).toMatchObject({ noticed: 0 })
    await removeRule(home, 'a rule')
    await keptFromStart({ name: 'other', fact: 'statement', act: ['warn'] })
    const first = await round(desk, home, means(), NOON)
    expect([first.noticed > 0, first.delivered, printed.length]).toEqual([true, 1, first.noticed])
    expect(await round(desk, home, means(), NOON + 1000)).toMatchObject({ noticed: 0, delivered: 0 })
    expect((await noticesOf(home)).length).toBe(first.noticed)
    expect((await recall(home)).watched.other!.noticed).toBe(first.noticed)
  })

  test('keeps notices through quiet hours and cool-down, and then tells all of them together', async () => {
    await keptFromStart({ fact: 'pact', coolDown: '6h', quiet: '22:00-07:00', zone: 'Asia/Riyadh' })
    const night = Date.parse('2025-01-15T20:00:00Z')
    const quiet = await round(desk, home, means(), night)
    expect([quiet.noticed > 0, quiet.held, quiet.delivered, printed.length]).toEqual([true, quiet.noticed, 0, 0])
    const morning = await round(desk, home, means(), Date.parse('2025-01-16T05:00:00Z'))
    expect([morning.held, morning.delivered, printed.length]).toEqual([0, 1, quiet.noticed])
  })

  test.each([
    ['2025-01-15T20:00:00Z', null, false],
    ['2025-01-15T03:59:00Z', null, false],
    ['2025-01-15T04:00:00Z', null, true],
    ['2025-01-15T18:59:00Z', null, true],
    ['2025-01-15T12:00:00Z', '2025-01-15T06:00:01Z', false],
    ['2025-01-15T12:00:00Z', '2025-01-15T06:00:00Z', true],
  ])('at %s, last delivered %s: %s', (now, last, may) => {
    const asks = rule({ fact: 'event', coolDown: '6h', quiet: '22:00-07:00', zone: 'Asia/Riyadh' })
    expect(mayDeliver(asks, Date.parse(now), last === null ? null : Date.parse(last))).toBe(may)
  })

  test('writes to a file and to an Atom feed', async () => {
    const [file, feed] = [join(home, 'out.jsonl'), join(home, 'out.atom')]
    await keptFromStart({ fact: 'statement', act: ['warn', 'deny'], to: [`file:${file}`, `atom:${feed}`] })
    const { noticed, delivered } = await round(desk, home, means(), NOON)
    expect(delivered).toBe(2)
    expect(
      readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((l) => (JSON.parse(l) as { rule: string }).rule),
    ).toEqual(Array(noticed).fill('a rule'))
    expect(parseAtomFeed(readFileSync(feed, 'utf8')).entries).toHaveLength(noticed)
  })

  test('what falls due is told in its days, once', async () => {
    await keptFromStart({ dueWithin: 600 })
    const before = Date.parse('2025-06-01T12:00:00Z')
    const { noticed } = await round(desk, home, means(), before)
    expect(noticed).toBeGreaterThan(0)
    expect(await round(desk, home, means(), before + 86_400_000)).toMatchObject({ noticed: 0 })
  })
})

describe('deliveries', () => {
  let server: Server
  let answers: number[]
  let got: { headers: IncomingHttpHeaders; body: string }[]
  let hook: string
  beforeEach(async () => {
    answers = []
    got = []
    server = createServer((request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => {
        body += part.toString()
      })
      request.on('end', () => {
        got.push({ headers: request.headers, body })
        response.writeHead(answers.shift() ?? 200, { location: 'http://127.0.0.1:1/elsewhere' }).end()
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    hook = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  })
  afterEach(() => new Promise((done) => server.close(done)))

  test('to a webhook are signed, tried again ever later, and told once', async () => {
    await keptFromStart({ fact: 'statement', act: ['warn'], to: [hook] })
    answers = [500, 302]
    const first = await round(desk, home, means({ secret: SECRET }), NOON)
    expect(first).toMatchObject({ delivered: 0, waiting: 1 })
    expect((await recall(home)).parcels[0]).toMatchObject({ tries: 1, next: NOON + 30_000, trouble: 'it answered 500' })
    await round(desk, home, means({ secret: SECRET }), NOON + 29_000)
    expect(got).toHaveLength(1)
    await round(desk, home, means({ secret: SECRET }), NOON + 30_000)
    expect((await recall(home)).parcels[0]).toMatchObject({ tries: 2, next: NOON + 90_000, trouble: 'it answered 302' })
    expect(await round(desk, home, means({ secret: SECRET }), NOON + 90_000)).toMatchObject({ delivered: 1, waiting: 0 })
    const { headers, body } = got[2]!
    const [, time, signed] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['marsad-signature']))!
    expect(signature(SECRET, Number(time), body)).toBe(signed)
    expect(signature('another-secret-0123', Number(time), body)).not.toBe(signed)
    expect(new Set(got.map((g) => g.headers['marsad-delivery'])).size).toBe(1)
    expect(JSON.parse(body)).toMatchObject({
      rule: 'a rule',
      notices: expect.arrayContaining([expect.objectContaining({ kind: 'statement' })]) as unknown,
    })
    expect(JSON.stringify(await recall(home))).not.toContain(SECRET)
  })

  test('that fail eight times are set aside with the reason, and can be put up again', async () => {
    await keptFromStart({ fact: 'statement', act: ['warn'], to: [hook] })
    answers = Array(8).fill(503) as number[]
    let now = NOON
    for (let i = 0; i < 8; i++) {
      await round(desk, home, means({ secret: SECRET }), now)
      now += 4_000_000
    }
    expect((await recall(home)).parcels).toEqual([])
    expect(await deadOf(home)).toMatchObject([{ rule: 'a rule', tries: 8, trouble: 'it answered 503' }])
    expect(await revive(home)).toBe(1)
    expect(await round(desk, home, means({ secret: SECRET }), now)).toMatchObject({ delivered: 1, dead: 0 })
    expect(await deadOf(home)).toEqual([])
  })

  test('by e-mail reach the post office, page text and all, as plain text', async () => {
    const letters: string[] = []
    const post = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        let letter = ''
        stream.on('data', (part: Buffer) => {
          letter += part.toString()
        })
        stream.on('end', () => {
          letters.push(letter)
          done()
        })
      },
    })
    await new Promise<void>((done) => post.listen(0, '127.0.0.1', done))
    const smtp = `smtp://127.0.0.1:${(post.server.address() as AddressInfo).port}`
    await keptFromStart({ fact: 'statement', act: ['warn'], to: ['mailto:desk@paper.example'] })
    const sent = await round(desk, home, means({ smtp, from: 'marsad@paper.example' }), NOON)
    await new Promise<void>((done) => post.close(() => done()))
    expect(sent).toMatchObject({ delivered: 1, waiting: 0 })
    expect(letters[0]).toMatch(/^From: marsad@paper\.example/m)
    expect(letters[0]).toMatch(/^To: desk@paper\.example/m)
    expect(letters[0]).toMatch(/^Content-Type: text\/plain/m)
  })

  test('are sent to whoever listens, and to whoever comes back what was missed', async () => {
    await keptFromStart({ fact: 'statement', act: ['warn', 'deny'], to: ['sse'] })
    await round(desk, home, means(), NOON)
    const notices = await noticesOf(home)
    const app = http(desk, { home })
    const stop = new AbortController()
    const answer = await app.request('/watch/events', { headers: { 'last-event-id': notices[0]!.id }, signal: stop.signal })
    expect(answer.headers.get('content-type')).toContain('text/event-stream')
    const reader = answer.body!.getReader()
    let text = ''
    while (!text.includes(notices.at(-1)!.id)) text += new TextDecoder().decode((await reader.read()).value)
    stop.abort()
    await reader.cancel()
    expect([...text.matchAll(/^id: (.*)$/gm)].map((m) => m[1])).toEqual(notices.slice(1).map((n) => n.id))
    expect(parseAtomFeed(await (await app.request('/watch.atom')).text()).entries).toHaveLength(notices.length)
  })
})

describe('feeds', () => {
  const FEED = (title: string, link = `http://paper.example/${encodeURIComponent(title)}`): string =>
    `<?xml version="1.0"?><rss version="2.0"><channel><title>المرفأ</title><item><title>${title}</title><link>${link}</link><pubDate>Wed, 19 Jun 2024 10:00:00 GMT</pubDate><description>قال وزير الخارجية الروسي سيرغي لافروف إن بلاده سترد على أي عدوان، وحذر حلف شمال الأطلسي من التصعيد في المنطقة.</description></item></channel></rss>`
  const PAGE =
    '<!doctype html><html lang="ar"><head><title>لافروف ينذر من التصعيد</title></head><body><article><h1>لافروف ينذر من التصعيد</h1><p>أنذر وزير الخارجية الروسي سيرغي لافروف الأربعاء من أن بلاده سترد على كل هجوم، وقال إن التصعيد لن يمر دون ثمن.</p><p>وأضاف الوزير أن موسكو أبلغت العواصم الغربية موقفها، وأنها تنتظر جوابا مكتوبا قبل نهاية الأسبوع.</p></article></body></html>'
  let server: Server
  let asked: IncomingHttpHeaders[]
  let status: number
  let url: string
  let entry: string | undefined
  let whenAsked = (): void => {}
  beforeEach(async () => {
    asked = []
    entry = undefined
    whenAsked = () => {}
    status = 200
    server = createServer((request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end()
      if (request.url === '/page') return void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE)
      asked.push(request.headers)
      whenAsked()
      if (status === 200 && request.headers['if-none-match'] === '"one"') return void response.writeHead(304).end()
      response.writeHead(status, { 'content-type': 'application/rss+xml', etag: '"one"' }).end(FEED('لافروف يحذر الناتو', entry))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`
  })
  afterEach(() => new Promise((done) => server.close(done)))

  test('are read when their time has come, asked whether they changed, and their facts are told', async () => {
    await follow(home, url, 900)
    await addRule(desk, home, rule({ fact: 'statement', who: 'Sergey Lavrov' }), false)
    expect(await lookAtFeeds(ledger, home, NOON, true)).toMatchObject({ feeds: 1, new: 1, unreadable: [] })
    expect((await round(desk, home, means(), NOON)).noticed).toBeGreaterThan(0)
    expect(await lookAtFeeds(ledger, home, NOON + 899_000, true)).toMatchObject({ feeds: 0 })
    expect(await lookAtFeeds(ledger, home, NOON + 900_000, true)).toMatchObject({ feeds: 1, new: 0, unreadable: [] })
    expect(asked.map((h) => h['if-none-match'])).toEqual([undefined, '"one"'])
  })

  test('are asked by what they answered when they were read by hand, and the other way round: the answers are kept once', async () => {
    const answers = await answersIn(home)
    await takeIn(ledger, [url], () => {}, { fetch: { allowPrivate: true }, answers })
    await answers.save()
    await follow(home, url, 900)
    expect(await lookAtFeeds(ledger, home, NOON, true)).toMatchObject({ feeds: 1, new: 0, unreadable: [] })
    expect(asked.map((h) => h['if-none-match'])).toEqual([undefined, '"one"'])
    expect((await recall(home)).feeds[0]).not.toHaveProperty('etag')
  })

  test('that cannot be read leave no answer behind', async () => {
    await follow(home, url, 900)
    status = 500
    await lookAtFeeds(ledger, home, NOON, true)
    status = 200
    expect(await lookAtFeeds(ledger, home, NOON + 2_000_000, true)).toMatchObject({ unreadable: [] })
    expect(asked.map((h) => h['if-none-match'])).toEqual([undefined, undefined])
  })

  test('bring the pages that their entries point to where that is asked; one broken off is read again', async () => {
    entry = url.replace('feed.xml', 'page')
    await follow(home, url, 900, true)
    const stop = new AbortController()
    whenAsked = () => stop.abort()
    expect(await lookAtFeeds(ledger, home, NOON, true, stop.signal)).toMatchObject({ feeds: 1, new: 0, unreadable: [] })
    expect((await recall(home)).feeds[0]).toMatchObject({ next: 0, entryPages: true })
    whenAsked = () => {}
    expect(await lookAtFeeds(ledger, home, NOON, true)).toMatchObject({ feeds: 1, new: 1, unreadable: [] })
    const { items } = await desk.ask('pages', { limit: 500 })
    expect(items.find((p) => p.url === entry)?.title).toBe('لافروف ينذر من التصعيد')
  })

  test('that fail are asked ever more rarely, and named; private addresses only when that is allowed', async () => {
    await follow(home, url, 900)
    status = 500
    expect(await lookAtFeeds(ledger, home, NOON, true)).toMatchObject({
      unreadable: [{ source: url, reason: expect.stringContaining('500') as string }],
    })
    expect((await recall(home)).feeds[0]).toMatchObject({ failures: 1, next: NOON + 1_800_000 })
    const refused = await lookAtFeeds(ledger, home, NOON + 2_000_000, false)
    expect(refused.unreadable[0]?.reason).toMatch(/private/)
    await expect(follow(home, 'ftp://x.example', 900)).rejects.toThrow(/http/)
  })
})

test('a file of the watch that is broken is named and left as it is', async () => {
  await addRule(desk, home, rule({ fact: 'event' }), false)
  const file = join(home, 'watch', 'watch.json')
  writeFileSync(file, '{ broken')
  await expect(round(desk, home, means(), NOON)).rejects.toThrow(/watch\.json/)
  expect(readFileSync(file, 'utf8')).toBe('{ broken')
})
