import { clauseEnd, clauseStart, type Scene } from '../grammar/clause.ts'
import type { FoundTime } from '../times/times.ts'

/** The time that places a trigger: the nearest one of its clause, else of its sentence, those behind it going first; null where none has a value. */
export function timeOf(scene: Scene, times: readonly FoundTime[], at: number): FoundTime | null {
  const from = clauseStart(scene, at)
  const to = clauseEnd(scene, at)
  let best: FoundTime | null = null
  let least = Number.POSITIVE_INFINITY
  for (const t of times) {
    if (t.to <= scene.from) continue
    if (t.from >= scene.to) break
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
