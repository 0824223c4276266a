import type { Token } from '../../text/text.ts'
import type { Statement } from '../contract.ts'
import type { Scene } from '../grammar/clause.ts'
import { cueWords, isUndertakingAt } from './cues.ts'

/** Token after the last one of what is undertaken from token `start` on, behind its cue: a stop, the quotation's end, or a comma before something else. */
export function contentEnd(scene: Scene, start: number, cue: number, said: Statement | null): number {
  const { tokens, lines } = scene.source
  const line = lines.find((l) => l.from <= start && start < l.to)
  const quote = line?.quotes.findLast((q) => q.closed && q.open < start && start < q.close && !isFragment(said, tokens[q.open]!.start))
  const limit = Math.min(scene.to, quote?.close ?? scene.to)
  const { breaks } = cueWords()
  for (let k = Math.max(start, cue) + 1; k < limit; k++) {
    const t = tokens[k]!
    if (t.kind === 'word' && k - start > 2 && (breaks.get(t.form) ?? breaks.get(`${t.form} ${tokens[k + 1]?.form}`)) === true)
      return trimmed(scene, start, k)
    if (k - start > 2 && opensPledge(t)) return trimmed(scene, start, k)
    if (t.kind !== 'mark') continue
    if (t.form === '؛' || t.form === '!' || t.form === '؟') return trimmed(scene, start, k)
    // «(...)»: words left out of a quotation.
    if (t.form === '.' && /^[(.]$/.test(tokens[k - 1]!.form) && (tokens[k + 1]?.form === '.' || tokens[k + 1]?.form === ')')) continue
    if (t.form === '.' && (tokens[k + 1] === undefined || tokens[k + 1]!.gap || tokens[k + 1]!.form === '.'))
      return trimmed(scene, start, k)
    if (t.form === '،' && k - start > 2 && (opensAnother(scene, k + 1) || opensStep(scene, k + 1))) return k
  }
  return trimmed(scene, start, limit)
}

// «… ووعدت بـ…», «… وتعهد بـ…»: the next undertaking.
const opensPledge = (t: Token): boolean =>
  t.form.startsWith('و') &&
  cueWords()
    .cues.at(t.word)
    .some((s) => s.joined && s.verb?.tense === 'past' && s.value.link !== '')

// «ستزود …، وستدرب النرويج …»: the next step, of somebody named.
const opensStep = ({ source, names }: Scene, k: number): boolean => {
  const t = source.tokens[k]
  return t?.kind === 'word' && /^وس/.test(t.form) && isUndertakingAt(t.word) && (names.mentionAt(k + 1) ?? names.phraseAt(k + 1)) !== null
}

// «أن روسيا "ستسرع" وتيرة …»: quotation marks inside what is said in other words bound nothing.
const isFragment = (said: Statement | null, open: number): boolean => said !== null && said.mode === 'indirect' && said.content[0] < open

// Behind a comma: a word that reports, a verb of the main clause, a quotation.
function opensAnother({ source: { tokens } }: Scene, k: number): boolean {
  const form = tokens[k]?.form ?? ''
  const { breaks } = cueWords()
  return (
    breaks.has(form) ||
    breaks.has(`${form} ${tokens[k + 1]?.form}`) ||
    form === '"' ||
    form === '«' ||
    (/^ت[\u0621-\u064a]{3,}$/.test(form) && !form.startsWith('تح') && !form.endsWith('ا'))
  )
}

function trimmed(scene: Scene, start: number, end: number): number {
  let k = end
  const closes = (at: number): boolean =>
    scene.source.lines.some((l) => l.from <= start && start < l.to && l.quotes.some((q) => q.close === at && q.open >= start))
  while (
    k > start + 1 &&
    !closes(k - 1) &&
    scene.source.tokens[k - 1]!.kind === 'mark' &&
    /^[.،:؛"»”]$/.test(scene.source.tokens[k - 1]!.form)
  )
    k--
  return k
}

/** First token of what an undertaking says: behind the «أن» before it, at its condition, or the verb itself where nothing but the verb says it. */
export function contentStart(scene: Scene, verb: number, said: Statement | null): number {
  const { tokens } = scene.source
  const condition = conditionBefore(scene, verb)
  if (condition >= 0) return condition
  for (let k = verb - 1; k >= Math.max(scene.from, verb - 9); k--) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' && /^[.؛:!؟]$/.test(form)) return form === ':' ? k + 1 : verb
    if (/^[وب]?[ا]ن$/.test(form)) return k + 1
    if (/^([وب]?ا|و?لك)ن(ه|ها|هم|هما|نا|ني)$/.test(form)) return verb - k <= 2 ? verb : k + 1
    if (kind === 'mark' && form === '،' && verb - k <= 1) return verb
    if (
      (form === '"' || form === '«') &&
      scene.source.lines.some((l) => l.quotes.some((q) => q.open === k && (!q.closed || q.close > verb))) &&
      !isFragment(said, tokens[k]!.start)
    )
      return k + 1
  }
  return verb
}

const CONDITION_REACH = 40

// «إذا لم تنجح المحادثات، سننسحب», «إذا تعرضت للهجوم فإنها سترد»: the condition stands before what hangs on it, and opens it.
function conditionBefore(scene: Scene, verb: number): number {
  const { tokens } = scene.source
  const before = tokens[verb - 1]?.form ?? ''
  if (before !== '،' && !/^فان(ه|ها|هم|هما|نا)?$/.test(before) && !/^فس/.test(tokens[verb]!.form)) return -1
  for (let k = verb - 2; k >= Math.max(scene.from, verb - CONDITION_REACH); k--) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' && /^[.؛:!؟]$/.test(form)) return -1
    if ((form === 'اذا' || form === 'واذا') && tokens[k - 1]?.form !== 'ما') return k
  }
  return -1
}
