import type { Ref, Statement } from '../contract.ts'
import type { Scene } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import { type Bound, isFirstPerson } from './bound.ts'
import { isUndertaking } from './cues.ts'
import { formAt } from './link.ts'
import { spokenFor } from './office.ts'

/** The statement that holds a place of the text, the narrowest; null where nobody says it. */
export function statementAt(statements: readonly Statement[], at: number): Statement | null {
  let found: Statement | null = null
  for (const s of statements)
    if (s.content[0] <= at && at < s.content[1] && (found === null || s.content[1] - s.content[0] < found.content[1] - found.content[0]))
      found = s
  return found
}

/** Who is bound by what somebody says of himself: the speaker by «سنرد» and «أنه سيرد», his state by «بلاده سترد»; else as the sentence tells. */
export function boundBySpeech(scene: Scene, bound: Bound, statement: Statement | null): Ref | null {
  // «الهند ستنشر …»: who stands first in what is undertaken, before its verb.
  const first = scene.names.mentionAt(bound.start)
  const isSubject =
    first !== null &&
    first.from === bound.start &&
    (first.to <= bound.cue || isUndertaking(formAt(scene, first.to))) &&
    /^(PER|ORG|GPE)$/.test(first.type)
  const told = isSubject ? first.entity : isUnnamed(scene, bound.cue) ? null : (bound.by[0] ?? null)
  if (isSubject) return told
  const isCountry = particles('country').has(formAt(scene, bound.start))
  const date = scene.source.published?.slice(0, 10) ?? null
  if (isImpersonal(scene, bound.cue)) {
    const decider = statement?.speaker ?? told
    return decider === null ? null : spokenFor(scene.names, decider, date)
  }
  if (statement === null) return isFirstPerson(scene, bound.cue) ? null : told
  if (statement.speaker === null) return isCountry ? null : told
  if (isFirstPerson(scene, bound.cue)) return spokenFor(scene.names, statement.speaker, date)
  if (isCountry) return scene.names.stateOf(statement.speaker) ?? told
  return /^[وب]?ان(ه|ها|هم|ني)$/.test(formAt(scene, bound.cue - 1)) ? statement.speaker : told
}

// «إن الحلفاء التزموا», «أن اللجنة ستعقد»: a common noun is the verb's subject, so nobody spoken of before is.
const isUnnamed = (scene: Scene, cue: number): boolean =>
  /^[وب]?ان$/.test(formAt(scene, cue - 2)) &&
  /^ال[\u0621-\u064a]{3,}/.test(formAt(scene, cue - 1)) &&
  !scene.parts.some((p) => p.from < cue && p.to >= cue)

// «تقرر عقد …», «سيتم نشر …», «لن يتم إلا …»: nobody is named, so it is decided by whom the speaker speaks for.
const isImpersonal = (scene: Scene, cue: number): boolean =>
  /^[وف]?(تقرر|س[يت]تم|س[يت]جري)$/.test(formAt(scene, cue)) ||
  (/^و?لن$/.test(formAt(scene, cue)) && /^[يت]تم$/.test(formAt(scene, cue + 1)))
