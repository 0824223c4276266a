import type { ReadArticle } from '../../src/reading/reading.ts'
import { type Telling, tellingOf } from '../../src/stories/stories.ts'

/** An invented article: its title, its body's lines, who publishes it and when, and whom it names. */
export interface Invented {
  readonly id: string
  readonly title: string
  readonly body: readonly string[]
  readonly outlet?: string
  readonly at?: string
  readonly names?: readonly string[]
}

/** The telling of an invented article. */
export function told({ id, title, body, outlet, at, names = [] }: Invented): Telling {
  const text = [title, ...body].join('\n')
  let from = title.length + 1
  const lines = body.map((line) => {
    const span = [from, from + line.length] as const
    from += line.length + 1
    return span
  })
  const article = {
    title: { span: [0, title.length], text: title },
    outlet: outlet === undefined ? null : { span: null, name: outlet, why: 'test' },
    dated: at === undefined ? null : { span: null, value: at, why: 'test' },
    body: lines,
    entities: names.map((ar, i) => ({ id: `e${i}`, type: 'PER', name: { ar, en: null }, mentions: [[0, 1]] })),
  } as unknown as ReadArticle
  return tellingOf(id, text, article)
}

/** Two reports of one signing, one of them carried by another outlet with cuts, a later stage, and something else. */
export const REPORTS: readonly Invented[] = [
  {
    id: 'agency',
    outlet: 'وكالة الساحل',
    at: '2024-06-19T09:00',
    title: 'توقيع معاهدة الدفاع المشترك بين جزيرة الرمل ومملكة الجبل',
    body: [
      'وقع رئيس جزيرة الرمل فؤاد النجار وملك الجبل سهيل الخامس معاهدة للدفاع المشترك في مدينة المرفأ يوم الأربعاء بعد محادثات استمرت ثلاثة أيام.',
      'وتنص المعاهدة على أن أي اعتداء مسلح على أحد الطرفين يعد اعتداء على الطرف الآخر ويستوجب التشاور الفوري بين القيادتين.',
      'وقال النجار إن بلاده لن تقف مكتوفة اليدين إذا تعرضت حدود المملكة الشمالية لأي تهديد عسكري من الخارج.',
      'وأضاف أن لجنة عسكرية مشتركة ستعقد أول اجتماعاتها في شهر سبتمبر المقبل بمقر وزارة الدفاع.',
      'وكانت المحادثات بين البلدين قد توقفت العام الماضي بسبب الخلاف على مصائد الأسماك في خليج الصدف.',
    ],
    names: ['فؤاد النجار', 'سهيل الخامس', 'جزيرة الرمل', 'مملكة الجبل'],
  },
  {
    id: 'paper',
    outlet: 'صحيفة المنارة',
    at: '2024-06-19T11:30',
    title: 'الرمل والجبل توقعان معاهدة دفاع',
    body: [
      'وقع رئيس جزيرة الرمل فؤاد النجار وملك الجبل سهيل الخامس معاهدة للدفاع المشترك في مدينة المرفأ الأربعاء بعد محادثات استمرت ثلاثة أيام.',
      'وتنص المعاهدة على أن أي هجوم مسلح على أحد الطرفين يعد اعتداء على الطرف الآخر ويستوجب التشاور الفوري بين القيادتين.',
      'وكانت المحادثات بين البلدين قد توقفت العام الماضي بسبب الخلاف على مصائد الأسماك في خليج الصدف.',
    ],
    names: ['فؤاد النجار', 'سهيل الخامس', 'جزيرة الرمل', 'مملكة الجبل'],
  },
  {
    id: 'own-words',
    outlet: 'قناة البوصلة',
    at: '2024-06-19T12:10',
    title: 'معاهدة دفاع مشترك بين جزيرة الرمل ومملكة الجبل توقع في المرفأ',
    body: [
      'في مدينة المرفأ أنهى فؤاد النجار وسهيل الخامس مفاوضات المعاهدة الدفاعية بالتوقيع على نصها أمام الصحافيين.',
      'المعاهدة الجديدة تلزم جزيرة الرمل ومملكة الجبل بالتشاور إذا وقع اعتداء على إحداهما، حسب نسخة اطلعت عليها القناة.',
      'النجار تعهد بالدفاع عن حدود المملكة، فيما أثنى سهيل الخامس على محادثات المرفأ التي طوت خلاف مصائد الأسماك.',
    ],
    names: ['فؤاد النجار', 'سهيل الخامس', 'جزيرة الرمل', 'مملكة الجبل'],
  },
  {
    id: 'later',
    outlet: 'صحيفة المنارة',
    at: '2024-06-22T10:00',
    title: 'برلمان جزيرة الرمل يناقش معاهدة الدفاع المشترك مع مملكة الجبل',
    body: [
      'يبدأ برلمان جزيرة الرمل السبت مناقشة معاهدة الدفاع المشترك التي وقعها الرئيس فؤاد النجار مع ملك الجبل سهيل الخامس.',
      'ويطالب نواب المعارضة بكشف ملاحق المعاهدة قبل التصويت على إقرارها الأسبوع المقبل.',
      'وقال رئيس لجنة الشؤون الخارجية إن التشاور مع مملكة الجبل لا يعني إرسال جنود خارج جزيرة الرمل.',
    ],
    names: ['فؤاد النجار', 'سهيل الخامس', 'جزيرة الرمل', 'مملكة الجبل'],
  },
  {
    id: 'else',
    outlet: 'قناة البوصلة',
    at: '2024-06-19T13:00',
    title: 'أمطار غزيرة تغلق مطار الواحة',
    body: [
      'أعلنت سلطات الطيران إغلاق مطار الواحة أمام الرحلات بسبب أمطار غزيرة غمرت المدرج الرئيسي منذ الصباح.',
      'ونصحت شركات النقل المسافرين بمراجعة مواعيد رحلاتهم قبل التوجه إلى المطار.',
    ],
    names: ['مطار الواحة'],
  },
]
