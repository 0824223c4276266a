import type { Statement } from '../contract.ts'
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
export function isForetold(scene: Scene, cue: number, said: Statement | null): boolean {
  // «إذا وافق الحلفاء على …» only says on what something else hangs.
  if (isAsked(scene, cue) || /^([وف]?(اذا|لو|كيف|متي|حال|عندما)|ب?شرط|اشتراط)$/.test(formAt(scene, cue - 1))) return true
  if (formAt(scene, cue - 1) === 'ما' && /^[وف]?(اذا|حال)$/.test(formAt(scene, cue - 2))) return true
  const start = clauseStart(scene, cue)
  // «مستشار يحذر: روسيا لن تصمد»
  if (formAt(scene, start - 1) === ':' && particles('warning').has(formAt(scene, start - 2)) && !isOwnSide(scene, start - 1, said))
    return true
  if (under(scene, Math.max(start, cue - REACH), cue, ['denial'])) return true
  // The word that governs «أن» stands before the clause that it opens.
  if (!/^[وب]?ان/.test(formAt(scene, start)) || start <= scene.from) return false
  // «حذر من أن بلاده سترد»: who warns of what his own side will do binds it.
  const own = isOwnSide(scene, start, said)
  const from = Math.max(clauseStart(scene, start), scene.from, start - REACH)
  if (own) return under(scene, from, start, ['trusting'])
  if (said?.act === 'warn' && scene.source.tokens[start + 1]?.start === said.content[0]) return true
  return (
    under(scene, from, start, ['trusting', 'warning', 'rumoured']) ||
    under(scene, nearMark(scene, Math.max(from, start - NEAR), start), start, ['wishing', 'called'])
  )
}

// «من أن بلاده سترد», «من أنها سترد», «السفير: موسكو سترد»: the speaker, or the state that he speaks for.
function isOwnSide({ names, ...scene }: Scene, start: number, said: Statement | null): boolean {
  const form = scene.source.tokens[start + 1]?.form ?? ''
  if (particles('country').has(form)) return true
  const mention = names.mentionAt(start + 1)
  const speaker = said?.speaker ?? null
  if (speaker !== null && /^[وب]?ان(ها|ه|هم|نا)$/.test(scene.source.tokens[start]!.form)) return true
  if (mention === null || speaker === null) return false
  return (names.stateOf(mention.entity) ?? mention.entity) === (names.stateOf(speaker) ?? speaker)
}

// What stands before a comma governs no longer.
function nearMark({ source }: Scene, from: number, end: number): number {
  let k = end
  while (k > from && source.tokens[k - 1]!.kind !== 'mark') k--
  return k
}

// «ما إذا كانت ستنضم», «عما إذا كان الرئيس … سيستمر», «إن كان سيستمر»; «ستنضم أم لا»
function isAsked(scene: Scene, cue: number): boolean {
  for (let k = cue - 1; k > cue - ASKED && scene.source.tokens[k]?.kind === 'word'; k--)
    if (
      (formAt(scene, k) === 'اذا' && /^([وبعف]?ما|فيما|مما)$/.test(formAt(scene, k - 1))) ||
      (formAt(scene, k) === 'ان' && /^كان(ت|وا)?$/.test(formAt(scene, k + 1)))
    )
      return true
  return [1, 2, 3, 4].some((n) => formAt(scene, cue + n) === 'ام' && formAt(scene, cue + n + 1) === 'لا')
}

const ASKED = 10

function under(
  { source }: Scene,
  from: number,
  to: number,
  classes: readonly ('called' | 'denial' | 'rumoured' | 'trusting' | 'warning' | 'wishing')[],
): boolean {
  for (let k = from; k < to; k++) {
    // «إذا اعتقد أن …»: a condition, and no belief.
    if (/^[وف]?اذا$/.test(source.tokens[k - 1]?.form ?? '')) continue
    const form = source.tokens[k]!.form
    const plain = withoutConjunction(form)
    if (classes.some((c) => particles(c).has(form) || particles(c).has(plain))) return true
  }
  return false
}
