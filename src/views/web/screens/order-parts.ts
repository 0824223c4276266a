import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { folded } from '../folded.ts'
import { type Html, named, stamp } from '../layout.ts'
import { factHref, pageHref } from '../links.ts'
import { term, told } from '../order-words.ts'
import { kindWord, type Lang, say, statusWord } from '../words.ts'

type Alliance = Extract<Output<'order'>, { about: 'alliance' }>
export type Actor = Alliance['subject']
export type Proof = Alliance['mechanisms'][number]
type Instrument = Alliance['instruments'][number]

/** Address of the order's screen of one name or two, as on a day. */
export function orderHref(lang: Lang, at: string | null, of?: string, other?: string): string {
  const query = new URLSearchParams()
  if (of !== undefined) query.set('of', of)
  if (other !== undefined) query.set('with', other)
  if (at !== null) query.set('at', at)
  return `/${lang}/order${query.size === 0 ? '' : `?${query}`}`
}

/** A body's or state's name, leading to its order on the same day. */
export const orderLink = (lang: Lang, at: string, actor: Actor): Html =>
  html`<a href="${orderHref(lang, at, actor.key)}">${named(lang, actor, 'unknown')}</a>`

/** Several such names with the language's comma. */
export const orderLinks = (lang: Lang, at: string, actors: readonly Actor[]): Html =>
  html`${actors.map((a, i) => html`${i > 0 ? (lang === 'ar' ? '، ' : ', ') : ''}${orderLink(lang, at, a)}`)}`

/** Words of a page, leading to their place: at their fact, or where none stands on them at the words themselves. */
export function proofLink(lang: Lang, proof: Proof, kind = 'event'): Html {
  const href =
    proof.fact === null
      ? `${pageHref(lang, proof.page.id)}#:~:text=${encodeURIComponent(firstWords(proof.text)).replaceAll('-', '%2D')}`
      : pageHref(lang, proof.page.id, proof.fact)
  return html`<a class="src" lang="ar" dir="rtl" href="${href}"><span class="f k-${kind}">${proof.text}</span></a>`
}

const firstWords = (text: string): string => text.split(/\s+/).slice(0, 6).join(' ')

/** Where the words stand: the outlet, and the reason where a fact stands on them. */
export const proofPlace = (lang: Lang, { page, fact }: Proof): Html =>
  html`<span class="faint"><bdi>${page.outlet ?? page.title ?? page.source}</bdi>${fact === null ? '' : html` <a class="cite-line" href="${factHref(lang, fact)}">${say(lang, 'why')}</a>`}</span>`

/** Proofs one under another, the first ones open and the rest folded away with their number. */
export function proofList(lang: Lang, proofs: readonly Proof[], kind = 'event', open = 3): Html | '' {
  if (proofs.length === 0) return ''
  const line = (p: Proof): Html => html`<li>${proofLink(lang, p, kind)} ${proofPlace(lang, p)}</li>`
  return folded(proofs, open, (some) => html`<ul class="proofs">${some.map(line)}</ul>`)
}

/** «from – to», both ends as fine as known. */
export const stretch = (lang: Lang, from: string | null, to: string | null): Html =>
  from !== null && from === to ? stamp(from) : html`${from === null ? '…' : stamp(from)} – ${to === null ? told(lang, 'now') : stamp(to)}`

/** The mark of what the lexicon says. */
export const baseMark = (lang: Lang, source: string): Html => html`<span class="faint base" title="${source}">${told(lang, 'base')}</span>`

/** One instrument: what it is, since when and between whom, its condition and duty by the base, and what pages say of it in their words. */
export function instrumentItem(lang: Lang, at: string, i: Instrument): Html {
  return html`<li class="instrument"><div class="meta"><b>${named(lang, i.instrument, 'unknown')}</b> <span>${kindWord(lang, i.kind)}</span> <span>${term(lang, i.standing)}${(i.inForce ?? i.signed) === null ? '' : html` ${told(lang, 'since')} ${stamp((i.inForce ?? i.signed)!)}`}</span> ${baseMark(lang, i.source)}</div>
${i.obligations.length === 0 ? '' : html`<p class="meta"><b class="c k-pact">${i.obligations.map((o) => term(lang, o)).join(lang === 'ar' ? '، ' : ', ')}</b>${i.article === null ? '' : html` · ${told(lang, 'article')} ${i.article}`}</p>`}
${i.trigger === null && i.obligation === null ? '' : dutyLine(lang, i)}
<p class="faint parties">${orderLinks(lang, at, i.parties.slice(0, 14))}${i.parties.length > 14 ? html` <span class="num">+${i.parties.length - 14}</span>` : ''}</p>
${i.news.map((n) => html`<div class="told">${n.contradicts ? html`<b class="c k-event">${told(lang, 'against')}</b> ` : ''}<span class="meta">${statusWord(lang, n.status)}${n.joined === 'name' ? '' : html` <span class="faint">${told(lang, 'joined')}</span>`}</span> ${proofLink(lang, n.proof, 'pact')} ${proofPlace(lang, n.proof)}${n.condition === null ? '' : html`<p><span class="faint">${told(lang, 'ifWord')}</span> ${proofLink(lang, n.condition, 'event')}</p>`}${n.clauses.map((c) => html`<p><span class="faint">${told(lang, 'thenWord')}</span> ${proofLink(lang, c, 'due')}</p>`)}</div>`)}</li>`
}

/** The condition and the duty as the base has them. */
function dutyLine(lang: Lang, i: Instrument): Html {
  const pick = (x: { ar: string; en: string }): string => (lang === 'ar' ? x.ar : x.en)
  return html`<p class="meta">${i.trigger === null ? '' : html`<span class="faint">${told(lang, 'ifWord')}</span> ${pick(i.trigger)}`}${i.trigger !== null && i.obligation !== null ? html` <span class="faint">·</span> ` : ''}${i.obligation === null ? '' : html`<span class="faint">${told(lang, 'thenWord')}</span> ${pick(i.obligation)}`}</p>`
}

/** A section that is left out where it has nothing. */
export const section = (title: string, note: string, body: Html | ''): Html | '' =>
  body === ''
    ? ''
    : html`<section class="sec"><header><h2>${title}</h2>${note === '' ? '' : html`<span class="say">${note}</span>`}</header>${body}</section>`

/** A plain list, or nothing where there is nothing. */
export const items = (lines: readonly Html[], kind = 'plain'): Html | '' =>
  lines.length === 0 ? '' : html`<ul class="${kind}">${lines}</ul>`
