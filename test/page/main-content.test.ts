import { describe, expect, test } from 'vitest'
import { pageOfHtml } from './html-case.ts'

const kindsOf = (body: string, head = ''): Record<string, string | null> => {
  const page = pageOfHtml(`<html><head>${head}</head><body>${body}</body></html>`)
  return Object.fromEntries(page.hints.map((h) => [page.text.slice(h.span[0], h.span[1]).split(' ').slice(0, 2).join(' '), h.kind]))
}

const LONG = 'قال الوزير إن الاتفاق سيوقع غدا في العاصمة، وأضاف أن الطرفين اتفقا على كل البنود، وأن المراسم ستجرى مساء.'
const NEXT = 'وأعلن المتحدث أن اللجنة ستجتمع مرة أخرى، وأن الخرائط جاهزة، وأن الحدود ستفتح بعد شهر من التوقيع.'
const LEAD =
  'تعود لجنة الحدود إلى العمل بعد توقف دام عامين كاملين، وتبدأ بخرائط الشمال التي اختلف عليها الطرفان، ثم تنتقل إلى المعابر الجنوبية ومواعيد فتحها أمام التجارة.'
const ARTICLE = `<div class="story-body"><p>${LONG}</p><p>${NEXT}</p><p>ثالثا، ${LONG}</p></div>`

describe('what stands around the body', () => {
  test('a standfirst in a box of its own between headline and text is body', () => {
    expect(kindsOf(`<header><h1>لجنة الحدود تعود</h1><div class="x1"><p>${LEAD}</p></div></header>${ARTICLE}`)).toMatchObject({
      'تعود لجنة': 'body',
    })
  })
  test('a standfirst set as a heading too', () => {
    expect(kindsOf(`<h1>لجنة الحدود تعود</h1><h2 class="article-excerpt">${LEAD}</h2>${ARTICLE}`)).toMatchObject({ 'تعود لجنة': 'body' })
  })
  test('a paragraph above the headline, one under a picture and one in a menu are none', () => {
    const above = kindsOf(`<div class="x1"><p>${LEAD}</p></div><h1>لجنة الحدود تعود</h1>${ARTICLE}`)
    const picture = kindsOf(`<h1>لجنة الحدود تعود</h1><div class="x1"><img src="a.jpg"><div>${LEAD}</div></div>${ARTICLE}`)
    const menu = kindsOf(`<h1>لجنة الحدود تعود</h1><nav><p>${LEAD}</p></nav>${ARTICLE}`)
    for (const kinds of [above, picture, menu]) expect(kinds['تعود لجنة']).not.toBe('body')
  })
  test('the standfirst that the metadata states is body wherever it stands above the text', () => {
    const kinds = kindsOf(`<div class="x1"><p>${LEAD}</p></div>${ARTICLE}`, `<meta name="description" content="${LEAD}">`)
    expect(kinds['تعود لجنة']).toBe('body')
  })
  test('a heading that only links follow is not the article’s, one above a paragraph is', () => {
    const kinds = kindsOf(
      `<article><h1>عنوان الخبر هنا</h1><p>${LONG}</p><h3>خرائط جديدة</h3><p>${NEXT}</p><h3>مواد مختارة</h3><ul><li><a href="/1">وزير الخارجية يستقبل نظيره</a></li></ul></article>`,
    )
    expect(kinds).toMatchObject({ 'خرائط جديدة': 'body', 'مواد مختارة': 'related' })
  })
  test('a heading left open holds its paragraphs, not a headline', () => {
    expect(kindsOf(`<h1>عنوان الخبر هنا</h1><h2 class="sub">${ARTICLE}<p>رابعا، ${NEXT}</p>`)).toMatchObject({
      'قال الوزير': 'body',
      'رابعا، وأعلن': 'body',
    })
  })
})

describe('what repeats', () => {
  const teaser = (n: number): string =>
    `<div class="card"><h4><a href="/${n}">وزير الدفاع يزور القاعدة رقم ${n}</a></h4><p>${n}. ${LONG}</p></div>`
  test('boxes of one make with a linked headline each are teasers', () => {
    const kinds = kindsOf(
      `<article><h1>عنوان الخبر هنا</h1><p>${LONG}</p><p>${NEXT}</p><div>${[1, 2, 3].map(teaser).join('')}</div></article>`,
    )
    expect(kinds).toMatchObject({ 'قال الوزير': 'body', '1. قال': 'related', '3. قال': 'related' })
  })
  test('two such boxes, or boxes without links, are none', () => {
    const two = kindsOf(`<article><h1>عنوان الخبر هنا</h1><p>${NEXT}</p><div>${[1, 2].map(teaser).join('')}</div></article>`)
    expect(two['1. قال']).toBe('body')
    const plain = [1, 2, 3].map((n) => `<div class="card"><h4>بند رقم ${n}</h4><p>${n}. ${LONG}</p></div>`).join('')
    expect(kindsOf(`<article><h1>عنوان الخبر هنا</h1><p>${NEXT}</p>${plain}</article>`)).toMatchObject({
      '1. قال': 'body',
      '3. قال': 'body',
    })
  })
  test('a label that stands again between paragraphs is the site’s', () => {
    const kinds = kindsOf(
      `<article><h1>عنوان الخبر هنا</h1><p>${LONG}</p><div>مساحة إعلانية</div><p>${NEXT}</p><div>مساحة إعلانية</div><p>وأخيرا ${LONG}</p></article>`,
    )
    expect(kinds['مساحة إعلانية']).toBe('boilerplate')
  })
  test('a sentence printed again right after itself is a caption', () => {
    const page = pageOfHtml(
      `<article><h1>عنوان الخبر هنا</h1><div><p>${NEXT}</p><p>${NEXT}</p></div><p>${LONG}</p><p>وأخيرا ${LONG}</p></article>`,
    )
    expect(page.hints.map((h) => h.kind)).toEqual(['title', 'body', 'caption', 'body', 'body'])
  })
})

describe('text strewn over the page', () => {
  const box = (n: number): string => `<div class="row"><div class="col"><p>${n}. ${LONG} ${NEXT}</p></div></div>`
  test('boxes without links that together hold more than the chosen one are body', () => {
    const far = '<section><ul><li>بند</li><li>بند آخر</li><li>ثالث</li></ul></section>'
    const kinds = kindsOf(`<div>${box(1)}</div>${far}<div>${box(2)}</div>${far}<div>${box(3)}</div>`)
    expect(kinds).toMatchObject({ '1. قال': 'body', '2. قال': 'body', '3. قال': 'body' })
  })
})

describe('names of boxes', () => {
  test('words of layout are no content: a caption in «text-center» stays one', () => {
    expect(
      kindsOf(
        `<article><h1>عنوان الخبر هنا</h1><p>${LONG}</p><p class="image-caption text-center">الوزير في لقاء سابق</p><p>${NEXT}</p></article>`,
      ),
    ).toMatchObject({
      'الوزير في': 'caption',
    })
  })
  test('a page that begins with its server’s warnings is still HTML', async () => {
    const { openPages } = await import('../../src/page/page.ts')
    const { Readable } = await import('node:stream')
    const html = `<br />\n<b>Warning</b>: something in <b>/x.php</b><br /><!DOCTYPE html><html><body>${ARTICLE}</body></html>`
    for await (const page of openPages(['-'], { stdin: Readable.from([Buffer.from(html)]) })) expect(page).toMatchObject({ media: 'html' })
  })
})
