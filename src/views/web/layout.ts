import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { type PageWord, worded } from './page-words.ts'
import { paired } from './pair-words.ts'
import { type Lang, say, type Word } from './words.ts'

/** A piece of markup, escaped where it came from outside. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>

/** What a screen needs to know of the request. */
export interface View {
  readonly lang: Lang
  /** Path after the language, with its query, for the link to the other language. */
  readonly path: string
}

export const NAVIGATION: readonly { readonly place: Word; readonly to: string; readonly key: string }[] = [
  { place: 'brief', to: '', key: 'B' },
  { place: 'pages', to: '/pages', key: 'P' },
  { place: 'stories', to: '/stories', key: 'S' },
  { place: 'timeline', to: '/timeline', key: 'T' },
  { place: 'actors', to: '/actors', key: 'A' },
  { place: 'order', to: '/order', key: 'O' },
  { place: 'due', to: '/due', key: 'D' },
  { place: 'crises', to: '/crises', key: 'C' },
]

const MARK = raw(
  '<svg width="26" height="26" viewBox="0 0 26 26" aria-hidden="true"><path d="M13 0v26M10 3.5h6M10 22.5h6" stroke="currentColor" stroke-width="1.4"/><circle cx="13" cy="13" r="6.2" fill="var(--paper)" stroke="currentColor" stroke-width="1.4"/><circle cx="13" cy="13" r="2" fill="currentColor"/></svg>',
)

/** A whole page of the interface: masthead, main part, footer and the list of keys. */
export function shell(view: View, title: string, current: Word | null, main: Html): Html {
  const { lang } = view
  const other: Lang = lang === 'ar' ? 'en' : 'ar'
  return html`<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${say(lang, 'marsad')}</title>
<link rel="preload" href="/assets/fonts/plex-arabic-400.woff2" as="font" type="font/woff2" crossorigin>
<link rel="preload" href="/assets/fonts/naskh-arabic-400.woff2" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="/assets/tokens.css">
<link rel="stylesheet" href="/assets/fonts.css">
<link rel="stylesheet" href="/assets/desk.css">
<link rel="stylesheet" href="/assets/stories.css">
<link rel="stylesheet" href="/assets/deciding.css">
<link rel="stylesheet" href="/assets/picture.css">
<link rel="stylesheet" href="/assets/today.css">
<link rel="stylesheet" href="/assets/pairs.css">
<link rel="stylesheet" href="/assets/ways.css">
<link rel="icon" href="/assets/mark.svg" type="image/svg+xml">
<script src="/assets/theme.js"></script>
<script type="module" src="/assets/desk.js"></script>
</head>
<body>
<a class="skip" href="#main">${say(lang, 'skip')}</a>
<header class="mast"><div class="frame">
<a class="mark" href="/${lang}">${MARK}<span>${say(lang, 'marsad')}</span></a>
<nav aria-label="${say(lang, 'sections')}">${NAVIGATION.map(
    (n) =>
      html`<a href="/${lang}${n.to}" data-key="${n.key}"${n.place === current ? raw(' aria-current="page"') : ''}>${say(lang, n.place)}</a>`,
  )}</nav>
<div class="tools">
<form action="/${lang}/find" role="search"><label><span class="vh">${say(lang, 'search')}</span><input name="words" type="search" placeholder="${say(lang, 'search')}" dir="auto" data-search></label> <kbd aria-hidden="true">/</kbd></form>
<button type="button" data-theme-switch data-night="${say(lang, 'night')}" data-day="${say(lang, 'day')}" hidden>${say(lang, 'night')}</button>
<a href="/${other}${view.path}" lang="${other}" hreflang="${other}">${say(lang, 'otherLanguage')}</a>
</div></div></header>
<main id="main" class="frame">${main}</main>
<footer class="foot"><div class="frame"><span>${say(lang, 'footer')}</span></div></footer>
${keyList(lang)}
</body>
</html>`
}

function keyList(lang: Lang): Html {
  const rows: readonly (readonly [string, Word])[] = [
    ['/', 'search'],
    ['J K', 'nextFact'],
    ['Enter Esc', 'openFact'],
    ['1–6', 'switchKind'],
    ['?', 'thisList'],
  ]
  const deciding: readonly (readonly [string, PageWord])[] = [
    ['C E X', 'decideKeys'],
    ['Z', 'undoKey'],
    ['[ ]', 'versionKeys'],
  ]
  return html`<dialog class="keys" data-keys aria-labelledby="keys-title"><h2 id="keys-title">${say(lang, 'keys')}</h2>
<dl>${rows.map(([key, word]) => html`<dt><kbd>${key}</kbd></dt><dd>${say(lang, word)}</dd>`)}${deciding.map(([key, word]) => html`<dt><kbd>${key}</kbd></dt><dd>${worded(lang, word)}</dd>`)}<dt><kbd>S D U</kbd></dt><dd>${paired(lang, 'keys')}</dd>
<dt><kbd>G</kbd> ${NAVIGATION.map((n) => html`<kbd>${n.key}</kbd> `)}</dt><dd>${say(lang, 'goTo')}</dd></dl>
<form method="dialog"><button>${say(lang, 'close')}</button></form></dialog>`
}

/** A date or time value, left to right wherever it stands. */
export const stamp = (value: string): Html => html`<time>${value.replace('T', ' ')}</time>`

/** A name from outside, isolated from the direction around it. */
export const named = (lang: Lang, of: { readonly ar: string; readonly en: string | null } | null, nobody: Word): Html =>
  of === null ? html`<span class="faint">${say(lang, nobody)}</span>` : html`<bdi>${lang === 'en' ? (of.en ?? of.ar) : of.ar}</bdi>`

/** Who decided: the name given, or that a reader did who gave none. */
export const decider = (lang: Lang, by: string): Html => html`<bdi>${by === 'reader' ? worded(lang, 'aReader') : by}</bdi>`
