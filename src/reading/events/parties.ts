import { lexicon } from '../../lexicon/lexicon.ts'
import type { EventType, Ref } from '../contract.ts'
import { entityType } from '../grammar/entity-type.ts'
import type { Names } from '../names/names.ts'
import type { EventWord } from './event-words.ts'
import type { Roles } from './roles.ts'

// Treaties and troops are a state's, whoever signs the paper or gives the order.
const OF_STATES: ReadonlySet<EventType> = new Set(['AGREE', 'MOBILIZE', 'COOPERATE', 'SANCTION', 'AID', 'COERCE'])

/** Who acts on whom, and the place that stood where a recipient would. */
export interface Parties {
  readonly actors: Ref[]
  readonly recipients: Ref[]
  readonly at: Ref | null
}

/**
 * Actors and recipients as records name them: persons where they meet and speak, states where pacts, troops and sanctions are theirs.
 * A town that is struck or visited is where it happens, and its state to whom, unless the state acts itself.
 */
export function actingParties(names: Names, { type, mode }: Pick<EventWord, 'type' | 'mode'>, roles: Roles): Parties {
  // «زار بيشكيك»: a visit to the capital is one to the state.
  const isPlace = (ref: Ref): boolean => isMerePlace(names, ref) || (mode === 'visit' && kindOf(names, ref) === 'capital')
  const acts = (ref: Ref): boolean => /^(PER|ORG|GPE|LOC)$/.test(entityType(names, ref))
  const actors = unique(
    roles.actors
      .map((ref) => ownerOfShip(names, type, ref))
      .filter((ref) => canAct(names, ref))
      .map((ref) => (OF_STATES.has(type) ? stateBehind(names, ref) : missionOf(names, ref))),
  )
  const reached = roles.recipients.filter(
    (ref) => (type === 'ASSAULT' && entityType(names, ref) !== 'WPN') || (acts(ref) && !isTelling(names, ref)),
  )
  const own = actors.map((ref) => names.stateOf(ref) ?? ref)
  const struck = reached.filter((ref) => !isTelling(names, ref))
  const recipients = (struck.length > 0 ? struck : reached).flatMap((ref) => {
    if (!isPlace(ref)) return [ref]
    const state = names.stateOf(ref)
    return state === null || own.includes(state) || (type === 'ASSAULT' && actors.length === 0) ? [] : [state]
  })
  return {
    actors,
    recipients: unique(recipients).filter((r) => !actors.includes(r)),
    at: reached.find(isPlace) ?? null,
  }
}

/** Whether an entity is only a place: a town, a region, a sea, a building; capitals and states speak for somebody. */
function isMerePlace(names: Names, ref: Ref): boolean {
  const type = entityType(names, ref)
  if (type === 'FAC') return true
  if (type === 'LOC') return !/^(continent|region)$/.test(kindOf(names, ref))
  return type === 'GPE' && PLACES.has(kindOf(names, ref)) && names.stateOf(ref) !== null
}

// Who only tells of events, or is where they happen.
const TELLING = new Set(['agency', 'newspaper', 'channel', 'site', 'radio', 'magazine', 'platform', 'think-tank', 'university'])
const PLAYING = new Set(['club', 'sports'])
const PLACES = new Set(['city', 'region', 'district', 'constituent-state'])

const kindOf = (names: Names, ref: Ref): string => {
  const { en } = names.entity(ref).name
  return (en === null ? null : lexicon().entries.get(en)?.kind) ?? ''
}

/** Whether an entity is a medium: it tells of events, and to meet it is an interview. */
export const isTelling = (names: Names, ref: Ref): boolean => entityType(names, ref) === 'ORG' && TELLING.has(kindOf(names, ref))

/** Whether an entity is a town or region of some state, and no state itself. */
export const isTown = (names: Names, ref: Ref): boolean => entityType(names, ref) === 'GPE' && names.stateOf(ref) !== ref

/** Whether an entity is an armed group. */
export const isArmedGroup = (names: Names, ref: Ref): boolean => kindOf(names, ref) === 'armed-group'

/** Whether somebody can do what events tell: persons, bodies, states and the capitals that speak for them, but no mere place or medium. */
export function canAct(names: Names, ref: Ref): boolean {
  const type = entityType(names, ref)
  if (type === 'PER') return true
  const kind = kindOf(names, ref)
  if (type === 'ORG') return !TELLING.has(kind) && !PLAYING.has(kind)
  if (type === 'LOC') return kind === 'continent'
  return type === 'GPE' && kind !== '' && !PLACES.has(kind)
}

/** The state that a person acts for; others stay themselves. */
export function stateBehind(names: Names, ref: Ref): Ref {
  return entityType(names, ref) === 'PER' ? (names.stateOf(ref) ?? ref) : missionOf(names, ref)
}

// «وصلت حاملة الطائرات فلان»: whose ship it is sent it.
const ownerOfShip = (names: Names, type: EventType, ref: Ref): Ref =>
  type === 'MOBILIZE' && entityType(names, ref) === 'WPN' ? (names.stateOf(ref) ?? ref) : ref

// An embassy is opened, closed and stormed; its state acts.
function missionOf(names: Names, ref: Ref): Ref {
  return MISSION.test(names.entity(ref).name.en ?? '') ? (names.stateOf(ref) ?? ref) : ref
}

const MISSION = /^(Embassy|Consulate)/

const unique = (refs: readonly Ref[]): Ref[] => [...new Set(refs)]
