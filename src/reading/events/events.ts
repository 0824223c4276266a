import { boundsOf, parseDay } from '../../calendar/calendar.ts'
import { evidence, type Span, skipFolded } from '../../text/text.ts'
import type { Event, EventStatus, Ref, Statement } from '../contract.ts'
import { partFrom, type Scene, scenesOf } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import { cutParts, type FindForce } from '../grammar/parts.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'
import { forcesOf } from './forces.ts'
import { isFigurative, isProvince } from './gate.ts'
import { joinTellings, type Told } from './join.ts'
import { isLookalike } from './lookalikes.ts'
import { actingParties, isArmedGroup, isTelling } from './parties.ts'
import { type Roles, rolesOf } from './roles.ts'
import { statusOf } from './status.ts'
import { type EventWord, type Trigger, triggerAt } from './triggers.ts'
import { dateOf } from './when.ts'
import { placeOf } from './where.ts'

/** Finds what happened, is agreed, planned, called for or denied. Ids are empty here; `reading.ts` gives them. */
export function findEvents(source: Source, names: Names, times: readonly FoundTime[], _statements: readonly Statement[]): Event[] {
  const told: Told[] = []
  const forces = forcesOf(source, names)
  for (const plain of scenesOf(source, names)) {
    const triggers = triggersIn(plain)
    if (triggers.length === 0) continue
    const scene = triggers.some((t) => ARMED.has(t.word.type)) ? withForces(plain, forces) : plain
    const taken = new Set<number>()
    let carried = -1
    for (const trigger of triggers) {
      if (taken.has(trigger.at)) continue
      const roles = rolesOf(scene, trigger, carried)
      if (roles.subject >= 0) carried = roles.subject
      const event = tell(scene, trigger, roles, times, triggers)
      if (event === null) continue
      if (trigger.with >= 0) taken.add(trigger.with)
      told.push(event)
    }
  }
  return joinTellings(told)
}

// Forces without a name count as parties of what is done, not of what is said or signed: only the finder of events sees them.
function withForces(scene: Scene, forces: FindForce): Scene {
  for (let i = scene.from; i < scene.to; i++)
    if (forces(i, scene.to) !== null && scene.names.mentionAt(i) === null)
      return { ...scene, parts: cutParts(scene.source, scene.names, scene.from, scene.to, { ...scene.spoken }, forces) }
  return scene
}

const ARMED: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'PROTEST', 'MOBILIZE', 'YIELD'])

function triggersIn({ source, names, from, to }: Scene): Trigger[] {
  const found: Trigger[] = []
  for (let i = from; i < to; i++) {
    if (source.tokens[i]!.kind !== 'word' || names.mentionAt(i) !== null) continue
    const trigger = triggerAt(source, names, i, to)
    if (trigger !== null) found.push(trigger)
  }
  // «تمديد تخفيف العقوبات»: the word between is what the sanctions belong to.
  return found.filter(
    (t) => t.with < 0 || !found.some((o) => o.at > t.at && o.at < t.with && o.with === t.with && o.word.type !== t.word.type),
  )
}

