import { boundsOf, parseDay } from '../../calendar/calendar.ts'
import { evidence, type Span, skipFolded } from '../../text/text.ts'
import type { Event, Ref, Statement } from '../contract.ts'
import { type Scene, scenesOf } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { particles } from '../grammar/particles.ts'
import { cutParts, type FindForce } from '../grammar/parts.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'
import { isNounOf } from './agreement.ts'
import { addressed, completed, inherited, isBlowAhead, isCoordinated, isListed, strikingVerb } from './chained.ts'
import { hasUnnamed, isEvent, isLoose, isReported } from './counts.ts'
import { isOfClass } from './event-words.ts'
import { forcesOf } from './forces.ts'
import { isFigurative, isProvince } from './gate.ts'
import { joinTellings, type Told } from './join.ts'
import { familyOf, kindOf } from './kinds.ts'
import { isLookalike } from './lookalikes.ts'
import { actingParties, isArmedGroup, isTelling } from './parties.ts'
import { isOnlySpokenOf, type Telling, tellings } from './quoted.ts'
import { isOwnEnvoy } from './recipients.ts'
import { type Roles, rolesOf } from './roles.ts'
import { type Reality, statusOf } from './status.ts'
import { supportOf } from './support.ts'
import { asNoun, type Trigger, triggerAt } from './triggers.ts'
import { dateOf } from './when.ts'
import { hostOf, placeOf, withoutHost } from './where.ts'

/** The trigger before, which the next one may lean on. */
interface Chained {
  readonly trigger: Trigger
  readonly roles: Roles
  readonly reality: Reality
}

