import type { Act, Ref } from '../contract.ts'
import type { Content } from './content.ts'
import { actAt, isBlow } from './content-act.ts'
import { isPart } from './parts.ts'
import type { Scene } from './scene.ts'
import type { Speaker } from './speakers.ts'
import { speechForms } from './speech.ts'

/** Behind the speaker, the speaker's state or what belongs to it («بلاده», «قواتها»), where what was said begins with them; -1 where it does not. */
export function behindOwnSide(scene: Scene, from: number, speaker: Speaker): number {
  return behind(scene, from, speaker, (ref) => scene.names.stateOf(speaker.ref!) === ref)
}

// The state's capital and its bodies too: «الجيش لم يقصف» said by a minister.
const behindOurs = (scene: Scene, from: number, speaker: Speaker): number =>
  behind(
    scene,
    from,
    speaker,
    (ref) => scene.typeOf(ref) !== 'PER' && scene.names.stateOf(speaker.ref!) === (scene.names.stateOf(ref) ?? ref),
  )

function behind(scene: Scene, from: number, speaker: Speaker, own: (ref: Ref) => boolean): number {
  const { tokens, names } = scene
  const phrase = names.phraseAt(from)
  if (phrase !== null && phrase.ref !== null && speaker.ref !== null) {
    if (phrase.ref === speaker.ref || own(phrase.ref)) return phrase.to
  }
  return isPart('own-state', tokens, from) ? from + 1 : -1
}

/** Acts that saying so does: «بلاده تدين الهجوم» condemns it. */
const DONE_BY_SAYING: ReadonlySet<Act> = new Set(['accuse', 'condemn', 'demand', 'praise', 'propose', 'reject', 'warn'])

/** «بلاده تطالب بوقف القتال», «إنها ترفض الخطة», «"نناشد الأطراف …"»: one's own side does by saying so what the verb means. */
export function ownStance(scene: Scene, content: Content, speaker: Speaker): Act | null {
  const { tokens } = scene
  const { from, to } = content
  const self = isPart('particle-self', tokens, from - 1)
  const at = self ? from : behindOwnSide(scene, from, speaker)
  // «أنه تلقى»: with the pronoun of a man, no verb begins with ت.
  const person = !self ? /^[يت]/ : tokens[from - 1]!.form.endsWith('ها') ? /^ت/ : /^ي/
  if (at >= 0 && at + 1 < to && person.test(tokens[at]!.form)) return presentAct(tokens[at]!.form)
  return content.mode === 'direct' && /^ن/.test(tokens[from]!.form) && from + 1 < to ? presentAct('ي' + tokens[from]!.form.slice(1)) : null
}

function presentAct(form: string): Act | null {
  const verb = speechForms(form).find(
    (f) => f.kind === 'verb' && f.tense === 'present' && DONE_BY_SAYING.has(f.speech.act) && !f.speech.flags.has('double'),
  )
  return verb === undefined ? null : verb.speech.act
}

/** «قواته لم تقصف البلدة»: one's own side has done nothing of the kind; «بلاده لن تشارك»: and will have no part in it. */
export function ownDenial(scene: Scene, content: Content, speaker: Speaker): Act | null {
  const { tokens } = scene
  const { from, to } = content
  // «إنها لم تستهدف …» of the speaker.
  const self = isPart('particle-self', tokens, from - 1)
  const at = self ? from : behindOurs(scene, from, speaker)
  if (at < 0 || at + 1 >= to) return null
  const { form } = tokens[at]!
  if (form === 'لم' || form === 'لا') return isBlow(tokens[at + 1]!.form) ? 'deny' : null
  return form === 'لن' ? actAt('refusal', tokens, at + 1) : null
}
