import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { begun } from '../beginning.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { pageHref } from '../links.ts'
import { counted, type Lang, say } from '../words.ts'
import { paging } from './fact-line.ts'

/** A page in a list: headline in the source's voice, outlet, date, and how much was read in it. */
export function pageItem(lang: Lang, p: Output<'pages'>['items'][number]): Html {
  const and = ' · '
  return html`<li class="story"><h3 lang="ar" dir="rtl"><a href="${pageHref(lang, p.id)}">${p.title ?? say(lang, 'noTitle')}</a></h3>
<div class="weight"><b>${p.outlet === null ? say(lang, 'noOutlet') : html`<bdi>${p.outlet}</bdi>`}</b> <span>${p.published === null ? say(lang, 'undated') : stamp(p.published)}</span>
<span class="faint">${counted(lang, 'statement', p.statements)}${and}${counted(lang, 'event', p.events)}${and}${counted(lang, 'pact', p.pacts)}${and}${counted(lang, 'commitment', p.commitments)}</span></div></li>`
}

/** Every page of the ledger, newest publication first. */
export function pagesScreen(view: View, answer: Output<'pages'>): Html {
  const { lang } = view
  return shell(
    view,
    say(lang, 'pages'),
    'pages',
    html`<header class="head"><h1>${counted(lang, 'page', answer.total)}</h1><p class="lede">${say(lang, 'newest')}</p><p><a class="more-link" href="/${lang}/add">${begun(lang, 'add')}</a></p></header>
<ol class="stories">${answer.items.map((p) => pageItem(lang, p))}</ol>${paging(lang, `/${lang}/pages`, answer)}`,
  )
}
