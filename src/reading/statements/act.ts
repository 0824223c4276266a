import { readTable } from '../../lexicon/lexicon.ts'
import { foldWord, type Token } from '../../text/text.ts'
import type { Act } from '../contract.ts'
import type { Content } from './content.ts'
import type { Cue } from './cues.ts'
import type { Scene } from './scene.ts'
import type { Speaker } from './speaker.ts'
import { isAct } from './speech.ts'

type Place = 'object' | 'demand' | 'start' | 'any' | 'opinion'
type Listed = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly act: Act }[]>

const START = 3
const DEEP = 14

let loaded: ReadonlyMap<string, Listed> | null = null

function load(): Map<string, Listed> {
  const places = new Map<string, Map<string, { words: string[]; act: Act }[]>>()
  for (const row of readTable('words/speech-content.tsv', ['place', 'act', 'words'])) {
    if (!isAct(row.act)) throw new Error(`lexicon/words/speech-content.tsv:${row.line}: no act "${row.act}"`)
    const words = row.words.split(' ').map(foldWord)
    const byFirst = places.get(row.place) ?? new Map<string, { words: string[]; act: Act }[]>()
    places.set(row.place, byFirst)
    byFirst.set(words[0]!, [...(byFirst.get(words[0]!) ?? []), { words, act: row.act }])
  }
  return places
}

function listed(place: Place): Listed {
  loaded ??= load()
  return loaded.get(place)!
}

/** The act listed for the words at `i`, or null. */
function actAt(place: Place, tokens: readonly Token[], i: number, form = tokens[i]?.form ?? ''): Act | null {
  for (const { words, act } of listed(place).get(form) ?? [])
    if (words.every((w, k) => k === 0 || tokens[i + k]?.form === w || stemOf(tokens[i + k]?.form ?? '') === w)) return act
  return null
}

const ENDINGS = ['هما', 'هم', 'ها', 'نا', 'ه'] as const

/** The noun without its pronoun ending («رفضها» → «رفض», «سعادته» → «سعاده»). */
function stemOf(form: string): string {
  for (const e of ENDINGS)
    if (form.length > e.length + 2 && form.endsWith(e)) {
      const stem = form.slice(0, -e.length)
      return stem.endsWith('ت') && stem.length > 3 ? stem.slice(0, -1) + 'ه' : stem
    }
  return form
}

/** The act listed for a noun, whatever article, preposition or pronoun hangs on it; null where it is not listed. */
export function actOfNoun(tokens: readonly Token[], i: number, skip = 0): Act | null {
  let at = i
  if (tokens[at]?.kind === 'mark') at++
  const form = (tokens[at]?.form ?? '').slice(skip)
  const bare = form.startsWith('ال') ? form.slice(2) : form
  return (
    actAt('object', tokens, at, bare) ?? actAt('object', tokens, at, stemOf(bare)) ?? actAt('object', tokens, at, bare.replace(/ا$/, ''))
  )
}

/** The act of an utterance: the verb's, or the content's where the verb leaves it open. */
export function actOf(scene: Scene, cue: Cue, content: Content, speaker: Speaker): Act {
  const { speech } = cue.form
  const { tokens } = scene
  const { from } = content
  if ((speech.act === 'confirm' || speech.act === 'say') && actAt('demand', tokens, from) !== null) return 'demand'
  if (speech.flags.has('object')) return actOfNoun(tokens, from) ?? speech.act
  if (!speech.flags.has('neutral')) return speech.act
  return contentAct(scene, content, speech.flags.has('opinion')) ?? (promises(scene, cue, content, speaker) ? 'promise' : speech.act)
}

/** The act that the words of an utterance make plain; null where they do not. */
export function contentAct(scene: Scene, content: Content, opinion: boolean): Act | null {
  const { tokens } = scene
  const to = Math.min(content.to, content.from + DEEP)
  for (let i = content.from; i < Math.min(content.to, content.from + START); i++) {
    const act = actAt('start', tokens, i)
    if (act !== null) return act
  }
  for (let i = content.from; i < to; i++) {
    const act = actAt('any', tokens, i) ?? (opinion ? actAt('opinion', tokens, i) : null)
    if (act !== null) return act
  }
  return null
}

const OWN: ReadonlySet<string> = new Set('بلاده بلادها بلده حكومته حكومتها بلادنا'.split(' '))

/** «إنه سيعلن», «بلاده ستواصل»: the speaker, or the speaker's state, about what it will do. */
function promises(scene: Scene, cue: Cue, content: Content, speaker: Speaker): boolean {
  const { tokens, names } = scene
  const { from, to } = content
  const particle = tokens[from - 1]?.form ?? ''
  const first = tokens[from]!
  if (isFuture(tokens, from) && /^ب?(انه|انها|انهم)$/.test(particle)) return agreesWith(first.form, cue)
  const phrase = names.phraseAt(from)
  const own =
    phrase !== null &&
    phrase.ref !== null &&
    speaker.ref !== null &&
    (phrase.ref === speaker.ref || names.stateOf(speaker.ref) === phrase.ref)
  const next = own ? phrase.to : from + 1
  return (own || OWN.has(first.form)) && next < to && isFuture(tokens, next)
}

const isFuture = (tokens: readonly Token[], i: number): boolean => {
  const form = tokens[i]?.form ?? ''
  return form === 'سوف' || (/^س[يت]/.test(form) && form.length > 4)
}

// «إنها ستطرد» after «قالت»: the same person; «إنها ستطرد» after «قال» is about somebody else.
const agreesWith = (verb: string, cue: Cue): boolean => verb === 'سوف' || verb.startsWith('ست') === cue.form.feminine || cue.form.plural
