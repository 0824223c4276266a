import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Desk, deskOf, type Ledger } from '../../src/desk/desk.ts'
import { openLedger } from '../../src/ledger/ledger.ts'
import { embedded, everything, newPlace, onAny, openStub, PAGES, put, stubRead } from '../ledger/invented.ts'

const SAMI = 'Sami al-Najjar'
const LAYLA = 'PER:ليلى قاسم'

async function opened(use: (desk: Desk, ledger: Ledger, place: string) => Promise<void>): Promise<void> {
  const place = await newPlace()
  const ledger = await openStub(place)
  try {
    await put(ledger, ...PAGES)
    await use(deskOf(ledger), ledger, place)
  } finally {
    await ledger.close()
  }
}

const said = async (desk: Desk) => (await desk.ask('timeline', { kinds: 'statement' })).items.filter((f) => f.fact === 'statement')
const firstSaid = async (desk: Desk) => (await said(desk)).find((s) => s.page.source === 'a.txt')!
const statementsOf = async (desk: Desk, key: string): Promise<number> => (await desk.ask('actor', { key })).actor.statements
const sound = async (ledger: Ledger): Promise<boolean> => (await ledger.verify({ offset: 0, limit: 10 })).ok

onAny('a rejected fact leaves lists, counts and exports and stays on its page; undo gives back every row', async () => {
  await opened(async (desk, ledger) => {
    const before = await everything(ledger)
    const { id, page, act } = await firstSaid(desk)
    const acted = async () => (await desk.ask('find', { words: 'النجار', act: act as 'promise' })).total
    const pagesBefore = await acted()
    const made = await desk.ask('reject', { id, by: 'Huda', why: 'never said' })
    expect(await acted()).toBe(pagesBefore - 1)
    expect(made.effect).toMatchObject({
      shown: 'left out',
      counts: [{ actor: { key: SAMI }, before: { statements: 1 }, after: { statements: 0 } }],
    })
    expect((await said(desk)).map((s) => s.id)).not.toContain(id)
    expect(await statementsOf(desk, SAMI)).toBe(0)
    const exported = [...(await everyPart(desk, 'jsonl'))].join('')
    expect(exported).not.toContain(id)
    const whole = await desk.ask('page', { id: page.id })
    expect(whole.reading.articles[0]!.statements).toEqual([])
    expect(whole.decided).toMatchObject([{ kind: 'reject', by: 'Huda', why: 'never said', id, read: { id }, fact: 'statement' }])
    await expect(desk.ask('explain', { id })).rejects.toThrow(`Huda rejected it; undo ${made.id}`)
    expect(await sound(ledger)).toBe(true)
    const undone = await desk.ask('undo', { id: made.id })
    expect(undone.effect).toMatchObject({ shown: 'as read', counts: [{ after: { statements: 1 } }] })
    expect(await everything(ledger)).toEqual(before)
    expect(await sound(ledger)).toBe(true)
  })
})

onAny('a correction takes the place of what was read everywhere; a confirmation marks it with who and when', async () => {
  await opened(async (desk, ledger) => {
    const { id, page } = await firstSaid(desk)
    const made = await desk.ask('correct', { id, who: LAYLA, to: SAMI, what: 'promise', words: 'سنبقى', by: 'Omar' })
    expect(made.effect!.shown).toBe('corrected')
    expect(made.effect!.counts.map((c) => [c.actor.key, c.before.statements, c.after.statements])).toEqual([
      [LAYLA, 1, 2],
      [SAMI, 1, 0],
    ])
    expect(await firstSaid(desk)).toMatchObject({
      id,
      speaker: { key: LAYLA },
      addressee: { key: SAMI },
      act: 'promise',
      content: { text: 'سنبقى' },
      decided: { kind: 'corrected', by: 'Omar', decision: made.id },
    })
    await desk.ask('confirm', { id, by: 'Huda' })
    expect((await firstSaid(desk)).decided).toMatchObject({ by: 'Huda' })
    const whole = await desk.ask('page', { id: page.id })
    expect(whole.decided.map((d) => d.kind)).toEqual(['correct', 'confirm'])
    expect(whole.reading.articles[0]!.statements[0]!.decided).toMatchObject({ kind: 'corrected', by: 'Huda' })
    expect(whole.decided[0]!.read).toMatchObject({ act: 'say' })
    expect(await sound(ledger)).toBe(true)
    await desk.ask('correct', { id, who: 'GPE:ساحلستان' })
    expect(await firstSaid(desk)).toMatchObject({ speaker: { key: 'GPE:ساحلستان' }, act: 'promise' })
    for (let i = 0; i < 3; i++) await desk.ask('undo', {})
    expect(await firstSaid(desk)).toMatchObject({ speaker: { key: SAMI }, act: 'say', decided: null })
    await expect(desk.ask('actor', { key: 'GPE:ساحلستان' })).rejects.toThrow()
  })
})

