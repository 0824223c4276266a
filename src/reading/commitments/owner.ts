import type { Ref } from '../contract.ts'
import { partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { topicBefore } from '../grammar/governed.ts'
import type { Sense } from '../grammar/inflection.ts'
import { particles } from '../grammar/particles.ts'
import { withJoined } from '../grammar/parts.ts'
import { isAgent } from './called.ts'
import type { Cue } from './cues.ts'
import { formAt } from './link.ts'

/** «الالتزام المشترك بـ…»: the two whom the sentence or the one before it tells of together. */
export function togetherBefore(scene: Scene, cue: number): Ref[] {
  const group = scene.parts.findLast((p) => p.kind === 'group' && p.to <= cue)
  const refs = group?.refs ?? scene.spoken.group
  return [...new Set(refs.map((ref) => scene.names.stateOf(ref) ?? ref))]
}

const OPENING = 3

/** Who owns a noun or participle of undertaking: «تعهد مصر», «عزم القاهرة», «تعهدها». */
export function ownerRefs(scene: Scene, cue: number, sense: Sense<Cue>): Ref[] {
  const next = scene.parts[partFrom(scene, cue + 1)]
  if (next !== undefined && next.from - cue <= 1 && next.lead === '') return [...next.refs]
  // «تشجيعها على الالتزام بـ…»: a noun with its article and no owner is asked of somebody.
  const isUnderWay = /^و?[يت](جري|تم)$/.test(formAt(scene, cue - 1))
  if (sense.kind === 'noun' && sense.definite && sense.possessor === '' && !isUnderWay)
    return /^ال(مشترك|متبادل|جماعي)$/.test(formAt(scene, cue + 1)) ? togetherBefore(scene, cue) : []
  if (sense.kind === 'participle') {
    // «14 دولة ملتزمة بـ…»: somebody, whoever he is.
    if (isAgent(formAt(scene, cue - 1)) && /^\d+$/.test(formAt(scene, cue - 2))) return []
    const head = headBefore(scene, cue)
    if (head >= 0) return [...withJoined(scene.parts, head).refs]
  }
  // «تعهدها» is no man's: the state or body named last.
  if (sense.possessor === 'ها') {
    for (let k = partFrom(scene, cue) - 1; k >= 0; k--) {
      const [ref] = scene.parts[k]!.refs
      if (ref !== undefined && entityType(scene.names, ref) !== 'PER' && scene.parts[k]!.kind !== 'nisba' && !isMasculineBody(scene, k))
        return [ref]
    }
  }
  // «أكد الوزير أن …، متعهدا بـ…»: the circumstance is of whom the sentence is about.
  const index = topicBefore(scene, cue, isCircumstance(scene, cue, sense))
  // «وأعرب عن استعداده لـ…»: whom the sentence before spoke of.
  if (index < 0 && sense.possessor === 'ه' && scene.spoken.person !== null && cue - scene.from <= OPENING) return [scene.spoken.person]
  if (index >= 0 && sense.possessor === 'ها' && isMasculineBody(scene, index)) return []
  const refs = index < 0 ? [] : withJoined(scene.parts, index).refs
  // «استعدادهم» is of several: of one state or person named before it is not.
  return sense.possessor === 'هم' && refs.length === 1 && /^(PER|GPE)$/.test(entityType(scene.names, refs[0]!)) ? [] : refs
}

// «رأى المجلس أن التزامها …»: a council is no «ها».
const isMasculineBody = ({ source: { tokens }, parts }: Scene, index: number): boolean =>
  parts[index]!.kind === 'phrase' && particles('masculine-body').has(tokens[parts[index]!.from]!.form)

const isCircumstance = (scene: Scene, cue: number, { kind }: Sense<Cue>): boolean =>
  kind === 'participle' && /^[وف]?[^ا].*(ا|ه|ين)$/.test(formAt(scene, cue)) && /^[،"»”]$/.test(formAt(scene, cue - 1))

const INSERTED = 16

// «أن روسيا، التي تستضيف المعرض، مستعدة لـ…»: whoever stands before the relative clause that the comma closes; -1 where nobody does.
function headBefore(scene: Scene, cue: number): number {
  if (formAt(scene, cue - 1) !== '،') return -1
  for (let k = cue - 2; k > Math.max(scene.from, cue - INSERTED); k--) {
    const form = formAt(scene, k)
    if (/^[.؛:،]$/.test(form)) return -1
    if (particles('relative').has(form))
      return formAt(scene, k - 1) === '،' ? scene.parts.findIndex((p) => p.to === k - 1 && p.lead === '') : -1
  }
  return -1
}
