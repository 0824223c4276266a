import { tokenize } from '../text/text.ts'

/** A stretch of two texts laid side by side, character for character: in both, only in the first, or only in the second. */
export interface Piece {
  readonly kind: 'same' | 'cut' | 'added'
  readonly text: string
}

// Beyond this many words a side, the middle is shown as changed as a whole.
const LONGEST = 600

/** What became of `before` in `after`, word by word; the pieces of each side put together are that side. */
export function differenceOf(before: string, after: string): Piece[] {
  const [a, b] = [cut(before), cut(after)]
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const pieces: { kind: Piece['kind']; text: string }[] = []
  const add = (kind: Piece['kind'], text: string): void => {
    const last = pieces.at(-1)
    if (last?.kind === kind) last.text += text
    else if (text !== '') pieces.push({ kind, text })
  }
  for (const word of a.slice(0, head)) add('same', word)
  for (const [kind, word] of middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail))) add(kind, word)
  for (const word of a.slice(a.length - tail)) add('same', word)
  return pieces
}

/** Words and marks, each with the white space before it. */
function cut(text: string): string[] {
  const out: string[] = []
  let from = 0
  for (const { end } of tokenize(text)) {
    out.push(text.slice(from, end))
    from = end
  }
  if (from < text.length) out.push(text.slice(from))
  return out
}

function middle(a: readonly string[], b: readonly string[]): [Piece['kind'], string][] {
  if (a.length > LONGEST || b.length > LONGEST)
    return [...a.map((w) => ['cut', w] as [Piece['kind'], string]), ...b.map((w) => ['added', w] as [Piece['kind'], string])]
  const width = b.length + 1
  const longest = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      longest[i * width + j] =
        a[i] === b[j] ? longest[(i + 1) * width + j + 1]! + 1 : Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!)
  const out: [Piece['kind'], string][] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push(['same', a[i++]!])
      j++
    } else if (i < a.length && (j === b.length || longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!)) out.push(['cut', a[i++]!])
    else out.push(['added', b[j++]!])
  }
  return out
}
