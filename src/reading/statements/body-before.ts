import { isPart } from './parts.ts'
import { isComma, type Scene, type SpeechWord } from './scene.ts'

const LONGEST = 4

/** Whether a clause begins with a body or people without a name, right before the verb: «لكن حزب العدالة نفى …», «المعارضة رفضت …». */
export const hasBodyBefore = (scene: Scene, word: Pick<SpeechWord, 'at' | 'joined'>): boolean => bodyBefore(scene, word) >= 0

/** First token of such a body; -1 where none stands there. */
export function bodyBefore(scene: Scene, { at, joined }: Pick<SpeechWord, 'at' | 'joined'>): number {
  const { tokens } = scene
  if (joined) return -1
  let k = at - 1
  while (k > scene.begins[at]! && isPart('auxiliary', tokens, k)) k--
  const end = k
  while (k >= scene.begins[at]! && end - k < LONGEST && isBody(scene, k)) k--
  const first = k + 1
  if (first > end || !(isPart('group', tokens, first) || isPart('doer', tokens, first) || /^ال/.test(tokens[first]!.form))) return -1
  return k < scene.begins[at]! || isPart('opener', tokens, k) || isPart('auxiliary', tokens, k) || isComma(tokens[k]) ? first : -1
}

const isBody = (scene: Scene, k: number): boolean =>
  scene.tokens[k]!.kind === 'word' &&
  scene.names.phraseAt(k) === null &&
  !scene.timeEnds.has(k) &&
  !isPart('relative', scene.tokens, k) &&
  !isPart('adverb', scene.tokens, k) &&
  (/^ال/.test(scene.tokens[k]!.form) || isPart('group', scene.tokens, k) || isPart('doer', scene.tokens, k))
