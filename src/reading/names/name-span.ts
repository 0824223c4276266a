import { type Span, skipFolded } from '../../text/text.ts'
import type { Source } from '../source.ts'

/** Span of a name: clitics cut off its first word, joined marks inside kept. */
export function nameSpan(source: Source, from: number, to: number, skip: number): Span {
  const first = source.tokens[from]!
  const start = skip === 0 ? first.start : skipFolded(source.text, first.start, skip)
  return [start, source.tokens[to - 1]!.end]
}
