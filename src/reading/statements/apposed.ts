import type { ActorPhrase } from '../names/names.ts'
import { isPart } from './parts.ts'
import type { Scene } from './scene.ts'
import { isGoverned } from './subject.ts'

/** The person in apposition to a phrase, or the phrase itself. */
export const person = (scene: Scene, p: ActorPhrase, mark: number): ActorPhrase =>
  // Whom the text names behind an office holds it, whoever else the lexicon knows for it.
  p.many === true || (p.ref !== null && scene.typeOf(p.ref) === 'PER' && p.kind !== 'role') ? p : (apposed(scene, p, mark) ?? p)

/** A person named in apposition to a role or a body's spokesman: «المتحدث باسم الوزارة، فلان». */
function apposed(scene: Scene, p: ActorPhrase, mark: number): ActorPhrase | null {
  let k = p.to
  for (let hops = 0; hops < 6 && k < mark; hops++, k++) {
    // «ضابط في التحالف العميد فلان»
    const body = isPart('of-body', scene.tokens, k) ? scene.names.mentionAt(k + 1) : null
    if (body !== null && body.from === k + 1 && body.type !== 'PER') {
      k = body.to - 1
      continue
    }
    // «زعيمة الكتلة في مجلس النواب فلانة», «السفير إلى المجلس فلان»
    if (
      isPart('aside', scene.tokens, k) &&
      hops === 0 &&
      (isPart('group', scene.tokens, k + 1) || isPart('stand-in', scene.tokens, k + 1))
    ) {
      k++
      continue
    }
    if (isPart('aside', scene.tokens, k)) return null
    // «باسم قوات التحالف "دعم الشرعية" العقيد فلان»
    const q = scene.opens.get(k)
    if (q?.closed && q.close - k < 8) {
      k = q.close
      continue
    }
    const bracket = scene.tokens[k]!.form === '(' ? closingBracket(scene, k) : -1
    if (bracket >= 0) {
      k = bracket
      continue
    }
    const next = scene.names.phraseAt(k)
    if (next !== null && next.from === k && next.ref !== null && scene.typeOf(next.ref) === 'PER' && !isGoverned(scene, k)) return next
  }
  return null
}

// «قوات التحالف (تحالف دعم الشرعية)، العقيد فلان»
function closingBracket(scene: Scene, open: number): number {
  for (let k = open + 1; k < Math.min(scene.tokens.length, open + 10); k++) if (scene.tokens[k]!.form === ')') return k
  return -1
}
