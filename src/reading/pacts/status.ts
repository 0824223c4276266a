import type { PactStatus } from '../contract.ts'
import { clauseEnd, clauseStart, type Scene } from '../grammar/clause.ts'
import type { Described } from './describe.ts'
import { pactWords } from './words.ts'

const BEFORE = 5
const AFTER = 4

/** A status with the token of the word that tells it, -1 where it is only the usual one for its kind. */
export interface Standing {
  readonly status: PactStatus
  readonly at: number
}

/** What the words beside an instrument say of its status; null where they say nothing. */
export function standingOf(scene: Scene, described: Described): Standing | null {
  const { tokens } = scene.source
  const { statuses } = pactWords()
  const end = Math.min(clauseEnd(scene, described.to - 1) + 3, scene.to, described.to + AFTER)
  for (let k = described.to; k < end; k++)
    for (const s of statuses.of(tokens[k]!.form))
      if (s.value.side !== 'before' && !(s.kind === 'noun' && s.value.side === 'both')) return { status: s.value.status, at: k }
  const start = Math.max(clauseStart(scene, described.from), described.from - BEFORE - 3)
  for (let k = described.from - 1; k >= start; k--) {
    if (tokens[k]!.kind === 'mark' && tokens[k]!.form === '،' && described.from - k > 2) break
    for (const s of statuses.of(tokens[k]!.form))
      if (s.value.side !== 'after') return { status: futureStatus(s.value.status, s.verb?.tense === 'future'), at: k }
  }
  return null
}

const futureStatus = (status: PactStatus, future: boolean): PactStatus => (future && status === 'signed' ? 'negotiated' : status)
