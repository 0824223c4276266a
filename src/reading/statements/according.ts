import { isPart, type PartKind, partAs, partAt } from './parts.ts'
import { isComma, isStop, type Scene } from './scene.ts'
import { speechForms } from './speech.ts'

/** An attribution: «بحسب الجيش», «حسبما أكد الكرملين», «على حد قوله». */
export interface According {
  readonly at: number
  /** First token behind it that may be whom it names. */
  readonly whom: number
  /** Whether it says only «in his words». */
  readonly own: boolean
  /** Whether it credits a medium. */
  readonly credit: boolean
}

/** The attribution that begins at token `i`, or null. */
export function accordingAt(scene: Scene, i: number, to: number): According | null {
  const { tokens } = scene
  if (i >= to) return null
  const words = partAt('in-words', tokens, i)
  if (words > 0) return isPart('own-words', tokens, i + words) ? at(scene, i, i + words, true) : null
  const as = partAt('as', tokens, i)
  if (as > 0) {
    // «…، على ما أفاد الجيش» only attributes; «كما أعلن إلغاء …» adds a statement.
    const only = as > 1 && isComma(tokens[i - 1])
    const verb = i + as
    if (as === 1 && opensAddition(scene, i, to)) return null
    return tells(scene, verb) && (only || closesBehind(scene, verb + 1, to)) ? at(scene, i, subjectOf(scene, verb + 1, to), false) : null
  }
  const n = partAt('according', tokens, i)
  if (n === 0 || i + n >= to) return null
  if (isPart('own-words', tokens, i + n)) return at(scene, i, i + n, true)
  const what = partAt('what', tokens, i + n)
  const verb = i + n + what
  if (what > 0 || isPart('according-what', tokens, i))
    return speaks(scene, verb) ? at(scene, i, subjectOf(scene, verb + 1, to), false) : null
  return named(scene, i, i + n, to)
}

// «بحسب الجيش», «وفقا لرويترز», «وفقا لـ«أنباء الصباح»», «بحسب تغريدة كتبها فلان».
function named(scene: Scene, i: number, first: number, to: number): According | null {
  let k = first
  if (scene.tokens[k]?.form === 'ل') k++
  if (scene.opens.has(k)) k++
  const phrase = scene.names.phraseAt(k)
  if (phrase !== null && phrase.from === k && (phrase.speaks || phrase.kind === 'unnamed')) return at(scene, i, k, false)
  if (isMedia(scene, k) || isPart('stand-in', scene.tokens, k)) return at(scene, i, k, false)
  if (!bears('channel', scene, k) && !isPart('kin', scene.tokens, k)) return null
  for (let j = k + 1; j < Math.min(to, k + 6); j++) {
    const owner = scene.names.phraseAt(j)
    if ((owner !== null && owner.from === j) || isMedia(scene, j) || isPart('stand-in', scene.tokens, j)) return at(scene, i, j, false)
  }
  return null
}

const at = (scene: Scene, i: number, whom: number, own: boolean): According => ({ at: i, whom, own, credit: !own && isMedia(scene, whom) })

// «كما انتقد كبار المسؤولين» tells of something else.
const tells = (scene: Scene, i: number): boolean =>
  speechForms(scene.tokens[i]?.form ?? '').some(
    (f) => f.kind === 'verb' && (f.speech.act === 'say' || f.speech.act === 'confirm') && !f.speech.flags.has('opinion'),
  ) || isPart('told', scene.tokens, i)

const speaks = (scene: Scene, i: number): boolean => {
  const form = scene.tokens[i]?.form ?? ''
  return speechForms(form).some((f) => f.kind === 'verb') || isPart('told', scene.tokens, i)
}

// «كما أعلن المجلس، الأحد، فتح تحقيق»: at the beginning, with a time between commas, another thing said.
function opensAddition(scene: Scene, i: number, to: number): boolean {
  if (scene.begins[i] !== i) return false
  for (let k = i + 2; k < Math.min(to - 1, i + 9); k++) {
    if (!isComma(scene.tokens[k])) continue
    const time = scene.timeEnds.get(k + 1)
    return time !== undefined && isComma(scene.tokens[time.to]) && !isPart('then', scene.tokens, time.to + 1)
  }
  return false
}

// «كما قال لافروف، » attributes a sentence; «كما قال لافروف إن …», «كما أعلن إلغاء …» add a statement.
function closesBehind(scene: Scene, i: number, to: number): boolean {
  const { tokens } = scene
  let k = i
  while (k < to && k < i + 8) {
    // «كما ذكرت الوزارة، أن»: what it said follows.
    if (isComma(tokens[k])) return !isPart('particle', tokens, k + 1)
    if (isStop(tokens[k])) return true
    const p = scene.names.phraseAt(k)
    const time = scene.timeEnds.get(k)
    // «كما أكد بيان صادر عن الوزارة»
    const issued = isPart('issued', tokens, k) ? behindIssued(scene, k) : -1
    if (issued > 0) k = issued
    else if (p !== null) k = p.to
    else if (time !== undefined) k = time.to
    else if (tokens[k]!.kind === 'mark' || isMedia(scene, k) || partAt('adverb', tokens, k) > 0 || k === i) k++
    else return false
  }
  return k >= to
}

const behindIssued = (scene: Scene, k: number): number => {
  const at = issuerAt(scene, k)
  return at < 0 ? -1 : scene.names.phraseAt(at)!.to
}

// «بيان الوزارة», «بيان صادر عن الوزارة»
function issuerAt(scene: Scene, k: number): number {
  const at = /^صا?در/.test(scene.tokens[k + 1]?.form ?? '') ? k + 3 : k + 1
  return scene.names.phraseAt(at)?.from === at ? at : -1
}

function subjectOf(scene: Scene, i: number, to: number): number {
  const issued = isPart('issued', scene.tokens, i) ? issuerAt(scene, i) : -1
  if (issued > 0) return issued
  for (let k = i; k < Math.min(to, i + 4); k++) {
    if (scene.names.phraseAt(k)?.from === k || isMedia(scene, k)) return k
    if (isComma(scene.tokens[k]) || isStop(scene.tokens[k])) break
    // «حسبما كتب زوجها على فيسبوك»: what stands behind a preposition is not who said it.
    if (isPart('aside', scene.tokens, k)) break
  }
  return i
}

/** Whether a medium stands at token `i`, ل before it or not. */
export const isMedia = (scene: Scene, i: number): boolean => bears('media', scene, i)

// A part of the kind at token `i`, with or without ل written onto it («لوكالة», «للوزارة»).
function bears(kind: PartKind, scene: Scene, i: number): boolean {
  const { tokens } = scene
  if (partAt(kind, tokens, i) > 0) return true
  const t = tokens[i]
  if (t === undefined || !t.form.startsWith('ل')) return false
  const form = t.form.startsWith('لل') ? 'ا' + t.form.slice(1) : t.form.slice(1)
  return partAs(kind, form, tokens, i) > 0
}
