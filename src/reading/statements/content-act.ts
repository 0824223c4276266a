import { readTable } from '../../lexicon/lexicon.ts'
import { foldWord, type Token } from '../../text/text.ts'
import type { Act } from '../contract.ts'
import { conjugate } from '../grammar/conjugate.ts'
import { withoutConjunction } from '../grammar/particles.ts'
import { isPart } from './parts.ts'
import { isAct } from './speech.ts'

type Place = 'object' | 'demand' | 'first' | 'start' | 'any' | 'opinion' | 'duty' | 'pair' | 'harm' | 'deed'
type Listed = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly act: Act }[]>

const START = 3
const DEEP = 14
/** Tokens between the two words of a pair: «ليس … بل». */
const APART = 7
const CONDITION = 30

let loaded: ReadonlyMap<string, Listed> | null = null
/** Written forms of the verbs listed as deeds. */
const deeds = new Map<string, Act>()

function load(): Map<string, Listed> {
  const places = new Map<string, Map<string, { words: string[]; act: Act }[]>>()
  for (const row of readTable('words/speech-content.tsv', ['place', 'act', 'words'])) {
    if (!isAct(row.act)) throw new Error(`lexicon/words/speech-content.tsv:${row.line}: no act "${row.act}"`)
    if (row.place === 'deed') {
      const [past = '', present = ''] = row.words.split(' ')
      for (const [form, verb] of conjugate(past, present))
        if (!verb.first && !verb.object && verb.number !== 'dual' && !deeds.has(form)) deeds.set(form, row.act)
      continue
    }
    const words = row.words.split(' ').map(foldWord)
    const byFirst = places.get(row.place) ?? new Map<string, { words: string[]; act: Act }[]>()
    places.set(row.place, byFirst)
    // The longest first: «لا يوجد شك» denies nothing.
    byFirst.set(
      words[0]!,
      [...(byFirst.get(words[0]!) ?? []), { words, act: row.act }].sort((a, b) => b.words.length - a.words.length),
    )
  }
  return places
}

function listed(place: Place): Listed {
  loaded ??= load()
  return loaded.get(place)!
}

/** The act listed for a verb that tells of a deed, whatever its person and tense; null where it is none. */
function deedAt(tokens: readonly Token[], i: number): Act | null {
  loaded ??= load()
  const { form } = tokens[i]!
  return deeds.get(form) ?? deeds.get(withoutConjunction(form)) ?? null
}

