import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { counted, say } from '../words.ts'
import { factLine, paging } from './fact-line.ts'

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
    html`<section class="day"><div class="when">${c.due === null ? html`<span class="none">${say(lang, 'noDue')}</span>` : html`<span class="v">${stamp(c.due.value)}</span>`}</div><ul class="facts">${factLine(lang, c)}</ul></section>`,
)}${paging(lang, `/${lang}/due`, answer)}`,
  )
}
