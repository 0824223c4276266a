import { existsSync } from 'node:fs'
import type { Token } from '../text/text.ts'
import { agree } from './agree.ts'
import { viterbi, type Window } from './decode.ts'
import { LABELS, type Label } from './labels.ts'
import { readModel } from './model-file.ts'
import { type Range, type ReadyModel, readyModel, Sheet } from './sheet.ts'
import { wholeSentences, windowsAround } from './windows.ts'

export type { Model } from './decode.ts'
export { lexiconHints } from './hints.ts'
export { LABELS, type Label } from './labels.ts'
export { packModel, unpackModel } from './model-file.ts'
export { modelForm, type Range, type ReadyModel, readyModel } from './sheet.ts'
export { type Example, type Trained, type TrainOptions, train } from './train.ts'
export { isGivenName } from './word-classes.ts'
export type { Clusters } from './word-features.ts'

const N = LABELS.length

/** A name the model proposes: token range `[from, to)`, coarse type, and how far its labels lead their best rivals. */
export interface Proposal {
  readonly from: number
  readonly to: number
  readonly type: 'PER' | 'LOC' | 'ORG' | 'MISC'
  /** Least lead of its tokens' label scores over «no name», in natural units of log-odds. */
  readonly lead: number
}

/** Whether the project's weights are there; without them the lexicon reads alone. */
export const hasModel = (): boolean => existsSync(new URL('../../model/names.bin', import.meta.url))

/** The tokens that a name must hold one of to be of any use (`at[i]` is 1), and the least lead of use, in natural units. */
export interface Asked {
  readonly at: Uint8Array
  readonly least: number
}

/**
 * Names that the model sees in a document's sentences, in order; a word that stands in several places is looked at in all of them.
 * `given` replaces the project's model; with `asked`, the model looks only where a name with an asked token in it may stand.
 */
export function propose(
  tokens: readonly Token[],
  sentences: readonly Range[],
  given: ReadyModel | null = null,
  asked: Asked | null = null,
): Proposal[] {
  const ready = given ?? own()
  const { model } = ready
  const plain = asked === null ? model.plain : Math.min(model.plain, PLAIN * model.unit)
  const sheet = new Sheet(ready, tokens, sentences, plain)
  const windows = asked === null ? wholeSentences(sheet) : windowsAround(sheet, asked.at, asked.least)
  agree(sheet, windows)
  const out: Proposal[] = []
  for (const window of windows) spansOf(viterbi(sheet.scores, model.transitions, window), sheet, window, out)
  return out
}

// Where only clear names are of use, a lesser lead of «no name» is beyond doubt: on 460 pages no name was lost by it.
const PLAIN = 3

let project: ReadyModel | null = null
const own = (): ReadyModel => {
  project ??= readyModel(readModel())
  return project
}

/** Spans of a window's label path with their leads. */
function spansOf(path: readonly number[], { scores, model }: Sheet, window: Window, out: Proposal[]): void {
  for (let i = 0; i < path.length; i++) {
    const label: Label = LABELS[path[i]!]!
    if (!label.startsWith('B-')) continue
    let to = i + 1
    while (to < path.length && path[to] === path[i]! + 1) to++
    let lead = Infinity
    for (let k = i; k < to; k++) {
      const at = (window.from + k) * N
      lead = Math.min(lead, scores[at + path[k]!]! - scores[at]!)
    }
    out.push({ from: window.from + i, to: window.from + to, type: label.slice(2) as Proposal['type'], lead: lead / model.unit })
    i = to - 1
  }
}
