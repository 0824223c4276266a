import { orderElsewhere, parseStamp, type Stamp } from '../calendar/calendar.ts'
import type { LineHint, Page } from '../page/page.ts'
import { type Span, type Token, tokenizeLine } from '../text/text.ts'
import { type Cue, cueOf, footPhrases, mayHoldCue, mayHoldFoot } from './cue.ts'
import { isTerminal } from './paragraph.ts'

/** One non-blank line of a page with what its form says of it. */
export interface PageLine {
  readonly index: number
  /** The whole line without its line end. */
  readonly span: Span
  readonly text: string
  /** Tokens with offsets of the page's text; of a long line only its beginning. */
  readonly tokens: readonly Token[]
  /** All of the line's tokens. */
  readonly whole: readonly Token[]
  readonly words: number
  /** Whether it ends as a sentence does. */
  readonly terminal: boolean
  readonly cue: Cue | null
  /** A whole date in a short line, with offsets of the page's text. */
  readonly stamp: Stamp | null
  readonly hint: LineHint | null
  /** Whether the page leaves the stops off its paragraphs' ends. */
  readonly loose: boolean
  /** Folded words of a short line: equal for repeated lines. Empty for a long one. */
  readonly key: string
}

const SHORT = 260

/** Cuts a page's text into its non-blank lines; what each is made of is looked at when it is first asked for. */
export function cutLines(page: Page): PageLine[] {
  const { text, hints } = page
  const lines: PageLine[] = []
  const manner = new Manner(lines)
  let next = 0
  for (let start = 0; start <= text.length; ) {
    const at = text.indexOf('\n', start)
    const close = at < 0 ? text.length : at
    const end = close > start && text.charCodeAt(close - 1) === 13 ? close - 1 : close
    const own = text.slice(start, end)
    const trimmed = own.trim()
    if (trimmed !== '') {
      while (next < hints.length && hints[next]!.span[0] < start) next++
      const hint = hints[next]?.span[0] === start ? hints[next]! : null
      lines.push(new CutLine({ index: lines.length, span: [start, end], own, text: trimmed, hint }, page, manner))
    }
    start = close + 1
  }
  return lines
}

/** How a page's paragraphs end and its dates are written, found once for all of its lines. */
class Manner {
  readonly #lines: readonly PageLine[]
  #loose: boolean | null = null
  #order: ReturnType<typeof orderElsewhere> | undefined

  constructor(lines: readonly PageLine[]) {
    this.#lines = lines
  }

  /** Whether the page's dates in figures have the day or the month first. */
  order(text: string): ReturnType<typeof orderElsewhere> {
    if (this.#order === undefined) this.#order = orderElsewhere(text)
    return this.#order
  }

  get loose(): boolean {
    this.#loose ??= isLoose(this.#lines)
    return this.#loose
  }
}

function isLoose(lines: readonly PageLine[]): boolean {
  let long = 0
  let stopped = 0
  for (const l of lines) {
    if (l.text.length < 90 || l.cue !== null) continue
    long++
    if (l.terminal) stopped++
  }
  return long >= 4 && stopped < long * 0.6
}

interface Cut {
  readonly index: number
  readonly span: Span
  readonly own: string
  readonly text: string
  readonly hint: LineHint | null
}

class CutLine implements PageLine {
  readonly index: number
  readonly span: Span
  readonly text: string
  readonly terminal: boolean
  readonly hint: LineHint | null
  readonly #own: string
  readonly #page: Page
  readonly #manner: Manner
  #tokens: readonly Token[] | undefined
  #whole: readonly Token[] | undefined
  #words = -1
  #cue: Cue | null | undefined
  #stamp: Stamp | null | undefined
  #key: string | undefined

  constructor({ index, span, own, text, hint }: Cut, page: Page, manner: Manner) {
    this.index = index
    this.span = span
    this.text = text
    this.terminal = isTerminal(text)
    this.hint = hint
    this.#own = own
    this.#page = page
    this.#manner = manner
  }

  get tokens(): readonly Token[] {
    if (this.#short) return this.whole
    const blank = this.#own.length - this.#own.trimStart().length
    this.#tokens ??= upTo(this.whole, this.span[0] + blank + 90)
    return this.#tokens
  }

  get whole(): readonly Token[] {
    this.#whole ??= tokenizeLine(this.#page.text, this.span[0], this.span[1])
    return this.#whole
  }

  get words(): number {
    if (this.#words < 0) {
      let count = 0
      for (const t of this.tokens) if (t.kind !== 'mark') count++
      this.#words = this.#short ? count : Math.max(count, Math.round(this.text.length / 6))
    }
    return this.#words
  }

  get cue(): Cue | null {
    if (this.#cue === undefined) this.#cue = mayHoldCue(this.text) ? this.#findCue() : null
    return this.#cue
  }

  get stamp(): Stamp | null {
    if (this.#stamp === undefined)
      this.#stamp =
        this.text.length <= 120 && (DIGIT.test(this.text) || this.#mayTellAgo)
          ? stampOf(this.#own, this.span[0], this.#page, this.#manner)
          : null
    return this.#stamp
  }

  get loose(): boolean {
    return this.#manner.loose
  }

  get key(): string {
    this.#key ??= this.#short ? keyOf(this.tokens) : ''
    return this.#key
  }

  #findCue(): Cue | null {
    return this.#short ? cueOf(this.tokens) : (longCue(this.tokens, this.text) ?? noticeCue(this))
  }

  // «منذ ساعتين» dates a page whose time of fetching is known.
  get #mayTellAgo(): boolean {
    return this.text.length <= AGO && this.#page.collected.fetched !== undefined
  }

  get #short(): boolean {
    return this.text.length <= SHORT
  }
}

const upTo = (tokens: readonly Token[], place: number): readonly Token[] => {
  const past = tokens.findIndex((t) => t.end > place)
  return past < 0 ? tokens : tokens.slice(0, past)
}

const AGO = 40
const DIGIT = /[\d\u0660-\u0669\u06f0-\u06f9]/

// A long line may be a tag list or a glued foot of the page; what merely stands somewhere in it says nothing.
function longCue(tokens: readonly Token[], text: string): Cue | null {
  const cue = cueOf(tokens)
  if (cue === null) return null
  if (cue.where === 'any') return text.length < 420 && !isTerminal(text) ? cue : null
  return cue.where === 'start' && (cue.kind === 'tags' || cue.kind === 'related' || cue.kind === 'boilerplate') ? cue : null
}

// A long notice in the article's own box (rules for comments, terms of use) names several things of the site's foot; running text does not.
function noticeCue(line: PageLine): Cue | null {
  if (line.hint === null || line.text.length > 900 || !mayHoldFoot(line.text)) return null
  return footPhrases(line.whole) >= 2 ? { kind: 'foot', where: 'any', from: 0, to: 0 } : null
}

function stampOf(own: string, start: number, page: Page, manner: Manner): Stamp | null {
  const stamp = parseStamp(own, { fetched: page.collected.fetched ?? null, order: () => manner.order(page.text) })
  return stamp === null ? null : { ...stamp, start: stamp.start + start, end: stamp.end + start }
}

function keyOf(tokens: readonly Token[]): string {
  let key = ''
  for (const t of tokens) if (t.kind !== 'mark') key += t.form + ' '
  return key
}
