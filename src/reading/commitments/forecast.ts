import type { Ref, Statement } from '../contract.ts'
import type { Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { particles } from '../grammar/particles.ts'
import type { Bound } from './bound.ts'
import { formAt } from './link.ts'

/**
 * Whether a future that one person tells of a state only foretells what it will do: he is an expert or speaks for another state
 * («قال الخبير إن إيران ستنسحب», «قال كيري إن إيران ستبقى …»).
 */
export function isForecast(scene: Scene, bound: Bound, said: Statement | null, by: Ref | null): boolean {
  const speaker = said?.speaker ?? null
  if (bound.rule !== 'commitment-future' || by === null || speaker === by) return false
  const { names } = scene
  if (!/^(GPE|PER)$/.test(entityType(names, by))) return false
  if (speaker === null) return said !== null && isExperts(scene, bound.cue)
  if (entityType(names, speaker) !== 'PER') return false
  const state = names.stateOf(speaker)
  const bys = names.stateOf(by)
  if (state !== null) return entityType(names, by) === 'GPE' ? state !== (bys ?? by) : bys !== null && bys !== state
  return isExperts(scene, bound.cue)
}

function isExperts(scene: Scene, cue: number): boolean {
  for (let k = scene.from; k < cue; k++) if (particles('experts').has(formAt(scene, k))) return true
  return false
}
