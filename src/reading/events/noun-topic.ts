import type { Ref } from '../contract.ts'
import { clauseEnd, partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { governed, topicBefore } from '../grammar/governed.ts'
import { particles } from '../grammar/particles.ts'
import { type Part, withJoined } from '../grammar/parts.ts'
import { supportOf } from './support.ts'
import type { Trigger } from './triggers.ts'

/** Who does what a noun tells where nobody stands beside it: the subject of the verb that carries it, else whom the sentence is about. */
export function nounTopic(scene: Scene, trigger: Trigger, supporter: number, first: Part | undefined): number {
  const { word, at } = trigger
  const office = supporter >= 0 ? supportOf(scene, supporter) : 'does'
  // «أعلن الجيش مقتل …» tells what others did; «شهدت المدينة هجوما» is where.
  // «أعلنت روسيا السيطرة على البلدة»: who has taken it says so.
  const isOwnGain = word.mode === 'seize' && trigger.sense.definite && trigger.sense.possessor === '' && supporter < at
  if (office === 'sees' || (office === 'tells' && word.type === 'ASSAULT' && !isOwnGain)) return -1
  if (word.genitive === 'o' && word.type === 'ASSAULT' && supporter < 0) return -1
  if (supporter >= 0) {
    // «ضربات شنتها قوات …»: behind the verb stands who does what its pronoun takes up.
    const sent = sentBehind(scene, supporter)
    if (sent >= 0) return sent
    const { subject } = governed(scene, supporter, false, supporter > at)
    if (subject >= 0 && (supporter > at || scene.parts[subject]!.from !== first?.from)) return subject
    // «زيارة يقوم بها إلى كينيا الوزير فلان»
    const later = supporter > at && word.type === 'CONSULT' ? bareAfter(scene, supporter) : -1
    if (later >= 0 && scene.parts[later]!.from < clauseEnd(scene, supporter)) return later
    return supporter < at ? topicBefore(scene, supporter) : word.type === 'CONSULT' ? callerBefore(scene, at, supporter) : -1
  }
  // «وافقت إيران على … مقابل رفع العقوبات»: the other side does it.
  if (scene.source.tokens[at - 1]?.form === 'مقابل') return -1
  const decided = deciderBefore(scene, at)
  if (decided >= 0) return decided
  if (word.type !== 'CONSULT' && !(word.genitive === 'a' && trigger.with > at && FOLLOWING.has(word.type))) return -1
  const topic = announcerBefore(scene, at) ?? topicBefore(scene, at)
  return topic >= 0 && word.type !== 'CONSULT' && isSpokenOf(scene, scene.parts[topic]!.to, at) ? -1 : topic
}

// «مكالمة أجراها مع …»: a man's verb with nobody behind it tells of whoever was named last as a doer.
function callerBefore({ source: { tokens }, names, parts }: Scene, at: number, verb: number): number {
  if (/^ت|ت(ه|ها)$/.test(tokens[verb]!.form) || !/(ه|ها)$/.test(tokens[verb]!.form)) return -1
  return parts.findLastIndex(
    (p) => p.to <= at && p.lead === '' && p.kind === 'phrase' && p.refs.length === 1 && entityType(names, p.refs[0]!) === 'PER',
  )
}

/** Whether the relative clause is of the noun behind what is said of it: «إدانة الهجمات التي شنتها …». */
export const isOthers = ({ source }: Scene, { at, sense, word }: Trigger, verb: number): boolean =>
  SPOKEN.has(word.type) && !sense.definite && verb > at + 2 && particles('relative').has(source.tokens[verb - 1]!.form)

// What is said of a deed that another did.
const SPOKEN: ReadonlySet<string> = new Set(['ACCUSE', 'REJECT', 'SUPPORT', 'REQUEST', 'THREATEN'])

/** Who stands behind a relative clause's verb as its subject. */
export function doerBehind(scene: Scene, verb: number): readonly Ref[] {
  if (!/(ه|ها)$/.test(scene.source.tokens[verb]!.form)) return []
  const { subject } = governed(scene, verb, false, true)
  return subject >= 0 && scene.parts[subject]!.from > verb ? withJoined(scene.parts, subject).refs : []
}

/** «شاركت قوات من كازاخستان»: whose people a verb has right behind it without a name; -1 where there are none. */
export function sentBehind({ source: { tokens }, parts }: Scene, verb: number): number {
  const index = parts.findIndex((p) => p.from > verb)
  const part = parts[index]
  if (part === undefined || part.lead !== 'من' || part.joined || part.leadAt < verb + 2 || part.leadAt > verb + SENT) return -1
  // «وتشارك في المناورات قوات من …»: behind what the verb's preposition brings in.
  const { form } = tokens[part.leadAt - 1]!
  const isNext = part.leadAt === verb + 2 || particles('preposition').has(tokens[verb + 1]!.form)
  return isNext && (particles('force').has(form) || particles('agents').has(form) || particles('experts').has(form)) ? index : -1
}

const SENT = 5

const ANNOUNCING = /^[وف]?[بل]?(اعلان|قرار|تعهد|عزم|نيه|اعتزام|استعداد|رفض|قبول|اعادة|بدء)$/

// «بعد إعلان واشنطن الانسحاب من …»: whoever stands as the announcement's genitive right before the noun.
function announcerBefore({ source: { tokens }, parts }: Scene, at: number): number | null {
  const index = parts.findLastIndex((p) => p.to <= at)
  const part = parts[index]
  if (part === undefined || part.to !== at || part.joined || part.kind === 'nisba') return null
  return ANNOUNCING.test(tokens[part.from - 1]?.form ?? '') ? index : null
}

// «قال المدير إن فرض رسوم يضر بالتجارة»: whoever says so about a noun has not done it.
function isSpokenOf({ source: { tokens } }: Scene, from: number, at: number): boolean {
  for (let k = from; k < at; k++) if (THAT.has(tokens[k]!.form)) return true
  return false
}

const THAT = new Set(['ان', 'بان', 'وان', 'وبان'])

const DECISION = /^[بل]?قرار(ه|ها|هم)?$/

// «تأييدها لتونس في قرارها سحب السفير»: whoever stands right before the decision took it.
function deciderBefore({ source: { tokens }, parts }: Scene, at: number): number {
  if (!DECISION.test(tokens[at - 1]?.form ?? '')) return -1
  let index = parts.length - 1
  while (index >= 0 && parts[index]!.to > at - 1) index--
  return index >= 0 && at - 1 - parts[index]!.to <= 1 ? index : -1
}

// Acts that a sentence's subject orders, decides or announces: «دفع واشنطن لفرض عقوبات».
const FOLLOWING: ReadonlySet<string> = new Set(['SANCTION', 'COOPERATE', 'AID', 'MOBILIZE', 'AGREE', 'YIELD'])

function hasComma(scene: Scene, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (scene.source.tokens[k]!.form === '،') return true
  return false
}

const OBJECT_REACH = 10

/** Second bare part behind a verbal noun: «استقبال الرئيس … وزير …». */
export function bareObject(scene: Scene, trigger: Trigger, after: number, end: number): number {
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

/** The first bare part behind a token: a subject that comes late («في ختام زيارته لقرغيزستان قال بوتين»). */
export function bareAfter(scene: Scene, at: number): number {
  const first = partFrom(scene, at + 1)
  for (let k = first; k < Math.min(scene.parts.length, first + 10); k++) {
    const p = scene.parts[k]!
    if (p.lead === '' && !p.joined && p.kind !== 'nisba') return k
  }
  return -1
}
