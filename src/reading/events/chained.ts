import type { Scene } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import type { Roles } from './roles.ts'
import type { Reality } from './status.ts'
import type { Trigger } from './triggers.ts'

// Verbs that say of a blow whom it struck.
const STRIKING: ReadonlySet<string> = new Set(['استهدف', 'أصاب', 'دمر'])
const REACH = 5

/** Whether the noun right behind a verb of striking tells the blow: «استهدفت غارة مسجدا». */
export function isBlowAhead({ at, word, sense }: Trigger, next: Trigger | undefined): boolean {
  if (next?.at !== at + 1 || !STRIKING.has(word.lemma) || sense.kind !== 'verb' || sense.verb?.object) return false
  return next.word.type === 'ASSAULT' && next.sense.kind === 'noun' && !next.sense.joined && next.sense.preposition === ''
}

/** Whom a blow struck stands behind the verb that takes it up: «غارات استهدفت آليات للحركة», «الهجوم الذي استهدف الفندق». */
export function strikingVerb({ source: { tokens } }: Scene, { at, word, sense }: Trigger, verb: Trigger | undefined): Trigger | null {
  if (word.type !== 'ASSAULT' || sense.kind !== 'noun' || verb === undefined || verb.at > at + REACH) return null
  if (!STRIKING.has(verb.word.lemma) || verb.sense.kind !== 'verb' || verb.sense.joined) return null
  for (let k = at + 1; k < verb.at; k++) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' ? form !== '،' && form !== '"' : particles('subordinator').has(form) && !particles('relative').has(form))
      return null
  }
  return verb
}

/** What a noun leaves open is what its relative clause or the noun it is joined to says. */
export function completed(own: Roles, struck: Roles | null, first: Roles | null): Roles {
  const actors = own.isTopic && first !== null && first.actors.length > 0 ? first.actors : own.actors
  // The noun is the verb's subject, so whoever stands behind it is struck.
  const hit = struck === null ? [] : struck.actors.length > 0 ? struck.actors : struck.recipients
  const recipients = own.recipients.length > 0 || struck === null ? own.recipients : hit.filter((r) => !actors.includes(r))
  return actors === own.actors && recipients === own.recipients ? own : { ...own, actors, recipients }
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
