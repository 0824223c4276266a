import { readTable } from '../../lexicon/lexicon.ts'
import { foldWord, type Token } from '../../text/text.ts'
import type { Act } from '../contract.ts'
import { conjugate } from '../grammar/conjugate.ts'
import { withoutConjunction } from '../grammar/particles.ts'
import { isPart } from './parts.ts'
import { isComma } from './scene.ts'
import { isAct } from './speech.ts'

type Place =
  | 'object'
  | 'demand'
  | 'first'
  | 'start'
  | 'any'
  | 'opinion'
  | 'duty'
  | 'pair'
  | 'harm'
  | 'deed'
  | 'blow'
  | 'task'
  | 'belief'
  | 'refusal'
type Listed = ReadonlyMap<string, readonly { readonly words: readonly string[]; readonly act: Act }[]>

const START = 3
const DEEP = 14
/** Tokens between the two words of a pair: «ليس … بل». */
const APART = 7
/** Tokens within which a denied deed is what the utterance denies. */
const NEAR = 8
const CONDITION = 30

let loaded: ReadonlyMap<string, Listed> | null = null
/** Written forms of the verbs listed as deeds. */
const deeds = new Map<string, Act>()
/** Written forms of the verbs of hostile acts that are no crime of themselves («قصف»): only «not» before them tells. */
const blows = new Set<string>()
/** Past forms that are verbal nouns as well («تورّط»). */
const nouns = new Set<string>()

function load(): Map<string, Listed> {
  const places = new Map<string, Map<string, { words: string[]; act: Act }[]>>()
  for (const row of readTable('words/speech-content.tsv', ['place', 'act', 'words'])) {
    if (!isAct(row.act)) throw new Error(`lexicon/words/speech-content.tsv:${row.line}: no act "${row.act}"`)
    if (row.place === 'deed') {
      const [past = '', present = ''] = row.words.split(' ')
      if (past.startsWith('ت')) nouns.add(foldWord(past))
      for (const [form, verb] of conjugate(past, present))
        if (!verb.first && !verb.object && verb.number !== 'dual' && !deeds.has(form)) deeds.set(form, row.act)
      continue
    }
    if (row.place === 'blow') {
      const [past = '', present = ''] = row.words.split(' ')
      for (const [form, verb] of conjugate(past, present)) if (verb.tense === 'present') blows.add(form)
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
  const before = tokens[i - 1]?.form ?? ''
  // «سنلاحق من ارتكبوا الجريمة»: said of whoever it was.
  if (before === 'من') return null
  const own = deeds.get(form)
  // «قمر تجسس», «بتورط مسؤولين»: without an ending the past of تفعّل is its noun too.
  if (own !== undefined && /^ت.{3,4}$/.test(form) && nouns.has(form) && !before.startsWith('ال')) return null
  return own ?? deeds.get(withoutConjunction(form)) ?? null
}

/** Whether the word is a hostile act in the present («تقصف», «يستهدف»), as it stands behind لم and لا. */
export function isBlow(form: string): boolean {
  loaded ??= load()
  return blows.has(form) || deeds.has(form)
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

// «على موسكو أن تسحب قواتها», «على المصارف القيام بـ»; «على حكومته أن» is laid on oneself.
function obliges(tokens: readonly Token[], from: number, to: number): boolean {
  if (!/^[وف]?علي$/.test(tokens[from]?.form ?? '') || isPart('own-state', tokens, from + 1)) return false
  for (let i = from + 2; i < Math.min(to, from + 12); i++) {
    if (tokens[i]!.form === 'ان') return true
    if (isComma(tokens[i])) return false
    if (i < from + 9 && actAt('task', tokens, i) !== null) return true
  }
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

// The word that judges; what somebody is called may bear the article («وصفه بالمهزلة»).
function judgement(tokens: readonly Token[], i: number, from: number): Act | null {
  const { form } = tokens[i]!
  return actAt('opinion', tokens, i) ?? (i < from + 2 && form.startsWith('ال') ? actAt('opinion', tokens, i, form.slice(2)) : null)
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

const opensCondition = (tokens: readonly Token[], at: number): boolean =>
  /^[وف]?اذا$/.test(tokens[at]?.form ?? '') || isUnless(tokens, at) || (tokens[at]?.form === 'في' && tokens[at + 1]?.form === 'حال')

// «إذا لم …، سننسحب», «إذا هاجمونا فإنها سترد»: harm that somebody lays down for a case.
function threatensOnCondition(tokens: readonly Token[], content: { readonly from: number; readonly to: number }): Act | null {
  let at = content.from
  while (at < Math.min(content.to, content.from + START) && !opensCondition(tokens, at)) at++
  if (!opensCondition(tokens, at)) return null
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
  let believed = false
  for (let i = content.from; i < to; i++) {
    believed ||= actAt('belief', tokens, i, withoutConjunction(tokens[i]!.form)) !== null
    const act =
      actAt('any', tokens, i) ??
      deedAt(tokens, i) ??
      (opinion || judges(tokens, content.from, i) ? judgement(tokens, i, content.from) : null)
    if (act === null || (believed && act === 'promise')) continue
    if (act !== 'accuse' || !isNegated(tokens, i)) return act
    // «لم تتدخل روسيا» denies what «تتدخل» would accuse of; «فشل الاتفاق ولم يعرقل …» tells of another thing.
    if (i < content.from + NEAR) return 'deny'
  }
  return (
    threatensOnCondition(tokens, content) ??
    threatensUnless(tokens, content) ??
    duty(tokens, content.from, to) ??
    paired(tokens, content.from, to)
  )
}
