import type { Ref, Statement } from '../contract.ts'
import type { Scene } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import { type Bound, isFirstPerson } from './bound.ts'
import { formAt } from './link.ts'

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
  const isSubject = first !== null && first.from === bound.start && first.to <= bound.cue && /^(PER|ORG|GPE)$/.test(first.type)
  const told = isSubject ? first.entity : (bound.by[0] ?? null)
  if (isSubject) return told
  if (statement === null) return isFirstPerson(scene, bound.cue) ? null : told
  if (isFirstPerson(scene, bound.cue)) return statement.speaker
  if (statement.speaker === null) return told
  if (particles('country').has(formAt(scene, bound.start))) return scene.names.stateOf(statement.speaker) ?? told
  return /^[وب]?ان(ه|ها|هم|ني)$/.test(formAt(scene, bound.cue - 1)) ? statement.speaker : told
}
