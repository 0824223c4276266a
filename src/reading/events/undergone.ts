import type { Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { particles } from '../grammar/particles.ts'
import type { Part } from '../grammar/parts.ts'
import { NEAR } from './governing.ts'
import type { Trigger } from './triggers.ts'

/** Kinds of events whose verbs leave open, unvocalised, whether the subject strikes or is struck. */
export const VIOLENT: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE'])

/** «قتل زعيم التنظيم في غارة», «قتلت …»: a person alone behind such a verb is struck; unvocalised, the passive looks the same. */
export function isVictim(scene: Scene, trigger: Trigger, { subject, object }: { subject: number; object: number }): boolean {
  const { word, sense, at } = trigger
  if (word.undergone) return subject >= 0
  const part = scene.parts[subject]
  if (part !== undefined && part.from < at && object < 0) return isLeftAlone(scene, trigger, part)
  if (part === undefined || part.from < at || !VIOLENT.has(word.type) || word.genitive !== 'o' || sense.verb?.object) return false
  if (object >= 0 && scene.parts[object]!.from - part.to <= NEAR) return false
  if (!part.refs.some((ref) => entityType(scene.names, ref) === 'PER')) return false
  const next = scene.source.tokens[part.to]
  return next === undefined || !(next.kind === 'number' || particles('quantity').has(next.form)) || ENDS.has(next.form)
}

// «فلانة التي قتلت في …», «خمسة فلسطينيين قتلوا في انفجار»: people before such a verb that has nobody behind it.
function isLeftAlone(scene: Scene, { word, sense, at }: Trigger, part: Part): boolean {
  if (!VIOLENT.has(word.type) || word.genitive !== 'o' || sense.kind !== 'verb' || sense.verb?.object) return false
  if (sense.verb?.tense !== 'past' && word.type === 'ASSAULT') return false
  const isPeople = part.kind === 'nisba' || part.refs.every((ref) => entityType(scene.names, ref) === 'PER')
  const next = scene.source.tokens[at + 1]
  return isPeople && (next === undefined || next.kind === 'mark' || particles('preposition').has(next.form) || /^ب.{3,}/.test(next.form))
}

/** «… الذي اعتقل بتهمة …»: whoever is held or tried on a charge undergoes it. */
export function isCharged(scene: Scene, { word, sense, at }: Trigger, { subject, object }: { subject: number; object: number }): boolean {
  if (sense.kind !== 'verb' || sense.verb?.object || subject < 0) return false
  const next = scene.source.tokens[at + 1]?.form ?? ''
  // «الذي حكم عليه بالسجن», «كانت الحكومة قد اتهمت بشن …»: unvocalised, the passive looks like the active.
  if (word.lemma === 'حكم' && /^علي(ه|ها|هم|هما)$/.test(next)) return true
  if (word.lemma === 'اتهم' && scene.parts[subject]!.to <= at && object < 0 && /^ب.{2,}/.test(next)) return true
  // «الهجوم الذي تتهم الحكومة بشنه»
  const isRelated = particles('relative').has(scene.source.tokens[at - 1]?.form ?? '')
  const charge = scene.source.tokens[scene.parts[subject]!.to]?.form ?? ''
  if (word.lemma === 'اتهم' && isRelated && scene.parts[subject]!.from > at && /^ب.{2,}(ه|ها)$/.test(charge)) return true
  if (word.type !== 'COERCE' || object >= 0) return false
  const end = Math.max(at, scene.parts[subject]!.to - 1)
  return [end + 1, end + 2].some((k) => /^بتهم[هت]?$/.test(scene.source.tokens[k]?.form ?? ''))
}

// «قتل ثلاثة جنود»: unlike shots and raids, which soldiers may do.
const BEFALLING: ReadonlySet<string> = new Set(['kill', 'injure', 'arrest'])

const ENDS = new Set(['في', 'على', 'من', 'فيه', 'خلالها'])

/** «قتل 24 شخصا»: a count right behind the verb, and nobody named before it, makes it passive; a plural verb has its subject before it («قتلوا ثلاثة»). */
export function isStruck(scene: Scene, trigger: Trigger): boolean {
  if (trigger.sense.verb?.tense === 'past' && trigger.sense.verb.number !== 'singular') return false
  const next = scene.source.tokens[trigger.at + 1]
  if (next === undefined || (trigger.word.type !== 'ASSAULT' && trigger.word.type !== 'COERCE')) return false
  // «استهدفت سبعة صواريخ حوثية مواقع …»: counted missiles strike.
  if (particles('force').has(scene.source.tokens[trigger.at + 2]?.form ?? '') && !BEFALLING.has(trigger.word.mode ?? '')) return false
  return next.kind === 'number' || particles('quantity').has(next.form)
}
