import { clauseEnd, clauseStart, type Scene } from '../grammar/clause.ts'
import type { FoundTime } from '../times/times.ts'

const REACH = 100

/** Index of the first time that ends behind token `i`; times stand in the order of the text. */
export function firstBehind(times: readonly FoundTime[], i: number): number {
  let low = 0
  let high = times.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (times[middle]!.to > i) high = middle
    else low = middle + 1
  }
  return low
}

/** The time that places a trigger: the nearest one of its clause, else of its sentence, those behind it going first; null where none has a value. */
export function timeOf(scene: Scene, times: readonly FoundTime[], at: number): FoundTime | null {
  const from = clauseStart(scene, at)
  const to = clauseEnd(scene, at)
  let best: FoundTime | null = null
  let least = Number.POSITIVE_INFINITY
  for (let k = firstBehind(times, Math.max(scene.from, at - REACH)); k < times.length; k++) {
    const t = times[k]!
    if (t.from >= Math.min(scene.to, at + REACH)) break
    if (t.value === null) continue
    const outside = t.from < from || t.from >= to
    const distance = (t.from >= at ? t.from - at : (at - t.to) * 1.5 + 1) + (outside ? 40 : 0)
    if (distance < least) {
      least = distance
      best = t
    }
  }
  return best
}
