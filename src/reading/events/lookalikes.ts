import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import { clauseEnd, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { type Inflections, inflections } from '../grammar/inflection.ts'
import { particles } from '../grammar/particles.ts'
import { isImperfect } from '../grammar/verb-shape.ts'
import { isOfClass } from './event-words.ts'
import type { Roles } from './governing.ts'
import { supportOf } from './support.ts'
import type { Trigger } from './triggers.ts'

/** Whether a trigger only looks like an event: a picture published, an area held, something that threatens nobody in particular. */
export function isLookalike(scene: Scene, trigger: Trigger, roles: Roles): boolean {
  const { word, sense } = trigger
  if (
    isSaying(scene, trigger) ||
    isAttribute(scene, trigger) ||
    isHalted(scene, trigger) ||
    isAbsence(scene, trigger) ||
    isAtRequest(scene, trigger) ||
    isRecruited(scene, trigger, roles)
  )
    return true
  // «بروتوكول التعاون العسكري», «خطة نشر القوات»: the paper's name, told by its own finder.
  if (sense.kind === 'noun' && PLANNED.has(word.type) && trigger.at > scene.from && isOfClass(scene.source, trigger.at - 1, PAPER))
    return true
  // «بدعم روسي», «محملة بمساعدات»: with whose help, or what is carried.
  if (sense.kind === 'noun' && word.close && sense.preposition === 'ب' && !roles.supported && isHelpBeside(trigger, roles)) return true
  if (word.mode === 'deploy' || word.mode === 'reinforce' || word.mode === 'doctrine')
    return isPublished(scene, trigger) || isGoverned(scene, trigger)
  if (word.type === 'THREATEN') return !isAddressed(scene, trigger, roles)
  if (isState(scene, trigger) || isWritten(scene, trigger)) return true
  if (isOccupier(scene, trigger) || isNobodyElected(scene, trigger, roles)) return true
  if (word.mode === 'seize')
    return sense.kind === 'noun' && word.needs.length === 0 && roles.recipients.length === 0 && !isTaken(scene, trigger, roles)
  // A press conference of one is a statement.
  if (word.mode === 'meet' && trigger.with === trigger.at + 1 && isOfClass(scene.source, trigger.with, PRESS))
    return roles.actors.length + roles.recipients.length < 2
  // «تعرضت قاعدة … لقصف»: what somebody undergoes is brought in by «لـ», however far behind.
  const isStruck = STRUCK.has(word.type) && roles.support >= 0 && supportOf(scene, roles.support) === 'undergoes'
  const isFarFrom = roles.support >= 0 && trigger.at - roles.support > DIRECT && !isStruck
  return sense.kind === 'noun' && sense.preposition === 'ل' && isFarFrom
}

const STRUCK: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'SANCTION'])

// «ضم النادي اللاعب فلانا»: people are not annexed.
const isRecruited = ({ names }: Scene, { word }: Trigger, { recipients }: Roles): boolean =>
  word.mode === 'annex' && recipients.some((ref) => entityType(names, ref) === 'PER')

// «جلسة بطلب من روسيا»: at whose request.
const isAtRequest = ({ source: { tokens } }: Scene, { at, word, sense }: Trigger): boolean =>
  word.lemma === 'طلب' && sense.kind === 'noun' && sense.preposition === 'ب' && tokens[at + 1]?.form === 'من'

const ABSENCE = ['absence']
const ABSENT = 10

// «غاب الرئيس فلان عن القمة»: he did not meet.
function isAbsence({ source, from }: Scene, { at, word, sense }: Trigger): boolean {
  if (word.type !== 'CONSULT' || sense.kind !== 'noun' || source.tokens[at - 1]?.form !== 'عن') return false
  for (let k = at - 2; k >= Math.max(from, at - ABSENT) && source.tokens[k]!.kind === 'word'; k--)
    if (isOfClass(source, k, ABSENCE)) return true
  return false
}

// Whose help it is makes it help of arms («بدعم جوي من الجيش»).
const isHelpBeside = ({ word }: Trigger, { actors }: Roles): boolean =>
  word.type === 'SUPPORT' || (word.type === 'AID' && actors.length === 0)

// «مفوضية الانتخاب العراقية»: a country alone is neither elected nor elects anybody.
const isNobodyElected = ({ names }: Scene, { word }: Trigger, { actors, recipients }: Roles): boolean =>
  word.mode === 'elect' && actors.length === 0 && recipients.every((ref) => entityType(names, ref) === 'GPE')

