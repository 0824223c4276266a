import type { Ref } from '../contract.ts'
import { clauseEnd, partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { topicBefore } from '../grammar/governed.ts'
import { particles } from '../grammar/particles.ts'
import { type Part, withJoined } from '../grammar/parts.ts'
import { isDoneByAnother } from './agents.ts'
import { addGenitive, addStriker, HOSTILE, isBeyond, isCharge, isOfForce, isTitled } from './genitive.ts'
import { add, between, finish, governedBy, NEAR, type Roles } from './governing.ts'
import { bareAfter, bareObject, doerBehind, isOthers, nounTopic } from './noun-topic.ts'
import { claimerOf, isOfPeople, ownerBefore, ownerCalled, ownersBefore } from './owners.ts'
import { addInvaded, addOtherMeeter, addTakingPart, isVenueOfTwo } from './participants.ts'
import { canAct, isTown } from './parties.ts'
import { addImposed, addPosted, addRanks, addTarget, addThreatened, isAtObject } from './recipients.ts'
import { supportAfter, supportBefore, supportOf } from './support.ts'
import type { Trigger } from './triggers.ts'

/** Who does what a noun or a verbal noun tells, and to whom. */
export function nounRoles(scene: Scene, trigger: Trigger): Roles {
  const { word, sense, at } = trigger
  const end = clauseEnd(scene, at)
  const actors = new Set<Ref>()
  const recipients = new Set<Ref>()
  const beside = partFrom(scene, at + 1)
  // «محادثات جنيف بين روسيا وأوكرانيا»: the town is where, and behind it stands who.
  const after = isVenueOfTwo(scene, trigger, beside) ? beside + 1 : beside
  const first = scene.parts[after]
  // A preposition before the trigger governs the trigger, not what stands behind it: «على الرغم من مقاطعة …».
  const lead = first === undefined || first.leadAt < at ? '' : first.lead
  const isTaker = word.object && word.genitive === 'a' && first !== undefined && trigger.with > at + 1 && trigger.with >= first.to
  // «بعد اتهامه بالتجسس»: where the charge stands right behind, the pronoun is the accused.
  const isAccusedHere =
    (word.mode === 'allege' || word.lemma === 'أدان') && sense.possessor !== '' && isCharge(scene.source.tokens[at + 1]?.form)
  const claimer = claimerOf(scene, trigger)
  const isDone = isDoneByAnother(scene, trigger, end)
  const owner = word.genitive === 'o' || isTaker || (isDone && word.genitive === 'a') || isAccusedHere || claimer >= 0 ? recipients : actors
  if (claimer >= 0) add(actors, withJoined(scene.parts, claimer).refs)
  const several = ownersBefore(scene, trigger)
  if (several.length > 0) add(owner, several)
  else if (sense.possessor !== '') {
    const topic = ownerBefore(scene, trigger)
    const later = bareAfter(scene, at)
    const called = ownerCalled(scene, trigger, topic < 0 ? scene.from : scene.parts[topic]!.to)
    if (called !== null) add(owner, [called])
    else if (topic >= 0) add(owner, withJoined(scene.parts, topic).refs)
    else if (word.object && scene.spoken.person !== null) {
      add(owner, [scene.spoken.person])
      if (later >= 0 && scene.parts[later]!.from < end) add(recipients, withJoined(scene.parts, later).refs)
    } else if (later >= 0 && !(trigger.with >= scene.parts[later]!.from && trigger.with < scene.parts[later]!.to))
      add(owner, withJoined(scene.parts, later).refs)
    else if (scene.spoken.person !== null) add(owner, [scene.spoken.person])
  }
  if (first !== undefined && isTitled(scene, trigger, first)) add(recipients, withJoined(scene.parts, after).refs)
  else if (lead === 'بين' && first!.from < end && first!.from - at <= BETWEEN && (sense.possessor === '' || isMutual(word)))
    add(word.recipient.has('بين') ? recipients : actors, between(scene, after, end))
  else if (first !== undefined && first.from < end && first.from - at <= NEAR + 2) {
    if (
      first.kind === 'nisba' &&
      lead === '' &&
      first.from - at <= NEAR &&
      (trigger.with < at || first.from === at + 1) &&
      sense.possessor === ''
    )
      add(owner, withJoined(scene.parts, after).refs)
    else if (
      lead === '' &&
      first.from - at <= NEAR &&
      sense.possessor === '' &&
      !sense.definite &&
      !first.joined &&
      !isCalled(scene, first) &&
      !isOfObject(scene, trigger, first) &&
      !isBeyond(scene, trigger, first)
    )
      addGenitive(scene, trigger, after, owner, recipients)
    else if (lead === 'ل' && (word.type === 'CONSULT' || isOfForce(scene, trigger, first)) && !word.recipient.has('ل'))
      add(actors, withJoined(scene.parts, after).refs)
  }
  if (word.genitive === 'o') addStriker(scene, trigger, after, actors, recipients)
  const inner = bareObject(scene, trigger, after, end)
  if (inner >= 0 && word.object) add(recipients, withJoined(scene.parts, inner).refs)
  // «نجحت جهود الوساطة التي قامت بها …»: its own relative clause says who.
  const own = sense.definite ? supportAfter(scene, at) : -1
  const verb = own >= 0 ? -1 : supportBefore(scene, at)
  const relative = sense.definite ? own : supportAfter(scene, at, sense.possessor !== '')
  const supporter = verb >= 0 ? verb : relative
  governedBy(scene, trigger, verb >= 0 ? verb : at, supporter > at ? clauseEnd(scene, supporter) : end, actors, recipients)
  if (recipients.size === 0) addInvaded(scene, trigger, after, actors, recipients)
  const isReceived = actors.size === 0 && recipients.size === 0 && verb >= 0 && supportOf(scene, verb) === 'undergoes'
  // «تصدى الجيش لهجوم شنه …»: the deed's own clause says who.
  if (verb >= 0 && relative >= 0) add(actors, doerBehind(scene, relative))
  if (isReceived && actors.size === 0) addSender(scene, trigger, end, actors)
  addTarget(scene, trigger, actors, recipients)
  addPosted(scene, trigger, actors, recipients)
  addRanks(scene, trigger, actors, recipients)
  addImposed(scene, trigger, recipients)
  if (sense.possessor !== '' && !isAccusedHere) addThreatened(scene, trigger, actors, recipients)
  if (recipients.size === 0 && isOfSanctioned(scene, trigger, first)) turn(actors, recipients)
  if (recipients.size === 0) addOwnGround(scene, trigger, actors, recipients)
  const pointsBack = sense.definite && actors.size === 0 && recipients.size === 0
  const isTopic = actors.size === 0
  const isUndergone = supporter >= 0 && recipients.size === 0 && supportOf(scene, supporter) === 'undergoes'
  if (actors.size === 0 || isReceived || isUndergone) {
    const isOpposed = isAgainst(scene, trigger)
    const topic = isOpposed
      ? topicBefore(scene, at)
      : visitorOf(scene, trigger, nounTopic(scene, trigger, isOthers(scene, trigger, supporter) ? -1 : supporter, first))
    const isStruck = isOpposed || (supporter >= 0 && supportOf(scene, supporter) === 'undergoes')
    if (topic >= 0 && (isStruck || !isDone))
      add(
        isStruck ? recipients : actors,
        withJoined(scene.parts, topic).refs.filter((r) => !recipients.has(r) && !actors.has(r)),
      )
  }
  if (actors.size === 0 && word.type === 'CONSULT') add(actors, unnamedMeeter(scene, trigger, verb, recipients))
  addTakingPart(scene, trigger, end, actors)
  addOtherMeeter(scene, trigger, first, actors, recipients)
  // «شارك فلان في اجتماع وزراء المجموعة»
  if (verb >= 0 && supportOf(scene, verb) === 'attends' && isMutual(word)) {
    const attending = nounTopic(scene, trigger, verb, first)
    if (attending >= 0 && scene.parts[attending]!.to <= at)
      add(
        actors,
        withJoined(scene.parts, attending).refs.filter((r) => !recipients.has(r)),
      )
  }
  return { ...finish(actors, recipients, supporter >= 0, supporter, pointsBack), isTopic }
}

// «مناورات "المدافع الصامد"»: how they are called.
const isCalled = ({ names }: Scene, { refs }: Part): boolean => refs.length > 0 && refs.every((ref) => entityType(names, ref) === 'EVT')

// «طرد دبلوماسيين روس», «تجميد محادثات انضمام تركيا», «طرد 12 دبلوماسيا روسيا»: behind the word that the noun needs stands whose that word is;
// a name only where the word stands right beside the noun, and of a blow nobody's.
function isOfObject({ source: { tokens } }: Scene, trigger: Trigger, { kind, from }: Part): boolean {
  const { at, with: needed, word } = trigger
  if (!isAtObject(trigger) || needed <= at || from <= needed) return false
  if (kind === 'nisba') return true
  const isBeside = tokens.slice(at + 1, needed).every((t) => t.kind === 'number' || particles('quantity').has(t.form))
  return kind === 'phrase' && (word.type === 'SANCTION' || word.type === 'COERCE') && isBeside
}

// «عقوبات إيران سارية»: whose the sanctions are is on whom, unless «على» says on whom.
const isOfSanctioned = ({ names }: Scene, { word, at, sense }: Trigger, first: Part | undefined): boolean =>
  word.lemma === 'عقوبة' &&
  !sense.definite &&
  first?.kind === 'phrase' &&
  first.from === at + 1 &&
  first.refs.some((ref) => names.stateOf(ref) === ref)

function turn(actors: Set<Ref>, recipients: Set<Ref>): void {
  add(recipients, [...actors])
  actors.clear()
}

const SENT = 6

// «تلقى الوزير اتصالا هاتفيا من نظيره», «تعرضت لتهديد من المسلحين»: from whom it comes.
function addSender(scene: Scene, { at }: Trigger, end: number, actors: Set<Ref>): void {
  const index = partFrom(scene, at + 1)
  const part = scene.parts[index]
  if (part === undefined || part.lead !== 'من' || part.joined || part.from >= end || part.leadAt - at > SENT || part.leadAt <= at) return
  add(
    actors,
    withJoined(scene.parts, index).refs.filter((ref) => canAct(scene.names, ref)),
  )
}

const OWN_GROUND = 5

// «ردا على إطلاق نار على مواقعها»: whoever the sentence is about is struck on his own ground.
function addOwnGround(scene: Scene, { word, at }: Trigger, actors: ReadonlySet<Ref>, recipients: Set<Ref>): void {
  if (word.type !== 'ASSAULT') return
  const { tokens } = scene.source
  for (let k = at + 1; k < Math.min(scene.to - 1, at + OWN_GROUND); k++) {
    if (tokens[k]!.kind === 'mark') return
    if (!word.recipient.has(tokens[k]!.form)) continue
    const topic = /..(ها|هم)$/.test(tokens[k + 1]!.form) ? topicBefore(scene, at) : -1
    if (topic >= 0 && !scene.parts[topic]!.refs.some((ref) => actors.has(ref))) add(recipients, withJoined(scene.parts, topic).refs)
    return
  }
}

// Who meets where the sentence has nobody before the noun: «سيعقد اجتماعا مع …» tells on of whom the last one was about,
// «بعد لقاءات مع …، التقى فلان …» has its subject behind.
function unnamedMeeter(scene: Scene, { at, sense, word }: Trigger, verb: number, recipients: ReadonlySet<Ref>): readonly Ref[] {
  const { tokens } = scene.source
  if (verb >= 0) {
    const isObject = sense.preposition === 'ب' || (!sense.definite && /[^اى]ا$/.test(tokens[at]!.form) && !/ا$/.test(word.lemma))
    const { person } = scene.spoken
    // «إثر إجرائه مكالمة مع …»
    if (
      /..(ه|ها)$/.test(tokens[verb]!.form) &&
      particles('circumstance').has(tokens[verb - 1]?.form ?? '') &&
      person !== null &&
      !recipients.has(person)
    )
      return [person]
    return isObject && person !== null && !recipients.has(person) && entityType(scene.names, person) === 'PER' ? [person] : []
  }
  if (recipients.size === 0 || !particles('circumstance').has(tokens[at - 1]?.form ?? '') || at - scene.from > NEAR) return []
  const later = bareAfter(scene, at)
  return later < 0 ? [] : withJoined(scene.parts, later).refs.filter((ref) => !recipients.has(ref))
}

// «دعمها للاتفاق بين …»: those between whom the paper is are not those who do what somebody does alone.
const isMutual = ({ type }: Trigger['word']): boolean => type === 'CONSULT' || type === 'AGREE' || type === 'COOPERATE'

// «غادر الوزير فلان طوكيو متوجها إلى سيول في زيارة»: no town visits, but whoever stands right before it.
const visitorOf = (scene: Scene, { word }: Trigger, topic: number): number => {
  if (topic < 0 || word.mode !== 'visit' || !scene.parts[topic]!.refs.some((ref) => isTown(scene.names, ref))) return topic
  return topic > 0 && isOfPeople(scene, topic - 1) ? topic - 1 : -1
}

// «توقيع اتفاقية تعاون جديدة بين …»
const BETWEEN = 9

const AGAINST = new Set(['ضده', 'ضدها', 'ضدهم', 'ضدهما'])

// «محاولة الانقلاب الفاشلة ضده»: whom the sentence is about is struck.
function isAgainst({ source, to }: Scene, { at, word }: Trigger): boolean {
  if (!HOSTILE.has(word.type)) return false
  for (let k = at + 1; k < Math.min(to, at + NEAR + 2); k++) if (AGAINST.has(source.tokens[k]!.form)) return true
  return false
}
