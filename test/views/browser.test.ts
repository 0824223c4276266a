import { fileURLToPath } from 'node:url'
import type { Browser, Page as Tab } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { deskOf, type Output, openWith, takeIn } from '../../src/desk/desk.ts'
import type { Ledger } from '../../src/ledger/ledger.ts'
import { http } from '../../src/views/http/http.ts'
import { newFolder } from '../ledger/invented.ts'
import { hasChromium, openBrowser, seriousFindings, serveApp } from './chromium.mjs'

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))
const hostile = fileURLToPath(new URL('../pages/hostile/hostile.txt', import.meta.url))

describe.skipIf(!hasChromium)('the picture in a browser', () => {
  let ledger: Ledger
  let browser: Browser
  let base = ''
  let pages: Output<'pages'>['items'] = []
  let stop: () => void = () => {}
  const outside: string[] = []

  beforeAll(async () => {
    ledger = await openWith(newFolder())
    await takeIn(ledger, [examples, hostile])
    const desk = deskOf(ledger)
    pages = (await desk.ask('pages', { limit: 500 })).items
    ;({ base, stop } = await serveApp(http(desk).fetch))
    browser = await openBrowser()
  }, 180_000)

  afterAll(async () => {
    await browser?.close()
    stop()
    await ledger?.close()
  })

  async function open(path: string, width = 1280): Promise<Tab> {
    const tab = await browser.newPage({ viewport: { width, height: 900 } })
    tab.on('request', (r) => {
      if (!r.url().startsWith(base) && !r.url().startsWith('data:')) outside.push(r.url())
    })
    await tab.goto(base + path)
    return tab
  }

  const screens = [
    '',
    '/pages',
    '/timeline',
    '/actors',
    '/order',
    '/due',
    '/find?words=%D9%85%D8%B9%D8%A7%D9%87%D8%AF%D8%A9',
    '/network',
    '/map?of=CSTO&view=near',
  ]

  test.each(screens.flatMap((s) => [`/ar${s}`, `/en${s}`]))('%s stands without a serious finding of axe', async (path) => {
    const tab = await open(path)
    expect(await tab.locator('h1').count()).toBe(1)
    expect(await tab.evaluate('document.documentElement.dir')).toBe(path.startsWith('/ar') ? 'rtl' : 'ltr')
    expect(await seriousFindings(tab)).toEqual([])
    await tab.close()
  })

  test('each kind of screen stands without a serious finding of axe, light and dark', async () => {
    const actors = await deskOf(ledger).ask('actors', { limit: 1, type: 'PER' })
    const [story] = (await deskOf(ledger).ask('stories', { order: 'weight', limit: 1 })).items
    const [fact] = (await deskOf(ledger).ask('timeline', { limit: 1 })).items
    for (const path of [
      `/ar/page/${fullest().id}`,
      `/en/page/${fullest().id}`,
      `/ar/actor/${encodeURIComponent(actors.items[0]!.key)}`,
      `/en/story/${story!.id}`,
      `/ar/fact/${fact!.id}`,
      '/en/network?kind=strained',
      '/ar/map?view=near&of=CSTO',
    ])
      for (const theme of ['light', 'dark']) {
        const tab = await open(path)
        await tab.evaluate(`document.documentElement.dataset.theme = '${theme}'`)
        expect(await seriousFindings(tab), `${path} ${theme}`).toEqual([])
        await tab.close()
      }
  })

  test('every mark of a page stands on the characters of its fact', async () => {
    const { id } = fullest()
    const { reading } = await deskOf(ledger).ask('page', { id })
    const tab = await open(`/ar/page/${id}`)
    for (const article of reading.articles)
      for (const s of article.statements) {
        const parts = await tab.locator(`.words .f[data-f="${s.id}"]`).allTextContents()
        expect(parts.join('')).toContain(reading.text.slice(s.content[0], s.content[1]).split('\n')[0])
      }
    const shown = (await tab.locator('.words > p, .words > h1').allTextContents()).map((t) => t.trim())
    expect(shown).toEqual(
      reading.text
        .split('\n')
        .map((l) => l.trim())
        .filter((l) => l !== ''),
    )
    await tab.close()
  })

  test('a click on words opens their note, a second closes it, keys move between facts', async () => {
    const tab = await open(`/en/page/${fullest().id}`)
    const mark = tab.locator('.words .f.k-stmt[tabindex="0"]').first()
    const fact = await mark.getAttribute('data-f')
    await tab.locator(`.note[data-n="${fact}"]`).click()
    expect(await tab.locator(`.note[data-n="${fact}"].open`).count()).toBe(1)
    expect(await tab.locator(`.wires path[data-w="${fact}"].on`).count()).toBe(1)
    await tab.keyboard.press('Escape')
    expect(await tab.locator('.note.open').count()).toBe(0)
    await tab.keyboard.press('j')
    expect(await tab.evaluate('document.activeElement.dataset.f')).toBeTruthy()
    await tab.keyboard.press('Enter')
    expect(await tab.locator('.note.open').count()).toBeLessThanOrEqual(1)
    await tab.keyboard.press('1')
    expect(await tab.locator('.legend [data-kind="name"]').getAttribute('aria-pressed')).toBe('false')
    await tab.keyboard.press('?')
    expect(await tab.locator('dialog[open]').count()).toBe(1)
    await tab.close()
  })

  test('a newcomer goes from the first screen to a page, its fact, why it is there, and back to the words', async () => {
    const tab = await open('/en')
    await tab.locator('.story a').first().click()
    await tab.waitForURL(/\/en\/story\//)
    await tab.locator('main a[href*="/en/page/"]').first().click()
    await tab.waitForURL(/\/en\/page\//)
    await tab.locator('.note').first().click()
    await tab.locator('.note.open .more > a').click()
    await tab.waitForURL(/\/en\/fact\//)
    await tab.locator('.why-list a').click()
    await tab.waitForURL(/\/en\/page\/.*#/)
    expect(await tab.locator('.note.open').count()).toBe(1)
    await tab.goto(`${base}/en/page/${fullest().id}`)
    await tab.locator('.words a.k-name').first().click()
    await tab.waitForURL(/\/en\/actor\//)
    await tab.locator('.mast a[hreflang="ar"]').click()
    await tab.waitForURL(/\/ar\/actor\//)
    await tab.close()
  })

  test('nothing scrolls sideways at 360 pixels; the fact under the finger opens in a sheet', async () => {
    for (const path of [
      '/ar',
      '/en',
      `/ar/page/${fullest().id}`,
      `/en/page/${fullest().id}`,
      '/ar/order',
      '/en/timeline',
      '/ar/due',
      '/en/actors',
      '/ar/network',
      '/en/map',
    ]) {
      const tab = await open(path, 360)
      expect(await tab.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(360)
      if (path.includes('/page/')) {
        await tab.locator('.words .f.k-stmt[tabindex="0"]').first().focus()
        await tab.keyboard.press('Enter')
        expect(await tab.locator('.sheet:not([hidden]) .note').count()).toBe(1)
      }
      await tab.close()
    }
  })

  test('on a narrow screen the section that is open is in view among the others', async () => {
    for (const path of ['/ar', '/ar/due', '/en/due', '/ar/crises', '/en/crises']) {
      const tab = await open(path, 360)
      await tab.waitForFunction(`(() => { const b = document.querySelector('.mast nav [aria-current]').getBoundingClientRect()
        return b.left >= 0 && b.right <= 360 })()`)
      expect(await tab.evaluate('scrollY'), path).toBe(0)
      await tab.close()
    }
  })

  test('on a narrow screen a picture begins where most of it is: marks of the map and the middle of the network are in view', async () => {
    for (const [path, mark] of [
      ['/ar/map', '.map a circle'],
      ['/en/map', '.map a circle'],
      ['/ar/network', '.network .ring'],
      ['/en/network', '.network .ring'],
    ] as const) {
      const tab = await open(path, 360)
      await tab.waitForFunction(`document.querySelector('.scroll:has(> svg)').scrollLeft !== 0`)
      const middles = (await tab.evaluate(
        `[...document.querySelectorAll('${mark}')].map((e) => { const b = e.getBoundingClientRect(); return b.left + b.width / 2 })`,
      )) as number[]
      expect(middles.filter((x) => x > 0 && x < 360).length, path).toBeGreaterThanOrEqual(middles.length / 2)
      await tab.close()
    }
  })

  test('a state of the network lights its lines, and opens what binds and strains; a mark of the map opens its events', async () => {
    const tab = await open('/en/network')
    const from = await tab.locator('.network .lines a').first().getAttribute('data-a')
    await tab.locator(`.network .node[data-node="${from}"]`).focus()
    const lit = await tab.locator('.network .lines a.on').count()
    expect(lit).toBeGreaterThan(0)
    expect(lit).toBeLessThan(await tab.locator('.network .lines a').count())
    expect(await tab.locator('.binds tbody tr').count()).toBeGreaterThan(0)
    await tab.locator('.binds a').first().click()
    await tab.waitForURL(/\/order\?of=.*with=/)
    await tab.goto(`${base}/en/map`)
    await tab.locator('.map a').first().focus()
    await tab.keyboard.press('Enter')
    await tab.waitForURL(/place=/)
    expect(await tab.locator('#here .fact').count()).toBeGreaterThan(0)
    await tab.close()
  })

  test('a hostile page shows as text: no script runs, no direction leaks, no word breaks the layout', async () => {
    const page = pages.find((p) => p.source.endsWith('hostile.txt'))!
    const tab = await open(`/en/page/${page.id}`)
    expect(await tab.evaluate('window.marsadWasHere')).toBeUndefined()
    expect(await tab.locator('main script, main img, main iframe').count()).toBe(0)
    expect(await tab.locator('main').textContent()).toContain('<script>window.marsadWasHere')
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(1280)
    await tab.close()
  })

  test('what is not there says so, with the way back', async () => {
    const tab = await open('/ar/page/ffffffffffff')
    expect(await tab.locator('h1').textContent()).toBe('لم يُعثر على ما طُلب')
    await tab.close()
  })

  test('no request left the machine', () => {
    expect(outside).toEqual([])
  })

  const fullest = (): Output<'pages'>['items'][number] =>
    pages.filter((p) => !p.source.endsWith('hostile.txt')).reduce((a, b) => (b.statements + b.events > a.statements + a.events ? b : a))
})
