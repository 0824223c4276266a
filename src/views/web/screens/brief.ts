import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { counted, say } from '../words.ts'
import { factLine } from './fact-line.ts'
import { pageItem } from './pages.ts'

/** The first screen: what the ledger holds in one sentence, the newest pages, what falls due next. */
export function briefScreen(view: View, overview: Output<'overview'>, pages: Output<'pages'>, due: Output<'due'>): Html {
  const { lang } = view
  const { counts, published } = overview
  if (counts.pages === 0) return shell(view, say(lang, 'brief'), 'brief', emptyLedger(view))
  const and = lang === 'ar' ? '، ' : ', '
  return shell(
    view,
    say(lang, 'brief'),
    'brief',
    html`<header class="head"><p class="eyebrow">${say(lang, 'what')}</p>
<h1>${counted(lang, 'page', counts.pages)}${and}${counted(lang, 'outlet', overview.outlets.filter((o) => o.outlet !== null).length)}</h1>
<p class="lede"><b class="c k-stmt">${counted(lang, 'statement', counts.statements)}</b>${and}<b class="c k-event">${counted(lang, 'event', counts.events)}</b>${and}<b class="c k-pact">${counted(lang, 'pact', counts.pacts)}</b>${and}<b class="c k-due">${counted(lang, 'commitment', counts.commitments)}</b>${published.earliest === null || published.latest === null ? '' : html`${and}${say(lang, 'publishedBetween')} ${stamp(published.earliest.slice(0, 10))} ${say(lang, 'and')} ${stamp(published.latest.slice(0, 10))}`}.</p></header>
<div class="two"><section aria-labelledby="newest"><h2 id="newest">${say(lang, 'newest')}</h2>
<ol class="stories">${pages.items.map((p) => pageItem(lang, p))}</ol><p><a class="more-link" href="/${lang}/pages">${say(lang, 'pages')}: ${counts.pages}</a></p></section>
<section class="side" aria-labelledby="due-next"><h2 id="due-next">${say(lang, 'dueNext')}</h2>
<ul class="facts">${due.items.map((f) => factLine(lang, f))}</ul>${due.items.length === 0 ? html`<p class="quiet">${say(lang, 'none')}</p>` : ''}<p><a class="more-link" href="/${lang}/due">${say(lang, 'due')}: ${due.total}</a></p></section></div>`,
  )
}

const emptyLedger = ({ lang }: View): Html =>
  html`<header class="head"><h1>${say(lang, 'nothingYet')}</h1><p class="lede">${say(lang, 'howToBegin')}</p><pre dir="ltr"><code>marsad read PATH</code></pre></header>`
