import type { Ref } from '../contract.ts'
import { clauseEnd, clauseStart, partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { isTown } from './parties.ts'
import type { Roles } from './roles.ts'
import type { Trigger } from './triggers.ts'

/** The place that a preposition of place brings in beside a trigger: after it in its clause, else before it. */
export function placeOf(scene: Scene, at: number): Ref | null {
  const end = clauseEnd(scene, at)
  const start = clauseStart(scene, at)
  const index = partFrom(scene, at + 1)
  for (let k = index; k < scene.parts.length && scene.parts[k]!.from < end; k++) {
    const place = placeIn(scene, k)
    if (place !== null) return place
  }
  for (let k = index - 1; k >= 0 && scene.parts[k]!.from >= start; k--) {
    const place = placeIn(scene, k)
    if (place !== null) return place
  }
  return null
}

function placeIn(scene: Scene, k: number): Ref | null {
  const p = scene.parts[k]!
  if (p.kind !== 'phrase' || (p.lead !== 'في' && p.lead !== 'ب')) return null
  for (const ref of p.refs) if (/^(GPE|LOC|FAC)$/.test(entityType(scene.names, ref))) return ref
  return null
}

/** The town that hosts a meeting: «استضافت جدة قمة». It is where it is held, and nobody who meets. */
export const hostOf = ({ names }: Scene, { word }: Trigger, { actors }: Roles): Ref | null =>
  word.mode === 'host' ? (actors.find((ref) => isTown(names, ref)) ?? null) : null

/** The roles without a town that hosts. */
export function withoutHost(scene: Scene, trigger: Trigger, roles: Roles): Roles {
  const host = hostOf(scene, trigger, roles)
  return host === null ? roles : { ...roles, actors: roles.actors.filter((ref) => ref !== host) }
}
