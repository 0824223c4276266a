import { readTable } from '../lexicon/lexicon.ts'
import { type Token, tokenize } from '../text/text.ts'

/** What the words of a line say it is. `kind` and `where` are those of `lexicon/words/page-lines.tsv`; `to` is the token index after the phrase. */
export interface Cue {
  readonly kind: string
  readonly where: string
  readonly from: number
  readonly to: number
}

interface Phrase {
  readonly words: readonly string[]
  readonly kind: string
  readonly where: string
}

let byFirst: ReadonlyMap<string, readonly Phrase[]> | null = null

function phrases(): ReadonlyMap<string, readonly Phrase[]> {
  if (byFirst !== null) return byFirst
  const map = new Map<string, Phrase[]>()
  for (const row of readTable('words/page-lines.tsv', ['kind', 'where', 'phrase'])) {
    const words = tokenize(row.phrase)
      .filter((t) => t.kind !== 'mark')
      .map((t) => t.form)
    const first = words[0]
    if (first === undefined) throw new Error(`lexicon/words/page-lines.tsv:${row.line}: a phrase without words`)
    const list = map.get(first)
    const phrase = { words, kind: row.kind, where: row.where }
    if (list === undefined) map.set(first, [phrase])
    else list.push(phrase)
  }
  for (const list of map.values()) list.sort((a, b) => b.words.length - a.words.length)
  byFirst = map
  return map
}

const ORDER = ['foot', 'boilerplate', 'related', 'sidebar', 'tags', 'ticker', 'published', 'updated', 'source', 'byline', 'caption', 'end']

/**
 * Finds the strongest cue of a line: a phrase that stands where `where` asks for it. Marks between words do not matter.
 * `open` says whether a clause may follow an opener («السابق …», «للمزيد: …») or it must be the whole line.
 */
export function cueOf(tokens: readonly Token[]): Cue | null {
  const map = phrases()
  const words: number[] = []
  for (let i = 0; i < tokens.length; i++) if (tokens[i]!.kind !== 'mark') words.push(i)
  let best: Cue | null = null
  for (let k = 0; k < words.length; k++) {
    const list = map.get(formOf(tokens[words[k]!]!))
    if (list === undefined) continue
    for (const p of list) {
      if (p.where !== 'any' && p.where !== 'end' && k > 0) continue
      if (!standsAt(tokens, words, k, p.words)) continue
      const last = k + p.words.length
      if (p.where === 'whole' && last !== words.length) continue
      if (p.where === 'end' && (last !== words.length || tokens[words[k]! - 1]?.kind !== 'mark')) continue
      if (p.where === 'opener' && last === words.length) continue
      const cue = { kind: p.kind, where: p.where, from: words[k]!, to: words[last - 1]! + 1 }
      if (best === null || ORDER.indexOf(cue.kind) < ORDER.indexOf(best.kind)) best = cue
    }
  }
  return best
}

/** First words of the phrases in Latin letters: of any, at a line's beginning or, where they may stand anywhere, anywhere; of the site's own foot. */
interface LatinWords {
  readonly any: RegExp
  readonly foot: RegExp
}

let latin: LatinWords | null = null

function latinWords(): LatinWords {
  const anywhere = new Set<string>()
  const opening = new Set<string>()
  const foot = new Set<string>()
  for (const [first, list] of phrases()) {
    if (!/^[a-z]+$/.test(first)) continue
    for (const p of list) {
      const wide = p.where === 'any' || p.where === 'end'
      ;(wide ? anywhere : opening).add(first)
      if (isFoot(p)) foot.add(first)
    }
  }
  const word = (words: ReadonlySet<string>): string => `(?<![a-z])(?:${[...words].join('|')})(?![a-z])`
  return {
    any: new RegExp(`^[^a-z]{0,20}(?:${[...opening].join('|')})(?![a-z])|${word(anywhere)}`, 'i'),
    foot: new RegExp(word(foot), 'gi'),
  }
}

const isFoot = (p: Phrase): boolean => p.kind === 'foot' && p.where === 'any'

const SCRIPT_SAMPLE = 1000

// Arabic letters or their presentation forms; quotation marks and dashes stand above them in every language's text.
function isArabicScript(text: string): boolean {
  for (let i = 0; i < text.length && i < SCRIPT_SAMPLE; i++) {
    const c = text.charCodeAt(i)
    if (c >= 0x600 && (c < 0x900 || (c >= 0xfb50 && c < 0xff00))) return true
  }
  return false
}

/** Whether a line may hold a cue at all: a quick look at one in Latin letters before it is cut into words. */
export function mayHoldCue(text: string): boolean {
  if (isArabicScript(text)) return true
  latin ??= latinWords()
  return latin.any.test(text)
}

/** The same quick look for two phrases of the site's own foot. */
export function mayHoldFoot(text: string): boolean {
  if (isArabicScript(text)) return true
  latin ??= latinWords()
  let count = 0
  for (const _ of text.matchAll(latin.foot)) if (++count === 2) return true
  return false
}

/** How many different phrases of the site's own foot («foot», any place) the tokens hold. */
export function footPhrases(tokens: readonly Token[]): number {
  const map = phrases()
  const found = new Set<Phrase>()
  const words: number[] = []
  for (let i = 0; i < tokens.length; i++) if (tokens[i]!.kind !== 'mark') words.push(i)
  for (let k = 0; k < words.length; k++)
    for (const p of map.get(formOf(tokens[words[k]!]!)) ?? []) if (isFoot(p) && standsAt(tokens, words, k, p.words)) found.add(p)
  return found.size
}

function standsAt(tokens: readonly Token[], words: readonly number[], k: number, phrase: readonly string[]): boolean {
  for (let n = 0; n < phrase.length; n++) {
    const at = words[k + n]
    if (at === undefined || formOf(tokens[at]!) !== phrase[n]) return false
  }
  return true
}

// «Relatedعود على بدء»: an English label stuck to the Arabic after it.
const formOf = (token: Token): string => {
  const { form } = token
  const code = form.charCodeAt(0)
  if (code < 97 || code > 122) return form
  let i = 1
  while (i < form.length && form.charCodeAt(i) < 0x600) i++
  return i === form.length ? form : form.slice(0, i)
}
