import type { Token } from '../../text/text.ts'
import type { Act } from '../contract.ts'
import type { Content } from './content.ts'
import { actAt, actOfNoun, contentAct, harmAt } from './content-act.ts'
import type { Cue } from './cues.ts'
import { behindOwnSide, ownDenial, ownStance } from './own-side.ts'
import { isPart } from './parts.ts'
import type { Scene } from './scene.ts'
import type { Speaker } from './speakers.ts'

/** The act of an utterance: the verb's, or the content's where the verb leaves it open. */
export function actOf(scene: Scene, cue: Cue, content: Content, speaker: Speaker): Act {
  const { speech } = cue.form
  const { tokens } = scene
  const { from } = content
  if ((speech.act === 'confirm' || speech.act === 'say') && actAt('demand', tokens, from) !== null) return 'demand'
  if (speech.act === 'confirm' && startsDemand(tokens, content)) return 'demand'
  // «أكد رفضه الخطة»
  if (speech.act === 'confirm' && cue.complement.kind === 'object' && actOfNoun(tokens, cue.complement.first) === 'reject') return 'reject'
  if (speech.flags.has('object') && cue.complement.kind !== 'clause') {
    const act = actOfNoun(tokens, from)
    if (act !== null) return act
    if (!speech.flags.has('neutral')) return speech.act
  }
  if (!speech.flags.has('neutral')) return speech.act
  return (
    ownDenial(scene, content, speaker) ??
    ownStance(scene, content, speaker) ??
    contentAct(tokens, content, speech.flags.has('opinion')) ??
    (promises(scene, cue, content, speaker) ? 'promise' : speech.act)
  )
}

const startsDemand = (tokens: readonly Token[], content: Content): boolean =>
  [0, 1].some((k) => content.from + k < content.to && actAt('start', tokens, content.from + k) === 'demand')

/** «إنه سيعلن», «بلاده ستواصل»: the speaker, or the speaker's state, about what it will do. */
function promises(scene: Scene, cue: Cue, content: Content, speaker: Speaker): boolean {
  const { tokens } = scene
  const { from, to } = content
  const first = tokens[from]!
  if (content.mode === 'direct' && (isOwnFuture(scene, from) || (from + 1 < to && isOwnFuture(scene, from + 1)))) return true
  if (isFuture(tokens, from) && isPart('particle-self', tokens, from - 1))
    return harmAt(tokens, from) === null && harmAt(tokens, from + 1) === null && agreesWith(first.form, cue)
  const next = behindOwnSide(scene, from, speaker)
  // «بلاده ستطرد الدبلوماسيين»: harm is no promise.
  if (next < 0 || harmAt(tokens, next) !== null || harmAt(tokens, next + 1) !== null) return false
  return next < to && (isFuture(tokens, next) || isPart('intends', tokens, next))
}

const isFuture = (tokens: readonly Token[], i: number): boolean => {
  const form = tokens[i]?.form ?? ''
  return isPart('future', tokens, i) || (/^س[يت]/.test(form) && form.length > 4)
}

// «سنواصل», «سأنسحب», not «سنوات», «ساعد».
function isOwnFuture(scene: Scene, i: number): boolean {
  const t = scene.tokens[i]!
  if (t.kind !== 'word' || t.form.length < 5 || isPart('no-future', scene.tokens, i)) return false
  return t.form.startsWith('سن') || (t.form.startsWith('سا') && scene.source.text[t.start + 1] === 'أ')
}

// «إنها ستطرد» after «قالت»: the same person; «إنها ستطرد» after «قال» is about somebody else.
const agreesWith = (verb: string, cue: Cue): boolean =>
  !cue.form.plural && (!verb.startsWith('س') || verb.startsWith('سو') || verb.startsWith('ست') === cue.form.feminine)
