import type { Ref } from '../contract.ts'
import { canAct } from '../events/parties.ts'
import { partFrom, type Scene } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import type { Bound } from './bound.ts'

const REACH = 7

/**
 * Towards whom somebody is bound: whoever ل brings in between the cue and what is undertaken, or near the beginning of that
 * («تعهد لأوكرانيا بـ…»، «ستقدم … لليمن»); null where nobody is or where ل belongs to another word («التابعة لـ…»).
 */
export function towards(scene: Scene, bound: Bound, by: Ref | null, end: number): Ref | null {
  const from = Math.min(bound.cue, bound.start)
  const until = Math.min(end, Math.max(bound.cue, bound.start) + REACH)
  for (let k = partFrom(scene, from + 1); k < scene.parts.length && scene.parts[k]!.from < until; k++) {
    const part = scene.parts[k]!
    if (
      part.kind !== 'phrase' ||
      part.lead !== 'ل' ||
      part.joined ||
      particles('owned').has(scene.source.tokens[part.leadAt - 1]?.form ?? '')
    )
      continue
    const own = by === null ? null : (scene.names.stateOf(by) ?? by)
    const ref = part.refs.find((r) => r !== by && canAct(scene.names, r) && (scene.names.stateOf(r) ?? r) !== own)
    if (ref !== undefined) return ref
  }
  return null
}
