import { html, raw } from 'hono/html'
import type { Output } from '../../../desk/desk.ts'
import type { Span } from '../../../text/text.ts'
import { type Html, named, shell, stamp, type View } from '../layout.ts'
import { actorHref, factHref } from '../links.ts'
import { type Kind, type Mark, markUp } from '../marks.ts'
import { reason } from '../reasons.ts'
import { actWord, eventWord, kindWord, type Lang, say, statusWord, type Word } from '../words.ts'

type PageAnswer = Output<'page'>
type Article = PageAnswer['reading']['articles'][number]
type Actor = PageAnswer['actors'][number][number]
type Who = (ref: string | null) => Actor | null

/** A note in the margin: one fact, tied to the line where its words begin. */
interface Note {
  readonly at: number
  readonly fact: string
  readonly kind: Kind
  readonly markup: Html
}

/** What stands in the gutter at a line: a date with its reason, or why there is none. */
interface Stamp {
  readonly at: number
  readonly markup: Html
}

/** The page as published, its noise greyed and labelled, every fact marked on its own characters. */
export function pageScreen(view: View, answer: PageAnswer): Html {
  const { lang } = view
  const { reading } = answer
  const main = reading.articles[0]
  const marks: Mark[] = []
  const notes: Note[] = []
  const stamps: Stamp[] = []
  reading.articles.forEach((article, i) => {
    const actors = new Map((answer.actors[i] ?? []).map((a) => [a.ref, a]))
    const who: Who = (ref) => (ref === null ? null : (actors.get(ref) ?? null))
    collect(lang, reading.text, article, who, marks, notes, stamps)
  })
  notes.sort((a, b) => a.at - b.at)
  const title = main?.title?.text ?? say(lang, 'noTitle')
  const body = html`<div class="reading" data-reading>
${legend(lang, marks)}
${main?.title ? '' : html`<div class="row-line"><div class="gut"></div><div class="words"><h1 class="title untitled">${title}</h1>${provenance(lang, answer)}</div><div class="notes"></div></div>`}
${lines(lang, answer, marks, notes, stamps)}
</div>
<aside class="sheet" data-sheet aria-label="${say(lang, 'factSheet')}" hidden></aside>`
  return shell(view, title, 'pages', body)
}

function collect(lang: Lang, text: string, article: Article, who: Who, marks: Mark[], notes: Note[], stamps: Stamp[]): void {
  for (const e of article.entities) {
    const actor = who(e.id)
    if (actor !== null)
      for (const span of e.mentions)
        marks.push({
          span,
          kind: 'name',
          fact: `name-${e.id}-${span[0]}`,
          label: e.name.en ?? e.name.ar,
          refused: false,
          href: actorHref(lang, actor.key),
        })
  }
  article.times.forEach((t) => {
    const id = `time-${t.span[0]}`
    marks.push({ span: t.span, kind: 'time', fact: id, label: t.value ?? say(lang, 'notDated'), refused: t.value === null, href: null })
    stamps.push({ at: t.span[0], markup: whenNote(lang, id, t.value, t.why) })
  })
  const add = (kind: Kind, fact: string, span: Span, label: string, markup: Html): void => {
    marks.push({ span, kind, fact, label, refused: false, href: null })
    notes.push({ at: span[0], fact, kind, markup })
  }
  const words = (span: Span): string => text.slice(span[0], span[1])
  for (const s of article.statements) {
    const act = actWord(lang, s.act)
    const details = [
      line(lang, 'to', s.addressee === null ? null : named(lang, who(s.addressee), 'unknown')),
      line(lang, 'about', s.about.length === 0 ? null : list(lang, s.about.map(who))),
      line(lang, 'when', s.time === null ? null : stamp(s.time.value)),
      line(
        lang,
        'how',
        html`${say(lang, s.mode === 'direct' ? 'direct' : 'indirect')}${lang === 'ar' ? '، ' : ', '}${because(lang, s.why)}`,
      ),
    ]
    const head = html`<span class="who">${named(lang, who(s.speaker), 'noSpeaker')}</span> <span class="act">${act}</span>`
    add(
      'stmt',
      s.id,
      s.content,
      `${say(lang, 'statement')}: ${labelOf(lang, who(s.speaker))} ${act}`,
      note(lang, s.id, 'stmt', head, words(s.content), null, details),
    )
  }
  for (const e of article.events) {
    const act = eventWord(lang, e.type)
    const head = html`<span class="who">${e.actors.length === 0 ? named(lang, null, 'noActor') : list(lang, e.actors.map(who))}</span> <span class="act">${act}</span>${e.recipients.length === 0 ? '' : html` <span>${say(lang, 'to')} ${list(lang, e.recipients.map(who))}</span>`}`
    const meta = html`${statusWord(lang, e.status)}${e.time === null ? '' : html` · ${stamp(e.time.value)}`}${e.place === null ? '' : html` · ${named(lang, who(e.place), 'unknown')}`}`
    add('event', e.id, e.trigger, `${say(lang, 'event')}: ${act}`, note(lang, e.id, 'event', head, null, meta, []))
  }
  for (const p of article.pacts) {
    const head = html`<span class="who">${p.parties.length === 0 ? named(lang, null, 'noActor') : list(lang, p.parties.map(who))}</span> <span class="act">${kindWord(lang, p.kind)}</span>`
    const meta = html`${statusWord(lang, p.status)}${p.time === null ? '' : html` · ${stamp(p.time.value)}`}${p.period === null ? '' : html` · ${stamp(p.period)}`}`
    const details = [
      line(lang, 'condition', p.trigger === null ? null : html`<q lang="ar" dir="rtl">${words(p.trigger)}</q>`),
      ...p.clauses.map((c) => line(lang, 'obligation', html`<q lang="ar" dir="rtl">${words(c)}</q>`)),
    ]
    add('pact', p.id, p.span, `${say(lang, 'pact')}: ${p.name}`, note(lang, p.id, 'pact', head, words(p.span), meta, details))
  }
  for (const c of article.commitments) {
    const head = html`<span class="who">${named(lang, who(c.by), 'nobodyBound')}</span> <span class="act">${say(lang, 'commitment')}</span>`
    const meta = c.due === null ? html`${say(lang, 'noDue')}` : stamp(c.due)
    const details = [line(lang, 'condition', c.condition === null ? null : html`<q lang="ar" dir="rtl">${words(c.condition)}</q>`)]
    add(
      'due',
      c.id,
      c.content,
      `${say(lang, 'commitment')}: ${labelOf(lang, who(c.by))}`,
      note(lang, c.id, 'due', head, words(c.content), meta, details),
    )
  }
}

