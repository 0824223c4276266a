import type { EventType, Ref } from '../contract.ts'
import { entityType } from '../grammar/entity-type.ts'
import type { Names } from '../names/names.ts'
import type { Roles } from './roles.ts'

// Treaties and troops are a state's, whoever signs the paper or gives the order.
const OF_STATES: ReadonlySet<EventType> = new Set(['AGREE', 'MOBILIZE', 'COOPERATE', 'SANCTION', 'AID', 'COERCE'])

/** Actors and recipients as records name them: persons where they meet and speak, states where pacts, troops and sanctions are theirs. */
export function actingParties(names: Names, type: EventType, roles: Roles): { actors: Ref[]; recipients: Ref[] } {
  const acts = (ref: Ref): boolean => /^(PER|ORG|GPE|LOC)$/.test(entityType(names, ref))
  const actors = unique(roles.actors.filter(acts).map((ref) => (OF_STATES.has(type) ? stateBehind(names, ref) : ref)))
  return {
    actors,
    recipients: unique(roles.recipients.filter((ref) => acts(ref) || type === 'ASSAULT')).filter((r) => !actors.includes(r)),
  }
}

/** The state that a person acts for; others stay themselves. */
export function stateBehind(names: Names, ref: Ref): Ref {
  return entityType(names, ref) === 'PER' ? (names.stateOf(ref) ?? ref) : ref
}

const unique = (refs: readonly Ref[]): Ref[] => [...new Set(refs)]
