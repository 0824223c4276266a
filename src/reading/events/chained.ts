import type { Ref } from '../contract.ts'
import { clauseEnd, type Scene } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import { isDoneByAnother } from './agents.ts'
import { isOfManner } from './event-words.ts'
import type { Roles } from './roles.ts'
import type { Reality } from './status.ts'
import type { Trigger } from './triggers.ts'

const REACH = 5

/** Whether the noun right behind a verb of striking tells the blow: «استهدفت غارة مسجدا». */
export function isBlowAhead({ at, word, sense }: Trigger, next: Trigger | undefined): boolean {
  if (next?.at !== at + 1 || !isOfManner(word, 'striking') || sense.kind !== 'verb' || sense.verb?.object) return false
  return next.word.type === 'ASSAULT' && next.sense.kind === 'noun' && !next.sense.joined && next.sense.preposition === ''
}

/** Whom a blow struck stands behind the verb that takes it up: «غارات استهدفت آليات للحركة», «الهجوم الذي استهدف الفندق». */
export function strikingVerb(
  { source: { tokens } }: Scene,
  { at, word, sense, with: needed }: Trigger,
  verb: Trigger | undefined,
): Trigger | null {
  // «شنت … ضربة على الدوحة استهدفت …»: the blow is what the verb carries.
  const isCarried = sense.kind === 'verb' && needed > at && word.needs.includes('strikes')
  if (word.type !== 'ASSAULT' || (sense.kind !== 'noun' && !isCarried) || verb === undefined) return null
  if (verb.at > (isCarried ? needed : at) + REACH) return null
  if (!isOfManner(verb.word, 'striking') || verb.sense.kind !== 'verb' || verb.sense.joined) return null
  for (let k = at + 1; k < verb.at; k++) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' ? form !== '،' && form !== '"' : particles('subordinator').has(form) && !particles('relative').has(form))
      return null
  }
  return verb
}

const CHARGED = 12

/** Who is said to do what an accusation or a call is about: «اتهمت أنقرة المسلحين بشن هجوم», «طالبت أنقرة بسحب قواتها»; null where it is neither. */
export function addressed(
  scene: Scene,
  last: { readonly trigger: Trigger; readonly roles: Roles } | null,
  trigger: Trigger,
  reality: Reality,
): readonly Ref[] | null {
  if (last === null || trigger.sense.kind !== 'noun' || trigger.at - last.trigger.at > CHARGED) return null
  // «اتهم أنقرة بالمسؤولية عن إسقاط الطائرة على يد …»: the deed's own words say who.
  if (isDoneByAnother(scene, trigger, clauseEnd(scene, trigger.at))) return null
  const { tokens } = scene.source
  const { word, sense, at } = last.trigger
  const isCharge = word.mode === 'allege' && trigger.word.type === 'ASSAULT'
  const isCall = word.type === 'REQUEST' && reality === 'called-for' && ASKED.has(trigger.word.type)
  if (!isCharge && !isCall) return null
  for (let k = at + 1; k <= trigger.at; k++) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' && form !== '"' && form !== '«') return null
    if (scene.names.mentionAt(k) !== null || !(/^ب.{2,}/.test(form) || (isCall && form === 'الي') || word.lemma === 'حمل')) continue
    // «وطالبته بسحب القوات الروسية»: whoever the pronoun is, whose the troops are says nothing of it.
    if (sense.verb?.object) return last.roles.recipients
    const between = namedBetween(scene, at, trigger.at)
    const meant = last.roles.recipients.filter((ref) => between.has(ref))
    return meant.length > 0 ? meant : null
  }
  return null
}

// «المطالبة بالإفراج عن فلان»: whoever stands behind the deed is not who is meant to do it.
function namedBetween({ parts }: Scene, from: number, to: number): ReadonlySet<Ref> {
  return new Set(parts.filter((p) => p.from > from && p.to <= to).flatMap((p) => p.refs))
}

const ASKED: ReadonlySet<string> = new Set(['YIELD', 'MOBILIZE', 'AID', 'SANCTION'])

/** What a noun leaves open is what its relative clause, the noun it is joined to, or the charge or call that is about it says. */
export function completed(own: Roles, struck: Roles | null, first: Roles | null, meant: readonly Ref[] | null): Roles {
  const told = own.isTopic && first !== null && first.actors.length > 0 ? first.actors : own.actors
  const actors = meant === null ? told : meant
  const isTopic = meant === null && (told === own.actors ? own.isTopic : first!.isTopic)
  // The noun is the verb's subject, so whoever stands behind it is struck.
  const hit = struck === null ? [] : struck.actors.length > 0 ? struck.actors : struck.recipients
  const said = meant === null ? own.recipients : own.recipients.filter((r) => !meant.includes(r))
  const recipients = said.length > 0 || struck === null ? said : hit.filter((r) => !actors.includes(r))
  return actors === own.actors && recipients === own.recipients ? own : { ...own, actors, recipients, isTopic }
}

/** «قرار إغلاق السفارة وطرد دبلوماسيين», «…، وطرد 60 دبلوماسيا»: unvocalised, the noun is written like a verb. */
export function isListed({ source: { tokens } }: Scene, last: Trigger | undefined, { at, sense }: Trigger): boolean {
  const { verb } = sense
  if (last === undefined || last.sense.kind !== 'noun' || verb === null || !sense.joined || at - last.at > COORDINATED) return false
  if (verb.tense !== 'past' || verb.feminine || verb.object || verb.number !== 'singular') return false
  for (let k = last.at + 1; k < at - 1; k++) if (tokens[k]!.kind === 'mark' || particles('subordinator').has(tokens[k]!.form)) return false
  return tokens[at - 1]!.kind === 'word' || (tokens[at - 1]!.form === '،' && tokens[at + 1]?.kind === 'number')
}

const COORDINATED = 10

/** «طالبت بتعليق العمليات ووقف القصف»: whether a noun is joined to another by و, and so as real as that one. */
export function isCoordinated({ source: { tokens } }: Scene, last: Trigger | undefined, { at, sense }: Trigger): boolean {
  if (last === undefined || sense.kind !== 'noun' || !sense.joined || sense.preposition !== '') return false
  if (last.sense.kind !== 'noun' || last.sense.definite !== sense.definite || at - last.at > COORDINATED) return false
  for (let k = last.at + 1; k < at; k++)
    if ((tokens[k]!.kind === 'mark' && !/^["«»“”]$/.test(tokens[k]!.form)) || particles('subordinator').has(tokens[k]!.form)) return false
  return true
}

/** How real a noun is that is joined to another. */
export const inherited = (first: Reality | null, own: Reality): Reality => (own === 'happened' ? (first ?? own) : own)
