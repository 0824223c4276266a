import { clauseEnd, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { governed } from '../grammar/governed.ts'
import { particles } from '../grammar/particles.ts'
import { withJoined } from '../grammar/parts.ts'
import type { FoundTime } from '../times/times.ts'
import type { Bound } from './bound.ts'
import { cueWords } from './cues.ts'
import { dueIn } from './due.ts'
import { formAt } from './link.ts'

/** Whether a present verb tells a step that somebody may take («يتوجه», «تستضيف»). */
export const isStepAt = (scene: Scene, at: number): boolean =>
  /^[وف]?[يت]/.test(formAt(scene, at)) &&
  cueWords()
    .steps.at(scene.source.tokens[at]!.word)
    .some((s) => s.verb?.tense === 'present' && !s.verb.object && s.preposition === '')

/**
 * «يتوجه وزير الخارجية فلان الجمعة إلى بروكسل»: a step in the present that opens its sentence, by somebody named right behind it, with a day that is
 * not over. Anywhere else the present tells what is, or hangs on another verb.
 */
export function presentStep(scene: Scene, cue: number, times: readonly FoundTime[]): Bound | null {
  if (!opensStep(scene, cue) || !isStepAt(scene, cue)) return null
  const { subject } = governed(scene, cue)
  if (subject < 0 || scene.parts[subject]!.kind !== 'phrase' || scene.parts[subject]!.from - cue > NEAR) return null
  const by = withJoined(scene.parts, subject).refs.filter((r) => /^(PER|ORG|GPE)$/.test(entityType(scene.names, r)))
  const end = clauseEnd(scene, cue)
  if (by.length === 0 || dueIn(scene.source, times, cue, end) === null) return null
  for (let k = cue; k < end; k++) if (particles('lasting').has(formAt(scene, k))) return null
  return { cue, start: cue, skip: /^[وف]/.test(formAt(scene, cue)) ? 1 : 0, by, rule: 'commitment-scheduled' }
}

// «وفي هذا الإطار، يتوجه …»: a few words that a preposition opens and a comma closes may stand before it.
const opensStep = ({ source: { tokens }, from }: Scene, cue: number): boolean =>
  cue === from ||
  (cue - from <= OPENING && tokens[cue - 1]!.form === '،' && particles('preposition').has(tokens[from]!.form.replace(/^[وف](?=..)/, '')))

const OPENING = 8
const NEAR = 6
