import type { Ref } from '../contract.ts'
import { clauseEnd, partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { insertionBehind, topicBefore } from '../grammar/governed.ts'
import { particles } from '../grammar/particles.ts'
import { withJoined } from '../grammar/parts.ts'
import { isDoneByAnother } from './agents.ts'
import { add, between, finish, governedBy, isMouth, isPlace, type Roles } from './governing.ts'
import { isTown } from './parties.ts'
import { addImposed, addPosted, addPronoun, addRanks, addTarget, addThreatened } from './recipients.ts'
import type { Trigger } from './triggers.ts'
import { isCharged, isStruck, isVictim, VIOLENT } from './undergone.ts'
import { announced, isAnnouncing, partsOf } from './verb-parts.ts'

/** Who does what a verb tells, and to whom; `carried` is the subject of the verb before it in the sentence. */
export function verbRoles(scene: Scene, trigger: Trigger, carried: number): Roles {
  const { word, sense, at } = trigger
  if (sense.verb?.first)
    return { actors: [], recipients: [], supported: false, support: -1, pointsBack: false, isTopic: false, subject: -1 }
  const told = partsOf(scene, trigger)
  const found = isAnnouncing(scene, trigger, told.subject) ? announced(scene, told.object) : told
  // «زار صنعاء»: a place does not visit; whoever was spoken of does.
  const visited = scene.parts[found.subject]
  const isVisited = word.mode === 'visit' && visited?.kind === 'phrase' && visited.from > at && isPlace(scene, found.subject)
  const isSlain = isVictim(scene, trigger, found)
  const isElsewhere =
    found.subject >= 0 && !isSlain && (isBeyond(scene, trigger, found.subject) || isParted(scene, trigger, found.subject, carried))
  // «قتل 18 فلسطينيا»: who is counted is struck.
  const isCounted = !isSlain && found.subject >= 0 && scene.parts[found.subject]!.from > at && isStruck(scene, trigger)
  const isAccused = isCharged(scene, trigger, found)
  // «قتل فلان على يد …»: its doer stands behind a passive.
  const isDone = sense.kind === 'verb' && !sense.verb?.object && isDoneByAnother(scene, trigger, clauseEnd(scene, at))
  const isUndergone = isOnlyAccused(scene, trigger, found, carried) || isVisited || isSlain || isCounted || isAccused || isDone
  const subject = isUndergone || isElsewhere ? -1 : found.subject
  const object = isUndergone ? found.subject : isElsewhere ? -1 : found.object
  const actors = new Set<Ref>()
  const recipients = new Set<Ref>()
  // «الاتفاق الذي أبرم»: a relative without a doer named is passive.
  const isPassive =
    particles('relative').has(scene.source.tokens[at - 1]?.form ?? '') ||
    (isUndergone && word.type !== 'ACCUSE') ||
    isAccused ||
    isDone ||
    (isElsewhere && !(sense.joined && carried >= 0 && isActive(trigger))) ||
    isStruck(scene, trigger)
  const topic =
    subject >= 0
      ? subject
      : isPassive
        ? -1
        : sense.joined && isSomebody(scene, at + 1)
          ? -1
          : (sense.joined || sense.kind === 'participle') && carried >= 0
            ? carried
            : mayCarry(scene, trigger) && !hasOtherSubject(scene, trigger)
              ? topicBefore(scene, at, sense.joined || sense.kind === 'participle')
              : -1
  const mutual = mutualIn(scene, trigger)
  if (mutual >= 0) add(actors, between(scene, mutual, clauseEnd(scene, at)))
  else if (topic >= 0) add(actors, withJoined(scene.parts, topic).refs)
  else if ((isVisited || isToldOn(scene, trigger)) && scene.spoken.person !== null) add(actors, [scene.spoken.person])
  // «استضافت الرياض محادثات بين …»: its town is where they meet.
  if (mutual >= 0 && word.mode === 'host' && subject >= 0)
    add(
      actors,
      scene.parts[subject]!.refs.filter((ref) => isTown(scene.names, ref)),
    )
  if (sense.verb?.object) {
    // «المعاهدة التي وقعتها …», «صاروخا أطلقه …»: where the line has no recipient or its own word stands before, the pronoun is a thing.
    const isThing = trigger.with >= 0 && trigger.with < at && !word.object
    if (!isThing && (word.object || word.recipient.size > 0)) addPronoun(scene, trigger, topic, recipients, actors)
  } else if ((word.object || (word.undergone && isSlain)) && object >= 0 && !isMouth(scene, scene.parts[object]!))
    add(recipients, withJoined(scene.parts, object).refs)
  const resumed = subject >= 0 ? insertionBehind(scene, subject, at) : -1
  governedBy(scene, trigger, Math.max(at, resumed), clauseEnd(scene, Math.max(at, resumed)), actors, recipients)
  addPrepositionPronoun(scene, trigger, topic, actors, recipients)
  addTarget(scene, trigger, actors, recipients)
  addPosted(scene, trigger, actors, recipients)
  addRanks(scene, trigger, actors, recipients)
  addImposed(scene, trigger, recipients)
  addThreatened(scene, trigger, actors, recipients)
  return { ...finish(actors, recipients, false, -1), subject: topic }
}

// «ودعا نائب عن المعارضة إلى …»: somebody unnamed right behind a joined verb is its subject.
function isSomebody({ source: { tokens }, names }: Scene, k: number): boolean {
  const form = tokens[k]?.form ?? ''
  return (
    (particles('deputy').has(form) || particles('role').has(form) || particles('experts').has(form)) &&
    names.phraseAt(k) === null &&
    !/(ه|ها|هم)$/.test(form)
  )
}

// «اقتحمت … واستولت على …»: a verb that carries a sentence on in the same gender keeps its subject.
const isActive = ({ word }: Trigger): boolean => word.genitive === 'a'

// «إن الرباط ستغلق السفارة، واتهم الحزب بـ…»: whoever went on speaking accuses, and the accused is all that stands behind.
function isOnlyAccused(
  scene: Scene,
  { word, sense, at }: Trigger,
  { subject, object }: { subject: number; object: number },
  carried: number,
): boolean {
  if (word.lemma !== 'اتهم' || sense.kind !== 'verb' || !sense.joined || carried < 0 || sense.verb?.object) return false
  return subject >= 0 && object < 0 && scene.parts[subject]!.from > at
}

// «وسيلتقي قادة …»: a verb of meeting whose sentence names nobody before it tells on of the person that the last one was about.
function isToldOn(scene: Scene, { word, sense }: Trigger): boolean {
  const { person } = scene.spoken
  if (word.type !== 'CONSULT' || sense.kind !== 'verb' || sense.verb?.number !== 'singular' || sense.verb.feminine) return false
  return person !== null && entityType(scene.names, person) === 'PER'
}

// «أكد فلان أن الحافلات توجهت إلى …»: another noun stands between «that» and its verb.
function hasOtherSubject({ source: { tokens }, parts }: Scene, { at, sense }: Trigger): boolean {
  if (sense.joined || !/^ال.{3,}/.test(tokens[at - 1]?.form ?? '')) return false
  for (let k = at - 1; k >= at - SUBJECT; k--) {
    const form = tokens[k]?.form ?? ''
    if (/^[وب]?ان$/.test(form)) return !parts.some((p) => p.from > k && p.to <= at)
    if (tokens[k]?.kind !== 'word') return false
  }
  return false
}

const SUBJECT = 4

// Nobody named strikes nobody: whoever was merely spoken of is not made to («46 مدنيا قتلوا»).
const mayCarry = (scene: Scene, { word, sense, at }: Trigger): boolean =>
  word.type !== 'ASSAULT' || sense.joined || scene.source.tokens[at - 1]?.form.startsWith('ان') === true || sense.verb?.tense === 'future'

// «استهدف هجوم مسجدا شمالي نيجيريا»: another noun is the subject, unless it is a force of whom it stands beside.
function isBeyond(scene: Scene, { word, at }: Trigger, subject: number): boolean {
  const part = scene.parts[subject]!
  if (!VIOLENT.has(word.type) || part.from <= at + 1) return false
  const { tokens } = scene.source
  for (let k = at + 1; k < part.from; k++) {
    const { form, kind } = tokens[k]!
    // «احتجزها وعذبها عناصر …»: two verbs of one subject.
    if (k === at + 1 && JOINED_VERB.test(form)) continue
    // «استهدفت سبعة صواريخ حوثية …»
    if (k === at + 1 && particles('quantity').has(form) && !particles('preposition').has(form)) continue
    // «استهدفت الغارات منصات استخدمتها الحركة»: a word with its article has no genitive.
    if (form.startsWith('ال') && part.kind === 'phrase' && part.from - k > 2) return true
    if (kind === 'word' && !particles('force').has(form.replace(/^ال/, '')) && !particles('role').has(form.replace(/^ال/, ''))) return true
    if (kind === 'word') return false
  }
  return false
}

const JOINED_VERB = /^و.{3,}(ه|ها|هم|هما)$/

// «وتطرد سفيرها، واتهم الحزب بـ …»: behind a comma and another verb stands nobody of this one.
function isParted({ source: { tokens }, parts }: Scene, { sense, at }: Trigger, subject: number, carried: number): boolean {
  if (!sense.joined || carried < 0 || parts[subject]!.from < at) return false
  for (let k = at + 1; k < parts[subject]!.from - 1; k++) if (tokens[k]!.form === '،' && tokens[k + 1]!.form.startsWith('و')) return true
  return false
}

const ONE_SIDED: ReadonlySet<string> = new Set(['SANCTION', 'YIELD', 'REJECT', 'REQUEST', 'ACCUSE'])

// «أبرم في جنيف بين …»: both stand behind the verb.
function mutualIn(scene: Scene, { at, word }: Trigger): number {
  // «ألغت اللقاء بين الوزيرين»: the two are the object's; «توسطت قطر بين …»: the verb's own preposition brings them in.
  if ((ONE_SIDED.has(word.type) && word.mode !== 'collapse') || word.recipient.has('بين')) return -1
  const end = clauseEnd(scene, at)
  for (let k = partFrom(scene, at + 1); k < scene.parts.length && scene.parts[k]!.from < Math.min(end, at + 9); k++)
    if (scene.parts[k]!.lead === 'بين' && !scene.parts[k]!.joined) return k
  return -1
}

const PRONOUNS = /^(.{1,5}?)(ه|ها|هم|هما|اياها|اياه)$/

// «فرضت عليها حظرا»: the preposition carries a pronoun for whoever was named last.
function addPrepositionPronoun(scene: Scene, trigger: Trigger, topic: number, actors: Set<Ref>, recipients: Set<Ref>): void {
  if (recipients.size > 0) return
  for (let k = trigger.at + 1; k < Math.min(scene.to, trigger.at + 4); k++) {
    const { form } = scene.source.tokens[k]!
    const base = PRONOUNS.exec(form)?.[1]
    if (form === 'اياها' || form === 'اياه' || (base !== undefined && trigger.word.recipient.has(base === 'الي' ? 'الي' : base)))
      addPronoun(scene, trigger, topic, recipients, actors)
  }
}