/** The act listed for the words at `i` in a place, or null. */
export function actAt(place: Place, tokens: readonly Token[], i: number, form = tokens[i]?.form ?? ''): Act | null {
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

// «على موسكو أن تسحب قواتها»
function obliges(tokens: readonly Token[], from: number, to: number): boolean {
  if (tokens[from]?.form !== 'علي') return false
  for (let i = from + 2; i < Math.min(to, from + 12); i++) if (tokens[i]!.form === 'ان') return true
  return false
}

const isNegated = (tokens: readonly Token[], i: number): boolean => /^[وف]?(لم|لن|لا|ليس|ليست|غير)$/.test(tokens[i - 1]?.form ?? '')

// «الاتفاق يجب أن يحقق …»: a duty laid on whoever stands before it; not on «us», nor in a clause about somebody («التي يجب أن»).
function duty(tokens: readonly Token[], from: number, to: number): Act | null {
  for (let i = from; i < to; i++) {
    if (isPart('relative', tokens, i - 1) || isNegated(tokens, i) || tokens[i - 1]?.form === 'ما') continue
    // «أنهم ينبغي أن يبذلوا …» is said of themselves.
    if (
      /^[وف]?ان(ه|ها|هم|هما|نا)$/.test(tokens[i - 1]?.form ?? '') ||
      tokens[i + 1]?.form === 'علينا' ||
      /^ن/.test(tokens[i + 2]?.form ?? '')
    )
      continue
    const act = actAt('duty', tokens, i, withoutConjunction(tokens[i]!.form))
    if (act !== null) return act
  }
  return null
}

// «هذا عدوان», «إنها كارثة», «كانت ناجحة», «يشكل تهديدا»: a word that judges right where something is judged.
const judges = (tokens: readonly Token[], from: number, i: number): boolean => {
  const at = tokens[i - 1]?.kind === 'mark' ? i - 2 : i - 1
  return (
    (isPart('judges', tokens, at) && !isPart('condition', tokens, at - 1)) ||
    (i < from + START && isPart('judged', tokens, at) && at >= from - 1)
  )
}

// «ليس … بل», «لم … إطلاقا»
function paired(tokens: readonly Token[], from: number, to: number): Act | null {
  for (let i = from; i < to; i++)
    for (const { words, act } of listed('pair').get(tokens[i]!.form) ?? [])
      for (let k = i + 2; k < Math.min(to, i + APART); k++) if (tokens[k]!.form === words[1]) return act
  return null
}

/** The act of a harm announced («ستطرد», «سيفرض», «سوف يلغي»); null where the verb at `i` announces none. */
export function harmAt(tokens: readonly Token[], i: number): Act | null {
  const far = isPart('future', tokens, i - 1)
  const verb = (far ? /^[يتن](.{2,})$/ : /^[وف]?س[يتنا](.{2,})$/).exec(tokens[i]?.form ?? '')
  return verb === null ? null : actAt('harm', tokens, i, verb[1]!)
}

const isUnless = (tokens: readonly Token[], k: number): boolean =>
  tokens[k + 1]?.form === 'لم' && (tokens[k]!.form === 'ما' || tokens[k]!.form === 'اذا' || tokens[k]!.form === 'ان')

// «ستعيد فرض العقوبات ما لم …»
function threatensUnless(tokens: readonly Token[], content: { readonly from: number; readonly to: number }): Act | null {
  for (let i = content.from; i < Math.min(content.to, content.from + START + 2); i++) {
    const act = harmAt(tokens, i)
    if (act === null) continue
    for (let k = i + 1; k < Math.min(content.to, i + CONDITION); k++) if (isUnless(tokens, k)) return act
  }
  return null
}

// «إذا لم …، سننسحب», «إذا هاجمونا فإنها سترد»: harm that somebody lays down for a case.
function threatensOnCondition(tokens: readonly Token[], content: { readonly from: number; readonly to: number }): Act | null {
  let at = content.from
  while (at < Math.min(content.to, content.from + START) && !/^[وف]?اذا$/.test(tokens[at]!.form)) at++
  if (!/^[وف]?اذا$/.test(tokens[at]?.form ?? '')) return null
  for (let i = at + 2; i < Math.min(content.to, at + CONDITION); i++) {
    const act = harmAt(tokens, i)
    if (act !== null) return act
  }
  return null
}

/** The act that the words of an utterance make plain; null where they do not. */
export function contentAct(
  tokens: readonly Token[],
  content: { readonly from: number; readonly to: number },
  opinion: boolean,
): Act | null {
  const to = Math.min(content.to, content.from + DEEP)
  for (let i = content.from; i < Math.min(content.to, content.from + START); i++) {
    const act = actAt('start', tokens, i)
    if (act !== null) return act
  }
  const first = actAt('first', tokens, content.from)
  if (first !== null) return first
  if (obliges(tokens, content.from, to)) return 'demand'
  for (let i = content.from; i < to; i++) {
    const act =
      actAt('any', tokens, i) ?? deedAt(tokens, i) ?? (opinion || judges(tokens, content.from, i) ? actAt('opinion', tokens, i) : null)
    // «لم تتدخل روسيا» denies what «تتدخل» would accuse of.
    if (act !== null) return act === 'accuse' && isNegated(tokens, i) ? 'deny' : act
  }
  return (
    threatensOnCondition(tokens, content) ??
    threatensUnless(tokens, content) ??
    duty(tokens, content.from, to) ??
    paired(tokens, content.from, to)
  )
}
