import type { EventStatus } from '../contract.ts'
import { clauseStart, type Scene } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import type { Trigger } from './triggers.ts'

const NEAR = 3
const FAR = 8
const BEFORE_THAT = 4

/** How real the event is: by the verb's tense and the words of denial, condition, possibility, call and plan before it in its clause. */
export function statusOf(scene: Scene, trigger: Trigger, support: number): EventStatus {
  const { tokens } = scene.source
  const first = support >= 0 && support < trigger.at ? support : trigger.at
  const start = governingStart(scene, first)
  if (isWarnedOf(scene, first)) return 'possible'
  let status: EventStatus = trigger.sense.verb?.tense === 'future' ? 'planned' : 'happened'
  for (let k = start; k < trigger.at; k++) {
    const form = plain(tokens[k]!.form)
    if (tokens[k]!.kind !== 'word' || k === support) continue
    const near = first - k <= NEAR
    if (particles('denial').has(form)) return 'denied'
    if (particles('negation').has(form) && first - k <= 1 && form !== 'ما') return 'denied'
    if (particles('condition').has(form) && near) return 'possible'
    if (particles('possible').has(form) && near && !(isPerfect(form) && isPast(trigger, tokens[first]!.form))) status = 'possible'
    else if (particles('called').has(form) && status === 'happened') status = 'called-for'
    else if (particles('planned').has(form) && status === 'happened') status = 'planned'
  }
  if (status !== 'happened') return status
  for (let k = trigger.at + 1; k < Math.min(scene.to, trigger.at + 4); k++)
    if (particles('planned').has(tokens[k]!.form) && trigger.sense.kind === 'noun') return 'planned'
  return startsFuture(tokens[first]!.form) && support >= 0 ? 'planned' : 'happened'
}

const WARNED_BEFORE = 12

// «حذر الرئيس …، الخميس، كوريا الجنوبية من تزويد …»: what somebody warns of has not happened.
function isWarnedOf(scene: Scene, first: number): boolean {
  const { tokens } = scene.source
  if (tokens[first - 1]?.form !== 'من') return false
  const start = Math.max(clauseStart(scene, first), first - WARNED_BEFORE)
  for (let k = first - 2; k >= start; k--) if (particles('warning').has(plain(tokens[k]!.form))) return true
  return false
}

// «من المتوقع أن يزور», «يأمل بأن تنسحب»: the word before «أن» governs the verb right behind it.
function governingStart(scene: Scene, first: number): number {
  const { tokens } = scene.source
  const start = Math.max(clauseStart(scene, first), first - FAR)
  const opener = tokens[start]!.form
  if (first - start !== 1 || !/^ب?ان$/.test(opener) || !/^[يت]/.test(tokens[first]!.form)) return start
  return Math.max(clauseStart(scene, start), scene.from, start - BEFORE_THAT)
}

const JOINED = ['denial', 'negation', 'condition', 'possible', 'called', 'planned', 'warning'] as const

// «وطالبت», «فلن»: the conjunction written onto a word of these classes.
function plain(form: string): string {
  if (!/^[وف]./.test(form)) return form
  const rest = form.slice(1)
  return JOINED.some((c) => particles(c).has(rest)) ? rest : form
}

// «قد» before a past verb affirms, before a present one it doubts.
const isPerfect = (form: string): boolean => form === 'قد'
const isPast = (trigger: Trigger, form: string): boolean =>
  trigger.sense.kind === 'verb' ? trigger.sense.verb?.tense === 'past' : !/^[يت]/.test(form)

const startsFuture = (form: string): boolean => /^[وف]?س[يتن]/.test(form) && form.length > 4
