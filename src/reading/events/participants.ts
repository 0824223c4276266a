import type { Ref } from '../contract.ts'
import type { Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { topicBefore } from '../grammar/governed.ts'
import { particles } from '../grammar/particles.ts'
import { type Part, withJoined } from '../grammar/parts.ts'
import { add } from './governing.ts'
import type { Trigger } from './triggers.ts'

/** «محادثات جنيف بين روسيا وأوكرانيا», «مناورات «درع» بين …»: what stands behind the noun is where or how it is called, and behind it stands who. */
export const isVenueOfTwo = (scene: Scene, { word, at }: Trigger, index: number): boolean => {
  const [town, two] = [scene.parts[index], scene.parts[index + 1]]
  if (town === undefined || town.from - at > 2 || town.lead !== '' || two?.lead !== 'بين' || two.leadAt - town.to > 1) return false
  return word.type === 'CONSULT' || town.refs.some((ref) => entityType(scene.names, ref) === 'EVT')
}

/** «غزو العراق للكويت»: behind its doer «ل» brings in the object of the noun of a verb that takes one. */
export function addInvaded(scene: Scene, { word, at }: Trigger, index: number, actors: ReadonlySet<Ref>, recipients: Set<Ref>): void {
  const [doer, object] = [scene.parts[index], scene.parts[index + 1]]
  if (!word.object || word.genitive !== 'a' || doer?.from !== at + 1 || object?.lead !== 'ل' || object.leadAt !== doer.to) return
  if (doer.refs.some((ref) => actors.has(ref))) add(recipients, withJoined(scene.parts, index + 1).refs)
}

const SHARED: ReadonlySet<string> = new Set(['exercise', 'meet', 'negotiate'])
const TAKING_PART = 10

/** «مناورات عسكرية بمشاركة السعودية والولايات المتحدة»: whoever takes part holds it too. */
export function addTakingPart({ parts }: Scene, { at, word }: Trigger, end: number, actors: Set<Ref>): void {
  if (!SHARED.has(word.mode ?? '')) return
  const index = parts.findIndex((p) => p.from > at && p.lead === 'بمشاركه' && !p.joined)
  if (index >= 0 && parts[index]!.from < Math.min(end, at + TAKING_PART)) add(actors, withJoined(parts, index).refs)
}

const BESIDE = 3

/** «غادر فلان واشنطن بعد لقاء فلان»: who stands behind the noun is whom the sentence's subject met, unless it says with whom. */
export function addOtherMeeter(
  scene: Scene,
  { at, word, sense }: Trigger,
  met: Part | undefined,
  actors: Set<Ref>,
  recipients: Set<Ref>,
): void {
  const { tokens } = scene.source
  if (word.mode !== 'meet' || word.type !== 'CONSULT' || sense.definite || sense.possessor !== '' || recipients.size > 0) return
  if (met === undefined || met.from !== at + 1 || met.refs.length !== 1 || actors.size !== 1 || !actors.has(met.refs[0]!)) return
  if (!particles('circumstance').has(tokens[at - 1]?.form ?? '') && !particles('afterward').has(tokens[at - 1]?.form ?? '')) return
  for (let k = met.to; k < Math.min(scene.to, met.to + BESIDE); k++) if (/^(مع$|ب)/.test(tokens[k]!.form)) return
  const topic = topicBefore(scene, at)
  const isPerson = (ref: Ref): boolean => entityType(scene.names, ref) === 'PER'
  if (topic < 0 || !met.refs.every(isPerson) || !scene.parts[topic]!.refs.every(isPerson)) return
  actors.clear()
  add(actors, scene.parts[topic]!.refs)
  add(recipients, met.refs)
}
