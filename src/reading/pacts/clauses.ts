import { evidence, type Span } from '../../text/text.ts'
import type { Scene } from '../grammar/clause.ts'
import { particles } from '../grammar/particles.ts'
import type { Described } from './describe.ts'
import { pactWords } from './words.ts'

/** The exact words of what an instrument obliges to, and the condition in them that sets it off. */
export interface Obligation {
  readonly clause: Span
  readonly trigger: Span | null
}

const REACH = 7

/** Finds what the sentence says an instrument provides («تنص المعاهدة على …», «الاتفاق الذي يقضي بـ…»). */
export function obligationsIn(scene: Scene, described: Described): Obligation[] {
  const { tokens } = scene.source
  const from = Math.max(scene.from, described.from - (isArticle(scene, described) ? ARTICLE : 2))
  for (let k = from; k < Math.min(scene.to, described.to + REACH); k++) {
    if (k >= described.from && k < described.to) continue
    // «تسعى إلى منع …»: behind a preposition stands the verb's noun.
    const isNoun = particles('preposition').has(tokens[k - 1]?.form ?? '')
    const sense = pactWords()
      .clauses.at(tokens[k]!.word)
      .find((s) => s.kind === 'verb' && !isNoun)
    if (sense === undefined) continue
    const start = contentStart(scene, Math.max(k + 1, k < described.from ? described.to : k + 1), sense.value.preposition)
    if (start < 0) continue
    const end = contentEnd(scene, start)
    if (end - start < 2) continue
    return [
      {
        clause: evidence(scene.source.text, tokens[start]!.start, tokens[end - 1]!.end),
        trigger: triggerIn(scene, start, end),
      },
    ]
  }
  return []
}

const ARTICLE = 5

// «وتقضي المادة الرابعة من المعاهدة بأن …»
function isArticle(scene: Scene, described: Described): boolean {
  if (scene.source.tokens[described.from - 1]?.form !== 'من') return false
  for (let k = described.from - 2; k >= Math.max(scene.from, described.from - ARTICLE); k--)
    if (/^(ال)?(ماده|بند|فقره|فصل)/.test(scene.source.tokens[k]!.form)) return true
  return false
}

function contentStart(scene: Scene, k: number, preposition: string): number {
  const { tokens } = scene.source
  if (preposition === '') return k < scene.to ? k : -1
  for (let i = k; i < Math.min(scene.to - 1, k + 4); i++) {
    const { form } = tokens[i]!
    if (form === preposition) return tokens[i + 1]!.form === 'ان' ? Math.min(i + 2, scene.to - 1) : i + 1
    if (preposition.length === 1 && form === `${preposition}ان`) return Math.min(i + 1, scene.to - 1)
    if (preposition.length === 1 && form.startsWith(preposition) && form.length > 3 && !particles('preposition').has(form)) return i
  }
  return -1
}

function contentEnd(scene: Scene, start: number): number {
  const { tokens } = scene.source
  let k = start
  while (k < scene.to && !(tokens[k]!.kind === 'mark' && /^[.؛!؟]$/.test(tokens[k]!.form))) k++
  return k
}

function triggerIn(scene: Scene, start: number, end: number): Span | null {
  const { tokens } = scene.source
  const conditions = particles('condition')
  for (let k = start; k < end - 1; k++) {
    if (!conditions.has(tokens[k]!.form)) continue
    let stop = k + 1
    while (stop < end && tokens[stop]!.form !== '،' && !particles('deemed').has(tokens[stop]!.form)) stop++
    const first = tokens[k - 1]?.form === 'في' && k > start ? k - 1 : k
    return evidence(scene.source.text, tokens[first]!.start, tokens[stop - 1]!.end)
  }
  return null
}
