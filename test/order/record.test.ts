import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { segment } from '../../src/article/article.ts'
import { type Desk, deskOf } from '../../src/desk/desk.ts'
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts'
import { RULES, read } from '../../src/reading/reading.ts'
import { newFolder, pageOf } from '../ledger/invented.ts'

// Five invented pages of the kinds that the record of an order is made from.
const SUMMIT = `قمة مينسك تقر وثائق جديدة
وقع قادة دول «منظمة معاهدة الأمن الجماعي» التي تقودها موسكو، وتضم إلى جانب روسيا: أرمينيا، وطاجيكستان، وبيلاروسيا، وقرغيزستان وكازاخستان، حزمة من الوثائق في القمة التي عُقدت أمس (الخميس) في مينسك.
وعلى الرغم من مقاطعة أرمينيا، قال مراقبون إن اللقاء كان ناجحا.
وركزت القرارات التي وقعها الزعماء الخمسة الحاضرون على «تدابير الاستجابة السريعة للأزمات». واتفق القادة على آلية للتحرك السريع بين الدول الأعضاء.`

const TREATY = `معاهدة أمنية في مينسك
وقع الرئيسان الروسي فلاديمير بوتين والبيلاروسي ألكسندر لوكاشينكو في مينسك يوم الجمعة معاهدة أمنية جديدة بين روسيا وبيلاروسيا.
وتضمنت المعاهدة بندا يسمح باستخدام السلاح النووي في حال وقوع عدوان.
وأكدت الوثيقة الالتزام المشترك بحماية حدود الدولتين.
وطلب لوكاشينكو من بوتين نشر منظومات صاروخية على أراضي بيلاروسيا. وأكد بوتين أن ذلك قد يتم بحلول النصف الثاني من 2025 مع توسع الإنتاج.`

const THREAT = `تحذير في فيينا
قال سيرغي لافروف خلال اجتماع لمنظمة الأمن والتعاون في أوروبا إن "موسكو ستتحرك صونا لأمنها إذا لم تسمع "جوابا مقبولا" من الغرب على مطالبها".
وأصرت موسكو على مطالبها بضمانات أمنية من حلف شمال الأطلسي.`

const SESSION = `اجتماع بيشكيك
قال الرئيس الروسي فلاديمير بوتين خلال اجتماع لمنظمة معاهدة الأمن الجماعي في بيشكيك اليوم الخميس إن بلاده ستتولى رئاسة المنظمة في عام 2026 تحت شعار (أمن واحد للجميع).
وأوضح بوتين أن بلاده تقترح منتدى للأمن الجماعي العام المقبل.
واعتمد مجلس الأمن الجماعي خطة التعاون العسكري للفترة 2026-2030 الهادفة إلى رفع جاهزية القوات.
وذكر البيان أن المبادرة الروسية بتمديد معاهدة (نيو ستارت) ترمي إلى منع سباق جديد.
وقال بوتين إن موسكو اطلعت على المقترح الأولي لخطة السلام الأمريكية.`

const DEFENCE = `اجتماع وزيري الدفاع
شدد وزير الدفاع الروسي سيرغي شويغو على ضرورة اتخاذ خطوات مشتركة لدعم دفاع دولة الاتحاد ورفع جاهزية المجموعة الإقليمية للقوات، وكذلك نظام الدفاع الجوي الإقليمي الموحد.
وأكد شويغو أن روسيا مستعدة لتقديم أي دعم لبيلاروسيا.`

let ledger: Ledger
let desk: Desk

beforeAll(async () => {
  ledger = await openLedger(newFolder(), { read: (page) => read(page, segment(page)), rules: RULES })
  const pages = [
    pageOf('threat.txt', THREAT, { published: '2022-01-13', outlet: 'صحيفة المرفأ' }),
    pageOf('summit.txt', SUMMIT, { published: '2023-11-24', outlet: 'صحيفة المرفأ' }),
    pageOf('treaty.txt', TREATY, { published: '2024-12-06', outlet: 'صحيفة المرفأ' }),
    pageOf('session.txt', SESSION, { published: '2025-11-27', outlet: 'وكالة الساحل' }),
    pageOf('defence.txt', DEFENCE, { published: '2022-06-30', outlet: 'وكالة الساحل' }),
  ]
  await ledger.record(pages.map((page) => ({ page, reading: read(page, segment(page)) })))
  desk = deskOf(ledger)
}, 60_000)

afterAll(() => ledger.close())

const body = async (of: string, at: string) => {
  const a = await desk.ask('order', { of, at })
  if (a.about !== 'alliance') throw new Error(a.about)
  return a
}

const owed = async (at: string) =>
  (await desk.ask('due', { at, limit: 100 })).items.map((c) => `${c.by?.en} | ${c.due?.value ?? '-'} | ${c.content.text}`)

