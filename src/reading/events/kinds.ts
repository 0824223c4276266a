import type { Event, Ref } from '../contract.ts'
import type { Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import type { Names } from '../names/names.ts'
import { type EventWord, isOfManner } from './event-words.ts'
import { isArmedGroup } from './parties.ts'
import type { Trigger } from './triggers.ts'

/** What is known of the word that a trigger needs: whether arms, somebody's own envoy, his own arms. */
interface Needed {
  readonly isOfArms: boolean
  readonly isOwnEnvoy: boolean
  readonly isOwnArms: boolean
}

/** Exercises that more than one holds are joint, whether or not a word says so; to back an armed group is to help it fight. */
export function kindOf(
  names: Names,
  word: EventWord,
  { actors, recipients }: { readonly actors: readonly Ref[]; readonly recipients: readonly Ref[] },
  { isOfArms, isOwnEnvoy, isOwnArms }: Needed,
): EventWord {
  if (word.type === 'MOBILIZE' && word.mode === 'exercise' && actors.length > 1) return { ...word, type: 'COOPERATE' }
  // «أرسلت القوات الجوية قاذفات»: arms sent to nobody are its own, and so are those sent to a sea or a pole; help stays help.
  if (isOfManner(word, 'sending') && isOfArms && recipients.every((ref) => entityType(names, ref) === 'LOC'))
    return { ...word, type: 'MOBILIZE', mode: 'deploy' }
  // «سلم الحزب أسلحته»: who hands over his own arms lays them down.
  if (isOwnArms && recipients.length === 0 && actors.length > 0) return { ...word, type: 'YIELD', mode: 'disarm' }
  // «استدعت سفيرها للتشاور»: one's own envoy is called home.
  if (word.mode === 'summon' && isOwnEnvoy) return { ...word, type: 'SANCTION', mode: 'relations' }
  if (word.type === 'SUPPORT' && isOfManner(word, 'backing') && recipients.some((ref) => isArmedGroup(names, ref)))
    return { ...word, type: 'AID', mode: 'military' }
  return word
}

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

/** Events of one family may be one event told in turns. */
export function familyOf(scene: Scene, trigger: Trigger, { type, mode, lemma }: EventWord): string {
  if (isToll(scene, trigger)) return 'toll'
  if (type === 'ASSAULT') return BLOWS[mode ?? ''] ?? 'attack'
  return FAMILIES[type]?.[mode ?? ''] ?? mode ?? lemma
}

const TOLL = 14

// «قتل 40 شخصا منذ بدء …»: what has added up since is no blow that the article tells.
function isToll({ source: { tokens }, to }: Scene, { at, word, sense }: Trigger): boolean {
  if ((word.mode !== 'kill' && word.mode !== 'injure') || sense.kind === 'participle') return false
  for (let k = at + 1; k < Math.min(to, at + TOLL); k++) {
    if (tokens[k]!.kind === 'mark' && tokens[k]!.form !== '،') return false
    if (tokens[k]!.form === 'منذ') return true
  }
  return false
}
