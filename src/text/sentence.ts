import { type Quotation, quotations } from './quotation.ts'
import type { Token } from './token.ts'

/** Token range `[from, to)` of one sentence of a line. */
export interface SentenceRange {
  readonly from: number
  readonly to: number
}

const ENDS = new Set(['.', '!', '?', '؟', '…'])

/**
 * Cuts one line's tokens into sentences. A stop inside a closed quotation does not end the sentence around it, nor does the dot of
 * an abbreviation («د. », «أ.ف.ب»), of a number, or the two dots of an Arabic headline («..»).
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
    out.push({ from, to: end })
    from = end
    i = end - 1
  }
  if (from < tokens.length) out.push({ from, to: tokens.length })
  return out
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
