import { html } from 'hono/html'
import { type Output, reason } from '../../../desk/desk.ts'
import type { Span } from '../../../text/text.ts'
import { type Html, named, stamp } from '../layout.ts'
import { actorHref, factHref } from '../links.ts'
import type { Kind, Mark } from '../marks.ts'
import { worded } from '../page-words.ts'
import { actWord, eventWord, kindWord, type Lang, say, statusWord, type Word } from '../words.ts'
import { decidedLines, factActions, type PageDecision, type Standing, standingOf } from './fact-actions.ts'

export type PageAnswer = Output<'page'>
type Article = PageAnswer['reading']['articles'][number]
type Actor = PageAnswer['actors'][number][number]
type Who = (ref: string | null) => Actor | null

/** A note in the margin: one fact, tied to the line where its words begin. */
export interface Note {
  readonly at: number
  readonly fact: string
  readonly kind: Kind
  readonly markup: Html
}

/** What stands in the gutter at a line: a date with its reason, or why there is none. */
export interface Stamp {
  readonly at: number
  readonly markup: Html
}

/** Everything of a page that is marked in its text, and what stands beside it. */
export interface Marked {
  readonly marks: Mark[]
  readonly notes: Note[]
  readonly stamps: Stamp[]
}

/** The marks, notes and dates of a page's facts, those among them that a reader rejected. */
export function markedOf(lang: Lang, answer: PageAnswer): Marked {
  const out: Marked = { marks: [], notes: [], stamps: [] }
  const decided = new Map<string, PageDecision[]>()
  for (const d of answer.decided) if (d.id !== null) decided.set(d.id, [...(decided.get(d.id) ?? []), d])
  answer.reading.articles.forEach((article, i) => {
    const actors = new Map((answer.actors[i] ?? []).map((a) => [a.ref, a]))
    const who: Who = (ref) => (ref === null ? null : (actors.get(ref) ?? null))
    collect(lang, answer.reading.text, withRejected(article, i, decided), who, decided, out)
  })
  out.notes.sort((a, b) => a.at - b.at)
  return out
}

/** The article with what was rejected in it, which its page still shows. */
function withRejected(article: Article, index: number, decided: ReadonlyMap<string, readonly PageDecision[]>): Article {
  const gone = [...decided.values()].flatMap((own) => {
    const last = own.at(-1)!
    return last.kind === 'reject' && last.article === index && last.read !== null ? [{ ...last, read: { ...last.read, id: last.id! } }] : []
  })
  const of = <Fact>(kind: PageDecision['fact']): Fact[] => gone.filter((d) => d.fact === kind).map((d) => d.read as Fact)
  return {
    ...article,
    statements: [...article.statements, ...of<Article['statements'][number]>('statement')],
    events: [...article.events, ...of<Article['events'][number]>('event')],
    pacts: [...article.pacts, ...of<Article['pacts'][number]>('pact')],
    commitments: [...article.commitments, ...of<Article['commitments'][number]>('commitment')],
  }
}

