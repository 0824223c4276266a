import type { Token } from '../../text/text.ts'
import type { Sentence } from '../source.ts'
import { accordingAt } from './according.ts'
import { joinedByAnd } from './aside.ts'
import type { Cue } from './cues.ts'
import { cutsBefore } from './cuts.ts'
import { isPart, partAt } from './parts.ts'
import { isComma, type Scene } from './scene.ts'
import { speechWord } from './speech.ts'

/** Token where what the cue brings in ends: the sentence's end, another cue, an attribution, or an aside of the writer. */
export function clauseEnd(scene: Scene, sentence: Sentence, cue: Cue, next: readonly Cue[]): number {
  const { tokens } = scene
  const { first } = cue.complement
  const cuts = cutsBefore(scene, cue, next)
  const object = cue.complement.kind === 'object'
  const inTitle = scene.source.lines[sentence.line]!.kind === 'title'
  const inRelative = isPart('relative', tokens, cue.at - 1)
  for (let k = first + 1; k < sentence.to; k++) {
    if (cuts.has(k)) return k
    const q = scene.opens.get(k)
    if (q?.closed && q.close < sentence.to) {
      let inner = -1
      for (const cut of cuts) if (cut > k && cut <= q.close && (inner < 0 || cut < inner)) inner = cut
      if (inner >= 0) return inner
      k = q.close
      continue
    }
    const t = tokens[k]!
    if (t.form === '؛' || (inTitle && object && t.form === ':' && t.kind === 'mark')) return k
    if (isDash(t)) {
      const close = closingDash(scene, k, sentence.to)
      if (close > 0 && !cutsWithin(cuts, k, close)) {
        k = close
        continue
      }
    }
    const comma = isComma(t)
    if (comma && (inRelative || (object && cue.form.kind === 'noun')) && !isPart('relative', tokens, k + 1)) return k
    if (isTimed(scene, cue, k)) return k
    const at = comma ? k + 1 : k
    if (accordingAt(scene, at, sentence.to) !== null) return k
    if (
      object &&
      !comma &&
      isPart('in', tokens, k) &&
      isPart('channel', tokens, k + 1) &&
      (k > first + 1 || isPart('post', tokens, k + 1)) &&
      !isPart('located', tokens, k - 1)
    )
      return k
    if (object && comma && (narrates(scene, k + 1) || (inTitle && tells(scene, k + 1)))) return k
    // «يدين العدوان ويفعّل الآلية»: in a headline he who spoke does something else.
    if (object && inTitle && /^وي.{3,}/.test(t.form) && isVerbForm(scene, k)) return k
    if (object && !comma && isAnother(scene, k)) return k
    if (!comma && isPart('tail-bare', tokens, k)) return k
    if (comma && apposes(scene, at)) {
      const behind = behindRemark(scene, first, k, sentence.to)
      if (behind < 0) return k
      k = behind
      continue
    }
    if (comma && partAt('tail', tokens, at) > 0) return k
    // «ورغم تأكيد موسكو أن …، فإن»
    if (comma && isPart('then', tokens, at) && concedes(scene, sentence.from, cue.at)) return k
  }
  return sentence.to
}

function concedes(scene: Scene, from: number, at: number): boolean {
  for (let k = from; k < Math.min(at, from + 4); k++) if (isPart('concession', scene.tokens, k)) return true
  return false
}

// «…، واستدعت موسكو …», «…، فالإدارة …»: behind a noun, a clause that goes on telling.
function narrates(scene: Scene, k: number): boolean {
  const t = scene.tokens[k]
  const next = scene.tokens[k + 1]
  if (t === undefined || next === undefined || t.kind !== 'word') return false
  if (/^فال/.test(t.form)) return true
  return (
    /^و[^ل].*ت$/.test(t.form) &&
    t.form.length > 4 &&
    !/ات$/.test(t.form) &&
    (scene.names.phraseAt(k + 1)?.from === k + 1 || next.form.startsWith('ال'))
  )
}

const isVerbForm = (scene: Scene, k: number): boolean =>
  scene.names.phraseAt(k) === null &&
  scene.names.nisbaAt(k).length === 0 &&
  !scene.timeEnds.has(k) &&
  !/(?:ه|ين|ون|ا)$/.test(scene.tokens[k]!.form)

// «…، ووزير دفاعه يتحدث عن»: in a headline, somebody else and a verb of the present.
function tells(scene: Scene, k: number): boolean {
  const p = scene.names.phraseAt(k)
  if (!/^و/.test(scene.tokens[k]?.form ?? '')) return false
  const verb = p !== null && p.from === k ? p.to : k + 2
  return [verb, verb - 1].some((i) => i > k && /^[يت]..+/.test(scene.tokens[i]?.form ?? '') && scene.names.mentionAt(i) === null)
}

// «أعلنت الجماعة الهدنة وموسكو تنفي»: somebody else, with a word of saying.
function isAnother(scene: Scene, k: number): boolean {
  const p = scene.names.phraseAt(k)
  if (p === null || p.from !== k || !p.speaks || !joinedByAnd(scene, p)) return false
  const verb = speechWord(scene.tokens[p.to]?.form ?? '')
  return verb !== null && !verb.joined && verb.forms.some((f) => f.kind === 'verb' && f.tense === 'present')
}

// «أعلن قطع العلاقات الثلاثاء بعد …»: when and after what it was said, not what.
const isTimed = (scene: Scene, cue: Cue, k: number): boolean => {
  const time = cue.complement.kind === 'object' ? scene.timeEnds.get(k) : undefined
  return time !== undefined && isPart('time-tail', scene.tokens, time.to) && !isPart('aside', scene.tokens, k - 1)
}

const isDash = (t: Token): boolean => t.gap && (t.form === '-' || t.form === '–' || t.form === '—')

function closingDash(scene: Scene, open: number, to: number): number {
  for (let k = open + 1; k < Math.min(to, open + 16); k++) if (isDash(scene.tokens[k]!)) return k
  return -1
}

const cutsWithin = (cuts: ReadonlySet<number>, from: number, to: number): boolean => {
  for (const cut of cuts) if (cut >= from && cut <= to) return true
  return false
}

// «، وهو …», «، وهي …»: the writer's remark on what was said.
const apposes = (scene: Scene, k: number): boolean => isPart('remark', scene.tokens, k) && !isPart('particle', scene.tokens, k + 1)

// «أن فلانا، وهو نائب سابق، سيترشح»: nothing has been said of him yet, and behind the remark's comma it is.
function behindRemark(scene: Scene, first: number, k: number, to: number): number {
  const p = scene.names.phraseAt(first)
  if (p === null || p.from !== first || p.to !== k) return -1
  for (let j = k + 2; j < Math.min(to - 2, k + 24); j++) if (isComma(scene.tokens[j])) return j
  return -1
}
