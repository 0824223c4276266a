import { lexicon } from '../../lexicon/lexicon.ts'
import { isGivenName } from '../../tagger/tagger.ts'
import type { ActorPhrase } from '../names/names.ts'
import type { Cue } from './cues.ts'
import { isPart } from './parts.ts'
import type { Scene } from './scene.ts'
import type { Speaker, Speakers } from './speakers.ts'

/**
 * The last speaker, where a definite noun for a person stands for him: «وأضاف المبعوث الأممي», «وقال المسؤول الإيراني» after an Iranian
 * who is named. Null where the noun may be somebody else: of another state, or told of before without a name («قال مسؤول … وأكد المسؤول»).
 */
export function calledByNoun(scene: Scene, p: ActorPhrase, cue: Cue, speakers: Speakers): Speaker | null {
  const { form } = scene.tokens[p.from]!
  // «وسأله الصحافي»: who is asked is not who asks.
  if (cue.form.kind === 'verb' && cue.form.pronoun) return null
  if (p.kind === 'role' || p.many === true || mayBeNamed(scene, p.to) || !/^و?ال/.test(form)) return null
  const last = speakers.last(cue.form.feminine, cue.form.plural)
  if (last?.ref == null || scene.typeOf(last.ref) !== 'PER') return null
  const goesOn = cue.form.speech.flags.has('continues')
  if (!goesOn && (isPart('nameless', scene.tokens, p.from) || !isOfState(scene, p, last.ref) || toldBefore(scene, p))) return null
  return { ...last, how: 'carried', why: `goes on speaking (${last.why})` }
}

// «المسؤول الإيراني»: his state, where the adjective names one.
function isOfState(scene: Scene, p: ActorPhrase, ref: string): boolean {
  for (let k = p.from + 1; k < p.to; k++) {
    const states = scene.names.nisbaAt(k)
    if (states.length > 0) return states.includes(scene.names.stateOf(ref) ?? '')
  }
  return true
}

// «مسؤول أميركي»: the noun without the article, of somebody unnamed.
function toldBefore(scene: Scene, p: ActorPhrase): boolean {
  const noun = scene.tokens[p.from]!.form.replace(/^و?ال/, '')
  return scene.names.phrases.some((q) => {
    if (q.from >= p.from || q.kind !== 'unnamed') return false
    const { form } = scene.tokens[q.from]!
    return form === noun || form.slice(1) === noun
  })
}

// «النائب المحافظ بيتر بون»: behind the noun stands somebody's name, known or not.
function mayBeNamed(scene: Scene, k: number): boolean {
  const t = scene.tokens[k]
  if (
    t === undefined ||
    t.kind !== 'word' ||
    scene.timeEnds.has(k) ||
    isPart('particle', scene.tokens, k) ||
    isPart('preposition', scene.tokens, k)
  )
    return false
  return (isGivenName(t.form) || !lexicon().isCommon(t.form)) && !/^[لب]/.test(t.form)
}
