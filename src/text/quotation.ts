import type { Token } from './token.ts'

/** A stretch between quotation marks: token indexes of the marks; `close` is the line's token count where the mark is never closed. */
export interface Quotation {
  readonly open: number
  readonly close: number
  readonly closed: boolean
  readonly depth: number
}

const OPENING = new Map([
  ['«', '»'],
  ['“', '”'],
  ['‹', '›'],
  ['‘', '’'],
  ['„', '“'],
])
const CLOSING = new Set(['»', '”', '›'])
const STRAIGHT = new Set(['"', '″', '＂'])

/**
 * Pairs the quotation marks of one line. Straight marks open where white space or an opening bracket stands before them and a word
 * follows; curly marks turned the wrong way round («”…“», usual in Arabic newsrooms) count by position too. A straight mark inside
 * a straight quotation opens an inner one when it follows white space and a later mark closes it.
 * Marks never closed give one quotation to the end of the line, `closed: false`.
 */
export function quotations(tokens: readonly Token[]): Quotation[] {
  const found: Quotation[] = []
  const stack: { open: number; mark: string }[] = []
  const closeAt = (i: number): void => {
    const top = stack.pop()!
    found.push({ open: top.open, close: i, closed: true, depth: stack.length })
  }
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    if (t.kind !== 'mark') continue
    const guillemet = t.form === '«' || t.form === '»'
    const curly = t.form === '“' || t.form === '”' || t.form === '„'
    const straight = STRAIGHT.has(t.form)
    if (!guillemet && !curly && !straight && !OPENING.has(t.form) && !CLOSING.has(t.form)) continue
    if (t.form === '‘' || t.form === '’') continue
    const family = guillemet ? 'g' : 'q'
    const top = stack[stack.length - 1]
    const next = tokens[i + 1]
    const opensHere = (t.gap || isOpenBefore(tokens[i - 1])) && next !== undefined && !next.gap
    const closesHere = !opensHere
    if (guillemet) {
      // «»Turned or doubled guillemets are common typing slips: a second « without » between them, or a » that opens.
      if (t.form === '«' || (t.form === '»' && opensHere && !(top && top.mark === 'g'))) stack.push({ open: i, mark: 'g' })
      else if (stack.some((s) => s.mark === 'g')) {
        while (stack[stack.length - 1]!.mark !== 'g') stack.pop()
        closeAt(i)
      }
      continue
    }
    const openSame = stack.some((s) => s.mark === family)
    if (!openSame) {
      if (opensHere || t.form === '“' || t.form === '„' || (next !== undefined && !isTerminal(next.form)))
        stack.push({ open: i, mark: 'q' })
    } else if (closesHere || !hasCloserAhead(tokens, i, 2)) {
      while (stack[stack.length - 1]!.mark !== 'q') stack.pop()
      closeAt(i)
    } else stack.push({ open: i, mark: 'q' })
  }
  while (stack.length > 0) {
    const s = stack.pop()!
    found.push({ open: s.open, close: tokens.length, closed: false, depth: stack.length })
  }
  return found.sort((a, b) => a.open - b.open || b.close - a.close)
}

const isOpenBefore = (t: Token | undefined): boolean =>
  t === undefined || t.form === '(' || t.form === '[' || t.form === ':' || t.form === '/'
const isTerminal = (form: string): boolean => form === '.' || form === '،' || form === ',' || form === '؛'

// Counts double marks after i: an inner quotation needs its own closing mark and the outer one's.
function hasCloserAhead(tokens: readonly Token[], i: number, needed: number): boolean {
  let seen = 0
  for (let k = i + 1; k < tokens.length && seen < needed; k++) {
    const f = tokens[k]!.form
    if (f === '"' || f === '“' || f === '”' || f === '″' || f === '＂') seen++
  }
  return seen >= needed
}
