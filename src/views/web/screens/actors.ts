import { html } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type Html, shell, type View } from '../layout.ts'
import { actorHref } from '../links.ts'
import { paired } from '../pair-words.ts'
import { counted, kindWord, say, type Word } from '../words.ts'
import { paging } from './fact-line.ts'

const GROUPS: readonly { readonly type: string; readonly word: Word }[] = [
  { type: 'PER', word: 'people' },
  { type: 'ORG', word: 'bodies' },
  { type: 'GPE', word: 'places' },
]

/** Who and what the pages name, most named first, in both scripts. */
export function actorsScreen(view: View, answer: Output<'actors'>, type: string | null): Html {
  const { lang } = view
  const and = ' · '
  return shell(
    view,
    say(lang, 'actors'),
    'actors',
    html`<header class="head"><h1>${counted(lang, 'actor', answer.total)}</h1>
<p class="lede"><a href="/${lang}/actors">${say(lang, 'all')}</a>${GROUPS.map((g) => html`${and}<a href="/${lang}/actors?type=${g.type}">${say(lang, g.word)}</a>`)}</p>
<p><a class="more-link" href="/${lang}/undecided">${paired(lang, 'oneOrTwo')}</a></p></header>
<ul class="actors">${answer.items.map(
      (
        a,
      ) => html`<li><a class="names" href="${actorHref(lang, a.key)}"><b><bdi lang="ar">${a.ar}</bdi></b> ${a.en === null ? '' : html`<span class="en"><bdi lang="en">${a.en}</bdi></span>`}</a>
<span class="faint">${kindWord(lang, a.type)}${and}${counted(lang, 'page', a.pages)}${and}${counted(lang, 'statement', a.statements)}${and}${counted(lang, 'event', a.events)}</span></li>`,
    )}</ul>${paging(lang, `/${lang}/actors${type === null ? '' : `?type=${type}`}`, answer)}`,
  )
}
