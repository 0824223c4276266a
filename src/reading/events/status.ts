import { WordMemory } from '../../text/text.ts'
import type { EventStatus } from '../contract.ts'
import { clauseStart, type Scene } from '../grammar/clause.ts'
import { particles, withoutConjunction } from '../grammar/particles.ts'
import type { Trigger } from './triggers.ts'

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
  if (particles('negation').has(plainAt(scene, first - 1)) && tokens[first - 1]!.form !== 'ما') return 'unreal'
  // «لا توجد إدانة من …»
  if (BEING.has(tokens[first - 1]?.form ?? '') && [2, 3].some((n) => particles('negation').has(plainAt(scene, first - n)))) return 'unreal'
  if (isTalkedOf(scene, trigger)) return 'happened'
  if (
    isPurpose(scene, first) ||
    isConditional(scene, trigger) ||
    isAsked(scene, first) ||
    isMeant(scene, trigger) ||
    isJudged(scene, trigger)
  )
    return 'unreal'
  if (isSupposed(scene, trigger)) return 'possible'
  let status = (trigger.sense.verb?.tense === 'future' || isWhenToCome(scene, trigger) ? 'planned' : 'happened') as Reality
  // «طلبت … واتصلت»: a finite past tells its own deed, whatever was asked before it; «طرد» may be a noun.
  const { verb } = trigger.sense
  const isTold = trigger.sense.kind === 'participle' || (verb?.tense === 'past' && (verb.feminine || verb.number !== 'singular'))
  // «طلبت عقد اجتماع بعد إطلاق صواريخ»: what something comes after has happened.
  if (status === 'happened' && trigger.sense.kind === 'noun' && particles('afterward').has(tokens[first - 1]?.form ?? '')) return status
  for (let k = start; k < trigger.at; k++) {
    const classes = governing.of(tokens[k]!.word)
    // «دعت إلى رفع …»: the verb that carries the noun may call for it.
    if (classes === null || tokens[k]!.kind !== 'word' || (k === support && !classes.has('called'))) continue
    const form = plainOf.of(tokens[k]!.word)
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
      !(PASSING.has(trigger.word.type) && DRAFT.has(tokens[k]!.form))
    )
      return 'planned'
  return startsFuture(tokens[first]!.form) && support >= 0 ? 'planned' : 'happened'
}

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

const WARNED_BEFORE = 12

