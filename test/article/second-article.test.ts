import { describe, expect, test } from 'vitest'
import { segment } from '../../src/article/article.ts'
import { pageOfHtml } from '../page/html-case.ts'

const MAIN = `<article><h1>لجنة الحدود تعود إلى العمل</h1><div class="date">12 مايو 2022</div>
<p>أعلنت لجنة الحدود عودتها إلى العمل بعد توقف دام عامين كاملين، وقال رئيسها إن الخرائط جاهزة للتوقيع في العاصمة.</p>
<p>وأضاف رئيس اللجنة أن الاجتماع المقبل سيعقد في المدينة الساحلية، بحضور مراقبين من الدول المجاورة كلها.</p>
<p>المصدر: مرصد الصباح + وكالات</p></article>`
const FIRST = 'صادق برلمان الجزيرة يوم الأربعاء على معاهدة الصيد المشترك مع جارته الشمالية، بعد مناقشة استمرت ثلاثة أيام في العاصمة.'
const SECOND =
  'وقال رئيس البرلمان إن المعاهدة "تحمي صيادي البلدين"، وإنها ستدخل حيز التنفيذ مطلع العام المقبل بعد تبادل الوثائق بين الحكومتين.'
const more = (date: string, head = '<h2>برلمان الجزيرة يصادق على معاهدة الصيد</h2>', text = `<p>${FIRST}</p><p>${SECOND}</p>`) =>
  `<article>${head}${date}${text}</article>`
const cut = (others: string) => segment(pageOfHtml(`<html><body><main>${MAIN}${others}</main></body></html>`))
const DATE = '<time>11 مايو 2022</time>'

describe('a second article in its own element', () => {
  test('has its own title, date and text', () => {
    const { articles, blocks } = cut(more(DATE))
    expect(articles.map((a) => [a.title?.text, a.published?.value])).toEqual([
      ['لجنة الحدود تعود إلى العمل', '2022-05-12'],
      ['برلمان الجزيرة يصادق على معاهدة الصيد', '2022-05-11'],
    ])
    expect(articles[1]!.body).toHaveLength(2)
    expect(articles[0]!.body).toHaveLength(2)
    expect(blocks.filter((b) => b.kind === 'other_article')).toHaveLength(1)
  })
  test('a third is an article of its own too', () =>
    expect(
      cut(more(DATE) + more('<time>10 مايو 2022</time>', '<h2>سفينة الأبحاث ترسو في الميناء</h2>')).articles.map((a) => a.published?.value),
    ).toEqual(['2022-05-12', '2022-05-11', '2022-05-10']))
  test('an ambiguous date of its own is left out', () => {
    const { articles, messages } = cut(more('<time>05/11/2022</time>'))
    expect(articles[1]!.published).toBeNull()
    expect(messages).toContainEqual(expect.objectContaining({ rule: 'date-ambiguous' }))
  })
})

describe('is no second article', () => {
  test('a teaser: a headline and a line', () => expect(cut(more(DATE, undefined, `<p>${FIRST}</p>`)).articles).toHaveLength(1))
  test('a part of the text in an element of its own, without a date', () => {
    const { articles } = cut(more(''))
    expect(articles).toHaveLength(1)
    expect(articles[0]!.body.length).toBeGreaterThan(3)
  })
})

test('a line that only names whose news it is is a byline, in whatever box', () => {
  const { blocks } = cut('')
  const source = blocks.find((b) => b.kind === 'byline' && b.span[0] > 100)
  expect(source).toBeDefined()
})
