import { html } from 'hono/html'
import { nameOfFile, type Output } from '../../../desk/desk.ts'
import { filed } from '../crisis-words.ts'
import { decider, type Html, shell, stamp, type View } from '../layout.ts'
import type { Lang } from '../words.ts'
import { paging } from './fact-line.ts'

/** Working files, open ones first. */
export function crisesScreen(view: View, answer: Output<'crises'>): Html {
  const { lang } = view
  return shell(
    view,
    filed(lang, 'crises'),
    'crises',
    html`<header class="head"><h1>${filed(lang, 'crises')}</h1><p class="lede">${filed(lang, 'crisesSay')}.</p></header>
${answer.total === 0 ? html`<p class="quiet">${filed(lang, 'noCrises')}</p>` : answer.items.map((f) => item(lang, f))}${paging(lang, `/${lang}/crises`, answer)}`,
  )
}

const item = (lang: Lang, f: Output<'crises'>['items'][number]): Html =>
  html`<article class="story w3"><h2><a href="/${lang}/crisis/${f.id}"><bdi>${nameOfFile(lang, f.opening)}</bdi></a></h2><p class="weight"><b>${filed(lang, f.open ? 'open' : 'closed')}</b> ${stepLine(lang, f.steps.at(-1)!)}</p></article>`

/** A step of a working file: what, when, by whom and why. */
export const stepLine = (lang: Lang, s: Output<'crises'>['items'][number]['steps'][number]): Html =>
  html`<span>${filed(lang, s.what)} ${stamp(s.when.slice(0, 16))} ${filed(lang, 'by')} ${decider(lang, s.by)}${s.why === null ? '' : html`: <bdi dir="auto">${s.why}</bdi>`}</span>`
