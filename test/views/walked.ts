import type { Browser, BrowserContextOptions, Page as Tab } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { type Desk, deskOf, type Ledger, openWith } from '../../src/desk/desk.ts'
import { http } from '../../src/views/http/http.ts'
import { newFolder } from '../ledger/invented.ts'
import { openBrowser, serveApp } from './chromium.mjs'

/** A ledger of its own, served, with a browser that walks through its screens; there from the first test on. */
export interface Walked {
  readonly ledger: Ledger
  readonly desk: Desk
  readonly browser: Browser
  readonly base: string
  open(path: string, options?: BrowserContextOptions): Promise<Tab>
}

/** Opens, fills and serves an empty ledger before the tests of a group, and closes all after them. */
export function walked(fill: (ledger: Ledger) => Promise<void> = async () => {}): Walked {
  const there = {
    async open(path: string, options: BrowserContextOptions = {}): Promise<Tab> {
      const tab = await (await there.browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })).newPage()
      await tab.goto(there.base + path)
      return tab
    },
  } as { -readonly [K in keyof Walked]: Walked[K] }
  let stop: () => void = () => {}
  beforeAll(async () => {
    there.ledger = await openWith(newFolder())
    await fill(there.ledger)
    there.desk = deskOf(there.ledger)
    const served = await serveApp(http(there.desk).fetch)
    there.base = served.base
    stop = served.stop
    there.browser = await openBrowser()
  }, 180_000)
  afterAll(async () => {
    await there.browser?.close()
    stop()
    await there.ledger?.close()
  })
  return there
}
