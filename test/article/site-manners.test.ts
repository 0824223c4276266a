import { describe, expect, test } from 'vitest'
import { segment } from '../../src/article/article.ts'
import { pageOfHtml } from '../page/html-case.ts'

// Invented pages in the manner of common makers of sites: what their boxes are called differs, what their lines are does not.
const TITLE = 'النرجس والسرو توقعان اتفاقية دفاعية'
const P = [
  'أعلنت وزارة الدفاع في جمهورية النرجس، الأحد، توقيع اتفاقية تعاون عسكري مع مملكة السرو تشمل تدريب القوات وتبادل المعلومات.',
  'وقال وزير الدفاع سامر نوفل في مؤتمر صحفي بالعاصمة إن الاتفاقية "تفتح صفحة جديدة" بين البلدين بعد سنوات من الخلاف على الحدود.',
  'من جهته، أكد نظيره لؤي حمدان أن بلاده ملتزمة بتنفيذ جميع البنود قبل نهاية العام.',
]
const STORIES = [
  'وزير الخارجية يبحث مع نظيره ملف المياه المشتركة',
  'البرلمان يصادق على موازنة العام المقبل بعد جدل طويل',
  'ارتفاع أسعار النفط مع تصاعد التوتر في المضيق',
]

function read(html: string) {
  const page = pageOfHtml(`<!doctype html><html lang="ar">${html}</html>`)
  const found = segment(page)
  let at = 0
  const lines = page.text.split('\n').map((line) => {
    const kind = found.blocks.find((b) => b.span[0] <= at && at < b.span[1])?.kind
    at += line.length + 1
    return [kind, line]
  })
  return { lines, article: found.articles[0]! }
}
const bodyOf = (lines: readonly (readonly (string | undefined)[])[]) => lines.filter(([kind]) => kind === 'body').map(([, line]) => line)

describe('sites in common manners', () => {
  test('nameless boxes of a script’s styles: author, date and reading time side by side are the byline', () => {
    const { lines, article } =
      read(`<head><script type="application/ld+json">{"@type":"NewsArticle","headline":"${TITLE}","datePublished":"2023-03-05T09:12:00Z","publisher":{"name":"شبكة الضفاف"}}</script></head>
<body><div class="sc-q"><nav class="sc-x"><a>أخبار</a><a>رأي</a><a>بودكاست</a></nav><h1 class="sc-h">${TITLE}</h1><div class="sc-b"><span>هيا سلمان</span><span>05 مارس 2023</span><span>3 دقائق قراءة</span></div>
<div class="sc-c">${P.map((p) => `<div class="sc-p"><span>${p}</span></div>`).join('')}</div>
<div class="sc-r">${STORIES.map((s) => `<div class="sc-k"><a href="/q"><h3>${s}</h3></a><span>منذ 3 ساعات</span></div>`).join('')}</div></div></body>`)
    expect(lines.slice(0, 3)).toEqual([
      ['boilerplate', 'أخبار رأي بودكاست'],
      ['title', TITLE],
      ['byline', 'هيا سلمان 05 مارس 2023 3 دقائق قراءة'],
    ])
    expect(bodyOf(lines)).toEqual(P)
    expect(article.published).toMatchObject({ value: '2023-03-05', why: 'byline: date in words' })
  })
  test('a date said twice without a space between, a strip of breaking news, and a list of stories amid the text', () => {
    const { lines, article } =
      read(`<head><meta property="og:site_name" content="الشراع نت"></head><body><div class="breaking-ticker"><span>عاجل</span><a>زلزال يضرب جزيرة نائية في المحيط</a></div>
<main><header class="article-header"><h1>${TITLE}</h1></header><div class="date-simple"><span class="screen-reader-text">Published On 5 Mar 2023</span><span>5/3/2023</span></div><div class="article-dates__update">آخر تحديث: 5/3/2023 01:30 م</div>
<div class="wysiwyg"><p>${P[0]}</p><div class="more-on"><div>اقرأ أيضا</div><h2>قائمة من 2 عناصر</h2><ul><li><h3><a>${STORIES[0]}</a></h3></li><li><h3><a>${STORIES[1]}</a></h3></li></ul></div><p>${P[1]}</p><p>${P[2]}</p></div></main></body>`)
    expect(lines[0]).toEqual(['ticker', 'عاجل زلزال يضرب جزيرة نائية في المحيط'])
    expect(bodyOf(lines)).toEqual(P)
    expect(article.published).toMatchObject({ value: '2023-03-05', why: 'byline: date in words' })
  })
  test('an old page in tables: its sections are the site’s own, initials after the text a byline', () => {
    const { lines, article } = read(
      `<body><table><tr><td>وكالة أنباء السهل</td></tr><tr><td><table>${['سياسة', 'اقتصاد', 'رياضة', 'ثقافة']
        .map((s) => `<tr><td><a href="/s">${s}</a></td></tr>`)
        .join(
          '',
        )}</table></td><td><font size=5><b>${TITLE}</b></font><br>الأحد 05-03-2023 12:12<br><br>${P.join('<br><br>')}<br><br>س.ن/ر.خ</td></tr></table></body>`,
    )
    expect(lines.slice(1, 5).map(([kind]) => kind)).toEqual(['boilerplate', 'boilerplate', 'boilerplate', 'boilerplate'])
    expect(bodyOf(lines)).toEqual(P)
    expect(lines.at(-1)).toEqual(['byline', 'س.ن/ر.خ'])
    expect(article.published).toMatchObject({ value: '2023-03-05T12:12', why: 'byline: day before month: the weekday beside it' })
  })
  test('what a word processor styled stays one word, in a paragraph every span does', () => {
    const { lines } =
      read(`<body><article><h1>${TITLE}</h1><div><span style="color:red">أعلنت وزارة الد</span><span style="color:red">فاع في جمهورية النرجس توقيع اتفاقية تعاون عسكري مع مملكة السرو.</span></div>
<p><span>وقال وزير الد</span><span>فاع سامر نوفل في مؤتمر صحفي إن الاتفاقية تفتح صفحة جديدة.</span></p></article></body>`)
    expect(lines.slice(1).map(([, line]) => line)).toEqual([
      'أعلنت وزارة الدفاع في جمهورية النرجس توقيع اتفاقية تعاون عسكري مع مملكة السرو.',
      'وقال وزير الدفاع سامر نوفل في مؤتمر صحفي إن الاتفاقية تفتح صفحة جديدة.',
    ])
  })
})
