import type { Ref } from '../contract.ts'
import { partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { particles } from '../grammar/particles.ts'
import { type Part, withJoined } from '../grammar/parts.ts'
import type { Trigger } from './triggers.ts'

/** Who does an event and to whom, as far as the sentence says. */
export interface Roles {
  readonly actors: readonly Ref[]
  readonly recipients: readonly Ref[]
  /** Whether a verb that makes events of nouns carries the trigger («أجرى محادثات»). */
  readonly supported: boolean
  /** Token of that verb, -1 where there is none. */
  readonly support: number
  /** Whether a definite noun points back to what was told («القمة») and names nobody itself. */
  readonly pointsBack: boolean
  /** Whether nobody beside it does it, but whoever the sentence is about. */
  readonly isTopic: boolean
  /** Part that is the verb's subject, which a joined verb behind it may carry on; -1 where there is none. */
  readonly subject: number
}

/** Tokens within which a part stands beside its trigger. */
export const NEAR = 3

const NEAREST = 40

// What a preposition brings in further off belongs to another word.
const GOVERNED = 8
// Whoever does what a passive or a verbal noun tells may stand at its end: «إسقاط الطائرة … من قبل الجيش».
const AGENT = 16

/** Whether a part names a place. */
export const isPlace = (scene: Scene, index: number): boolean =>
  scene.parts[index]!.refs.some((ref) => /^(GPE|LOC|FAC)$/.test(entityType(scene.names, ref)))

const isPerson = (scene: Scene, index: number): boolean => scene.parts[index]!.refs.some((ref) => entityType(scene.names, ref) === 'PER')

const TARGETED = new Set(['SANCTION', 'ASSAULT', 'COERCE'])

/**
 * Whether what the deed is done to belongs to whom it is done to: envoys, troops, people held; sanctions are of whoever imposes them,
 * and an adjective behind a noun's own («رسوم جمركية تركية») says who acts.
 */
export const isAtObject = ({ word }: Trigger): boolean =>
  (TARGETED.has(word.type) || word.mode === 'summon') && !word.close && !word.needs.includes('sanction')

/** «طرد دبلوماسيين روس»: the adjective behind what is struck says whose it is; elsewhere it says who acts («سحب القوات الأميركية»). */
export function addTarget(scene: Scene, trigger: Trigger, actors: Set<Ref>, recipients: Set<Ref>): void {
  const { word, at } = trigger
  const behind = Math.max(trigger.with, at)
  const next = partFrom(scene, behind)
  const part = scene.parts[next - 1] !== undefined && scene.parts[next - 1]!.to > behind ? scene.parts[next - 1] : scene.parts[next]
  if (part === undefined || part.from - behind > 2) return
  const isOfObject = isAtObject(trigger) && (trigger.with > at || trigger.sense.kind === 'verb')
  // «طرد 23 دبلوماسيا بريطانيا»: without its article the adjective is written like the state's own name.
  const isWhose =
    part.kind === 'nisba' || (OF_MISSIONS.has(word.mode ?? '') && part.kind === 'phrase' && part.leadAt < behind && part.from - behind <= 1)
  if (!isWhose) return
  if (isOfObject && recipients.size === 0) {
    const refs = part.refs.map((ref) => scene.names.stateOf(ref) ?? ref)
    for (const ref of part.refs) if (actors.size > 1 || part.from <= behind) actors.delete(ref)
    add(recipients, refs)
  } else if (actors.size === 0 && part.kind === 'nisba') add(word.genitive === 'o' ? recipients : actors, part.refs)
}

const POSTED = new Set(['لدي', 'في', 'من', 'الي'])

/** «استدعت سفيرها لدى تركيا للتشاور»: her own envoy is called home from whom it is meant for. */
export function addPosted(scene: Scene, { word, with: needed }: Trigger, actors: ReadonlySet<Ref>, recipients: Set<Ref>): void {
  if (!word.needs.includes('envoy') || needed < 0 || !/.{3,}(ه|ها|هم)$/.test(scene.source.tokens[needed]!.form)) return
  const index = partFrom(scene, needed + 1)
  const part = scene.parts[index]
  if (part === undefined || !POSTED.has(part.lead) || part.from - needed > NEAR + 1 || !isPlace(scene, index)) return
  add(
    recipients,
    part.refs.filter((ref) => !actors.has(ref)),
  )
}

const OF_MISSIONS = new Set(['expel', 'relations', 'summon'])

// «بين إيران من جهة والصين وفرنسا و… من جهة أخرى»
const SIDES = 10

/** «بين موسكو وطهران», «بين الرئيس الروسي … ونظيره». */
export function between(scene: Scene, index: number, end: number): Ref[] {
  const refs = [...scene.parts[index]!.refs]
  for (let k = index + 1; k < scene.parts.length && scene.parts[k]!.from < end && k < index + SIDES; k++) {
    const p = scene.parts[k]!
    if (!p.joined && !(p.lead === 'بين')) continue
    for (const r of p.refs) if (!refs.includes(r)) refs.push(r)
  }
  return refs
}

// «نددت بمقتل مدنيين بأيدي الجيش»: whoever killed is no doer of what is said of it.
const OF_BLOWS = /^(بايدي|بيد|برصاص|بنيران|بصواريخ|بقذايف|بقصف|بغاره|بغارات|بضربات)$/

/** What the line's prepositions bring in after the trigger, before the clause ends. */
export function governedBy(scene: Scene, trigger: Trigger, from: number, end: number, actors: Set<Ref>, recipients: Set<Ref>): void {
  const { word } = trigger
  const agents = particles('agent')
  // «فرضت … في الأول من مايو، رسوما على …»: it is the object's preposition, however late the object comes.
  const behind = Math.max(from, trigger.at, trigger.with)
  for (let k = partFrom(scene, from + 1); k < scene.parts.length && scene.parts[k]!.from < Math.min(end, behind + AGENT); k++) {
    const p = scene.parts[k]!
    if (p.joined || p.lead === '' || (p.from >= behind + GOVERNED && !agents.has(p.lead)) || isMouth(scene, p)) continue
    // «زيارة للرئيس إلى …»: a person behind ل visits, a state is visited.
    if (word.mode === 'visit' && trigger.sense.kind === 'noun' && p.lead === 'ل' && isPerson(scene, k))
      add(actors, withJoined(scene.parts, k).refs)
    else if (p.lead === 'ل' && word.type === 'ASSAULT' && !word.recipient.has('ل') && isAimedAt(scene, trigger, p))
      add(recipients, withJoined(scene.parts, k).refs)
    // «قصف مكثف من القوات الحكومية»
    else if (
      p.lead === 'من' &&
      word.type === 'ASSAULT' &&
      word.genitive === 'a' &&
      trigger.sense.kind === 'noun' &&
      isSender(scene, p, trigger.at)
    )
      add(actors, withJoined(scene.parts, k).refs)
    else if (word.partner.has(p.lead)) add(actors, withJoined(scene.parts, k).refs)
    else if (word.recipient.has(p.lead)) {
      // «اعترف بالقدس عاصمة لإسرائيل»: whose what is recognised becomes, not the town.
      if (word.mode === 'recognise' && p.lead === 'ل') recipients.clear()
      add(recipients, withJoined(scene.parts, k).refs)
    } else if (agents.has(p.lead) && isAgent(scene, p) && !(OF_BLOWS.test(p.lead) && !TARGETED.has(word.type)))
      add(actors, withJoined(scene.parts, k).refs)
  }
}

const MOUTH = 4

/** «هددت … على لسان وزيرها»: by whose mouth it is said. */
export function isMouth({ source: { tokens } }: Scene, { from }: Part): boolean {
  for (let k = from - 1; k > Math.max(0, from - MOUTH); k--) if (/^لسان/.test(tokens[k]!.form)) return tokens[k - 1]!.form === 'علي'
  return false
}

const COUNTED = 6

/** «قتل عشرة مسلحين من الحركة», «سقوط قتلى في صفوف التنظيم»: people counted are struck with whom they belong to. */
export function addRanks(scene: Scene, { at, word }: Trigger, actors: ReadonlySet<Ref>, recipients: Set<Ref>): void {
  if (recipients.size > 0 || !(word.mode === 'kill' || word.mode === 'injure' || word.mode === 'arrest')) return
  const { tokens } = scene.source
  const index = partFrom(scene, at + 1)
  const part = scene.parts[index]
  if (part === undefined || part.joined || (part.kind !== 'nisba' && !isBody(scene, part))) return
  const isOf = part.lead === 'من' || (part.lead === 'في' && particles('ranks').has(tokens[part.leadAt + 1]?.form ?? ''))
  if (!isOf || part.leadAt - at > COUNTED || part.leadAt - at < 2) return
  for (let k = at + 1; k < part.from; k++) if (tokens[k]!.kind === 'mark' && !/^["«]$/.test(tokens[k]!.form)) return
  add(
    recipients,
    withJoined(scene.parts, index).refs.filter((ref) => !actors.has(ref)),
  )
}

const isBody = (scene: Scene, part: Part): boolean => part.refs.some((ref) => entityType(scene.names, ref) === 'ORG')

const AIM = 5

// «غارات على مواقع وتجمعات للحركة»: what is struck is of whoever «ل» brings in.
function isAimedAt({ source }: Scene, { at, word, sense }: Trigger, part: Part): boolean {
  // «استهدفت آليات ومخازن وتجمعات للحركة»
  if (sense.kind === 'verb' && word.object && part.leadAt - at <= NEAR * 2) {
    for (let k = at + 1; k < part.leadAt; k++)
      if (
        source.tokens[k]!.kind === 'mark' ||
        particles('owned').has(source.tokens[k]!.form) ||
        particles('preposition').has(source.tokens[k]!.form)
      )
        return false
    return part.leadAt - at >= 2
  }
  for (let k = part.leadAt - 1; k > at && k >= part.leadAt - AIM; k--) {
    const { form, kind } = source.tokens[k]!
    if (kind === 'mark') return false
    if (particles('preposition').has(form)) return word.recipient.has(form)
  }
  return false
}

const IMPOSED = 8

/** «العقوبات الدولية المفروضة على طهران», «… التي كانت مفروضة عليها»: on whom stands behind the participle, in its own clause. */
export function addImposed(scene: Scene, { word, at, with: needed }: Trigger, recipients: Set<Ref>): void {
  if (recipients.size > 0 || !BURDENS.has(word.type)) return
  const from = Math.max(at, needed)
  const { tokens } = scene.source
  for (let k = from + 1; k < Math.min(scene.to - 1, from + IMPOSED); k++) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark') return
    if (!particles('imposed').has(form)) continue
    const index = partFrom(scene, k + 1)
    const part = scene.parts[index]
    if (part !== undefined && part.lead === 'علي' && part.from - k <= NEAR) add(recipients, withJoined(scene.parts, index).refs)
    return
  }
}

const BURDENS: ReadonlySet<string> = new Set(['SANCTION', 'YIELD', 'COERCE'])

// «من قبل», «من جانب», «على يد», «بقيادة»
function isAgent(scene: Scene, part: Part): boolean {
  const { tokens } = scene.source
  const lead = tokens[part.from - 1]
  if (lead === undefined) return false
  if (lead.form.startsWith('ب')) return true
  const before = tokens[part.from - 2]?.form
  return before === 'من' || before === 'علي'
}

const isSender = (scene: Scene, part: Part, at: number): boolean =>
  part.leadAt - at <= NEAR && (part.kind === 'force' || part.refs.some((ref) => entityType(scene.names, ref) === 'ORG'))

const MEANT: ReadonlySet<string> = new Set(['ACCUSE', 'REJECT', 'REQUEST'])
const CONTENT = 24
const CIRCUMSTANCE = new Set(['في', 'منذ', 'بعد', 'قبل', 'خلال', 'حول', 'عند', 'عبر', 'عقب', 'اثر', 'بحسب', 'بشان'])

/**
 * Whom words are meant for stands in what is threatened, refused, asked for or blamed, where nothing nearer names them:
 * «هدد باستهداف قادة الحركة», «رفضها المهلة التي منحتها إياها بريطانيا», «طلبت عقد اجتماع لمجلس الأمن».
 */
export function addThreatened(scene: Scene, trigger: Trigger, actors: ReadonlySet<Ref>, recipients: Set<Ref>): void {
  const { type, strength, lemma } = trigger.word
  // A word that counts only with somebody it is meant for must name him itself.
  if (recipients.size > 0 || !((type === 'THREATEN' || MEANT.has(type)) && strength <= 2) || lemma === 'دعا') return
  // «الرجل الذي هددها …»: the pronoun says to whom.
  if (trigger.sense.verb?.object) return
  const own = new Set([...actors].map((ref) => scene.names.stateOf(ref) ?? ref))
  for (let k = partFrom(scene, trigger.at + 1); k < scene.parts.length && scene.parts[k]!.from < trigger.at + CONTENT; k++) {
    const p = scene.parts[k]!
    if (p.kind !== 'phrase' || CIRCUMSTANCE.has(p.lead) || isMouth(scene, p) || isPlace(scene, k) !== isStateOf(scene, p)) continue
    const others = withJoined(scene.parts, k).refs.filter((ref) => !actors.has(ref) && !own.has(scene.names.stateOf(ref) ?? ref))
    if (others.length === 0) continue
    // «هددت بالانسحاب بعد تصريحات لفلان»: what went before is not what is threatened.
    if (isParted(scene, trigger.at, p.from)) return
    add(recipients, others)
    return
  }
}

function isParted({ source }: Scene, from: number, to: number): boolean {
  for (let k = from + 1; k < to; k++) if (particles('afterward').has(source.tokens[k]!.form)) return true
  return false
}

const isStateOf = (scene: Scene, part: Part): boolean => part.refs.some((ref) => scene.names.stateOf(ref) === ref)

/** «توعدتها روسيا»: the object is whoever was named last before the verb. */
export function addPronoun(scene: Scene, { at, word: { type } }: Trigger, topic: number, into: Set<Ref>, actors: ReadonlySet<Ref>): void {
  if (type !== 'REJECT' && isOfMatter(scene, at)) return
  const ofPeople = /(ه|هم)$/.test(scene.source.tokens[at]!.form)
  const last = partFrom(scene, at) - 1
  for (let k = last; k >= Math.max(0, last - NEAREST); k--) {
    const p = scene.parts[k]!
    if (k === topic || p.refs.length === 0 || p.refs.some((r) => actors.has(r))) continue
    // «احتجازه», «تقتلهم»: people, never the state or town that stands nearer.
    if (ofPeople && !p.refs.some((r) => /^(PER|ORG)$/.test(entityType(scene.names, r)))) continue
    add(into, p.refs)
    return
  }
}

// «الأمر الذي ترفضه روسيا», «وهو ما نددت به»: the pronoun takes up what was told, nobody.
const isOfMatter = ({ source: { tokens } }: Scene, at: number): boolean =>
  tokens[at - 1]?.form === 'ما' || (particles('relative').has(tokens[at - 1]?.form ?? '') && MATTERS.has(tokens[at - 2]?.form ?? ''))
const MATTERS = new Set(['الامر', 'الشيء', 'الشي', 'وهو'])

/** Adds refs to a set. */
export function add(set: Set<Ref>, refs: readonly Ref[]): void {
  for (const r of refs) set.add(r)
}

/** Roles from what was gathered; nobody is actor and recipient at once. */
export function finish(
  actors: ReadonlySet<Ref>,
  recipients: ReadonlySet<Ref>,
  supported: boolean,
  support: number,
  pointsBack = false,
): Roles {
  return {
    actors: [...actors],
    recipients: [...recipients].filter((r) => !actors.has(r)),
    supported,
    support,
    pointsBack,
    isTopic: false,
    subject: -1,
  }
}
