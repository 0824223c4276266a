import type { Ref } from '../contract.ts'
import { partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { particles } from '../grammar/particles.ts'
import { type Part, withJoined } from '../grammar/parts.ts'
import { add, isMouth, isPlace, NEAR, TARGETED } from './governing.ts'
import type { Trigger } from './triggers.ts'

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
  } else if (actors.size === 0 && part.kind === 'nisba' && !word.undergone) add(word.genitive === 'o' ? recipients : actors, part.refs)
}

/** «سفيرها», «سفيرتها», «سفراءه»: one's own envoy. */
export const isOwnEnvoy = ({ source: { tokens } }: Scene, { word, with: needed }: Trigger): boolean =>
  word.needs.includes('envoy') && needed >= 0 && /(سفيرت?|سفراء|سفراي|قنصل)(ه|ها|هم)$/.test(tokens[needed]!.form)

const POSTED = new Set(['لدي', 'في', 'من', 'الي'])

/** «استدعت سفيرها لدى تركيا للتشاور»: her own envoy is called home from whom it is meant for. */
export function addPosted(scene: Scene, trigger: Trigger, actors: ReadonlySet<Ref>, recipients: Set<Ref>): void {
  const { with: needed } = trigger
  if (!isOwnEnvoy(scene, trigger)) return
  const index = partFrom(scene, needed + 1)
  const part = scene.parts[index]
  if (part === undefined || !POSTED.has(part.lead) || part.from - needed > NEAR + 1 || !isPlace(scene, index)) return
  add(
    recipients,
    part.refs.filter((ref) => !actors.has(ref)),
  )
}

const OF_MISSIONS = new Set(['expel', 'relations', 'summon'])

const COUNTED = 6

// «12 عنصرا من …»
const isCountedBetween = ({ source: { tokens } }: Scene, from: number, next: Part | undefined): boolean =>
  next?.lead === 'من' && next.leadAt - from === 2 && (tokens[from]!.kind === 'number' || particles('quantity').has(tokens[from]!.form))

/** «قتل عشرة مسلحين من الحركة», «سقوط قتلى في صفوف التنظيم»: people counted are struck with whom they belong to. */
export function addRanks(scene: Scene, { at, word }: Trigger, actors: ReadonlySet<Ref>, recipients: Set<Ref>): void {
  if (recipients.size > 0 || !(word.mode === 'kill' || word.mode === 'injure' || word.mode === 'arrest')) return
  const { tokens } = scene.source
  let index = partFrom(scene, at + 1)
  // «اعتقل الجيش 12 عنصرا من الحزب»: behind who does it.
  if (word.object && scene.parts[index]?.lead === '' && isCountedBetween(scene, scene.parts[index]!.to, scene.parts[index + 1])) index++
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
    // «أدان الهجوم على مصر»: whoever was struck is blamed for nothing.
    if (type === 'ACCUSE' && VICTIM.has(p.lead)) continue
    const others = withJoined(scene.parts, k).refs.filter((ref) => !actors.has(ref) && !own.has(scene.names.stateOf(ref) ?? ref))
    if (others.length === 0) continue
    // «هددت بالانسحاب بعد تصريحات لفلان»: what went before is not what is threatened.
    if (isParted(scene, trigger.at, p.from)) return
    add(recipients, others)
    return
  }
}

const VICTIM: ReadonlySet<string> = new Set(['علي', 'ضد'])

function isParted({ source }: Scene, from: number, to: number): boolean {
  for (let k = from + 1; k < to; k++) if (particles('afterward').has(source.tokens[k]!.form)) return true
  return false
}

const isStateOf = (scene: Scene, part: Part): boolean => part.refs.some((ref) => scene.names.stateOf(ref) === ref)

const NEAREST = 40

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
