import { bodyCalled } from '../commitments/called.ts'
import type { Ref } from '../contract.ts'
import { partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { topicBefore } from '../grammar/governed.ts'
import { particles } from '../grammar/particles.ts'
import { type Part, withJoined } from '../grammar/parts.ts'
import { isArmedGroup } from './parties.ts'
import type { Trigger } from './triggers.ts'

const NEAREST = 4

/** Whose a deed is where its pronoun is of two or of many: «لقائهما», «انقلابهم»; empty where the pronoun is another or nobody fits. */
export function ownersBefore(scene: Scene, { at, sense }: Trigger): readonly Ref[] {
  if (sense.possessor === 'هما' || (sense.possessor === '' && isBetweenThem(scene, at))) return pairBefore(scene, at)
  if (sense.possessor !== 'هم') return []
  const last = partFrom(scene, at) - 1
  for (let k = last; k > Math.max(-1, last - NEAREST); k--) if (isMany(scene, scene.parts[k]!)) return withJoined(scene.parts, k).refs
  return []
}

// «حرب طويلة بينهما»
const isBetweenThem = ({ source: { tokens }, to }: Scene, at: number): boolean =>
  [1, 2].some((n) => at + n < to && tokens[at + n]!.form === 'بينهما')

// «بين رئيسي هولندا وبلجيكا … اتفاقهما»: the two that the sentence joined last, else those of the sentences before.
function pairBefore({ parts, spoken }: Scene, at: number): readonly Ref[] {
  for (let k = parts.length - 2; k >= 0; k--) {
    if (parts[k + 1]!.to > at || !parts[k + 1]!.joined || parts[k]!.joined) continue
    const { refs } = withJoined(parts, k)
    if (refs.length === 2) return refs
  }
  return spoken.group.length === 2 ? spoken.group : []
}

// «الحوثيين», «المتمردين»: many by their own word.
function isMany({ source, names }: Scene, part: Part): boolean {
  const isPlural = /(ون|ين|يون|يين)$/.test(source.tokens[part.to - 1]!.form)
  return isPlural && part.refs.some((ref) => isArmedGroup(names, ref) || part.kind === 'nisba')
}

const ADOPTING = /^[وف]?(تبني|تبنت|يتبني|تتبني)$/
const CLAIMED = 6
const CLAIMING = /^[وف]?(اعلن|اعلنت|تبني|تبنت|يتبني|تتبني|نفي|نفت)$/

/** Who says that an attack was his: «أعلنت الحركة مسؤوليتها عن الهجوم», «تبنى التنظيم المسؤولية عن …»; -1 where nobody does. */
export function claimerOf(scene: Scene, { at, word, sense }: Trigger): number {
  const { tokens } = scene.source
  if (word.type !== 'ASSAULT' || sense.kind !== 'noun') return -1
  // «تبنى التنظيم هجوما على …»
  if (tokens[at - 1]?.form !== 'عن') {
    const topic = topicBefore(scene, at)
    const verb = topic < 0 ? -1 : scene.parts[topic]!.to === at ? scene.parts[topic]!.from - 1 : at - 1
    const isClaimed = verb >= scene.from && ADOPTING.test(tokens[verb]!.form)
    return isClaimed && scene.parts[topic]!.refs.some((ref) => isArmedGroup(scene.names, ref)) ? topic : -1
  }
  if (!/^[وب]?(ال)?مس[وي]وليت?/.test(tokens[at - 2]?.form ?? '')) return -1
  for (let k = at - 3; k >= Math.max(scene.from, at - 3 - CLAIMED); k--) {
    if (!CLAIMING.test(tokens[k]!.form)) continue
    const topic = topicBefore(scene, at)
    return topic >= 0 && scene.parts[topic]!.refs.some((ref) => /^(ORG|PER)$/.test(entityType(scene.names, ref))) ? topic : -1
  }
  return -1
}

/** «وأكدت المنظمة خلال اجتماعها»: the body that a bare noun stands for, behind token `from` and before the pronoun that agrees with it; null where none does. */
export function ownerCalled(scene: Scene, { at, sense }: Trigger, from: number): Ref | null {
  if (sense.possessor !== 'ها' && sense.possessor !== 'ه') return null
  for (let k = at - 1; k >= Math.max(from, scene.from, at - CALLED); k--) {
    const { form, kind } = scene.source.tokens[k]!
    if (kind === 'mark') return null
    if (form.endsWith('ه') !== (sense.possessor === 'ها')) continue
    const isSubject = k > scene.from && !particles('preposition').has(scene.source.tokens[k - 1]!.form)
    const called = isSubject ? bodyCalled(scene, k) : null
    if (called !== null) return called
  }
  return null
}

const CALLED = 8

const OF_ONE = new Set(['ه', 'ها'])
const OF_TOPICS = new Set(['', 'عن', 'ل'])

/** Whom the pronoun of «لقائه», «زيارتها» takes up: a person where people meet, of the sentence before any state that stands nearer. */
export function ownerBefore(scene: Scene, { at, word, sense }: Trigger): number {
  const topic = topicBefore(scene, at)
  // «إعلان الرئيس فلان انسحابه»
  const beside = partFrom(scene, at) - 1
  if (beside >= 0 && scene.parts[beside]!.to === at && isOfPeople(scene, beside)) return beside
  // «وجه الرئيس فلان الشكر إلى بولندا على دعمها»
  if (sense.possessor === 'ها' && topic >= 0 && isOfPeople(scene, topic) && beside > topic && at - scene.parts[beside]!.to === 1)
    if (!isOfPeople(scene, beside) && particles('preposition').has(scene.source.tokens[at - 1]!.form)) return beside
  if (topic > 0 && word.mode !== 'visit' && isObjectOf(scene, topic)) return topic - 1
  // «الجامعة على لسان أمينها العام فلان، عن تضامنها»: a man's is no «ها».
  if (
    topic > 0 &&
    (sense.possessor === 'ها' || (sense.possessor === 'هم' && scene.parts[topic]!.refs.length === 1)) &&
    isOfPeople(scene, topic)
  ) {
    const other = bodyBefore(scene, topic)
    if (other >= 0) return other
  }
  if (word.type !== 'CONSULT' || !OF_ONE.has(sense.possessor) || topic < 0 || isOfPeople(scene, topic)) return topic
  for (let k = topic - 1; k >= 0; k--) {
    const p = scene.parts[k]!
    if (p.kind === 'phrase' && !p.joined && OF_TOPICS.has(p.lead) && isOfPeople(scene, k)) return k
  }
  return topic
}

// «إسرائيل أخطرت موسكو بضربتها»: the object of a verb whose subject stands right before it.
function isObjectOf({ source, parts }: Scene, index: number): boolean {
  const [subject, object] = [parts[index - 1]!, parts[index]!]
  const verb = source.tokens[subject.to]
  return (
    subject.lead === '' &&
    subject.kind === 'phrase' &&
    object.from - subject.to === 1 &&
    verb?.kind === 'word' &&
    !verb.form.startsWith('ال')
  )
}

function bodyBefore(scene: Scene, index: number): number {
  for (let k = index - 1; k >= 0; k--) {
    const p = scene.parts[k]!
    if (p.lead === '' && p.kind === 'phrase' && !p.joined && p.refs.length > 0 && !isOfPeople(scene, k)) return k
  }
  return -1
}

/** Whether people stand in a part. */
export const isOfPeople = (scene: Scene, index: number): boolean =>
  scene.parts[index]!.refs.some((ref) => entityType(scene.names, ref) === 'PER')
