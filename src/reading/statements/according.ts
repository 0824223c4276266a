import { isPart, partAt } from './parts.ts'
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
  const t = tokens[i]
  if (t === undefined || i >= to) return null
  if (t.form === 'علي' && tokens[i + 1]?.form === 'حد' && isPart('own-words', tokens, i + 2)) return at(scene, i, i + 2, true)
  if ((t.form === 'كما' || t.form === 'وذلك') && i + 1 < to) {
    if (t.form === 'وذلك') return partAt('according', tokens, i + 1) > 0 ? accordingAt(scene, i + 1, to) : null
    return speaks(scene, i + 1) && closesBehind(scene, i + 2, to) ? at(scene, i, subjectOf(scene, i + 2, to), false) : null
  }
  const n = partAt('according', tokens, i)
  if (n === 0) return null
  let k = i + n
  const next = tokens[k]
  if (next === undefined || k >= to) return null
  if (isPart('own-words', tokens, k)) return at(scene, i, k, true)
  if (next.form === 'ما' || t.form.endsWith('ما')) {
    if (next.form === 'ما') k++
    return speaks(scene, k) || tokens[k]?.form === 'جاء' ? at(scene, i, subjectOf(scene, k + 1, to), false) : null
  }
  if (next.form === 'عن') k++
  const whom = tokens[k]!
  if (whom.form.startsWith('ل') || next.form === 'عن' || n > 0) {
    const phrase = scene.names.phraseAt(k)
    if (phrase !== null && phrase.from === k && (phrase.speaks || phrase.kind === 'unnamed')) return at(scene, i, k, false)
    if (isMedia(scene, k)) return at(scene, i, k, false)
    if (isPart('channel', tokens, k) || (whom.form.startsWith('ل') && isPart('channel', [{ ...whom, form: whom.form.slice(1) }], 0)))
      for (let j = k + 1; j < Math.min(to, k + 6); j++) {
        const owner = scene.names.phraseAt(j)
        if (owner !== null && owner.from === j) return at(scene, i, j, false)
        if (isMedia(scene, j)) return at(scene, i, j, false)
      }
  }
  return null
}

const at = (scene: Scene, i: number, whom: number, own: boolean): According => ({ at: i, whom, own, credit: !own && isMedia(scene, whom) })

const speaks = (scene: Scene, i: number): boolean => {
  const form = scene.tokens[i]?.form ?? ''
  return speechForms(form).some((f) => f.kind === 'verb') || TOLD.has(form)
}
const TOLD: ReadonlySet<string> = new Set('نقلته نقلت نقل اوردت اوردته ذكرته نشرته نشره افادت ذكره جاء ورد اعلنته قالته'.split(' '))

// «كما قال لافروف، » attributes a sentence; «كما قال لافروف إن …», «كما أعلن إلغاء …» add a statement.
function closesBehind(scene: Scene, i: number, to: number): boolean {
  const { tokens } = scene
  let k = i
  while (k < to && k < i + 8) {
    if (isComma(tokens[k]) || isStop(tokens[k])) return true
    const p = scene.names.phraseAt(k)
    const time = scene.timeEnds.get(k)
    if (p !== null) k = p.to
    else if (time !== undefined) k = time.to
    else if (tokens[k]!.kind === 'mark' || isMedia(scene, k) || partAt('adverb', tokens, k) > 0 || k === i) k++
    else return false
  }
  return k >= to
}

function subjectOf(scene: Scene, i: number, to: number): number {
  for (let k = i; k < Math.min(to, i + 4); k++) if (scene.names.phraseAt(k)?.from === k || isMedia(scene, k)) return k
  return i
}

/** Whether a medium stands at token `i`, ل before it or not. */
export function isMedia(scene: Scene, i: number): boolean {
  const { tokens } = scene
  if (partAt('media', tokens, i) > 0) return true
  const t = tokens[i]
  if (t === undefined || !t.form.startsWith('ل')) return false
  const rest = t.form.startsWith('لل') ? 'ا' + t.form.slice(1) : t.form.slice(1)
  return partAt('media', [{ ...t, form: rest }, ...tokens.slice(i + 1, i + 3)], 0) > 0
}
