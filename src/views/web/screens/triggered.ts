import { html } from 'hono/html'
import type { Happening, Output } from '../../../desk/desk.ts'
import { type Html, named, shell, stamp, type View } from '../layout.ts'
import { term, told, unknownTerm } from '../order-words.ts'
import type { Lang } from '../words.ts'
import { factLine } from './fact-line.ts'
import { baseMark, items, orderHref, orderLink, orderLinks, proofList } from './order-parts.ts'

type Answer = Output<'triggered'>
type Clause = Answer['clauses'][number]

/** What was asked before, to stand in the form again. */
interface Asked {
  readonly event?: string
  readonly on: string
  readonly by?: string
  readonly at: string
}

/** The form that asks what would be triggered. */
export function triggeredForm(lang: Lang, happenings: readonly Happening[], asked: Asked): Html {
  return html`<form class="ask" action="/${lang}/triggered">
<label><span>${told(lang, 'event')}</span><select name="event">${happenings.map((h) => html`<option value="${h.event}"${h.event === (asked.event ?? 'attack') ? ' selected' : ''}>${lang === 'ar' ? h.ar : h.en}</option>`)}</select></label>
<label><span>${told(lang, 'on')}</span><input name="on" value="${asked.on}" required dir="auto" autocomplete="off"></label>
<label><span>${told(lang, 'by')}</span><input name="by" value="${asked.by ?? ''}" dir="auto" autocomplete="off"></label>
<label><span>${told(lang, 'day')}</span><input name="at" type="date" value="${asked.at}"></label>
<button>${told(lang, 'ask')}</button></form>`
}

/** Each clause that a happening touches: whom it binds to what, its words, what was said, who kept away, what is not known. */
export function triggeredScreen(view: View, answer: Answer, happenings: readonly Happening[]): Html {
  const { lang } = view
  const event = lang === 'ar' ? answer.event.ar : answer.event.en
  return shell(
    view,
    told(lang, 'triggered'),
    'order',
    html`<header class="head"><p class="eyebrow"><a class="cite-line" href="${orderHref(lang, answer.at)}">${told(lang, 'whole')}</a> · ${told(lang, 'asKnown')} ${stamp(answer.at)}</p>
<h1>${event} ${told(lang, 'on')} ${named(lang, answer.on, 'unknown')}</h1><p class="lede">${told(lang, 'triggeredSay')}.</p></header>
${triggeredForm(lang, happenings, { event: answer.event.event, on: name(lang, answer.on), by: answer.by === null ? '' : name(lang, answer.by), at: answer.at })}
${answer.clauses.length === 0 ? html`<p class="quiet sec">${told(lang, 'noClause')}</p>` : answer.clauses.map((c) => clauseSection(lang, answer, c))}`,
  )
}

const name = (lang: Lang, a: { ar: string; en: string | null }): string => (lang === 'ar' ? a.ar : (a.en ?? a.ar))

function clauseSection(lang: Lang, t: Answer, c: Clause): Html {
  const pick = (x: { ar: string; en: string }): string => (lang === 'ar' ? x.ar : x.en)
  const row = (title: string, body: Html | '' | string): Html | '' => (body === '' ? '' : html`<dt>${title}</dt><dd>${body}</dd>`)
  return html`<section class="sec clause"><header><h2>${named(lang, c.instrument, 'unknown')}${c.article === null ? '' : html`${lang === 'ar' ? '، ' : ', '}${told(lang, 'article')} ${c.article}`}</h2><span class="say">${term(lang, c.standing)}${c.since === null ? '' : html` ${told(lang, 'since')} ${stamp(c.since)}`} ${baseMark(lang, c.source)}</span></header>
<dl class="why-list">
${row(told(lang, 'fits'), html`${term(lang, c.fit)}${c.basis === null ? '' : html`: ${pick(c.basis)}`}`)}
${row(told(lang, 'asksFor'), html`<b class="c k-due">${pick(c.asks)}</b>${c.obligation === null ? '' : html`<br>${pick(c.obligation)} ${baseMark(lang, c.source)}`}`)}
${row(told(lang, 'condition'), c.trigger === null && c.condition.length === 0 ? '' : html`${c.trigger === null ? '' : html`${pick(c.trigger)} ${baseMark(lang, c.source)}`}${proofList(lang, c.condition, 'event')}`)}
${row(told(lang, 'inWords'), proofList(lang, c.quoted, 'due', 4))}
${row(told(lang, c.response === 'self-defence' ? 'mayHelp' : 'owes'), html`${c.owes.length === 0 ? told(lang, 'everyMember') : orderLinks(lang, t.at, c.owes)} <span class="faint">${lang === 'ar' ? '←' : '→'}</span> ${orderLinks(lang, t.at, c.to)}`)}
${row(told(lang, 'through'), c.organ === null ? '' : html`${named(lang, c.organ, 'unknown')}${c.body === null ? '' : html` · ${orderLink(lang, t.at, c.body)}`} ${baseMark(lang, c.source)}`)}
${row(told(lang, 'keptOut'), c.reserved.length === 0 ? '' : html`${c.reserved.map((r) => html`<p>${orderLink(lang, t.at, r.party)}: ${pick(r)} ${stamp(r.from)}</p>`)}`)}
${row(told(lang, 'toldAbsent'), c.absent.length === 0 ? '' : html`${c.absent.map((a) => html`<div>${orderLink(lang, t.at, a.state)}${a.date === null ? '' : html` ${stamp(a.date)}`}${proofList(lang, [a.proof], 'event')}</div>`)}`)}
${row(told(lang, 'unknown'), html`<span class="quiet">${c.unknown.map((u) => unknownTerm(lang, u)).join(lang === 'ar' ? '، ' : '; ')}</span>`)}
</dl>
${
  c.said.total === 0
    ? ''
    : html`<details${c.said.total <= 4 ? ' open' : ''}><summary>${told(lang, 'said')} <span class="num">${c.said.total}</span></summary>${items(
        c.said.items.map((s) => factLine(lang, s)),
        'facts quotes',
      )}</details>`
}</section>`
}