// «الاحتلال يقصف القطاع»: who occupies, before the verb of what he does.
const isOccupier = ({ source: { tokens } }: Scene, { at, word, sense }: Trigger): boolean =>
  word.mode === 'occupy' && sense.kind === 'noun' && sense.definite && sense.preposition === '' && isImperfect(tokens[at + 1]?.form ?? '')

// «منذ وقف إطلاق النار»: no shot is fired.
const isHalted = ({ source: { tokens } }: Scene, { at, word, sense }: Trigger): boolean =>
  word.lemma === 'أطلق' && word.type === 'ASSAULT' && sense.kind === 'noun' && /^[وف]?[بلك]?(وقف|ايقاف)$/.test(tokens[at - 1]?.form ?? '')

// «تسيطر على المدينة», «الفصائل التي تدعمها واشنطن»: what goes on is a state of things.
function isState({ source }: Scene, { at, word, sense }: Trigger): boolean {
  if (sense.verb?.tense !== 'present') return false
  return (
    word.lemma === 'سيطر' ||
    ((word.type === 'SUPPORT' || word.type === 'AID') && particles('relative').has(source.tokens[at - 1]?.form ?? ''))
  )
}

// «نجحت في السيطرة على التلال», «بعد سيطرة القوات على المطار»: done, no state of things.
const isTaken = (scene: Scene, { at, sense }: Trigger, { support }: Roles): boolean =>
  (support >= 0 && sense.preposition === '' && (support === at - 1 || REACHING.has(scene.source.tokens[at - 1]!.form))) ||
  (support >= 0 && support < at && sense.definite && supportOf(scene, support) === 'tells') ||
  particles('afterward').has(scene.source.tokens[at - 1]?.form ?? '')

const WRITTEN = ['law', 'document', 'publication']
const WRITTEN_REACH = 7

// «مشروع قرار يدعو الأطراف إلى …», «مسودة بيان تدين …»: a paper's wording, told by its own finder where it is adopted.
function isWritten({ source, names, from }: Scene, { at, word, sense }: Trigger): boolean {
  if ((word.type !== 'REQUEST' && word.type !== 'ACCUSE') || sense.verb?.tense !== 'present' || sense.joined) return false
  for (let k = at - 1, n = 0; k >= from && n < WRITTEN_REACH; k--, n++) {
    const { form, kind } = source.tokens[k]!
    if (kind === 'mark') return false
    if (names.mentionAt(k) !== null || names.nisbaAt(k).length > 0 || particles('relative').has(form)) continue
    if (isOfClass(source, k, WRITTEN)) return true
    // An adjective, or the body that stands as the paper's genitive.
    if (!/^(ال|لل)/.test(form) && !/(ي|يا|ية|يه)$/.test(form) && !particles('role').has(form.replace(/^ل/, ''))) return false
  }
  return false
}

const REACHING = new Set(['من', 'في', 'عن'])

type Side = 'before' | 'after'
const SIDES = { before: -1, after: 1 } as const
const BESIDE = 3

let sayings: ReadonlyMap<string, Inflections<true>> | null = null

/** Words that make a set phrase of a line's word, by type, lemma and side: `lexicon/words/events-lookalikes.tsv`. */
function sayingsOf(): ReadonlyMap<string, Inflections<true>> {
  if (sayings !== null) return sayings
  const forms = new Map<string, string[]>()
  for (const row of readTable('words/events-lookalikes.tsv', ['lemma', 'type', 'side', 'words'])) {
    if (row.side !== 'before' && row.side !== 'after')
      throw new Error(`lexicon/words/events-lookalikes.tsv:${row.line}: side is before or after, found "${row.side}"`)
    // A lemma may stand in several lines.
    for (const lemma of cellValues(row.lemma)) {
      const key = `${row.type} ${lemma} ${row.side}`
      forms.set(key, [...(forms.get(key) ?? []), ...cellValues(row.words)])
    }
  }
  sayings = new Map([...forms].map(([key, list]) => [key, builtOf(list)]))
  return sayings
}

function builtOf(list: readonly string[]): Inflections<true> {
  const words = inflections<true>()
  for (const form of list) words.noun(form, true)
  return words.build()
}

// «طاولة المفاوضات», «تلوح في الأفق», «جرائم حرب»: set phrases that tell of nothing that happened.
function isSaying({ source, names, from, to }: Scene, { at, word }: Trigger): boolean {
  return (Object.keys(SIDES) as Side[]).some((side) => {
    const words = sayingsOf().get(`${word.type} ${word.lemma} ${side}`)
    if (words === undefined) return false
    for (let k = at + SIDES[side], n = 0; k >= from && k < to && n < BESIDE; k += SIDES[side]) {
      const token = source.tokens[k]!
      if (token.kind === 'mark') return false
      if (words.at(token.word).some((s) => s.kind === 'noun')) return true
      // «ينضم الوزير فلان إلى نظرائه»: a person in between is one word.
      const phrase = names.phraseAt(k)
      if (phrase?.kind !== 'name' || names.phraseAt(k + SIDES[side]) !== phrase) n++
    }
    return false
  })
}

