import { partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { governed } from '../grammar/governed.ts'
import { particles } from '../grammar/particles.ts'
import type { Part } from '../grammar/parts.ts'
import type { Trigger } from './triggers.ts'

/**
 * Whether a state or town right behind a verb cannot be its subject: «واتهم الولايات المتحدة», where the verb is masculine. Countries
 * and towns are feminine but for some («العراق», «لبنان»).
 */
export function isDisagreeing(scene: Scene, { at, sense }: Trigger, part: Part | undefined): boolean {
  const { verb } = sense
  if (part?.kind !== 'phrase' || part.from !== at + 1 || part.lead !== '' || verb === null) return false
  if (verb.feminine || verb.first || verb.number !== 'singular' || verb.object) return false
  const { form } = scene.source.tokens[at + 1]!
  if (particles('masculine').has(form) || form.length < SHORTEST) return false
  const mention = scene.names.mentionAt(at + 1)
  return (
    mention !== null &&
    mention.from === at + 1 &&
    mention.type === 'GPE' &&
    part.refs.every((ref) => entityType(scene.names, ref) === 'GPE')
  )
}

const SHORTEST = 3

/** Whether a word is the noun that is written like the verb: «رفض فرنسا» where nobody before it refuses. */
export function isNounOf(scene: Scene, trigger: Trigger): boolean {
  const { at, sense } = trigger
  if (sense.verb?.tense !== 'past' || sense.joined) return false
  const behind = partFrom(scene, at + 1)
  return isDisagreeing(scene, trigger, scene.parts[behind]) && governed(scene, at).subject === behind
}

/** «أفشل المشروع البريطاني»: the adjective is of what was foiled. */
export const isOfRejected = ({ word, at, with: needed }: Trigger, { kind, from }: Part): boolean =>
  word.type === 'REJECT' && kind === 'nisba' && needed > at && from > needed && from - needed <= 2
