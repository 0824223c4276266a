import type { Span } from '../../text/text.ts'

/** A run of words: in both lists, or in one of them. Ranges are half-open, of places in the lists. */
export interface Edit {
  readonly kind: 'same' | 'added' | 'removed'
  readonly a: Span
  readonly b: Span
}

// With more words changed than this the middle counts as rewritten: the work grows with the square of it.
const MOST_CHANGES = 1500

/**
 * The shortest way from one list of words to another (Myers, «An O(ND) difference algorithm», 1986), what both begin and end with taken off
 * first; removed stands before added.
 */
export function wordsDiffer(a: readonly string[], b: readonly string[]): Edit[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const steps: ('same' | 'added' | 'removed')[] = Array.from({ length: start }, () => 'same')
  steps.push(...middle(a.slice(start, endA), b.slice(start, endB)))
  for (let i = endA; i < a.length; i++) steps.push('same')
  return runs(steps)
}

function middle(a: readonly string[], b: readonly string[]): ('same' | 'added' | 'removed')[] {
  const most = Math.min(a.length + b.length, MOST_CHANGES)
  // For each number of changes the farthest place reached on each diagonal.
  const trail: Int32Array[] = []
  const reached = new Int32Array(2 * most + 3)
  for (let changes = 0; changes <= most; changes++) {
    trail.push(reached.slice())
    for (let k = -changes; k <= changes; k += 2) {
      const down = k === -changes || (k !== changes && reached[most + k]! < reached[most + k + 2]!)
      let x = down ? reached[most + k + 2]! : reached[most + k]! + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      reached[most + k + 1] = x
      if (x >= a.length && x - k >= b.length) return walkBack(trail, most, a.length, b.length)
    }
  }
  return [...a.map(() => 'removed' as const), ...b.map(() => 'added' as const)]
}

function walkBack(trail: readonly Int32Array[], most: number, n: number, m: number): ('same' | 'added' | 'removed')[] {
  const steps: ('same' | 'added' | 'removed')[] = []
  let [x, y] = [n, m]
  for (let changes = trail.length - 1; changes >= 0; changes--) {
    const reached = trail[changes]!
    const k = x - y
    const down = k === -changes || (k !== changes && reached[most + k]! < reached[most + k + 2]!)
    const before = down ? k + 1 : k - 1
    const [fromX, fromY] = changes === 0 ? [0, 0] : [reached[most + before + 1]!, reached[most + before + 1]! - before]
    while (x > fromX && y > fromY) {
      steps.push('same')
      x--
      y--
    }
    if (changes > 0) steps.push(down ? 'added' : 'removed')
    ;[x, y] = [fromX, fromY]
  }
  return steps.reverse()
}

function runs(steps: readonly Edit['kind'][]): Edit[] {
  const out: Edit[] = []
  let [x, y, i] = [0, 0, 0]
  const take = (kind: Edit['kind'], count: number): void => {
    if (count === 0) return
    const [dx, dy] = [kind === 'added' ? 0 : count, kind === 'removed' ? 0 : count]
    out.push({ kind, a: [x, x + dx], b: [y, y + dy] })
    x += dx
    y += dy
  }
  while (i < steps.length) {
    const counts = { same: 0, removed: 0, added: 0 }
    if (steps[i] === 'same') while (i < steps.length && steps[i] === 'same') counts[steps[i++]!]++
    else while (i < steps.length && steps[i] !== 'same') counts[steps[i++]!]++
    for (const kind of ['same', 'removed', 'added'] as const) take(kind, counts[kind])
  }
  return out
}
