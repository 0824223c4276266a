import { type Quotation, quotations } from './quotation.ts'
import type { Token } from './token.ts'

/** Token range `[from, to)` of one sentence of a line. */
export interface SentenceRange {
  readonly from: number
  readonly to: number
}

const ENDS = new Set(['.', '!', '?', '؟', '…'])
const PAUSES = new Set(['،', ',', '؛', ';'])
/** Words and marks of the longest sentence: what runs on is read in pieces, so that reading time grows with the length of a page and no faster. */
const LONGEST = 500

/**
 * Cuts one line's tokens into sentences. A stop inside a closed quotation does not end the sentence around it, nor does the dot of
 * an abbreviation («د. », «أ.ف.ب»), of a number, or the two dots of an Arabic headline («..»). No sentence is longer than 500 tokens.
 */
export function sentences(tokens: readonly Token[], quotes: readonly Quotation[] = quotations(tokens)): SentenceRange[] {
  const out: SentenceRange[] = []
  let from = 0
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!
    if (t.kind !== 'mark' || !ENDS.has(t.form)) continue
    const next = tokens[i + 1]
    if (next !== undefined && ENDS.has(next.form) && !next.gap) continue
    if (quotes.some((q) => q.closed && q.open < i && i < q.close && tokens[q.close]!.start - tokens[q.open]!.end < 2500)) continue
    if (t.form === '.' && !endsHere(tokens, i)) continue
    let end = i + 1
    while (end < tokens.length && isCloser(tokens[end]!)) end++
    push(tokens, from, end, out)
    from = end
    i = end - 1
  }
  if (from < tokens.length) push(tokens, from, tokens.length, out)
  return out
}

/** Adds the sentence `[from, to)`, one that runs on and on in pieces that end behind a comma where there is one. */
function push(tokens: readonly Token[], from: number, to: number, out: SentenceRange[]): void {
  let start = from
  while (to - start > LONGEST) {
    let cut = start + LONGEST
    while (cut > start + LONGEST / 2 && !PAUSES.has(tokens[cut - 1]!.form)) cut--
    if (cut === start + LONGEST / 2) cut = start + LONGEST
    out.push({ from: start, to: cut })
    start = cut
  }
  out.push({ from: start, to })
}

const isCloser = (t: Token): boolean => !t.gap && (t.form === '»' || t.form === '"' || t.form === '”' || t.form === '“' || t.form === ')')

function endsHere(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]
  const next = tokens[i + 1]
  if (before === undefined) return false
  if (before.kind === 'mark') return before.form !== '.'
  if (next === undefined) return true
  if (before.kind === 'word' && before.form.length === 1) return false // «د. », «أ.ف.ب»
  if (!next.gap)
    return (
      before.kind === 'word' && next.kind === 'word' && before.form.length > 2 && next.form.length > 2 && /[\u0600-\u06ff]/.test(next.form)
    )
  return true
}
