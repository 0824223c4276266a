import type { BlockKind } from '../page/page.ts'
import { shareIn, stemsOf } from './likeness.ts'
import type { PageLine } from './page-line.ts'
import { words } from './words.ts'

/**
 * Pages of some sites end with the first sentences of other stories, one a paragraph, without any heading. They are known by their form (each
 * begins a story anew, none goes on with the one before, all about as short as a teaser is cut) and by their words, which the article lacks.
 */
export function foreignTail(text: string, lines: readonly PageLine[], first: number, kinds: Map<number, BlockKind>): void {
  let end = lines.length - 1
  while (end > first && kinds.get(end) !== 'body' && kinds.get(end) !== 'related') end--
  let from = end + 1
  while (from - 1 > first && kinds.get(from - 1) === 'body' && beginsAnew(lines[from - 1]!)) from--
  const count = end - from + 1
  if (count < 3 || count > 8 || from <= first) return
  const own = new Set<string>()
  const stems = (k: number): Set<string> => stemsOf(text, lines[k]!.span[0], Math.min(lines[k]!.span[1], lines[k]!.span[0] + 1500))
  for (let k = first; k < from; k++) if (kinds.get(k) === 'body') for (const s of stems(k)) own.add(s)
  const shares: number[] = []
  let verbs = 0
  for (let k = from; k <= end; k++) {
    shares.push(shareIn(stems(k), own))
    if (words('lead-verb').has(firstWord(lines[k]!))) verbs++
  }
  shares.sort((x, y) => x - y)
  const median = shares[count >> 1]!
  if (median >= (count >= 4 && verbs >= count - 1 ? 0.42 : 0.3)) return
  for (let k = from; k <= end; k++) kinds.set(k, 'related')
}

/** The line's first word, folded. */
export const firstWord = (line: PageLine): string => line.tokens.find((t) => t.kind === 'word')?.form ?? ''

// A story's first sentence: begins with a bare verb or name, no connective, and is no longer than teasers are.
function beginsAnew(line: PageLine): boolean {
  if (line.text.length > 260 || line.text.length < 90) return false
  const first = firstWord(line)
  return (
    (words('lead-verb').has(first) || !/^[وف]/.test(first)) &&
    !words('connective').has(first) &&
    !/[.؟!] \S+ \S+/.test(line.text.slice(0, -2))
  )
}
