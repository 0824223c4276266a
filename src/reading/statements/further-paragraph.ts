import type { Statement } from '../contract.ts'
import type { Sentence } from '../source.ts'
import { contentAct } from './content-act.ts'
import { aboutOf } from './details.ts'
import { countWords, isStop, type Scene } from './scene.ts'

const LEAST = 4
const HEADING = 12
/** Marks that may stand between a quotation and the end of its paragraph. */
const EDGE = 4

/** A paragraph that is one quotation right behind a paragraph that a quotation ends: the same person goes on, with no word of saying. */
export function furtherParagraph(scene: Scene, sentence: Sentence, last: Statement | undefined): Statement[] {
  const { tokens, source } = scene
  const line = source.lines[sentence.line]!
  const before = source.lines[sentence.line - 1]
  const q = scene.opens.get(sentence.from)
  if (last === undefined || last.mode !== 'direct' || before === undefined || q === undefined) return []
  if (sentence.from !== line.from || line.kind !== 'body' || before.kind !== 'body' || !q.closed || !endsIn(scene, q.close, line.to))
    return []
  // A heading that quotes has no full stop.
  if (countWords(tokens, q.open + 1, q.close) < HEADING && !hasStop(scene, q.open, line.to)) return []
  if (countWords(tokens, q.open + 1, q.close) < LEAST || !reaches(scene, last, before)) return []
  const content = { from: q.open + 1, to: q.close }
  const span = [tokens[content.from]!.start, tokens[content.to - 1]!.end] as const
  return [
    {
      id: '',
      speaker: last.speaker,
      addressee: null,
      cue: [tokens[q.open]!.start, tokens[q.open]!.end],
      content: span,
      mode: 'direct',
      act: contentAct(tokens, content, false) ?? 'say',
      channel: null,
      time: null,
      about: aboutOf(scene, { ...content, span, mode: 'direct' }, last.speaker),
      rule: 'quotation that goes on',
      why: 'the paragraph before ends with words of the same speaker',
    },
  ]
}

const hasStop = (scene: Scene, from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (isStop(scene.tokens[k])) return true
  return false
}

// Nothing but full stops behind the closing mark.
function endsIn(scene: Scene, close: number, to: number): boolean {
  for (let k = close + 1; k < to; k++) if (!isStop(scene.tokens[k])) return false
  return true
}

// The last words of the paragraph before are what was said.
function reaches(scene: Scene, last: Statement, { from, to }: { readonly from: number; readonly to: number }): boolean {
  const { tokens } = scene
  if (from >= to || last.content[0] < tokens[from]!.start) return false
  const end = Math.max(from, to - EDGE)
  for (let k = to - 1; k >= end; k--) if (tokens[k]!.kind === 'word') return tokens[k]!.end <= last.content[1]
  return true
}
