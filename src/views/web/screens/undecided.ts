import { html, raw } from 'hono/html'
import { likenessWords, type Output } from '../../../desk/desk.ts'
import { decider, type Html, shell, stamp, type View } from '../layout.ts'
import { actorHref, pageHref } from '../links.ts'
import { worded } from '../page-words.ts'
import { paired } from '../pair-words.ts'
import { JUDGED, type Judged, type Judgement } from '../pairing.ts'
import { counted, kindWord, type Lang } from '../words.ts'
import { around, paging } from './fact-line.ts'

type Pair = Output<'undecided'>['items'][number]
type Side = Pair['a']

const DONE = { merge: 'merged', split: 'parted', undecided: 'isDoubted', undo: 'takenBack' } as const
const BUTTONS = [
  ['same', 'same', 'S'],
  ['different', 'split', 'D'],
  ['doubt', 'doubt', 'U'],
] as const

/** Actors that may be one, face to face: what joins and what parts each two, where they are named, and the three judgements. */
export function undecidedScreen(
  view: View,
  answer: Output<'undecided'>,
  judged: Judged,
  { by, made }: { readonly by: string; readonly made: Judgement | null },
): Html {
  const { lang } = view
  const path = (j: Judged): string => `/${lang}/undecided${j === 'all' ? '' : `?judged=${j}`}`
  return shell(
    view,
    paired(lang, 'title'),
    'actors',
    html`<header class="head"><h1>${paired(lang, 'title')}</h1><p class="lede">${paired(lang, 'say')}</p>
<p class="choices"><span class="num">${counted(lang, 'pair', answer.total)}</span>${JUDGED.map((j) => html`<a href="${path(j)}"${j === judged ? raw(' aria-current="true"') : ''}>${paired(lang, j)}</a>`)}</p></header>
<form id="judging" class="deciding" method="post" action="/${lang}/undecided"><input type="hidden" name="judged" value="${judged}"><label>${worded(lang, 'signAs')} <input name="by" value="${by}" dir="auto" autocomplete="name" maxlength="80"></label></form>
${made === null ? '' : madeStrip(lang, made)}
${answer.total === 0 ? html`<p class="quiet">${paired(lang, 'none')}</p>` : html`<ol class="pairs">${answer.items.map((pair, i) => pairItem(lang, pair, `pair-${answer.offset + i + 1}`, { by, judged }))}</ol>`}${paging(lang, path(judged), answer)}`,
  )
}

/** What was just decided, with the way back. */
const madeStrip = (lang: Lang, { id, kind, subjects }: Judgement): Html =>
  html`<div class="effect" role="status"><p><b>${paired(lang, DONE[kind as keyof typeof DONE] ?? 'merged')}</b> ${kind === 'undo' ? '' : html`<span>${subjects.map((s, i) => html`${i > 0 ? ' · ' : ''}<bdi>${plain(s)}</bdi>`)}</span> <button form="judging" name="undo" value="${id}">${worded(lang, 'undo')} <kbd aria-hidden="true">Z</kbd></button>`}</p></div>`

/** Two actors: the one that the lexicon knows, or that more pages name, stands first, and is what the other would become part of. */
function pairItem(lang: Lang, pair: Pair, id: string, form: { readonly by: string; readonly judged: Judged }): Html {
  const [a, b] = weightier(pair.a, pair.b) ? [pair.a, pair.b] : [pair.b, pair.a]
  return html`<li class="pair" tabindex="-1" data-pair aria-labelledby="${id}"><div class="faces" id="${id}">${side(lang, a)}<span class="between" aria-hidden="true">${lang === 'ar' ? '؟' : '?'}</span>${side(lang, b)}</div>
<dl class="why-pair">${reasons(lang, pair, 'joins')}${reasons(lang, pair, 'parts')}</dl>
<div class="faces">${places(lang, a)}<span></span>${places(lang, b)}</div>
<form class="actions" method="post" action="/${lang}/undecided"><input type="hidden" name="a" value="${a.key}"><input type="hidden" name="b" value="${b.key}"><input type="hidden" name="judged" value="${form.judged}"><input type="hidden" name="by" value="${form.by}" data-by>${BUTTONS.map(([value, word, key]) => html`<button name="judge" value="${value}" aria-describedby="${id}">${paired(lang, word)} <kbd aria-hidden="true">${key}</kbd></button>`)}<label class="reason"><span>${worded(lang, 'why')}</span><input name="why" dir="auto" maxlength="500" autocomplete="off"></label></form>
${pair.judgement === null ? '' : judgedLine(lang, pair.judgement)}</li>`
}

const weightier = (a: Side, b: Side): boolean => ((a.en === null) === (b.en === null) ? a.pages >= b.pages : a.en !== null)
const plain = (key: string): string => key.replace(/^[A-Z]{3}:/, '')

const side = (lang: Lang, of: Side): Html =>
  html`<div><a class="names" href="${actorHref(lang, of.key)}"><b><bdi lang="ar">${of.ar}</bdi></b>${of.en === null ? '' : html` <span class="en"><bdi lang="en">${of.en}</bdi></span>`}</a><p class="faint">${kindWord(lang, of.type)} · ${counted(lang, 'page', of.pages)}</p></div>`

/** What speaks one way, the weightiest first. */
function reasons(lang: Lang, { reasons: all }: Pair, way: 'joins' | 'parts'): Html | '' {
  const own = all.filter((r) => r.weight >= 0 === (way === 'joins')).sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight))
  if (own.length === 0) return ''
  return html`<div><dt>${paired(lang, way)}</dt>${own.map((r) => html`<dd><span class="faint">${paired(lang, r.kind)}</span> ${r.said === '-' ? paired(lang, 'nobody') : html`<bdi dir="auto">${likenessWords(lang, r)}</bdi>`}</dd>`)}</div>`
}

/** Where it is named, in the words of the page. */
const places = (lang: Lang, { named }: Side): Html =>
  html`<ul class="facts">${named.map(
    ({ page, words, line }) =>
      html`<li class="fact k-name"><div class="meta"><a class="cite-line" href="${pageHref(lang, page.id)}"><bdi>${page.outlet ?? page.title ?? page.source}</bdi></a>${page.published === null ? '' : html` ${stamp(page.published.slice(0, 10))}`}</div><q lang="ar" dir="rtl">${around(line, words, 'name')}</q></li>`,
  )}</ul>`

const judgedLine = (lang: Lang, { id, kind, by, when, why }: NonNullable<Pair['judgement']>): Html =>
  html`<p class="decided"><span>${paired(lang, kind === 'split' ? 'different' : 'doubted')}: ${paired(lang, 'judgedBy')} ${decider(lang, by)} ${stamp(when.slice(0, 16))}</span>${why === null ? '' : html` <bdi class="faint" dir="auto">${why}</bdi>`} <button form="judging" name="undo" value="${id}">${worded(lang, 'undo')}</button></p>`
