import { html } from 'hono/html'
import { type Output, reason } from '../../../desk/desk.ts'
import { openForm } from '../filing.ts'
import { type Html, shell, type View } from '../layout.ts'
import { pageHref } from '../links.ts'
import { worded } from '../page-words.ts'
import { say } from '../words.ts'
import { correctForm, judgeForm } from './correct-form.ts'
import { factLine } from './fact-line.ts'

/** Why a fact is there: its words in their line, its rule and reason, and what was refused beside it. */
export function factScreen(view: View, answer: Output<'explain'>, by: string): Html {
  const { lang } = view
  const { fact, words, line } = answer
  const at = words.span[0] - line.span[0]
  return shell(
    view,
    say(lang, 'whyTitle'),
    null,
    html`<header class="head"><h1>${say(lang, 'whyTitle')}</h1>${fact.fact === 'event' ? openForm(lang, fact.id) : ''}</header>
<ul class="facts">${factLine(lang, fact)}</ul>
<section class="sec"><dl class="why-list"><dt>${say(lang, 'line')}</dt><dd><p class="src" lang="ar" dir="rtl">${line.text.slice(0, at)}<span class="f k-${kindOf(fact.fact)}">${line.text.slice(at, at + words.text.length)}</span>${line.text.slice(at + words.text.length)}</p></dd>
<dt>${say(lang, 'rule')}</dt><dd lang="en" dir="auto">${answer.rule}</dd>
${answer.why === null ? '' : html`<dt>${say(lang, 'why')}</dt><dd><bdi lang="${reason(lang, answer.why).lang}">${reason(lang, answer.why).text}</bdi></dd>`}
${answer.parts.map((p) => html`<dt lang="en"><bdi>${p.part}</bdi></dt><dd><span class="src" lang="ar" dir="rtl">${p.text}</span>${p.why === null ? '' : html` <span class="faint" lang="en">${p.why}</span>`}</dd>`)}
<dt>${say(lang, 'source')}</dt><dd><a href="${pageHref(lang, answer.page.id, fact.id)}">${say(lang, 'openPage')}: <bdi>${answer.page.title ?? answer.page.source}</bdi></a></dd></dl>
${answer.refused.length === 0 ? '' : html`<h2>${say(lang, 'refusals')}</h2><ul class="plain">${answer.refused.map((r) => html`<li><span lang="en">${r.detail}</span></li>`)}</ul>`}</section>
<section class="sec"><h2>${worded(lang, 'correct')}</h2>${correctForm(lang, fact, by)}</section>
<section class="sec"><h2>${worded(lang, 'confirm')} · ${worded(lang, 'reject')}</h2>${judgeForm(lang, fact, by)}</section>`,
  )
}

const kindOf = (fact: string): string => ({ statement: 'stmt', event: 'event', pact: 'pact', commitment: 'due' })[fact] ?? 'stmt'