function collect(
  lang: Lang,
  text: string,
  article: Article,
  who: Who,
  decided: ReadonlyMap<string, readonly PageDecision[]>,
  { marks, notes, stamps }: Marked,
): void {
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
          standing: 'as read',
          href: actorHref(lang, actor.key),
        })
  }
  article.times.forEach((t) => {
    const id = `time-${t.span[0]}`
    const label = t.value ?? say(lang, 'notDated')
    marks.push({ span: t.span, kind: 'time', fact: id, label, refused: t.value === null, standing: 'as read', href: null })
    stamps.push({ at: t.span[0], markup: whenNote(lang, id, t.value, t.why) })
  })
  const add = (
    kind: Kind,
    fact: string,
    span: Span,
    label: string,
    head: Html,
    quote: string | null,
    meta: Html | null,
    details: Details,
  ): void => {
    const own = decided.get(fact) ?? []
    const standing = standingOf(own)
    const spoken = standing === 'as read' ? label : `${label}, ${worded(lang, standing)} ${own.at(-1)!.by}`
    marks.push({ span, kind, fact, label: spoken, refused: false, standing, href: null })
    notes.push({ at: span[0], fact, kind, markup: note(lang, { fact, kind, head, quote, meta, details, own }) })
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
      head,
      words(s.content),
      null,
      details,
    )
  }
  for (const e of article.events) {
    const act = eventWord(lang, e.type)
    const head = html`<span class="who">${e.actors.length === 0 ? named(lang, null, 'noActor') : list(lang, e.actors.map(who))}</span> <span class="act">${act}</span>${e.recipients.length === 0 ? '' : html` <span>${say(lang, 'to')} ${list(lang, e.recipients.map(who))}</span>`}`
    const meta = html`${statusWord(lang, e.status)}${e.time === null ? '' : html` · ${stamp(e.time.value)}`}${e.place === null ? '' : html` · ${named(lang, who(e.place), 'unknown')}`}`
    add('event', e.id, e.trigger, `${say(lang, 'event')}: ${act}`, head, null, meta, [])
  }
  for (const p of article.pacts) {
    const head = html`<span class="who">${p.parties.length === 0 ? named(lang, null, 'noActor') : list(lang, p.parties.map(who))}</span> <span class="act">${kindWord(lang, p.kind)}</span>`
    const meta = html`${statusWord(lang, p.status)}${p.time === null ? '' : html` · ${stamp(p.time.value)}`}${p.period === null ? '' : html` · ${stamp(p.period)}`}`
    const details = [
      line(lang, 'condition', p.trigger === null ? null : html`<q lang="ar" dir="rtl">${words(p.trigger)}</q>`),
      ...p.clauses.map((c) => line(lang, 'obligation', html`<q lang="ar" dir="rtl">${words(c)}</q>`)),
    ]
    add('pact', p.id, p.span, `${say(lang, 'pact')}: ${p.name}`, head, words(p.span), meta, details)
  }
  for (const c of article.commitments) {
    const head = html`<span class="who">${named(lang, who(c.by), 'nobodyBound')}</span> <span class="act">${say(lang, 'commitment')}</span>`
    const meta = c.due === null ? html`${say(lang, 'noDue')}` : stamp(c.due)
    const details = [line(lang, 'condition', c.condition === null ? null : html`<q lang="ar" dir="rtl">${words(c.condition)}</q>`)]
    add('due', c.id, c.content, `${say(lang, 'commitment')}: ${labelOf(lang, who(c.by))}`, head, words(c.content), meta, details)
  }
}

const labelOf = (lang: Lang, a: Actor | null): string => (a === null ? say(lang, 'noSpeaker') : lang === 'en' ? (a.en ?? a.ar) : a.ar)

const list = (lang: Lang, actors: readonly (Actor | null)[]): Html =>
  html`${actors.map((a, i) => html`${i > 0 ? (lang === 'ar' ? '، ' : ', ') : ''}${named(lang, a, 'unknown')}`)}`

const line = (lang: Lang, word: Word, value: Html | null): Html | '' =>
  value === null ? '' : html`<dt>${say(lang, word)}</dt><dd>${value}</dd>`

type Details = readonly (Html | '')[]

interface NoteParts {
  readonly fact: string
  readonly kind: Kind
  readonly head: Html
  readonly quote: string | null
  readonly meta: Html | null
  readonly details: Details
  readonly own: readonly PageDecision[]
}

function note(lang: Lang, { fact, kind, head, quote, meta, details, own }: NoteParts): Html {
  const standing: Standing = standingOf(own)
  return html`<aside class="note k-${kind}${standing === 'as read' ? '' : ` ${standing}`}" id="n-${fact}" data-n="${fact}"><div class="told">${head}
${quote === null ? '' : html`<q lang="ar" dir="rtl">${quote}</q>`}${meta === null ? '' : html`<span class="meta">${meta}</span>`}</div>${decidedLines(lang, own)}
<div class="more">${details.some((d) => d !== '') ? html`<dl>${details}</dl>` : ''}${factActions(lang, fact, standing)}${standing === 'rejected' ? '' : html`<a href="${factHref(lang, fact)}">${say(lang, 'explain')}</a>`}</div></aside>`
}

function because(lang: Lang, why: string): Html {
  const said = reason(lang, why)
  return html`<bdi lang="${said.lang}">${said.text}</bdi>`
}

const whenNote = (lang: Lang, id: string, value: string | null, why: string): Html =>
  html`<div class="when" id="n-${id}" data-n="${id}">${value === null ? html`<span class="none">${say(lang, 'notDated')}</span>` : html`<span class="v">${stamp(value)}</span>`}<span class="why">${because(lang, why)}</span></div>`
