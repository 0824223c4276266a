import type { EventStatus } from '../contract.ts'
import { clauseStart, type Scene } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import { governing, plainAt, plainOf, startsFuture } from './reality-words.ts'
import type { Trigger } from './triggers.ts'
import {
  ALLEGED,
  isAlleged,
  isAnswered,
  isAsked,
  isConditional,
  isEffect,
  isJudged,
  isKeptFrom,
  isMeant,
  isPromised,
  isProvided,
  isPurpose,
  isSupposed,
  isTalkedOf,
  isThreatened,
  isUnderPact,
} from './unreal.ts'

const NEAR = 3
const FAR = 8
const BEFORE_THAT = 6
const AIMED = 4
const REFUSED = 5

/** How real an event is said to be; `unreal` where the sentence tells none: negated, wished, refused, conditional, warned of, alleged. */
export type Reality = EventStatus | 'unreal'

/**
 * How real the event is: by the verb's tense and the words of denial, condition, possibility, call and plan before it in its clause.
 * Denied is what somebody denies («نفى توقيع …»), possible what is said to be so («قد توقع»، «من المحتمل أن …»).
 */
export function statusOf(scene: Scene, trigger: Trigger, support: number): Reality {
  const { tokens } = scene.source
  const first = support >= 0 && support < trigger.at ? support : trigger.at
  const start = governingStart(scene, first)
  if (isKeptFrom(scene, first) || isThreatened(scene, trigger, first) || isAlleged(scene, trigger) || isEffect(scene, trigger, support))
    return 'unreal'
  if (isProvided(scene, trigger)) return 'unreal'
  if (particles('negation').has(plainAt(scene, first - 1)) && tokens[first - 1]!.form !== 'ما') return 'unreal'
  // «لا توجد إدانة من …»
  if (particles('being').has(tokens[first - 1]?.form ?? '') && [2, 3].some((n) => particles('negation').has(plainAt(scene, first - n))))
    return 'unreal'
  if (isTalkedOf(scene, trigger) || isAnswered(scene, trigger)) return 'happened'
  if (
    isPurpose(scene, first) ||
    isConditional(scene, trigger) ||
    isAsked(scene, first) ||
    isMeant(scene, trigger) ||
    isJudged(scene, trigger)
  )
    return 'unreal'
  if (isSupposed(scene, trigger)) return 'possible'
  const isToDo =
    trigger.sense.verb?.tense === 'future' ||
    isWhenToCome(scene, trigger) ||
    isUnderPact(scene, trigger) ||
    isPromised(scene, trigger, first)
  let status = (isToDo ? 'planned' : 'happened') as Reality
  // «طلبت … واتصلت»: a finite past tells its own deed, whatever was asked before it; «طرد» may be a noun.
  const { verb } = trigger.sense
  const isTold = trigger.sense.kind === 'participle' || (verb?.tense === 'past' && (verb.feminine || verb.number !== 'singular'))
  // «طلبت عقد اجتماع بعد إطلاق صواريخ»: what something comes after has happened.
  if (status === 'happened' && trigger.sense.kind === 'noun' && particles('afterward').has(tokens[first - 1]?.form ?? '')) return status
  for (let k = start; k < trigger.at; k++) {
    const classes = governing.of(tokens[k]!.word)
    const form = plainOf.of(tokens[k]!.word)
    // «دعت إلى رفع …»: the verb that carries the noun may call for it.
    if (classes === null || tokens[k]!.kind !== 'word' || (k === support && !classes.has('called') && !isIntent(classes, form))) continue
    const near = first - k <= NEAR
    if (classes.has('denial')) return isWished(scene, k + 1, trigger.at) ? 'unreal' : 'denied'
    // «سيرفض تمديد …», «استبعد المشاركة في …»: what is refused does not come.
    if (classes.has('refusing') && first - k <= REFUSED && trigger.sense.kind === 'noun' && ALLEGED.has(trigger.word.type)) return 'unreal'
    // «فشلت الدولة في إرسال …»: that it was not done is told as a fact.
    if (classes.has('failing') && isFailedIn(scene, k, first)) return status === 'happened' ? 'denied' : 'unreal'
    // «عملية تهدف إلى السيطرة على …»: what something is for has not come of it.
    if (classes.has('aiming') && first - k <= AIMED && trigger.sense.kind === 'noun') return 'unreal'
    if (classes.has('condition') && near && !isStanding(trigger, form)) return 'unreal'
    if (classes.has('possible') && near && !(isPerfect(form) && isPast(trigger, tokens[first]!.form)))
      status = classes.has('modal') && status !== 'unreal' ? 'possible' : 'unreal'
    else if (isTold || status !== 'happened') continue
    else if (classes.has('called')) status = particles('negation').has(plainAt(scene, k - 1)) ? 'unreal' : 'called-for'
    else if (classes.has('planned')) status = 'planned'
  }
  if (status !== 'happened') return status
  for (let k = trigger.at + 1; k < Math.min(scene.to, trigger.at + 4); k++)
    if (
      particles('planned').has(tokens[k]!.form) &&
      trigger.sense.kind === 'noun' &&
      !(PASSING.has(trigger.word.type) && particles('draft').has(tokens[k]!.form))
    )
      return 'planned'
  return startsFuture(tokens[first]!.form) && support >= 0 ? 'planned' : 'happened'
}

