import { partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { governed, topicBefore } from '../grammar/governed.ts'
import { particles } from '../grammar/particles.ts'
import { type Part, withJoined } from '../grammar/parts.ts'
import { isDisagreeing, isOfRejected } from './agreement.ts'
import { isOfClass } from './event-words.ts'
import { NEAR } from './governing.ts'
import { sentBehind } from './noun-topic.ts'
import type { Trigger } from './triggers.ts'

/** The subject and the object of a trigger's verb or participle, where the sentence names them; -1 each where it does not. */
export function partsOf(scene: Scene, trigger: Trigger): { subject: number; object: number } {
  const { at, sense } = trigger
  if (sense.kind === 'participle') return participleParts(scene, at)
  // «زار وفد من الحركة القاهرة»
  const sent = trigger.word.type === 'CONSULT' && !sense.verb?.object ? sentBehind(scene, at) : -1
  if (sent >= 0) {
    const { next } = withJoined(scene.parts, sent)
    return { subject: sent, object: scene.parts[next]?.lead === '' ? next : -1 }
  }
  const found = governed(scene, at, sense.joined, sense.verb?.object)
  // «وأجبروا الرئيس على …»: a verb in the plural or dual has its subject before it.
  if (!isOfOwnForce(scene, trigger) && sense.verb?.number !== 'singular' && found.subject >= 0 && scene.parts[found.subject]!.from > at)
    return { subject: -1, object: scene.parts[found.subject]!.kind === 'force' ? found.object : found.subject }
  // «وطالب الحوثيين بـ …», «يقتل فلسطينيا»: the ending of an object.
  const behind = scene.parts[found.subject]
  if (trigger.word.object && behind !== undefined && behind.from === at + 1 && isObjective(scene, behind))
    return { subject: -1, object: found.subject }
  if (isOfOwnForce(scene, trigger))
    return { subject: topicBefore(scene, at), object: behind !== undefined && behind.from > at ? found.subject : found.object }
  if (behind !== undefined && isOfRejected(trigger, behind)) return { subject: -1, object: -1 }
  // «غادرت قوات حفظ السلام كازاخستان»: troops of nobody named leave a state.
  const isLeft = trigger.word.mode === 'withdraw' && trigger.with === at + 1 && behind?.kind === 'phrase' && behind.from > at + 2
  if (isLeft && behind.refs.every((ref) => entityType(scene.names, ref) === 'GPE')) return { subject: -1, object: found.subject }
  if (isOfUnnamed(scene, at, behind)) return { subject: -1, object: found.subject }
  if (isDisagreeing(scene, trigger, behind)) return { subject: -1, object: trigger.word.object ? found.subject : found.object }
  if (found.subject >= 0 && scene.parts[found.subject]!.from > at && isLed(scene, trigger)) return { subject: -1, object: found.subject }
  return found
}

// «الحوثيين», «فلسطينيا»; «سوريا» is a name.
const isObjective = ({ source: { tokens } }: Scene, { from, kind }: Part): boolean =>
  /يين$/.test(tokens[from]!.form) || (kind === 'nisba' && /يا$/.test(tokens[from]!.form))

// «قصفت مقاتلات التحالف مواقع الجماعة»: a force of somebody unnamed is the subject, and a noun with its article has no genitive.
// «طالب المجتمعون واشنطن بـ …»: so is a plural in the nominative.
function isOfUnnamed({ source: { tokens }, names }: Scene, at: number, part: Part | undefined): boolean {
  if (part?.kind === 'phrase' && part.lead === '' && part.from === at + 2 && /^ال.{3,}ون$/.test(tokens[at + 1]!.form))
    return (names.phraseAt(at + 1)?.ref ?? null) === null && names.nisbaAt(at + 1).length === 0
  if (part?.kind !== 'phrase' || part.from < at + 3 || !particles('force').has(tokens[at + 1]!.form)) return false
  return /^ال.{3,}/.test(tokens[at + 2]!.form) && names.phraseAt(at + 2) === null && names.nisbaAt(at + 2).length === 0
}

/** «فلان: «قصفت إسرائيل الميناء»»: who stands behind the verb does it. */
export function announced({ parts }: Scene, object: number): { subject: number; object: number } {
  const next = object < 0 ? undefined : parts[object + 1]
  return { subject: object, object: next?.lead === '' && !next.joined ? object + 1 : -1 }
}

const OWN_FORCES = ['troops', 'aircraft', 'warship']

// «وقالت الوزارة إن قواتها استهدفت …»: whose forces strike is whom the sentence is about.
function isOfOwnForce({ source }: Scene, { at, word, sense }: Trigger): boolean {
  const before = source.tokens[at - 1]
  if (word.type !== 'ASSAULT' || sense.joined || sense.kind !== 'verb' || before?.kind !== 'word') return false
  return /..(ه|ها|هم)$/.test(before.form) && isOfClass(source, at - 1, OWN_FORCES)
}

/** «الوزارة: قصف طال الميناء»: whoever stands before a colon tells of it. */
export function isAnnouncing({ source: { tokens }, parts }: Scene, { at }: Trigger, subject: number): boolean {
  const part = parts[subject]
  if (part === undefined || part.from > at) return false
  for (let k = part.to; k < at; k++) if (tokens[k]!.form === ':') return true
  return false
}

const MISSILES = ['missile', 'bomb', 'aircraft', 'attack']
const OTHERS = new Set(['اخر', 'واخر', 'اخري', 'واخري'])

// «أن صاروخا استهدف الرياض», in a headline «فلان يهدد أوروبا»: the subject stands before the verb though it is nobody known.
function isLed(scene: Scene, { at, word, sense }: Trigger): boolean {
  if (!word.object || sense.joined || at === scene.from) return false
  const before = scene.source.tokens[at - 1]!
  if (before.kind !== 'word') return false
  if (word.type === 'ASSAULT' && (OTHERS.has(before.form) || isOfClass(scene.source, headBefore(scene, at), MISSILES))) return true
  return (
    scene.inTitle &&
    at - scene.from <= HEADLINE &&
    sense.verb?.tense === 'present' &&
    !particles('particle').has(before.form) &&
    !particles('subordinator').has(before.form)
  )
}

// «الضربة التي استهدفت …», «الصواريخ البالستية التي استهدفت …»: the noun that a relative clause is about.
function headBefore({ source: { tokens }, from }: Scene, at: number): number {
  if (!particles('relative').has(tokens[at - 1]!.form)) return at - 1
  const isAdjective = at - 3 >= from && /^ال.+(يه|ي)$/.test(tokens[at - 2]!.form) && tokens[at - 3]!.form.startsWith('ال')
  return isAdjective ? at - 3 : Math.max(from, at - 2)
}

const HEADLINE = 3

// «داعيا الولايات المتحدة»: whoever the sentence is about calls on whom stands bare behind it.
function participleParts(scene: Scene, at: number): { subject: number; object: number } {
  const after = partFrom(scene, at + 1)
  const part = scene.parts[after]
  return { subject: -1, object: part !== undefined && part.lead === '' && part.from - at <= NEAR ? after : -1 }
}
