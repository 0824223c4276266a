import { html, raw } from 'hono/html'
import type { Happening, Output } from '../../../desk/desk.ts'
import { folded } from '../folded.ts'
import { type Html, named, shell, stamp, type View } from '../layout.ts'
import { pageHref } from '../links.ts'
import { term, told } from '../order-words.ts'
import { pictured } from '../picture-words.ts'
import { counted, kindWord, type Lang, say, statusWord } from '../words.ts'
import { actorLinks, citation } from './fact-line.ts'
import { allianceBody } from './order-alliance.ts'
import { orderHref, orderLink, section } from './order-parts.ts'
import { pairBody, runBody, stateBody } from './order-state.ts'
import { triggeredForm } from './triggered.ts'

type Answer = Output<'order'>
type World = Extract<Answer, { about: 'world' }>
type Pact = World['quoted'][number]

const ARROW = raw(
  '<svg class="flip" width="28" height="10" viewBox="0 0 28 10" aria-hidden="true"><path d="M27 5H2M6 1 2 5l4 4" fill="none" stroke="currentColor" stroke-width="1.3"/></svg>',
)

/** Who is bound to whom on a day: the whole order, or a body, a state, two states, one actor. */
export function orderScreen(view: View, answer: Answer, happenings: readonly Happening[]): Html {
  const { lang } = view
  const title = titleOf(lang, answer)
  return shell(
    view,
    title.text,
    'order',
    html`<header class="head"><p class="eyebrow">${answer.about === 'world' ? '' : html`<a class="cite-line" href="${orderHref(lang, answer.at)}">${told(lang, 'whole')}</a> · `}<a class="cite-line" href="/${lang}/network">${pictured(lang, 'network')}</a> · <a class="cite-line" href="/${lang}/map">${pictured(lang, 'map')}</a> · ${told(lang, 'asKnown')} ${stamp(answer.at)}</p><h1>${title.shown}</h1></header>
${askForm(lang, answer)}
${answer.about === 'world' ? askTriggered(lang, answer, happenings) : ''}
${bodyOf(lang, answer)}
${answer.about === 'dyads' || answer.about === 'world' ? '' : askTriggered(lang, answer, happenings)}`,
  )
}

const askTriggered = (lang: Lang, answer: Answer, happenings: readonly Happening[]): Html =>
  html`<section class="sec"><header><h2>${told(lang, 'triggered')}</h2><span class="say">${told(lang, 'triggeredSay')}</span></header>${triggeredForm(lang, happenings, { on: answer.about === 'state' ? answer.subject.key : '', at: answer.at })}</section>`

function titleOf(lang: Lang, answer: Answer): { readonly text: string; readonly shown: Html } {
  if (answer.about === 'world' || answer.about === 'dyads') return { text: say(lang, 'order'), shown: html`${say(lang, 'bothSides')}` }
  const name = (a: { ar: string; en: string | null }): string => (lang === 'en' ? (a.en ?? a.ar) : a.ar)
  if (answer.about !== 'pair') return { text: name(answer.subject), shown: html`${named(lang, answer.subject, 'unknown')}` }
  const and = lang === 'ar' ? ' و' : ' and '
  return {
    text: name(answer.subject) + and + name(answer.other),
    shown: html`${named(lang, answer.subject, 'unknown')}${and}${named(lang, answer.other, 'unknown')}`,
  }
}

function bodyOf(lang: Lang, answer: Answer): Html | '' {
  if (answer.about === 'alliance') return allianceBody(lang, answer)
  if (answer.about === 'state') return stateBody(lang, answer)
  if (answer.about === 'pair') return pairBody(lang, answer)
  if (answer.about === 'actor') return runBody(lang, answer)
  return answer.about === 'world' ? worldBody(lang, answer) : ''
}