// «تعتزم إرسال …»: an intent is a plan; what is decided is told as done.
const isIntent = (classes: { has(name: string): boolean }, form: string): boolean => classes.has('planned') && !/قرر/.test(form)

function isFailedIn(scene: Scene, k: number, first: number): boolean {
  const { form } = scene.source.tokens[first - 1]!
  const before = plainAt(scene, k - 1)
  return (form === 'في' || form === 'عن') && !particles('negation').has(before) && !particles('modal').has(before)
}

// «حالة التأهب»: a state of things, no case that may come.
const isStanding = ({ word }: Trigger, form: string): boolean => word.mode === 'alert' && form === 'حاله'

// «تنفي نيتها غزو …»: what is denied is the wish.
function isWished(scene: Scene, from: number, to: number): boolean {
  for (let k = from; k < to; k++) if (particles('possible').has(plainAt(scene, k))) return true
  return false
}

// «إقرار مشروع قانون», «النقض ضد مشروع قرار»: a draft is what they are about.
const PASSING: ReadonlySet<string> = new Set(['AGREE', 'REJECT'])

// «من المتوقع أن يزور», «يأمل بأن تنسحب»: the word before «أن» governs the verb right behind it.
function governingStart(scene: Scene, first: number): number {
  const { tokens } = scene.source
  const start = farFrom(scene, first)
  const opener = tokens[start]!.form
  if (first - start !== 1 || !/^ب?ان$/.test(opener) || !/^[يت]/.test(tokens[first]!.form)) return start
  return Math.max(clauseStart(scene, start), scene.from, start - BEFORE_THAT)
}

// «نفى وزير الدفاع فلان الفلاني، أمس، مقتل …»: names and marks between a word and what it governs count for nothing.
function farFrom(scene: Scene, first: number): number {
  const start = clauseStart(scene, first)
  let k = first
  for (let steps = 0; k > start; k--) {
    if (scene.source.tokens[k - 1]!.kind === 'word' && scene.names.phraseAt(k - 1) === null && scene.names.mentionAt(k - 1) === null)
      steps++
    if (steps > FAR) break
  }
  return k
}

// «عندما يلتقي الزعيمان»: the present behind «when» is still to come.
const isWhenToCome = ({ source }: Scene, { at, sense }: Trigger): boolean =>
  sense.verb?.tense === 'present' && particles('when').has(source.tokens[at - 1]?.form ?? '')

// «قد» before a past verb affirms, before a present one it doubts.
const isPerfect = (form: string): boolean => form === 'قد'
const isPast = (trigger: Trigger, form: string): boolean =>
  trigger.sense.kind === 'verb' ? trigger.sense.verb?.tense === 'past' : !/^[يت]/.test(form)
