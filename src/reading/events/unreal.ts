import { clauseStart, type Scene } from '../grammar/clause.ts'
import { particles, withoutConjunction } from '../grammar/particles.ts'
import { plainAt, startsFuture } from './reality-words.ts'
import type { Trigger } from './triggers.ts'

const NEAR = 3
const WARNED_BEFORE = 12

/** «حذر الرئيس …، الخميس، كوريا الجنوبية من تزويد …», «يمنع الدول … من نشر قوات»: what somebody is warned of or kept from has not happened. */
export function isKeptFrom(scene: Scene, first: number): boolean {
  const { tokens } = scene.source
  if (tokens[first - 1]?.form !== 'من') return false
  const start = Math.max(clauseStart(scene, first), first - WARNED_BEFORE)
  for (let k = first - 2; k >= start; k--) {
    const form = plainAt(scene, k)
    if (particles('warning').has(form) || particles('keeping').has(form)) return true
  }
  return false
}

const THREATENED = 10

/** «هددت بالانسحاب من الاجتماع»: what somebody threatens to do stands behind «بـ». */
export function isThreatened(scene: Scene, { at, sense }: Trigger, first: number): boolean {
  // «بتوجيه ضربة»: the letter may stand before the noun that carries it.
  const { tokens } = scene.source
  if (sense.kind !== 'noun' || !(sense.preposition === 'ب' || [first, at - 1].some((k) => /^ب.{3,}/.test(tokens[k]?.form ?? ''))))
    return false
  for (let k = at - 1; k >= Math.max(scene.from, at - THREATENED); k--) if (particles('threatening').has(plainAt(scene, k))) return true
  return false
}

const PROVIDED = 7
const PROVIDES = /^(?:[يت]?نص|نصت)$/

/** «تنص المعاهدة على تقديم المساعدة», «يتعهدان بموجبها بتقديم …»: help that a paper obliges to has not been given; other steps are planned by it. */
export function isProvided({ source: { tokens }, from }: Scene, { at, sense, word }: Trigger): boolean {
  if (sense.kind !== 'noun') return false
  let on = false
  for (let k = at; k >= Math.max(from, at - PROVIDED); k--) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' && /^[.؛:]$/.test(form)) return false
    if (/^بموجب/.test(form)) return /^ب.{3,}/.test(tokens[at]!.form) || /^ب.{3,}/.test(tokens[at - 1]?.form ?? '')
    on ||= form === 'علي'
    if (on && PROVIDES.test(form.replace(/^[وف]/, ''))) return word.type === 'AID' || word.type === 'SUPPORT'
  }
  return false
}

const UNDER = 8

/** «بموجب الاتفاق، توقف إيران …»: the present tells what a paper sets. */
export function isUnderPact({ source: { tokens }, from }: Scene, { at, sense }: Trigger): boolean {
  if (sense.verb?.tense !== 'present') return false
  for (let k = at - 1; k >= Math.max(from, at - UNDER); k--) if (/^[وف]?ب(موجب|مقتضي)(ه|ها)?$/.test(tokens[k]!.form)) return true
  return false
}

const PROMISED = 9

/** «وعدت السعودية بتقديم …», «تعهد الرئيس بالانسحاب»: what is promised stands behind «بـ». */
export function isPromised(scene: Scene, { at, sense }: Trigger, first: number): boolean {
  const { tokens } = scene.source
  if (sense.kind !== 'noun' || !/^ب.{3,}/.test(tokens[first]!.form)) return false
  for (let k = first - 1, n = 0; k >= scene.from && n < PROMISED && at - k < WIDE; k--) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' && form !== '،' && form !== '"') return false
    if (particles('promising').has(form) || particles('promising').has(withoutConjunction(form))) return true
    if (scene.names.phraseAt(k) === null) n++
  }
  return false
}

const WIDE = 24
const CHARGED = 9
/** A blow is a fact whose doer is alleged; help, arms and deals are the allegation itself. */
export const ALLEGED: ReadonlySet<string> = new Set(['AID', 'COOPERATE', 'MOBILIZE', 'SUPPORT', 'AGREE', 'YIELD', 'CONSULT'])

/** «اتهم … إيران بتسهيل تسليم أسلحة»: what stands behind «بـ» is what somebody is charged with. */
export function isAlleged(scene: Scene, { at, sense, word }: Trigger): boolean {
  if (sense.kind !== 'noun' || !ALLEGED.has(word.type)) return false
  const { tokens } = scene.source
  const start = Math.max(relativeStart(scene, at), at - CHARGED)
  let isContent = sense.preposition === 'ب'
  for (let k = at - 1; k >= start; k--) {
    const { form, kind } = tokens[k]!
    if (kind !== 'word') continue
    if (particles('accusing').has(plainAt(scene, k))) return isContent
    if (/^ب.{3,}/.test(form)) isContent = true
  }
  return false
}

// «الاتهامات التي وجهت إليها بتسهيل …»: the charge stands before its relative clause.
function relativeStart(scene: Scene, at: number): number {
  const start = clauseStart(scene, at)
  return particles('relative').has(scene.source.tokens[start]!.form) ? Math.max(scene.from, start - NEAR) : start
}