/** The question: whom, with whom, as on which day. */
function askForm(lang: Lang, answer: Answer): Html {
  const of = 'subject' in answer ? (lang === 'ar' ? answer.subject.ar : (answer.subject.en ?? answer.subject.ar)) : ''
  const other = answer.about === 'pair' ? (lang === 'ar' ? answer.other.ar : (answer.other.en ?? answer.other.ar)) : ''
  return html`<form class="ask" action="/${lang}/order">
<label><span>${told(lang, 'askOrder')}</span><input name="of" value="${of}" dir="auto" autocomplete="off"></label>
<label><span>${told(lang, 'askWith')}</span><input name="with" value="${other}" dir="auto" autocomplete="off"></label>
<label><span>${told(lang, 'day')}</span><input name="at" type="date" value="${answer.at}"></label>
<button>${told(lang, 'ask')}</button></form>`
}

function worldBody(lang: Lang, w: World): Html {
  const named = w.alliances.filter((a) => a.pages > 0)
  const rest = w.alliances.filter((a) => a.pages === 0)
  return html`${section(say(lang, 'ifThen'), say(lang, 'ifThenSay'), w.quoted.length === 0 ? '' : folded(w.quoted, QUOTED, (some) => html`${some.map((p) => ifThen(lang, p))}`))}
${section(told(lang, 'alliances'), told(lang, 'alliancesSay'), html`<div class="scroll"><table class="binds"><tbody>${named.map((a) => bodyRow(lang, w.at, a))}</tbody></table></div><details><summary>+${rest.length}</summary><div class="scroll"><table class="binds"><tbody>${rest.map((a) => bodyRow(lang, w.at, a))}</tbody></table></div></details>`)}
${section(told(lang, 'boundTo'), told(lang, 'boundSay'), tiesTable(lang, w))}`
}

const bodyRow = (lang: Lang, at: string, a: World['alliances'][number]): Html =>
  html`<tr><td>${orderLink(lang, at, a.body)}</td><td class="num">${a.members}</td><td>${a.pages === 0 ? '' : counted(lang, 'page', a.pages)}</td><td class="faint">${a.chair === null ? '' : html`${told(lang, 'chair')}: ${orderLink(lang, at, a.chair)}`}</td></tr>`

const SHOWN = 60
const QUOTED = 30

/** Who is bound to whom among the states that pages name; the first rows open, the rest folded with their number. */
function tiesTable(lang: Lang, w: World): Html | '' {
  if (w.ties.length === 0) return ''
  const comma = lang === 'ar' ? '، ' : ', '
  const row = (t: World['ties'][number]): Html =>
    html`<tr><td><a href="${orderHref(lang, w.at, t.a.key, t.b.key)}">${named(lang, t.a, 'unknown')} – ${named(lang, t.b, 'unknown')}</a></td><td>${t.obligations.map((o) => term(lang, o)).join(comma)}</td><td class="faint">${t.by.slice(0, 3).map((i, n) => html`${n > 0 ? comma : ''}${named(lang, i, 'unknown')}`)}${t.by.length > 3 ? html` <span class="num">+${t.by.length - 3}</span>` : ''}</td></tr>`
  const table = (rows: readonly World['ties'][number][]): Html =>
    html`<div class="scroll"><table class="binds"><thead><tr><th>${told(lang, 'who')}</th><th>${told(lang, 'obligations')}</th><th>${told(lang, 'instrument')}</th></tr></thead><tbody>${rows.map(row)}</tbody></table></div>`
  return folded(w.ties, SHOWN, table)
}

function ifThen(lang: Lang, p: Pact): Html {
  const words = (text: string, kind: string): Html =>
    html`<a class="src" lang="ar" dir="rtl" href="${pageHref(lang, p.page.id, p.id)}"><span class="f k-${kind}">${text}</span></a>`
  return html`<div class="ifthen"><div><b><bdi lang="ar">${p.name}</bdi></b><span class="meta">${actorLinks(lang, p.parties, 'unknown')} · ${kindWord(lang, p.kind)} · ${statusWord(lang, p.status)}${p.date === null || p.date.from === 'publication' ? '' : html` ${stamp(p.date.value)}`} · ${citation(lang, p)}</span></div>
<div>${p.trigger === null ? html`<span class="faint">${say(lang, 'noCondition')}</span>` : words(p.trigger.text, 'event')}</div><div class="arrow">${ARROW}</div>
<div>${p.clauses.map((c) => html`<p>${words(c.text, 'due')}</p>`)}</div></div>`
}
