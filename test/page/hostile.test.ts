import { describe, expect, test } from 'vitest'
import { segment } from '../../src/article/article.ts'
import { pageOfHtml } from './html-case.ts'

const TEXT = 'قال الوزير إن الاتفاق سيوقع غدا في العاصمة، وأضاف أن الطرفين اتفقا على كل البنود.'

const pages: readonly [string, string][] = [
  ['100,000 nested elements', '<div>'.repeat(100_000) + TEXT + '</div>'.repeat(100_000)],
  ['elements never closed', `<div><p>${TEXT}`.repeat(3000)],
  ['tables in tables', '<table><tr><td>'.repeat(5000) + TEXT],
  ['scripts in attributes', `<p ${'title="<script>alert(1)</script>" '.repeat(5000)}>${TEXT}</p>`],
  ['entities without end', `<p>${TEXT}${'&amp;'.repeat(50_000)}&#x0;&#xd800;</p>`],
  ['a comment never closed', `<p>${TEXT}</p><!--${'-'.repeat(200_000)}`],
  ['a class name of 300,000 letters', `<div class="${'aB-'.repeat(100_000)}"><p>${TEXT}</p></div>`],
  ['nothing but opening brackets', '<'.repeat(200_000) + TEXT],
  [
    'a JSON-LD script that is none',
    `<script type="application/ld+json">{"@type":"NewsArticle",${'['.repeat(50_000)}</script><p>${TEXT}</p>`,
  ],
  ['a menu of 5,000 links', '<li><a href="/x">خبر قصير عن لقاء الوزيرين</a></li>'.repeat(5000) + `<p>${TEXT}</p>`],
]

describe('hostile HTML is read, and every span slices to its text', () => {
  for (const [name, body] of pages)
    test(name, () => {
      const page = pageOfHtml(`<html><body>${body}</body></html>`)
      const lines = page.text === '' ? [] : page.text.split('\n')
      expect(page.hints.map((h) => page.text.slice(h.span[0], h.span[1]))).toEqual(lines)
      const found = segment(page)
      for (const b of found.blocks) expect(page.text.slice(b.span[0], b.span[1]).trim()).not.toBe('')
      if (!name.includes('brackets')) expect(page.text).toContain('سيوقع غدا')
    })
})

describe('what HTML says of its lines', () => {
  const html = `<html lang="ar"><head><title>لجنة الحدود تعود | الأفق</title><meta property="og:title" content="لجنة الحدود تعود إلى العمل">
<meta property="og:site_name" content="الأفق"><script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2022-05-12T08:00:00+03:00","author":[{"name":"سامر نوفل"}]}</script></head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/p">سياسة</a></li></ul></nav>
<article><h1>لجنة الحدود تعود إلى العمل</h1><time datetime="2022-05-12">الخميس 12 مايو 2022</time>
<figure><img alt=""><figcaption>اللجنة في اجتماع سابق</figcaption></figure>
<p>أعلنت لجنة الحدود عودتها إلى العمل بعد توقف دام عامين كاملين، وقال رئيسها إن الخرائط <a href="/m">جاهزة</a> للتوقيع.</p>
<h2>خرائط جديدة</h2><p>وأضاف أن الطرفين اتفقا على كل البنود، وأن المراسم ستجرى في العاصمة.</p>
<div class="related-posts"><p><a href="/2">وزير الخارجية يستقبل نظيره في العاصمة ويبحث معه ملف المياه</a></p></div>
<div class="tags"><a href="/t">الحدود</a><a href="/t2">الخرائط</a></div></article>
<footer><p>جميع الحقوق محفوظة © الأفق 2024</p></footer><div style="display:none">نص مخفي لا يراه القارئ</div></body></html>`
  test('title, date, caption, body, related, tags, the site’s own words', () => {
    const page = pageOfHtml(html)
    const found = segment(page)
    const kinds = page.text.split('\n').map((line) => {
      const at = page.text.indexOf(line)
      return [found.blocks.find((b) => b.span[0] <= at && at < b.span[1])?.kind, line]
    })
    expect(kinds).toEqual([
      ['boilerplate', 'الرئيسية'],
      ['boilerplate', 'سياسة'],
      ['title', 'لجنة الحدود تعود إلى العمل'],
      ['byline', 'الخميس 12 مايو 2022'],
      ['caption', 'اللجنة في اجتماع سابق'],
      ['body', 'أعلنت لجنة الحدود عودتها إلى العمل بعد توقف دام عامين كاملين، وقال رئيسها إن الخرائط جاهزة للتوقيع.'],
      ['body', 'خرائط جديدة'],
      ['body', 'وأضاف أن الطرفين اتفقا على كل البنود، وأن المراسم ستجرى في العاصمة.'],
      ['related', 'وزير الخارجية يستقبل نظيره في العاصمة ويبحث معه ملف المياه'],
      ['tags', 'الحدود الخرائط'],
      ['boilerplate', 'جميع الحقوق محفوظة © الأفق 2024'],
    ])
    expect(found.articles[0]).toMatchObject({ published: { value: '2022-05-12' }, outlet: { name: 'الأفق' } })
  })
})