/** «سيساعد على رفع العقوبات», «بحثا تمديد المعاهدة»: what something would lead to, or is talked of, has not come. */
export function isEffect(scene: Scene, { at, sense, word }: Trigger, support: number): boolean {
  if (sense.kind !== 'noun') return false
  const { tokens } = scene.source
  // «بحث فلان وفلان إرسال قوة»: who talks of it stands between.
  let last = at - 1
  while (last > scene.from && scene.names.phraseAt(last) !== null) last--
  const before = plainAt(scene, last)
  if (particles('discussing').has(before) && (!DONE.has(word.type) || particles('idea').has(before))) return true
  if (!EFFECT.has(tokens[at - 1]?.form ?? '') || at - 2 === support) return false
  return startsFuture(tokens[at - 2]?.form ?? '')
}

// «قضية تسميم …», «بحث الهجوم على …»: a blow, a charge and a meeting may be talked of once they are done; an idea of one is not.
const DONE: ReadonlySet<string> = new Set(['CONSULT', 'ASSAULT', 'ACCUSE'])

/** «ينعقد المجلس غدا لبحث الغارة»: a blow that is talked of was struck, whenever it is talked of. */
export const isTalkedOf = (scene: Scene, { at, sense, word }: Trigger): boolean =>
  sense.kind === 'noun' &&
  sense.definite &&
  word.type === 'ASSAULT' &&
  particles('discussing').has(plainAt(scene, at - 1)) &&
  !particles('idea').has(plainAt(scene, at - 1))

/** «عزمها الرد على الهجوم»: a blow that is to be answered was struck. */
export const isAnswered = ({ source: { tokens } }: Scene, { at, sense, word }: Trigger): boolean =>
  sense.kind === 'noun' &&
  word.type === 'ASSAULT' &&
  tokens[at - 1]?.form === 'علي' &&
  /^[وف]?(ال|لل|بال|ب|ل)?رد[اهم]?$/.test(tokens[at - 2]?.form ?? '')

const PREDICATE = 12

/** «أن رفع العقوبات لن يتم إلا بعد …», «إن انسحاب القوات شرط للسلام»: what opens its clause is only spoken of where its verb is to come. */
export function isConditional({ source: { tokens }, from, to }: Scene, { at, sense, word }: Trigger): boolean {
  // «رفع» behind «إن» is the noun, though written like the verb.
  const isNoun =
    sense.kind === 'noun' ||
    (sense.verb?.tense === 'past' && !sense.verb.feminine && sense.verb.number === 'singular' && !sense.verb.object)
  if (!isNoun || at === from || !/^[وب]?ان$/.test(tokens[at - 1]!.form)) return false
  for (let k = at + 1; k < Math.min(to, at + PREDICATE); k++) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' ? form !== '"' && form !== '،' : particles('subordinator').has(form)) return false
    // «أن اجتماعا سيعقد»: a meeting to come is planned.
    if (particles('open').has(form)) return word.type !== 'CONSULT' || !form.startsWith('س')
  }
  return false
}

/** «أبحرت الغواصة لتنضم إلى الأسطول»: what somebody goes for; a meeting is at least planned. */
export const isMeant = ({ source: { tokens } }: Scene, { at, word, sense }: Trigger): boolean =>
  sense.verb?.tense === 'present' && word.type !== 'CONSULT' && /^[وف]?ل[يتن]..../.test(tokens[at]!.form)

const JUDGED = 8

/** «اعتبر الوزير أن إرسال القوات خطأ»: a step that somebody judges is told, if at all, elsewhere. */
export function isJudged({ source: { tokens }, from }: Scene, { at, word, sense }: Trigger): boolean {
  if (sense.kind !== 'noun' || !ALLEGED.has(word.type) || word.type === 'CONSULT' || !/^[وب]?ان$/.test(tokens[at - 1]?.form ?? ''))
    return false
  for (let k = at - 2; k >= Math.max(from, at - JUDGED); k--) {
    if (tokens[k]!.kind === 'mark') return false
    if (particles('judging').has(withoutConjunction(tokens[k]!.form))) return true
  }
  return false
}

const SUPPOSED = 3

/** «هجوم كيماوي "مفترض"», «الصفقة المزعومة»: whether it was is left open. */
export function isSupposed({ source: { tokens }, to }: Scene, { at, sense }: Trigger): boolean {
  if (sense.kind !== 'noun') return false
  for (let k = at + 1; k < Math.min(to, at + 1 + SUPPOSED); k++) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' ? form !== '"' && form !== '«' : particles('preposition').has(form)) return false
    if (particles('alleged').has(form)) return true
  }
  return false
}

/** «هل بدأت المفاوضات؟», «لم يؤكد ما إذا كانت قد أرسلت …» */
export function isAsked({ source: { tokens }, from, to }: Scene, first: number): boolean {
  for (let k = first - 1; k >= Math.max(from + 1, first - WHETHER); k--)
    if (tokens[k]!.form === 'اذا' && tokens[k - 1]!.form === 'ما') return true
  if (tokens[to - 1]!.form !== '؟' && tokens[to - 1]!.form !== '?') return false
  for (let k = from; k < Math.min(first, from + QUESTION); k++) if (withoutConjunction(tokens[k]!.form) === 'هل') return true
  return false
}

const QUESTION = 40
const WHETHER = 8

/** «حتى تتمكن الدولتان من إجراء …»: the present behind «so that» is what is hoped for. */
export const isPurpose = ({ source: { tokens } }: Scene, first: number): boolean =>
  particles('purpose').has(withoutConjunction(tokens[first - 1]?.form ?? '')) &&
  /^[يتن]/.test(tokens[first]!.form) &&
  !/ت$/.test(tokens[first]!.form)

const EFFECT = new Set(['علي', 'الي', 'في'])
