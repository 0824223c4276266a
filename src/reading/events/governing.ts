import type { Ref } from '../contract.ts'
import { partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { particles } from '../grammar/particles.ts'
import { type Part, withJoined } from '../grammar/parts.ts'
import { isAgent, isOwnAgent } from './agents.ts'
import type { Trigger } from './triggers.ts'
import { VIOLENT } from './undergone.ts'

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

// What a preposition brings in further off belongs to another word.
const GOVERNED = 8
// Whoever does what a passive or a verbal noun tells may stand at its end: «إسقاط الطائرة … من قبل الجيش».
const AGENT = 16

/** Whether a part names a place. */
export const isPlace = (scene: Scene, index: number): boolean =>
  scene.parts[index]!.refs.some((ref) => /^(GPE|LOC|FAC)$/.test(entityType(scene.names, ref)))

const isPerson = (scene: Scene, index: number): boolean => scene.parts[index]!.refs.some((ref) => entityType(scene.names, ref) === 'PER')

/** Types of deeds that are done to somebody. */
export const TARGETED: ReadonlySet<string> = new Set(['SANCTION', 'ASSAULT', 'COERCE'])

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
    // «بنيران إسرائيلية جنوبي لبنان»: the preposition has its noun already.
    if (agents.has(p.lead) && scene.parts[k - 1]?.leadAt === p.leadAt && scene.parts[k - 1]!.to === p.from) continue
    if (p.joined || p.lead === '' || (p.from >= behind + GOVERNED && !agents.has(p.lead) && !isAgent(scene, p)) || isMouth(scene, p))
      continue
    // «زيارة للرئيس إلى …»: a person behind ل visits, a state is visited.
    if (p.lead === 'من' && VIOLENT.has(word.type) && isAgent(scene, p)) {
      if (isOwnAgent(scene, trigger, p.leadAt)) add(actors, withJoined(scene.parts, k).refs)
    } else if (word.mode === 'visit' && trigger.sense.kind === 'noun' && p.lead === 'ل' && isPerson(scene, k))
      add(actors, withJoined(scene.parts, k).refs)
    else if (p.lead === 'ل' && word.type === 'ASSAULT' && !word.recipient.has('ل') && isAimedAt(scene, trigger, p))
      add(recipients, withJoined(scene.parts, k).refs)
    // «قصف مكثف من القوات الحكومية»
    else if (
      p.lead === 'من' &&
      !word.recipient.has('من') &&
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
    } else if (isAgent(scene, p) && isOwnAgent(scene, trigger, p.leadAt) && !(OF_BLOWS.test(p.lead) && !TARGETED.has(word.type)))
      add(actors, withJoined(scene.parts, k).refs)
  }
}

const MOUTH = 4

/** «هددت … على لسان وزيرها»: by whose mouth it is said. */
export function isMouth({ source: { tokens } }: Scene, { from }: Part): boolean {
  for (let k = from - 1; k > Math.max(0, from - MOUTH); k--) if (/^لسان/.test(tokens[k]!.form)) return tokens[k - 1]!.form === 'علي'
  return false
}

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

const isSender = (scene: Scene, part: Part, at: number): boolean =>
  part.leadAt - at <= NEAR && (part.kind === 'force' || part.refs.some((ref) => entityType(scene.names, ref) === 'ORG'))

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
