import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { whatIs } from '../actor-kinds.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { actorHref } from '../links.ts'
import { term } from '../order-words.ts'
import { actWord, counted, eventWord, type Lang, say } from '../words.ts'
import { type Axis, axisOf, axisRow, axisTicks, place } from './axis.ts'
import { factLine, paging } from './fact-line.ts'
import { whoIsWho } from './who-is-who.ts'

/** One actor: names in both scripts, one axis with its statements by act, pacts and company, then its statements in their words. */
export function actorScreen(view: View, answer: Output<'actor'>, by: string): Html {
  const { lang } = view
  const { actor } = answer
  const and = lang === 'ar' ? '، ' : ', '
  const others = answer.names.map((n) => n.form).filter((f) => f !== actor.ar)
  return shell(
    view,
    lang === 'en' ? (actor.en ?? actor.ar) : actor.ar,
    'actors',
    html`<header class="head"><p class="eyebrow">${whatIs(lang, answer)}</p>
<div class="names"><h1><bdi lang="ar">${actor.ar}</bdi></h1>${actor.en === null ? '' : html`<span class="en"><bdi lang="en">${actor.en}</bdi></span>`}</div>
<p class="lede">${counted(lang, 'page', actor.pages)}${and}<b class="c k-stmt">${counted(lang, 'statement', actor.statements)}</b>${and}<b class="c k-event">${counted(lang, 'event', actor.events)}</b>${and}<b class="c k-pact">${counted(lang, 'pact', actor.pacts)}</b>.${others.length === 0 ? '' : html` ${say(lang, 'alsoWritten')}: ${others.map((f, i) => html`${i > 0 ? and : ''}<bdi lang="ar">${f}</bdi>`)}.`}</p></header>
${chart(lang, answer)}
${whoIsWho(lang, answer, by)}
${offices(lang, answer)}
<section class="sec"><header><h2>${say(lang, 'inWords')}</h2><span class="say">${counted(lang, 'statement', answer.statements.total)}</span></header>
${answer.statements.total === 0 ? html`<p class="quiet">${say(lang, 'noStatements')}</p>` : html`<ul class="facts quotes">${answer.statements.items.map((s) => factLine(lang, s))}</ul>`}${paging(lang, actorHref(lang, actor.key), answer.statements)}</section>
${answer.events.total === 0 ? '' : html`<section class="sec"><header><h2>${say(lang, 'events')}</h2></header><ul class="facts quotes">${answer.events.items.map((e) => factLine(lang, e))}</ul></section>`}
${answer.pacts.total === 0 ? '' : html`<section class="sec"><header><h2>${say(lang, 'pactsHead')}</h2></header><ul class="facts quotes">${answer.pacts.items.map((p) => factLine(lang, p))}</ul></section>`}
${answer.commitments.total === 0 ? '' : html`<section class="sec"><header><h2>${say(lang, 'commitmentsHead')}</h2></header><ul class="facts quotes">${answer.commitments.items.map((c) => factLine(lang, c))}</ul></section>`}`,
  )
}

/** Offices as bars on the axis, cut where it ends. */
function officeRows(lang: Lang, axis: Axis, { offices }: Output<'actor'>): Html | '' {
  const day = (value: string | null, otherwise: number): number =>
    value === null ? otherwise : Date.parse(value.length === 4 ? `${value}-07-01` : value)
  const held = offices
    .map((o) => ({ ...o, start: Math.max(axis.from, day(o.from, axis.from)), end: Math.min(axis.to, day(o.to, axis.to)) }))
    .filter((o) => o.start < o.end)
  if (held.length === 0) return ''
  return html`<h2 class="group">${say(lang, 'offices')}</h2>${held.map((o) => html`<div class="axis-row"><span class="lab">${lang === 'ar' ? (o.officeAr ?? o.office) : o.office.replaceAll('-', ' ')}${lang === 'ar' ? '، ' : ', '}<bdi>${lang === 'ar' ? (o.ofAr ?? o.of) : o.of}</bdi></span><svg class="track" height="28" width="100%" role="img" aria-label="${o.from ?? '…'} – ${o.to ?? '…'}"><line class="bar" x1="${place(lang, axis, o.start)}" x2="${place(lang, axis, o.end)}" y1="50%" y2="50%"/></svg></div>`)}`
}

