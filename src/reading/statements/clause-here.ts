import type { Complement } from './complement.ts'
import { isPart } from './parts.ts'
import { isComma, type Scene } from './scene.ts'
import type { Speech } from './speech.ts'

/** Inside an aside the preposition is another's, and behind its comma it brings the clause in: «حذر فلان، في اليوم التالي من المنتدى، من أن». */
export function clauseBehindAside(scene: Scene, speech: Speech, j: number, limit: number): boolean {
  const { tokens } = scene
  const { form } = tokens[j]!
  if (!isPart('preposition', tokens, j) || !speech.clause.has(form) || isComma(tokens[j - 1])) return false
  for (let k = j + 1; k < Math.min(limit, j + 12); k++)
    if (isComma(tokens[k])) return tokens[k + 1]?.form === form && isPart('particle', tokens, k + 2)
  return false
}

/** «جاي-إن», «سي أن أن», «إن.بي.سي»: letters and syllables of names. */
export const isSpelt = ({ tokens, names }: Scene, j: number): boolean =>
  names.mentionAt(j) !== null ||
  (tokens[j - 1]?.form === '-' && !tokens[j]!.gap) ||
  (tokens[j + 1]?.form === '.' && tokens[j + 2]?.kind === 'word' && !tokens[j + 2]!.gap) ||
  (tokens[j]!.form === 'ان' && tokens[j - 1]?.form === 'سي' && tokens[j + 1]?.form === 'ان') ||
  (tokens[j]!.form === 'ان' && tokens[j - 1]?.form === 'ان' && tokens[j - 2]?.form === 'سي')

/** A clause that a particle at `j` brings in, behind a preposition that the word of saying takes; null where none begins. */
export function clauseHere(scene: Scene, speech: Speech, j: number): Complement | null {
  const { tokens } = scene
  const t = tokens[j]!
  if (speech.clause.size === 0) return null
  if (isPart('particle-b', tokens, j)) {
    // «علما بأن»
    if (!speech.clause.has('ب') || isPart('no-clause', tokens, j - 1)) return null
    return { kind: 'clause', mark: j, first: j + 1, skip: 0, lead: 'ب', quotation: null }
  }
  if (isPart('particle-l', tokens, j) && speech.clause.has('ل'))
    return { kind: 'clause', mark: j, first: j + 1, skip: 0, lead: 'ل', quotation: null }
  // «ألا» is أن لا, «إلا» another word: folding joins them.
  const negated = isPart('particle-not', tokens, j) && scene.source.text[t.start] === 'أ'
  if ((!isPart('particle', tokens, j) && !negated) || isSpelt(scene, j)) return null
  // «بعد أن», «إلا أن», «علما أن»: conjunctions of their own.
  if (isPart('no-clause', tokens, j - 1)) return null
  const lead = isPart('preposition', tokens, j - 1) ? tokens[j - 1]!.form : ''
  if (!speech.clause.has(lead)) return null
  return { kind: 'clause', mark: lead === '' ? j : j - 1, first: negated ? j : j + 1, skip: 0, lead, quotation: null }
}
