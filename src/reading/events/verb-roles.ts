import type { Ref } from '../contract.ts'
import { clauseEnd, governed, partFrom, type Scene, topicBefore } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import { withJoined } from '../grammar/parts.ts'
import { add, addPronoun, addTarget, between, finish, governedBy, isPlace, NEAR, type Roles } from './governing.ts'
import type { Trigger } from './triggers.ts'

/** Who does what a verb tells, and to whom; `carried` is the subject of the verb before it in the sentence. */
export function verbRoles(scene: Scene, trigger: Trigger, carried: number): Roles {
  const { word, sense, at } = trigger
  if (sense.verb?.first) return { actors: [], recipients: [], supported: false, support: -1, pointsBack: false, subject: -1 }
  const found = sense.kind === 'participle' ? participleParts(scene, at) : governed(scene, at, sense.joined, sense.verb?.object)
  // «زار صنعاء»: a place does not visit; whoever was spoken of does.
  const visited = scene.parts[found.subject]
  const isVisited = word.mode === 'visit' && visited?.kind === 'phrase' && visited.from > at && isPlace(scene, found.subject)
  const subject = isVisited ? -1 : found.subject
  const object = isVisited ? found.subject : found.object
  const actors = new Set<Ref>()
  const recipients = new Set<Ref>()
  // «الاتفاق الذي أبرم»: a relative without a doer named is passive.
  const isPassive = particles('relative').has(scene.source.tokens[at - 1]?.form ?? '') || isStruck(scene, trigger)
  const topic = subject >= 0 ? subject : isPassive ? -1 : sense.joined && carried >= 0 ? carried : topicBefore(scene, at, sense.joined)
  const mutual = mutualIn(scene, at)
  if (mutual >= 0) add(actors, between(scene, mutual, clauseEnd(scene, at)))
  else if (topic >= 0) add(actors, withJoined(scene.parts, topic).refs)
  else if (isVisited && scene.spoken.person !== null) add(actors, [scene.spoken.person])
  if (sense.verb?.object) addPronoun(scene, at, topic, word.object || word.recipient.size > 0 ? recipients : actors, actors)
  else if (word.object && object >= 0) add(recipients, withJoined(scene.parts, object).refs)
  governedBy(scene, trigger, at, clauseEnd(scene, at), actors, recipients)
  addPrepositionPronoun(scene, trigger, topic, actors, recipients)
  addTarget(scene, trigger, actors, recipients)
  return { ...finish(actors, recipients, false, -1), subject: topic }
}

// «قتل 24 شخصا»: a count right behind the verb, and nobody named before it, makes it passive.
function isStruck(scene: Scene, trigger: Trigger): boolean {
  const next = scene.source.tokens[trigger.at + 1]
  if (next === undefined || (trigger.word.type !== 'ASSAULT' && trigger.word.type !== 'COERCE')) return false
  return next.kind === 'number' || particles('quantity').has(next.form)
}

// «أبرم في جنيف بين …»: both stand behind the verb.
function mutualIn(scene: Scene, at: number): number {
  const end = clauseEnd(scene, at)
  for (let k = partFrom(scene, at + 1); k < scene.parts.length && scene.parts[k]!.from < Math.min(end, at + 9); k++)
    if (scene.parts[k]!.lead === 'بين' && !scene.parts[k]!.joined) return k
  return -1
}

// «داعيا الولايات المتحدة»: whoever the sentence is about calls on whom stands bare behind it.
function participleParts(scene: Scene, at: number): { subject: number; object: number } {
  const after = partFrom(scene, at + 1)
  const part = scene.parts[after]
  return { subject: -1, object: part !== undefined && part.lead === '' && part.from - at <= NEAR ? after : -1 }
}

const PRONOUNS = /^(.{1,5}?)(ه|ها|هم|هما|اياها|اياه)$/

// «فرضت عليها حظرا»: the preposition carries a pronoun for whoever was named last.
function addPrepositionPronoun(scene: Scene, trigger: Trigger, topic: number, actors: Set<Ref>, recipients: Set<Ref>): void {
  if (recipients.size > 0) return
  for (let k = trigger.at + 1; k < Math.min(scene.to, trigger.at + 4); k++) {
    const { form } = scene.source.tokens[k]!
    const base = PRONOUNS.exec(form)?.[1]
    if (form === 'اياها' || form === 'اياه' || (base !== undefined && trigger.word.recipient.has(base === 'الي' ? 'الي' : base)))
      addPronoun(scene, trigger.at, topic, recipients, actors)
  }
}