const labelOf = (lang: Lang, a: Actor | null): string => (a === null ? say(lang, 'noSpeaker') : lang === 'en' ? (a.en ?? a.ar) : a.ar)

const list = (lang: Lang, actors: readonly (Actor | null)[]): Html =>
  html`${actors.map((a, i) => html`${i > 0 ? (lang === 'ar' ? '، ' : ', ') : ''}${named(lang, a, 'unknown')}`)}`

const line = (lang: Lang, word: Word, value: Html | null): Html | '' =>
  value === null ? '' : html`<dt>${say(lang, word)}</dt><dd>${value}</dd>`

function note(
  lang: Lang,
  fact: string,
  kind: Kind,
  head: Html,
  quote: string | null,
  meta: Html | null,
  details: readonly (Html | '')[],
): Html {
  return html`<aside class="note k-${kind}" id="n-${fact}" data-n="${fact}">${head}
${quote === null ? '' : html`<q lang="ar" dir="rtl">${quote}</q>`}${meta === null ? '' : html`<span class="meta">${meta}</span>`}
<div class="more">${details.some((d) => d !== '') ? html`<dl>${details}</dl>` : ''}<a href="${factHref(lang, fact)}">${say(lang, 'explain')}</a></div></aside>`
}

function because(lang: Lang, why: string): Html {
  const said = reason(lang, why)
  return html`<bdi lang="${said.lang}">${said.text}</bdi>`
}

const whenNote = (lang: Lang, id: string, value: string | null, why: string): Html =>
  html`<div class="when" id="n-${id}" data-n="${id}">${value === null ? html`<span class="none">${say(lang, 'notDated')}</span>` : html`<span class="v">${stamp(value)}</span>`}<span class="why">${because(lang, why)}</span></div>`

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
function lines(lang: Lang, answer: PageAnswer, marks: readonly Mark[], notes: readonly Note[], stamps: readonly Stamp[]): Html[] {
  const { text, blocks, articles } = answer.reading
  const main = articles[0]
  const seen = new Set<string>()
  const out: Html[] = []
  let provenanceDue = main?.title != null
  let before = ''
  for (const block of blocks) {
    let offset = block.span[0]
    for (const piece of text.slice(block.span[0], block.span[1]).split('\n')) {
      const [from, to] = [offset, offset + piece.length]
      offset = to + 1
      if (piece.trim() === '') continue
      const isHeadline = main?.title != null && from <= main.title.span[0] && main.title.span[1] <= to
      const own = block.kind === 'body' || block.kind === 'title' || block.kind === 'other_article'
      const inLine = <T extends { readonly at: number }>(items: readonly T[]): T[] => items.filter((i) => i.at >= from && i.at < to)
      const words = markUp(text, from, to, marks, seen)
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
