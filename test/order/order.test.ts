import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { segment } from '../../src/article/article.ts'
import { type Desk, deskOf } from '../../src/desk/desk.ts'
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts'
import { RULES, read } from '../../src/reading/reading.ts'
import { newFolder, pageOf } from '../ledger/invented.ts'

const SUMMIT = `قادة التحالف يقرون آلية جديدة
أقر قادة «منظمة معاهدة الأمن الجماعي» حزمة من الوثائق خلال القمة التي انعقدت أمس (الخميس) في مينسك.
وعلى الرغم من مقاطعة أرمينيا، قال الزعماء الخمسة الحاضرون إن المنظمة باقية.
وقال الرئيس الروسي فلاديمير بوتين إن بلاده ستتولى رئاسة المنظمة في عام 2026 تحت شعار (أمن واحد للجميع).`

const TREATY = `توقيع في مينسك
وقع الرئيسان الروسي فلاديمير بوتين والبيلاروسي ألكسندر لوكاشينكو في مينسك يوم الجمعة معاهدة أمنية جديدة بين روسيا وبيلاروسيا.
وتضمنت المعاهدة بندا يسمح باستخدام كل الوسائل في حال وقوع عدوان على أي من البلدين.
وطلب لوكاشينكو من بوتين نشر منظومات صاروخية على أراضي بيلاروسيا. وأكد بوتين أن ذلك ممكن في النصف الثاني من عام 2025.`

const THREAT = `تهديد
هددت روسيا أوكرانيا بضربات جديدة. وقصفت القوات الروسية مدينة خاركيف.
وحذر وزير الخارجية الروسي سيرغي لافروف أوكرانيا من مواصلة الهجمات.`

const PLEDGE = `تعهد كندي
تعهدت كندا بتسليم عشرين مدرعة قتالية إلى أوكرانيا بحلول يونيو 2023.`

const KEPT = `المدرعات تصل
سلمت كندا المدرعات القتالية إلى أوكرانيا أمس.`

let ledger: Ledger
let desk: Desk

beforeAll(async () => {
  ledger = await openLedger(newFolder(), { read: (page) => read(page, segment(page)), rules: RULES })
  const pages = [
    pageOf('summit.txt', SUMMIT, { published: '2023-11-24', outlet: 'صحيفة المرفأ' }),
    pageOf('treaty.txt', TREATY, { published: '2024-12-06', outlet: 'صحيفة المرفأ' }),
    pageOf('threat.txt', THREAT, { published: '2024-05-02' }),
    pageOf('pledge.txt', PLEDGE, { published: '2023-02-01' }),
    pageOf('kept.txt', KEPT, { published: '2023-05-20' }),
  ]
  await ledger.record(pages.map((page) => ({ page, reading: read(page, segment(page)) })))
  desk = deskOf(ledger)
}, 60_000)

afterAll(() => ledger.close())

describe('a body', () => {
  it('has members and chairs by the base, and sessions with who was absent by the news', async () => {
    const a = await desk.ask('order', { of: 'CSTO', at: '2025-12-31' })
    if (a.about !== 'alliance') throw new Error(a.about)
    expect(a.subject.en).toBe('Collective Security Treaty Organization')
    expect(a.members.filter((m) => m.now && m.status === 'member')).toHaveLength(6)
    expect(a.reservations.map((r) => [r.party.en, r.kind])).toEqual([['Armenia', 'frozen']])
    const [session] = a.sessions
    expect(session).toMatchObject({ date: '2023-11-23', members: 6, agrees: true, place: { en: 'Minsk' } })
    expect(session!.present!.number).toBe(5)
    expect(session!.absent.map((x) => x.state.en)).toEqual(['Armenia'])
    expect(session!.absent[0]!.proof.text).toBe('مقاطعة أرمينيا')
    const russia = a.chairs.find((c) => c.chair.en === 'Russia' && c.from === '2026')!
    expect(russia.source).not.toBeNull()
    expect(russia.news).toHaveLength(1)
    expect(russia.motto!.text).toBe('أمن واحد للجميع')
    expect(russia.contradicts).toBe(false)
    expect(a.due.map((c) => c.due!.value)).toContain('2026')
  })

  it('is told only what was known on the day', async () => {
    const a = await desk.ask('order', { of: 'CSTO', at: '2023-11-01' })
    expect(a.about === 'alliance' && a.sessions).toEqual([])
  })

  it('proves every word of the news in its page', async () => {
    const a = await desk.ask('order', { of: 'منظمة معاهدة الأمن الجماعي', at: '2025' })
    if (a.about !== 'alliance') throw new Error(a.about)
    const proofs = a.sessions.flatMap((s) => [...s.told, ...s.adopted, s.present!.proof, ...s.absent.map((x) => x.proof)])
    expect(proofs.length).toBeGreaterThan(3)
    for (const p of proofs) expect((await ledger.page(p.page.id)).reading.text.slice(...p.span)).toBe(p.text)
  })
})

