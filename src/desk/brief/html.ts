import { createHash } from 'node:crypto'
import type { Paper } from './paper.ts'
import { partShown, phrase } from './phrases.ts'

type Sentence = Paper['sections'][number]['sentences'][number]
type Evidence = Sentence['evidence'][number]

const STYLE = `:root{color-scheme:light dark;--ink:#1c2024;--paper:#fcfbf8;--faint:#5d6670;--line:#d9d5cb;--mark:#f6e3a1}
@media (prefers-color-scheme:dark){:root{--ink:#e8e4da;--paper:#15181b;--faint:#a0a8b0;--line:#343a40;--mark:#5a4a10}}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.7 "IBM Plex Sans Arabic","Noto Naskh Arabic",system-ui,sans-serif}
main{max-width:46rem;margin:0 auto;padding:2rem 1rem 4rem}h1{font-size:1.7rem;margin:0}h2{font-size:1.2rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line)}
li{margin:.7rem 0}p,.faint{color:var(--faint)}a{color:inherit}q{quotes:none}sup a{text-decoration:none;padding:0 .15em}
mark{background:var(--mark);color:inherit}.evidence{font-size:.92rem}.evidence li:target{outline:2px solid currentColor;outline-offset:.3rem}
blockquote{margin:.2rem 0;padding-inline-start:.8rem;border-inline-start:3px solid var(--line)}
@media print{body{font-size:11pt}a{text-decoration:none}li{break-inside:avoid}}`

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')

/** Content security policy of a briefing's HTML: its own style, nothing else. */
export const BRIEF_POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

/**
 * A briefing as one HTML file that needs nothing else: no script, no style or picture from elsewhere; each sentence's notes jump to the
 * words in their lines, which stand in the same file.
 */
export function briefHtml(of: Paper): string {
  const { lang } = of
  const evidence: { readonly of: Evidence; readonly from: string }[] = []
  const sections = of.sections.map((section, s) => {
    const sentences = section.sentences.map((sentence, i) => sentenceHtml(sentence, `s${s}-${i}`, evidence, of))
    const rest = section.facts > sentences.length ? `<p>${partShown(lang, sentences.length, section.facts)}</p>` : ''
    return `<section><h2>${escaped(section.heading)}</h2>${sentences.length === 0 ? `<p>${phrase(lang, 'none')}</p>` : `<ul>${sentences.join('')}</ul>`}${rest}</section>`
  })
  return `<!doctype html>
<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${BRIEF_POLICY}">
<title>${escaped(of.title)} ${of.since} – ${of.until}</title><style>${STYLE}</style></head>
<body><main><header><h1>${escaped(of.title)}${of.about === null ? '' : `: <bdi>${escaped(of.about)}</bdi>`}</h1><p><bdi dir="ltr">${of.since} – ${of.until}</bdi></p></header>
${sections.join('\n')}
<section class="evidence"><h2>${phrase(lang, 'evidence')}</h2><ol>${evidence.map((e, i) => evidenceHtml(e.of, i + 1, e.from, of)).join('\n')}</ol></section>
<footer><p>${phrase(lang, 'foot')}</p></footer></main></body></html>
`
}

function sentenceHtml(sentence: Sentence, id: string, evidence: { of: Evidence; from: string }[], { lang }: Paper): string {
  const text = sentence.pieces.map((p) =>
    p.kind === 'quote'
      ? `<q lang="ar" dir="auto"><bdi>${escaped(p.text)}</bdi></q>`
      : p.kind === 'plain'
        ? escaped(p.text)
        : `<bdi>${escaped(p.text)}</bdi>`,
  )
  const notes = sentence.evidence.map((e) => {
    evidence.push({ of: e, from: id })
    return `<a href="#e${evidence.length}">${evidence.length}</a>`
  })
  const outlets =
    sentence.outlets.length < 2
      ? ''
      : ` <span class="faint">(${phrase(lang, 'outlets')}: ${sentence.outlets.map((o) => `<bdi>${escaped(o)}</bdi>`).join(lang === 'ar' ? '، ' : ', ')})</span>`
  return `<li id="${id}">${text.join('')}${outlets}<sup>${notes.join(' ')}</sup></li>`
}

function evidenceHtml(e: Evidence, number: number, from: string, { lang }: Paper): string {
  if (e.page === null)
    return `<li id="e${number}"><blockquote dir="auto"><mark>${escaped(e.text)}</mark></blockquote><span class="faint">${phrase(lang, e.part === 'base' ? 'base' : 'journal')} ${back(from, lang)}</span></li>`
  const where = [e.page.outlet, e.page.title, e.page.published].filter((w) => w !== null).map((w) => `<bdi>${escaped(w)}</bdi>`)
  const source =
    e.page.url !== null && /^https?:\/\//.test(e.page.url)
      ? `<a href="${escaped(e.page.url)}" rel="noreferrer"><bdi dir="ltr">${escaped(e.page.url)}</bdi></a>`
      : `<bdi dir="ltr">${escaped(e.page.source)}</bdi>`
  const words =
    e.line === null || e.span === null
      ? `<mark>${escaped(e.text)}</mark> <span class="faint">${phrase(lang, 'record')}</span>`
      : lineHtml(e.line, e.span)
  return `<li id="e${number}"><blockquote lang="ar" dir="auto">${words}</blockquote><span class="faint">${[...where, source].join(' · ')} ${back(from, lang)}</span></li>`
}

const back = (to: string, lang: Paper['lang']): string => `<a href="#${to}">↩<span hidden>${phrase(lang, 'back')}</span></a>`

function lineHtml(line: { span: readonly [number, number]; text: string }, span: readonly [number, number]): string {
  const at = span[0] - line.span[0]
  const end = at + span[1] - span[0]
  return `${escaped(line.text.slice(0, at))}<mark>${escaped(line.text.slice(at, end))}</mark>${escaped(line.text.slice(end))}`
}