onAny('what cannot be is refused and changes nothing', async () => {
  await opened(async (desk) => {
    const { id } = await firstSaid(desk)
    await expect(desk.ask('correct', { id })).rejects.toThrow('a correction says what should stand')
    await expect(desk.ask('correct', { id, what: 'sing' })).rejects.toThrow('what: expected one of say')
    await expect(desk.ask('correct', { id, status: 'signed' })).rejects.toThrow('a fact of this kind has none')
    await expect(desk.ask('correct', { id, words: 'ليست في الصفحة' })).rejects.toThrow('do not stand so in the page')
    await expect(desk.ask('correct', { id, words: '3-99999' })).rejects.toThrow("no place in the page's text")
    await expect(desk.ask('correct', { id, date: '2024' })).rejects.toThrow("a statement's date")
    await expect(desk.ask('correct', { id, who: 'لا أحد بهذا الاسم' })).rejects.toThrow()
    await expect(desk.ask('reject', { id: 's000000000000000' })).rejects.toThrow('no statement, event, pact or commitment')
    expect((await desk.ask('decisions', {})).total).toBe(0)
  })
})

onAny('decisions on facts travel with an exported journal', async () => {
  await opened(async (desk, ledger) => {
    const { id } = await firstSaid(desk)
    await desk.ask('correct', { id, who: LAYLA, what: 'warn' })
    await desk.ask('reject', { id: (await said(desk)).find((s) => s.id !== id)!.id })
    const other = await openStub(await newPlace())
    await other.importJournal(ledger.journalFile())
    expect(await everything(other)).toEqual(await everything(ledger))
    expect(await sound(other)).toBe(true)
    await other.close()
  })
})

embedded('decisions on facts outlive a rebuild, and a re-reading by rules that give the words another id', async () => {
  await opened(async (desk, ledger, place) => {
    const { id, page } = await firstSaid(desk)
    await desk.ask('correct', { id, who: LAYLA })
    const before = await everything(ledger)
    await ledger.close()
    rmSync(join(place, 'db'), { recursive: true })
    const rebuilt = await openStub(place)
    expect(await everything(rebuilt)).toEqual(before)
    expect(await sound(rebuilt)).toBe(true)
    await rebuilt.close()
    // Better rules: the same words one letter shorter, under another id.
    const better = await openLedger(place, {
      rules: 'better',
      read: (found) => {
        const reading = stubRead(found)
        const shorter = (s: (typeof reading.articles)[number]['statements'][number]) => ({
          ...s,
          id: s.id.replace(/^s./, 'sf'),
          content: [s.content[0], s.content[1] - 1] as const,
        })
        return { ...reading, articles: reading.articles.map((a) => ({ ...a, statements: a.statements.map(shorter) })) }
      },
    })
    await better.refresh()
    const whole = await deskOf(better).ask('page', { id: page.id })
    expect(whole.decided).toMatchObject([{ kind: 'correct', id: id.replace(/^s./, 'sf') }])
    expect((await firstSaid(deskOf(better))).speaker).toMatchObject({ key: LAYLA })
    expect(await sound(better)).toBe(true)
    await better.close()
  })
})

async function everyPart(desk: Desk, format: 'jsonl'): Promise<string[]> {
  const parts: string[] = []
  for await (const part of (await desk.file('export', { format })).parts) parts.push(String(part))
  return parts
}
