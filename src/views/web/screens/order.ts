import { html, raw } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { pageHref } from '../links.ts'
import { counted, kindWord, type Lang, say, statusWord } from '../words.ts'
import { actorLinks, citation, factLine, paging } from './fact-line.ts'

type PactAnswer = Output<'pacts'>
type Pact = PactAnswer['items'][number]

const ARROW = raw(
  '<svg class="flip" width="28" height="10" viewBox="0 0 28 10" aria-hidden="true"><path d="M27 5H2M6 1 2 5l4 4" fill="none" stroke="currentColor" stroke-width="1.3"/></svg>',
)

/** Who is bound to whom: the pacts whose clauses or conditions the pages quote, then every pact named. */
export function orderScreen(view: View, answer: PactAnswer): Html {
  const { lang } = view
  const quoted = answer.items.filter((p) => p.clauses.length > 0 || p.trigger !== null)
  return shell(
    view,
    say(lang, 'order'),
    'order',
    html`<header class="head"><h1>${say(lang, 'bothSides')}</h1><p class="lede"><b class="c k-pact">${counted(lang, 'pact', answer.total)}</b></p></header>
${quoted.length === 0 ? '' : html`<section class="sec"><header><h2>${say(lang, 'ifThen')}</h2><span class="say">${say(lang, 'ifThenSay')}</span></header>${quoted.map((p) => ifThen(lang, p))}</section>`}
<section class="sec"><header><h2>${say(lang, 'allPacts')}</h2></header><ul class="facts quotes">${answer.items.map((p) => factLine(lang, p))}</ul>${paging(lang, `/${lang}/order`, answer)}</section>`,
  )
}

function ifThen(lang: Lang, p: Pact): Html {
  const words = (text: string, kind: string): Html =>
    html`<a class="src" lang="ar" dir="rtl" href="${pageHref(lang, p.page.id, p.id)}"><span class="f k-${kind}">${text}</span></a>`
  return html`<div class="ifthen"><div><b><bdi lang="ar">${p.name}</bdi></b><span class="meta">${actorLinks(lang, p.parties, 'unknown')} · ${kindWord(lang, p.kind)} · ${statusWord(lang, p.status)}${p.date === null || p.date.from === 'publication' ? '' : html` ${stamp(p.date.value)}`} · ${citation(lang, p)}</span></div>
<div>${p.trigger === null ? html`<span class="faint">${say(lang, 'noCondition')}</span>` : words(p.trigger.text, 'event')}</div><div class="arrow">${ARROW}</div>
<div>${p.clauses.map((c) => html`<p>${words(c.text, 'due')}</p>`)}</div></div>`
}
