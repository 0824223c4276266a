import { describe, expect, test } from 'vitest'
import { BadInput } from '../../src/desk/desk.ts'
import { hasChromium, seriousFindings } from './chromium.mjs'
import { walked } from './walked.ts'

const STORY = `الوزير يزور العاصمة
عمّان - 12 مايو 2024
قال وزير الخارجية الروسي سيرغي لافروف إن بلاده ستلتزم بالاتفاق الذي وقعته مع جيرانها.
`

describe.skipIf(!hasChromium)('beginning with an empty ledger', () => {
  const there = walked()

  test.each([
    ['ar', 1280],
    ['en', 1280],
    ['ar', 360],
    ['en', 360],
  ] as const)('the first screen in %s at %i pixels tells three ways, without a serious finding of axe', async (lang, width) => {
    const tab = await there.open(`/${lang}`, { viewport: { width, height: 900 } })
    expect(await tab.locator('.ways h2').count()).toBe(3)
    expect(await tab.locator('.ways textarea').count()).toBe(1)
    expect(await tab.locator('.ways input[type="file"]').count()).toBe(1)
    expect(await tab.locator('.ways code').textContent()).toContain('marsad read')
    expect(await seriousFindings(tab)).toEqual([])
    expect(await tab.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
    await tab.context().close()
  })

  test('what is no page says what was wrong, in the language of the screen, and enters nothing', async () => {
    const sent = async (lang: string, body: FormData | URLSearchParams) => fetch(`${there.base}/${lang}/paste`, { method: 'POST', body })
    const english = await sent(
      'ar',
      new URLSearchParams({ text: 'The ministers met in the capital on Monday and agreed to meet again.\n'.repeat(5) }),
    )
    expect(english.status).toBe(400)
    expect(await english.text()).toContain('ومرصد يقرأ العربية')
    expect(await (await sent('en', new URLSearchParams({ text: '  \n' }))).text()).toContain('the page holds no text')
    const archive = new FormData()
    archive.set('file', new File(['{}'], 'many.jsonl'))
    expect(await (await sent('en', archive)).text()).toContain('marsad read FILE')
    expect((await there.desk.ask('overview', {})).counts.pages).toBe(0)
  })

  test('a pasted page is read and opens, with its facts; a file too; the same page again is known', async () => {
    const tab = await there.open('/ar', { javaScriptEnabled: false })
    await tab.locator('.ways textarea').fill(STORY)
    await tab.locator('.ways button').first().click()
    await tab.waitForURL(/\/ar\/page\//)
    expect(await tab.locator('h1').first().textContent()).toContain('الوزير يزور العاصمة')
    expect(await tab.locator('.note').count()).toBeGreaterThan(0)
    await tab.goto(`${there.base}/en/add`)
    await tab
      .locator('input[type="file"]')
      .setInputFiles({ name: 'story.txt', mimeType: 'text/plain', buffer: Buffer.from(STORY.replace('12 مايو', '14 مايو')) })
    await tab.locator('.ways button').nth(1).click()
    await tab.waitForURL(/\/en\/page\//)
    expect((await there.desk.ask('pages', {})).items.map((p) => p.source.replace(/[0-9a-f]{12}/, '#')).sort()).toEqual([
      'pasted:#',
      'pasted:#/story.txt',
    ])
    expect(await there.desk.ask('paste', { text: STORY })).toMatchObject({ new: 0, known: 1 })
    await tab.context().close()
  })

  test('another text under the same address is a newer version of the page, whatever the address is written like', async () => {
    const tab = await there.open('/en/add', { javaScriptEnabled: false })
    const give = async (text: string, url: string) => {
      await tab.goto(`${there.base}/en/add`)
      await tab.locator('.ways textarea').fill(text)
      await tab.locator('input[name="url"]').first().fill(url)
      await tab.locator('.ways button').first().click()
      await tab.waitForURL(/\/en\/page\//)
    }
    await give(STORY.replace('12 مايو', '20 مايو'), 'https://Paper.example/visit')
    expect(await tab.locator('.strip').count()).toBe(0)
    await give(STORY.replace('12 مايو', '20 مايو').replace('ستلتزم', 'لن تلتزم'), 'https://paper.example/visit#top')
    const { items } = await there.desk.ask('pages', {})
    expect(items.filter((p) => p.url === 'https://paper.example/visit').map((p) => p.versions)).toEqual([2])
    expect(await tab.locator('.strip').textContent()).toMatch(/version\s+2\s+of\s+2/)
    const { id } = items.find((p) => p.versions === 2)!
    expect(await there.desk.ask('difference', { id })).toMatchObject({ added: 2, removed: 1 })
    await tab.context().close()
  })

  test('nothing given is refused, and so is what is no address of a page', async () => {
    await expect(there.desk.ask('paste', {})).rejects.toThrow(BadInput)
    const bad = ['javascript:alert(1)', 'paper.example/visit', 'https://user:word@paper.example/', 'file:///etc/hosts']
    for (const url of bad) await expect(there.desk.ask('paste', { text: STORY, url })).rejects.toThrow('is no address of a page')
  })
})
