import { isPart } from './parts.ts'
import { isComma, type Scene } from './scene.ts'
import { speechWord } from './speech.ts'

const LONGEST = 18

/** The comma that closes an insertion with a verb of its own right behind the comma `open`, where a particle follows it: «قال دبلوماسي، حضر الاجتماع، إن»; -1 where there is none. */
export function insertionEnd(scene: Scene, open: number, limit: number): number {
  const { tokens } = scene
  const verb = speechWord(tokens[open + 1]?.form ?? '')
  if (verb === null || verb.joined || !verb.forms.some((f) => f.kind === 'verb')) return -1
  const close = commaBehind(scene, open + 1, Math.min(limit, open + LONGEST))
  return close > 0 && isPart('particle', tokens, close + 1) ? close : -1
}

/** Whether the word at `at` stands in an insertion behind the verb at `outer` that ends with the comma before `mark`: «قال فلان، الذي أبلغ نظيره القرار، إن». */
export function isInsertion(scene: Scene, outer: number, at: number, mark: number): boolean {
  const { tokens } = scene
  if (!isComma(tokens[mark - 1]) || commaBehind(scene, at, mark) !== mark - 1) return false
  for (let k = at - 1; k > outer; k--)
    if (isComma(tokens[k])) return isPart('relative', tokens, k + 1) || (k + 1 === at && speechWord(tokens[at]!.form)?.joined === false)
  return false
}

function commaBehind({ tokens }: Scene, from: number, to: number): number {
  for (let k = from + 1; k < to; k++) {
    if (isComma(tokens[k])) return k
    if (tokens[k]!.kind === 'mark' || isPart('particle', tokens, k)) return -1
  }
  return -1
}