// «الدول المقاطعة», «الأطراف الموقعة»: an adjective of those meant, not a deed told here.
function isAttribute({ source }: Scene, { at, sense, word }: Trigger): boolean {
  // «البلدة المحاصرة», «الدول الداعية»
  if (sense.kind === 'participle' && sense.definite && (word.type === 'COERCE' || word.type === 'REQUEST')) return true
  // «الضاحية الشمالية المحاصرة»: the noun written like the adjective of a place.
  if (source.tokens[at]!.form.endsWith('لمحاصره') && sense.kind === 'noun' && /^(ال|لل|بال|وال)/.test(source.tokens[at - 1]?.form ?? ''))
    return true
  return sense.definite && sense.kind !== 'verb' && sense.skip <= 2 && particles('participants').has(source.tokens[at - 1]?.form ?? '')
}

const PLANNED: ReadonlySet<string> = new Set(['COOPERATE', 'AID', 'SUPPORT', 'MOBILIZE'])
const PAPER = ['pact']
const PRESS = ['press']
const PUBLISHED = ['publication']
// «قررنا اتخاذ خطوات لتعزيز …»: a purpose further off than this is not what the verb before it carries out.
const DIRECT = 3

// «تنشر صورة لشظايا صاروخ», «في بيان نشر الأحد»
function isPublished(scene: Scene, { at, with: needed, word }: Trigger): boolean {
  if (word.mode !== 'deploy') return false
  // «نشرت القوات المسلحة، أمس، صورا لـ …»: whoever publishes may stand where troops that are moved would.
  const end = needed === at + 1 ? Math.min(at + PUBLISHED_FAR, clauseEnd(scene, at)) : Math.max(needed, at + 2)
  for (let k = Math.max(scene.from, at - 1); k < end && k < scene.to; k++)
    if (k !== at && scene.source.tokens[k]!.kind === 'word' && isOfClass(scene.source, k, PUBLISHED)) return true
  return false
}

const PUBLISHED_FAR = 12

// «تعزيز الحظر على الأسلحة»: behind a preposition of its own the arms are not what is moved.
const AGAINST = new Set(['علي', 'ضد', 'عن'])
const isGoverned = ({ source }: Scene, { at, with: needed }: Trigger): boolean =>
  needed > at + 1 && AGAINST.has(source.tokens[needed - 1]!.form)

const NEAR = 3
const FAR = 24
const CONTENT = 6

// «التهديد بقطع المساعدات»; «حماية الملاحة من تهديد …» is a danger.
function isWith(scene: Scene, at: number): boolean {
  for (let k = at + 1; k < Math.min(scene.to, at + CONTENT); k++) {
    const { form, kind } = scene.source.tokens[k]!
    if (kind === 'mark') return false
    if (/^ب.{3,}/.test(form) || form === 'ان') return true
  }
  return false
}

// «نشاط يهدد الهدنة»: a threat is made to somebody, or with something («بـ»).
function isAddressed(scene: Scene, { at, sense, word }: Trigger, roles: Roles): boolean {
  if (sense.kind === 'noun')
    // «التهديد الأكبر هو …»: one that is known to all is a danger, unless it is said with what or whom.
    return (
      (sense.preposition !== '' && !(sense.definite && word.lemma === 'هدد' && !isWith(scene, at))) ||
      !particles('preposition').has(scene.source.tokens[at - 1]?.form ?? '') ||
      roles.recipients.length > 0 ||
      isWith(scene, at)
    )
  if (word.lemma !== 'هدد') return true
  if (roles.recipients.length > 0 && sense.kind === 'verb') return true
  // «التي تهدد وحدة …»: in a relative clause things threaten too, so what is threatened with must stand close.
  const isRelative = particles('relative').has(scene.source.tokens[at - 1]?.form ?? '')
  for (let k = at + 1; k < Math.min(scene.to, at + (isRelative ? NEAR : FAR)); k++) {
    const { form, kind } = scene.source.tokens[k]!
    if (kind === 'word' && (/^ب.{2,}/.test(form) || form === 'ان')) return true
    if (sense.kind === 'participle') return false
  }
  return false
}
