import type { Ref, Statement } from '../contract.ts'
import type { Scene } from '../grammar/clause.ts'
import { endsInTaaMarbuta, type Sense } from '../grammar/inflection.ts'
import { particles, withoutConjunction } from '../grammar/particles.ts'
import { pactWords } from '../pacts/words.ts'
import { bodyCalled } from './called.ts'
import { contentStart } from './content.ts'
import { type Cue, cueWords } from './cues.ts'
import { isForetold } from './foretold.ts'
import { bareObject, formAt, isCommonNoun, linkAfter } from './link.ts'
import { isApproved, isNothingToDo, isOpinion } from './nothing-to-do.ts'
import {
  isFirstPerson,
  isFirstSingular,
  isFuture,
  isNever,
  isOurDuty,
  isOutcome,
  isOwnOutcome,
  isPlainlyOurs,
  isRefusal,
  isWill,
} from './own-voice.ts'
import { ownerRefs, togetherBefore } from './owner.ts'
import { scheduledStep } from './scheduled.ts'
import { actingNoun, hasSubject, isThing, subjectRefs, unnamedSubject } from './subject.ts'

/** An undertaking before its content is cut. */
export interface Bound {
  readonly cue: number
  readonly start: number
  /** Letters of a preposition written onto the first word. */
  readonly skip: number
  readonly by: readonly Ref[]
  readonly rule: string
  /** Whether the verb only carries on with whom the sentence before spoke of. */
  readonly carried?: boolean
  /** Whether only a day that is set makes it an undertaking. */
  readonly dated?: boolean
  /** Whether a bare noun stands for whom it points back to: «الجيش», «المنظمة». */
  readonly called?: boolean
  /** Whether a noun for somebody who acts, and nobody's name, is the verb's subject: «الحكومة», «مسؤولون». */
  readonly unnamed?: boolean
  /** Token before which its content ends at the latest. */
  readonly stop?: number
}

/** Who is bound by the cue at a token, and where what they undertake begins; null where the cue binds nobody. */
export function boundBy(scene: Scene, cue: number, said: Statement | null): Bound | null {
  const { form } = scene.source.tokens[cue]!
  if (isForetold(scene, cue, said)) return null
  if (cueWords().scheduled.has(form) || particles('appointed').has(form)) return scheduledStep(scene, cue)
  if (isFuture(scene, cue) || isWill(form) || isRefusal(scene, cue) || isOurDuty(scene, cue)) return futureVerb(scene, cue, said)
  return pledge(scene, cue, said)
}

// «ستنشر واشنطن …», «أن تركيا ستواصل …», «سوف تفي …»
function futureVerb(scene: Scene, cue: number, said: Statement | null): Bound | null {
  const { tokens } = scene.source
  const verb = isWill(tokens[cue]!.form) || isRefusal(scene, cue) ? cue + 1 : cue
  if (verb >= scene.to || isHedged(scene, verb) || (verb > cue && isOutcome(scene, verb) && !isOwnOutcome(scene, verb))) return null
  const told = subjectRefs(scene, verb)
  // «قال الرئيس: «ستعلن الوزارة …»»: nobody speaks of himself by his name, so whoever stands behind the verb is its subject.
  const isSpeakers = said?.mode === 'direct' && said.speaker !== null && told[0] === said.speaker && !isNamedIn(scene, told[0], said)
  const named = isSpeakers ? [] : told
  // «… سيزور القاهرة. وسيسافر بعد ذلك إلى …»: a sentence that begins with a joined verb carries on of whom the one before it spoke.
  const carried = named.length === 0 && isStepToCome(scene, cue) ? scene.spoken.person : null
  const unnamed = named.length === 0 && opensClause(scene, cue) && unnamedSubject(scene, verb) > 0
  const acting = named.length === 0 ? actingNoun(scene, cue - 1) : -1
  const called = acting < 0 ? null : bodyCalled(scene, acting)
  const by = carried !== null ? [carried] : called !== null ? [called] : named
  // «هل ستنضم», «الهدف الذي سنحققه», «ما ستفعله» undertake nothing.
  const before = formAt(scene, cue - 1)
  // «سنرد»: whoever speaks, as the quotation tells.
  if (
    ((by.length === 0 || isThing(scene, cue)) && !unnamed && !bindsUnnamed(scene, cue)) ||
    /^(هل|ام|و?ما|و?ماذا|و?كيف|متي|اين|[عمبل]?من)$/.test(before) ||
    (particles('happening').has(withoutConjunction(formAt(scene, verb))) && particles('pointing').has(formAt(scene, verb + 1))) ||
    particles('relative').has(before)
  )
    return null
  const start = contentStart(scene, cue, said)
  // «لم يعلم ما إذا كان اللقاء … سيعقد»
  if (formAt(scene, start) === 'اذا' && /^[وب]?ما$/.test(formAt(scene, start - 1))) return null
  const skip = (start === cue && /^[وف](س|لن$)/.test(tokens[cue]!.form)) || tokens[start]!.form === 'واذا' ? 1 : 0
  return { cue, start, skip, by, rule: 'commitment-future', carried: carried !== null, called: called !== null, unnamed }
}

