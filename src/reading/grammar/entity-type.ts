import type { EntityType, Ref } from '../contract.ts'
import type { Names } from '../names/names.ts'

const known = new WeakMap<Names, Map<Ref, EntityType>>()

/** Type of an entity, asked of the names once: they put the whole entity together at each asking. */
export function entityType(names: Names, ref: Ref): EntityType {
  let types = known.get(names)
  if (types === undefined) {
    types = new Map()
    known.set(names, types)
  }
  let type = types.get(ref)
  if (type === undefined) {
    type = names.entity(ref).type
    types.set(ref, type)
  }
  return type
}