// «حذر الرئيس …، الخميس، كوريا الجنوبية من تزويد …», «يمنع الدول … من نشر قوات»: what somebody is warned of or kept from has not happened.
function isKeptFrom(scene: Scene, first: number): boolean {
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

// «هددت بالانسحاب من الاجتماع»: what somebody threatens to do stands behind «بـ».
function isThreatened(scene: Scene, { at, sense }: Trigger, first: number): boolean {
  // «بتوجيه ضربة»: the letter may stand before the noun that carries it.
  const { tokens } = scene.source
  if (sense.kind !== 'noun' || !(sense.preposition === 'ب' || [first, at - 1].some((k) => /^ب.{3,}/.test(tokens[k]?.form ?? ''))))
    return false
  for (let k = at - 1; k >= Math.max(scene.from, at - THREATENED); k--) if (particles('threatening').has(plainAt(scene, k))) return true
  return false
}

const CHARGED = 9
// A blow is a fact whose doer is alleged; help, arms and deals are the allegation itself.
const ALLEGED: ReadonlySet<string> = new Set(['AID', 'COOPERATE', 'MOBILIZE', 'SUPPORT', 'AGREE', 'YIELD', 'CONSULT'])

// «اتهم … إيران بتسهيل تسليم أسلحة»: what stands behind «بـ» is what somebody is charged with.
function isAlleged(scene: Scene, { at, sense, word }: Trigger): boolean {
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

// «سيساعد على رفع العقوبات», «بحثا تمديد المعاهدة»: what something would lead to, or is talked of, has not come.
function isEffect(scene: Scene, { at, sense, word }: Trigger, support: number): boolean {
  const { tokens } = scene.source
  const before = plainAt(scene, at - 1)
  if (sense.kind === 'noun' && particles('discussing').has(before) && (!DONE.has(word.type) || IDEAS.has(before))) return true
  if (sense.kind !== 'noun' || !EFFECT.has(tokens[at - 1]?.form ?? '') || at - 2 === support) return false
  return startsFuture(tokens[at - 2]?.form ?? '')
}

// «قضية تسميم …», «بحث الهجوم على …»: a blow, a charge and a meeting may be talked of once they are done; an idea of one is not.
const DONE: ReadonlySet<string> = new Set(['CONSULT', 'ASSAULT', 'ACCUSE'])
const IDEAS = new Set(['فكره', 'سبل', 'كيفيه', 'مساله'])

// «ينعقد المجلس غدا لبحث الغارة»: a blow that is talked of was struck, whenever it is talked of.
const isTalkedOf = (scene: Scene, { at, sense, word }: Trigger): boolean =>
  sense.kind === 'noun' &&
  sense.definite &&
  word.type === 'ASSAULT' &&
  particles('discussing').has(plainAt(scene, at - 1)) &&
  !IDEAS.has(plainAt(scene, at - 1))

const PREDICATE = 12

// «أن رفع العقوبات لن يتم إلا بعد …», «إن انسحاب القوات شرط للسلام»: what opens its clause is only spoken of where its verb is to come.
function isConditional({ source: { tokens }, from, to }: Scene, { at, sense, word }: Trigger): boolean {
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

// «أبحرت الغواصة لتنضم إلى الأسطول»: what somebody goes for; a meeting is at least planned.
const isMeant = ({ source: { tokens } }: Scene, { at, word, sense }: Trigger): boolean =>
  sense.verb?.tense === 'present' && word.type !== 'CONSULT' && /^[وف]?ل[يتن]..../.test(tokens[at]!.form)

const JUDGED = 8

// «اعتبر الوزير أن إرسال القوات خطأ»: a step that somebody judges is told, if at all, elsewhere.
function isJudged({ source: { tokens }, from }: Scene, { at, word, sense }: Trigger): boolean {
  if (sense.kind !== 'noun' || !ALLEGED.has(word.type) || word.type === 'CONSULT' || !/^[وب]?ان$/.test(tokens[at - 1]?.form ?? ''))
    return false
  for (let k = at - 2; k >= Math.max(from, at - JUDGED); k--) {
    if (tokens[k]!.kind === 'mark') return false
    if (particles('judging').has(withoutConjunction(tokens[k]!.form))) return true
  }
  return false
}

const SUPPOSED = 3

// «هجوم كيماوي "مفترض"», «الصفقة المزعومة»: whether it was is left open.
function isSupposed({ source: { tokens }, to }: Scene, { at, sense }: Trigger): boolean {
  if (sense.kind !== 'noun') return false
  for (let k = at + 1; k < Math.min(to, at + 1 + SUPPOSED); k++) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' ? form !== '"' && form !== '«' : particles('preposition').has(form)) return false
    if (particles('alleged').has(form)) return true
  }
  return false
}

// «هل بدأت المفاوضات؟», «لم يؤكد ما إذا كانت قد أرسلت …»
function isAsked({ source: { tokens }, from, to }: Scene, first: number): boolean {
  for (let k = first - 1; k >= Math.max(from + 1, first - WHETHER); k--)
    if (tokens[k]!.form === 'اذا' && tokens[k - 1]!.form === 'ما') return true
  if (tokens[to - 1]!.form !== '؟' && tokens[to - 1]!.form !== '?') return false
  for (let k = from; k < Math.min(first, from + QUESTION); k++) if (withoutConjunction(tokens[k]!.form) === 'هل') return true
  return false
}

const QUESTION = 40
const WHETHER = 8

// «إقرار مشروع قانون», «النقض ضد مشروع قرار»: a draft is what they are about.
const PASSING: ReadonlySet<string> = new Set(['AGREE', 'REJECT'])
const DRAFT = new Set(['مشروع', 'قرار'])

const BEING = new Set(['توجد', 'يوجد', 'هناك', 'ثمه', 'تصدر', 'يصدر'])

const PURPOSE = new Set(['حتي', 'كي', 'لكي'])

// «حتى تتمكن الدولتان من إجراء …»: the present behind «so that» is what is hoped for.
const isPurpose = ({ source: { tokens } }: Scene, first: number): boolean =>
  PURPOSE.has(withoutConjunction(tokens[first - 1]?.form ?? '')) && /^[يتن]/.test(tokens[first]!.form) && !/ت$/.test(tokens[first]!.form)

const EFFECT = new Set(['علي', 'الي', 'في'])

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

const JOINED = [
  'denial',
  'negation',
  'condition',
  'possible',
  'called',
  'planned',
  'warning',
  'keeping',
  'accusing',
  'discussing',
  'refusing',
  'threatening',
] as const

// «وطالبت», «فلن»: the conjunction written onto a word of these classes.
function plain(form: string): string {
  const rest = withoutConjunction(form)
  return JOINED.some((c) => particles(c).has(rest)) ? rest : form
}

const plainOf = new WordMemory<string>(plain)
const plainAt = ({ source }: Scene, k: number): string => {
  const token = source.tokens[k]
  return token === undefined ? '' : plainOf.of(token.word)
}

const GOVERNING = ['denial', 'refusing', 'failing', 'aiming', 'condition', 'possible', 'modal', 'called', 'planned'] as const

// Hardly any word governs what stands behind it: which classes one belongs to is looked up once.
const governing = new WordMemory<ReadonlySet<(typeof GOVERNING)[number]> | null>((form) => {
  const bare = plain(form)
  const classes = GOVERNING.filter((c) => particles(c).has(bare))
  return classes.length === 0 ? null : new Set(classes)
})

// «قد» before a past verb affirms, before a present one it doubts.
const isPerfect = (form: string): boolean => form === 'قد'
const isPast = (trigger: Trigger, form: string): boolean =>
  trigger.sense.kind === 'verb' ? trigger.sense.verb?.tense === 'past' : !/^[يت]/.test(form)

const startsFuture = (form: string): boolean => /^[وف]?س[يتن]/.test(form) && form.length > 4
