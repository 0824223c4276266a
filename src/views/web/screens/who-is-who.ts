import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { decider, type Html, stamp } from '../layout.ts'
import { worded } from '../page-words.ts'
import type { Lang } from '../words.ts'

type Actor = Output<'actor'>
const WHY = { lexicon: 'byLexicon', reader: 'byReader', page: 'byPage' } as const

/** The names an actor goes by and why, whom a reader made part of it, and the forms that merge and part. */
export function whoIsWho(lang: Lang, { actor, names, merged }: Actor, by: string): Html {
  return html`<section class="sec"><header><h2>${worded(lang, 'whoIsWho')}</h2></header><div class="two even"><div><h3>${worded(lang, 'goesBy')}</h3>
<table class="binds"><tbody>${names.map((n) => html`<tr><td><bdi lang="ar" class="src">${n.form}</bdi></td><td class="num">${n.mentions} ${worded(lang, 'mentions')}</td><td class="faint">${worded(lang, WHY[n.why])}</td></tr>`)}</tbody></table></div>
<div>${merged.length === 0 ? '' : html`<h3>${worded(lang, 'merged')}</h3><ul class="plain">${merged.map((m) => mergedLine(lang, actor.key, m))}</ul>`}
<form class="correct" method="post" action="/${lang}/join"><input type="hidden" name="actor" value="${actor.key}"><div class="fields"><label class="wide"><span>${worded(lang, 'mergeWith')}</span><input name="merge" required dir="auto" placeholder="${worded(lang, 'mergeSay')}" autocomplete="off"></label><label><span>${worded(lang, 'why')}</span><input name="why" dir="auto"></label><label><span>${worded(lang, 'signAs')}</span><input name="by" value="${by}" dir="auto" maxlength="80"></label></div><button>${worded(lang, 'merge')}</button></form></div></div></section>`
}

const mergedLine = (lang: Lang, actor: string, { key, by, when, why }: Actor['merged'][number]): Html =>
  html`<li><form class="joined" method="post" action="/${lang}/join"><input type="hidden" name="actor" value="${actor}"><bdi>${key.replace(/^[A-Z]+:/, '')}</bdi> <span class="faint">${worded(lang, 'mergedBy')} ${decider(lang, by)} ${stamp(when.slice(0, 16))}${why === null ? '' : html` · <bdi>${why}</bdi>`}</span> <button name="split" value="${key}">${worded(lang, 'partAgain')}</button></form></li>`
