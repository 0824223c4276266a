import { describe, expect, test } from 'vitest'
import { segment } from '../../src/article/article.ts'
import type { Collected } from '../../src/page/page.ts'
import { pageOfHtml } from '../page/html-case.ts'

const BODY =
  '<p>أعلنت لجنة الحدود عودتها إلى العمل بعد توقف دام عامين كاملين، وقال رئيسها إن الخرائط جاهزة للتوقيع.</p><p>وأضاف أن الطرفين اتفقا على كل البنود، وأن المراسم ستجرى في العاصمة.</p>'
const of = (head: string, byline = '', collected: Collected = {}) =>
  segment({
    ...pageOfHtml(
      `<html lang="ar"><head>${head}</head><body><article><h1>لجنة الحدود تعود إلى العمل</h1>${byline}${BODY}</article></body></html>`,
    ),
    collected,
  })

describe('what a page states of its article', () => {
  test('JSON-LD is believed before OpenGraph, and who lost is told', () => {
    const ld = {
      '@type': 'NewsArticle',
      headline: 'لجنة الحدود تعود إلى العمل',
      author: { name: 'سامر نوفل' },
      articleSection: 'سياسة',
      dateModified: '2022-05-13T09:00:00+03:00',
    }
    const page = pageOfHtml(
      `<html lang="ar-LB"><head><script type="application/ld+json">${JSON.stringify(ld)}</script><meta property="og:title" content="لجنة الحدود تعود إلى العمل | الأفق"><meta property="article:author" content="هيئة التحرير"><meta property="og:locale" content="en_US"><meta property="og:url" content="http://www.ofoq.example/n/7"><link rel="canonical" href="https://ofoq.example/n/7/"><meta name="description" content="اللجنة تعود بعد عامين"><meta property="article:modified_time" content="2022-05-14"></head><body><article><h1>لجنة الحدود تعود إلى العمل</h1>${BODY}</article></body></html>`,
    )
    const { metadata } = segment(page)
    expect(metadata).toMatchObject({
      title: { value: 'لجنة الحدود تعود إلى العمل', why: 'JSON-LD NewsArticle' },
      standfirst: { value: 'اللجنة تعود بعد عامين', why: 'meta description' },
      author: { value: 'سامر نوفل', why: 'JSON-LD NewsArticle' },
      section: { value: 'سياسة' },
      modified: { value: '2022-05-13T09:00' },
      url: { value: 'http://www.ofoq.example/n/7', why: 'meta og:url' },
      language: { value: 'ar-LB', why: 'html lang' },
    })
    expect(page.messages.map((m) => m.rule)).toEqual(['metadata-modified', 'metadata-language', 'metadata-author'])
    expect(page.messages[2]!.detail).toBe(
      'JSON-LD NewsArticle says سامر نوفل, meta article:author says هيئة التحرير; the first is believed',
    )
  })
  test('an author that only the byline names has its span', () => {
    const { metadata } = of('', '<p class="byline">بقلم: سامر نوفل - 12 مايو 2022</p>')
    expect(metadata.author).toMatchObject({ value: 'سامر نوفل', why: 'byline', span: [27 + 6, 27 + 15] })
  })
  test('the author’s page is no author', () => {
    expect(of('<meta property="article:author" content="https://social.example/ofoq">').metadata.author).toBeNull()
  })
  test('what the collector knew stands where the page states nothing', () => {
    expect(of('', '', { url: 'https://ofoq.example/7', author: 'سامر نوفل' }).metadata).toMatchObject({
      url: { value: 'https://ofoq.example/7', why: 'meta' },
      author: { value: 'سامر نوفل', why: 'meta' },
    })
  })
  test('a page with a thousand titles names twenty that differ and says how many more there are', () => {
    const titles = Array.from({ length: 1000 }, (_, i) => `<meta property="og:title" content="عنوان ${'ا'.repeat(i + 1)}ب">`).join('')
    const { messages } = pageOfHtml(`<html><head>${titles}</head><body><p>نص</p></body></html>`)
    expect(messages.length).toBe(21)
    expect(messages[20]!.detail).toBe('979 more values that differ are not listed')
  })
})

describe('the order of day and month', () => {
  const cut = (byline: string, foot: string, more = '') =>
    segment(
      pageOfHtml(
        `<html><body><article><h1>لجنة الحدود تعود إلى العمل</h1><div class="date">${byline}</div>${BODY}<p>${more}</p></article><div class="related"><a href="/1">خبر آخر عن الحدود والمياه</a> ${foot}</div></body></html>`,
      ),
    )
  const dated = (byline: string, foot: string, more?: string) => cut(byline, foot, more).articles[0]?.published
  const told = (byline: string, foot: string) => cut(byline, foot).messages
  test('is what the page’s other dates show', () => {
    expect(dated('05/12/2022', '05/28/2022')).toMatchObject({
      value: '2022-05-12',
      why: 'byline: month before day, as the page writes elsewhere',
    })
    expect(dated('05/12/2022', '28/05/2022')).toMatchObject({
      value: '2022-12-05',
      why: 'byline: day before month, as the page writes elsewhere',
    })
  })
  test('two dates that show both orders show none, and the date is left out with a message', () => {
    expect(dated('05/12/2022', '28/05/2022 05/28/2022')).toBeNull()
    expect(told('05/12/2022', '28/05/2022 05/28/2022')).toContainEqual(
      expect.objectContaining({ rule: 'date-ambiguous', detail: expect.stringContaining('05/12/2022') }),
    )
    expect(told('05/12/2022', '28/05/2022')).not.toContainEqual(expect.objectContaining({ rule: 'date-ambiguous' }))
  })
  test('one number that stands for both needs nothing shown', () => expect(dated('05/05/2022', '')).toMatchObject({ value: '2022-05-05' }))
  test('is where the text’s own days in words put it', () => {
    expect(dated('09/06/2017', '', 'واجتمع وزراء الدول الثلاث يوم 5 و6 جوان في العاصمة.')).toMatchObject({
      value: '2017-06-09',
      why: 'byline: day before month: near the days its text names',
    })
    expect(dated('06/09/2017', '', 'واجتمع وزراء الدول الثلاث يوم 6 يونيو في العاصمة.')).toMatchObject({
      value: '2017-06-09',
      why: 'byline: month before day: near the days its text names',
    })
    expect(dated('09/06/2017', '', 'ويجتمع وزراء الدول الثلاث يوم 14 فبراير في العاصمة.')).toBeNull()
  })
})

describe('«منذ ساعتين»', () => {
  const TEXT = 'لجنة الحدود تعود إلى العمل\nمنذ ساعتين\nأعلنت لجنة الحدود عودتها إلى العمل بعد توقف دام عامين كاملين.'
  const dated = (collected: Collected) =>
    segment({ ...pageOfHtml(''), media: 'text', text: TEXT, hints: [], collected }).articles[0]?.published
  test('counts back from the time of the fetch', () =>
    expect(dated({ fetched: '2022-05-12T10:30:00Z' })).toMatchObject({ value: '2022-05-12T08:30', span: [27, 37] }))
  test('dates nothing where that is not known', () => expect(dated({})).toBeNull())
})
