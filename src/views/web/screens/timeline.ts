import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { counted, type Lang, say } from '../words.ts'
import { type Fact, factLine, paging } from './fact-line.ts'

/** The date that places a fact: its own where the page gives one, else the publication's, saying which. */
function dateOf(fact: Fact): { readonly value: string; readonly ofPage: boolean } | null {
  const moment = fact.fact === 'commitment' ? fact.due : fact.date
  return moment === null ? null : { value: moment.value.replace(/T.*$/, ''), ofPage: moment.from === 'publication' }
}

/** Facts in the order of their dates, a date standing once for all that share it; undated ones last. */
export function timelineScreen(view: View, answer: Output<'timeline'>, query: string): Html {
  const { lang } = view
  const { counts } = answer
  const and = lang === 'ar' ? '، ' : ', '
  return shell(
    view,
    say(lang, 'timeline'),
    'timeline',
    html`<header class="head"><h1>${say(lang, 'timelineTitle')}</h1>
<p class="lede"><a class="c k-event" href="/${lang}/timeline?kinds=event">${counted(lang, 'event', counts.event)}</a>${and}<a class="c k-stmt" href="/${lang}/timeline?kinds=statement">${counted(lang, 'statement', counts.statement)}</a>${and}<a class="c k-pact" href="/${lang}/timeline?kinds=pact">${counted(lang, 'pact', counts.pact)}</a> <a class="more-link" href="/${lang}/timeline">${say(lang, 'all')}</a></p></header>
${byDay(lang, answer.items)}${paging(lang, `/${lang}/timeline${query}`, answer)}`,
  )
}

/** Facts under their dates, a date standing once for all that follow each other on it. */
export function byDay(lang: Lang, facts: readonly Fact[]): Html[] {
  const out: Html[] = []
  let i = 0
  while (i < facts.length) {
    const date = dateOf(facts[i]!)
    let end = i + 1
    while (end < facts.length && dateOf(facts[end]!)?.value === date?.value && dateOf(facts[end]!)?.ofPage === date?.ofPage) end++
    out.push(html`<section class="day"><div class="when">${date === null ? html`<span class="none">${say(lang, 'notDated')}</span>` : html`<span class="v">${stamp(date.value)}</span>`}${date?.ofPage === true ? html`<span class="why">${say(lang, 'dateOfPage')}</span>` : ''}</div>
<ul class="facts">${facts.slice(i, end).map((f) => factLine(lang, f))}</ul></section>`)
    i = end
  }
  return out
}
