import type { Ref } from '../contract.ts'
import { clauseEnd, governed, partFrom, type Scene, topicBefore } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import { type Part, withJoined } from '../grammar/parts.ts'
import { supportAfter, supportBefore, undergoes } from './support.ts'
import type { Trigger } from './triggers.ts'

/** Who does an event and to whom, as far as the sentence says. */
export interface Roles {
  readonly actors: readonly Ref[]
  readonly recipients: readonly Ref[]
  /** Whether a verb that makes events of nouns carries the trigger («أجرى محادثات»). */
  readonly supported: boolean
  /** Token of that verb, -1 where there is none. */
  readonly support: number
  /** Whether a definite noun points back to what was told («القمة») and names nobody itself. */
  readonly pointsBack: boolean
  /** Part that is the verb's subject, which a joined verb behind it may carry on; -1 where there is none. */
  readonly subject: number
}

const NEAR = 3

/** Finds actors and recipients of a trigger in its sentence. */
export function rolesOf(scene: Scene, trigger: Trigger, carried = -1): Roles {
  const { kind, definite } = trigger.sense
  return kind === 'verb' || (kind === 'participle' && !definite) ? verbRoles(scene, trigger, carried) : nounRoles(scene, trigger)
}

function verbRoles(scene: Scene, trigger: Trigger, carried: number): Roles {
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
  return scene.parts.findIndex((p) => p.from > at && p.from < end && p.from - at <= 8 && p.lead === 'بين' && !p.joined)
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

const isPlace = (scene: Scene, index: number): boolean =>
  scene.parts[index]!.refs.some((ref) => /^(GPE|LOC|FAC)$/.test(scene.names.entity(ref).type))

const TARGETED = new Set(['SANCTION', 'ASSAULT', 'COERCE'])

// «طرد دبلوماسيين روس»: the adjective behind what is struck says whose it is; elsewhere it says who acts («سحب القوات الأميركية»).
function addTarget(scene: Scene, trigger: Trigger, actors: Set<Ref>, recipients: Set<Ref>): void {
  const { word, at } = trigger
  const behind = Math.max(trigger.with, at)
  const part = scene.parts.find((p) => p.to > behind)
  if (part === undefined || part.from - behind > 2) return
  const isTargeted = TARGETED.has(word.type) || word.mode === 'summon'
  const isOfObject = isTargeted && (trigger.with > at || trigger.sense.kind === 'verb') && !word.needs.includes('sanction')
  // «طرد 23 دبلوماسيا بريطانيا»: without its article the adjective is written like the state's own name.
  const isWhose =
    part.kind === 'nisba' || (OF_MISSIONS.has(word.mode ?? '') && part.kind === 'phrase' && part.lead === '' && part.from - behind <= 1)
  if (!isWhose) return
  if (isOfObject && recipients.size === 0) {
    const refs = part.refs.map((ref) => scene.names.stateOf(ref) ?? ref)
    for (const ref of part.refs) if (actors.size > 1 || part.from <= behind) actors.delete(ref)
    add(recipients, refs)
  } else if (actors.size === 0 && part.kind === 'nisba') add(actors, part.refs)
}

const OF_MISSIONS = new Set(['expel', 'relations', 'summon'])

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
    else if (word.object && scene.spoken.person !== null) {
      add(owner, [scene.spoken.person])
      if (later >= 0 && scene.parts[later]!.from < end) add(recipients, withJoined(scene.parts, later).refs)
    } else if (later >= 0) add(owner, withJoined(scene.parts, later).refs)
    else if (scene.spoken.person !== null) add(owner, [scene.spoken.person])
  }
  if (first !== undefined && first.from < end && first.from - at <= NEAR + 2) {
    if (lead === 'بين') add(actors, between(scene, after, end))
    else if (first.kind === 'nisba' && first.from - at <= NEAR && trigger.with < at && sense.possessor === '')
      add(owner, withJoined(scene.parts, after).refs)
    else if (lead === '' && first.from - at <= NEAR && sense.possessor === '' && !first.joined)
      addGenitive(scene, trigger, after, owner, recipients)
    else if (lead === 'ل' && word.type === 'CONSULT' && !word.recipient.has('ل')) add(actors, withJoined(scene.parts, after).refs)
  }
  const inner = bareObject(scene, trigger, after, end)
  if (inner >= 0 && word.object && sense.possessor === '') add(recipients, withJoined(scene.parts, inner).refs)
  const verb = supportBefore(scene, at)
  const supporter = verb >= 0 ? verb : supportAfter(scene, at)
  governedBy(scene, trigger, verb >= 0 ? verb : at, supporter > at ? clauseEnd(scene, supporter) : end, actors, recipients)
  addTarget(scene, trigger, actors, recipients)
  const pointsBack = sense.definite && actors.size === 0 && recipients.size === 0
  if (actors.size === 0) {
    const topic = nounTopic(scene, trigger, supporter, first)
    const isStruck = supporter >= 0 && undergoes(scene, supporter)
    if (topic >= 0)
      add(
        isStruck ? recipients : actors,
        withJoined(scene.parts, topic).refs.filter((r) => !recipients.has(r)),
      )
  }
  return finish(actors, recipients, supporter >= 0, supporter, pointsBack)
}

// «قمة الدوحة» is where it meets, «زيارة تونس» whom it visits, «قمة الناتو» who meets.
function addGenitive(scene: Scene, trigger: Trigger, index: number, owner: Set<Ref>, recipients: Set<Ref>): void {
  const { refs } = withJoined(scene.parts, index)
  if (trigger.word.type !== 'CONSULT') add(owner, refs)
  else if (trigger.word.mode === 'visit' && isPlace(scene, index)) add(recipients, refs)
  else
    add(
      owner,
      refs.filter((ref) => !isVenue(scene, ref)),
    )
}

const isVenue = (scene: Scene, ref: Ref): boolean => {
  const { type } = scene.names.entity(ref)
  const state = scene.names.stateOf(ref)
  return type === 'FAC' || type === 'LOC' || (type === 'GPE' && state !== null && state !== ref)
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

// Who does what a noun tells where nobody stands beside it: the subject of the verb that carries it, else whom the sentence is about.
function nounTopic(scene: Scene, trigger: Trigger, supporter: number, first: Part | undefined): number {
  const { word, at } = trigger
  if (supporter >= 0) {
    const { subject } = governed(scene, supporter)
    if (subject >= 0 && scene.parts[subject]!.from !== first?.from) return subject
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
    if (p.lead !== '' || p.joined || p.kind === 'nisba' || p.from - trigger.at > OBJECT_REACH) continue
    if (k === after && trigger.sense.possessor === '') continue
    return k
  }
  return -1
}

// What the line's prepositions bring in after the trigger, before the clause ends.
function governedBy(scene: Scene, trigger: Trigger, from: number, end: number, actors: Set<Ref>, recipients: Set<Ref>): void {
  const { word } = trigger
  const agents = particles('agent')
  for (let k = partFrom(scene, from + 1); k < scene.parts.length && scene.parts[k]!.from < end; k++) {
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

function finish(actors: ReadonlySet<Ref>, recipients: ReadonlySet<Ref>, supported: boolean, support: number, pointsBack = false): Roles {
  return { actors: [...actors], recipients: [...recipients].filter((r) => !actors.has(r)), supported, support, pointsBack, subject: -1 }
}
