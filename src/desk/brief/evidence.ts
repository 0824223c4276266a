import type { AnyFact, Sheaf } from '../../ledger/ledger.ts'
import { lexicon } from '../../lexicon/lexicon.ts'
import { tokenize } from '../../text/text.ts'
import { wordsOf } from '../export/format.ts'

type Actor = Sheaf['actors'][number]
type Span = readonly [number, number]

/** What a sentence of a briefing stands on: characters of a page, or a line of the base or of the journal. */
export interface Evidence {
  readonly fact: string
  /** null of what the lexicon or the journal says. */
  readonly page: Sheaf['page'] | null
  /**
   * What they prove: the words of the fact, a name, its date, the day of publication; `record` is the collector's note, outside the page; `base` a
   * line of the lexicon on who is bound to what; `journal` when a record was written.
   */
  readonly part: 'words' | 'name' | 'date' | 'published' | 'record' | 'base' | 'journal'
  readonly span: Span | null
  readonly text: string
  /** The line they stand in. */
  readonly line: { readonly span: Span; readonly text: string } | null
}

/** Evidence with the page it was read in, which the check reads again for itself. */
export interface Proof extends Evidence {
  readonly sheaf: Sheaf | null
}

/** What parts a line of the base or the journal; each part proves what it says. */
export const PARTED = ' · '

/** A line of the base or the journal as proof of what its parts say. */
export const lineProof = (part: 'base' | 'journal', parts: readonly string[]): Proof => ({
  fact: '',
  page: null,
  part,
  span: null,
  text: parts.filter((p) => p !== '').join(PARTED),
  line: null,
  sheaf: null,
})

/** Characters of a page as proof, with the line they stand in. */
export function proofAt(fact: string, sheaf: Sheaf, part: Evidence['part'], span: Span): Proof {
  const { text } = sheaf.reading
  const line = lineAround(text, span[0])
  const whole: Span = [line[0], Math.max(line[1], span[1])]
  return { fact, page: sheaf.page, part, span, text: text.slice(...span), line: { span: whole, text: text.slice(...whole) }, sheaf }
}

/** Finds in a fact's page what proves a part of it. */
export class Prover {
  readonly #fact: AnyFact
  readonly #sheaf: Sheaf

  constructor(fact: AnyFact, sheaf: Sheaf) {
    this.#fact = fact
    this.#sheaf = sheaf
  }

  /** The fact's own words. */
  words(): Proof {
    return this.at('words', wordsOf(this.#fact).span)
  }

  /** Where the page names an actor, nearest to the fact's words: by a name, or a state by its adjective. Null where it does neither. */
  name(actor: Actor): Proof | null {
    const { articles } = this.#sheaf.reading
    const here = wordsOf(this.#fact).span
    const mentions = (articles[this.#fact.article]?.entities ?? [])
      .filter((e) => this.#sheaf.actorOf(this.#fact.article, e.id)?.key === actor.key)
      .flatMap((e) => e.mentions)
    const near = mentions.reduce<Span | null>((best, m) => (best === null || distance(m, here) < distance(best, here) ? m : best), null)
    if (near !== null) return this.at('name', near)
    const adjective =
      actor.en === null ? null : adjectiveIn(this.#sheaf.reading.text, lineAround(this.#sheaf.reading.text, here[0]), actor.en)
    return adjective === null ? null : this.at('name', adjective)
  }

  /** What dates the fact: the text's own words, or the page's line of publication, or what its collector noted. */
  date(): { readonly proof: Proof; readonly value: string; readonly of: 'fact' | 'page' } | null {
    const moment = this.#fact.fact === 'commitment' ? this.#fact.due : this.#fact.date
    if (moment === null) return null
    if (moment.from === 'text')
      return moment.span === null ? null : { proof: this.at('date', moment.span), value: moment.value, of: 'fact' }
    const dated = this.#sheaf.reading.articles[0]?.dated ?? null
    if (dated === null) return null
    const value = dated.value.slice(0, 10)
    if (dated.span !== null) return { proof: this.at('published', dated.span), value, of: 'page' }
    const record = {
      fact: this.#fact.id,
      page: this.#fact.page,
      part: 'record' as const,
      span: null,
      text: dated.value,
      line: null,
      sheaf: this.#sheaf,
    }
    return { proof: record, value, of: 'page' }
  }

  at(part: Evidence['part'], span: Span): Proof {
    return proofAt(this.#fact.id, this.#sheaf, part, span)
  }
}

const distance = (a: Span, b: Span): number => (a[1] <= b[0] ? b[0] - a[1] : a[0] >= b[1] ? a[0] - b[1] + 1 : 0)

export function lineAround(text: string, at: number): Span {
  const stop = text.indexOf('\n', at)
  return [text.lastIndexOf('\n', at - 1) + 1, stop < 0 ? text.length : stop]
}

/** The adjective of a state or place in a stretch of text («الروسية» for Russia), or null. */
export function adjectiveIn(text: string, [from, to]: Span, en: string): Span | null {
  const tokens = tokenize(text.slice(from, to))
  for (let i = 0; i < tokens.length; i++) {
    const hit = lexicon().nisbaAt(tokens, i, tokens.length)
    if (hit?.values.some((v) => v.en === en) === true) return [from + tokens[i]!.start, from + tokens[hit.to - 1]!.end]
  }
  return null
}
