import { clauseStart, type Scene } from '../grammar/clause.ts'
import { particles, withoutConjunction } from '../grammar/particles.ts'
import { formAt } from './link.ts'

const REACH = 10
// What is wished or asked of others stands right behind its word: «ترغب في أن يلتزم …».
const NEAR = 3

/**
 * Whether a cue stands under a word that takes the undertaking away: somebody denies it («تنفي نيتها غزو …»), trusts, expects or warns that
 * others will («واثقا من أن روسيا ستفعل …»), wishes or asks it of them, or asks whether («ما إذا كانت ستنضم»).
 */
export function isForetold(scene: Scene, cue: number): boolean {
  // «إذا وافق الحلفاء على …» only says on what something else hangs.
  if (isAsked(scene, cue) || /^([وف]?(اذا|لو|كيف)|ب?شرط|اشتراط)$/.test(formAt(scene, cue - 1))) return true
  const start = clauseStart(scene, cue)
  if (under(scene, Math.max(start, cue - REACH), cue, ['denial'])) return true
  // The word that governs «أن» stands before the clause that it opens.
  if (!/^[وب]?ان/.test(formAt(scene, start)) || start <= scene.from) return false
  // «حذر من أن بلاده سترد»: who warns of what his own side will do binds it.
  const own = particles('country').has(formAt(scene, start + 1))
  const from = Math.max(clauseStart(scene, start), scene.from, start - REACH)
  if (own) return under(scene, from, start, ['trusting'])
  return (
    under(scene, from, start, ['trusting', 'warning', 'rumoured']) ||
    under(scene, nearMark(scene, Math.max(from, start - NEAR), start), start, ['wishing', 'called'])
  )
}

// What stands before a comma governs no longer.
function nearMark({ source }: Scene, from: number, end: number): number {
  let k = end
  while (k > from && source.tokens[k - 1]!.kind !== 'mark') k--
  return k
}

const isAsked = (scene: Scene, cue: number): boolean =>
  [1, 2, 3, 4].some((n) => formAt(scene, cue - n) === 'اذا' && formAt(scene, cue - n - 1) === 'ما') ||
  [1, 2, 3, 4].some((n) => formAt(scene, cue + n) === 'ام' && formAt(scene, cue + n + 1) === 'لا')

function under(
  { source }: Scene,
  from: number,
  to: number,
  classes: readonly ('called' | 'denial' | 'rumoured' | 'trusting' | 'warning' | 'wishing')[],
): boolean {
  for (let k = from; k < to; k++) {
    const form = source.tokens[k]!.form
    const plain = withoutConjunction(form)
    if (classes.some((c) => particles(c).has(form) || particles(c).has(plain))) return true
  }
  return false
}
