import type { Event, ReadArticle, Statement } from '../reading/reading.ts'
import { overlaps, type Span, tokenize, within } from '../text/text.ts'
import { type Bag, bagOf, openingOf, sentenceAround, wordsOf } from './bag.ts'
import { nameOf } from './claim-words.ts'
import { type Counted, numbersOf } from './counted.ts'
import { sideOf } from './side.ts'
import { hourOf } from './telling.ts'

/** One article of a story with what is known of it, in the order of time. */
export interface Source {
  readonly id: string
  /** The text it is or copies: articles of one report are one source. */
  readonly report: string
  readonly text: string
  readonly article: ReadArticle
  /** Who a reference of the article is across pages. */
  readonly key: (ref: string) => string | null
}

/** One statement or event of one article, as it is laid beside those of others. */
export interface ClaimTelling {
  readonly kind: 'statement' | 'event'
  readonly source: Source
  readonly fact: string
  readonly span: Span
  readonly type: string
  readonly status: string
  readonly mode: string | null
  /** Stems of the words that name the event; none of a statement. */
  readonly trigger: readonly number[]
  /** The sentences that tell it, and whether a denial stands in one of them. */
  readonly around: readonly Span[]
  readonly inDenial: boolean
  /** Stem of its first word that is not everywhere: of a denial, mostly what is denied to have been done. */
  readonly opening: number | null
  /** Whether it says that something is not so. */
  readonly negated: boolean
  /** Words of what is said, or of the sentences that tell the event. */
  readonly bag: Bag
  /** Those of them that are no number or date and name none of the sides: who is at war is in every sentence of a story about it. */
  readonly own: Bag
  readonly who: readonly string[]
  readonly whom: readonly string[]
  /** Everybody named in its words. */
  readonly named: readonly string[]
  readonly place: string | null
  readonly date: { readonly value: string; readonly span: Span | null } | null
  /** Days since 1970 of the date, where it is known to the day, and of the publication. */
  readonly day: number | null
  readonly published: number | null
  /** Hours since 1970 of the publication; noon where only the day is known. */
  readonly hour: number | null
  readonly numbers: readonly Counted[]
}

/** What an article tells, in the order of its text. */
export function tellingsOf(source: Source): ClaimTelling[] {
  const scene = sceneOf(source)
  return [
    ...source.article.events.map((e) => eventTelling(scene, e)),
    ...source.article.statements.map((s) => statementTelling(scene, s)),
  ].sort((a, b) => a.span[0] - b.span[0])
}

interface Scene {
  readonly source: Source
  /** Where somebody or something is named, whether a side of what happens there, and by which key. */
  readonly mentions: readonly { readonly span: Span; readonly key: string; readonly side: boolean }[]
  readonly hour: number | null
  /** Sentences in which somebody denies something. */
  readonly denials: readonly Span[]
  /** What was compared of some sentences before: several events stand in one. */
  readonly known: Map<string, Words>
}

function sceneOf(source: Source): Scene {
  const mentions = source.article.entities.flatMap((e) => {
    const key = source.key(e.id)
    if (key === null) return []
    const side = e.type === 'PER' || e.type === 'ORG' || sideOf(key)?.name === key
    return e.mentions.map((span) => ({ span, key, side }))
  })
  const { text, article } = source
  const denials = article.statements.flatMap((s) => (s.act === 'deny' ? [sentenceAround(text, article.body, s.content)] : []))
  return { source, mentions, hour: hourOf(article.dated?.value ?? null).at, denials, known: new Map() }
}

type Words = Pick<
  ClaimTelling,
  'around' | 'inDenial' | 'opening' | 'negated' | 'bag' | 'own' | 'named' | 'numbers' | 'published' | 'hour' | 'source'
>

function comparedOf(scene: Scene, spans: readonly Span[], around: readonly Span[]): Words {
  const key = spans.join(' ')
  const words = scene.known.get(key) ?? comparedAnew(scene, spans, around)
  scene.known.set(key, words)
  return words
}

function comparedAnew({ source, mentions, hour, denials }: Scene, spans: readonly Span[], around: readonly Span[]): Words {
  const { text, article } = source
  const inside = mentions.filter((m) => spans.some((s) => within(m.span, s)))
  return {
    source,
    around,
    inDenial: denials.some((d) => around.some((s) => overlaps(d, s))),
    bag: bagOf(text, spans),
    own: wordsOf(text, spans, [...inside.filter((m) => m.side).map((m) => m.span), ...article.times.map((t) => t.span)]),
    opening: openingOf(text, spans[0]!),
    negated: spans.some((s) => tokenize(text, s[0], s[1]).some((t) => nameOf('not', t.form) !== undefined)),
    named: [...new Set(inside.map((m) => m.key))],
    // The day in «3 مارس» counts nothing: it is the date's.
    numbers: spans.flatMap((s) => numbersOf(text, s)).filter((n) => !article.times.some((t) => overlaps(t.span, n.span))),
    hour,
    published: hour === null ? null : Math.floor(hour / 24),
  }
}

const keysOf = ({ source }: Scene, refs: readonly (string | null)[]): string[] =>
  refs.flatMap((r) => (r === null ? [] : (source.key(r) ?? [])))

function statementTelling(scene: Scene, s: Statement): ClaimTelling {
  return {
    ...comparedOf(scene, [s.content], [sentenceAround(scene.source.text, scene.source.article.body, s.content)]),
    mode: null,
    trigger: [],
    kind: 'statement',
    fact: s.id,
    span: s.content,
    type: s.act,
    status: s.act === 'deny' ? 'denied' : 'happened',
    who: keysOf(scene, [s.speaker]),
    whom: keysOf(scene, [s.addressee]),
    place: null,
    date: s.time === null ? null : { value: s.time.value, span: s.time.span },
    day: dayOf(s.time?.value),
  }
}

function eventTelling(scene: Scene, e: Event): ClaimTelling {
  const { text, article } = scene.source
  const told = new Map([e.trigger, ...e.told].map((span) => sentenceAround(text, article.body, span)).map((span) => [span[0], span]))
  return {
    ...comparedOf(scene, [...told.values()], [...told.values()]),
    mode: e.mode,
    trigger: [...bagOf(text, [e.trigger]).stems],
    kind: 'event',
    fact: e.id,
    span: e.trigger,
    type: e.type,
    status: e.status,
    who: keysOf(scene, e.actors),
    whom: keysOf(scene, e.recipients),
    place: e.place === null ? null : scene.source.key(e.place),
    date: e.time === null ? null : { value: e.time.value, span: e.time.span },
    day: dayOf(e.time?.value),
  }
}

function dayOf(value: string | undefined): number | null {
  return value !== undefined && /^\d{4}-\d\d-\d\d(T|$)/.test(value) ? Date.parse(value.slice(0, 10)) / 86_400_000 : null
}
