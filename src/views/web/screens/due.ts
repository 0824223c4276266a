import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { term } from '../order-words.ts'
import { counted, type Lang, say } from '../words.ts'
import { factLine, paging } from './fact-line.ts'
import { proofLink, proofPlace } from './order-parts.ts'

/** What was promised and by when, dated ones first. */
export function dueScreen(view: View, answer: Output<'due'>): Html {
  const { lang } = view
  return shell(
    view,
    say(lang, 'due'),
    'due',
    html`<header class="head"><h1>${say(lang, 'dueTitle')}</h1><p class="lede"><b class="c k-due">${counted(lang, 'commitment', answer.total)}</b>. ${say(lang, 'dueSay')}.</p></header>
${answer.items.map(
  (c) =>
    html`<section class="day"><div class="when">${c.due === null ? html`<span class="none">${say(lang, 'noDue')}</span>` : html`<span class="v">${stamp(c.due.value)}</span>`}</div><div><ul class="facts">${factLine(lang, c)}</ul>${stands(lang, c)}</div></section>`,
)}${paging(lang, `/${lang}/due`, answer)}`,
  )
}

/** How it stands, and each change on the way with the words that prove it; none stand behind what only the calendar says. */
const stands = (lang: Lang, c: Output<'due'>['items'][number]): Html =>
  html`<p class="stands"><b class="c k-due">${term(lang, c.state)}</b>${c.history
    .slice(1)
    .map(
      (h) =>
        html` <span class="faint">${term(lang, h.state)}${h.on === null ? '' : html` ${stamp(h.on)}`}</span>${h.proof === null ? '' : html` ${proofLink(lang, h.proof, 'event')} ${proofPlace(lang, h.proof)}`}`,
    )}</p>`
