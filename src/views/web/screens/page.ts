import { html, raw } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import { type Html, shell, stamp, type View } from '../layout.ts'
import { type Changes, type Kind, type Mark, markUp } from '../marks.ts'
import { worded } from '../page-words.ts'
import { type Lang, say, type Word } from '../words.ts'
import { decidedLines, decidingForm, effectStrip } from './fact-actions.ts'
import { type Marked, markedOf, type PageAnswer } from './page-notes.ts'
import { changesOf, versionStrip } from './page-versions.ts'

/** What the page's screen knows beside the page: in whose name is decided, what was just decided, what changed since the version before. */
export interface PageBeside {
  readonly by: string
  readonly made: Output<'confirm'> | null
  readonly difference: Output<'difference'> | null
}

/** The page as published, its noise greyed and labelled, every fact marked on its own characters. */
export function pageScreen(view: View, answer: PageAnswer, { by, made, difference }: PageBeside): Html {
  const { lang } = view
  const main = answer.reading.articles[0]
  const marked = markedOf(lang, answer)
  const title = main?.title?.text ?? say(lang, 'noTitle')
  const body = html`<div class="reading" data-reading>
${versionStrip(lang, answer.id, answer.versions, difference)}
${made === null ? '' : effectStrip(lang, made)}
${legend(lang, marked.marks)}
${decidingForm(lang, answer.id, by)}
${main?.title ? '' : html`<div class="row-line"><div class="gut"></div><div class="words"><h1 class="title untitled">${title}</h1>${provenance(lang, answer)}</div><div class="notes"></div></div>`}
${lines(lang, answer, marked, changesOf(difference))}
${unread(lang, answer)}
</div>
<aside class="sheet" data-sheet aria-label="${say(lang, 'factSheet')}" hidden></aside>`
  return shell(view, title, 'pages', body)
}

/** Decisions on what better rules no longer read. */
function unread(lang: Lang, { decided, reading }: PageAnswer): Html | '' {
  const lost = decided.filter((d) => d.id === null)
  if (lost.length === 0) return ''
  return html`<section class="sec"><h2>${worded(lang, 'noLongerRead')}</h2>${lost.map((d) => html`<div><q lang="ar" dir="rtl">${reading.text.slice(d.span[0], d.span[1])}</q>${decidedLines(lang, [d])}</div>`)}</section>`
}

function legend(lang: Lang, marks: readonly Mark[]): Html {
  const rows: readonly (readonly [Kind, Word, Word])[] = [
    ['name', 'sampleName', 'name'],
    ['stmt', 'sampleStatement', 'statement'],
    ['time', 'sampleTime', 'time'],
    ['event', 'sampleEvent', 'event'],
    ['pact', 'samplePact', 'pact'],
    ['due', 'sampleCommitment', 'commitment'],
  ]
  return html`<div class="legend" role="group" aria-label="${say(lang, 'kindsOfFact')}">${rows.map(([kind, sample, word]) => {
    const n = marks.filter((m) => m.kind === kind).length
    return html`<button type="button" aria-pressed="true" data-kind="${kind}"><span class="sw" lang="ar"><span class="f k-${kind}">${say(lang, sample)}</span></span> ${say(lang, word)} <span class="n num">${n}</span></button>`
  })}<span class="moves">${say(lang, 'move')} <kbd>J</kbd> <kbd>K</kbd></span></div>`
}

/** Every non-blank line of the text, in order, in a row of its own: gutter, words, margin. */
function lines(lang: Lang, answer: PageAnswer, { marks, notes, stamps }: Marked, changes: Changes): Html[] {
  const { text, blocks, articles } = answer.reading
  const main = articles[0]
  const seen = new Set<string>()
  const out: Html[] = []
  let provenanceDue = main?.title != null
  let before = ''
  // What went between two lines is shown at the beginning of the next.
  let shownTo = 0
  for (const block of blocks) {
    let offset = block.span[0]
    for (const piece of text.slice(block.span[0], block.span[1]).split('\n')) {
      const [from, to] = [offset, offset + piece.length]
      offset = to + 1
      if (piece.trim() === '') continue
      const isHeadline = main?.title != null && from <= main.title.span[0] && main.title.span[1] <= to
      const own = block.kind === 'body' || block.kind === 'title' || block.kind === 'other_article'
      const inLine = <T extends { readonly at: number }>(items: readonly T[]): T[] => items.filter((i) => i.at >= from && i.at < to)
      const removed = changes.removed.filter((r) => r.at >= shownTo && r.at < to).map((r) => ({ ...r, at: Math.max(r.at, from) }))
      shownTo = to
      const words = markUp(text, { from, to }, marks, seen, { added: changes.added, removed })
      const gap = block.kind !== before
      const gutter = html`<div class="gut">${!own && gap ? html`<span class="lab">${say(lang, block.kind as Word)}</span>` : ''}${block.kind === 'other_article' && gap ? html`<span class="lab">${say(lang, 'other_article')}</span>` : ''}${inLine(stamps).map((s) => s.markup)}</div>`
      const tag = isHeadline ? 'h1' : 'p'
      const cls = isHeadline ? 'title' : block.kind === 'body' ? 'body' : block.kind === 'title' ? 'subtitle' : `noise${gap ? ' gap' : ''}`
      out.push(
        html`<div class="row-line">${gutter}<div class="words">${raw(`<${tag}`)} class="${cls}" lang="ar" dir="rtl">${words}${raw(`</${tag}>`)}${isHeadline && provenanceDue ? provenance(lang, answer) : ''}</div><div class="notes">${inLine(notes).map((n) => n.markup)}</div></div>`,
      )
      if (isHeadline) provenanceDue = false
      before = block.kind
    }
  }
  const gone = changes.removed.filter((r) => r.at >= shownTo)
  if (gone.length > 0)
    out.push(
      html`<div class="row-line"><div class="gut"></div><div class="words"><p class="body" lang="ar" dir="rtl">${gone.map((g) => html`<del>${g.text}</del>`)}</p></div></div>`,
    )
  return out
}

const ARROW = raw(
  '<svg class="flip" width="18" height="10" viewBox="0 0 18 10" aria-hidden="true"><path d="M17 5H2M6 1 2 5l4 4" fill="none" stroke="currentColor" stroke-width="1.3"/></svg>',
)

function provenance(lang: Lang, answer: PageAnswer): Html {
  const article = answer.reading.articles[0]
  const credits = [...new Set((article?.credits ?? []).map((c) => c.name))]
  const published = article?.dated ?? null
  return html`<div class="prov"><b>${article?.outlet ? html`<bdi>${article.outlet.name}</bdi>` : say(lang, 'noOutlet')}</b>
${credits.length === 0 ? html`<span class="faint">${say(lang, 'noAgency')}</span>` : html`${ARROW}<span>${credits.map((c, i) => html`${i > 0 ? (lang === 'ar' ? '، ' : ', ') : ''}<bdi>${c}</bdi>`)}</span>`}
<span class="faint">${published === null ? html`${say(lang, 'undated')}: ${say(lang, 'undatedWhy')}` : html`${say(lang, 'published')} ${stamp(published.value)}${published.why === 'meta' ? html`, ${say(lang, 'byCollector')}` : ''}`}</span>
<span class="faint"><bdi dir="ltr">${answer.reading.source}</bdi></span></div>`
}
