import { html, raw } from 'hono/html'
import { eventTypeForm, type Output } from '../../../desk/desk.ts'
import { folded } from '../folded.ts'
import { type Html, named, shell, stamp, type View } from '../layout.ts'
import { told } from '../order-words.ts'
import { pictured } from '../picture-words.ts'
import { FRAMES, type Frame, landPath, project } from '../projection.ts'
import { counted, eventWord, type Lang, say } from '../words.ts'
import { factLine, paging } from './fact-line.ts'
import { orderHref, orderLink } from './order-parts.ts'

type OrderMap = Output<'map'>
type Place = OrderMap['places'][number]

/** What was asked, to stand in the form and the links again. */
export type MapAsked = Readonly<Partial<Record<'of' | 'type' | 'place' | 'at' | 'view', string>>>

/** Where events took place and where members lie: one map, each mark opening its events, and the same in a table. */
export function mapScreen(view: View, answer: OrderMap, asked: MapAsked): Html {
  const { lang } = view
  const here = answer.places.find((p) => p.place.key === asked.place)
  return shell(
    view,
    pictured(lang, 'map'),
    'order',
    html`<header class="head"><p class="eyebrow"><a class="cite-line" href="${orderHref(lang, answer.at)}">${told(lang, 'whole')}</a> · <a class="cite-line" href="/${lang}/network">${pictured(lang, 'network')}</a> · ${told(lang, 'asKnown')} ${stamp(answer.at)}</p><h1>${pictured(lang, 'mapTitle')}</h1></header>
${askForm(lang, answer, asked)}
<p class="faint small">${pictured(lang, 'mapSay')}</p>
<div class="scroll" tabindex="0" role="region" aria-label="${pictured(lang, 'map')}">${drawing(lang, answer, asked)}</div>
${answer.here === null ? '' : html`<section class="sec" id="here"><header><h2>${pictured(lang, 'eventsAt')} ${here === undefined ? asked.place : named(lang, here.place, 'unknown')}</h2><span class="say">${counted(lang, 'event', answer.here.total)}</span></header><ul class="facts">${answer.here.items.map((f) => factLine(lang, f))}</ul>${paging(lang, hrefOf(lang, asked), answer.here)}</section>`}
<div class="${answer.members.length === 0 ? '' : 'two even'}"><section class="sec"><header><h2>${pictured(lang, 'placesTable')}</h2><span class="say">${answer.places.length}</span></header>${placeTable(lang, answer, asked)}<p class="quiet">${pictured(lang, 'unplaced')}: <span class="num">${answer.unplaced}</span></p></section>
${answer.members.length === 0 ? '' : html`<section class="sec"><header><h2>${pictured(lang, 'members')}</h2><span class="say">${answer.members.length}</span></header><ul class="plain wide">${answer.members.map((m) => html`<li>${orderLink(lang, answer.at, m.state)}${m.at === null ? html` <span class="faint">${pictured(lang, 'noPoint')}</span>` : ''}</li>`)}</ul></section>`}</div>`,
  )
}

function hrefOf(lang: Lang, asked: MapAsked): string {
  const query = new URLSearchParams(Object.entries(asked).filter((e): e is [string, string] => e[1] !== undefined))
  return `/${lang}/map${query.size === 0 ? '' : `?${query}`}`
}

function askForm(lang: Lang, answer: OrderMap, asked: MapAsked): Html {
  const option = (value: string, chosen: string | undefined, label: string): Html =>
    html`<option value="${value}"${value === (chosen ?? '') ? ' selected' : ''}>${label}</option>`
  return html`<form class="ask" action="/${lang}/map">
<label><span>${pictured(lang, 'view')}</span><select name="view">${(['world', 'near', 'east'] as const).map((v) => option(v, asked.view ?? 'world', pictured(lang, v)))}</select></label>
<label><span>${pictured(lang, 'eventType')}</span><select name="type">${option('', asked.type, pictured(lang, 'anyType'))}${eventTypeForm.options.map((t) => option(t, asked.type, eventWord(lang, t)))}</select></label>
<label><span>${pictured(lang, 'body')}</span><input name="of" value="${asked.of ?? ''}" dir="auto" autocomplete="off"></label>
<label><span>${told(lang, 'day')}</span><input name="at" type="date" value="${answer.at}"></label>
<button>${pictured(lang, 'show')}</button></form>`
}

