import type { Ref } from '../contract.ts'
import { clauseEnd, governed, partFrom, type Scene, topicBefore } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import { type Part, withJoined } from '../grammar/parts.ts'
import { supportAfter, supportBefore } from './support.ts'
import type { Trigger } from './triggers.ts'

/** Who does an event and to whom, as far as the sentence says. */
export interface Roles {
  readonly actors: readonly Ref[]
  readonly recipients: readonly Ref[]
  /** Whether a verb that makes events of nouns carries the trigger («أجرى محادثات»). */
  readonly supported: boolean
  /** Token of that verb, -1 where there is none. */
  readonly support: number
}

const NEAR = 3

/** Finds actors and recipients of a trigger in its sentence. */
export function rolesOf(scene: Scene, trigger: Trigger): Roles {
  return trigger.sense.kind === 'verb' ? verbRoles(scene, trigger) : nounRoles(scene, trigger)
}

function verbRoles(scene: Scene, trigger: Trigger): Roles {
  const { word, sense, at } = trigger
  const { subject, object } = governed(scene, at)
  const actors = new Set<Ref>()
  const recipients = new Set<Ref>()
  if (sense.verb?.first) return { actors: [], recipients: [], supported: false, support: -1 }
  const topic = subject >= 0 ? subject : sense.verb?.object || sense.joined || subject < 0 ? topicBefore(scene, at) : -1
  if (topic >= 0) add(actors, withJoined(scene.parts, topic).refs)
  if (sense.verb?.object) addPronoun(scene, at, topic, word.object || word.recipient.size > 0 ? recipients : actors, actors)
  else if (word.object && object >= 0) add(recipients, withJoined(scene.parts, object).refs)
  governedBy(scene, trigger, clauseEnd(scene, at), actors, recipients)
  return finish(actors, recipients, false, -1)
}

function nounRoles(scene: Scene, trigger: Trigger): Roles {
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
    const topic = topicBefore(scene, at)
    const later = scene.parts.findIndex((p) => p.from > at && p.lead === '' && !p.joined && p.kind !== 'nisba')
    if (topic >= 0) add(owner, withJoined(scene.parts, topic).refs)
    else if (later >= 0) add(owner, withJoined(scene.parts, later).refs)
    else if (scene.spoken.person !== null) add(owner, [scene.spoken.person])
  }
  if (first !== undefined && first.from < end && first.from - at <= NEAR + 2) {
    if (lead === 'بين') add(actors, between(scene, after, end))
    else if (first.kind === 'nisba' && first.from - at <= NEAR) add(actors, withJoined(scene.parts, after).refs)
    else if (lead === '' && first.from - at <= NEAR && sense.possessor === '' && !first.joined)
      add(owner, withJoined(scene.parts, after).refs)
    else if (lead === 'ل' && word.type === 'CONSULT' && !word.recipient.has('ل')) add(actors, withJoined(scene.parts, after).refs)
  }
  const inner = bareObject(scene, trigger, after, end)
  if (inner >= 0 && word.object && sense.possessor === '') add(recipients, withJoined(scene.parts, inner).refs)
  governedBy(scene, trigger, end, actors, recipients)
  const verb = supportBefore(scene, at)
  const supporter = verb >= 0 ? verb : supportAfter(scene, at)
  if (supporter >= 0 && actors.size === 0) {
    const { subject } = governed(scene, supporter)
    const topic = subject >= 0 && scene.parts[subject]!.from !== first?.from ? subject : verb >= 0 ? topicBefore(scene, supporter) : -1
    if (topic >= 0) add(actors, withJoined(scene.parts, topic).refs)
  } else if (actors.size === 0 && (word.type === 'CONSULT' || word.genitive === 'a')) {
    const topic = topicBefore(scene, at)
    if (topic >= 0 && word.type === 'CONSULT') add(actors, withJoined(scene.parts, topic).refs)
  }
  return finish(actors, recipients, supporter >= 0, supporter)
}

// «بين موسكو وطهران», «بين الرئيس الروسي … ونظيره»
function between(scene: Scene, index: number, end: number): Ref[] {
  const refs = [...scene.parts[index]!.refs]
  for (let k = index + 1; k < scene.parts.length && scene.parts[k]!.from < end && k < index + 5; k++) {
    const p = scene.parts[k]!
    if (!p.joined && !(p.lead === 'بين')) continue
    for (const r of p.refs) if (!refs.includes(r)) refs.push(r)
  }
  return refs
}

// Second bare part behind a verbal noun: «استقبال الرئيس … وزير …».
function bareObject(scene: Scene, trigger: Trigger, after: number, end: number): number {
  if (trigger.word.genitive !== 'a') return -1
  for (let k = after; k < scene.parts.length && scene.parts[k]!.from < end; k++) {
    const p = scene.parts[k]!
    if (p.lead !== '' || p.joined || p.kind === 'nisba') continue
    if (k === after && trigger.sense.possessor === '') continue
    return k
  }
  return -1
}

// What the line's prepositions bring in after the trigger, before the clause ends.
function governedBy(scene: Scene, trigger: Trigger, end: number, actors: Set<Ref>, recipients: Set<Ref>): void {
  const { word, at } = trigger
  const agents = particles('agent')
  for (let k = partFrom(scene, at + 1); k < scene.parts.length && scene.parts[k]!.from < end; k++) {
    const p = scene.parts[k]!
    if (p.joined || p.lead === '') continue
    if (word.partner.has(p.lead)) add(actors, withJoined(scene.parts, k).refs)
    else if (word.recipient.has(p.lead)) add(recipients, withJoined(scene.parts, k).refs)
    else if (agents.has(p.lead) && isAgent(scene, p)) add(actors, withJoined(scene.parts, k).refs)
  }
}

// «من قبل», «من جانب», «على يد», «بقيادة»
function isAgent(scene: Scene, part: Part): boolean {
  const { tokens } = scene.source
  const lead = tokens[part.from - 1]
  if (lead === undefined) return false
  if (lead.form.startsWith('ب')) return true
  const before = tokens[part.from - 2]?.form
  return before === 'من' || before === 'علي'
}

// «توعدتها روسيا»: the object is whoever was named last before the verb.
function addPronoun(scene: Scene, at: number, topic: number, into: Set<Ref>, actors: ReadonlySet<Ref>): void {
  for (let k = partFrom(scene, at) - 1; k >= 0; k--) {
    const p = scene.parts[k]!
    if (k === topic || p.refs.length === 0 || p.refs.some((r) => actors.has(r))) continue
    add(into, p.refs)
    return
  }
}

function add(set: Set<Ref>, refs: readonly Ref[]): void {
  for (const r of refs) set.add(r)
}

function finish(actors: ReadonlySet<Ref>, recipients: ReadonlySet<Ref>, supported: boolean, support: number): Roles {
  return { actors: [...actors], recipients: [...recipients].filter((r) => !actors.has(r)), supported, support }
}
