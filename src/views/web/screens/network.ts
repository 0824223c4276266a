import { html, raw } from 'hono/html'
import { OBLIGATIONS, type Output } from '../../../desk/desk.ts'
import { folded } from '../folded.ts'
import { type Html, named, shell, stamp, type View } from '../layout.ts'
import { term, told } from '../order-words.ts'
import { pictured } from '../picture-words.ts'
import { chord, RING, roundOf } from '../round.ts'
import { actWord, counted, eventWord, type Lang, say } from '../words.ts'
import { orderHref } from './order-parts.ts'

type Network = Output<'network'>
type Node = Network['nodes'][number]
type Ref = Node['state']
type Strain = Network['strains'][number]
type Tie = Network['ties'][number]

/** What was asked, to stand in the form again. */
export type NetworkAsked = Readonly<Partial<Record<'of' | 'obligation' | 'kind' | 'at', string>>>

/** Who is bound to whom and who strains whom: one picture, the same for the same data, and the same in tables. */
export function networkScreen(view: View, answer: Network, asked: NetworkAsked): Html {
  const { lang } = view
  const nodes = around(answer.nodes)
  const empty = answer.ties.length + answer.strains.length === 0
  return shell(
    view,
    pictured(lang, 'network'),
    'order',
    html`<header class="head"><p class="eyebrow"><a class="cite-line" href="${orderHref(lang, answer.at)}">${told(lang, 'whole')}</a> · <a class="cite-line" href="/${lang}/map">${pictured(lang, 'map')}</a> · ${told(lang, 'asKnown')} ${stamp(answer.at)}</p><h1>${pictured(lang, 'networkTitle')}</h1><p class="lede">${counted(lang, 'state', answer.nodes.length)}${answer.nodes.length === answer.states ? '' : html` ${say(lang, 'of')} <span class="num">${answer.states}</span>`}</p></header>
${askForm(lang, answer, asked)}
${
  empty
    ? html`<p class="quiet">${pictured(lang, 'nothingHere')}</p>`
    : html`<p class="faint small">${pictured(lang, 'networkSay')}</p><div class="pictured"><div class="scroll" tabindex="0" role="region" aria-label="${pictured(lang, 'network')}">${picture(lang, answer, nodes)}</div>${ringKey(lang, answer)}</div>
<div class="two even">${strainTable(lang, answer)}${tieTable(lang, answer)}</div>`
}`,
  )
}

const nameOf = (lang: Lang, a: Ref): string => (lang === 'en' ? (a.en ?? a.ar) : a.ar)

// By the compass; what has no place comes last, by name.
const around = (nodes: readonly Node[]): Node[] =>
  nodes.toSorted((a, b) => (a.bearing ?? 2) - (b.bearing ?? 2) || (a.state.key < b.state.key ? -1 : 1))

function askForm(lang: Lang, answer: Network, asked: NetworkAsked): Html {
  const option = (value: string, chosen: string | undefined, label: string): Html =>
    html`<option value="${value}"${value === (chosen ?? '') ? ' selected' : ''}>${label}</option>`
  return html`<form class="ask" action="/${lang}/network">
<label><span>${pictured(lang, 'body')}</span><input name="of" value="${asked.of ?? ''}" dir="auto" autocomplete="off" list="bodies"></label><datalist id="bodies">${answer.bodies.map((b) => html`<option value="${nameOf(lang, b.body)}"></option>`)}</datalist>
<label><span>${pictured(lang, 'kind')}</span><select name="kind">${(['all', 'bound', 'strained'] as const).map((k) => option(k, asked.kind ?? 'all', pictured(lang, k)))}</select></label>
<label><span>${pictured(lang, 'obligation')}</span><select name="obligation">${option('', asked.obligation, pictured(lang, 'any'))}${OBLIGATIONS.map((o) => option(o, asked.obligation, term(lang, o)))}</select></label>
<label><span>${told(lang, 'day')}</span><input name="at" type="date" value="${answer.at}"></label>
<button>${pictured(lang, 'show')}</button></form>`
}

