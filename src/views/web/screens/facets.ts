import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type FindWord, finding } from '../find-words.ts'
import { type Html, stamp } from '../layout.ts'
import { actWord, eventWord, type Lang, say } from '../words.ts'

/** What a search was asked for: every field stands in the screen's address. */
export type FindAsked = Readonly<Partial<Record<(typeof FIND_FIELDS)[number], string>>>
/** The fields of a search's address. */
export const FIND_FIELDS = ['words', 'field', 'exact', 'actor', 'act', 'event', 'outlet', 'from', 'to'] as const

type Facets = NonNullable<Output<'find'>['facets']>

/** The address of a search with some of its fields changed; undefined takes one away. */
export function findHref(
  lang: Lang,
  asked: FindAsked,
  change: Readonly<Partial<Record<(typeof FIND_FIELDS)[number], string | undefined>>> = {},
): string {
  const query = new URLSearchParams()
  for (const name of FIND_FIELDS) {
    const value = name in change ? change[name] : asked[name]
    if (value !== undefined && value !== '') query.set(name, value)
  }
  return `/${lang}/find?${query}`
}

/** What the search is narrowed down to, each with the way back. */
export function narrowedTo(lang: Lang, asked: FindAsked, facets: Facets): Html | '' {
  const actor = facets.actors.items.find((a) => a.value.key === asked.actor)?.value
  const shown: readonly (readonly [FindWord, 'outlet' | 'actor' | 'act' | 'event' | 'from' | 'to', Html | string])[] = [
    ['outlet', 'outlet', asked.outlet ?? ''],
    ['actor', 'actor', actor === undefined ? (asked.actor ?? '') : lang === 'en' ? (actor.en ?? actor.ar) : actor.ar],
    ['act', 'act', asked.act === undefined ? '' : actWord(lang, asked.act)],
    ['event', 'event', asked.event === undefined ? '' : eventWord(lang, asked.event)],
    ['from', 'from', asked.from === undefined ? '' : stamp(asked.from)],
    ['to', 'to', asked.to === undefined ? '' : stamp(asked.to)],
  ]
  const own = shown.filter(([, , value]) => value !== '')
  if (own.length === 0) return ''
  return html`<ul class="chosen" aria-label="${finding(lang, 'asked')}">${own.map(([word, field, value]) => html`<li><span class="faint">${finding(lang, word)}</span> <bdi>${value}</bdi> <a href="${findHref(lang, asked, { [field]: undefined })}" aria-label="${finding(lang, 'drop')}: ${finding(lang, word)}"><span aria-hidden="true">×</span></a></li>`)}</ul>`
}

/** What was found by outlet, actor, act, event type and month, each count a way to narrow the search down. */
export function facetList(lang: Lang, asked: FindAsked, facets: Facets): Html {
  const name = (a: Facets['actors']['items'][number]['value']): string => (lang === 'en' ? (a.en ?? a.ar) : a.ar)
  return html`<aside class="facets" aria-label="${finding(lang, 'narrow')}">
${group(lang, 'actor', facets.actors, (a) => [name(a), { actor: a.key }], asked)}
${group(lang, 'act', facets.acts, (a) => [actWord(lang, a), { act: a }], asked)}
${group(lang, 'event', facets.events, (e) => [eventWord(lang, e), { event: e }], asked)}
${group(lang, 'outlet', facets.outlets, (o) => (o === null ? [say(lang, 'noOutlet'), null] : [o, { outlet: o }]), asked)}
${group(lang, 'month', facets.months, (m) => (m === null ? [say(lang, 'undated'), null] : [stamp(m), { from: m, to: m }]), asked)}</aside>`
}

type Narrowing = NonNullable<Parameters<typeof findHref>[2]>

function group<Value>(
  lang: Lang,
  word: FindWord,
  { total, items }: { readonly total: number; readonly items: readonly { readonly value: Value; readonly pages: number }[] },
  told: (value: Value) => readonly [label: Html | string, to: Narrowing | null],
  asked: FindAsked,
): Html | '' {
  if (items.length === 0) return ''
  const line = ({ value, pages }: (typeof items)[number]): Html => {
    const [label, to] = told(value)
    const href = to === null ? null : findHref(lang, asked, to)
    const on = to !== null && Object.entries(to).every(([field, is]) => asked[field as keyof FindAsked] === is)
    return html`<li>${href === null || on ? html`<span${on ? html` class="on"` : ''}><bdi>${label}</bdi></span>` : html`<a href="${href}"><bdi>${label}</bdi></a>`} <span class="num faint">${pages}</span></li>`
  }
  return html`<section><h2>${finding(lang, word)}</h2><ul>${items.slice(0, SHOWN).map(line)}</ul>${items.length <= SHOWN ? '' : html`<details><summary>${finding(lang, 'more')} <span class="num">${total - SHOWN}</span></summary><ul>${items.slice(SHOWN).map(line)}</ul></details>`}</section>`
}

const SHOWN = 7