// «وستعلن الحكومة …», «أن ستعلن …»: nothing that could be its subject stands right before the verb.
function opensClause(scene: Scene, cue: number): boolean {
  const before = scene.source.tokens[cue - 1]
  if (cue === scene.from || before === undefined || /^[وف]/.test(formAt(scene, cue))) return true
  if (before.kind === 'mark') return true
  return particles('subordinator').has(before.form) || particles('particle').has(before.form) || before.form === 'كما'
}

const isNamedIn = ({ source, parts }: Scene, ref: Ref, { content }: Statement): boolean =>
  parts.some((p) => p.refs.includes(ref) && source.tokens[p.from]!.start >= content[0] && source.tokens[p.from]!.start < content[1])

// «ستعيد الولايات المتحدة على الأرجح فرض …», «ربما ستنشر»
function isHedged(scene: Scene, verb: number): boolean {
  const before = /^["«“»”]$/.test(formAt(scene, verb - 1)) ? verb - 2 : verb - 1
  if (particles('hedges').has(formAt(scene, before))) return true
  for (let k = verb + 1; k < verb + HEDGED && scene.source.tokens[k]?.kind === 'word'; k++)
    if (formAt(scene, k) === 'علي' && particles('hedges').has(formAt(scene, k + 1))) return true
  return false
}

const HEDGED = 6

/** «أنه سيرد», «فإنها سترد»: the pronoun is whoever says it; before a feminine verb «أنه» points at nobody («أنه ستجرى انتخابات»). */
export const isOwnPronoun = (scene: Scene, at: number): boolean =>
  /^[وبف]?ان(ه|ها|هم|هما)$/.test(formAt(scene, at - 1)) && !(formAt(scene, at - 1).endsWith('نه') && /^ست/.test(formAt(scene, at)))

// «سيتم نشر …», «الاجتماع سيعقد»: somebody will take the step.
const STEP_OF_NOBODY = /^[وف]?س[يت](تم|جري|عقد|نعقد|قام)$/

// Nobody is named: the speaker himself, a body that acts, or a step that somebody will take («سيتم …», «الاجتماع سيعقد …»).
const bindsUnnamed = (scene: Scene, cue: number): boolean =>
  isFirstPerson(scene, cue) ||
  isFirstSingular(scene, cue) ||
  isOwnPronoun(scene, cue) ||
  STEP_OF_NOBODY.test(formAt(scene, cue)) ||
  (isNever(formAt(scene, cue)) && /^[يت]تم$/.test(formAt(scene, cue + 1))) ||
  actingNoun(scene, cue - 1) >= 0

// «وسيسافر», «كما سيلتقي» at the beginning of a sentence.
const isStepToCome = (scene: Scene, cue: number): boolean =>
  (cue === scene.from ? /^وس/.test(formAt(scene, cue)) : cue === scene.from + 1 && formAt(scene, scene.from) === 'كما') &&
  !isCommonNoun(scene, cue + 1) &&
  cueWords()
    .steps.at(scene.source.tokens[cue]!.word)
    .some((s) => s.verb?.tense === 'future')

// «تعهد بـ…», «وافق على …», «تعتزم …»
function pledge(scene: Scene, cue: number, said: Statement | null): Bound | null {
  const { tokens } = scene.source
  const senses = cueWords().cues.at(tokens[cue]!.word)
  // «عزمها»: a verb that takes no object, written like the noun with a pronoun, is the noun.
  const sense = senses.find((s) => !(s.verb?.object && s.value.link !== '' && s.value.kind === 'plan')) ?? senses[0]
  if (sense === undefined || isOfMany(scene, cue, sense)) return null
  if (formAt(scene, cue) === 'بصدد' && !isAboutTo(scene, cue)) return null
  const { link, kind } = sense.value
  if (isNegated(scene, cue, sense) || cueWords().lookalikes.has(formAt(scene, cue))) return null
  // «كان يعتزم …»: what somebody once meant to do.
  if (kind === 'plan' && sense.verb?.tense === 'present' && (isPast(formAt(scene, cue - 1)) || isPast(formAt(scene, cue - 2)))) return null
  // «وكانت الحكومة قد قررت …», «لو أن الحكومة قررت …»: what had been decided before is done, what might have been is not.
  if (kind === 'decision' && sense.verb?.tense === 'past' && isLongDecided(scene, cue)) return null
  // «النزاعات التي تهدد بتقويض …»: of a thing, or told of in passing.
  if (kind === 'threat' && sense.verb?.tense === 'present' && particles('relative').has(formAt(scene, cue - 1))) return null
  const isDeal = sense.kind === 'noun' && /اتفاق/.test(formAt(scene, cue))
  if (isDeal && !isAgreeing(scene, cue, sense)) return null
  const owners = sense.kind === 'verb' ? subjectRefs(scene, cue) : ownerRefs(scene, cue, sense)
  const by = isDeal && owners.length === 0 ? togetherBefore(scene, cue) : owners
  // «أن الحلفاء التزموا بـ…»: somebody, whoever he is.
  const deciders = by.length === 0 ? decidersBehind(scene, cue, sense) : 0
  const unnamed = deciders > 0
  if (by.length === 0 && !unnamed && !isOwn(scene, cue) && !(sense.kind === 'verb' && actingNoun(scene, cue - 1) >= 0)) return null
  // «تزايد الخلاف يهدد بـ…»: a danger, and nobody's threat.
  if (kind === 'threat' && sense.verb?.tense === 'present' && !hasSubject(scene, cue) && cue > scene.from) return null
  // «أن القاهرة عازمة على …», «التزام مصر بـ…», «نلتزم بـ…»: the clause, the noun or the verb itself is the undertaking.
  const isNoun = sense.kind === 'noun'
  const isWhole = (isNoun && link.length === 1) || (kind === 'promise' && isPlainlyOurs(scene, cue))
  // «…، متعهدا بـ…» goes on with who speaks, and what he pledges stands behind it.
  const goesOn = sense.kind === 'participle' && link !== '' && /[^ي]ا$/.test(tokens[cue]!.form) && formAt(scene, cue - 1) === '،'
  const whole = sense.kind === 'participle' && !goesOn ? contentStart(scene, cue, said) : isWhole ? cue : -1
  // «عزمها إغلاق الحدود»: so is what somebody means to do.
  const bare = (kind === 'promise' && link === 'ب') || (kind === 'plan' && isNoun) ? bareObject(scene, cue, sense) : null
  const found = bare ?? linkAfter(scene, unnamed ? deciders : cue, link, isNoun ? NOUN_REACH : VERB_REACH)
  if (
    found === null ||
    isNothingToDo(scene, found.start, link) ||
    (unnamed && formAt(scene, found.start).startsWith('ال')) ||
    (kind === 'decision' && particles('befallen').has(formAt(scene, found.start))) ||
    (kind === 'promise' && link === 'علي' && isOpinion(scene, found.start)) ||
    (/^(علي|عن)$/.test(link) && isApproved(scene, found.start, link))
  )
    return null
  const rule = `commitment-${kind}`
  // «أعلن عن إحراز تقدم»: what somebody announces is done or is news, unless it is arranged («عن إرسال …») or its day is still to come.
  const dated = kind === 'decision' && link === 'عن' && !particles('arranged').has(formAt(scene, found.start))
  if (whole >= 0 && formAt(scene, found.start - 1) !== 'بان') return { cue, start: whole, skip: whole === cue ? sense.skip : 0, by, rule }
  return { cue, ...found, by, rule, dated, unnamed }
}

// «تركيا بصدد …», «إنها بصدد …», «بلاده بصدد …»; «كانا بصدد إطلاق …» and «السقف بصدد الانهيار» undertake nothing.
const isAboutTo = (scene: Scene, cue: number): boolean => {
  const at = /^["«“]$/.test(formAt(scene, cue - 1)) ? cue - 2 : cue - 1
  return /^ان(ه|ها|هم|هما|نا)$/.test(formAt(scene, at)) || scene.parts.some((p) => p.to === at + 1 && p.refs.length > 0 && p.lead === '')
}

// «وعدة أسباب»: no pronoun is written with taa marbuta.
const isOfMany = ({ source }: Scene, cue: number, { possessor, verb }: Sense<Cue>): boolean =>
  (possessor !== '' || verb?.object === true) && endsInTaaMarbuta(source, cue)

// «قررت السلطات فرض …», «اتفق البلدان على …»: last token of those who decide and are not named; courts decide cases.
const decidersBehind = (scene: Scene, cue: number, { kind, verb, value }: Sense<Cue>): number =>
  kind === 'verb' && verb?.tense === 'past' && !verb.object && value.kind !== 'threat' && !particles('courts').has(formAt(scene, cue + 1))
    ? unnamedSubject(scene, cue)
    : 0

// «كان … قد قرر», «كانت موسكو قررت»; «لو أن موسكو قررت».
function isLongDecided(scene: Scene, cue: number): boolean {
  for (let k = cue - 1; k > cue - LONG && k >= scene.from && scene.source.tokens[k]!.kind === 'word'; k--)
    if (isPast(formAt(scene, k)) || /^[وف]?لو$/.test(formAt(scene, k))) return true
  return false
}

const LONG = 9

// «كان», «وكانت»
const isPast = (form: string): boolean => particles('was').has(withoutConjunction(form))

// «نلتزم بـ…», «بلاده ملتزمة بـ…»: whoever says it, or his state.
const isOwn = (scene: Scene, cue: number): boolean => isFirstPerson(scene, cue) || particles('country').has(formAt(scene, cue - 1))

const NOUN_REACH = 4

const VERB_REACH = 24

// «لا تتعهد», «لا تكون الحكومة مستعدة», «ليست الحكومة مستعدة»; nor does whoever is to be so.
function isNegated(scene: Scene, cue: number, { kind }: Sense<Cue>): boolean {
  if (particles('negation').has(formAt(scene, cue - 1))) return true
  if (kind !== 'participle') return false
  // «عليه أن يكون مستعدا»: it is asked of him.
  if (/^[يت]كون(وا)?$/.test(formAt(scene, cue - 1)) && formAt(scene, cue - 2) === 'ان') return true
  for (let k = cue - 1; k > cue - NEGATED && k >= scene.from && scene.source.tokens[k]!.kind === 'word'; k--) {
    const form = formAt(scene, k)
    if (/^[وف]?ليس(ت|وا)?$/.test(form) || (/^[يت]كون(ون)?$/.test(form) && particles('negation').has(formAt(scene, k - 1)))) return true
  }
  return false
}

const NEGATED = 6

// «تم الاتفاق على تشكيل لجنة»: agreeing, and not the paper, on something that is to be done and is no paper either.
function isAgreeing(scene: Scene, cue: number, sense: Sense<Cue>): boolean {
  const object = scene.source.tokens[cue + 2]
  if (!sense.definite || sense.preposition !== '' || formAt(scene, cue + 1) !== 'علي' || object?.kind !== 'word') return false
  if (/^(ال|ذلك|ان|هذ)/.test(object.form) || pactWords().heads.at(object.word).length > 0) return false
  const before = formAt(scene, cue - 1)
  return /^و?(تم|جري)$/.test(before) || (before === 'الي' && /اضاف/.test(formAt(scene, cue - 2)))
}