describe('two states', () => {
  it('are bound by instruments that pages describe, and asked and answered each other', async () => {
    const p = await desk.ask('order', { of: 'Russia', with: 'Belarus', at: '2025-12-31' })
    if (p.about !== 'pair') throw new Error(p.about)
    expect(p.obligations).toContain('defense')
    const treaty = p.instruments.find((i) => i.instrument.en === 'Treaty on Security Guarantees within the Union State')!
    expect(treaty.news).toMatchObject([{ joined: 'parties and day of signing', contradicts: false }])
    expect(p.pacts.items.map((x) => x.id)).not.toContain(treaty.news[0]!.proof.fact)
    expect(p.asks).toHaveLength(1)
    expect(p.asks[0]!.answers.map((x) => x.time)).toEqual(['2025-H2'])
    expect(p.strains.every((s) => s.events.total === 0)).toBe(true)
  })

  it('are strained by what one does to and says about the other, one way only', async () => {
    const p = await desk.ask('order', { of: 'روسيا', with: 'أوكرانيا', at: '2024-12-31' })
    if (p.about !== 'pair') throw new Error(p.about)
    const [there, back] = p.strains
    expect(there!.by.en).toBe('Russia')
    expect(there!.counts.map((c) => c.what)).toContain('THREATEN')
    expect(there!.events.total).toBeGreaterThan(0)
    expect(back!.counts).toEqual([])
  })

  it('are refused where one is no state, or both are one', async () => {
    await expect(desk.ask('order', { of: 'Russia', with: 'Narnia' })).rejects.toThrow('"Narnia" is no state')
    await expect(desk.ask('order', { of: 'Russia', with: 'روسيا' })).rejects.toThrow('are both Russia')
  })

  it('may be two words of one name', async () => {
    const a = await desk.ask('order', { of: 'Arab', with: 'League' })
    expect(a.about === 'alliance' && a.subject.en).toBe('Arab League')
  })
})

describe('a name that is a part of several states’ names', () => {
  it('is asked back with those it may be', async () => {
    await expect(desk.ask('order', { of: 'كوريا', with: 'روسيا' })).rejects.toThrow(
      /may be North Korea, South Korea|may be South Korea, North Korea/,
    )
    await expect(desk.ask('triggered', { event: 'attack', on: 'كوريا' })).rejects.toThrow(/^on: "كوريا" may be/)
  })
  it('one that is a part of none is no state', async () =>
    await expect(desk.ask('order', { of: 'روسيا', with: 'نسلبطك' })).rejects.toThrow(/with: "نسلبطك" is no state/))
})

