// How long the server works on each screen over a ledger of ANT articles, and when a browser first paints it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { node } from '../child.mjs'
import { firstLines, NOTHING } from './ledger.mjs'

const ROUNDS = 7
const MOST_SERVER = 300
const MOST_PAINT = 1000
// As `marsad serve` has it: after so many milliseconds a browser is told that a screen is being made.
const PATIENCE = 200

/** Prints, for each screen over a ledger of `many` articles, the server's time (least and middle of several) and the browser's first paint. */
export async function printScreens(dist, many, { ledger: given = null } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'marsad-bench-'))
  try {
    const path = given ?? join(folder, 'ledger')
    if (given === null) {
      const input = join(folder, 'articles.jsonl')
      await firstLines(many, input)
      node([join(dist, 'main.js'), 'read', '--quiet', input], { env: { MARSAD_DB: path }, partly: true })
    }
    await measure(dist, path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(dist, path) {
  const load = (file) => import(pathToFileURL(join(dist, file)).href)
  const [{ deskOf, openWith }, { makeReady }, { http }] = await Promise.all(
    ['desk/desk.js', 'desk/ahead.js', 'views/http/http.js'].map(load),
  )
  const ledger = await openWith(path)
  try {
    const desk = deskOf(ledger)
    const app = http(desk, { rate: 0 })
    const screens = await addresses(desk)
    const { counts } = await desk.ask('overview', { newest: 0 })
    console.log(`${counts.pages} pages; asked: under ${MOST_SERVER} ms of the server for any screen, first paint under ${MOST_PAINT} ms`)
    const began = performance.now()
    await makeReady(desk, new AbortController().signal)
    console.log(
      `made ready in ${((performance.now() - began) / 1000).toFixed(0)} s, with the rests between, as a server does while nobody asks`,
    )
    console.log(
      'from nothing: nothing that was made before is kept; opened: by a process just opened over a ledger made ready or asked before;',
    )
    console.log(
      'again: by one that was asked itself; nothing having come since. Middle of so many rounds, milliseconds of the server by the clock',
    )
    console.log(
      `shown: longest that a browser waits for something to see, from nothing, one that is told after ${PATIENCE} ms that a screen is being made; beside: longest that`,
    )
    console.log('another reader waits for the list of pages meanwhile')
    console.log('screen                    from nothing     CPU  opened   again   shown  beside      kB')
    const fresh = (over) => http(deskOf({ ...ledger, ...over }), { rate: 0, patience: PATIENCE })
    const ways = [() => fresh({ made: NOTHING }), () => fresh({}), () => app]
    for (const [name, address] of screens) await printServer(ways, name, address)
    const { hasChromium, CHROMIUM } = await import('../../test/views/chromium.mjs')
    if (hasChromium) await printPaint(app, screens)
    else console.log(`no browser at ${CHROMIUM}: first paint is not measured`)
  } finally {
    await ledger.close()
  }
}

/** The screens, each at its fullest: the page with most facts, the actor most named, the story with most articles. */
async function addresses(desk) {
  const pages = (await desk.ask('pages', { limit: 500 })).items
  const page = pages.reduce((a, b) => (b.statements + b.events > a.statements + a.events ? b : a))
  const actor = (await desk.ask('actors', { limit: 1 })).items[0]
  const story = (await desk.ask('stories', { order: 'weight', limit: 1 })).items[0]
  const fact = (await desk.ask('timeline', { limit: 1 })).items[0]
  return [
    ['today', '/ar'],
    ['pages', '/ar/pages'],
    ['page', `/ar/page/${page.id}`],
    ['fact', `/ar/fact/${fact.id}`],
    ['stories', '/ar/stories'],
    ...(story === undefined ? [] : [['story', `/ar/story/${story.id}`]]),
    ['timeline', '/ar/timeline'],
    ['actors', '/ar/actors'],
    ['actor', `/ar/actor/${encodeURIComponent(actor.key)}`],
    ['order', '/ar/order'],
    ['order of a state', '/ar/order?of=Russia'],
    ['network', '/ar/network'],
    ['map', '/ar/map'],
    ['map of a place', `/ar/map?place=${encodeURIComponent(actor.key)}`],
    ['due', '/ar/due'],
    ['find', `/ar/find?words=${encodeURIComponent('قال')}`],
    ['find, narrowed down', `/ar/find?words=${encodeURIComponent('قال')}&act=warn&from=2018`],
  ]
}

async function printServer(ways, name, address) {
  const ask = async (of) => {
    const [began, cpu] = [performance.now(), process.cpuUsage()]
    const answer = await of.request(`http://localhost${address}`)
    const size = (await answer.text()).length
    const { user, system } = process.cpuUsage(cpu)
    if (answer.status !== 200) throw new Error(`${address} answered ${answer.status}`)
    return { ms: performance.now() - began, cpu: (user + system) / 1000, size }
  }
  const asked = []
  for (const way of ways) {
    await ask(way())
    const rounds = []
    for (let i = 0; i < ROUNDS; i++) rounds.push(await ask(way()))
    asked.push(rounds)
  }
  const middle = (rounds, of) => rounds.map(of).toSorted((a, b) => a - b)[ROUNDS >> 1]
  const [nothing, opened, again] = asked
  const figures = [middle(nothing, (a) => a.ms), middle(nothing, (a) => a.cpu), middle(opened, (a) => a.ms), middle(again, (a) => a.ms)]
  const waits = []
  for (let i = 0; i < ROUNDS; i++) waits.push(await waitsOf(ways[0](), address))
  for (const one of ['shown', 'beside']) figures.push(Math.max(...waits.map((w) => w[one])))
  const shown = figures.map((n) => String(Math.round(n)).padStart(8)).join('')
  const over = figures.slice(2).some((n) => n > MOST_SERVER) ? '   over' : figures[0] > MOST_SERVER ? '   told that it is being made' : ''
  console.log(`${name.padEnd(30)}${shown}${String(Math.round(again[0].size / 1024)).padStart(8)}${over}`)
}

/** How long a browser waits for each answer until a screen is there, and another reader for a list beside it: the longest of each, milliseconds. */
async function waitsOf(of, address) {
  const open = async (path) => {
    const began = performance.now()
    const answer = await of.request(`http://localhost${path}`, { headers: { 'sec-fetch-dest': 'document' } })
    await answer.text()
    return { ms: performance.now() - began, again: answer.headers.get('refresh') !== null }
  }
  let [shown, beside, there] = [0, 0, false]
  const screen = (async () => {
    while (!there) {
      const { ms, again } = await open(address)
      shown = Math.max(shown, ms)
      there = !again
    }
  })()
  while (!there) {
    await new Promise((resume) => setTimeout(resume, 50))
    if (!there) beside = Math.max(beside, (await open('/en/pages')).ms)
  }
  await screen
  return { shown, beside }
}

async function printPaint(app, screens) {
  const { openBrowser, serveApp } = await import('../../test/views/chromium.mjs')
  const { base, stop } = await serveApp(app.fetch)
  const browser = await openBrowser()
  try {
    // The browser's own start is not a screen's: it has painted an empty page before.
    await (await browser.newPage()).goto('data:text/html,<p>.')
    console.log('\nscreen                          first paint ms: cold   again')
    for (const [name, address] of screens) {
      // A context of its own has nothing in its cache: styles and fonts come anew.
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
      const tab = await context.newPage()
      const [cold, again] = [await paint(tab, base + address), await paint(tab, base + address)]
      console.log(
        `${name.padEnd(44)}${String(cold).padStart(8)}${String(again).padStart(8)}${Math.min(cold, again) > MOST_PAINT ? '   over' : ''}`,
      )
      await context.close()
    }
  } finally {
    await browser.close()
    stop()
  }
}

async function paint(tab, address) {
  await tab.goto(address)
  const at = await tab.evaluate(`new Promise((done) => {
    const now = () => performance.getEntriesByName('first-contentful-paint')[0]
    const wait = () => (now() ? done(now().startTime) : setTimeout(wait, 20))
    wait()
  })`)
  return Math.round(at)
}
