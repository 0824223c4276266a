import type { Ref } from '../contract.ts'
import { partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { governed } from '../grammar/governed.ts'
import { withJoined } from '../grammar/parts.ts'
import type { Described } from './describe.ts'
import { signingBefore } from './status.ts'
import type { Telling } from './tellings.ts'

/**
 * Whom the verb of signing has as its subject, however far off («وقع قادة دول الحلف، …، حزمة وثائق»). Of a body whose members the sentence
 * lists they are those members, without those that the article tells to have stayed away.
 */
export function signersOf(scene: Scene, described: Described, tellings: readonly Telling[]): Ref[] {
  const verb = signingBefore(scene, described)
  const { subject } = verb < 0 ? NOBODY : governed(scene, verb)
  if (subject < 0) return []
  const { refs } = withJoined(scene.parts, subject)
  const [body] = refs
  if (refs.length !== 1 || entityType(scene.names, body!) !== 'ORG') return refs
  const away = new Set(tellings.flatMap((t) => (t.event.mode === 'boycott' ? t.event.actors : [])))
  const members = membersTold(scene, scene.parts[subject]!.to, described.from).filter((ref) => !away.has(ref))
  return members.length > 1 ? members : refs
}

const NOBODY = { subject: -1 }

// «…، ويضم إلى جانب أ: ب وج، …»
function membersTold(scene: Scene, from: number, to: number): Ref[] {
  let at = from
  while (at < to && !/^[وف]?[يت]ضم$/.test(scene.source.tokens[at]!.form)) at++
  const refs: Ref[] = []
  for (let k = partFrom(scene, at); k < scene.parts.length && scene.parts[k]!.from < to; k++)
    for (const ref of scene.parts[k]!.refs) if (entityType(scene.names, ref) === 'GPE' && !refs.includes(ref)) refs.push(ref)
  return refs
}
