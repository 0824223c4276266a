import type { Ref } from '../contract.ts'
import type { Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { particles } from '../grammar/particles.ts'
import { type Part, withJoined } from '../grammar/parts.ts'
import { eventWords } from './event-words.ts'
import { add, isPlace, NEAR } from './governing.ts'
import { canAct } from './parties.ts'
import type { Trigger } from './triggers.ts'
import { VIOLENT } from './undergone.ts'

/** What somebody suffers from another. */
export const HOSTILE: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'SANCTION', 'ACCUSE', 'PROTEST', 'THREATEN'])

/** «قمة الدوحة» is where it meets, «زيارة تونس» whom it visits, «قمة الناتو» who meets. */
export function addGenitive(scene: Scene, trigger: Trigger, index: number, owner: Set<Ref>, recipients: Set<Ref>): void {
  const { refs } = withJoined(scene.parts, index)
  // «قصف دوما»: a town is struck, whoever else would stand there strikes.
  if (trigger.word.type === 'ACCUSE' && isAccused(scene, index)) add(recipients, refs)
  else if (trigger.word.type === 'ASSAULT') for (const ref of refs) (canAct(scene.names, ref) ? owner : recipients).add(ref)
  else if (trigger.word.type !== 'CONSULT') add(owner, refs)
  else if (trigger.word.mode === 'visit' && isPlace(scene, index)) add(recipients, refs)
  else
    add(
      owner,
      refs.filter((ref) => !isVenue(scene, ref)),
    )
}

// «اتهام روسيا بتسميم …»: whoever stands before the charge is charged, unless the charged stands between.
const isAccused = (scene: Scene, index: number): boolean => isCharge(scene.source.tokens[scene.parts[index]!.to]?.form)
/** «اتهامات باريس بحق موسكو» */
export const isCharge = (form = ''): boolean => /^ب../.test(form) && form !== 'بحق'

/** «هجوم استهدف مسجدا شمالي نيجيريا»: what stands behind another word is no genitive, unless that word is a force or an office. */
export function isBeyond(scene: Scene, { word, at }: Trigger, part: Part): boolean {
  if (word.type !== 'ASSAULT' || part.from <= at + 1) return false
  const next = (scene.source.tokens[at + 1]?.form ?? '').replace(/^ال/, '')
  return !particles('force').has(next) && !particles('role').has(next)
}

/** «إسقاط الطيران التركي مقاتلة روسية», «قتل الجيش الإسرائيلي فلسطينيين»: a force stands first, and behind it whom it strikes. */
export function addStriker(scene: Scene, { word, at, sense }: Trigger, index: number, actors: Set<Ref>, recipients: Set<Ref>): void {
  const [force, struck] = [scene.parts[index], scene.parts[index + 1]]
  if (!VIOLENT.has(word.type) || sense.possessor !== '' || sense.definite || force === undefined || struck === undefined) return
  if ((struck.lead !== '' && struck.lead !== 'ل') || struck.joined || force.from - at > NEAR) return
  if (!isForce(scene, force, at) && !isStateThere(scene, force, struck, at)) return
  if (!isBesideOrCounted(scene, force.to, struck.from)) return
  for (const ref of force.refs) recipients.delete(ref)
  add(actors, force.refs)
  add(recipients, struck.refs)
}

// «قتل الجيش لنحو 60 مدنيا سوريا», «قتل القوات 12 فلسطينيا»: one word, or how many they are.
function isBesideOrCounted({ source: { tokens } }: Scene, from: number, to: number): boolean {
  let words = 0
  for (let k = from; k < to; k++) {
    const { kind, form } = tokens[k]!
    if (kind === 'mark') return false
    if (kind !== 'number' && !particles('quantity').has(form.replace(/^ل/, ''))) words++
  }
  return words <= 1
}

// «اعتقال تركيا قسا أميركيا»: a state right behind the deed, and behind it people of another.
function isStateThere({ names }: Scene, state: Part, struck: Part, at: number): boolean {
  if (state.from !== at + 1 || state.kind !== 'phrase' || struck.kind !== 'nisba') return false
  return state.refs.length === 1 && names.stateOf(state.refs[0]!) === state.refs[0] && !struck.refs.includes(state.refs[0]!)
}

// Whether a part is an army or a state's force: named so, or an adjective behind a word for one.
function isForce({ source, names }: Scene, part: Part, at: number): boolean {
  const head = source.tokens[part.kind === 'nisba' ? part.from - 1 : part.from]!
  if (part.kind === 'nisba' ? part.from - 1 <= at : part.refs.some((ref) => entityType(names, ref) !== 'ORG')) return false
  return particles('force').has(head.form.replace(/^ال/, ''))
}

/** «هجمات متكررة للميليشيات على …»: whose an attack is, where only adjectives stand between. */
export function isOfForce({ source }: Scene, { word, at }: Trigger, part: Part): boolean {
  if (word.type !== 'ASSAULT' || word.genitive !== 'a' || part.leadAt - at > NEAR) return false
  for (let k = at + 1; k < part.leadAt; k++) {
    const { form, kind } = source.tokens[k]!
    if (kind !== 'word' || particles('preposition').has(form) || isVerb(source, k)) return false
  }
  return true
}

// «غارات استهدفت مخازن للحركة»: what stands behind another verb is not whose the attack is.
const isVerb = (source: Scene['source'], k: number): boolean =>
  eventWords()
    .words.at(source.tokens[k]!.word)
    .some((s) => s.kind === 'verb')

const TITLE = 6

/** «اغتيال العالم النووي فلان», «تسميم العميل السابق فلان»: definite words between the deed and its victim's name are his title. */
export function isTitled(scene: Scene, { word, at, sense }: Trigger, part: Part): boolean {
  if (
    word.type !== 'ASSAULT' ||
    word.genitive !== 'o' ||
    sense.possessor !== '' ||
    part.lead !== '' ||
    part.from - at > TITLE ||
    part.from <= at + 1
  )
    return false
  if (!part.refs.some((ref) => entityType(scene.names, ref) === 'PER')) return false
  for (let k = at + 1; k < part.from; k++) if (!/^ال/.test(scene.source.tokens[k]!.form)) return false
  return true
}

const isVenue = (scene: Scene, ref: Ref): boolean => {
  const type = entityType(scene.names, ref)
  const state = scene.names.stateOf(ref)
  return type === 'FAC' || type === 'LOC' || (type === 'GPE' && state !== null && state !== ref)
}
