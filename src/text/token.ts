import { foldWord, isSilent } from './fold.ts'
import { type Word, wordOf } from './word.ts'

/**
 * A word (run of letters with their marks), a number (run of digits, separators inside it included) or one mark of punctuation.
 * `form` is the folded word or number, or the mark as it stands; `word` is shared by tokens of one form. `gap` says that white space, or the line's beginning, is before it.
 */
export interface Token {
  readonly start: number
  readonly end: number
  readonly form: string
  readonly word: Word
  readonly kind: 'word' | 'number' | 'mark'
  readonly gap: boolean
}

// Class of a UTF-16 unit: 0 mark, 1 letter, 2 digit, 3 space, 4 silent (stays with its word)
const classes = new Uint8Array(0x10000)
for (let code = 0; code < 0x10000; code++) {
  const c = String.fromCharCode(code)
  if (isSilent(code)) classes[code] = 4
  else if (/\s/.test(c) || c === '_' || c === '#') classes[code] = 3
  else if (/\p{Nd}/u.test(c)) classes[code] = 2
  else if (/[\p{L}\p{M}]/u.test(c) || (code >= 0xd800 && code <= 0xdfff)) classes[code] = 1
}

// The lines of the text in hand, by where they begin: they are cut for the page, and again for its articles.
let inHand = ''
const lines = new Map<number, { readonly to: number; readonly tokens: readonly Token[] }>()

/** As `tokenize`, for a line of a page: cut once while the page is in hand, white space around it left out of account. */
export function tokenizeLine(text: string, from: number, to: number): readonly Token[] {
  let [first, last] = [from, to]
  while (first < last && classes[text.charCodeAt(first)] === 3) first++
  while (last > first && classes[text.charCodeAt(last - 1)] === 3) last--
  if (text !== inHand) {
    lines.clear()
    inHand = text
  }
  const known = lines.get(first)
  if (known?.to === last) return known.tokens
  const tokens = tokenize(text, first, last)
  lines.set(first, { to: last, tokens })
  return tokens
}

/** Cuts the text of a page into words, numbers and marks as `tokenize` does; lines of it that were cut before are not cut again. */
export function* tokensOf(text: string): Generator<Token> {
  for (let from = 0; from < text.length; ) {
    const at = text.indexOf('\n', from)
    const to = at < 0 ? text.length : at
    yield* tokenizeLine(text, from, to)
    from = to + 1
  }
}

/**
 * Cuts `text[from, to)` into words, numbers and marks, in order. White space, underscores and number signs (the joints of «#قمة_الرياض») separate and give no token.
 * Offsets are those of `text`, in UTF-16 code units.
 */
export function tokenize(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = []
  let i = from
  let gap = true
  while (i < to) {
    const kind = classes[text.charCodeAt(i)]!
    if (kind === 3 || kind === 4) {
      if (kind === 3) gap = true
      i++
      continue
    }
    const start = i++
    if (kind === 1) {
      while (i < to && (classes[text.charCodeAt(i)] === 1 || classes[text.charCodeAt(i)] === 4)) i++
      const word = wordAt(text, start, i)
      tokens.push({ start, end: i, form: word.form, word, kind: 'word', gap })
    } else if (kind === 2) {
      while (
        i < to &&
        (classes[text.charCodeAt(i)] === 2 || (i + 1 < to && isSeparator(text[i]!) && classes[text.charCodeAt(i + 1)] === 2))
      )
        i++
      const word = wordAt(text, start, i)
      tokens.push({ start, end: i, form: word.form, word, kind: 'number', gap })
    } else {
      const word = marks[text.charCodeAt(start)] ?? markAt(text, start)
      tokens.push({ start, end: i, form: word.form, word, kind: 'mark', gap })
    }
    gap = false
  }
  return tokens
}

// Words come again and again: each spelling leads to its word, found once. What folds to the same form is the same word. When there are many,
// those that have not come for long are forgotten: what comes again while it is among the older ones is taken over.
let spellings = new Map<string, Word>()
let words = new Map<string, Word>()
let olderSpellings = spellings
let olderWords = words
const MOST_KEPT = 50_000
// A slice of a longer one would keep its whole page in memory, and it seldom comes again.
const LONGEST_KEPT = 12

function wordAt(text: string, start: number, end: number): Word {
  const spelling = text.slice(start, end)
  const known = spellings.get(spelling)
  if (known !== undefined) return known
  const older = olderSpellings.get(spelling)
  const form = older?.form ?? foldWord(spelling)
  const word = older ?? words.get(form) ?? olderWords.get(form) ?? wordOf(form)
  if (form.length > 2 * LONGEST_KEPT) return word
  if (spellings.size + words.size >= MOST_KEPT) {
    ;[olderSpellings, olderWords] = [spellings, words]
    ;[spellings, words] = [new Map(), new Map()]
  }
  words.set(form, word)
  if (spelling.length <= LONGEST_KEPT) spellings.set(spelling, word)
  return word
}

const marks: (Word | undefined)[] = []

function markAt(text: string, at: number): Word {
  const code = text.charCodeAt(at)
  const mark = wordOf(text[at]!)
  if (code < 0x3000) marks[code] = mark
  return mark
}

const isSeparator = (c: string): boolean => c === '.' || c === ',' || c === '٫' || c === '٬'

const JOINERS = new Set(['-', '‐', '‑', '–', '.', "'", '’', '·'])

/** Whether the mark at `i` joins its neighbours into one name without white space («جونغ-أون», «أ.ف.ب»). */
export function isJoiner(tokens: readonly Token[], i: number): boolean {
  const t = tokens[i]
  const next = tokens[i + 1]
  return (
    t !== undefined &&
    t.kind === 'mark' &&
    JOINERS.has(t.form) &&
    !t.gap &&
    i > 0 &&
    tokens[i - 1]!.kind !== 'mark' &&
    next !== undefined &&
    !next.gap &&
    next.kind !== 'mark'
  )
}