/** Finds what happened, is agreed, planned, called for or denied. Ids are empty here; `reading.ts` gives them. */
export function findEvents(source: Source, names: Names, times: readonly FoundTime[], statements: readonly Statement[]): Event[] {
  const told: Told[] = []
  const tellingAt = tellings(statements)
  const forces = forcesOf(source, names)
  for (const plain of scenesOf(source, names)) {
    const triggers = triggersIn(plain)
    if (triggers.length === 0) continue
    const scene = triggers.some((t) => ARMED.has(t.word.type)) ? withForces(plain, forces) : plain
    const taken = new Set<number>()
    let carried = -1
    let last: Chained | null = null
    for (const [n, read] of triggers.entries()) {
      if (taken.has(read.at)) continue
      const isNoun = isListed(scene, last?.trigger, read) || isNounOf(scene, read)
      const trigger: Trigger = isNoun ? asNoun(scene.source, read) : read
      const own = rolesOf(scene, trigger, carried)
      if (own.subject >= 0) carried = own.subject
      const next = triggers[n + 1]
      if (isBlowAhead(trigger, next)) continue
      const striking = strikingVerb(scene, trigger, next)
      if (striking !== null) taken.add(striking.at)
      const first: Chained | null = isCoordinated(scene, last?.trigger, trigger) ? last : null
      const reality = inherited(first?.reality ?? null, statusOf(scene, trigger, own.support))
      const meant = addressed(scene, last, trigger, reality)
      const roles: Roles = completed(own, striking === null ? null : rolesOf(scene, striking, -1), first?.roles ?? null, meant)
      last = { trigger, roles, reality: isLoose(trigger, roles) ? 'unreal' : reality }
      const event = tell(scene, trigger, roles, reality, times, triggers, tellingAt(source.tokens[trigger.at]!.start))
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

const STOPPED: ReadonlySet<string> = new Set(['suspend', 'freeze', 'ban'])
const isStopping = ({ word }: Trigger): boolean => word.type === 'SANCTION' && STOPPED.has(word.mode ?? '')

// Of two with one needed word, whether `o` has it: «تمديد تخفيف العقوبات» eases, «أوقفت إدخال المساعدات» stops.
const isBeforeIt = (o: Trigger, t: Trigger): boolean => {
  if (o.with !== t.with || isStopping(t)) return false
  return isStopping(o) ? o.at < t.at : o.at > t.at && o.at < t.with && o.word.type !== t.word.type
}

// «سلم … دفعة من أسلحته»
const isHandedOver = ({ source: { tokens } }: Scene, { word, with: needed }: Trigger): boolean =>
  word.lemma === 'سلم' && /..(ته|تها|تهم|حه|حها|حهم)$/.test(tokens[needed]!.form)

const ARMS = ['arms']
const ARMED: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'PROTEST', 'MOBILIZE', 'YIELD'])

function triggersIn({ source, names, from, to }: Scene): Trigger[] {
  const found: Trigger[] = []
  for (let i = from; i < to; i++) {
    if (source.tokens[i]!.kind !== 'word') continue
    const mention = names.mentionAt(i)
    if (mention !== null && !(mention.type === 'EVT' && mention.from === i)) continue
    const trigger = triggerAt(source, names, i, to)
    // «قمة جدة بين …»: a meeting may have a name of its own; a war that has one is long known.
    if (trigger !== null && (mention === null || trigger.word.type === 'CONSULT')) found.push(trigger)
  }
  return found.filter(
    // «شنت … ضربات جوية»: the noun that tells the blow by itself goes before its verb.
    (t) => t.with < 0 || !found.some((o) => (o.at === t.with && t.word.needs.includes('strikes')) || isBeforeIt(o, t)),
  )
}

function tell(
  scene: Scene,
  trigger: Trigger,
  roles: Roles,
  told: Reality,
  times: readonly FoundTime[],
  triggers: readonly Trigger[],
  telling: Telling,
): Told | null {
  if (isFigurative(scene, trigger) || isProvince(scene, trigger) || isLookalike(scene, trigger, roles)) return null
  if (trigger.word.type === 'CONSULT' && [...roles.actors, ...roles.recipients].some((ref) => isTelling(scene.names, ref))) return null
  // «دعا البابا إلى وقف الحرب»: who calls for a step is not who is to take it.
  const isAsker = told === 'called-for' && roles.isTopic && roles.support < trigger.at && !OF_CALLERS.has(trigger.word.type)
  const doers = isAsker ? { ...roles, actors: [] } : roles
  const { at, ...parties } = actingParties(scene.names, trigger.word, withoutHost(scene, trigger, doers))
  if (told === 'unreal' || ((told === 'denied' || told === 'possible') && !hasBothSides(parties) && !isDeniedMove(trigger, told, parties)))
    return null
  const time = dateOf(scene, times, trigger.at, {
    isHappened: told === 'happened',
    lasts: LASTING.has(trigger.word.mode ?? ''),
    triggers: triggers.map((t) => t.at),
    isNoun: trigger.sense.kind === 'noun',
    today: parseDay(scene.source.published),
  })
  if (isOnlySpokenOf(trigger, telling, roles, time)) return null
  // «دعا إلى انتخابات مبكرة»: nobody is elected yet.
  if (told === 'called-for' && trigger.word.mode === 'elect') return null
  // «دعت إلى اجتماع عاجل»: the call is told, a meeting without a day is none.
  if (told === 'called-for' && trigger.word.type === 'CONSULT' && time === null && !hasBothSides(parties)) return null
  // «دعت إلى التوصل إلى اتفاق»: a wish, as long as nobody has agreed.
  if (told === 'called-for' && trigger.word.type === 'AGREE' && trigger.sense.kind === 'noun' && time === null) return null
  // What is dated to a day still to come is planned, whatever its noun says.
  const status = told === 'happened' && isToCome(scene, trigger, time) ? 'planned' : told
  const host = hostOf(scene, trigger, roles)
  // «اعترفت بدولة فلسطين»: whom the verb's preposition brings in is not where.
  const found = at ?? host ?? placeOf(scene, trigger.at)
  const place = found !== at && trigger.word.recipient.has('ب') && found !== null && parties.recipients.includes(found) ? null : found
  const isDated = place !== null && time?.value != null
  const isPlaced = status === 'happened' && (place !== null || (time !== null && isNear(trigger, time)))
  const recipients = at === null ? parties.recipients : [...parties.recipients, at]
  const isUnnamed = status === 'happened' && hasUnnamed(scene, trigger, roles)
  const known = {
    ...parties,
    recipients,
    isUnnamed,
    supported: roles.supported,
    isPlaced,
    isDated,
    isHosted: host !== null,
    isReported: isReported(scene, trigger, status),
    isMeant: roles.isTopic && !(roles.support >= 0 && supportOf(scene, roles.support) !== 'does'),
  }
  const isOwn = isEvent(trigger, known)
  // «اتفاق التهدئة»: a truce once told is told on, though nobody stands with the word.
  if (!isOwn && !(roles.pointsBack && status === 'happened' && trigger.word.mode === 'ceasefire')) return null
  const isOfArms = trigger.with >= 0 && isOfClass(scene.source, trigger.with, ARMS)
  const word = kindOf(scene.names, trigger.word, parties, {
    isOfArms,
    isOwnEnvoy: isOwnEnvoy(scene, trigger),
    isOwnArms: isOfArms && isHandedOver(scene, trigger),
  })
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
    // «أرسلت غواصة إلى القطب الشمالي»: where they are sent to receives nothing.
    ...(word.type === 'MOBILIZE' && trigger.word.type === 'AID' ? { recipients: [] } : {}),
    time: time === null || time.value === null ? null : { span: time.span, value: time.value },
    place,
    rule: `event-${trigger.sense.kind} «${word.lemma}»`,
    family: familyOf(scene, trigger, word),
    doers: parties.actors.map(sideOf),
    targets: (recipients.length > 0 ? recipients : []).map(sideOf),
    persons: recipients.filter((ref) => entityType(scene.names, ref) === 'PER'),
    pointsBack: roles.pointsBack,
    isOwn,
    isUnnamed,
    isAside: isAside(scene, trigger, roles),
    inTitle: scene.inTitle,
  }
}

