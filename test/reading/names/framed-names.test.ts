import { expect, test } from 'vitest'
import { readBody } from '../invented-article.ts'

const people = (text: string): string[] =>
  readBody(text, null)
    .entities.filter((e) => e.type === 'PER')
    .flatMap((e) => e.mentions.map((m) => text.slice(...m)))

test('behind a definite title stands a name, known or not', () => {
  expect(people('وقال رئيس البلدية كازوتو مارتسوي إن المدينة آمنة.')).toEqual(['كازوتو مارتسوي'])
  expect(people('وأكد النائب البرازيلي البارز تومازو بروندات، أن القانون جيد.')).toEqual(['تومازو بروندات'])
})

test('a given name between a verb of saying and a title opens one', () => {
  expect(people('وقالت نسرين درقوفي رئيسة الجمعية للصحفيين إن المدينة آمنة.')).toEqual(['نسرين درقوفي'])
})

test('everyday words in such places are no name', () => {
  expect(people('وحل الرئيس ضيف شرف على المهرجان.')).toEqual([])
  expect(people('وأكد الوزير بحكم منصبه أن الخطة جاهزة.')).toEqual([])
  expect(people('وتعتبر الشركة أكبر مستثمر في البلاد.')).toEqual([])
})

test('a king is told from a singer by the state his title names', () => {
  const { entities } = readBody('والتقى العاهل الأردني الملك عبد الله وفدا من المدينة.', '2018-05-10')
  expect(entities.filter((e) => e.type === 'PER').map((e) => e.name.en)).toEqual(['Abdullah II of Jordan'])
})

test('behind a given name stands no ship', () => {
  expect(readBody('وصل المفاوض ماثيو نيميتز إلى المدينة.', null).entities.map((e) => e.type)).not.toContain('WPN')
})

test('an agency is not the paper of that name', () => {
  const { entities } = readBody('أعلنت وكالة الأنباء الرسمية الوصول إلى المدينة.', null)
  expect(entities.map((e) => e.name.en)).not.toContain('Al-Anba')
})

test('behind the comma after a title, and between a verb of saying and what follows its subject, stands a name', () => {
  expect(people('أوضح وزير النقل الدنماركي، أولاف بينستروم، الثلاثاء، أن القطار سيعود.')).toEqual(['أولاف بينستروم'])
  expect(people('وذكر دافيتو كاراسكي، المدير الفني للمشروع، أن القطار سيعود.')).toEqual(['دافيتو كاراسكي'])
  expect(people('وأضاف مدير البلدية كازوتو مارتسوي للصحفيين إن القطار سيعود.')).toEqual(['كازوتو مارتسوي'])
})

test('nouns with their adjectives there are none', () => {
  expect(people('وأفاد بخرق الاتفاق، وسط مخاوف السكان.')).toEqual([])
  expect(people('وكرر شروطا قديمة، ثم غادر القاعة.')).toEqual([])
})

test('the first word of a name stands for it behind a verb of saying', () => {
  expect(people('وقال نائب الوزير دينغ شياو للصحفيين إن القطار سيعود. وأضاف دينغ أن المحطة جاهزة.')).toContain('دينغ')
})

test('the end of a name that stands in the article is the same person', () => {
  const { entities } = readBody('وقال حميد أبو قاسمي مستشار البلدية إن القطار سيعود. وكتب أبو قاسمي أن المحطة جاهزة.', null)
  expect(entities.filter((e) => e.type === 'PER').length).toBe(1)
})

test('nouns with their owner or their adjective behind a verb of saying are none either', () => {
  expect(people('وقال مشايخ الوادي، في بيان، إنهم غادروا القرية.')).toEqual([])
  expect(people('وأظهر تشريح جثتها أنها كانت مريضة.')).toEqual([])
  expect(people('وأكدت زوجتاه السابقتان، أنهما غادرتا.')).toEqual([])
  expect(people('وقال لرجال دين إن القطار سيعود.')).toEqual([])
  expect(people('وأضاف مداخلة هاتفية على قناة النهر، أن القطار سيعود.')).toEqual([])
  expect(people('وتضمنت المنظومة تقنيات متقدمة، مضيفا أن القطار سيعود.')).toEqual([])
})

test('beside a title an article in the second word is no hindrance', () => {
  expect(people('وقال الراهب زوكار المنديلي إن القطار سيعود.')).toEqual(['زوكار المنديلي'])
})

test('people listed behind «كلا من»', () => {
  expect(people('وشملت القائمة كلا من محمود باقرزادي، ومحمد آغازادي، وهرب السائق.')).toEqual(['محمود باقرزادي', 'محمد آغازادي'])
  expect(people('وتضرر كل من سعيد الحظ والفقير.')).toEqual([])
})
