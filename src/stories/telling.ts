import type { ReadArticle } from '../reading/reading.ts'
import { foldWord, type Span, sentences, tokenize } from '../text/text.ts'
import { rarityOf } from './rarity.ts'
import { shinglesOf } from './shingle.ts'
import { stemHash } from './stem.ts'
import { type Vector, vectorOf } from './vector.ts'

/** One article as it is compared with others: a pure function of its reading, so that no other article changes it. */
export interface Telling {
  /** The page's id, with `#n` where it is not the page's main article. */
  readonly id: string
  readonly outlet: string | null
  /** Hours since 1970 of its publication, null where it is not dated; `whole` says that only the day is known (its hour is noon). */
  readonly at: number | null
  readonly whole: boolean
  /** Stems of the title's words and then of the body's, in order; `cuts` is where each sentence begins, and the end. The title is the first. */
  readonly words: Uint32Array
  readonly cuts: Uint32Array
  /** Spans of the sentences in the page's text, flat; the title's is 0, 0 where there is none. */
  readonly spans: Uint32Array
  /** Words of title and body, the title's twice, by rarity. */
  readonly all: Vector
  /** Words of the title and the article's beginning. */
  readonly lead: Vector
  readonly actors: Vector
  /** Sorted hashes of every five words in a row of one sentence. */
  readonly shingles: Uint32Array
}

/** What a telling is made of, cheaper to keep than the telling. */
export type Told = Pick<Telling, 'id' | 'outlet' | 'at' | 'whole' | 'words' | 'cuts' | 'spans' | 'actors'>

// What nearly every article has says nothing about any two of them.
const COMMON = 1.5
/** Words of an article that are compared; what a longer one says after them is not. */
const LONGEST = 5000
/** Words that make an article's beginning: a lead sentence or two. */
const BEGINNING = 60

/** The telling of one article of a page. `page` is what it is known by, `index` its place in the page's reading. */
export function tellingOf(page: string, text: string, article: ReadArticle, index = 0): Telling {
  const words: number[] = []
  const cuts: number[] = []
  const spans: number[] = []
  const title = article.title?.span ?? null
  cuts.push(0)
  spans.push(...(title ?? [0, 0]))
  if (title !== null) for (const token of tokenize(text, title[0], title[1])) if (token.kind !== 'mark') words.push(stemHash(token.form))
  for (const line of article.body) if (words.length < LONGEST) addLine(text, line, words, cuts, spans)
  cuts.push(words.length)
  return whole({
    id: index === 0 ? page : `${page}#${index}`,
    outlet: article.outlet?.name ?? null,
    ...hourOf(article.dated?.value ?? null),
    words: Uint32Array.from(words),
    cuts: Uint32Array.from(cuts),
    spans: Uint32Array.from(spans),
    actors: actorVector(article),
  })
}

/** The telling with what is worked out from its words. */
export function whole(told: Told): Telling {
  const title = told.cuts[1]!
  return {
    ...told,
    all: wordVector(told.words, title),
    lead: wordVector(told.words.subarray(0, title + BEGINNING), 0),
    shingles: shinglesOf(told.words, told.cuts, 5),
  }
}

function addLine(text: string, line: Span, words: number[], cuts: number[], spans: number[]): void {
  const tokens = tokenize(text, line[0], line[1])
  for (const sentence of sentences(tokens)) {
    const from = words.length
    for (let i = sentence.from; i < sentence.to; i++) if (tokens[i]!.kind !== 'mark') words.push(stemHash(tokens[i]!.form))
    if (words.length === from) continue
    cuts.push(from)
    spans.push(tokens[sentence.from]!.start, tokens[sentence.to - 1]!.end)
  }
}

function wordVector(words: Uint32Array, title: number): Vector {
  const counts = new Map<number, number>()
  for (let i = 0; i < words.length; i++) counts.set(words[i]!, (counts.get(words[i]!) ?? 0) + (i < title ? 2 : 1))
  const weights = new Map<number, number>()
  for (const [term, n] of counts) {
    const rarity = rarityOf(term)
    if (rarity >= COMMON) weights.set(term, (1 + Math.log(n)) * rarity)
  }
  return vectorOf(weights)
}

function actorVector(article: ReadArticle): Vector {
  const weights = new Map<number, number>()
  for (const { name, mentions } of article.entities) {
    if (mentions.length === 0) continue
    const forms = name.ar.split(/\s+/).map((word) => stemHash(foldWord(word)))
    const rarity = Math.max(...forms.map(rarityOf))
    const hash = forms.reduce((h, f) => Math.imul(h ^ f, 0x01000193) >>> 0, 0x811c9dc5)
    weights.set(hash, Math.max(weights.get(hash) ?? 0, (1 + Math.log(mentions.length)) * rarity))
  }
  return vectorOf(weights)
}

/** Hours since 1970 of an ISO date or date-time; null for anything coarser than a day. */
export function hourOf(value: string | null): { at: number | null; whole: boolean } {
  const m = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d))?)?/.exec(value ?? '')
  if (m === null) return { at: null, whole: true }
  const day = Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3])) / 3_600_000
  return m[4] === undefined ? { at: day + 12, whole: true } : { at: day + Number(m[4]) + Number(m[5] ?? 0) / 60, whole: false }
}
