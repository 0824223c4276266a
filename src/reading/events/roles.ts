import type { Scene } from '../grammar/clause.ts'
import type { Roles } from './governing.ts'
import { nounRoles } from './noun-roles.ts'
import type { Trigger } from './triggers.ts'
import { verbRoles } from './verb-roles.ts'

export type { Roles } from './governing.ts'

/** Finds actors and recipients of a trigger in its sentence. */
export function rolesOf(scene: Scene, trigger: Trigger, carried = -1): Roles {
  const { kind, definite } = trigger.sense
  return kind === 'verb' || (kind === 'participle' && !definite) ? verbRoles(scene, trigger, carried) : nounRoles(scene, trigger)
}