/** Rows of one axis: its offices, a row for each act that occurs, one for pacts, one for events with each companion. */
function chart(lang: Lang, answer: Output<'actor'>): Html | '' {
  const axis: Axis | null = axisOf(
    [...answer.statements.items, ...answer.events.items, ...answer.pacts.items].flatMap((f) => (f.date === null ? [] : [f.date])),
  )
  if (axis === null) return ''
  const types = [...new Set(answer.events.items.map((e) => e.type))]
  const company = answer.with.filter((w) => w.events > 0).slice(0, 6)
  return html`<section class="sec axis" aria-label="${say(lang, 'timeline')}">${axisTicks(lang, axis)}
${officeRows(lang, axis, answer)}${answer.acts.length === 0 ? '' : html`<h2 class="group c k-stmt">${say(lang, 'statements')}</h2>`}${answer.acts.map(
  (a) =>
    axisRow(
      lang,
      axis,
      'stmt',
      html`${actWord(lang, a.act)} <small class="num">${a.statements}</small>`,
      answer.statements.items.filter((s) => s.act === a.act),
    ),
)}
${types.length === 0 ? '' : html`<h2 class="group c k-event">${say(lang, 'events')}</h2>`}${types.map((type) =>
  axisRow(
    lang,
    axis,
    'event',
    html`${eventWord(lang, type)} <small class="num">${answer.events.items.filter((e) => e.type === type).length}</small>`,
    answer.events.items.filter((e) => e.type === type),
  ),
)}
${answer.pacts.items.length === 0 ? '' : html`<h2 class="group c k-pact">${say(lang, 'pactsHead')}</h2>`}${answer.pacts.items.slice(0, 12).map((p) => axisRow(lang, axis, 'pact', html`<bdi lang="ar">${p.name}</bdi>`, [p]))}
${company.length === 0 ? '' : html`<h2 class="group c k-event">${say(lang, 'withWhom')}</h2>`}${company.map((w) =>
  axisRow(
    lang,
    axis,
    'event',
    html`<a href="${actorHref(lang, w.actor.key)}"><bdi>${lang === 'en' ? (w.actor.en ?? w.actor.ar) : w.actor.ar}</bdi></a>`,
    answer.events.items.filter((e) => [...e.actors, ...e.recipients].some((a) => a.key === w.actor.key)),
  ),
)}</section>`
}

function offices(lang: Lang, answer: Output<'actor'>): Html | '' {
  if (answer.offices.length + answer.memberships.length === 0) return ''
  const years = (from: string | null, to: string | null): Html =>
    html`${from === null ? '…' : stamp(from)} – ${to === null ? '…' : stamp(to)}`
  return html`<section class="sec"><header><h2>${say(lang, answer.offices.length > 0 ? 'offices' : 'memberOf')}</h2><span class="say">${say(lang, 'fromLexicon')}</span></header>
<ul class="plain">${answer.offices.map((o) => html`<li><span>${lang === 'ar' ? (o.officeAr ?? o.office) : o.office.replaceAll('-', ' ')}${lang === 'ar' ? '، ' : ', '}<bdi>${lang === 'ar' ? (o.ofAr ?? o.of) : o.of}</bdi></span> <span class="faint">${years(o.from, o.to)}</span></li>`)}${answer.memberships.map((m) => html`<li><span><bdi>${lang === 'ar' ? (m.bodyAr ?? m.body) : m.body}</bdi></span> <span class="faint">${m.status === 'member' ? '' : html`${term(lang, m.status)} `}${years(m.from, m.to)}</span></li>`)}</ul></section>`
}
