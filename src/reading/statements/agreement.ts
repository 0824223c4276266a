import type { ActorPhrase } from '../names/names.ts'
import { joinedByAnd, skipAdverbs } from './aside.ts'
import type { Cue } from './cues.ts'
import { isPart } from './parts.ts'
import type { Scene } from './scene.ts'

/**
 * Whether the phrase right behind a verb of telling or asking somebody is whom it is said to: it stands right before the preposition and the verb
 * does not agree with it («وطالب موسكو بـ», «ودعت الحلف إلى»). Arabic verbs agree in gender with a subject that follows them.
 */
export function isAddressed(scene: Scene, cue: Cue, p: ActorPhrase): boolean {
  const { form, complement } = cue
  if (form.kind !== 'verb' || form.pronoun || form.plural || !form.speech.flags.has('person') || complement.kind !== 'object') return false
  // «اتهم واشنطن أيضا بـ»
  if (skipAdverbs(scene, listEnd(scene, p), complement.mark) !== complement.mark) return false
  const gender = genderOf(scene, p)
  return gender !== null && gender !== (form.feminine ? 'feminine' : 'masculine')
}

/** Token behind a phrase and those joined to it by و («موسكو وبيونغ يانغ»). */
export function listEnd(scene: Scene, p: ActorPhrase): number {
  let end = p.to
  for (let hops = 0; hops < 6; hops++) {
    const next = scene.names.phraseAt(end)
    if (next === null || next.from !== end || !joinedByAnd(scene, next)) break
    end = next.to
  }
  return end
}

/** States and towns are feminine but for a few; a body or an office goes by its first noun; of a person's bare name nothing is known. */
export function genderOf(scene: Scene, p: ActorPhrase): 'feminine' | 'masculine' | null {
  const { tokens } = scene
  if (isPart('masculine', tokens, p.from)) return 'masculine'
  const mention = scene.names.mentionAt(p.from)
  if (mention?.from === p.from && mention.to === p.to && mention.type === 'GPE') return isPart('either', tokens, p.from) ? null : 'feminine'
  if (mention?.type === 'PER') return null
  const first = tokens[p.from]!
  return /ة$/.test(scene.source.text.slice(first.start, first.end)) ? 'feminine' : null
}
