import { html, raw } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { counted, type Lang, say } from '../words.ts'
import { paging } from './fact-line.ts'

type Line = Output<'stories'>['items'][number]

/** Stories, those told anew last first; a headline is as large as its story has independent reports. */
export function storiesScreen(view: View, answer: Output<'stories'>, order: string): Html {
  const { lang } = view
  const path = `/${lang}/stories`
  return shell(
    view,
    say(lang, 'stories'),
    'stories',
    html`<header class="head"><p class="eyebrow">${say(lang, 'stories')}</p><h1>${counted(lang, 'story', answer.total)}</h1>
<p class="lede">${say(lang, 'howCounted')}</p><p><a class="more-link" href="${path}"${order === 'newest' ? raw(' aria-current="true"') : ''}>${say(lang, 'newestFirst')}</a> <a class="more-link" href="${path}?order=weight">${say(lang, 'weightiestFirst')}</a></p></header>
${answer.items.length === 0 ? html`<p class="quiet">${say(lang, 'noStories')}</p>` : ''}${answer.items.map((s) => storyItem(lang, s))}${paging(lang, order === 'newest' ? path : `${path}?order=${order}`, answer)}`,
  )
}

/** One story of a list. */
export const storyItem = (lang: Lang, s: Line): Html =>
  html`<article class="story ${s.reports > 4 ? 'w1' : s.reports > 1 ? 'w2' : 'w3'}"><h3 lang="ar" dir="rtl"><a href="/${lang}/story/${s.id}">${s.title ?? say(lang, 'noTitle')}</a></h3>
${weight(lang, s)}</article>`

const MOST_DOTS = 12

/** How much a story weighs: a dot for each independent report, a tick for each copy, and both in words. */
export function weight(lang: Lang, s: Pick<Line, 'reports' | 'copies' | 'outlets' | 'first' | 'last'>): Html {
  const glyph =
    s.reports + s.copies > MOST_DOTS
      ? ''
      : html`<span class="reports" aria-hidden="true">${Array.from({ length: s.reports }, () => html`<i></i>`)}${Array.from({ length: s.copies }, () => html`<u></u>`)}</span> `
  const and = lang === 'ar' ? '، ' : ', '
  const [first, last] = [s.first?.slice(0, 10) ?? null, s.last?.slice(0, 10) ?? null]
  return html`<p class="weight">${glyph}<span>${counted(lang, 'report', s.reports)}${s.copies === 0 ? '' : html`${and}${counted(lang, 'copy', s.copies)}`}${and}${counted(lang, 'outlet', s.outlets)}</span> ${first === null ? '' : html`<span class="faint">${stamp(first)}${last === null || last === first ? '' : html` – ${stamp(last)}`}</span>`}</p>`
}
