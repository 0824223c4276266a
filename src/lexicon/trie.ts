import { isJoiner, mayBeginWithClitic, Sieve, splitProclitics, type Token, tokenize, WordMemory } from '../text/text.ts'

interface Node<T> {
  next: Map<string, Node<T>> | null
  values: T[] | null
}

/** What stands in a trie at a token range: the values planted under the longest matching phrase. */
export interface TrieHit<T> {
  readonly from: number
  readonly to: number
  /** Folded letters of the first token that are clitics, not part of the phrase. */
  readonly skip: number
  readonly values: readonly T[]
}

/** Folded words of a phrase, marks left out: «إس-400» and «إس 400» meet. */
export const phraseWords = (phrase: string): string[] =>
  tokenize(phrase)
    .filter((t) => t.kind !== 'mark')
    .map((t) => t.form)

/** Phrases as chains of folded words, looked up in token lists: linear in the longest phrase. */
export class Trie<T> {
  readonly #root: Node<T> = { next: null, values: null }
  readonly #first = new Sieve()
  // Where each word leads from the root, its clitic splits tried once: the press repeats its words.
  #starts: WordMemory<readonly Start<T>[]> | null = null

  /** Plants a value under a phrase. @throws Error where the phrase has no word. */
  plant(phrase: string, value: T): void {
    const words = phraseWords(phrase)
    if (words.length === 0) throw new Error(`lexicon: a form without letters: "${phrase}"`)
    this.#starts = null
    if (!this.#root.next?.has(words[0]!)) this.#first.add(words[0]!)
    let node = this.#root
    for (const w of words) {
      node.next ??= new Map()
      let next = node.next.get(w)
      if (next === undefined) {
        next = { next: null, values: null }
        node.next.set(w, next)
      }
      node = next
    }
    if (node.values === null) node.values = [value]
    else if (!node.values.includes(value)) node.values.push(value)
  }

  /** The longest planted phrase that starts at token `i` and ends by `end`, proclitics allowed before its first word; null where none does. */
  longest(tokens: readonly Token[], i: number, end: number, clitics = true): TrieHit<T> | null {
    const first = tokens[i]!
    if (first.kind === 'mark') return null
    this.#starts ??= new WordMemory((form) => this.#startsOf(form))
    return longestOf(this.#starts.of(first.word), tokens, i, end, clitics)
  }

  /** As `longest`, for a trie of one page: its words are not remembered. */
  longestOnce(tokens: readonly Token[], i: number, end: number): TrieHit<T> | null {
    const first = tokens[i]!
    return first.kind === 'mark' ? null : longestOf(this.#startsOf(first.form), tokens, i, end, true)
  }

  #startsOf(form: string): readonly Start<T>[] {
    const { next } = this.#root
    if (next === null) return NOWHERE
    let starts: Start<T>[] | null = null
    const put = (rest: string, skip: number): void => {
      const node = next.get(rest)
      if (node !== undefined) {
        starts ??= []
        starts.push({ node, skip })
      }
    }
    if (this.#first.may(form)) put(form, 0)
    // Nearly every split leaves the word's end: where neither end may be a first word, none is.
    if (!mayBeginWithClitic(form) || !(this.#first.may(form, 1) || this.#first.may(form, 2) || form.includes('لل')))
      return starts ?? NOWHERE
    for (const { clitics, rest } of splitProclitics(form)) if (clitics !== '' && this.#first.may(rest)) put(rest, clitics.length)
    return starts ?? NOWHERE
  }
}

const NOWHERE: readonly never[] = []

interface Start<T> {
  readonly node: Node<T>
  readonly skip: number
}

function longestOf<T>(starts: readonly Start<T>[], tokens: readonly Token[], i: number, end: number, clitics: boolean): TrieHit<T> | null {
  let best: TrieHit<T> | null = null
  for (const { node, skip } of starts) {
    if (skip > 0 && !clitics) break
    const hit = walk(node, tokens, i, end, skip)
    if (hit !== null && (best === null || hit.to > best.to)) best = hit
  }
  return best
}

function walk<T>(start: Node<T>, tokens: readonly Token[], i: number, end: number, skip: number): TrieHit<T> | null {
  let node = start
  let at = i + 1
  let hit: TrieHit<T> | null = node.values === null ? null : { from: i, to: at, skip, values: node.values }
  while (node.next !== null && at < end) {
    const next = at + (isJoiner(tokens, at) || isInnerMark(tokens[at]!) ? 1 : 0)
    const token = tokens[next]
    if (token === undefined || next >= end) break
    const child: Node<T> | undefined = node.next.get(token.form)
    if (child === undefined) break
    node = child
    at = next + 1
    if (node.values !== null) hit = { from: i, to: at, skip, values: node.values }
  }
  return hit
}

// Marks that may stand inside a name before its next word: «منظمة (معاهدة الأمن الجماعي)».
const isInnerMark = (t: Token): boolean =>
  t.kind === 'mark' && (t.form === '"' || t.form === '«' || t.form === '(' || t.form === '“' || t.form === '-')
