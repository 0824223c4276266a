import { existsSync } from 'node:fs'
import type { Token } from '../text/text.ts'
import { emissions, type Model, viterbi, type WordScores } from './decode.ts'
import { lexiconHints } from './hints.ts'
import { readModel } from './model-file.ts'
import { LABELS, type Label } from './word-features.ts'

export { emissions, type Model, viterbi, type WordScores } from './decode.ts'
export { lexiconHints } from './hints.ts'
export { packModel, unpackModel } from './model-file.ts'
export { type Example, type Trained, type TrainOptions, train } from './train.ts'
export { type Clusters, LABELS, type Label } from './word-features.ts'

/** A name the model proposes: token range `[from, to)`, coarse type, and how far its labels lead their best rivals. */
export interface Proposal {
  readonly from: number
  readonly to: number
  readonly type: 'PER' | 'LOC' | 'ORG' | 'MISC'
  /** Least lead of its tokens' label scores over «no name», in units of the model. */
  readonly lead: number
}

/** Whether the project's weights are there; without them the lexicon reads alone. */
export const hasModel = (): boolean => existsSync(new URL('../../model/names.bin', import.meta.url))

/** Form of a token as the model sees it: every number is one word. */
export const modelForm = (t: Token): string => (t.kind === 'number' && t.form.length !== 4 ? '0' : t.form)

/** Names that the model sees in a sentence, the tokens `[from, to)`, in order; `given` replaces the project's model. */
export function propose(tokens: readonly Token[], from = 0, to = tokens.length, given: Given | null = null): Proposal[] {
  if (from >= to) return []
  const used = given ?? own()
  const forms: string[] = []
  for (let i = from; i < to; i++) forms.push(modelForm(tokens[i]!))
  const scores = emissions(used.model, forms, lexiconHints(tokens, from, to), used.cache)
  return spansOf(viterbi(scores, used.model.transitions, to - from), scores, from)
}

/** A model with what it remembers of the words it has met. */
export interface Given {
  readonly model: Model
  readonly cache: Map<string, WordScores>
}

let project: Given | null = null
const own = (): Given => {
  project ??= { model: readModel(), cache: new Map() }
  return project
}

/** Spans of a label path with their leads. */
function spansOf(path: readonly number[], scores: Float32Array, base: number): Proposal[] {
  const out: Proposal[] = []
  const n = LABELS.length
  for (let i = 0; i < path.length; i++) {
    const label: Label = LABELS[path[i]!]!
    if (!label.startsWith('B-')) continue
    let to = i + 1
    while (to < path.length && path[to] === path[i]! + 1) to++
    let lead = Infinity
    for (let k = i; k < to; k++) lead = Math.min(lead, scores[k * n + path[k]!]! - scores[k * n]!)
    out.push({ from: base + i, to: base + to, type: label.slice(2) as Proposal['type'], lead })
    i = to - 1
  }
  return out
}
