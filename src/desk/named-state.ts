import { stateNamed, subjectsWith } from '../order/order.ts'
import { BadInput } from '../page/page.ts'

/** The state that a name means. @throws BadInput where it means none, with the states it may mean where it is a part of their names */
export function namedState(name: string, field: string): string {
  const state = stateNamed(name)
  if (state !== null) return state
  const several = subjectsWith(name).filter((s) => stateNamed(s) === s)
  if (several.length > 1) throw new BadInput(`${field}: "${name}" may be ${several.join(', ')}: say which`)
  throw new BadInput(`${field}: "${name}" is no state that the lexicon knows`)
}
