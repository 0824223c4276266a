import type { Ref } from '../contract.ts'
import { clauseEnd, governed, partFrom, type Scene, topicBefore } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { particles } from '../grammar/particles.ts'
import { type Part, withJoined } from '../grammar/parts.ts'
import { add, addImposed, addTarget, between, finish, governedBy, isPlace, NEAR, type Roles } from './governing.ts'
import { canAct } from './parties.ts'
import { supportAfter, supportBefore, supportOf } from './support.ts'
import type { Trigger } from './triggers.ts'

/** Who does what a noun or a verbal noun tells, and to whom. */
export function nounRoles(scene: Scene, trigger: Trigger): Roles {
  const { word, sense, at } = trigger
  const end = clauseEnd(scene, at)
  const actors = new Set<Ref>()
  const recipients = new Set<Ref>()
  const after = partFrom(scene, at + 1)
  const first = scene.parts[after]
  // A preposition before the trigger governs the trigger, not what stands behind it: «على الرغم من مقاطعة …».
  const lead = first === undefined || first.leadAt < at ? '' : first.lead
  const owner = word.genitive === 'o' ? recipients : actors
  if (sense.possessor !== '') {
    const topic = ownerBefore(scene, trigger)
    const later = bareAfter(scene, at)
    if (topic >= 0) add(owner, withJoined(scene.parts, topic).refs)
    else if (word.object && scene.spoken.person !== null) {
      add(owner, [scene.spoken.person])
      if (later >= 0 && scene.parts[later]!.from < end) add(recipients, withJoined(scene.parts, later).refs)
    } else if (later >= 0) add(owner, withJoined(scene.parts, later).refs)
    else if (scene.spoken.person !== null) add(owner, [scene.spoken.person])
  }
  if (first !== undefined && isTitled(scene, trigger, first)) add(recipients, withJoined(scene.parts, after).refs)
  else if (lead === 'بين' && first!.from < end && first!.from - at <= BETWEEN) add(actors, between(scene, after, end))
  else if (first !== undefined && first.from < end && first.from - at <= NEAR + 2) {
    if (first.kind === 'nisba' && lead === '' && first.from - at <= NEAR && trigger.with < at && sense.possessor === '')
      add(owner, withJoined(scene.parts, after).refs)
    else if (lead === '' && first.from - at <= NEAR && sense.possessor === '' && !first.joined && !isBeyond(scene, trigger, first))
      addGenitive(scene, trigger, after, owner, recipients)
    else if (lead === 'ل' && word.type === 'CONSULT' && !word.recipient.has('ل')) add(actors, withJoined(scene.parts, after).refs)
  }
  const inner = bareObject(scene, trigger, after, end)
  if (inner >= 0 && word.object) add(recipients, withJoined(scene.parts, inner).refs)
  const verb = supportBefore(scene, at)
  const supporter = verb >= 0 ? verb : supportAfter(scene, at, sense.definite || sense.possessor !== '')
  governedBy(scene, trigger, verb >= 0 ? verb : at, supporter > at ? clauseEnd(scene, supporter) : end, actors, recipients)
  addTarget(scene, trigger, actors, recipients)
  addImposed(scene, trigger, recipients)
  const pointsBack = sense.definite && actors.size === 0 && recipients.size === 0
  if (actors.size === 0) {
    const isOpposed = isAgainst(scene, trigger)
    const topic = isOpposed ? topicBefore(scene, at) : nounTopic(scene, trigger, supporter, first)
    const isStruck = isOpposed || (supporter >= 0 && supportOf(scene, supporter) === 'undergoes')
    if (topic >= 0)
      add(
        isStruck ? recipients : actors,
        withJoined(scene.parts, topic).refs.filter((r) => !recipients.has(r)),
      )
  }
  if (actors.size === 0 && word.type === 'CONSULT') add(actors, unnamedMeeter(scene, trigger, verb, recipients))
  return finish(actors, recipients, supporter >= 0, supporter, pointsBack)
}

