import type { Scene } from '../grammar/clause.ts'
import { cueWords, isUndertakingAt } from './cues.ts'
import { formAt } from './link.ts'
import { isNamedSubject } from './subject.ts'

// Verbs by which somebody binds himself, and what he says of himself and of his side.

/** «لن يعترف», «ولن نقبل»: what somebody undertakes not to do. */
export function isRefusal(scene: Scene, cue: number): boolean {
  const next = scene.source.tokens[cue + 1]
  return (
    isNever(formAt(scene, cue)) &&
    next?.kind === 'word' &&
    /^[يتنا].{2,}(?<!وا)$/.test(next.form) &&
    (!isOutcome(scene, cue + 1) || isOwnOutcome(scene, cue + 1))
  )
}

/** The present of a verb that tells what comes of something: «تواصل» is no past of «تواصل» behind «سوف». */
export const isOutcome = (scene: Scene, verb: number): boolean =>
  cueWords()
    .outcomes.at(scene.source.tokens[verb]!.word)
    .some((s) => s.verb?.tense !== 'past')

/** «لن نسمح», «روسيا ستستمر في …»: what of a thing would only be foretold somebody undertakes for himself. */
export const isOwnOutcome = (scene: Scene, verb: number): boolean =>
  cueWords()
    .outcomes.at(scene.source.tokens[verb]!.word)
    .some((s) => s.value === 'yes' && s.verb?.tense !== 'past' && !(s.verb?.object === true)) &&
  (/^[وف]?س?[نا]/.test(formAt(scene, verb)) || isNamedSubject(scene, verb))

/** «سوف», «وسوف», «فسوف». */
export const isWill = (form: string): boolean => /^[وف]?سوف$/.test(form)

const isNeverOrWill = (form: string): boolean => isNever(form) || isWill(form)

/** «سأطالب», «سوف أزور», «لن أقبل»: what the speaker says of himself alone. */
export const isFirstSingular = (scene: Scene, cue: number): boolean =>
  isOwnFuture(scene, cue) || (isNeverOrWill(formAt(scene, cue)) && /^ا(?!ل)/.test(formAt(scene, cue + 1)))

/** A future verb that can bind somebody: «ستنشر», «سأعود», «ستستمر روسيا في …». */
export function isFuture(scene: Scene, i: number): boolean {
  const { form, word } = scene.source.tokens[i]!
  const at = /^[وف]/.test(form) ? 1 : 0
  if (form[at] !== 'س') return false
  return isUndertakingAt(word) || isOwnFuture(scene, i) || (/[يت]/.test(form[at + 1] ?? '') && isOwnOutcome(scene, i))
}

/** «سأعود», written with its hamza: «ساعد» and «سابق» are other words. */
function isOwnFuture(scene: Scene, cue: number): boolean {
  const { form, start } = scene.source.tokens[cue]!
  const at = /^[وف]?س/.exec(form)?.[0].length ?? 0
  if (at === 0 || form.length < at + 4 || form[at] !== 'ا' || scene.source.text[start + at] !== 'أ') return false
  return cueWords().outcomes.at(scene.source.tokens[cue]!.word).length === 0 && !cueWords().lookalikes.has(form.slice(at - 1))
}

/** «لن», «ولن», «فلن». */
export const isNever = (form: string): boolean => /^[وف]?لن$/.test(form)

/** «اتفق» may be «I agree» too: only a form that can be nothing else is ours. */
export function isPlainlyOurs(scene: Scene, cue: number): boolean {
  const senses = cueWords().cues.of(formAt(scene, cue))
  return senses.some((s) => s.verb?.first === true) && senses.every((s) => s.verb?.first === true || s.verb?.object === true)
}

/** «سننشر», «سوف ننشر», «لن ننشر», «قررنا», «نحن ملتزمون», «لدينا خطط لـ…» */
export const isFirstPerson = (scene: Scene, cue: number): boolean =>
  isOurDuty(scene, cue) ||
  /^(لدينا|و?نحن|[وف]?ا?ننا|و?لكننا|[بل]اننا)$/.test(formAt(scene, cue - 1)) ||
  isPlainlyOurs(scene, cue) ||
  isOurReadiness(scene, cue) ||
  /^[وف]?سن/.test(formAt(scene, cue)) ||
  (isNeverOrWill(formAt(scene, cue)) && /^ن/.test(formAt(scene, cue + 1)))

// «لافروف: مستعدون لـ…»: a plural that opens what one man says is of his side.
const isOurReadiness = (scene: Scene, cue: number): boolean =>
  /[وي]ن$/.test(formAt(scene, cue)) &&
  /^[:"«“]$/.test(formAt(scene, cue - 1)) &&
  cueWords()
    .cues.at(scene.source.tokens[cue]!.word)
    .some((s) => s.kind === 'participle')

/** «سيتعين علينا», «سيكون علينا»: what the speaker says that his side will have to do. */
export const isOurDuty = (scene: Scene, cue: number): boolean =>
  formAt(scene, cue + 1) === 'علينا' && /^[وف]?سي(تعين|توجب|كون)$/.test(formAt(scene, cue))