function picture(lang: Lang, { ties, strains, bodies, at }: Network, nodes: readonly Node[]): Html {
  const round = roundOf(nodes.length, bodies.length)
  const place = new Map(nodes.map((n, i) => [n.state.key, i]))
  const inner = (state: Ref) => round.spot(place.get(state.key)!, round.radius)
  const most = Math.max(1, ...strains.map((s) => s.number))
  // Where there are many lines each weighs less.
  const crowd = strains.length > CROWD ? 0.6 : 1
  const line = (a: Ref, b: Ref, cls: string, title: string, width: number, opacity = 1): Html =>
    html`<a class="${cls}" href="${orderHref(lang, at, a.key, b.key)}" data-a="${place.get(a.key)!}" data-b="${place.get(b.key)!}" tabindex="-1"><title>${title}</title><path d="${chord(inner(a), inner(b), round.size / 2)}" stroke-width="${width}" stroke-opacity="${opacity}"${cls === 'strain' ? raw(' marker-end="url(#head)"') : ''}/></a>`
  return html`<svg class="network" width="${round.size}" height="${round.size}" viewBox="0 0 ${round.size} ${round.size}" role="group" aria-label="${pictured(lang, 'networkTitle')}" direction="ltr">
<defs><marker id="head" viewBox="0 0 6 6" refX="5" refY="3" markerWidth="10" markerHeight="10" markerUnits="userSpaceOnUse" orient="auto"><path class="head" d="M0 0 6 3 0 6z"/></marker></defs>
${bodies.map((_, i) => html`<circle class="ring" cx="${round.size / 2}" cy="${round.size / 2}" r="${round.rim - (i + 0.5) * RING}"/>`)}
<g class="lines">${ties.filter((t) => t.close).map((t) => html`${line(t.a, t.b, 'tie', tieTitle(lang, t), 3)}${line(t.a, t.b, 'tie gap', tieTitle(lang, t), 1.2)}`)}${strains.map((s) => line(s.a, s.b, 'strain', strainTitle(lang, s), tenth(0.6 + 3 * (s.number / most)), tenth(crowd * (0.35 + 0.5 * (s.number / most)))))}</g>
${nodes.map((n, i) => {
  const spot = round.spot(i, round.rim + 4)
  return html`<a class="node" href="${orderHref(lang, at, n.state.key)}" data-node="${i}">${bodies.map((b, k) => {
    const dot = round.spot(i, round.rim - (k + 0.5) * RING)
    return n.bodies.includes(b.body.key) ? html`<circle class="r${k}" cx="${dot.x}" cy="${dot.y}" r="2.6"/>` : ''
  })}<text transform="translate(${spot.x} ${spot.y}) rotate(${spot.turn})" text-anchor="${spot.ends ? 'end' : 'start'}" dominant-baseline="central">${short(nameOf(lang, n.state))}</text></a>`
})}</svg>`
}

const CROWD = 80
const tenth = (value: number): number => Math.round(value * 10) / 10

const LONGEST = 22
const short = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name)

const tieTitle = (lang: Lang, t: Tie): string =>
  `${nameOf(lang, t.a)} – ${nameOf(lang, t.b)}: ${t.obligations.map((o) => term(lang, o)).join(lang === 'ar' ? '، ' : ', ')}`
const strainTitle = (lang: Lang, s: Strain): string => `${nameOf(lang, s.a)} → ${nameOf(lang, s.b)}: ${s.number}`

const ringKey = (lang: Lang, { bodies }: Network): Html =>
  bodies.length === 0
    ? html``
    : html`<div class="ringkey"><h2>${pictured(lang, 'rings')}</h2><ol>${bodies.map((b) => html`<li><a href="/${lang}/network?of=${encodeURIComponent(b.body.key)}">${named(lang, b.body, 'unknown')}</a> <span class="num faint">${b.members}</span></li>`)}</ol></div>`

const SHOWN = 20

function tabled(rows: readonly Html[], head: Html): Html {
  return folded(
    rows,
    SHOWN,
    (some) => html`<div class="scroll"><table class="binds"><thead>${head}</thead><tbody>${some}</tbody></table></div>`,
  )
}

function strainTable(lang: Lang, { strains, at }: Network): Html {
  const what = (s: Strain): string =>
    s.counts
      .map((c) => `${c.kind === 'event' ? eventWord(lang, c.what) : actWord(lang, c.what)} ${c.number}`)
      .join(lang === 'ar' ? '، ' : ', ')
  const rows = strains.map(
    (s) =>
      html`<tr><td><a href="${orderHref(lang, at, s.a.key, s.b.key)}">${named(lang, s.a, 'unknown')} <span class="faint">${lang === 'ar' ? '←' : '→'}</span> ${named(lang, s.b, 'unknown')}</a></td><td class="num">${s.number}</td><td class="faint">${what(s)}</td></tr>`,
  )
  return html`<section class="sec"><header><h2>${told(lang, 'strains')}</h2><span class="say">${told(lang, 'news')} · ${strains.length}</span></header>${strains.length === 0 ? html`<p class="quiet">${say(lang, 'none')}</p>` : tabled(rows, html`<tr><th>${pictured(lang, 'by')}</th><th>${pictured(lang, 'howOften')}</th><th></th></tr>`)}</section>`
}

function tieTable(lang: Lang, { ties, at }: Network): Html {
  const comma = lang === 'ar' ? '، ' : ', '
  const rows = ties
    .toSorted((a, b) => Number(b.close) - Number(a.close))
    .map(
      (t) =>
        html`<tr><td><a href="${orderHref(lang, at, t.a.key, t.b.key)}">${named(lang, t.a, 'unknown')} – ${named(lang, t.b, 'unknown')}</a></td><td>${t.obligations.map((o) => term(lang, o)).join(comma)}</td><td class="faint">${t.by.slice(0, 2).map((i, n) => html`${n > 0 ? comma : ''}${named(lang, i, 'unknown')}`)}${t.by.length > 2 ? html` <span class="num">+${t.by.length - 2}</span>` : ''}</td></tr>`,
    )
  return html`<section class="sec"><header><h2>${told(lang, 'binds')}</h2><span class="say">${told(lang, 'base')} · ${ties.length}</span></header>${ties.length === 0 ? html`<p class="quiet">${say(lang, 'none')}</p>` : tabled(rows, html`<tr><th>${told(lang, 'who')}</th><th>${told(lang, 'obligations')}</th><th>${told(lang, 'instrument')}</th></tr>`)}</section>`
}
