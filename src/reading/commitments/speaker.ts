import { lexicon, outletKind } from '../../lexicon/lexicon.ts'
import type { Ref, Statement } from '../contract.ts'
import type { Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { particles } from '../grammar/particles.ts'
import { type Bound, isOwnPronoun } from './bound.ts'
import { isUndertaking } from './cues.ts'
import { formAt, isCommonNoun } from './link.ts'
import { spokenFor } from './office.ts'
import { isFirstPerson, isFirstSingular, isNever } from './own-voice.ts'

/** The statement that holds a place of the text, the narrowest; null where nobody says it. */
export function statementAt(statements: readonly Statement[], at: number): Statement | null {
  let found: Statement | null = null
  for (const s of statements)
    if (s.content[0] <= at && at < s.content[1] && (found === null || s.content[1] - s.content[0] < found.content[1] - found.content[0]))
      found = s
  return found
}

/** Who is bound by what somebody says of himself: the speaker by «سنرد» and «أنه سيرد», his state by «بلاده سترد»; else as the sentence tells. */
export function boundBySpeech(scene: Scene, bound: Bound, statement: Statement | null): Ref | null {
  // «الهند ستنشر …»: who stands first in what is undertaken, before its verb.
  const first = scene.names.mentionAt(bound.start)
  const isSubject =
    first !== null &&
    first.from === bound.start &&
    (first.to <= bound.cue || isUndertaking(formAt(scene, first.to))) &&
    /^(PER|ORG|GPE)$/.test(first.type)
  const inner = innerSubject(scene, bound.cue)
  if (inner !== null) return inner
  const told = isSubject ? first.entity : bound.called !== true && isUnnamed(scene, bound.cue) ? null : (bound.by[0] ?? null)
  if (isSubject) return told
  // «قال الوزير إن الحكومة ستقدم …»: his own state's, as nobody else's is told of.
  if (told === null && bound.unnamed === true && particles('powers').has(formAt(scene, bound.cue + 1).replace(/^ال/, '')))
    return statement?.speaker == null || isMedium(scene, statement.speaker) ? null : scene.names.stateOf(statement.speaker)
  const isCountry = particles('country').has(formAt(scene, bound.start))
  // «تعهد الوزير بأن تعمل بلاده على …»
  if (bound.rule === 'commitment-promise' && told !== null && particles('country').has(formAt(scene, bound.start + 1)))
    return scene.names.stateOf(told) ?? told
  const date = scene.source.published?.slice(0, 10) ?? null
  if (isImpersonal(scene, bound.cue)) {
    const decider = statement?.speaker ?? told
    return decider === null || isMedium(scene, decider) ? null : spokenFor(scene, decider, date)
  }
  if (isFirstSingular(scene, bound.cue)) return statement?.speaker == null || isMedium(scene, statement.speaker) ? null : statement.speaker
  // «أعلن الرئيس أنه سيزور …» told by somebody else, or in a quotation: the pronoun is whoever announces it.
  const announcer = isOwnPronoun(scene, bound.cue) ? announcerBefore(scene, bound.cue) : null
  if (announcer !== null) return announcer
  if (statement === null) return isFirstPerson(scene, bound.cue) ? null : told
  if (statement.speaker === null) return isCountry ? null : told
  if (isMedium(scene, statement.speaker)) return told === statement.speaker ? null : told
  if (isFirstPerson(scene, bound.cue)) return spokenFor(scene, statement.speaker, date)
  // «إنه إذا لم …، سينسحب»: the pronoun before the condition is whoever says it.
  if (formAt(scene, bound.start) === 'اذا' && isOwnPronoun(scene, bound.start) && scene.names.phraseAt(bound.cue + 1) === null)
    return statement.speaker
  if (isCountry) return scene.names.stateOf(statement.speaker) ?? told
  if (isOwnPronoun(scene, bound.cue) && statement.mode === 'direct' && told !== null) return told
  return isOwnPronoun(scene, bound.cue) || /^[وب]?انني$/.test(formAt(scene, bound.cue - 1)) ? statement.speaker : told
}

// «بعد إعلان الرئيس فلان أنه سيعقد …»
function announcerBefore(scene: Scene, cue: number): Ref | null {
  const part = scene.parts.findLast((p) => p.to <= cue - 1)
  if (part === undefined || part.to !== cue - 1 || part.kind !== 'phrase') return null
  const noun = formAt(scene, part.from - 1)
  if (!particles('construct').has(noun) || !particles('announcing').has(noun)) return null
  return part.refs.find((r) => /^(PER|ORG|GPE)$/.test(entityType(scene.names, r))) ?? null
}

// «وذكرت صحيفة … أنه سيستقيل», «ونقلت وكالة … "سننسحب"»: a paper tells of others and hands on their words.
function isMedium({ names }: Scene, ref: Ref): boolean {
  const { en } = names.entity(ref).name
  const entry = en === null ? undefined : lexicon().entries.get(en)
  return entry !== undefined && outletKind(entry) !== null
}

// «واعدة بأن الولايات المتحدة ستساعد …»: who is to do it stands in the clause itself.
function innerSubject(scene: Scene, cue: number): Ref | null {
  const mention = /^ب?ان$/.test(formAt(scene, cue + 1)) ? scene.names.mentionAt(cue + 2) : null
  return mention !== null && mention.from === cue + 2 && /^(س[يت].{2,}|سوف|لن)$/.test(formAt(scene, mention.to)) ? mention.entity : null
}

// «إن الحلفاء التزموا», «الصاروخ الجديد لن يغير …»: a common noun is the verb's subject, so nobody spoken of before is.
function isUnnamed(scene: Scene, cue: number): boolean {
  let k = cue - 1
  while (k > cue - 4 && isCommonNoun(scene, k)) k--
  if (scene.parts.some((p) => p.kind === 'group' && p.from > k && p.to <= cue)) return false
  return k < cue - 1 && (/^[وب]?ان$/.test(formAt(scene, k)) || scene.source.lines.some((l) => l.quotes.some((q) => q.open === k)))
}

// «الرئيس فلان سيجري اتصالا»: somebody named right before the verb does it himself.
const isDoneBy = (scene: Scene, cue: number): boolean =>
  scene.parts.some((p) => p.to === cue && p.lead === '' && p.refs.some((r) => /^(PER|ORG)$/.test(entityType(scene.names, r))))

// «تقرر عقد …», «يجري التخطيط ل…», «سيتم نشر …», «لن يتم إلا …»: nobody is named, so it is decided by whom the speaker speaks for.
const isImpersonal = (scene: Scene, cue: number): boolean =>
  /^و?[يت](جري|تم)$/.test(formAt(scene, cue - 1)) ||
  (/^[وف]?(تقرر|س[يت]تم|س[يت]جري)$/.test(formAt(scene, cue)) && !isDoneBy(scene, cue)) ||
  (isNever(formAt(scene, cue)) && /^[يت]تم$/.test(formAt(scene, cue + 1)))
