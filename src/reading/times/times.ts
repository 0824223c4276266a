import {
  boundsOf,
  orderElsewhere,
  parseDay,
  type Tense,
  type TimeContext,
  type TimeHit,
  timeAt,
  weekdayOf,
} from '../../calendar/calendar.ts'
import { evidence, skipFolded } from '../../text/text.ts'
import type { Time } from '../contract.ts'
import type { Source } from '../source.ts'
import { tenseAt } from './tense.ts'

/** A time with the token range it stands on. */
export interface FoundTime extends Time {
  readonly from: number
  readonly to: number
}

/** Finds calendar expressions in an article and places them by its publication date, or refuses with the reason. */
export function findTimes(source: Source): FoundTime[] {
  const found: FoundTime[] = []
  const reference = parseDay(source.published)
  const planned = new Map<number, number>()
  let shown: ReturnType<typeof orderElsewhere> | undefined
  const order = (): ReturnType<typeof orderElsewhere> => {
    if (shown === undefined) shown = orderElsewhere(source.text)
    return shown
  }
  for (const sentence of source.sentences) {
    const line = source.lines[sentence.line]!
    let last: TimeHit | null = null
    const tense = (from: number, to: number): Tense => tenseAt(source, sentence, from, to)
    for (let i = sentence.from; i < sentence.to; ) {
      const context: TimeContext = { reference, tense, last, planned, order }
      const hit = timeAt(source.tokens, i, line.from, sentence.to, context)
      if (hit === null) {
        i++
        continue
      }
      found.push(timeOf(source, hit))
      if (hit.value !== null) last = hit
      if (hit.kind === 'day' && reference !== null) remember(planned, hit, reference)
      i = hit.to
    }
  }
  return found
}

function timeOf(source: Source, hit: TimeHit): FoundTime {
  const first = source.tokens[hit.from]!
  const start = skipFolded(source.text, first.start, hit.skip)
  return { span: evidence(source.text, start, source.tokens[hit.to - 1]!.end), value: hit.value, why: hit.why, from: hit.from, to: hit.to }
}

// A weekday that the article has put in the week to come keeps its place where no tense says otherwise.
function remember(planned: Map<number, number>, hit: TimeHit, reference: number): void {
  const bounds = hit.value === null ? null : boundsOf(hit.value)
  if (bounds !== null && bounds[0] > reference && bounds[0] <= reference + 7) planned.set(weekdayOf(bounds[0]), bounds[0])
}
