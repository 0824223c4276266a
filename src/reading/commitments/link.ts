import type { Scene } from '../grammar/clause.ts'
import type { Sense } from '../grammar/inflection.ts'
import { particles } from '../grammar/particles.ts'
import { isVerbalNoun } from '../grammar/verb-shape.ts'
import { titleWords } from '../names/title-words.ts'
import type { Bound } from './bound.ts'
import { cueWords } from './cues.ts'

/** The folded form of token `i`, empty outside the text. */
export const formAt = (scene: Scene, i: number): string => scene.source.tokens[i]?.form ?? ''

/** Whether token `k` is a common noun with its article, no part of a name. */
export const isCommonNoun = (scene: Scene, k: number): boolean =>
  /^ال[\u0621-\u064a]{3,}/.test(formAt(scene, k)) && scene.names.phraseAt(k) === null && scene.names.mentionAt(k) === null

/** Where what is undertaken begins: behind «على», at the word that ب or ل is written onto, or behind the subject of a verb that takes an object; null where nothing is. */
export function linkAfter(scene: Scene, cue: number, link: string, reach: number): Pick<Bound, 'start' | 'skip'> | null {
  const { tokens } = scene.source
  const isClause = (k: number): boolean => tokens[k]?.form === 'ان'
  const end = Math.min(scene.to - 1, cue + reach)
  if (link === '') return objectAfter(scene, cue, end)
  for (let k = cue + 1; k < end; k++) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' && /^[.؛:]$/.test(form)) return null
    if (scene.names.phraseAt(k) !== null) continue
    if (form === link) {
      if (particles('called').has(formAt(scene, k + 1))) return null
      // «ممثلون عن دمشق», «ضغط على روسيا»: behind it stands somebody, and nothing to be done.
      if (isSomebody(scene, k + 1)) continue
      return { start: isClause(k + 1) ? k + 2 : k + 1, skip: 0 }
    }
    if (particles('country').has(form) || (particles('preposition').has(form) && !isBeside(scene, cue, k, link))) continue
    if (
      link.length === 1 &&
      kind === 'word' &&
      form.startsWith(link) &&
      (form.length > 3 || WHOLE.test(form)) &&
      !cueWords().lookalikes.has(form)
    ) {
      if (form === link + 'ان') return { start: k + 1, skip: 0 }
      return { start: k, skip: form.startsWith('لل') ? 0 : 1 }
    }
    if (particles('subordinator').has(form) && form !== 'بان') return null
  }
  return null
}

const BESIDE = 4

// «التزامها بدعم …», «التزام بلاده بدعم …»: behind the cue and its owner it is what is undertaken, and no «with the help of».
function isBeside(scene: Scene, cue: number, k: number, link: string): boolean {
  const form = formAt(scene, k)
  if (link.length !== 1 || !form.startsWith(link) || form.length <= 3 || k - cue > BESIDE) return false
  return k - 1 === cue || particles('country').has(formAt(scene, k - 1)) || scene.names.phraseAt(k - 1) !== null
}

// «نلتزم بكل …», «بما اتفق عليه», «تعهد بأن …», «التزامها بحل …»
const WHOLE = /^([بل](كل|ما|حل|رد|صد|شن|ضم)|بان)$/

/** «تعهدت الشركة تقديم تأمين», «التزامها تنفيذ القرار»: a verbal noun behind a pledge and its subject, where the preposition is left out; null where none is. */
export function bareObject(scene: Scene, cue: number, sense: Sense<unknown>): Pick<Bound, 'start' | 'skip'> | null {
  if (sense.kind === 'participle') return null
  if (sense.kind === 'noun') {
    const next = formAt(scene, cue + 1)
    const plain = next.replace(/^ال/, '')
    const isObject = sense.possessor !== '' && (isVerbalNoun(plain) || particles('arranged').has(plain) || particles('intended').has(plain))
    return isObject ? { start: cue + 1, skip: 0 } : null
  }
  const found = objectAfter(scene, cue, Math.min(scene.to - 1, cue + BARE))
  return found !== null && found.start > cue + 1 && isVerbalNoun(formAt(scene, found.start)) ? found : null
}

const BARE = 10

const isSomebody = (scene: Scene, k: number): boolean => {
  const mention = scene.names.mentionAt(k)
  return mention !== null && mention.from === k && /^(PER|ORG|GPE)$/.test(mention.type)
}

// «قررت الحكومة التونسية، أمس، زيادة …»: what is decided stands behind the subject; it is a noun or a clause.
function objectAfter(scene: Scene, cue: number, end: number): Pick<Bound, 'start' | 'skip'> | null {
  const { tokens } = scene.source
  let k = cue + 1
  while (k < end && (isNamed(scene, k) || /^[،"«»“”]$/.test(tokens[k]!.form) || isOfSubject(scene, k, cue))) k++
  const { form, kind } = tokens[k]!
  if (form === 'ان') return { start: k + 1, skip: 0 }
  if (kind !== 'word' || particles('preposition').has(form) || particles('subordinator').has(form) || particles('particle').has(form))
    return null
  return k - cue > 1 && tokens[k - 1]!.form !== '،' && form.startsWith('ال') && !titleWords().is('unarticled', form)
    ? null
    : { start: k, skip: 0 }
}

const isNamed = (scene: Scene, k: number): boolean => scene.names.phraseAt(k) !== null || scene.names.mentionAt(k) !== null

// «قرر قادة دول الحلف إنشاء …»: the countries between the leaders and the body's name.
const isOfSubject = (scene: Scene, k: number, cue: number): boolean =>
  k > cue && particles('assembled').has(formAt(scene, k)) && isNamed(scene, k + 1)
