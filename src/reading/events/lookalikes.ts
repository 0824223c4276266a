import type { Scene } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import type { Roles } from './governing.ts'
import { isOfClass, type Trigger } from './triggers.ts'

/** Whether a trigger only looks like an event: a picture published, an area held, something that threatens nobody in particular. */
export function isLookalike(scene: Scene, trigger: Trigger, roles: Roles): boolean {
  const { word, sense } = trigger
  // «بروتوكول التعاون العسكري», «خطة نشر القوات»: the paper's name, told by its own finder.
  if (sense.kind === 'noun' && PLANNED.has(word.type) && trigger.at > scene.from && isOfClass(scene.source, trigger.at - 1, PAPER))
    return true
  if (word.mode === 'deploy' || word.mode === 'reinforce' || word.mode === 'doctrine')
    return isPublished(scene, trigger) || isGoverned(scene, trigger)
  if (word.type === 'THREATEN') return !isAddressed(scene, trigger, roles)
  if (word.mode === 'seize') return sense.kind === 'noun' && word.needs.length === 0 && roles.recipients.length === 0
  // A press conference of one is a statement.
  if (word.mode === 'meet' && trigger.with === trigger.at + 1 && isOfClass(scene.source, trigger.with, PRESS))
    return roles.actors.length + roles.recipients.length < 2
  return sense.kind === 'noun' && sense.preposition === 'ل' && roles.support >= 0 && trigger.at - roles.support > DIRECT
}

const PLANNED: ReadonlySet<string> = new Set(['COOPERATE', 'AID', 'SUPPORT', 'MOBILIZE'])
const PAPER = ['pact']
const PRESS = ['press']
const PUBLISHED = ['publication']
// «قررنا اتخاذ خطوات لتعزيز …»: a purpose further off than this is not what the verb before it carries out.
const DIRECT = 3

// «تنشر صورة لشظايا صاروخ», «في بيان نشر الأحد»
function isPublished(scene: Scene, { at, with: needed, word }: Trigger): boolean {
  if (word.mode !== 'deploy') return false
  for (let k = Math.max(scene.from, at - 1); k < Math.max(needed, at + 2) && k < scene.to; k++)
    if (k !== at && scene.source.tokens[k]!.kind === 'word' && isOfClass(scene.source, k, PUBLISHED)) return true
  return false
}

// «تعزيز الحظر على الأسلحة»: behind a preposition of its own the arms are not what is moved.
const AGAINST = new Set(['علي', 'ضد', 'عن'])
const isGoverned = ({ source }: Scene, { at, with: needed }: Trigger): boolean =>
  needed > at + 1 && AGAINST.has(source.tokens[needed - 1]!.form)

const NEAR = 3
const FAR = 24

// «نشاط يهدد الهدنة»: a threat is made to somebody, or with something («بـ»).
function isAddressed(scene: Scene, { at, sense, word }: Trigger, roles: Roles): boolean {
  if (word.lemma !== 'هدد' || sense.kind === 'noun') return true
  if (roles.recipients.length > 0 && sense.kind === 'verb') return true
  // «التي تهدد وحدة …»: in a relative clause things threaten too, so what is threatened with must stand close.
  const isRelative = particles('relative').has(scene.source.tokens[at - 1]?.form ?? '')
  for (let k = at + 1; k < Math.min(scene.to, at + (isRelative ? NEAR : FAR)); k++) {
    const { form, kind } = scene.source.tokens[k]!
    if (kind === 'word' && (/^ب.{2,}/.test(form) || form === 'ان')) return true
    if (sense.kind === 'participle') return false
  }
  return false
}
