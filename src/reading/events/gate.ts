import type { Scene } from '../grammar/clause.ts'
import { isOfClass, isOfManner } from './event-words.ts'
import type { Trigger } from './triggers.ts'

const GATED: ReadonlySet<string> = new Set(['ASSAULT', 'PROTEST'])
const CASUALTIES: ReadonlySet<string> = new Set(['kill', 'injure'])
const REACH = 5
const ACCIDENT = 8

/** Whether the words around a trigger show that no arms are meant: sport and weather in its sentence, sanctions and markets close to it. */
export function isFigurative(scene: Scene, { word, at, with: needed }: Trigger): boolean {
  if (!GATED.has(word.type) && word.mode !== 'congratulate') return false
  if (isOfSport(scene)) return true
  const last = Math.max(at, needed)
  if (
    CASUALTIES.has(word.mode ?? '') &&
    hasClass(scene, Math.max(scene.from, at - ACCIDENT), Math.min(scene.to, last + ACCIDENT + 1), WEATHER)
  )
    return true
  return isOfManner(word, 'figurative') && hasClass(scene, Math.max(scene.from, at - REACH), Math.min(scene.to, at + REACH + 1), UNARMED)
}

/** «مقاطعة كورسك»: a province, where the name of a region or town stands behind the noun of boycotts. */
export function isProvince({ names }: Scene, { word, sense, at }: Trigger): boolean {
  if (word.mode !== 'boycott' || sense.kind === 'verb') return false
  const mention = names.mentionAt(at + 1)
  return mention !== null && (mention.type === 'LOC' || (mention.type === 'GPE' && names.stateOf(mention.entity) !== mention.entity))
}

const sportsOf = new WeakMap<Scene, boolean>()

// Asked once for a sentence, however many blows it tells.
function isOfSport(scene: Scene): boolean {
  let known = sportsOf.get(scene)
  if (known === undefined) {
    known = hasClass(scene, scene.from, scene.to, SPORT)
    sportsOf.set(scene, known)
  }
  return known
}

const SPORT = ['sport']
const WEATHER = ['weather']
const UNARMED = ['unarmed', 'weather']
const LONGEST = 120

function hasClass(scene: Scene, from: number, to: number, classes: readonly string[]): boolean {
  for (let k = from; k < Math.min(to, from + LONGEST); k++)
    if (scene.source.tokens[k]!.kind === 'word' && scene.names.mentionAt(k) === null && isOfClass(scene.source, k, classes)) return true
  return false
}