function tell(scene: Scene, trigger: Trigger, roles: Roles, times: readonly FoundTime[], triggers: readonly Trigger[]): Told | null {
  const told = statusOf(scene, trigger, roles.support)
  if (isFigurative(scene, trigger) || isProvince(scene, trigger) || isLookalike(scene, trigger, roles)) return null
  if (trigger.word.type === 'CONSULT' && [...roles.actors, ...roles.recipients].some((ref) => isTelling(scene.names, ref))) return null
  const { at, ...parties } = actingParties(scene.names, trigger.word, roles)
  if (told === 'unreal' || ((told === 'denied' || told === 'possible') && !hasBothSides(parties))) return null
  const time = dateOf(scene, times, trigger.at, {
    isHappened: told === 'happened',
    lasts: LASTING.has(trigger.word.mode ?? ''),
    triggers: triggers.map((t) => t.at),
    isNoun: trigger.sense.kind === 'noun',
    today: parseDay(scene.source.published),
  })
  // What is dated to a day still to come is planned, whatever its noun says.
  const status = told === 'happened' && isToCome(scene, trigger, time) ? 'planned' : told
  const place = at ?? placeOf(scene, trigger.at)
  const isPlaced = status === 'happened' && (place !== null || (time !== null && isNear(trigger, time)))
  const recipients = at === null ? parties.recipients : [...parties.recipients, at]
  const isUnnamed = status === 'happened' && hasUnnamed(scene, trigger, roles)
  const known = { ...parties, recipients, isUnnamed, supported: roles.supported, isPlaced, isReported: isReported(scene, trigger, status) }
  const isOwn = isEvent(trigger, known)
  // «اتفاق التهدئة»: a truce once told is told on, though nobody stands with the word.
  if (!isOwn && !(roles.pointsBack && status === 'happened' && trigger.word.mode === 'ceasefire')) return null
  const word = kindOf(scene.names, trigger.word, parties.actors, recipients)
  // One minister's meeting is not another's, though both meet for the same state; and an armed group is not the state it fights in.
  const sideOf = (ref: Ref): Ref => (word.type === 'CONSULT' || isArmedGroup(scene.names, ref) ? ref : (scene.names.stateOf(ref) ?? ref))
  return {
    id: '',
    type: word.type,
    mode: word.mode,
    status,
    trigger: triggerSpan(scene, trigger),
    told: [],
    ...parties,
    time: time === null || time.value === null ? null : { span: time.span, value: time.value },
    place,
    rule: `event-${trigger.sense.kind} «${word.lemma}»`,
    family: familyOf(word),
    doers: parties.actors.map(sideOf),
    targets: (recipients.length > 0 ? recipients : []).map(sideOf),
    pointsBack: roles.pointsBack,
    isOwn,
    isUnnamed,
    isAside: isAside(scene, trigger, roles),
    inTitle: scene.inTitle,
  }
}

// Exercises that more than one holds are joint, whether or not a word says so; to back an armed group is to help it fight.
function kindOf(names: Names, word: EventWord, actors: readonly Ref[], recipients: readonly Ref[]): EventWord {
  if (word.type === 'MOBILIZE' && word.mode === 'exercise' && actors.length > 1) return { ...word, type: 'COOPERATE' }
  if (word.type === 'SUPPORT' && BACKING.has(word.lemma) && recipients.some((ref) => isArmedGroup(names, ref)))
    return { ...word, type: 'AID', mode: 'military' }
  return word
}

const BACKING: ReadonlySet<string> = new Set(['دعم', 'ساند'])

// What has not happened counts only where it is said who would do it with or to whom.
const hasBothSides = ({ actors, recipients }: { readonly actors: readonly Ref[]; readonly recipients: readonly Ref[] }): boolean =>
  actors.length > 1 || (actors.length > 0 && recipients.length > 0)

const LASTING: ReadonlySet<string> = new Set(['war', 'occupy', 'blockade', 'boycott'])

// Kinds of telling that one event may take turns in: it is agreed, then signed.
const FAMILIES: Partial<Record<Event['type'], Readonly<Record<string, string>>>> = {
  AGREE: { sign: 'pact', '': 'pact' },
  SANCTION: { '': 'sanction', ban: 'sanction', tariff: 'tariff' },
  ACCUSE: { '': 'accuse', allege: 'accuse', condemn: 'accuse', disapprove: 'accuse' },
}

// Strikes, fights and places taken are blows of their own; whoever is killed or attacked may be so in any of them.
const BLOWS: Readonly<Record<string, string>> = {
  war: 'war',
  aerial: 'strike',
  'heavy-weapons': 'strike',
  battle: 'battle',
  clash: 'battle',
  seize: 'seize',
  invade: 'seize',
  coup: 'coup',
}

function familyOf({ type, mode, lemma }: EventWord): string {
  if (type === 'ASSAULT') return BLOWS[mode ?? ''] ?? 'attack'
  return FAMILIES[type]?.[mode ?? ''] ?? mode ?? lemma
}

