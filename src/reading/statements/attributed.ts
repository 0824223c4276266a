import type { Statement } from '../contract.ts'
import type { Sentence } from '../source.ts'
import { type According, accordingAt } from './according.ts'
import { behindDateline } from './aside.ts'
import { trim } from './content.ts'
import { contentAct } from './content-act.ts'
import { aboutOf } from './details.ts'
import { isPart } from './parts.ts'
import { isComma, isStop, type Scene } from './scene.ts'
import type { Speaker, Speakers } from './speakers.ts'
import type { Utterance } from './statements.ts'

/** Sentences attributed without a verb of saying that governs them: «…، بحسب الجيش», «وبحسب مراقبين فإن …», «…، حسبما أكد الكرملين». */
export function attributed(scene: Scene, sentence: Sentence, found: readonly Utterance[], speakers: Speakers): Statement[] {
  if (scene.source.lines[sentence.line]!.kind === 'title') return []
  for (let i = sentence.from; i < sentence.to; i++) {
    if (scene.inside[i] !== -1) continue
    const to = accordingAt(scene, i, sentence.to)
    if (to === null) continue
    if (to.credit || found.some((u) => u.cue.at < i && i < u.cue.complement.mark)) continue
    const speaker = whom(scene, to, speakers)
    if (speaker === null) continue
    const range = i === sentence.from || frontedAt(scene, to) ? behind(scene, sentence, to) : around(scene, sentence, i, to, found)
    if (range === null || found.some((u) => u.content.from < range.to && range.from < u.content.to)) continue
    return [statement(scene, to, speaker, range)]
  }
  return []
}

// «…، وبحسب مراقبين فإن …»: a fronted attribution in the middle of a sentence.
const frontedAt = (scene: Scene, to: According): boolean => {
  if (!scene.tokens[to.at]!.form.startsWith('و')) return false
  for (let k = to.whom + 1; k < to.whom + 6; k++) if (isPart('then', scene.tokens, k)) return true
  return false
}

interface Range {
  readonly from: number
  readonly to: number
}

const LEAST = 4

/** The sentence up to the attribution, from its last clause that nobody else is given for. */
function before(scene: Scene, sentence: Sentence, i: number, found: readonly Utterance[]): Range | null {
  const { tokens } = scene
  const from = behindDateline(scene, sentence, i)
  if (found.some((u) => u.cue.at < i)) return null
  const to = trim(scene, from, i)
  if (to - from < LEAST || !isComma(tokens[i - 1])) return to - from < LEAST + 3 ? null : { from, to }
  return { from, to }
}

// «وخلفت المعارك، بحسب الجيش، مقتل …»: between two commas, the longer side says what was said.
function around(scene: Scene, sentence: Sentence, i: number, to: According, found: readonly Utterance[]): Range | null {
  const head = before(scene, sentence, i, found)
  if (!isComma(scene.tokens[i - 1]) || found.length > 0) return head
  const p = scene.names.phraseAt(to.whom)
  if (p === null || !isComma(scene.tokens[p.to])) return head
  const tail = { from: p.to + 1, to: trim(scene, p.to + 1, sentence.to) }
  return tail.to - tail.from > LEAST && tail.to - tail.from > i - sentence.from ? tail : head
}

/** What follows a fronted attribution: behind فإن, behind the comma, or right behind whom it names. */
function behind(scene: Scene, sentence: Sentence, to: According): Range | null {
  const { tokens } = scene
  const named = scene.names.phraseAt(to.whom)
  if (named !== null && named.ref !== null && isVerbLike(scene, named.to)) {
    const end = trim(scene, named.to, sentence.to)
    return end - named.to > LEAST ? { from: named.to, to: end } : null
  }
  for (let k = to.whom; k < Math.min(sentence.to, to.whom + 14); k++) {
    if (isPart('then', tokens, k) || (isComma(tokens[k]) && !(tokens[k + 1]?.form ?? 'ف').startsWith('ف'))) {
      let end = sentence.to
      while (end > k && isStop(tokens[end - 1])) end--
      return end - k > LEAST ? { from: k + 1, to: trim(scene, k + 1, end) } : null
    }
  }
  return null
}

// «وبحسب المرصد قتل …», «ووفق الجيش ينتشر …»: no comma, and a verb.
const isVerbLike = (scene: Scene, k: number): boolean => {
  const t = scene.tokens[k]
  if (t === undefined || t.kind !== 'word' || scene.names.phraseAt(k) !== null || scene.timeEnds.has(k)) return false
  if (isPart('aside', scene.tokens, k) || isPart('relative', scene.tokens, k) || isPart('adverb', scene.tokens, k)) return false
  if (isPart('then', scene.tokens, k) || /^(?:ال|[فولب])/.test(t.form) || scene.names.nisbaAt(k).length > 0) return false
  return /^[يت]/.test(t.form) || t.form.endsWith('ت')
}

function whom(scene: Scene, to: According, speakers: Speakers): Speaker | null {
  if (to.own) {
    const feminine = scene.tokens[to.whom]!.form.endsWith('ها')
    const last = speakers.last(feminine, false)
    return last === null ? null : { ...last, why: `in the last speaker's words (${last.why})`, how: 'carried' }
  }
  const p = scene.names.phraseAt(to.whom)
  // «وفق بيان صدر عن المجلس», «وبحسب البيان»
  if (p === null && isPart('stand-in', scene.tokens, to.whom))
    return speakers.meant(scene, to.whom) ?? { ref: null, why: 'a body not named', how: 'unnamed', feminine: null, plural: false }
  if (p === null || !(p.speaks || p.kind === 'unnamed')) return null
  return { ref: p.ref, why: `according to: ${p.why}`, how: 'own', feminine: null, plural: false }
}

// «وقتل عشرة، بحسب …»: the و that opens the sentence says nothing.
function startOf(scene: Scene, from: number): number {
  const first = scene.tokens[from]!
  if (from === 0 || !first.form.startsWith('و') || first.form.length < 4) return first.start
  const mention = scene.names.mentionAt(from)
  return mention?.from === from ? mention.span[0] : isPart('no-conjunction', scene.tokens, from) ? first.start : first.start + 1
}

function statement(scene: Scene, to: According, speaker: Speaker, range: Range): Statement {
  const { tokens } = scene
  const start = startOf(scene, range.from)
  const content = { span: [start, tokens[range.to - 1]!.end] as const, mode: 'indirect' as const, from: range.from, to: range.to }
  return {
    id: '',
    speaker: speaker.ref,
    addressee: null,
    cue: [tokens[to.at]!.start, tokens[to.at]!.end],
    content: content.span,
    mode: 'indirect',
    act: contentAct(tokens, content, false) ?? 'say',
    channel: null,
    time: null,
    about: aboutOf(scene, content, speaker.ref),
    rule: 'according to',
    why: speaker.why,
  }
}
