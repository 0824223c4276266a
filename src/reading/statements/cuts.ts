import type { Token } from '../../text/text.ts'
import type { Cue } from './cues.ts'
import { isPart, partAt } from './parts.ts'
import { isComma, type Scene, speakerAt } from './scene.ts'
import { speechWord } from './speech.ts'
import { subjectBefore } from './subject.ts'

const BACK = 16
const LONGEST = 400

/** Tokens where later cues end this content. */
export function cutsBefore(scene: Scene, cue: Cue, next: readonly Cue[]): ReadonlySet<number> {
  const { tokens } = scene
  const cuts = new Set<number>()
  for (const other of next) {
    if (other.at > cue.complement.first + LONGEST) break
    if (other.at <= cue.complement.first) continue
    if (other.form.kind === 'noun') {
      const verb = verbBefore(tokens, other.at)
      if (other.form.article && verb > cue.complement.first) cuts.add(isComma(tokens[verb - 1]) ? verb - 1 : verb)
      else if (other.joined && cue.form.kind === 'noun') cuts.add(other.at)
      continue
    }
    if (other.form.kind === 'participle') {
      cuts.add(isComma(tokens[other.at - 1]) ? other.at - 1 : other.at)
      continue
    }
    const opener = openerBefore(scene, cue.complement.first, other.at)
    if (opener >= 0) {
      cuts.add(isComma(tokens[opener - 1]) ? opener - 1 : opener)
      continue
    }
    const comma = isComma(tokens[other.at - 1])
    if (comma && !other.joined && subjectBefore(scene, other.at) === null) {
      cuts.add(other.at - 1)
      continue
    }
    if (isPart('relative', tokens, other.at - 1) && isComma(tokens[other.at - 2])) {
      cuts.add(other.at - 2)
      continue
    }
    if (other.joined && comma && (cue.complement.kind === 'object' || speakerAt(scene, other.at + 1) !== null)) {
      cuts.add(other.at - 1)
      continue
    }
    if (other.joined && agrees(cue, other) && (comma || other.complement.kind !== 'object' || cue.complement.kind === 'object'))
      cuts.add(comma ? other.at - 1 : other.at)
  }
  return cuts
}

// «…، وكرر القول إن»: the verb that the noun goes with.
function verbBefore(tokens: readonly Token[], at: number): number {
  for (let k = at - 1; k > at - 5 && k > 0; k--) if (speechWord(tokens[k]!.form)?.joined) return k
  return -1
}

/** Conjunction that opens the clause of a later cue, with only its subject between; -1 where there is none. */
function openerBefore(scene: Scene, first: number, at: number): number {
  const { tokens } = scene
  for (let k = at - 1; k > first && k > at - BACK; k--) {
    const comma = isComma(tokens[k])
    if (isPart('opener', tokens, k)) return k
    // «إلا أنه أوضح»: its second word alone joins what goes before.
    if (partAt('opener', tokens, k - 1) === 2 && k - 1 > first) return k - 1
    if (isPart('opener-comma', tokens, k)) return isComma(tokens[k - 1]) ? k : -1
    if (isPart('opener-near', tokens, k)) return k + 1 === at ? k : -1
    if (!comma) {
      if (isPart('join', tokens, k) && !isPart('auxiliary', tokens, k)) return -1
      continue
    }
    if (tokens[k + 1]!.form.startsWith('ف') && scene.names.phraseAt(k + 1)?.from === k + 1) return k + 1
    if (!isComma(tokens[at - 1]) && !opens(tokens, k + 1) && scene.names.phraseAt(k + 1) === null) return -1
  }
  return -1
}

const opens = (tokens: readonly Token[], k: number): boolean =>
  isPart('opener', tokens, k) || isPart('opener-comma', tokens, k) || isPart('opener-near', tokens, k)

/** Whether a verb joined by و may go on with the subject of the cue. */
function agrees(cue: Cue, other: Cue): boolean {
  if (cue.form.kind !== 'verb') return other.form.kind === 'verb'
  return cue.form.feminine === other.form.feminine || other.form.plural
}