// Who meets where the sentence has nobody before the noun: «سيعقد اجتماعا مع …» tells on of whom the last one was about,
// «بعد لقاءات مع …، التقى فلان …» has its subject behind.
function unnamedMeeter(scene: Scene, { at, sense, word }: Trigger, verb: number, recipients: ReadonlySet<Ref>): readonly Ref[] {
  const { tokens } = scene.source
  if (verb >= 0) {
    const isObject = sense.preposition === 'ب' || (!sense.definite && /[^اى]ا$/.test(tokens[at]!.form) && !/ا$/.test(word.lemma))
    const { person } = scene.spoken
    return isObject && person !== null && !recipients.has(person) && entityType(scene.names, person) === 'PER' ? [person] : []
  }
  if (recipients.size === 0 || !particles('circumstance').has(tokens[at - 1]?.form ?? '') || at - scene.from > NEAR) return []
  const later = bareAfter(scene, at)
  return later < 0 ? [] : withJoined(scene.parts, later).refs.filter((ref) => !recipients.has(ref))
}

// Whom the pronoun of «لقائه», «زيارتها» takes up: a person where people meet, of the sentence before any state that stands nearer.
function ownerBefore(scene: Scene, { at, word, sense }: Trigger): number {
  const topic = topicBefore(scene, at)
  // «إعلان الرئيس فلان انسحابه»
  const beside = partFrom(scene, at) - 1
  if (beside >= 0 && scene.parts[beside]!.to === at && isOfPeople(scene, beside)) return beside
  if (word.type !== 'CONSULT' || !OF_ONE.has(sense.possessor) || topic < 0 || isOfPeople(scene, topic)) return topic
  for (let k = topic - 1; k >= 0; k--) {
    const p = scene.parts[k]!
    if (p.kind === 'phrase' && !p.joined && OF_TOPICS.has(p.lead) && isOfPeople(scene, k)) return k
  }
  return topic
}

const OF_ONE = new Set(['ه', 'ها'])
const OF_TOPICS = new Set(['', 'عن', 'ل'])

const isOfPeople = (scene: Scene, index: number): boolean => scene.parts[index]!.refs.some((ref) => entityType(scene.names, ref) === 'PER')

// «توقيع اتفاقية تعاون جديدة بين …»
const BETWEEN = 9

const AGAINST = new Set(['ضده', 'ضدها', 'ضدهم', 'ضدهما'])

// «محاولة الانقلاب الفاشلة ضده»: whom the sentence is about is struck.
function isAgainst({ source, to }: Scene, { at, word }: Trigger): boolean {
  if (!HOSTILE.has(word.type)) return false
  for (let k = at + 1; k < Math.min(to, at + NEAR + 2); k++) if (AGAINST.has(source.tokens[k]!.form)) return true
  return false
}

const HOSTILE: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'SANCTION', 'ACCUSE', 'PROTEST', 'THREATEN'])

// «قمة الدوحة» is where it meets, «زيارة تونس» whom it visits, «قمة الناتو» who meets.
function addGenitive(scene: Scene, trigger: Trigger, index: number, owner: Set<Ref>, recipients: Set<Ref>): void {
  const { refs } = withJoined(scene.parts, index)
  // «قصف دوما»: a town is struck, whoever else would stand there strikes.
  if (trigger.word.type === 'ACCUSE' && isAccused(scene, index)) add(recipients, refs)
  else if (trigger.word.type === 'ASSAULT') for (const ref of refs) (canAct(scene.names, ref) ? owner : recipients).add(ref)
  else if (trigger.word.type !== 'CONSULT') add(owner, refs)
  else if (trigger.word.mode === 'visit' && isPlace(scene, index)) add(recipients, refs)
  else
    add(
      owner,
      refs.filter((ref) => !isVenue(scene, ref)),
    )
}

// «اتهام روسيا بتسميم …»: whoever stands before the charge is charged, unless the charged stands between.
const isAccused = (scene: Scene, index: number): boolean => /^ب../.test(scene.source.tokens[scene.parts[index]!.to]?.form ?? '')

