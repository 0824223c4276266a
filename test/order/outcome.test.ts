import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { segment } from '../../src/article/article.ts'
import { type Desk, deskOf } from '../../src/desk/desk.ts'
import { type Ledger, openLedger } from '../../src/ledger/ledger.ts'
import { RULES, read } from '../../src/reading/reading.ts'
import { newFolder, pageOf } from '../ledger/invented.ts'

// Each promise with the day it was made, and what later pages tell.
const PAGES: readonly (readonly [source: string, published: string, text: string])[] = [
  ['sent.txt', '2023-02-01', 'تعهد سويدي\nتعهدت السويد بإرسال عشر مدرعات قتالية إلى أوكرانيا بحلول يونيو 2023.'],
  ['sent-told.txt', '2023-05-20', 'وصول المدرعات\nأرسلت السويد المدرعات القتالية إلى أوكرانيا أمس.'],
  ['signed.txt', '2023-03-01', 'موعد التوقيع\nقال أردوغان إن تركيا ستوقع مع قطر اتفاقية التعاون الدفاعي المشترك في أبريل 2023.'],
  ['signed-told.txt', '2023-04-15', 'توقيع\nوقعت تركيا وقطر أمس اتفاقية التعاون الدفاعي المشترك في الدوحة.'],
  ['taken-back.txt', '2023-02-03', 'تعهد دنماركي\nتعهدت الدنمارك بنشر أربع مقاتلات متطورة في ليتوانيا بحلول ديسمبر 2023.'],
  ['taken-back-told.txt', '2023-06-11', 'تراجع\nتراجعت الدنمارك عن نشر المقاتلات المتطورة في ليتوانيا.'],
  ['put-off.txt', '2023-02-05', 'تعهد نرويجي\nتعهدت النرويج بتسليم خمسة رادارات بحرية إلى إستونيا بحلول مايو 2023.'],
  ['put-off-told.txt', '2023-05-12', 'تأجيل\nأرجأت النرويج تسليم الرادارات البحرية إلى إستونيا.'],
  ['failed.txt', '2023-02-06', 'تعهد إستوني\nتعهدت إستونيا بإرسال تسع مدرعات قتالية إلى جورجيا بحلول يونيو 2023.'],
  ['failed-told.txt', '2023-06-20', 'إخفاق\nأخفقت إستونيا في إرسال المدرعات القتالية إلى جورجيا.'],
  ['not-able.txt', '2023-02-06', 'تعهد لاتفي\nتعهدت لاتفيا بإرسال ست دبابات ثقيلة إلى جورجيا بحلول يونيو 2023.'],
  ['not-able-told.txt', '2023-06-20', 'فشل\nفشلت لاتفيا في إرسال الدبابات الثقيلة إلى جورجيا.'],
  ['refused.txt', '2023-02-06', 'تعهد كرواتي\nتعهدت كرواتيا بإرسال سبعة زوارق سريعة إلى ألبانيا بحلول سبتمبر 2023.'],
  ['refused-told.txt', '2023-05-20', 'رفض\nقالت كرواتيا إنها لن ترسل الزوارق السريعة إلى ألبانيا.'],
  ['other-refused.txt', '2023-02-06', 'تعهد سلوفيني\nتعهدت سلوفينيا بإرسال سبع طائرات نقل إلى قبرص بحلول سبتمبر 2023.'],
  [
    'other-refused-told.txt',
    '2023-05-20',
    'رفض\nقالت سلوفينيا إنها لن تستقبل طائرات نقل من قبرص. وقالت مالطا إنها لن ترسل طائرات نقل إلى قبرص.',
  ],
  ['others.txt', '2023-02-07', 'تعهد فنلندي\nتعهدت فنلندا بإرسال عشرين شاحنة عسكرية إلى مولدوفا بحلول مايو 2023.'],
  ['others-told.txt', '2023-04-12', 'وصول شاحنات\nأرسلت بولندا الشاحنات العسكرية إلى مولدوفا أمس. وقالت فنلندا إنها ترحب بذلك.'],
  ['denied.txt', '2023-02-09', 'تعهد هولندي\nتعهدت هولندا بإرسال عشرين دبابة حديثة إلى رومانيا بحلول مايو 2023.'],
  [
    'denied-told.txt',
    '2023-04-14',
    'نفي\nنفت هولندا إرسال الدبابات الحديثة إلى رومانيا. وقالت هولندا إنها قد ترسل الدبابات الحديثة إلى رومانيا.',
  ],
]

let ledger: Ledger
let desk: Desk

beforeAll(async () => {
  ledger = await openLedger(newFolder(), { read: (page) => read(page, segment(page)), rules: RULES })
  const pages = PAGES.map(([source, published, text]) => pageOf(source, text, { published }))
  await ledger.record(pages.map((page) => ({ page, reading: read(page, segment(page)) })))
  desk = deskOf(ledger)
}, 60_000)

afterAll(() => ledger.close())

// How the promise of a page stands on a day, with the pages that prove each step.
async function standing(source: string, at: string) {
  const { items } = await desk.ask('due', { at, limit: 100 })
  const promise = items.find((c) => c.page.source === source)
  if (promise === undefined) throw new Error(`no commitment on ${source}: ${items.map((c) => c.page.source).join(' ')}`)
  return promise.history.map((h) => [h.state, h.proof?.page.source ?? null])
}

describe('an undertaking', () => {
  it('is open from the page that tells it, and due when its date begins', async () => {
    expect(await standing('sent.txt', '2023-03-01')).toEqual([['open', 'sent.txt']])
    expect(await standing('denied.txt', '2023-05-10')).toEqual([
      ['open', 'denied.txt'],
      ['due', null],
    ])
  })

  it('is met by the page that tells of the same deed by the same state', async () => {
    expect((await standing('sent.txt', '2023-12-31')).at(-1)).toEqual(['met', 'sent-told.txt'])
    expect((await standing('signed.txt', '2023-12-31')).at(-1)).toEqual(['met', 'signed-told.txt'])
  })

  it('is withdrawn or missed by the page that says so, and not met by it', async () => {
    expect((await standing('taken-back.txt', '2023-12-31')).at(-1)).toEqual(['withdrawn', 'taken-back-told.txt'])
    expect((await standing('put-off.txt', '2023-12-31')).at(-1)).toEqual(['missed', 'put-off-told.txt'])
    expect((await standing('failed.txt', '2023-12-31')).at(-1)).toEqual(['missed', 'failed-told.txt'])
    expect((await standing('not-able.txt', '2023-12-31')).at(-1)).toEqual(['missed', 'not-able-told.txt'])
  })

  it('is withdrawn where the same state says that it will not do it, and by no other refusal', async () => {
    expect((await standing('refused.txt', '2023-12-31')).at(-1)).toEqual(['withdrawn', 'refused-told.txt'])
    expect((await standing('other-refused.txt', '2023-12-31')).at(-1)).toEqual(['passed', null])
  })

  it('is met neither by what others did nor by what was denied or may be', async () => {
    expect((await standing('others.txt', '2023-12-31')).at(-1)).toEqual(['passed', null])
    expect((await standing('denied.txt', '2023-12-31')).at(-1)).toEqual(['passed', null])
  })

  it('proves each step by characters of its page', async () => {
    const { items } = await desk.ask('due', { at: '2023-12-31', limit: 100 })
    const proofs = items.flatMap((c) => c.history.flatMap((h) => (h.proof === null ? [] : [h.proof])))
    expect(proofs.length).toBeGreaterThan(9)
    for (const p of proofs) expect((await ledger.page(p.page.id)).reading.text.slice(...p.span)).toBe(p.text)
  })
})
