import { existsSync } from 'node:fs'
import type { Token } from '../text/text.ts'
import { agree } from './agree.ts'
import { emissions, type Model, viterbi, type WordScores } from './decode.ts'
import { lexiconHints } from './hints.ts'
import { readModel } from './model-file.ts'
import { LABELS, type Label } from './word-features.ts'

export type { Model } from './decode.ts'
export { lexiconHints } from './hints.ts'
export { packModel, unpackModel } from './model-file.ts'
export { type Example, type Trained, type TrainOptions, train } from './train.ts'
export { isGivenName } from './word-classes.ts'
export { type Clusters, LABELS, type Label } from './word-features.ts'

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

/** Form of a token as the model sees it: every number is one word. */
export const modelForm = (t: Token): string => (t.kind === 'number' && t.form.length !== 4 ? '0' : t.form)

/** Token range `[from, to)` of a sentence. */
export interface Range {
  readonly from: number
  readonly to: number
}

/**
 * Names that the model sees in a document's sentences, in order; a word that stands in several places is looked at in all of them.
 * `given` replaces the project's model.
 */
export function propose(tokens: readonly Token[], sentences: readonly Range[], given: Given | null = null): Proposal[] {
  const { model, cache } = given ?? own()
  let rows = 0
  for (const s of sentences) rows += s.to - s.from
  const scores = new Float32Array(rows * N)
  const words: (string | null)[] = []
  for (const { from, to } of sentences) {
    if (from >= to) continue
    const at = words.length
    const forms: string[] = []
    for (let i = from; i < to; i++) {
      const form = modelForm(tokens[i]!)
      forms.push(form)
      words.push(tokens[i]!.kind === 'word' ? form : null)
    }
    scores.set(emissions(model, forms, lexiconHints(tokens, from, to), cache).subarray(0, forms.length * N), at * N)
  }
  agree(scores, words, model.unit)
  const out: Proposal[] = []
  let at = 0
  for (const { from, to } of sentences) {
    if (from >= to) continue
    const part = scores.subarray(at * N, (at + to - from) * N)
    spansOf(viterbi(part, model.transitions, to - from), part, from, model.unit, out)
    at += to - from
  }
  return out
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
function spansOf(path: readonly number[], scores: Float32Array, base: number, unit: number, out: Proposal[]): void {
  for (let i = 0; i < path.length; i++) {
    const label: Label = LABELS[path[i]!]!
    if (!label.startsWith('B-')) continue
    let to = i + 1
    while (to < path.length && path[to] === path[i]! + 1) to++
    let lead = Infinity
    for (let k = i; k < to; k++) lead = Math.min(lead, scores[k * N + path[k]!]! - scores[k * N]!)
    out.push({ from: base + i, to: base + to, type: label.slice(2) as Proposal['type'], lead: lead / unit })
    i = to - 1
  }
}