// «هجوم استهدف مسجدا شمالي نيجيريا»: what stands behind another word is no genitive, unless that word is a force or an office.
function isBeyond(scene: Scene, { word, at }: Trigger, part: Part): boolean {
  if (word.type !== 'ASSAULT' || part.from <= at + 1) return false
  const next = (scene.source.tokens[at + 1]?.form ?? '').replace(/^ال/, '')
  return !particles('force').has(next) && !particles('role').has(next)
}

const TITLE = 6

// «اغتيال العالم النووي فلان», «تسميم العميل السابق فلان»: definite words between the deed and its victim's name are his title.
function isTitled(scene: Scene, { word, at, sense }: Trigger, part: Part): boolean {
  if (
    word.type !== 'ASSAULT' ||
    word.genitive !== 'o' ||
    sense.possessor !== '' ||
    part.lead !== '' ||
    part.from - at > TITLE ||
    part.from <= at + 1
  )
    return false
  if (!part.refs.some((ref) => entityType(scene.names, ref) === 'PER')) return false
  for (let k = at + 1; k < part.from; k++) if (!/^ال/.test(scene.source.tokens[k]!.form)) return false
  return true
}

const isVenue = (scene: Scene, ref: Ref): boolean => {
  const type = entityType(scene.names, ref)
  const state = scene.names.stateOf(ref)
  return type === 'FAC' || type === 'LOC' || (type === 'GPE' && state !== null && state !== ref)
}

// Who does what a noun tells where nobody stands beside it: the subject of the verb that carries it, else whom the sentence is about.
function nounTopic(scene: Scene, trigger: Trigger, supporter: number, first: Part | undefined): number {
  const { word, at } = trigger
  const office = supporter >= 0 ? supportOf(scene, supporter) : 'does'
  // «أعلن الجيش مقتل …» tells what others did; «شهدت المدينة هجوما» is where.
  if (office === 'sees' || (office === 'tells' && word.type === 'ASSAULT')) return -1
  if (word.genitive === 'o' && word.type === 'ASSAULT' && supporter < 0) return -1
  if (supporter >= 0) {
    // «ضربات شنتها قوات …»: behind the verb stands who does what its pronoun takes up.
    const { subject } = governed(scene, supporter, false, supporter > at)
    if (subject >= 0 && (supporter > at || scene.parts[subject]!.from !== first?.from)) return subject
    return supporter < at ? topicBefore(scene, supporter) : -1
  }
  return word.type === 'CONSULT' || (word.genitive === 'a' && trigger.with > at && FOLLOWING.has(word.type)) ? topicBefore(scene, at) : -1
}

// Acts that a sentence's subject orders, decides or announces: «دفع واشنطن لفرض عقوبات».
const FOLLOWING: ReadonlySet<string> = new Set(['SANCTION', 'COOPERATE', 'AID', 'MOBILIZE', 'AGREE', 'YIELD'])

function hasComma(scene: Scene, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (scene.source.tokens[k]!.form === '،') return true
  return false
}

const OBJECT_REACH = 10

// Second bare part behind a verbal noun: «استقبال الرئيس … وزير …».
function bareObject(scene: Scene, trigger: Trigger, after: number, end: number): number {
  if (trigger.word.genitive !== 'a') return -1
  for (let k = after; k < scene.parts.length && scene.parts[k]!.from < end; k++) {
    const p = scene.parts[k]!
    if (hasComma(scene, trigger.at, p.from)) return -1
    // «بعد لقائه فلانا»: a preposition before the noun governs the noun.
    const isBare = p.lead === '' || p.leadAt < trigger.at
    if (!isBare || p.joined || p.kind === 'nisba' || p.from - trigger.at > OBJECT_REACH) continue
    if (k === after && trigger.sense.possessor === '') continue
    return k
  }
  return -1
}

// The first bare part behind a token: a subject that comes late («في ختام زيارته لقرغيزستان قال بوتين»).
function bareAfter(scene: Scene, at: number): number {
  const first = partFrom(scene, at + 1)
  for (let k = first; k < Math.min(scene.parts.length, first + 10); k++) {
    const p = scene.parts[k]!
    if (p.lead === '' && !p.joined && p.kind !== 'nisba') return k
  }
  return -1
}
