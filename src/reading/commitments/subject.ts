import type { Ref } from '../contract.ts'
import { clauseStart, partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { gatheredBody, isGathering } from '../grammar/gathered.ts'
import { governed, topicBefore } from '../grammar/governed.ts'
import { particles, withoutConjunction } from '../grammar/particles.ts'
import { withJoined } from '../grammar/parts.ts'
import { bodyCalled, isAgent } from './called.ts'
import { cueWords } from './cues.ts'
import { formAt, isCommonNoun } from './link.ts'

/** Who stands as the verb's subject; the topic of the sentence where it names none and nobody else's name stands in between. */
export function subjectRefs(scene: Scene, verb: number): Ref[] {
  // «واتفق القادة على …», «أن الحلفاء التزموا …»: of the body whose leaders were told of.
  const body = isGathering(scene, verb + 1) || isGathering(scene, verb - 1) ? gatheredBody(scene, verb) : null
  if (body !== null) return [body]
  const subject = subjectPart(scene, verb)
  const unnamed = subject >= 0 && scene.parts[subject]!.to <= verb ? 0 : unnamedSubject(scene, verb)
  if (unnamed > 0 && !(subject >= 0 && scene.parts[subject]!.from <= unnamed)) {
    const called = bodyOfMembers(scene, verb + 1) ?? bodyCalled(scene, verb + 1)
    return called === null ? [] : [called]
  }
  const index = subject >= 0 ? subject : topicOf(scene, verb)
  const isOfThing = index >= 0 && index === subject && isGenitiveOfThing(scene, index, verb)
  if (isOfThing) return []
  const refs = index < 0 ? [] : withJoined(scene.parts, index).refs.filter((r) => /^(PER|ORG|GPE|LOC)$/.test(entityType(scene.names, r)))
  // «إدارة الرئيس فلان ستقدم …» is his state's government.
  if (index >= 0 && /^[وف]?(اداره|حكومه)$/.test(formAt(scene, scene.parts[index]!.from - 1)))
    return refs.map((r) => (entityType(scene.names, r) === 'PER' ? (scene.names.stateOf(r) ?? r) : r))
  const members = refs.length === 0 ? bodyOfMembers(scene, verb + 1) : null
  if (members !== null) return [members]
  return agrees(scene, verb, index, refs) ? refs : []
}

// «وتابع فلان: «لن يوفر الجيش …»»: who stands before a colon only says it; «القمة التي اتفق فيها الزعيمان على …»: the two stand behind the verb.
function subjectPart(scene: Scene, verb: number): number {
  const after = partFrom(scene, verb + 1)
  if (particles('relative').has(formAt(scene, verb - 1)) && scene.parts[after]?.kind === 'group' && scene.parts[after]!.from - verb <= 2)
    return after
  const carried = carriedTopic(scene, verb)
  if (carried >= 0) return carried
  const { subject } = governed(scene, verb)
  if (subject < 0 || isObjectBehind(scene, verb, subject)) return -1
  // «في حال لم تفعل القاهرة فستقوم تونس بذلك», «… سوريا. وتلتزم تونس بـ…»: what stands before a stop or «فـ» is another clause's.
  let isOver = scene.parts[subject]!.to <= verb && /^فس/.test(formAt(scene, verb))
  for (let k = scene.parts[subject]!.to; k < verb; k++) isOver ||= /^[.:؛!؟]$/.test(formAt(scene, k))
  if (!isOver) return subject
  return scene.parts[after]?.lead === '' && scene.parts[after]!.from - verb <= 2 ? after : -1
}

// «موسكو تحترم واشنطن وستغير …», «فرنسا تدعم لبنان، ولن تتخلى عنه»: a joined verb goes on with whom its clause is about, and not with that one's object.
function carriedTopic(scene: Scene, verb: number): number {
  const at = formAt(scene, verb).startsWith('و') ? verb : /^و(لن|سوف)$/.test(formAt(scene, verb - 1)) ? verb - 1 : -1
  if (at <= scene.from) return -1
  const behind = scene.parts[partFrom(scene, verb + 1)]
  if (behind !== undefined && behind.from === verb + 1 && behind.lead === '') return -1
  const start = clauseStart(scene, at)
  for (let k = partFrom(scene, start); k < scene.parts.length && scene.parts[k]!.to <= at; k++) {
    const { lead, joined, kind, refs } = scene.parts[k]!
    if (lead === '' && !joined && kind !== 'nisba' && refs.length > 0) return scene.parts[k]!.from - start <= OPENS ? k : -1
  }
  return -1
}

const OPENS = 5

// «سيزور هولندا والدنمارك», «سيقوم بتسليم رسالة فلان»: a place visited and whoever stands under the preposition take no step; the subject is left out.
function isObjectBehind(scene: Scene, verb: number, subject: number): boolean {
  const { from, refs } = scene.parts[subject]!
  if (from <= verb) return false
  if (CARRY_OUT.test(formAt(scene, verb))) return formAt(scene, verb + 1).startsWith('ب') && from > verb + 1
  return particles('visiting').has(withoutConjunction(formAt(scene, verb))) && from === verb + 1 && isPlaces(scene, refs)
}

const CARRY_OUT = /^[وف]?س?[يت]قوم(ون|ان)?$/

const isPlaces = (scene: Scene, refs: readonly Ref[]): boolean =>
  refs.length > 0 && refs.every((r) => /^(GPE|LOC|FAC)$/.test(entityType(scene.names, r)))

/** «وقرر مجلس الإدارة تعيين فلان»: last token of a subject that names nobody, right behind its verb; 0 where none is. */
export function unnamedSubject(scene: Scene, verb: number): number {
  // «اتفق كل الأطراف على …»
  const first = particles('share').has(formAt(scene, verb + 1)) ? verb + 2 : verb + 1
  // «اتفقت وجهات النظر»: no conjunction stands between a verb and its subject.
  if (/^و/.test(formAt(scene, first)) && !particles('agents').has(formAt(scene, first))) return 0
  if (!isAgent(formAt(scene, first)) || (scene.names.phraseAt(first)?.ref ?? null) !== null || scene.names.mentionAt(first) !== null)
    return 0
  let k = first
  while (k < first + CHAIN && !formAt(scene, k).startsWith('ال') && isPlainNoun(scene, k + 1)) k++
  if (!formAt(scene, k).startsWith('ال')) return formAt(scene, first).startsWith('ال') ? first : 0
  while (k < first + CHAIN && isCommonNoun(scene, k + 1) && !scene.parts.some((p) => p.from === k + 1)) k++
  return k
}

const CHAIN = 4

// «مسؤولي المدينة» is a crowd, and nobody's name.
const isPlainNoun = (scene: Scene, k: number): boolean =>
  scene.source.tokens[k]?.kind === 'word' &&
  (scene.names.phraseAt(k)?.ref ?? null) === null &&
  scene.names.mentionAt(k) === null &&
  !isSmall(formAt(scene, k))

const isSmall = (form: string): boolean =>
  particles('preposition').has(form) ||
  particles('subordinator').has(form) ||
  particles('particle').has(form) ||
  particles('relative').has(form)

// «أن تقسيم المدينة سيسهل …»: who stands as the genitive of a thing is not the verb's subject, and the thing binds itself to nothing.
function isGenitiveOfThing(scene: Scene, index: number, verb: number): boolean {
  const part = scene.parts[index]!
  if (part.to > verb || part.lead !== '') return false
  // «الحدود القطرية ستمنح …»: the adjective tells whose the thing is.
  if (part.kind === 'nisba') return isThingOf(scene, part.from)
  let k = part.from - 1
  while (k > part.from - CHAIN && k >= scene.from && isThingWord(scene, k)) k--
  return k < part.from - 1 && (opensClause(scene, k) || particles('subordinator').has(formAt(scene, k)))
}

function isThingOf(scene: Scene, from: number): boolean {
  const noun = scene.names.nisbaAt(from).length > 0 ? from - 1 : from
  const form = formAt(scene, noun)
  return form.length > 2 && !isAgent(form) && !particles('force').has(form.replace(/^[وف]?ال/, '')) && !particles('participants').has(form)
}

function isThingWord(scene: Scene, k: number): boolean {
  const form = formAt(scene, k)
  if (form.length < 3 || form.startsWith('ال') || !isPlainNoun(scene, k) || isAgent(form) || isAgent(form.replace(/(ه|ها|هم|هما|نا)$/, '')))
    return false
  return !/(و|ون|ين|يو)$/.test(form) && !particles('role').has(form) && !particles('force').has(form) && !particles('country').has(form)
}

// The last topic, unless «أن» or «لكن» with a subject of its own stands between it and the verb («أكد الوزير أن التحول … سيفتح»).
function topicOf(scene: Scene, verb: number): number {
  const topic = topicBefore(scene, verb)
  if (topic < 0) return -1
  for (let k = verb - 2; k >= scene.parts[topic]!.to; k--) {
    // «وأضاف فلان: «الأغلبية … لن تقبل»»: who only says it.
    if (formAt(scene, k) === ':' && /^["«“]$/.test(formAt(scene, k + 1))) return -1
    if (!/^([وبف]?ان|لان|و?لكن|بينما|حيث|اذ)$/.test(formAt(scene, k))) continue
    const isQuoted = /^["«“]$/.test(formAt(scene, k + 1))
    // «أن «صحيفة فلان» وافقت على …»: a name in quotation marks that nobody knows.
    if (isQuoted && scene.source.lines.some((l) => l.quotes.some((q) => q.open === k + 1 && q.closed && q.close < verb))) return -1
    return hasOwnSubject(scene, isQuoted ? k + 2 : k + 1) ? -1 : topic
  }
  return topic
}

// Behind «أن» stands a noun, which is no verb by its first letter, and no pronoun makes it the topic's («أن محادثاته ستتناول»).
function hasOwnSubject(scene: Scene, k: number): boolean {
  // «أن 14 دولة تعهدت», «أن تلك الدول ستفعل», «أن بعضها سيوفر»: some of many, whoever they are.
  const next = formAt(scene, k + 1)
  if (/^\d+$/.test(formAt(scene, k))) return isAgent(next)
  if (particles('pointing').has(formAt(scene, k)) && isAgent(next)) return true
  if (PART_OF_MANY.test(formAt(scene, k))) return true
  if (isCommonNoun(scene, k)) return !isVerb(scene, k)
  if (!isPlainNoun(scene, k)) return false
  const form = formAt(scene, k)
  if (/(ه|ها|هم|هما)$/.test(scene.source.text.slice(scene.source.tokens[k]!.start, scene.source.tokens[k]!.end))) return false
  return isAgent(form) || !/^([يتناس]|.{1,2}$)/.test(form)
}

const PART_OF_MANY = /^(?:بعض|معظم|اغلب|غالبيت|كل|جميع|احد|عدد)(?:ها|هم|هما)$/

// «حيث التقى …» begins as a noun with its article does.
const isVerb = ({ source }: Scene, k: number): boolean =>
  [...cueWords().steps.at(source.tokens[k]!.word), ...cueWords().cues.at(source.tokens[k]!.word)].some((s) => s.kind === 'verb')

// Arabic verbs agree with what stands before them in number: «البعض سيفتقدون» is not of one man named earlier.
function agrees(scene: Scene, verb: number, index: number, refs: readonly Ref[]): boolean {
  if (index < 0 || refs.length !== 1 || scene.parts[index]!.from > verb) return true
  const isMany = /(ون|وا)$/.test(formAt(scene, verb)) && formAt(scene, verb).length > 5
  return (
    !isMany || !/^(PER|GPE)$/.test(entityType(scene.names, refs[0]!)) || scene.parts[index]!.kind !== 'phrase' || isPlural(scene, index)
  )
}

// «مسؤولو الحلف», «وزراء روسيا»: people of whoever is named with them.
const isPlural = (scene: Scene, index: number): boolean => {
  const { from, to } = scene.parts[index]!
  for (let k = from - 1; k < to; k++) if (isAgent(formAt(scene, k)) && /(و|ون|ين|اء|ات|ي)$/.test(formAt(scene, k))) return true
  return false
}

// «أن يناقش وزراء البلدان الأعضاء في الحلف …»: what its members are to do together is their body's.
function bodyOfMembers(scene: Scene, from: number): Ref | null {
  if (!isCommonNoun(scene, from) && !particles('role').has(formAt(scene, from))) return null
  let told = false
  for (let k = from; k < Math.min(scene.to, from + MEMBERS_REACH); k++) {
    const mention = scene.names.mentionAt(k)
    if (mention !== null) return told && mention.type === 'ORG' ? mention.entity : null
    const { kind, form } = scene.source.tokens[k]!
    if (kind === 'mark') return null
    told ||= particles('members').has(form)
  }
  return null
}

const MEMBERS_REACH = 8

/** «الصاروخ الجديد لن يغير …», «هذه الإجراءات لن تحمي …»: a common noun opens the clause and is the verb's subject, so nobody spoken of before is. */
export function isThing(scene: Scene, verb: number): boolean {
  // «المحققين سيباشرون», «المحققان سيباشران»: people, whoever they are.
  if (/(?:ون|ان)$/.test(formAt(scene, verb))) return false
  let k = verb - 1
  while (k > verb - THING && isCommonNoun(scene, k)) k--
  if (k === verb - 1) return isDescribedThing(scene, verb)
  if (particles('pointing').has(formAt(scene, k)) && !isAgent(formAt(scene, k + 1))) k--
  return opensClause(scene, k) && !scene.parts.some((p) => p.kind === 'group' && p.from > k && p.to <= verb)
}

const THING = 6
const DESCRIBED = 20

// «أن الصاروخ الجديد الذي أطلقته روسيا «لن يغير …»»: who stands in the relative clause is not the subject either.
function isDescribedThing(scene: Scene, verb: number): boolean {
  let isRelative = false
  for (let k = verb - 1; k > Math.max(scene.from, verb - DESCRIBED); k--) {
    const form = formAt(scene, k)
    if (/^[وبف]?ان$/.test(form)) return formAt(scene, k + 1) === 'اي' || (isRelative && isCommonNoun(scene, k + 1))
    if (/^([.؛:]|[وبف]?ان.*)$/.test(form)) return false
    isRelative ||= particles('relative').has(form)
  }
  return false
}

const opensClause = (scene: Scene, k: number): boolean =>
  /^([وبف]?ان|:)$/.test(formAt(scene, k)) || scene.source.lines.some((l) => l.quotes.some((q) => q.open === k))

/** «الفصائل ستثبت …», «وزير الداخلية «سيترأس» …»: the noun of somebody unnamed who acts, with its adjectives or its genitive, before the verb; -1 where none is. */
export function actingNoun(scene: Scene, last: number): number {
  let end = last
  while (/^["«“]$/.test(formAt(scene, end))) end--
  for (let k = end; k > end - CHAIN && isPlainNoun(scene, k); k--) {
    const form = formAt(scene, k)
    if ((particles('participants').has(form) || isAgent(form)) && opensClause(scene, k - 1)) return k
  }
  return -1
}

/** Whether somebody named is the verb's subject, and no genitive of a thing. */
export function hasSubject(scene: Scene, verb: number): boolean {
  const subject = subjectPart(scene, verb)
  return subject >= 0 && !isGenitiveOfThing(scene, subject, verb)
}

/** Whether a named part that acts opens the clause right before the verb or stands right behind it, as its subject. */
export function isNamedSubject(scene: Scene, verb: number): boolean {
  if (particles('country').has(formAt(scene, verb - 1))) return true
  const subject = subjectPart(scene, verb)
  if (subject < 0) return false
  const { from, to, refs, kind } = scene.parts[subject]!
  const canBind = refs.some((r) => /^(PER|ORG|GPE)$/.test(entityType(scene.names, r)))
  if (to <= verb) return canBind && (from === scene.from || opensClause(scene, from - 1))
  return canBind && from === verb + 1 && kind === 'phrase'
}