describe('what would be triggered', () => {
  const clauses = async (of: Parameters<typeof desk.ask<'triggered'>>[1]) => (await desk.ask('triggered', of)).clauses
  const named = (c: Awaited<ReturnType<typeof clauses>>[number]): string => `${c.instrument.en} ${c.article ?? '-'}`

  it('is every clause then in force that names it, in the words of the news where they quote it', async () => {
    const found = await clauses({ event: 'attack', on: 'Belarus', at: '2025-12-31' })
    expect(found.map(named)).toContain('Collective Security Treaty 4')
    const union = found.find((c) => c.instrument.en === 'Treaty on Security Guarantees within the Union State')!
    expect(union.quoted.map((q) => q.text).join()).toContain('كل الوسائل')
    expect(union.condition.map((q) => q.text).join()).toContain('عدوان')
    expect(union.owes.map((o) => o.en)).toEqual(['Russia'])
    expect(union.unknown).toContain('article')
    const treaty = found.find((c) => named(c) === 'Collective Security Treaty 4')!
    expect(treaty.reserved.map((r) => r.party.en)).toEqual(['Armenia'])
    expect(treaty.absent.map((a) => a.state.en)).toEqual(['Armenia'])
    expect(treaty.owes.map((o) => o.en)).not.toContain('Belarus')
  })

  it('is nothing of an instrument before it bound the state', async () => {
    const before = await clauses({ event: 'attack', on: 'Finland', at: '2022-01-01' })
    expect(before.map((c) => c.instrument.en)).not.toContain('North Atlantic Treaty')
    const after = await clauses({ event: 'attack', on: 'Finland', at: '2024-01-01' })
    expect(after.map(named)).toContain('North Atlantic Treaty 5')
  })

  it('tells a clause that names it from one that a definition, its parties or a wider word brings it under', async () => {
    const blockade = await clauses({ event: 'blockade', on: 'Armenia', at: '2024-01-01' })
    expect(blockade.find((c) => named(c) === 'Collective Security Treaty 4')).toMatchObject({ fit: 'by definition' })
    expect(blockade.find((c) => named(c) === 'Collective Security Treaty 2')).toMatchObject({ fit: 'as a threat' })
    const cyber = await clauses({ event: 'هجوم سيبراني', on: 'Estonia', at: '2024-01-01' })
    expect(cyber.find((c) => named(c) === 'North Atlantic Treaty 5')).toMatchObject({ fit: 'held by parties' })
    expect(cyber.find((c) => named(c) === 'North Atlantic Treaty 5')!.basis!.en).toContain('case by case')
  })

  it('binds only those whom the clause binds, to those whom it protects', async () => {
    const japan = await clauses({ event: 'attack', on: 'United States', at: '2024-01-01' })
    expect(japan.map((c) => c.instrument.en)).not.toContain('Treaty of Mutual Cooperation and Security between the United States and Japan')
    const ukraine = await clauses({ event: 'wmd-use', on: 'Ukraine', at: '2024-01-01' })
    expect(ukraine.find((c) => named(c) === 'Budapest Memorandum 4')!.owes.map((o) => o.en)).toEqual([
      'Russia',
      'United Kingdom',
      'United States',
    ])
    const taiwan = await clauses({ event: 'attack', on: 'Taiwan', at: '2024-01-01' })
    expect(taiwan).toEqual([])
  })

  it('lays the duty not to use force on the attacker alone', async () => {
    const without = await clauses({ event: 'attack', on: 'Egypt', at: '2024-01-01' })
    expect(without.map((c) => c.instrument.en)).not.toContain('Treaty of Peace between Israel and Egypt')
    const by = await clauses({ event: 'attack', on: 'Egypt', by: 'Israel', at: '2024-01-01' })
    expect(by.find((c) => c.instrument.en === 'Treaty of Peace between Israel and Egypt')).toMatchObject({
      response: 'nonaggression',
      owes: [{ en: 'Israel' }],
    })
  })

  it('is refused for what is no happening or no state', async () => {
    await expect(clauses({ event: 'tea', on: 'Mali' })).rejects.toThrow('"tea" is none of')
    await expect(clauses({ event: 'attack', on: 'Narnia' })).rejects.toThrow('on: "Narnia" is no state')
    await expect(clauses({ event: 'attack', on: 'Mali', by: 'مالي' })).rejects.toThrow('cannot be both')
  })
})

describe('how commitments stand', () => {
  const canada = async (at: string) => {
    const { items } = await desk.ask('due', { at, limit: 100 })
    return items.find((c) => c.by?.en === 'Canada')!
  }

  it('open before its time, due in it, met where a later page tells that it was done', async () => {
    expect((await canada('2023-03-01')).state).toBe('open')
    const met = await canada('2023-06-15')
    expect(met.state).toBe('met')
    expect(met.history.at(-1)!.proof!.page.source).toBe('kept.txt')
  })

  it('passed, and nothing known, where no page tells what came of it', async () => {
    const { items } = await desk.ask('due', { at: '2027-06-01', limit: 100 })
    const chair = items.find((c) => c.due?.value === '2026')!
    expect(chair.history.map((h) => h.state)).toEqual(['open', 'due', 'passed'])
    expect(chair.history.at(-1)!.proof).toBeNull()
  })
})

describe('the whole order', () => {
  it('lists bodies, pairs of states that pages name, and quoted clauses', async () => {
    const w = await desk.ask('order', { at: '2025-12-31' })
    if (w.about !== 'world') throw new Error(w.about)
    expect(w.alliances[0]!.body.en).toBe('Collective Security Treaty Organization')
    expect(w.ties.map((t) => [t.a.en, t.b.en])).toContainEqual(['Belarus', 'Russia'])
    expect(w.quoted.length).toBeGreaterThan(0)
  })

  it('runs through one actor’s statements by act', async () => {
    const r = await desk.ask('order', { of: 'Sergey Lavrov', at: '2025' })
    expect(r.about === 'actor' && r.acts.map((a) => a.act)).toEqual(['warn'])
  })
})
