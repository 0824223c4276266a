import type { Complement } from './complement.ts'
import { isPart } from './parts.ts'
import { countWords, isComma, isStop, type Scene } from './scene.ts'
import type { SpeechForm } from './speech.ts'

const LEAST = 3

/** The quotation that a sentence begins with, where the word of saying at `at` comes right behind it: «"…"، قال لافروف», «"…"، هكذا لخص لافروف». */
export function quoteBefore(scene: Scene, at: number, form: SpeechForm, to: number): Complement | null {
  const { tokens } = scene
  if (form.kind !== 'verb' || form.pronoun || !form.speech.quote || at + 1 >= to || tokens[at + 1]!.kind !== 'word') return null
  let k = at - 1
  if (isPart('thus', tokens, k)) k--
  else if (isPart('thus', tokens, k - 1)) k -= 2
  if (!isComma(tokens[k])) return null
  const q = scene.closes.get(k - 1)
  if (q === undefined || q.open > scene.begins[at]! || countWords(tokens, q.open + 1, q.close) < LEAST) return null
  let mark = at + 1
  while (mark < to && !isComma(tokens[mark]) && !isStop(tokens[mark]) && !scene.opens.has(mark)) mark++
  return { kind: 'quote', mark, first: q.open + 1, skip: 0, lead: '', quotation: q }
}
