import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Desk, deskOf, type Ledger, openWith, takeIn } from '../../src/desk/desk.ts'
import { newFolder } from '../ledger/invented.ts'

// One strike told by three outlets: two tolls, and its denial by the side it is laid to.
export const first = `الكرملين: قصف طال مدينة بيلغورود وسقوط 12 قتيلا
موسكو - 3 ديسمبر 2024 (المرفأ)
قصفت القوات الأوكرانية مدينة بيلغورود الروسية يوم الاثنين فقتلت 12 شخصا.
وسمع دوي الانفجارات في قرى تبعد عشرين كيلومترا، وهرعت سيارات الإسعاف إلى السوق القديم.
وعلقت الإدارة المحلية رحلات القطار إلى العاصمة، وفتحت ملاجئ تحت الأرض أمام السكان.
وقالت وزارة الخارجية الروسية إن القصف الأوكراني على مدينة بيلغورود لن يمر دون رد.
ويعقد مجلس الأمن الدولي اجتماعا طارئا يوم الجمعة المقبل لبحث القصف الأوكراني على بيلغورود.
`
export const second = `السلطات المحلية: 19 قتيلا في قصف مدينة بيلغورود
كييف - 3 ديسمبر 2024 (الرواق)
قصفت القوات الأوكرانية يوم الاثنين مدينة بيلغورود الروسية القريبة من الحدود فقتلت 19 شخصا.
وانهارت واجهة مبنى سكني من أربعة طوابق، وقطعت الكهرباء عن ثلاثة أحياء حتى ساعات الفجر.
وأكد الرئيس الأوكراني فولوديمير زيلينسكي أن بلاده تدافع عن نفسها ولن تنتظر إذنا من أحد.
وأغلقت المدارس أبوابها ونقلت عشرات العائلات إلى صالة رياضية في ضاحية المدينة.
وقالت وزارة الخارجية الروسية إن القصف الأوكراني على مدينة بيلغورود لن يمر دون رد.
`
export const later = `أوكرانيا تنفي قصف مدينة بيلغورود الروسية
كييف - 4 ديسمبر 2024 (البريد)
نفت وزارة الدفاع الأوكرانية قصف مدينة بيلغورود الروسية يوم الاثنين.
وحذر وزير الخارجية الروسي سيرغي لافروف أوكرانيا من استخدام صواريخ بعيدة المدى في أي هجوم جديد.
وسقط في القصف الأوكراني على مدينة بيلغورود الروسية يوم الاثنين 19 شخصا بحسب السلطات المحلية.
`

// In words of its own: no copy of the others.
const denial = `كييف تنفي الهجوم على بيلغورود الروسية
كييف - 4 ديسمبر 2024 (الجسر)
نفت وزارة الدفاع الأوكرانية قصف مدينة بيلغورود الروسية يوم الاثنين.
وقال متحدث باسم الجيش الأوكراني إن وحداته لم تطلق صاروخا واحدا عبر الحدود منذ أسبوع، وطالب بتحقيق محايد.
`

/** A desk over a new ledger in which one story is told in ways that cannot all be right. */
export async function deskOfDispute(): Promise<{ desk: Desk; ledger: Ledger }> {
  const folder = newFolder()
  const ledger = await openWith(folder)
  const pages = [first, second, denial].map((text, i) => {
    const path = join(folder, '..', `dispute-${i}.txt`)
    writeFileSync(path, text)
    return path
  })
  await takeIn(ledger, pages)
  return { desk: deskOf(ledger), ledger }
}
