import { partFrom, type Scene } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import type { Part } from '../grammar/parts.ts'
import { eventWords } from './event-words.ts'
import type { Trigger } from './triggers.ts'
import { VIOLENT } from './undergone.ts'

/** «من قبل», «على يد», «بنيران»: whether the part is who does what a passive or a verbal noun tells. */
export function isAgent({ source: { tokens } }: Scene, { from, to, lead, leadAt }: Part): boolean {
  // «من جانب الجيش السوري», «من جانب روسيا»; «من جانب آخر» has nobody right behind it.
  if (lead === 'من') return tokens[leadAt + 1]?.form === 'جانب' && (from > leadAt + 1 || to > leadAt + 2)
  if (!particles('agent').has(lead)) return false
  return lead.startsWith('ب') || /^(من|علي)$/.test(tokens[leadAt - 1]?.form ?? '')
}

// What only ever brings in who did it; «من قبل» may say when, «برصاص» with what.
const HANDS = /^(يد|ايدي)$/
const BY_HAND = /^(بيد|بايدي)$/
const REACH = 16

/** Whether the deed is told of whom it was done to: its doer stands behind in words that only a passive has («قتل فلان على يد …»). */
export function isDoneByAnother(scene: Scene, trigger: Trigger, end: number): boolean {
  const { tokens } = scene.source
  if (!VIOLENT.has(trigger.word.type)) return false
  const last = Math.min(end, trigger.at + REACH)
  for (let k = trigger.at + 1; k < last; k++) {
    const { form } = tokens[k]!
    if ((HANDS.test(form) && tokens[k - 1]!.form === 'علي') || (BY_HAND.test(form) && tokens[k + 1]?.form !== 'ان'))
      return isOwnAgent(scene, trigger, k, true)
  }
  for (let i = partFrom(scene, trigger.at + 1); i < scene.parts.length && scene.parts[i]!.from < last; i++) {
    const part = scene.parts[i]!
    if (!part.joined && OF_DEEDS.test(part.lead) && isAgent(scene, part)) return isOwnAgent(scene, trigger, part.leadAt, true)
  }
  return false
}

const OF_DEEDS = /^(قبل|من|برصاص|بنيران)$/

const BACKED = /^(ال)?(مدعوم|مسنود|ممول)/

/** Whether no other deed stands between the trigger and its doer: «ودان الاجتماع إطلاق صواريخ من قبل …» tells who fired, not who met. */
export function isOwnAgent(
  { source: { tokens } }: Scene,
  { at, with: needed, word, sense }: Trigger,
  leadAt: number,
  isPassive = false,
): boolean {
  const isDeed = VIOLENT.has(word.type)
  const mayHoldDeeds = isDeed ? !isPassive : word.type === 'ACCUSE' && sense.possessor !== ''
  let quotes = 0
  for (let k = at + 1; k < leadAt; k++) {
    const { form } = tokens[k]!
    if (form === '"') quotes++
    if (BACKED.test(form) && leadAt - k <= 2) return false
    // «مقتل ستة وإصابة …»: deeds joined to one another have one doer.
    const isJoined = isDeed && (form.startsWith('و') || tokens[k - 1]!.form === 'او')
    if (k === needed || mayHoldDeeds || isJoined) continue
    const senses = eventWords().words.at(tokens[k]!.word)
    if (senses.some((s) => VIOLENT.has(s.value.type))) return false
  }
  return quotes % 2 === 0
}
