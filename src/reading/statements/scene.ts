import type { Quotation, Token } from '../../text/text.ts'
import type { EntityType, Ref } from '../contract.ts'
import type { ActorPhrase, Names } from '../names/names.ts'
import type { Sentence, Source } from '../source.ts'
import type { FoundTime } from '../times/times.ts'
import { type SpeechForm, speechAt } from './speech.ts'

/** What the finders of statements ask about an article: its tokens, names, times, and what opens or covers a token. */
export interface Scene {
  readonly source: Source
  readonly tokens: readonly Token[]
  readonly names: Names
  /** Quotation that opens at a token. */
  readonly opens: ReadonlyMap<number, Quotation>
  /** Quotation that closes at a token. */
  readonly closes: ReadonlyMap<number, Quotation>
  /** Where the time that begins at a token ends. */
  readonly timeEnds: ReadonlyMap<number, FoundTime>
  /** Innermost sentence-long or longer stretch between marks that a token stands in, -1 outside: index of its opening mark. */
  readonly inside: Int32Array
  /** First token of the sentence that a token stands in. */
  readonly begins: Int32Array
  /** What an entity is; asked often, so kept. */
  typeOf(ref: Ref): EntityType
}

/** A word that may be a word of saying, with its readings. */
export interface SpeechWord {
  readonly at: number
  readonly forms: readonly SpeechForm[]
  /** و or ف written onto it. */
  readonly joined: boolean
}

/** Opens an article for the finders of statements. */
export function openScene(source: Source, names: Names, times: readonly FoundTime[]): Scene {
  const opens = new Map<number, Quotation>()
  const closes = new Map<number, Quotation>()
  const inside = new Int32Array(source.tokens.length).fill(-1)
  for (const line of source.lines)
    for (const q of line.quotes) {
      if (!opens.has(q.open)) opens.set(q.open, q)
      if (q.closed) closes.set(q.close, q)
      if (q.closed && q.close - q.open > 4) inside.fill(q.open, q.open + 1, q.close)
    }
  const begins = new Int32Array(source.tokens.length)
  for (const s of source.sentences) begins.fill(s.from, s.from, s.to)
  const types = new Map<Ref, EntityType>()
  const typeOf = (ref: Ref): EntityType => {
    const known = types.get(ref) ?? names.entity(ref).type
    types.set(ref, known)
    return known
  }
  return { source, typeOf, tokens: source.tokens, names, opens, closes, inside, begins, timeEnds: new Map(times.map((t) => [t.from, t])) }
}

/** The words of saying of a sentence, in order. */
export function speechWords(scene: Scene, sentence: Sentence): SpeechWord[] {
  const out: SpeechWord[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    const t = scene.tokens[i]!
    if (t.kind !== 'word') continue
    const written = speechAt(t.word)
    if (written === null) continue
    const forms = spelt(scene, t, written.forms)
    if (forms.length > 0) out.push({ at: i, forms, joined: written.joined })
  }
  return out
}

// «حملة» is no «حمله»: no verb ends in ة. «تقرأ» is no «تقرا»: no verb of two ends in أ.
function spelt(scene: Scene, t: Token, forms: readonly SpeechForm[]): readonly SpeechForm[] {
  const last = scene.source.text[t.end - 1]
  if (last === 'ة') return forms.filter((f) => f.kind !== 'verb')
  return last === 'أ' ? forms.filter((f) => f.kind !== 'verb' || !f.plural) : forms
}

/** «اتُهم», «شُجب»: a past whose vowel, where it is written, makes it a passive. */
export function isPassive(scene: Scene, at: number, { kind, tense }: SpeechForm): boolean {
  const t = scene.tokens[at]!
  return kind === 'verb' && tense === 'past' && t.end - t.start !== t.form.length && PASSIVE.test(scene.source.text.slice(t.start, t.end))
}

// A damma on one of the first two letters, behind و and ف.
const PASSIVE = /^[وف]?\u064e?[^\u064b-\u0652]{1,2}\u064f/

const MARKS: ReadonlySet<string> = new Set(['،', ',', '؛', ';', '-', '–', '—', ')', ']'])

/** Whether the token is a comma or the like. */
export const isComma = (t: Token | undefined): boolean => t !== undefined && t.kind === 'mark' && MARKS.has(t.form)

/** Whether the token ends a sentence. */
export const isStop = (t: Token | undefined): boolean =>
  t !== undefined && t.kind === 'mark' && (t.form === '.' || t.form === '؟' || t.form === '!' || t.form === '…')

/** Whether a phrase may be a speaker: one marked so, or any state or city where a verb of saying stands beside it. */
export const voices = (scene: Scene, p: ActorPhrase): boolean =>
  p.speaks || p.kind === 'unnamed' || (p.ref !== null && scene.typeOf(p.ref) === 'GPE')

/** The phrase that begins at token `i`, if it is somebody who can speak. */
export function speakerAt(scene: Scene, i: number): ActorPhrase | null {
  const p = scene.names.phraseAt(i)
  return p !== null && p.from === i && voices(scene, p) ? p : null
}

/** Number of words and numbers in `[from, to)`. */
export function countWords(tokens: readonly Token[], from: number, to: number): number {
  let n = 0
  for (let i = from; i < to; i++) if (tokens[i]!.kind !== 'mark') n++
  return n
}
