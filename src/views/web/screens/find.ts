import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { pageHref } from '../links.ts'
import { counted, say } from '../words.ts'
import { paging } from './fact-line.ts'

/** Search by words: a form, and for each page found its headline and the stretches that hold the words. */
export function findScreen(view: View, words: string, answer: Output<'find'> | null): Html {
  const { lang } = view
  return shell(
    view,
    say(lang, 'search'),
    null,
    html`<header class="head"><h1>${say(lang, 'findTitle')}</h1><form class="find" action="/${lang}/find"><label><span class="vh">${say(lang, 'search')}</span><input name="words" type="search" value="${words}" dir="auto" required></label> <button>${say(lang, 'search')}</button></form><p class="quiet">${say(lang, 'findSay')}</p>
${answer === null ? '' : html`<p class="lede">${answer.total === 0 ? say(lang, 'findNothing') : counted(lang, 'result', answer.total)}</p>`}</header>
${
  answer === null
    ? ''
    : html`<ol class="stories">${answer.items.map(
        (
          p,
        ) => html`<li class="story"><h3 lang="ar" dir="rtl"><a href="${pageHref(lang, p.id)}">${p.title ?? say(lang, 'noTitle')}</a></h3><div class="weight"><b>${p.outlet === null ? say(lang, 'noOutlet') : html`<bdi>${p.outlet}</bdi>`}</b> <span>${p.published === null ? say(lang, 'undated') : stamp(p.published)}</span></div>
${p.snippets.map((s) => html`<p class="src snippet" lang="ar" dir="rtl">${marked(s)}</p>`)}</li>`,
      )}</ol>${paging(lang, `/${lang}/find?words=${encodeURIComponent(words)}`, answer)}`
}`,
  )
}

function marked(s: Output<'find'>['items'][number]['snippets'][number]): Html[] {
  const out: Html[] = []
  let at = 0
  for (const [start, end] of s.marks) {
    out.push(html`${s.text.slice(at, start - s.span[0])}<mark>${s.text.slice(start - s.span[0], end - s.span[0])}</mark>`)
    at = end - s.span[0]
  }
  out.push(html`${s.text.slice(at)}`)
  return out
}
