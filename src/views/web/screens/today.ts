import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { waysIn } from '../beginning.ts'
import { folded } from '../folded.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { pageHref } from '../links.ts'
import { term } from '../order-words.ts'
import { daily } from '../today-words.ts'
import type { Visit } from '../visit.ts'
import { counted, type Lang, say } from '../words.ts'
import { factLine } from './fact-line.ts'
import { weight } from './stories.ts'
import { claim, versus } from './story.ts'

type Today = Output<'today'>
type Owed = Today['due']['upcoming']['items'][number]

/** The first screen: what is new by story, what falls due and what is past its date, what contradicts. */
export function todayScreen(view: View, overview: Output<'overview'>, day: Today, visit: Visit | null): Html {
  const { lang } = view
  if (overview.counts.pages === 0) return shell(view, say(lang, 'brief'), 'brief', emptyLedger(view))
  const { stories, due, contradictions } = day
  return shell(
    view,
    say(lang, 'brief'),
    'brief',
    html`${heading(lang, overview, day, visit)}
<div class="two"><section aria-labelledby="new"><h2 id="new">${daily(lang, 'byStory')} <span class="num faint">${stories.total}</span></h2>
${stories.items.map((s) => storyItem(lang, s))}${stories.total === 0 ? html`<p class="quiet">${daily(lang, day.after === null ? 'nothingSince' : 'nothingNew')}</p>` : ''}
${stories.items.length < stories.total ? html`<p class="quiet"><bdi dir="ltr">1–${stories.items.length}</bdi> ${daily(lang, 'of')} ${stories.total}</p>` : ''}<p><a class="more-link" href="/${lang}/stories">${daily(lang, 'moreStories')}</a> <a class="more-link" href="/${lang}/pages">${say(lang, 'pages')}: ${overview.counts.pages}</a></p></section>
<div class="side"><section aria-labelledby="due-next"><h2 id="due-next">${daily(lang, 'upcoming')} <span class="num faint">${due.upcoming.total}</span></h2>
${due.upcoming.items.length === 0 ? html`<p class="quiet">${daily(lang, 'noneUpcoming')}</p>` : html`<ul class="facts">${due.upcoming.items.map((c) => owedItem(lang, c))}</ul>`}</section>
<section aria-labelledby="overdue"><h2 id="overdue">${daily(lang, 'overdue')} <span class="num faint">${due.overdue.total}</span></h2><p class="quiet">${daily(lang, 'overdueSay')}</p>
${due.overdue.items.length === 0 ? html`<p class="quiet">${daily(lang, 'noneOverdue')}</p>` : html`<ul class="facts">${due.overdue.items.map((c) => owedItem(lang, c))}</ul>`}
<p><a class="more-link" href="/${lang}/due">${say(lang, 'due')}</a></p></section></div></div>
<section class="sec" aria-labelledby="against"><header><h2 id="against">${daily(lang, 'contradicts')} <span class="num faint">${contradictions.total}</span></h2><span class="say">${daily(lang, 'looked')}: ${contradictions.looked} ${daily(lang, 'of')} ${contradictions.stories} · ${say(lang, 'noVerdict')}</span></header>
${contradictions.items.length === 0 ? html`<p class="quiet">${daily(lang, 'noneContradicts')}</p>` : contradictions.items.map((x) => dispute(lang, contradictions, x))}</section>`,
  )
}

/** How much is new since when, and the way to another day. */
function heading(lang: Lang, overview: Output<'overview'>, day: Today, visit: Visit | null): Html {
  const { counts } = overview
  const and = lang === 'ar' ? '، ' : ', '
  const since =
    day.since !== null
      ? html`${daily(lang, 'sinceDay')} ${stamp(day.since)}`
      : html`${daily(lang, 'sinceVisit')}${visit === null ? '' : html` ${stamp(new Date(visit.at * 60_000).toISOString().slice(0, 16))}`}`
  return html`<header class="head"><p class="eyebrow">${stamp(day.at)} · ${since}</p>
<h1>${day.articles === 0 ? daily(lang, day.since === null ? 'nothingNew' : 'nothingSince') : html`${counted(lang, 'article', day.articles)}${and}${counted(lang, 'story', day.stories.total)}`}</h1>
<form class="ask since" action="/${lang}"><label><span>${daily(lang, 'chooseDay')}</span><input type="date" name="since" value="${day.since ?? ''}" required></label><button>${daily(lang, 'show')}</button></form>
<p class="quiet">${say(lang, 'what')}: ${counted(lang, 'page', counts.pages)}${and}<b class="c k-stmt">${counted(lang, 'statement', counts.statements)}</b>${and}<b class="c k-event">${counted(lang, 'event', counts.events)}</b>${and}<b class="c k-pact">${counted(lang, 'pact', counts.pacts)}</b>${and}<b class="c k-due">${counted(lang, 'commitment', counts.commitments)}</b>.</p></header>`
}

/** A story with its newest article and how much of it is new; as large as its new reports weigh. */
function storyItem(lang: Lang, s: Today['stories']['items'][number]): Html {
  const { newest, reports, articles } = s.fresh
  const alone = s.articles === 1
  const href = alone ? pageHref(lang, newest.id) : `/${lang}/story/${s.id}`
  const and = lang === 'ar' ? '، ' : ', '
  return html`<article class="story ${reports > 4 ? 'w1' : reports > 1 ? 'w2' : 'w3'}"><h3 lang="ar" dir="rtl"><a href="${href}">${newest.title ?? say(lang, 'noTitle')}</a></h3>
${alone ? html`<p class="weight"><b>${newest.outlet === null ? say(lang, 'noOutlet') : html`<bdi>${newest.outlet}</bdi>`}</b> ${newest.published === null ? '' : stamp(newest.published)}</p>` : html`<p class="weight"><b>${counted(lang, 'article', articles)}${and}${counted(lang, 'report', reports)}</b></p><div class="faint">${daily(lang, 'inAll')}: ${weight(lang, s)}</div>`}</article>`
}

const owedItem = (lang: Lang, c: Owed): Html =>
  html`${factLine(lang, c)}<li class="stands"><b class="c k-due">${term(lang, c.state)}</b></li>`

// A denial and the claims that it denies: so many stand open.
const FACING = 4

function dispute(
  lang: Lang,
  within: Today['contradictions'],
  { story, claim: c, against }: Today['contradictions']['items'][number],
): Html {
  return html`<article class="dispute"><p class="meta"><a class="cite-line" lang="ar" dir="rtl" href="/${lang}/story/${story.id}">${story.title ?? say(lang, 'noTitle')}</a></p>
${c.contradictions.map((x) => versus(lang, within, c, x))}${against.length === 0 ? '' : html`<h3>${daily(lang, 'denial')}</h3>${folded([{ ...c, denies: [] }, ...against], FACING, (some) => html`<ul class="facts">${some.map((one) => claim(lang, within, one))}</ul>`)}`}</article>`
}

const emptyLedger = ({ lang }: View): Html =>
  html`<header class="head"><h1>${say(lang, 'nothingYet')}</h1><p class="lede">${say(lang, 'howToBegin')}</p></header>${waysIn(lang)}`