const isToCome = (scene: Scene, { sense }: Trigger, time: FoundTime | null): boolean => {
  const today = parseDay(scene.source.published)
  const first = time?.value == null ? null : boundsOf(time.value)?.[0]
  return sense.verb?.tense !== 'past' && today !== null && first != null && first > today
}

const NEAR = 8
const isNear = (trigger: Trigger, time: FoundTime): boolean =>
  Math.min(Math.abs(time.from - trigger.at), Math.abs(trigger.at - time.to)) <= NEAR

// Struck or marched by nobody named: told all the same where the main verb reports it, or a place or a time is.
const UNNAMED: ReadonlySet<string> = new Set(['ASSAULT', 'PROTEST'])

/** What is known of an event that its line may ask for. */
interface Known {
  readonly actors: readonly Ref[]
  readonly recipients: readonly Ref[]
  readonly supported: boolean
  /** Whether a force without a name does it or is struck. */
  readonly isUnnamed: boolean
  readonly isPlaced: boolean
  /** Whether a finite past verb of a main clause tells it. */
  readonly isReported: boolean
}

const isReported = (scene: Scene, { at, sense }: Trigger, status: EventStatus): boolean =>
  status === 'happened' && sense.verb?.tense === 'past' && !particles('relative').has(scene.source.tokens[at - 1]?.form ?? '')

// «في ختام زيارته», «ملوحا»: only touched on; «أكدت تضامنها» tells it.
function isAside({ source }: Scene, { at, sense }: Trigger, roles: Roles): boolean {
  if (sense.kind === 'participle' || (roles.pointsBack && !roles.supported)) return true
  const before = source.tokens[at - 1]?.form ?? ''
  return (
    sense.possessor !== '' && (sense.preposition !== '' || particles('preposition').has(before) || particles('circumstance').has(before))
  )
}

// «قصفت القوات الحكومية …», «هجوم للمسلحين»: the verb's subject, or right behind a noun.
function hasUnnamed(scene: Scene, { at, with: needed }: Trigger, { subject }: Roles): boolean {
  const isForce = (k: number): boolean => scene.parts[k]?.kind === 'force' && scene.parts[k]!.refs.length === 0
  if (isForce(subject)) return true
  const next = partFrom(scene, at + 1)
  return isForce(next) && scene.parts[next]!.from - Math.max(at, needed) <= BESIDE
}

const BESIDE = 3

// What its line asks of a trigger before it counts as an event of its own.
function isEvent(trigger: Trigger, known: Known): boolean {
  const { sense } = trigger
  // «للتوصل إلى …» is a purpose; a participle says what was done before.
  if (sense.kind === 'noun' && sense.preposition === 'ل' && !known.supported) return false
  // «التهديد المشترك لـ …»: a threat by nobody is a danger.
  if (trigger.word.type === 'THREATEN' && sense.kind === 'noun' && known.actors.length === 0) return false
  const strength = trigger.word.strength + (sense.kind === 'participle' ? 1 : 0) - (known.supported ? 1 : 0)
  const actors = known.actors.length
  const recipients = known.recipients.length
  if (strength <= 1)
    return (
      actors + recipients > 0 ||
      (known.isUnnamed && UNNAMED.has(trigger.word.type)) ||
      (UNNAMED.has(trigger.word.type) && (known.isReported || (known.isPlaced && (known.supported || trigger.word.type === 'ASSAULT'))))
    )
  if (strength === 2) return actors > 0 || (known.isUnnamed && UNNAMED.has(trigger.word.type))
  if (strength === 3) return actors > 0 && recipients > 0
  return false
}

/** The trigger word without its clitics, with the word it needs where that one stands beside it. */
function triggerSpan(scene: Scene, trigger: Trigger): Span {
  const { source } = scene
  const token = source.tokens[trigger.at]!
  const start = trigger.sense.skip === 0 ? token.start : skipFolded(source.text, token.start, trigger.sense.skip)
  const last = trigger.with > trigger.at && trigger.with - trigger.at <= 2 ? trigger.with : trigger.at
  return evidence(source.text, start, source.tokens[last]!.end)
}
