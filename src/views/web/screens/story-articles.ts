import { html } from 'hono/html'
import { type Html, stamp } from '../layout.ts'
import { pageHref } from '../links.ts'
import { worded } from '../page-words.ts'
import { type Lang, say } from '../words.ts'
import type { Story } from './story.ts'

type Member = Story['members'][number]

/** Who took from whom, from the first on: each text with what was taken from it under it, with the hour and the share taken. */
export function copyChain(lang: Lang, story: Story): Html {
  const copies = new Set(story.carried.map((c) => c.to))
  const first = story.members.filter((m) => !copies.has(m.id) && story.carried.some((c) => c.from === m.id))
  return html`<div class="chain" role="group" aria-label="${worded(lang, 'chain')}">${first.map((m) => html`<ul>${link(lang, story, m, new Set())}</ul>`)}</div>`
}

function link(lang: Lang, story: Story, m: Member, above: ReadonlySet<string>): Html {
  const own = story.carried.find((c) => c.to === m.id)
  const agency = own?.agency ?? m.credits[0]?.text ?? null
  const taken = story.carried.flatMap((c) => (c.from === m.id && !above.has(c.to) ? story.members.filter((x) => x.id === c.to) : []))
  return html`<li><span class="${own === undefined ? 'dot' : 'dash'}" aria-hidden="true"></span> <a class="cite-line" href="${pageHref(lang, m.page.id)}"><bdi>${m.page.outlet ?? m.page.source}</bdi></a> ${m.published === null ? html`<span class="faint">${say(lang, 'undated')}</span>` : stamp(m.published)}${own === undefined ? '' : html` <span class="faint num">${Math.round(own.share * 100)} %</span>`}${agency === null ? html` <span class="faint">${say(lang, 'noAgency')}</span>` : html` <span class="faint"><bdi>${agency}</bdi></span>`}${taken.length === 0 ? '' : html`<ul>${taken.map((t) => link(lang, story, t, new Set([...above, m.id])))}</ul>`}</li>`
}

/** The story's articles with the forms that take one out of it, or make it one with another story. */
export function storyArticles(lang: Lang, story: Story, by: string): Html {
  return html`<section class="sec"><header><h2>${worded(lang, 'articlesOf')}</h2><span class="say">${story.members.length}</span></header>
<form class="joined" method="post" action="/${lang}/join"><input type="hidden" name="story" value="${story.id}"><input type="hidden" name="by" value="${by}"><ul class="plain">${story.members.map((m) => html`<li>${m.published === null ? html`<span class="faint">${say(lang, 'undated')}</span>` : stamp(m.published)} <a href="${pageHref(lang, m.page.id)}"><bdi lang="ar">${m.page.title ?? m.page.source}</bdi></a> <span class="faint"><bdi>${m.page.outlet ?? ''}</bdi></span> ${story.members.length < 2 ? '' : html`<button name="split" value="${m.page.id}">${worded(lang, 'leaves')}</button>`}</li>`)}</ul></form>
<form class="correct" method="post" action="/${lang}/join"><input type="hidden" name="story" value="${story.id}"><div class="fields"><label class="wide"><span>${worded(lang, 'storyMergeWith')}</span><input name="merge" required dir="ltr" placeholder="${worded(lang, 'storyMergeSay')}" autocomplete="off"></label><label><span>${worded(lang, 'why')}</span><input name="why" dir="auto"></label><label><span>${worded(lang, 'signAs')}</span><input name="by" value="${by}" dir="auto" maxlength="80"></label></div><button>${worded(lang, 'merge')}</button></form></section>`
}
