import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { filed } from '../crisis-words.ts'
import { finding } from '../find-words.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { pageHref } from '../links.ts'
import { counted, type Lang, say } from '../words.ts'
import { type FindAsked, facetList, findHref, narrowedTo } from './facets.ts'
import { paging } from './fact-line.ts'

type Found = Output<'find'>

/** Search by words, narrowed down by what was found: every state of it has an address. */
export function findScreen(view: View, asked: FindAsked, answer: Found | null, kept: Output<'searches'>): Html {
  const { lang } = view
  return shell(
    view,
    asked.words === undefined ? say(lang, 'search') : `${asked.words} · ${say(lang, 'search')}`,
    null,
    html`<header class="head"><h1>${say(lang, 'findTitle')}</h1>${askForm(lang, asked)}<p class="quiet">${say(lang, 'findSay')}</p>
${keptSearches(lang, view.path, answer === null ? null : (asked.words ?? ''), kept)}
${answer?.facets == null ? '' : narrowedTo(lang, asked, answer.facets)}
${answer === null ? '' : html`<p class="lede" role="status">${answer.total === 0 ? say(lang, 'findNothing') : counted(lang, 'result', answer.total)}</p>`}</header>
${answer === null || answer.total === 0 ? '' : html`<div class="found"><div><ol class="stories">${answer.items.map((p) => hit(lang, p))}</ol>${paging(lang, findHref(lang, asked), answer)}</div>${answer.facets === null ? '' : facetList(lang, asked, answer.facets)}</div>`}`,
  )
}

/** Kept searches with what forgets each, and what keeps this one. */
function keptSearches(lang: Lang, address: string, words: string | null, kept: Output<'searches'>): Html {
  return html`${kept.total === 0 ? '' : html`<h2>${filed(lang, 'searches')}</h2><ul class="kept">${kept.items.map((s) => html`<li><a class="cite-line" href="/${lang}${s.address}"><bdi>${s.name}</bdi></a><form method="post" action="/${lang}/searches/forget"><input type="hidden" name="name" value="${s.name}"><button aria-label="${filed(lang, 'forget')}: ${s.name}">${filed(lang, 'forget')}</button></form></li>`)}</ul>`}
${words === null ? '' : html`<form class="ask file-step" method="post" action="/${lang}/searches"><input type="hidden" name="address" value="${address}"><label><span>${filed(lang, 'searchName')}</span><input name="name" value="${words}" maxlength="120" required dir="auto" autocomplete="off"></label><button>${filed(lang, 'keep')}</button></form>`}`
}

function askForm(lang: Lang, asked: FindAsked): Html {
  const kept = (['actor', 'act', 'event', 'outlet'] as const).flatMap((name) => {
    const value = asked[name]
    return value === undefined ? [] : [html`<input type="hidden" name="${name}" value="${value}">`]
  })
  const option = (value: string, word: 'anywhere' | 'title' | 'text'): Html =>
    html`<option value="${value}"${value === (asked.field ?? '') ? ' selected' : ''}>${finding(lang, word)}</option>`
  return html`<form class="find" action="/${lang}/find">${kept}<label><span class="vh">${say(lang, 'search')}</span><input name="words" type="search" value="${asked.words ?? ''}" dir="auto" required></label> <button>${say(lang, 'search')}</button>
<div class="limits"><label>${finding(lang, 'field')} <select name="field">${option('', 'anywhere')}${option('title', 'title')}${option('text', 'text')}</select></label> <label>${finding(lang, 'from')} <input name="from" value="${asked.from ?? ''}" placeholder="2024-06" pattern="\\d{4}(-\\d{2}(-\\d{2})?)?" dir="ltr" size="10"></label> <label>${finding(lang, 'to')} <input name="to" value="${asked.to ?? ''}" placeholder="2024-12" pattern="\\d{4}(-\\d{2}(-\\d{2})?)?" dir="ltr" size="10"></label> <label><input type="checkbox" name="exact" value="true"${asked.exact === 'true' ? ' checked' : ''}> ${finding(lang, 'exact')}</label></div></form>`
}

const hit = (lang: Lang, p: Found['items'][number]): Html =>
  html`<li class="story"><h3 lang="ar" dir="rtl"><a href="${pageHref(lang, p.id)}">${p.title ?? say(lang, 'noTitle')}</a></h3><div class="weight"><b>${p.outlet === null ? say(lang, 'noOutlet') : html`<bdi>${p.outlet}</bdi>`}</b> <span>${p.published === null ? say(lang, 'undated') : stamp(p.published)}</span></div>
${p.snippets.map((s) => html`<p class="src snippet" lang="ar" dir="rtl">${marked(s)}</p>`)}</li>`

function marked(s: Found['items'][number]['snippets'][number]): Html[] {
  const out: Html[] = []
  let at = 0
  for (const [start, end] of s.marks) {
    out.push(html`${s.text.slice(at, start - s.span[0])}<mark>${s.text.slice(start - s.span[0], end - s.span[0])}</mark>`)
    at = end - s.span[0]
  }
  out.push(html`${s.text.slice(at)}`)
  return out
}
