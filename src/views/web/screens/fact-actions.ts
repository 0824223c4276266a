import { html, raw } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { decider, type Html, stamp } from '../layout.ts'
import { factHref } from '../links.ts'
import { worded } from '../page-words.ts'
import { actWord, eventWord, kindWord, type Lang, say } from '../words.ts'

export type PageDecision = Output<'page'>['decided'][number]

/** How a fact stands after the decisions on it. */
export type Standing = 'as read' | 'confirmed' | 'corrected' | 'rejected'

/** How a fact stands: by the last decision on it, a correction before a confirmation being kept. */
export function standingOf(own: readonly PageDecision[]): Standing {
  const last = own.at(-1)?.kind
  if (last === undefined) return 'as read'
  if (last === 'reject') return 'rejected'
  return own.some((d) => d.kind === 'correct') ? 'corrected' : 'confirmed'
}

const TICK = raw(
  '<svg class="tick" width="14" height="12" viewBox="0 0 14 12" aria-hidden="true"><path d="M1 6.5 5 10.5 13 1.5" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>',
)
const DONE = { confirm: 'confirmed', correct: 'corrected', reject: 'rejected' } as const

/** Who decided what on a fact and when, what was read before, and the way back. */
export function decidedLines(lang: Lang, own: readonly PageDecision[]): Html | '' {
  if (own.length === 0) return ''
  return html`<ul class="decided">${own.map((d, i) => {
    const last = i === own.length - 1
    return html`<li>${d.kind === 'confirm' ? TICK : ''}<span>${worded(lang, DONE[d.kind])} ${decider(lang, d.by)} ${stamp(d.when.slice(0, 16))}</span>${d.why === null ? '' : html` <span class="faint"><bdi dir="auto">${d.why}</bdi></span>`}${d.kind === 'correct' && d.read !== null ? html` <span class="faint">${worded(lang, 'wasRead')}: ${readBefore(lang, d)}</span>` : ''} <button form="deciding" name="undo" value="${d.decision}"${last ? raw(' data-do="undo"') : ''}>${worded(lang, 'undo')}</button></li>`
  })}</ul>`
}

function readBefore(lang: Lang, d: PageDecision): string {
  const read = d.read!
  if (d.fact === 'statement') return actWord(lang, (read as { act: string }).act)
  if (d.fact === 'event') return eventWord(lang, (read as { type: string }).type)
  return d.fact === 'pact' ? kindWord(lang, (read as { kind: string }).kind) : ((read as { due: string | null }).due ?? say(lang, 'noDue'))
}

/** The three things that can be decided on a fact; plain buttons of the page's one form, which work without script. */
export const factActions = (lang: Lang, fact: string, standing: Standing): Html =>
  html`<div class="actions">${standing === 'confirmed' || standing === 'rejected' ? '' : html`<button form="deciding" name="confirm" value="${fact}" data-do="confirm">${worded(lang, 'confirm')} <kbd aria-hidden="true">C</kbd></button>`}${standing === 'rejected' ? '' : html`<a href="${factHref(lang, fact)}#correct" data-do="correct" data-fact="${fact}">${worded(lang, 'correct')} <kbd aria-hidden="true">E</kbd></a><button form="deciding" name="reject" value="${fact}" data-do="reject">${worded(lang, 'reject')} <kbd aria-hidden="true">X</kbd></button>`}</div>`

/** The form that every button on a page's facts belongs to: which page, and in whose name. Its first button does no more than keep the name. */
export const decidingForm = (lang: Lang, page: string, by: string): Html =>
  html`<form id="deciding" class="deciding" method="post" action="/${lang}/decide"><input type="hidden" name="page" value="${page}"><label>${worded(lang, 'signAs')} <input name="by" value="${by}" dir="auto" autocomplete="name" maxlength="80"></label> <button name="sign" value="1">${worded(lang, 'sign')}</button></form>`

type Effect = NonNullable<Output<'confirm'>['effect']>
const SAYS = { 'left out': 'leftOut', confirmed: 'isConfirmed', corrected: 'isCorrected', 'as read': 'asRead' } as const
const COUNTS = [
  ['statements', 'statements'],
  ['events', 'events'],
  ['pacts', 'pactsHead'],
  ['commitments', 'commitmentsHead'],
] as const

/** What the decision just taken changed, with the way back. */
export function effectStrip(lang: Lang, { id, kind, effect }: Output<'confirm'>): Html | '' {
  if (effect === null) return ''
  return html`<div class="effect" role="status"><p><b>${worded(lang, SAYS[effect.shown])}</b> ${kind === 'undo' ? '' : html`<button form="deciding" name="undo" value="${id}">${worded(lang, 'undo')} <kbd aria-hidden="true">Z</kbd></button>`}</p>${effect.counts.length === 0 ? '' : html`<ul>${effect.counts.map((c) => countLine(lang, c))}</ul>`}</div>`
}

const countLine = (lang: Lang, { actor, before, after }: Effect['counts'][number]): Html =>
  html`<li><bdi>${lang === 'en' ? (actor.en ?? actor.ar) : actor.ar}</bdi>: ${COUNTS.filter(([c]) => before[c] !== after[c]).map(([c, word]) => html`${say(lang, word)} <bdi dir="ltr" class="num">${before[c]} → ${after[c]}</bdi> `)}</li>`