const frameOf = (asked: MapAsked): Frame => (asked.view === 'near' || asked.view === 'east' ? FRAMES[asked.view] : FRAMES.world)
const nameOf = (lang: Lang, p: { ar: string; en: string | null }): string => (lang === 'en' ? (p.en ?? p.ar) : p.ar)
// The map is drawn this wide; marks and letters keep their size whatever stretch of the world is shown.
const WIDE = 1160

function drawing(lang: Lang, { places, members }: OrderMap, asked: MapAsked): Html {
  const frame = frameOf(asked)
  const scale = WIDE / frame.width
  const high = Math.round(frame.height * scale)
  const spot = (point: readonly [number, number]): readonly [number, number] => {
    const [x, y] = project(point)
    return [Math.round((x - frame.x) * scale * 10) / 10, Math.round((y - frame.y) * scale * 10) / 10]
  }
  const seen = ([x, y]: readonly [number, number]): boolean => x >= 0 && y >= 0 && x <= WIDE && y <= high
  const most = Math.max(1, ...places.map((p) => p.events))
  const marks = places
    .flatMap((p) => (p.at === null ? [] : [{ ...p, spot: spot(p.at), radius: 3 + 19 * Math.sqrt(p.events / most) }]))
    .filter((m) => seen(m.spot))
  const named = labelled(lang, marks)
  return html`<svg class="map" width="${WIDE}" height="${high}" viewBox="0 0 ${WIDE} ${high}" role="group" aria-label="${pictured(lang, 'mapTitle')}" direction="ltr">
<g transform="scale(${scale}) translate(${-frame.x} ${-frame.y})"><path class="land" d="${landPath()}" vector-effect="non-scaling-stroke"/></g>
${members.flatMap((m) => (m.at === null || !seen(spot(m.at)) ? [] : [square(lang, m.state, spot(m.at), m.status === 'member')]))}
${marks.map((m) => html`<a class="k-event" href="${hrefOf(lang, { ...asked, place: m.place.key })}#here"${m.place.key === asked.place ? raw(' aria-current="true"') : ''}><title>${nameOf(lang, m.place)}: ${m.events}</title><circle cx="${m.spot[0]}" cy="${m.spot[1]}" r="${m.radius.toFixed(1)}"/></a>`)}
${named.map((l) => html`<text x="${l.x}" y="${l.y}" text-anchor="middle" aria-hidden="true">${l.text}</text>`)}</svg>`
}

const square = (lang: Lang, state: Place['place'], [x, y]: readonly [number, number], full: boolean): Html =>
  html`<a href="/${lang}/order?of=${encodeURIComponent(state.key)}"><title>${nameOf(lang, state)}</title><rect class="member${full ? '' : ' soft'}" x="${x - 4}" y="${y - 4}" width="8" height="8"/></a>`

interface Label {
  readonly text: string
  readonly x: number
  readonly y: number
}

const MOST_LABELS = 24

/** Names of the places with most events, where there is room for them. */
function labelled(lang: Lang, marks: readonly (Place & { readonly spot: readonly [number, number]; readonly radius: number })[]): Label[] {
  const taken: { readonly x: number; readonly y: number; readonly half: number }[] = []
  const out: Label[] = []
  for (const m of marks) {
    if (out.length === MOST_LABELS) break
    const text = nameOf(lang, m.place)
    const [x, y] = [m.spot[0], Math.round(m.spot[1] - m.radius - 5)]
    const half = text.length * 3.8 + 4
    if (taken.some((t) => Math.abs(t.x - x) < t.half + half && Math.abs(t.y - y) < 17)) continue
    taken.push({ x, y, half })
    out.push({ text, x, y })
  }
  return out
}

const SHOWN = 40

function placeTable(lang: Lang, { places }: OrderMap, asked: MapAsked): Html {
  const row = (p: Place): Html =>
    html`<tr><td><a href="${hrefOf(lang, { ...asked, place: p.place.key })}#here">${named(lang, p.place, 'unknown')}</a></td><td class="num">${p.events}</td><td class="faint">${p.at === null ? pictured(lang, 'noPoint') : ''}</td></tr>`
  const table = (some: readonly Place[]): Html =>
    html`<div class="scroll"><table class="binds"><thead><tr><th>${pictured(lang, 'place')}</th><th>${pictured(lang, 'number')}</th><th></th></tr></thead><tbody>${some.map(row)}</tbody></table></div>`
  if (places.length === 0) return html`<p class="quiet">${say(lang, 'none')}</p>`
  return folded(places, SHOWN, table)
}
