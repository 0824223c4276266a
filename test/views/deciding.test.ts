import { describe, expect, test } from 'vitest'
import { takeIn } from '../../src/desk/desk.ts'
import { reader } from '../../src/desk/intake.ts'
import { pageOf } from '../ledger/invented.ts'
import { hasChromium, seriousFindings } from './chromium.mjs'
import { walked } from './walked.ts'

const FIRST = `لافروف يحذر من نشر قوات
موسكو - 12 مايو 2024
حذر وزير الخارجية الروسي سيرغي لافروف من أن نشر قوات أجنبية سيؤدي إلى تصعيد.
وقال الرئيس البيلاروسي ألكسندر لوكاشينكو إن مينسك ستفي بتعهداتها.
`
const SECOND = FIRST.replace('سيؤدي إلى تصعيد', 'سيؤدي إلى رد قاس').replace('وقال الرئيس', 'وأكد الرئيس')

describe.skipIf(!hasChromium)('deciding on facts in a browser', () => {
  let page = ''
  const there = walked(async (ledger) => {
    await takeIn(ledger, [])
    for (const text of [FIRST, SECOND]) {
      const found = pageOf('https://mirsal.example/1', text, { outlet: 'مرسال', published: '2024-05-12' })
      await ledger.record([{ page: found, reading: reader.read(found) }])
      page = found.sha256
    }
  })
  const said = async () => (await there.desk.ask('timeline', { kinds: 'statement' })).items.filter((f) => f.fact === 'statement')

  test('keys reject and undo the open fact; what that changed stands on the page', async () => {
    const tab = await there.open(`/ar/page/${page}`)
    const [fact] = await said()
    await tab.locator('.deciding [name="by"]').fill('هدى')
    await tab.locator(`.note[data-n="${fact!.id}"]`).click()
    await tab.keyboard.press('x')
    await tab.waitForURL(/did=/)
    expect(await tab.locator(`.note[data-n="${fact!.id}"].rejected .decided bdi`).first().textContent()).toBe('هدى')
    expect(await tab.locator('.effect').textContent()).toContain('2 → 1')
    expect(await tab.locator(`.f[data-f="${fact!.id}"].rejected`).count()).toBeGreaterThan(0)
    expect((await said()).map((s) => s.id)).not.toContain(fact!.id)
    expect(await seriousFindings(tab)).toEqual([])
    expect(await tab.locator('.deciding [name="by"]').inputValue()).toBe('هدى')
    await tab.keyboard.press('z')
    await tab.waitForURL((url) => url.searchParams.get('did') !== null && !url.href.includes('undefined'))
    await tab.locator(`.note[data-n="${fact!.id}"]:not(.rejected)`).waitFor()
    expect((await said()).map((s) => s.id)).toContain(fact!.id)
    await tab.context().close()
  })

  test('a correction is made in its note: only what was changed is kept', async () => {
    const tab = await there.open(`/en/page/${page}`, { colorScheme: 'dark' })
    const fact = (await said()).find((s) => s.speaker?.en === 'Alexander Lukashenko')!
    await tab.locator(`.note[data-n="${fact.id}"]`).click()
    await tab.keyboard.press('e')
    const form = tab.locator(`.note[data-n="${fact.id}"] form`)
    await form.locator('[name="what"]').selectOption('promise')
    await form.locator('[name="by"]').fill('Omar')
    await form.locator('button').click()
    await tab.locator(`.note[data-n="${fact.id}"].corrected`).waitFor()
    expect(await tab.locator(`.note[data-n="${fact.id}"] .act`).textContent()).toBe('promises')
    const corrected = (await said()).find((s) => s.id === fact.id)!
    expect(corrected).toMatchObject({ act: 'promise', speaker: { en: 'Alexander Lukashenko' }, decided: { kind: 'corrected', by: 'Omar' } })
    expect((await there.desk.ask('decisions', {})).items[0]!.fact!.change).toEqual({ what: 'promise' })
    expect(await seriousFindings(tab)).toEqual([])
    await tab.context().close()
  })

  test('without script the same buttons decide, and the correction has a page of its own', async () => {
    const tab = await there.open(`/en/page/${page}`, { javaScriptEnabled: false })
    const fact = (await said()).find((s) => s.act === 'warn')!
    await tab.locator(`.note[data-n="${fact.id}"] [data-do="confirm"]`).click()
    expect(await tab.locator(`.note[data-n="${fact.id}"].confirmed`).count()).toBe(1)
    await tab.locator(`.note[data-n="${fact.id}"] [data-do="correct"]`).click()
    await tab.locator('#correct [name="who"]').fill('Alexander Lukashenko')
    await tab.locator('#correct button').click()
    expect((await said()).find((s) => s.id === fact.id)!.speaker!.en).toBe('Alexander Lukashenko')
    await tab.locator(`.note[data-n="${fact.id}"] [data-do="undo"]`).click()
    expect((await said()).find((s) => s.id === fact.id)!.speaker!.en).toBe('Sergey Lavrov')
    await tab.context().close()
  })

  test('a form of another site decides nothing', async () => {
    const [fact] = await said()
    const before = (await there.desk.ask('decisions', {})).total
    const answer = await fetch(`${there.base}/en/decide`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ reject: fact!.id, page }),
    })
    expect(answer.status).toBe(403)
    expect((await there.desk.ask('decisions', {})).total).toBe(before)
    const odd = await fetch(`${there.base}/en/decide`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ sign: '1', page: '//elsewhere.example' }),
    })
    expect(odd.status).toBe(400)
  })

  test('versions are stepped through with keys, what changed shown in the text', async () => {
    const tab = await there.open(`/ar/page/${page}?changes=1`)
    expect(await tab.locator('.strip').textContent()).toContain('النسخة')
    expect((await tab.locator('.words ins').allTextContents()).join(' ')).toContain('رد قاس')
    expect((await tab.locator('.words del').allTextContents()).join(' ')).toContain('تصعيد')
    expect(await seriousFindings(tab)).toEqual([])
    await tab.keyboard.press('[')
    await tab.waitForURL((url) => !url.pathname.includes(page.slice(0, 16)))
    expect(await tab.locator('.body').allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining('تصعيد')]))
    await tab.keyboard.press(']')
    await tab.waitForURL((url) => url.pathname.includes(page.slice(0, 16)))
    await tab.context().close()
  })

  test('actors are merged and parted again on their screen, and say by whom', async () => {
    const key = encodeURIComponent('Alexander Lukashenko')
    const tab = await there.open(`/en/actor/${key}`, { javaScriptEnabled: false })
    await tab.locator('[name="merge"]').fill('Minsk')
    await tab.locator('form.correct [name="by"]').fill('Omar')
    await tab.locator('form.correct button').click()
    expect(await tab.locator('.joined').textContent()).toContain('Omar')
    expect((await there.desk.ask('actor', { key: 'Minsk' })).actor.key).toBe('Alexander Lukashenko')
    await tab.locator('.joined button').click()
    expect((await there.desk.ask('actor', { key: 'Minsk' })).actor.key).toBe('Minsk')
    await tab.context().close()
  })
})
