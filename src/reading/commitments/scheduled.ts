import type { Ref } from '../contract.ts'
import { partFrom, type Scene } from '../grammar/clause.ts'
import { entityType } from '../grammar/entity-type.ts'
import { topicBefore } from '../grammar/governed.ts'
import { particles, withoutConjunction } from '../grammar/particles.ts'
import { withJoined } from '../grammar/parts.ts'
import { isVerbalNoun } from '../grammar/verb-shape.ts'
import type { Bound } from './bound.ts'
import { formAt, isCommonNoun } from './link.ts'
import { isOutcome, isOwnOutcome } from './own-voice.ts'
import { subjectRefs } from './subject.ts'

const RULE = 'commitment-scheduled'

/** What is set down for a time: «من المقرر أن يزور …», «من المقرر عقد اجتماع …», «الاجتماع المقرر يوم الثلاثاء»; null where nothing is. */
export function scheduledStep(scene: Scene, cue: number): Bound | null {
  const { tokens } = scene.source
  if (tokens[cue - 1]?.form !== 'من' && tokens[cue - 1]?.form !== 'ومن') return occasion(scene, cue)
  // «كان من المقرر أن …»: what was set down once, and came to nothing or is over.
  if (particles('was').has(withoutConjunction(formAt(scene, cue - 2)))) return null
  const isExpected = /^ال(متوقع|مفترض|منتظر)$/.test(formAt(scene, cue))
  let k = cue + 1
  while (k < Math.min(scene.to, cue + 4) && tokens[k]!.form !== 'ان') k++
  if (tokens[k]?.form !== 'ان' || k + 1 >= scene.to) return nounStep(scene, cue, isExpected)
  // «من المتوقع أن تستمر المشاورات»: what will come of something is nobody's step.
  if (isExpected && isOutcome(scene, k + 1) && !isOwnOutcome(scene, k + 1)) return null
  // «أن تجمع القمة …» names no doer: those whom it brings together stand behind the verb.
  const together = particles('joining').has(formAt(scene, k + 1)) ? firstBehind(scene, k + 2) : []
  // «أن يلحق الأمر أضرارا …»: a common noun right behind the verb is its subject.
  const by = together.length > 0 ? together : isExpected && isCommonNoun(scene, k + 2) ? [] : subjectRefs(scene, k + 1)
  // What is only expected binds nobody unless somebody is to do it, or its day is set («تدخل العقوبات حيز التنفيذ في …»).
  return { cue, start: k + 1, skip: 0, by, rule: RULE, dated: isExpected && by.length === 0 }
}

// «من المقرر عقد اجتماع في …», «من المقرر وصول الرئيس إلى …»
function nounStep(scene: Scene, cue: number, isExpected: boolean): Bound | null {
  const start = cue + 1
  const form = formAt(scene, start)
  if (!(isVerbalNoun(form) || particles('arranged').has(form) || particles('occasion').has(form))) return null
  return { cue, start, skip: 0, by: firstBehind(scene, start + 1), rule: RULE, dated: isExpected }
}

// «القمة المقررة في هلسنكي الاثنين», «زيارته المرتقبة إلى …»: a meeting or the like that has its day.
function occasion(scene: Scene, cue: number): Bound | null {
  if (!particles('appointed').has(formAt(scene, cue))) return null
  const { tokens } = scene.source
  for (let k = cue - 1; k >= Math.max(scene.from, cue - HEAD); k--) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' ? !/^[،"«»()]$/.test(form) : particles('subordinator').has(form)) return null
    const [, article, noun] = /^[وفبلك]?(ال|ل(?=ل))?(.+?)$/.exec(form)!
    const possessor = /(ه|ها|هم|هما)$/.exec(noun!)?.[0] ?? ''
    const isHead = particles('occasion').has(noun!) || particles('occasion').has(form)
    const isOwned = !isHead && article === undefined && possessor !== '' && isOccasionOf(noun!, possessor)
    if (!isHead && !isOwned) continue
    const own = isOwned ? topicBefore(scene, k) : -1
    const by = own >= 0 ? withJoined(scene.parts, own).refs : firstBehind(scene, k + 1)
    const skip = /^[وفبك](?=ال)/.test(form) ? 1 : 0
    return { cue, start: k, skip, by, rule: RULE, dated: true, stop: stopBehind(scene, cue) }
  }
  return null
}

// Where what tells its day ends: «المقرر، الاثنين، بعد …», «المرتقبة التي …».
function stopBehind({ source: { tokens }, to }: Scene, cue: number): number {
  for (let k = cue + 1; k < to; k++) {
    const { form } = tokens[k]!
    if (particles('relative').has(form) || (form === '،' && k > cue + 1)) return k
  }
  return to
}

const isOccasionOf = (noun: string, possessor: string): boolean => {
  const bare = noun.slice(0, -possessor.length)
  return particles('occasion').has(bare) || particles('occasion').has(bare.replace(/ت$/, 'ه'))
}

const HEAD = 12
const NEAR = 5

// Whoever is named first behind a token, with those joined to him.
function firstBehind(scene: Scene, from: number): readonly Ref[] {
  let index = partFrom(scene, from)
  while (scene.parts[index]?.refs.length === 0) index++
  const part = scene.parts[index]
  if (part === undefined || part.from - from > NEAR || !/^(|بين|مع|ل)$/.test(part.lead)) return []
  return withJoined(scene.parts, index).refs.filter((r) => /^(PER|ORG|GPE)$/.test(entityType(scene.names, r)))
}
