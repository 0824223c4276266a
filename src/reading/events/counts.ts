import type { EventStatus, Ref } from '../contract.ts'
import { partFrom, type Scene } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import { NEAR } from './governing.ts'
import type { Roles } from './roles.ts'
import type { Trigger } from './triggers.ts'

// Struck or marched by nobody named: told all the same where the main verb reports it, or a place or a time is.
const UNNAMED: ReadonlySet<string> = new Set(['ASSAULT', 'PROTEST'])

// Fights told where nobody is said to fight: «معارك قرب المطار»; with its article the noun points to what was told.
const FIGHTS: ReadonlySet<string> = new Set(['battle', 'clash'])

/** What is known of an event that its line may ask for. */
export interface Known {
  readonly actors: readonly Ref[]
  readonly recipients: readonly Ref[]
  readonly supported: boolean
  /** Whether a force without a name does it or is struck. */
  readonly isUnnamed: boolean
  readonly isPlaced: boolean
  /** Whether a place and a day are both said. */
  readonly isDated: boolean
  /** Whether it is told of nobody beside it, nor by a verb whose subject is struck («تعرض لهجوم»), so that behind «لـ» it is an aim. */
  readonly isMeant: boolean
  /** Whether a town is said to be its host. */
  readonly isHosted: boolean
  /** Whether a finite past verb of a main clause tells it. */
  readonly isReported: boolean
}

/** Whether a finite past verb of a main clause tells an event. */
export const isReported = (scene: Scene, { at, sense }: Trigger, status: EventStatus): boolean =>
  status === 'happened' && sense.verb?.tense === 'past' && !particles('relative').has(scene.source.tokens[at - 1]?.form ?? '')

/** «للتوصل إلى …» is a purpose. */
export const isLoose = ({ sense }: Trigger, { supported }: Pick<Roles, 'supported'>): boolean =>
  sense.kind === 'noun' && sense.preposition === 'ل' && !supported

/** Whether a force without a name does it or is struck: «قصفت القوات الحكومية …», «هجوم للمسلحين». */
export function hasUnnamed(scene: Scene, { at, with: needed }: Trigger, { subject }: Roles): boolean {
  const isForce = (k: number): boolean => scene.parts[k]?.kind === 'force' && scene.parts[k]!.refs.length === 0
  if (isForce(subject)) return true
  const next = partFrom(scene, at + 1)
  return isForce(next) && scene.parts[next]!.from - Math.max(at, needed) <= NEAR
}

/** What its line asks of a trigger before it counts as an event of its own. */
export function isEvent(trigger: Trigger, known: Known): boolean {
  const { sense } = trigger
  if (isLoose(trigger, known)) return false
  // «أسلحة تستخدمها الجماعات لقتال خصومها»: what for.
  if (trigger.word.type === 'ASSAULT' && sense.kind === 'noun' && sense.preposition === 'ل' && known.isMeant) return false
  // «التهديد المشترك لـ …»: a threat by nobody is a danger.
  if (trigger.word.type === 'THREATEN' && sense.kind === 'noun' && known.actors.length === 0) return false
  // «الاتفاق المبرم مع …»: which paper is meant, unless its parties stand with it.
  if (sense.kind === 'participle' && sense.definite && trigger.word.mode === 'sign' && known.actors.length + known.recipients.length < 2)
    return false
  const strength = trigger.word.strength + (sense.kind === 'participle' ? 1 : 0) - (known.supported ? 1 : 0)
  const actors = known.actors.length
  const recipients = known.recipients.length
  if (strength <= 1)
    return (
      actors + recipients > 0 ||
      (known.isUnnamed && UNNAMED.has(trigger.word.type)) ||
      (UNNAMED.has(trigger.word.type) && (known.isReported || known.isPlaced)) ||
      (trigger.word.mode === 'arrest' && known.isReported && known.isPlaced) ||
      ((trigger.word.mode === 'meet' || trigger.word.mode === 'exercise') && known.supported && known.isDated)
    )
  if (strength === 2)
    return (
      actors > 0 ||
      known.isHosted ||
      ((known.isUnnamed || (known.isPlaced && !sense.definite && FIGHTS.has(trigger.word.mode ?? ''))) && UNNAMED.has(trigger.word.type))
    )
  // «مفاوضات بين القاهرة وأنقرة»: both sides of what they do together are its actors.
  if (strength === 3)
    return actors > 0 && (recipients > 0 || ((trigger.word.type === 'CONSULT' || trigger.word.mode === 'collapse') && actors > 1))
  return false
}
