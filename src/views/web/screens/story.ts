import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { openForm } from '../filing.ts'
import { folded } from '../folded.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { actorHref, factHref, pageHref } from '../links.ts'
import { actWord, comma, counted, eventWord, type Lang, say, statusWord, type Word } from '../words.ts'
import { around } from './fact-line.ts'
import { weight } from './stories.ts'
import { copyChain, storyArticles } from './story-articles.ts'
import { storyAxis } from './story-axis.ts'

export type Story = Output<'story'>
/** What showing a claim takes of its story: who its keys are. */
type Known = Pick<Story, 'actors'>
type Claim = Story['claims'][number]
type Page = Story['members'][number]['page']

/** One story: its articles on one axis, who carried whom with every change, and what it claims, contradictions first. */
export function storyScreen(view: View, story: Story, by: string): Html {
  const { lang } = view
  const disputed = story.claims.filter((c) => c.contradictions.length > 0)
  return shell(
    view,
    story.title ?? say(lang, 'noTitle'),
    'stories',
    html`<header class="head"><p class="eyebrow"><a href="/${lang}/stories">${say(lang, 'stories')}</a></p><h1 class="source" lang="ar" dir="rtl">${story.title ?? say(lang, 'noTitle')}</h1>
${weight(lang, story)}${openForm(lang, story.id)}</header>
${storyAxis(lang, story)}
${story.carried.length === 0 ? '' : html`<section class="sec"><header><h2>${say(lang, 'whoCarried')}</h2><span class="say">${say(lang, 'whoCarriedSay')}</span></header>${copyChain(lang, story)}${story.carried.map((c) => carried(lang, story, c))}</section>`}
<section class="sec"><header><h2>${say(lang, 'contradictions')}</h2><span class="say">${say(lang, 'noVerdict')}</span></header>
${disputed.length === 0 ? html`<p class="quiet">${say(lang, 'noContradictions')}</p>` : disputed.flatMap((c) => c.contradictions.map((x) => versus(lang, story, c, x)))}</section>
<section class="sec"><header><h2>${say(lang, 'claims')}</h2><span class="say">${say(lang, 'claimsSay')}</span></header>
${story.claims.length === 0 ? html`<p class="quiet">${say(lang, 'noClaims')}</p>` : folded(story.claims, CLAIMS, (some) => html`<ol class="facts">${some.map((c) => claim(lang, story, c, story.claims))}</ol>`)}</section>
${storyArticles(lang, story, by)}`,
  )
}

const outlet = (page: Page): Html => html`<bdi>${page.outlet ?? page.source}</bdi>`

function carried(lang: Lang, story: Story, c: Story['carried'][number]): Html {
  const page = (id: string): Page => story.members.find((m) => m.id === id)!.page
  const [from, to] = [page(c.from), page(c.to)]
  const sentences = (word: Word, list: readonly { readonly text: string }[], tag: 'ins' | 'del'): Html | '' =>
    list.length === 0
      ? ''
      : html`<dt>${say(lang, word)}</dt>${list.map((s) => html`<dd lang="ar" dir="rtl">${tag === 'ins' ? html`<ins>${s.text}</ins>` : html`<del>${s.text}</del>`}</dd>`)}`
  return html`<details class="carried"${story.carried.length < 3 ? ' open' : ''}><summary>${c.agency === null ? '' : html`<span class="faint"><bdi>${c.agency}</bdi> · </span>`}${outlet(from)} ${ARROW} ${outlet(to)} <span class="faint">${Math.round(c.share * 100)} % ${say(lang, 'ofSentences')}${lang === 'ar' ? '؛ ' : '; '}${say(lang, 'changed')} ${c.changed.length}${comma(lang)}${say(lang, 'added')} ${c.added.length}${comma(lang)}${say(lang, 'cut')} ${c.cut.length}</span></summary>
<dl>${c.changed.length === 0 ? '' : html`<dt>${say(lang, 'changed')}</dt>${c.changed.map((s) => html`<dd lang="ar" dir="rtl">${s.pieces.map((p) => (p.kind === 'same' ? p.text : p.kind === 'cut' ? html`<del>${p.text}</del>` : html`<ins>${p.text}</ins>`))}</dd>`)}`}${sentences('added', c.added, 'ins')}${sentences('cut', c.cut, 'del')}</dl></details>`
}

const ARROW = html`<svg class="arrow" width="22" height="10" viewBox="0 0 22 10" aria-hidden="true"><path d="M0 5h20M16 1l4 4-4 4" fill="none" stroke="currentColor" stroke-width="1.2"/></svg>`
const NOT_EQUAL = html`<svg class="neq" width="26" height="18" viewBox="0 0 26 18" role="img" aria-label="≠"><path d="M3 6h20M3 12h20M18 1 8 17" fill="none" stroke="currentColor" stroke-width="1.3"/></svg>`

