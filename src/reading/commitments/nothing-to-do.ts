import type { Scene } from '../grammar/clause.ts'
import { endsInTaaMarbuta } from '../grammar/inflection.ts'
import { particles } from '../grammar/particles.ts'
import { isImperfect } from '../grammar/verb-shape.ts'
import { pactWords } from '../pacts/words.ts'
import { formAt } from './link.ts'

// What stands behind a word of undertaking and is nothing that somebody is to do.

/** «اتفقوا على أن الهجوم غير مقبول»: what they hold to be so is nothing that is to be done. */
export const isOpinion = (scene: Scene, start: number): boolean =>
  formAt(scene, start - 1) === 'ان' &&
  (/^ال/.test(formAt(scene, start)) || !isImperfect(formAt(scene, start))) &&
  formAt(scene, start) !== 'لا'

/** «وافق المجلس على تعيين …», «أعلن عن اتفاق»: somebody's appointment, or the paper itself, is nothing that is to be done. */
export function isApproved(scene: Scene, start: number, link: string): boolean {
  const { word, form } = scene.source.tokens[start]!
  const heads = pactWords().heads.at(word)
  return (
    particles('appointing').has(form) ||
    // «وافق المجلس على اتفاقية عسكرية»: of such a paper nothing is left to be done; a truce is.
    /^(اتفاقيه|معاهده|بروتوكول|قانون|ميزانيه)$/.test(form) ||
    heads.some((s) => (s.value.family === 'accord' || s.value.family === 'law') && (s.definite || link === 'عن'))
  )
}

/** «وافق على ذلك», «أعلن عن موقفه», «أعلن عن التوصل إلى …»: no word for a thing to be done. */
export function isNothingToDo(scene: Scene, start: number, link: string): boolean {
  const form = formAt(scene, start)
  if (form === 'ذلك') return true
  if (link !== 'عن') return false
  if (particles('pointing').has(form)) return true
  return /^ال/.test(form) || (/(ه|ها|هم)$/.test(form) && !endsInTaaMarbuta(scene.source, start))
}