// Whoever calls for a meeting or a march means to be there.
const OF_CALLERS: ReadonlySet<string> = new Set(['CONSULT', 'AGREE', 'PROTEST'])

// What has not happened counts only where it is said who would do it with or to whom.
const hasBothSides = ({ actors, recipients }: { readonly actors: readonly Ref[]; readonly recipients: readonly Ref[] }): boolean =>
  actors.length > 1 || (actors.length > 0 && recipients.length > 0)

// «نفت بيلاروسيا إرسال جنود»: troops are sent by one side only.
const isDeniedMove = ({ word, with: needed }: Trigger, told: Reality, { actors }: { readonly actors: readonly Ref[] }): boolean =>
  told === 'denied' && word.type === 'MOBILIZE' && needed >= 0 && actors.length > 0

const LASTING: ReadonlySet<string> = new Set(['war', 'occupy', 'blockade', 'boycott'])

const isToCome = (scene: Scene, { sense }: Trigger, time: FoundTime | null): boolean => {
  const today = parseDay(scene.source.published)
  const first = time?.value == null ? null : boundsOf(time.value)?.[0]
  return sense.verb?.tense !== 'past' && today !== null && first != null && first > today
}

const NEAR = 8
const isNear = (trigger: Trigger, time: FoundTime): boolean =>
  Math.min(Math.abs(time.from - trigger.at), Math.abs(trigger.at - time.to)) <= NEAR

// «في ختام زيارته», «ملوحا»: only touched on; «أكدت تضامنها» tells it.
function isAside({ source }: Scene, { at, sense, word }: Trigger, roles: Roles): boolean {
  // «أصيب جنود في غارة»: the blow that struck them leads.
  if (word.undergone && word.type === 'ASSAULT') return true
  if (sense.kind === 'participle' || (roles.pointsBack && !roles.supported)) return true
  const before = source.tokens[at - 1]?.form ?? ''
  return (
    sense.possessor !== '' && (sense.preposition !== '' || particles('preposition').has(before) || particles('circumstance').has(before))
  )
}

/** The trigger word without its clitics, with the word it needs where that one stands beside it. */
function triggerSpan(scene: Scene, trigger: Trigger): Span {
  const { source } = scene
  const token = source.tokens[trigger.at]!
  const start = trigger.sense.skip === 0 ? token.start : skipFolded(source.text, token.start, trigger.sense.skip)
  const last = trigger.with > trigger.at && trigger.with - trigger.at <= 2 ? trigger.with : trigger.at
  return evidence(source.text, start, source.tokens[last]!.end)
}
