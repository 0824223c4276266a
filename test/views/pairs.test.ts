import { describe, expect, test } from 'vitest'
import { reader } from '../../src/desk/intake.ts'
import { pageOf } from '../ledger/invented.ts'
import { hasChromium, seriousFindings } from './chromium.mjs'
import { walked } from './walked.ts'

const FIRST = `زيارة إلى العاصمة
عمّان - 12 مايو 2024
قال وزير الخارجية الروسي سيرغي بولانوف إن بلاده ستلتزم بالاتفاق. وأضاف بولانوف أن المحادثات مستمرة.
`
const SECOND = FIRST.replaceAll('سيرغي', 'سيرجي').replace('12 مايو', '14 مايو')
const KEYS = ['Sirghi Bulanuf', 'Sirji Bulanuf'] as const
const NAMES = ['سيرغي بولانوف', 'سيرجي بولانوف']

describe.skipIf(!hasChromium)('judging two actors in a browser', () => {
  const there = walked(async (ledger) => {
    for (const [name, text] of Object.entries({ first: FIRST, second: SECOND })) {
      const page = pageOf(`https://mirsal.example/${name}`, text, { outlet: 'مرسال', published: '2024-05-12' })
      await ledger.record([{ page, reading: reader.read(page) }])
    }
  })
  const last = async () => (await there.desk.ask('decisions', { limit: 1 })).items[0]!

  test.each([
    ['ar', 'light', 1280],
    ['en', 'dark', 1280],
    ['ar', 'dark', 360],
    ['en', 'light', 360],
  ] as const)(
    'in %s, %s, %i pixels: both names, reasons, words of pages; no serious finding of axe, nothing sideways',
    async (lang, colorScheme, width) => {
      const tab = await there.open(`/${lang}/undecided`, { colorScheme, viewport: { width, height: 800 } })
      expect(await tab.locator('.pair').count()).toBe(1)
      expect((await tab.locator('.pair .names b').allTextContents()).sort()).toEqual(NAMES.toSorted())
      expect(await tab.locator('.why-pair').textContent()).toContain(lang === 'ar' ? 'وزير الخارجية' : 'foreign minister')
      expect((await tab.locator('.pair q .f').allTextContents()).sort()).toEqual(NAMES.toSorted())
      if (lang === 'ar') expect((await tab.locator('main').textContent())!.replaceAll(/Sir\w+ Bulanuf/g, '')).not.toMatch(/[A-Za-z]{2,}/)
      expect(await seriousFindings(tab)).toEqual([])
      expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await tab.context().close()
    },
  )

  test('keys judge the pair one stands at, and take it back', async () => {
    const tab = await there.open('/ar/undecided')
    await tab.locator('#judging [name="by"]').fill('هدى')
    await tab.locator('h1').click()
    await tab.keyboard.press('j')
    await tab.keyboard.press('d')
    await tab.waitForURL(/did=/)
    expect(await last()).toMatchObject({ kind: 'split', by: 'هدى' })
    expect(await tab.locator('.pair').count()).toBe(0)
    expect(await tab.locator('.effect').textContent()).toContain('هما اثنان')
    await tab.keyboard.press('z')
    await tab.locator('.pair').waitFor()
    expect((await last()).kind).toBe('undo')
    await tab.keyboard.press('j')
    await tab.keyboard.press('u')
    await tab.locator('.pair .decided').waitFor()
    expect(await last()).toMatchObject({ kind: 'undecided', by: 'هدى' })
    await tab.keyboard.press('z')
    await tab.locator('.pair:not(:has(.decided))').waitFor()
    await tab.context().close()
  })

  test('without script the same buttons judge; the two are one until that is taken back', async () => {
    const tab = await there.open('/en/undecided', { javaScriptEnabled: false })
    await tab.locator('.pair [name="why"]').fill('one minister')
    await tab.locator('.pair [value="same"]').click()
    expect(await last()).toMatchObject({ kind: 'merge', why: 'one minister' })
    expect(await tab.locator('.pair').count()).toBe(0)
    expect((await there.desk.ask('actor', { key: KEYS[0] })).actor.key).toBe((await there.desk.ask('actor', { key: KEYS[1] })).actor.key)
    await tab.locator('.effect button').click()
    expect(await tab.locator('.pair').count()).toBe(1)
    await tab.context().close()
  })

  test('a form of another site judges nothing, and one without a judgement says what was expected', async () => {
    const before = (await there.desk.ask('decisions', {})).total
    const body = (): URLSearchParams => new URLSearchParams({ a: KEYS[0], b: KEYS[1] })
    const other = await fetch(`${there.base}/en/undecided`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: body(),
    })
    expect(other.status).toBe(403)
    const none = await fetch(`${there.base}/ar/undecided`, { method: 'POST', body: body() })
    expect(none.status).toBe(400)
    expect(await none.text()).toContain('المنتظر أحد same')
    expect((await there.desk.ask('decisions', {})).total).toBe(before)
  })
})
