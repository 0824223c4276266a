import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { decider, type Html, named, stamp } from '../layout.ts'
import { actorHref, factHref, pageHref } from '../links.ts'
import { worded } from '../page-words.ts'
import { actWord, eventWord, kindWord, type Lang, say, statusWord, type Word } from '../words.ts'

export type Fact = Output<'timeline'>['items'][number]
type Ref = NonNullable<Extract<Fact, { fact: 'statement' }>['speaker']>

/** An actor's name as a link to its screen, or the words that say that nobody is named. */
export const actorLink = (lang: Lang, actor: Ref | null, nobody: Word): Html =>
  actor === null ? named(lang, null, nobody) : html`<a href="${actorHref(lang, actor.key)}">${named(lang, actor, nobody)}</a>`

/** Several actors' names, with the language's comma. */
export const actorLinks = (lang: Lang, actors: readonly Ref[], nobody: Word): Html =>
  actors.length === 0
    ? named(lang, null, nobody)
    : html`<span>${actors.map((a, i) => html`${i > 0 ? (lang === 'ar' ? '، ' : ', ') : ''}${actorLink(lang, a, nobody)}`)}</span>`

const decidedBy = (lang: Lang, { decided }: Fact): Html | '' =>
  decided === null ? '' : html`<span class="by">${worded(lang, decided.kind)} ${decider(lang, decided.by)}</span> `

/** Where a fact stands, and who decided on it: outlet and title of its page, opening the words. */
export const citation = (lang: Lang, fact: Fact): Html =>
  html`${decidedBy(lang, fact)}<a class="cite-line" href="${pageHref(lang, fact.page.id, fact.id)}"><bdi>${fact.page.outlet ?? fact.page.title ?? fact.page.source}</bdi></a> <a class="faint" href="${factHref(lang, fact.id)}">${say(lang, 'why')}</a>`

/** One line of a list of facts: who and act in our voice, the words in the page's. */
export function factLine(lang: Lang, fact: Fact): Html {
  if (fact.fact === 'statement')
    return html`<li class="fact k-stmt"><div class="meta"><span class="who">${actorLink(lang, fact.speaker, 'noSpeaker')}</span> <span class="act">${actWord(lang, fact.act)}</span> ${citation(lang, fact)}</div>
<q lang="ar" dir="rtl">${fact.cue === null ? '' : html`<span class="cue">${fact.cue.text} </span>`}${fact.content.text}</q></li>`
  if (fact.fact === 'event')
    return html`<li class="fact k-event"><div class="meta"><span class="who">${actorLinks(lang, fact.actors, 'noActor')}</span> <span class="act">${eventWord(lang, fact.type)}</span>${fact.recipients.length === 0 ? '' : html` ${say(lang, 'to')} ${actorLinks(lang, fact.recipients, 'unknown')}`} <span>${statusWord(lang, fact.status)}</span>${fact.place === null ? '' : html` <span>${actorLink(lang, fact.place, 'unknown')}</span>`} ${citation(lang, fact)}</div>
<q lang="ar" dir="rtl">${around(fact.line, fact.trigger)}</q></li>`
  if (fact.fact === 'pact')
    return html`<li class="fact k-pact"><div class="meta"><span class="who">${actorLinks(lang, fact.parties, 'noActor')}</span> <span class="act">${kindWord(lang, fact.kind)}</span> <span>${statusWord(lang, fact.status)}</span> ${citation(lang, fact)}</div>
<q lang="ar" dir="rtl">${fact.words.text}</q></li>`
  return html`<li class="fact k-due"><div class="meta"><span class="who">${actorLink(lang, fact.by, 'nobodyBound')}</span>${fact.due === null ? html` <span class="faint">${say(lang, 'noDue')}</span>` : html` ${stamp(fact.due.value)}`} ${citation(lang, fact)}</div>
<q lang="ar" dir="rtl">${fact.cue === null || inside(fact.cue.span, fact.content.span) ? '' : html`<span class="cue">${fact.cue.text} </span>`}${fact.content.text}</q></li>`
}

const inside = (a: readonly [number, number], b: readonly [number, number]): boolean => a[0] >= b[0] && a[1] <= b[1]

interface Evidence {
  readonly span: readonly [number, number]
  readonly text: string
}

/** The clause around a trigger: some words either side, the trigger marked, cuts shown. */
export function around(line: Evidence, trigger: Evidence, kind = 'event'): Html {
  const at = trigger.span[0] - line.span[0]
  const end = at + trigger.text.length
  const from = at < 90 ? 0 : line.text.indexOf(' ', at - 80) + 1
  const to = line.text.length - end < 110 ? line.text.length : line.text.lastIndexOf(' ', end + 100)
  return html`${from > 0 ? '… ' : ''}${line.text.slice(from, at)}<span class="f k-${kind}">${line.text.slice(at, end)}</span>${line.text.slice(end, Math.max(end, to))}${to < line.text.length ? ' …' : ''}`
}

/** A list's true count and its ways on: «1–50 of 214». */
export function paging(
  lang: Lang,
  path: string,
  answer: { readonly total: number; readonly offset: number; readonly limit: number },
): Html | '' {
  const { total, offset, limit } = answer
  if (total <= limit && offset === 0) return ''
  const link = (to: number, word: Word): Html => html`<a href="${path}${path.includes('?') ? '&' : '?'}offset=${to}">${say(lang, word)}</a>`
  return html`<nav class="paging">${offset > 0 ? link(Math.max(0, offset - limit), 'previous') : ''} <span class="num"><bdi dir="ltr">${offset + 1}–${Math.min(total, offset + limit)}</bdi> ${say(lang, 'of')} ${total}</span> ${offset + limit < total ? link(offset + limit, 'next') : ''}</nav>`
}
