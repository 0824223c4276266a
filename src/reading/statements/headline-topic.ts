import type { Token } from '../../text/text.ts'
import type { Ref, Statement } from '../contract.ts'
import { actAt } from './content-act.ts'
import { isPart } from './parts.ts'
import type { Scene } from './scene.ts'

const LEAST = 2
const LONG = 4

/**
 * Leaves out headlines where a state before a colon is what the news is about («المغرب: إضراب واسع …») and not who speaks.
 * It speaks where the words show a voice («سنرد», «لن نقبل», «قواعدنا»), or where the page lets one of its own say much the same.
 */
export function withoutTopics(scene: Scene, statements: readonly Statement[]): Statement[] {
  if (!statements.some((s) => isOfState(scene, s))) return [...statements]
  return statements.filter((s) => !isOfState(scene, s) || speaks(scene, s, statements))
}

const isOfState = (scene: Scene, s: Statement): boolean =>
  s.rule === 'headline with a colon' &&
  s.speaker !== null &&
  scene.typeOf(s.speaker) === 'GPE' &&
  scene.names.stateOf(s.speaker) === s.speaker &&
  isState(scene, s)

// A capital before the colon is its government.
function isState(scene: Scene, s: Statement): boolean {
  const at = s.cue === null ? 0 : tokenAt(scene.tokens, s.cue[0])
  const mention = scene.names.mentionAt(at - 1)
  return mention !== null && mention.entity === s.speaker
}

function speaks(scene: Scene, s: Statement, all: readonly Statement[]): boolean {
  const { tokens } = scene
  const from = tokenAt(tokens, s.content[0])
  const to = tokenAt(tokens, s.content[1])
  if (s.mode === 'direct' || hasVoice(scene, from, to)) return true
  if (actsAtOnce(scene, from, s.speaker!) || othersAct(scene, from, to)) return false
  // Where nobody else says anything, nothing tells the two apart.
  if (all.length === 1) return true
  const words = longWords(tokens, from, to)
  return all.some(
    (other) =>
      other !== s &&
      isOf(scene, other, s.speaker!) &&
      shared(words, longWords(tokens, tokenAt(tokens, other.content[0]), tokenAt(tokens, other.content[1]))) >= LEAST,
  )
}

const isOf = (scene: Scene, { speaker, rule }: Statement, state: Ref): boolean =>
  speaker !== null && rule !== 'headline with a colon' && (speaker === state || scene.names.stateOf(speaker) === state)

// «لن نقبل», «على واشنطن أن», «سنرد», «مستعدون لـ», «… بنوكنا», but «قانونا», «بيانا» are accusatives.
function hasVoice({ tokens, names }: Scene, from: number, to: number): boolean {
  const { form } = tokens[from]!
  if (isPart('denial', tokens, from) || isPart('first-person', tokens, from) || actAt('start', tokens, from) !== null) return true
  if (/^(?:علي|قد|ان|سن.{2,}|م.{2,}ون)$/.test(form) && names.mentionAt(from) === null) return true
  for (let k = from; k < Math.min(to, from + 9); k++) if (/.{2,}[^وا]نا(?:ها|ه|هم)?$/.test(tokens[k]!.form)) return true
  return false
}

// «تركيا: أردوغان يزور …»: the state's own people, and what they do.
function actsAtOnce(scene: Scene, from: number, state: Ref): boolean {
  const p = scene.names.phraseAt(from)
  if (p === null || p.from !== from || p.ref === null || p.ref === state || scene.names.stateOf(p.ref) !== state) return false
  return /^[يت].{2,}$/.test(scene.tokens[p.to]?.form ?? '')
}

const REACH = 5

// «النرويج: البرلمان يقر …», «مالي: حركة "س" تسيطر على …»: a body or people, and right behind them what they do now.
function othersAct(scene: Scene, from: number, to: number): boolean {
  const { tokens, names } = scene
  const p = names.phraseAt(from)
  const named = p !== null && p.from === from && p.kind !== 'unnamed' && (p.ref === null || scene.typeOf(p.ref) !== 'GPE')
  if (!named && !isPart('doer', tokens, from) && !isPart('group', tokens, from) && !isPart('forum', tokens, from)) return false
  for (let k = named ? p.to : from + 1; k < Math.min(to, from + REACH + 2); k++) {
    const q = scene.opens.get(k)
    if (q?.closed && q.close - k < REACH) {
      k = q.close
      continue
    }
    if (tokens[k]!.kind !== 'word' || isPart('aside', tokens, k)) return false
    if (isPresent(scene, k)) return true
  }
  return false
}

// A verb of the present by its form: no name, no adjective, no pattern of a verbal noun («تنظيم», «تبادل»).
function isPresent(scene: Scene, k: number): boolean {
  const { form } = scene.tokens[k]!
  if (!/^[يت].{2,}$/.test(form) || /(?:ه|ات|ين)$/.test(form) || /^ت(?:.{2}ي.|.ا..)$/.test(form)) return false
  return scene.names.mentionAt(k) === null && scene.names.phraseAt(k) === null && scene.names.nisbaAt(k).length === 0
}

function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0
  let high = tokens.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (tokens[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

function longWords(tokens: readonly Token[], from: number, to: number): Set<string> {
  const out = new Set<string>()
  for (let k = from; k < to; k++) {
    const word = tokens[k]!.form.replace(/^[وف]?[بلك]?ال/, '')
    if (tokens[k]!.kind === 'word' && word.length >= LONG) out.add(word)
  }
  return out
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => [...a].filter((w) => b.has(w)).length
