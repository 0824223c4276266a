import type { z } from 'zod'
import type { Sheaf } from '../../ledger/ledger.ts'
import type { Lang } from '../telling/words.ts'
import { unproven } from './check.ts'
import type { Evidence, Proof } from './evidence.ts'
import type { sentenceForm } from './paper.ts'
import type { Told } from './sentence.ts'

/**
 * A sentence that has passed the check, with the evidence of everybody who tells it; the first telling is the one printed.
 * @throws Error where it says what its evidence does not contain: a bug, and no paper is made.
 */
export function proven(
  lang: Lang,
  tellings: readonly Told[],
  outlets: readonly string[],
  known: ReadonlySet<string>,
): z.input<typeof sentenceForm> {
  const first = tellings[0]!
  const wrong = unproven(lang, first, known)
  const text = first.pieces.map((p) => p.text).join('')
  if (wrong !== null) throw new Error(`the briefing is not made: «${text}» holds ${wrong}`)
  return {
    text,
    pieces: first.pieces.map((p) => ({ ...p })),
    outlets: [...outlets].sort(),
    evidence: tellings.flatMap((t) => distinct(t.proofs)) as z.input<typeof sentenceForm>['evidence'],
  }
}

/** The same characters prove a thing once; the check's own means are not handed out. */
function distinct(proofs: readonly Proof[]): Evidence[] {
  const seen = new Map(
    proofs.map(({ sheaf: _, ...evidence }) => [
      `${evidence.part} ${evidence.span} ${evidence.span === null ? evidence.text : ''}`,
      evidence,
    ]),
  )
  return [...seen.values()]
}

/** Names that could be in a sentence without anybody noticing: of those who act. Names of a letter or two would be found in any word. */
export function namesIn(sheaves: readonly Sheaf[]): ReadonlySet<string> {
  const actors = sheaves.flatMap((s) => s.actors).filter((a) => /^(PER|ORG|GPE|LOC|FAC)$/.test(a.type))
  return new Set(actors.flatMap((a) => [a.ar, ...(a.en === null ? [] : [a.en])]).filter((n) => n.length > 2))
}
