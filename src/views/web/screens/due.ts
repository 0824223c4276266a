import { html, raw } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { term, told } from '../order-words.ts'
import { daily } from '../today-words.ts'
import { counted, type Lang, say } from '../words.ts'
import { factLine, paging } from './fact-line.ts'
import { proofLink, proofPlace } from './order-parts.ts'

type When = 'upcoming' | 'past' | 'undated'

/** What was promised and by when: what is to come first, what is past its date apart, then what has no date. */
export function dueScreen(view: View, answer: Output<'due'>, when: When | null): Html {
  const { lang } = view
  const path = `/${lang}/due`
  const way = (to: When | null, word: string): Html =>
    html`<a class="more-link" href="${to === null ? path : `${path}?when=${to}`}"${to === when ? raw(' aria-current="true"') : ''}>${word}</a> `
  const first = answer.items.findIndex((c) => c.due !== null && c.due.latest < answer.at)
  return shell(
    view,
    say(lang, 'due'),
    'due',
    html`<header class="head"><h1>${say(lang, 'dueTitle')}</h1><p class="lede"><b class="c k-due">${counted(lang, 'commitment', answer.total)}</b>. ${say(lang, 'dueSay')}.</p>
<p>${way(null, say(lang, 'all'))}${way('upcoming', daily(lang, 'upcoming'))}${way('past', daily(lang, 'overdue'))}${way('undated', say(lang, 'noDue'))}<a class="more-link" href="/due.ics">${daily(lang, 'calendar')}</a></p></header>
${answer.items.map((c, i) => html`${i === first ? html`<h2 class="past">${daily(lang, 'overdue')}</h2><p class="quiet">${daily(lang, 'overdueSay')}</p>` : ''}${owed(lang, c)}`)}${paging(lang, when === null ? path : `${path}?when=${when}`, answer)}`,
  )
}

const owed = (lang: Lang, c: Output<'due'>['items'][number]): Html =>
  html`<section class="day"><div class="when">${c.due === null ? html`<span class="none">${say(lang, 'noDue')}</span>` : html`<span class="v">${stamp(c.due.value)}</span>`}</div><div><ul class="facts">${factLine(lang, c)}</ul>${stands(lang, c)}</div></section>`

/** How it stands, and each change on the way with the words that prove it; none stand behind what only the calendar says. */
const stands = (lang: Lang, c: Output<'due'>['items'][number]): Html =>
  html`<p class="stands"><b class="c k-due">${term(lang, c.state)}</b>${c.history
    .slice(1)
    .map(
      (h) =>
        html` <span class="faint">${term(lang, h.state)}${h.on === null ? '' : html` ${told(lang, 'since')} ${stamp(h.on)}`}</span>${h.proof === null ? '' : html` ${proofLink(lang, h.proof, 'event')} ${proofPlace(lang, h.proof)}`}`,
    )}</p>`