describe('the record of an order', () => {
  it('has a summit with five of six there, what they signed, and what they decided', async () => {
    const { sessions, plans } = await body('CSTO', '2025-12-31')
    const minsk = sessions.find((s) => s.place?.en === 'Minsk')!
    expect(minsk).toMatchObject({ date: '2023-11-23', members: 6, agrees: true, present: { number: 5 } })
    expect(minsk.absent.map((x) => x.state.en)).toEqual(['Armenia'])
    const adopted = minsk.adopted.map((p) => p.text)
    expect(adopted).toHaveLength(3)
    expect(adopted[0]).toContain('حزمة من الوثائق')
    expect(adopted[1]).toMatch(/^القرارات التي وقعها .*الاستجابة السريعة/)
    expect(adopted[2]).toContain('آلية للتحرك السريع')
    expect(plans.map((p) => [p.kind, p.status, p.proof.text])).toContainEqual(['agreement', 'signed', 'حزمة من الوثائق'])
  })

  it('counts no member that stayed away among those who signed', async () => {
    const pair = async (state: string) => {
      const p = await desk.ask('order', { of: 'Russia', with: state, at: '2025-12-31' })
      if (p.about !== 'pair') throw new Error(p.about)
      return p.pacts.items.map((x) => x.words.text)
    }
    expect(await pair('Kazakhstan')).toContain('حزمة من الوثائق')
    expect(await pair('Armenia')).not.toContain('حزمة من الوثائق')
  })

  it('has the chair to come with its motto, the plan for years to come, and no mere proposal in force', async () => {
    const { chairs, plans } = await body('CSTO', '2025-12-31')
    expect(chairs.find((c) => c.from === '2026')).toMatchObject({ chair: { en: 'Russia' }, motto: { text: 'أمن واحد للجميع' } })
    const told = plans.map((p) => `${p.proof.text} ${p.period}`)
    expect(told).toContain('خطة التعاون العسكري 2026/2030')
    expect(told.join()).not.toContain('المقترح')
  })

  it('has what falls due: an answer with its day, a chair, a plan, and what two or a body undertook', async () => {
    const all = await owed('2025-12-01')
    expect(all).toContain('Russia | 2025-H2 | ذلك قد يتم بحلول النصف الثاني من 2025 مع توسع الإنتاج')
    expect(all).toContain('Russia | 2026 | بلاده ستتولى رئاسة المنظمة في عام 2026 تحت شعار (أمن واحد للجميع)')
    expect(all).toContain(
      'Collective Security Treaty Organization | 2026/2030 | خطة التعاون العسكري للفترة 2026-2030 الهادفة إلى رفع جاهزية القوات',
    )
    expect(all).toContain('Collective Security Treaty Organization | - | آلية للتحرك السريع بين الدول الأعضاء')
    expect(all).toContain('Russia | - | الالتزام المشترك بحماية حدود الدولتين')
    expect(all).toContain('Russia | - | روسيا مستعدة لتقديم أي دعم لبيلاروسيا')
    expect(all).toContain('Moscow | - | موسكو ستتحرك صونا لأمنها إذا لم تسمع "جوابا مقبولا" من الغرب على مطالبها')
  })

  it('has the request and its answer, the guarantees treaty with its trigger, and the guarantees that were only demanded', async () => {
    const p = await desk.ask('order', { of: 'Belarus', with: 'Russia', at: '2025-12-31' })
    if (p.about !== 'pair') throw new Error(p.about)
    expect(p.asks.flatMap((a) => a.answers.map((x) => x.time))).toEqual(['2025-H2'])
    const { clauses } = await desk.ask('triggered', { event: 'attack', on: 'Belarus', at: '2025-12-31' })
    const union = clauses.find((c) => c.instrument.en === 'Treaty on Security Guarantees within the Union State')!
    expect(union.condition.map((c) => c.text)).toContain('في حال وقوع عدوان')
    expect(union.quoted.map((q) => q.text).join()).toContain('السلاح النووي')
    const { items } = await desk.ask('pacts', { status: 'proposed', limit: 50 })
    expect(items.map((x) => x.words.text)).toContain('ضمانات أمنية')
  })

  it('has the forces of the Union State, and the treaty that an initiative would prolong', async () => {
    const { organs } = await body('Union State', '2025-12-31')
    const named = organs.filter((o) => o.news.length > 0).map((o) => o.organ.en)
    expect(named).toEqual(['Regional Group of Forces of Belarus and Russia', 'Unified Regional Air Defence System of Belarus and Russia'])
    const { items } = await desk.ask('pacts', { limit: 50 })
    const start = items.find((x) => x.words.text.includes('نيو ستارت'))!
    expect(start).toMatchObject({ status: 'in force', clauses: [] })
    expect(start.parties.map((x) => x.en)).toEqual(['Russia', 'United States'])
  })
})
