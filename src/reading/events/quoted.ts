import type { Statement } from '../contract.ts'
import type { FoundTime } from '../times/times.ts'
import type { Roles } from './roles.ts'
import type { Trigger } from './triggers.ts'

/** How the words at a place are told: in somebody's own words, as reported speech, or by the article itself. */
export type Telling = Statement['mode'] | 'own'

const NESTED = 4

/** How the words at an offset of the text are told. */
export function tellings(statements: readonly Statement[]): (offset: number) => Telling {
  const sorted = [...statements].sort((a, b) => a.content[0] - b.content[0])
  return (offset) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (sorted[middle]!.content[0] > offset) high = middle
      else low = middle + 1
    }
    let told: Telling = 'own'
    // A quotation may stand in reported speech, hardly ever deeper.
    for (let k = low - 1; k >= Math.max(0, low - NESTED); k--) {
      const { content, mode } = sorted[k]!
      if (content[1] > offset && told !== 'direct') told = mode
    }
    return told
  }
}

// Words rather than deeds: in somebody's mouth they are what he thinks of things.
const WORDS: ReadonlySet<string> = new Set(['REQUEST', 'SUPPORT'])

/** Whether an event is only spoken of: a speaker tells what happened by a verb of the past, by a noun that one carries, or with its day. */
export function isOnlySpokenOf({ word, sense }: Trigger, telling: Telling, { supported }: Roles, time: FoundTime | null): boolean {
  // «قال إن المنظمة تحث الناس على …»
  if (telling === 'indirect') return word.type === 'REQUEST' && sense.verb?.tense === 'present'
  if (telling !== 'direct') return false
  if (WORDS.has(word.type) && word.mode !== 'elect' && word.mode !== 'recognise') return true
  if (sense.kind === 'verb') return sense.verb?.tense !== 'past'
  return sense.kind === 'participle' || (!supported && time === null)
}
