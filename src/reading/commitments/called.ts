import type { Ref } from '../contract.ts'
import type { Scene } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import { formAt } from './link.ts'

/** The body that a bare definite noun points back to, by the noun that its name begins with: «المنظمة» after «منظمة …», «الجيش» after «الجيش الروسي»; else null. */
export function bodyCalled(scene: Scene, at: number): Ref | null {
  const noun = formAt(scene, at).replace(/^[وف](?=ال)/, '')
  if (!noun.startsWith('ال') || !isAgent(noun)) return null
  const { mentions } = scene.names
  let k = mentions.length - 1
  while (k >= 0 && mentions[k]!.from >= at) k--
  for (let n = 0; k >= 0 && n < MENTIONS; k--, n++) {
    const { type, from, entity } = mentions[k]!
    if (type === 'ORG' && formAt(scene, from).replace(/^[وفبلك]?(ال|ل)?/, '') === noun.slice(2)) return entity
  }
  return stateCalled(scene, at, noun.slice(2))
}

const MENTIONS = 40

// «الحكومة» after «الحكومة العراقية» or «حكومة العراق»: the state whose government, army or authorities the article told of last.
function stateCalled({ source, names }: Scene, at: number, noun: string): Ref | null {
  if (!particles('powers').has(noun)) return null
  for (let k = at - 2; k >= Math.max(0, at - TOKENS); k--) {
    if (source.tokens[k]!.form.replace(/^[وفبلك]?(ال|ل(?=ل))?/, '') !== noun) continue
    const [state] = names.nisbaAt(k + 1)
    if (state !== undefined) return state
    const mention = names.mentionAt(k + 1)
    if (mention !== null && mention.from === k + 1 && names.stateOf(mention.entity) === mention.entity) return mention.entity
  }
  return null
}

const TOKENS = 300

/** Whether a word, with or without its article, is a noun for somebody who acts: «الوزارة», «حكومة», «مسؤولون». */
export const isAgent = (form: string): boolean =>
  particles('agents').has(form) ||
  particles('agents').has(form.replace(/^[وف]?ال(?=...)/, '')) ||
  particles('agents').has(form.replace(/^[وف](?=...)/, ''))
