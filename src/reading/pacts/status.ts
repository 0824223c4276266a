import type { PactStatus } from '../contract.ts'
import { clauseStart, type Scene } from '../grammar/clause.ts'
import type { Sense } from '../grammar/inflection.ts'
import { particles } from '../grammar/particles.ts'
import type { Described } from './describe.ts'
import { type Telling, tellingsIn } from './tellings.ts'
import { pactWords, type StatusWord } from './words.ts'

const BEFORE = 5
const NOUN_BEFORE = 2
const AFTER = 4
// Letters.
const AGREED_BEFORE = 400

/** A status with the token of the word that tells it, -1 where it is only the usual one for its kind. */
export interface Standing {
  readonly status: PactStatus
  readonly at: number
}

/** What the words in and beside an instrument, and the act of agreement told before it, say of its status; null where they say nothing. */
export function standingOf(scene: Scene, described: Described, tellings: readonly Telling[]): Standing | null {
  return (
    wordInside(scene, described) ?? wordAfter(scene, described) ?? wordBefore(scene, described) ?? agreedBefore(scene, described, tellings)
  )
}

// «التي تنتهي عام …»: what will end has not.
const isStillToCome = (s: Sense<StatusWord>): boolean => s.value.status === 'ended' && s.verb !== null && s.verb.tense !== 'past'

// «الاتفاقيات الموقعة»
function wordInside(scene: Scene, described: Described): Standing | null {
  for (let k = described.from + 1; k < described.to; k++)
    for (const s of pactWords().statuses.at(scene.source.tokens[k]!.word))
      if (s.kind === 'participle') return { status: s.value.status, at: k }
  return null
}

function wordAfter(scene: Scene, described: Described): Standing | null {
  const { tokens } = scene.source
  const end = Math.min(scene.to, described.to + AFTER)
  for (let k = described.to; k < end; k++) {
    const { form } = tokens[k]!
    if (particles('subordinator').has(form) && !particles('relative').has(form)) return null
    for (const s of pactWords().statuses.at(tokens[k]!.word))
      if (s.value.side !== 'before' && !isStillToCome(s) && !(s.kind === 'noun' && s.value.side === 'both'))
        return { status: s.value.status, at: k }
  }
  return null
}

function wordBefore(scene: Scene, described: Described): Standing | null {
  const { tokens } = scene.source
  const start = Math.max(clauseStart(scene, described.from), described.from - BEFORE)
  for (let k = described.from - 1; k >= start; k--) {
    if (tokens[k]!.kind === 'mark' && described.from - k > 1) return null
    for (const s of pactWords().statuses.at(tokens[k]!.word)) {
      if (isStillToCome(s) || s.value.side === 'after' || (s.kind === 'noun' && described.from - k > NOUN_BEFORE)) continue
      return { status: s.value.status === 'signed' && s.verb?.tense === 'future' ? 'negotiated' : s.value.status, at: k }
    }
  }
  return null
}

// «وقع رئيسا …، يوم الجمعة في مينسك معاهدة»: the verb stands far off, but it is this sentence's.
function agreedBefore(scene: Scene, described: Described, tellings: readonly Telling[]): Standing | null {
  const { tokens } = scene.source
  const start = Math.max(tokens[scene.from]!.start, described.span[0] - AGREED_BEFORE)
  const event = tellingsIn(tellings, start, described.span[0]).find(
    (t) => t.event.type === 'AGREE' && t.span[1] <= described.span[0],
  )?.event
  if (event === undefined || described.definite) return null
  const at = -1
  if (event.mode === 'sign') return { status: event.status === 'happened' ? 'signed' : 'negotiated', at }
  return event.mode === 'adopt' ? { status: described.head.kind === 'law' ? 'in force' : 'signed', at } : null
}
