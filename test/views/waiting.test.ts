import { setTimeout as pause } from 'node:timers/promises'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { Doing } from '../../src/desk/desk.ts'
import { patiently } from '../../src/views/web/waiting.ts'

/** Screens of which one waits until it is let go, with what was asked of it. */
function slowScreens(doing: Doing | null = null) {
  const asked: string[] = []
  let letGo = (): void => {}
  const free = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const screens = new Hono()
  screens.get('/:lang/slow', async (c) => {
    asked.push(c.req.header('cookie') ?? '')
    await free
    c.header('Set-Cookie', 'seen=1')
    return c.html('<p>made</p>')
  })
  screens.get('/:lang/quick', (c) => c.html('<p>quick</p>'))
  const app = new Hono()
  app.use(patiently(screens, { doing: () => doing }, 20))
  app.route('/', screens)
  const open = (path: string, cookie?: string) =>
    app.request(path, { headers: { 'sec-fetch-dest': 'document', ...(cookie === undefined ? {} : { cookie }) } })
  return { app, open, asked, letGo }
}

test('a browser is told that a screen is being made, asks again by itself, and what was begun is made once', async () => {
  const { open, asked, letGo } = slowScreens({ doing: 'telling', part: [200, 30_000] })
  const first = await open('/en/slow')
  expect([first.status, first.headers.get('refresh'), first.headers.get('cache-control')]).toEqual([200, '1', 'no-store'])
  const told = await first.text()
  expect(told).toContain('Articles are made ready to be compared')
  expect(told).toContain('200 / 30000')
  expect(await (await open('/ar/slow')).text()).toContain('تُعَد الصفحة')
  expect(await (await open('/en/slow')).text()).toContain('Being made')
  expect(asked.length).toBe(2)
  letGo()
  const made = await open('/en/slow')
  expect([await made.text(), made.headers.get('set-cookie'), made.headers.get('refresh')]).toEqual(['<p>made</p>', 'seen=1', null])
  expect(asked.length).toBe(2)
  expect(await (await open('/en/slow')).text()).toBe('<p>made</p>')
  expect(asked.length).toBe(3)
})

test('what one reader’s browser remembers is not shown to another', async () => {
  const { open, asked, letGo } = slowScreens()
  await open('/en/slow', 'visit=1')
  await open('/en/slow', 'visit=2')
  expect(asked).toEqual(['visit=1', 'visit=2'])
  letGo()
})

test('what is quick comes at once, and who is no browser waits', async () => {
  const { app, open, letGo } = slowScreens()
  expect(await (await open('/ar/quick')).text()).toBe('<p>quick</p>')
  const waited = Promise.resolve(app.request('/en/slow')).then((r) => r.text())
  expect(await Promise.race([waited, pause(60, 'still waiting')])).toBe('still waiting')
  letGo()
  expect(await waited).toBe('<p>made</p>')
})
