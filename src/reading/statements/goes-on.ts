import type { ActorPhrase } from '../names/names.ts'
import type { Sentence } from '../source.ts'
import { isAddressed, listEnd } from './agreement.ts'
import { skipAdverbs } from './aside.ts'
import type { Cue } from './cues.ts'
import { type Earlier, isLink } from './elided.ts'
import { isComma, type Scene } from './scene.ts'
import { subjectBefore } from './subject.ts'

/** Whether a verb goes on with the speaker, because behind it stands whom it is said of: «قالت الوزارة إن …، واتهمت بكين بـ». */
export function goesOn(scene: Scene, sentence: Sentence, cue: Cue, before: Earlier): boolean {
  // «واتهم أيضا واشنطن بـ»
  const from = skipAdverbs(scene, cue.at + 1, cue.complement.mark)
  const p = scene.names.phraseAt(from)
  if (p === null || p.from !== from) return false
  if (isAddressed(scene, cue, p)) return subjectBefore(scene, cue.at) === null
  // «واتهمت الحركة بـ»: whoever stands alone before the preposition is accused.
  if (isAlone(scene, cue, p)) return subjectBefore(scene, cue.at) === null
  if (isDescribed(scene, cue, p) || isToldInHead(scene, sentence, cue)) return true
  if (!cue.joined || !cue.form.speech.flags.has('person') || cue.complement.kind !== 'object') return false
  if (listEnd(scene, p) !== cue.complement.mark || (p.ref !== null && scene.typeOf(p.ref) === 'PER')) return isAccused(scene, cue, p)
  return before.some((b) => !b.nested && b.cue.form.kind === 'verb' && b.cue.form.feminine === cue.form.feminine)
}

const isAlone = (scene: Scene, { at, form, complement }: Cue, p: ActorPhrase): boolean =>
  form.kind === 'verb' &&
  form.tense === 'past' &&
  !form.pronoun &&
  form.speech.act === 'accuse' &&
  form.speech.flags.has('person') &&
  complement.kind === 'object' &&
  complement.lead === 'ب' &&
  p.from === at + 1 &&
  listEnd(scene, p) === complement.mark

// «واشنطن تخيّر وتحذّر أنقرة: "…"»
const isToldInHead = (scene: Scene, sentence: Sentence, cue: Cue): boolean =>
  scene.source.lines[sentence.line]!.kind === 'title' &&
  cue.joined &&
  cue.form.speech.flags.has('person') &&
  cue.form.tense === 'present' &&
  scene.names.phraseAt(sentence.from)?.from === sentence.from

// «كما وصف الرئيس فلان بأنه»: nobody is described but who stands between the verb and its preposition.
function isDescribed(scene: Scene, { form, complement }: Cue, p: ActorPhrase): boolean {
  if (form.kind !== 'verb' || form.pronoun || !form.speech.flags.has('opinion') || !form.speech.flags.has('person')) return false
  const end = isComma(scene.tokens[p.to]) ? p.to + 1 : p.to
  return (complement.kind === 'object' || complement.kind === 'clause') && end === complement.mark
}

// «واتهمت ترامب بمحاولة …»: nobody is accused but whom the verb has before its preposition.
const isAccused = (scene: Scene, cue: Cue, p: ActorPhrase): boolean =>
  cue.joined &&
  cue.form.feminine &&
  cue.form.kind === 'verb' &&
  cue.form.speech.act === 'accuse' &&
  p.from === p.to - 1 &&
  listEnd(scene, p) === cue.complement.mark &&
  subjectBefore(scene, cue.at) === null

/** Whether behind a headline's verb stands whom it is done to, its subject being a word that no name is known for: «جمعية أميركية تتهم فلانا بـ». */
export function headOnly(scene: Scene, sentence: Sentence, cue: Cue): boolean {
  if (scene.source.lines[sentence.line]!.kind !== 'title' || cue.form.kind !== 'verb' || cue.form.tense !== 'present') return false
  const { flags } = cue.form.speech
  const p = scene.names.phraseAt(cue.at + 1)
  if (!flags.has('person') || cue.joined || cue.at === sentence.from || p === null || p.from !== cue.at + 1) return false
  const before = scene.tokens[cue.at - 1]!
  return (
    before.kind === 'word' &&
    subjectBefore(scene, cue.at) === null &&
    !isLink(scene, cue.at - 1) &&
    listEnd(scene, p) === cue.complement.mark
  )
}
