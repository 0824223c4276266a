import type { Span } from '../../text/text.ts'
import type { Event } from '../contract.ts'

/** One place that tells an event. */
export interface Telling {
  readonly span: Span
  readonly event: Event
}

/** Every place that tells an event, in the order of the text. */
export function tellingsOf(events: readonly Event[]): Telling[] {
  return events.flatMap((event) => event.told.map((span) => ({ span, event }))).sort((a, b) => a.span[0] - b.span[0])
}

/** The tellings that begin in `[from, to)` of the text. */
export function tellingsIn(tellings: readonly Telling[], from: number, to: number): readonly Telling[] {
  const start = firstAt(tellings, from)
  let end = start
  while (end < tellings.length && tellings[end]!.span[0] < to) end++
  return tellings.slice(start, end)
}

function firstAt(tellings: readonly Telling[], from: number): number {
  let low = 0
  let high = tellings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tellings[middle]!.span[0] >= from) high = middle
    else low = middle + 1
  }
  return low
}