const deed = (lang: Lang, c: Claim): string => (c.kind === 'statement' ? actWord(lang, c.type) : eventWord(lang, c.type))

function people(lang: Lang, story: Known, c: Claim): Html {
  if (c.who.length === 0) return html`<span class="faint">${say(lang, c.kind === 'statement' ? 'noSpeaker' : 'noActor')}</span>`
  return html`${c.who.map((key, i) => {
    const actor = story.actors.find((a) => a.key === key)
    const name = actor === undefined ? key : lang === 'en' ? (actor.en ?? actor.ar) : actor.ar
    return html`${i === 0 ? '' : lang === 'ar' ? '، ' : ', '}<a href="${actorHref(lang, key)}"><bdi>${name}</bdi></a>`
  })}`
}

const SLOTS: Readonly<Record<Claim['contradictions'][number]['slot'], Word>> = {
  date: 'whichDate',
  number: 'whichNumber',
  place: 'whichPlace',
  party: 'whichParty',
  who: 'whoDidIt',
}

/** One point on which tellings of a claim differ: what each says, face to face, without a verdict. */
export function versus(lang: Lang, story: Known, c: Claim, x: Claim['contradictions'][number]): Html {
  const side = (s: Side, i: number): Html =>
    html`${i === 0 ? '' : NOT_EQUAL}<div><p class="who"><b><bdi>${value(lang, story, s.value)}</bdi></b></p><q lang="ar" dir="rtl">${around(s.line, s.words, c.kind === 'statement' ? 'stmt' : 'event')}</q><p class="meta"><a href="${pageHref(lang, s.page.id)}">${outlet(s.page)}</a></p></div>`
  return html`<div class="versus${x.sides.length > 2 ? ' many' : ''}"><h3>${say(lang, SLOTS[x.slot])} <span class="faint">${people(lang, story, c)} · ${deed(lang, c)}</span></h3>${folded(x.sides, SIDES, (some) => html`${some.map(side)}`)}</div>`
}

type Side = Claim['contradictions'][number]['sides'][number]

// Tellings that stand face to face at first, and claims that stand open.
const SIDES = 6
const CLAIMS = 40

// Parties are told by their keys; a reader sees names.
const value = (lang: Lang, story: Known, given: string): string =>
  given
    .split(' + ')
    .map((key) => {
      const actor = story.actors.find((a) => a.key === key)
      return actor === undefined ? key : lang === 'en' ? (actor.en ?? actor.ar) : actor.ar
    })
    .join(lang === 'ar' ? '، ' : ', ')

const SHOWN = 48

// What is denied, by its own words: a number of the list says nothing to a reader.
const denied = (lang: Lang, c: Claim, among: readonly Claim[]): Html[] =>
  c.denies.flatMap((n) => {
    const words = among.find((other) => other.number === n)?.carriers[0]?.words.text
    if (words === undefined) return []
    const short = words.length <= SHOWN ? words : `${words.slice(0, words.lastIndexOf(' ', SHOWN))} …`
    return [html` <span>${say(lang, 'denies')} <a href="#claim-${n}"><q lang="ar" dir="rtl">${short}</q></a></span>`]
  })

/** One claim: who says or does what, how many tell it independently, its words and everybody who carries it; with which of `among` it denies. */
export function claim(lang: Lang, story: Known, c: Claim, among: readonly Claim[] = []): Html {
  const first = c.carriers[0]!
  const placed = c.carriers.find((x) => x.placed !== null)
  const kind = c.kind === 'statement' ? 'k-stmt' : 'k-event'
  const and = lang === 'ar' ? '، ' : ', '
  return html`<li class="fact ${kind}" id="claim-${c.number}"><div class="meta"><span class="who">${people(lang, story, c)}</span> <span class="act">${deed(lang, c)}</span>${c.status === 'happened' || c.kind === 'statement' ? '' : html` <span>${statusWord(lang, c.status)}</span>`} <span class="faint">${counted(lang, 'report', c.reports)}${and}${counted(lang, 'article', c.carriers.length)}</span>${denied(lang, c, among)}</div>
<q lang="ar" dir="rtl">${first.words.text}</q>
<div class="meta">${c.carriers.map((x) => html`<a class="cite-line" href="${pageHref(lang, x.page.id, x.fact)}">${outlet(x.page)}</a>${x.date === null ? '' : html` ${stamp(x.date)}`} `)}<a class="faint" href="${factHref(lang, first.fact)}">${say(lang, 'why')}</a></div>
${placed?.placed == null ? '' : html`<div class="meta faint">${say(lang, 'placedBySibling')} ${stamp(placed.placed.value)} (${outlet(placed.placed.by)})</div>`}</li>`
}
