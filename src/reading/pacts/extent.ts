import type { Sense } from '../grammar/inflection.ts'
import { particles } from '../grammar/particles.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import { pactWords } from './words.ts'

const CLAUSE = 6

/** «اتفاق بين تونس والجزائر», «اتفاق يجنب اندلاع مواجهة», «حزمة من الوثائق»: what tells which one stands behind a preposition or a verb. */
export function clausalEnd(source: Source, names: Names, i: number, end: number): number {
  const { tokens } = source
  const next = tokens[i + 1]
  if (next === undefined || i + 1 >= end || next.kind !== 'word') return i + 1
  if (next.form === 'مع') return sidesEnd(source, names, i + 1, end) ?? i + 1
  const opens = next.form === 'بين' || next.form === 'من' || /^لل/.test(next.form) || /^[يت][\u0621-\u064a]{2,}$/.test(next.form)
  if (!opens || isProvision(next.form)) return i + 1
  let to = i + 2
  for (; to < Math.min(end, i + CLAUSE); to++) {
    const { form, kind } = tokens[to]!
    if (kind === 'mark' || particles('subordinator').has(form) || carriesOn(source, to, true)) break
    if (to > i + 2 && particles('preposition').has(form) && form !== 'بين') break
    const mention = names.mentionAt(to)
    if (mention !== null) to = Math.min(end, mention.to) - 1
    if (next.form === 'من') return isCounting(source, to) ? Math.min(end, to + 2) : to + 1
  }
  // «اتفاق يحد من …», «اتفاق من حيث …»: cut behind its first word it tells nothing.
  return to === i + 2 && !next.form.startsWith('لل') ? i + 1 : to
}

/** «60 يوما», «12 نقطة»: a number that counts what follows, and no year or number of the instrument's own. */
export const isCounting = ({ text, tokens }: Source, k: number): boolean =>
  tokens[k]!.kind === 'number' &&
  /^\p{Nd}{1,3}$/u.test(text.slice(tokens[k]!.start, tokens[k]!.end)) &&
  tokens[k + 1]?.kind === 'word' &&
  !/^(ال|[وبلفك]|في$|من$|عن$|علي$)/.test(tokens[k + 1]!.form)

/** «معاهدة الصداقة والتعاون», «اتفاق السلم والمصالحة»: two matters, both in the genitive. */
export const joinsMatter = ({ tokens }: Source, k: number, definite: boolean): boolean =>
  !definite &&
  tokens[k]!.form.startsWith('وال') &&
  particles('matters').has(tokens[k]!.form.slice(1)) &&
  particles('matters').has(tokens[k - 1]!.form)

/** «مدته», «قيمتها»: a noun of the instrument's own. */
export const isOwned = ({ text, tokens }: Source, k: number): boolean => {
  const { start, end, form } = tokens[k]!
  return /^[^الو].+(ته|تها)$/.test(form) && !text.slice(start, end).endsWith('ة')
}

const FURTHER = 7

/** «اتفاق تعاون في القضايا الجنائية بين أ وب», «اتفاق سلام مع المتمردين», «اتفاق بحري جديد يضمن …»: a few words that do not yet tell which one it is. */
export function toldFurther(source: Source, names: Names, to: number, end: number, definite: boolean): number {
  const { tokens } = source
  const form = to < end ? tokens[to]!.form : ''
  if (!definite && form.startsWith('ي') && !/^ال/.test(tokens[to - 1]!.form)) return clausalEnd(source, names, to - 1, end)
  for (let k = to; k < Math.min(end, to + FURTHER); k++) {
    const t = tokens[k]!
    if (t.kind === 'mark' || particles('subordinator').has(t.form) || (k > to && carriesOn(source, k, true))) return to
    if (t.form === 'بين' || (t.form === 'مع' && k === to && !definite)) return sidesEnd(source, names, k, end) ?? to
    if (k === to && !/^(في|حول|بشأن)$/.test(t.form)) return to
    const mention = names.mentionAt(k)
    if (mention !== null) k = mention.to - 1
  }
  return to
}

// «بين الولايات المتحدة وروسيا»: as far as names go that و joins.
function sidesEnd(source: Source, names: Names, at: number, end: number): number | null {
  let to = null
  let sides = 0
  for (let k = at + 1; k < end; ) {
    const mention = names.mentionAt(k)
    if (mention === null || mention.from !== k || mention.type === 'DOC') break
    to = Math.min(end, mention.to)
    sides++
    k = to
    if (!/^و/.test(source.tokens[k]?.form ?? '')) break
  }
  return sides === 1 && source.tokens[at]!.form === 'بين' ? null : to
}

// «معاهدة تنص على …»: the verb tells what it provides, and not which one it is.
const isProvision = (form: string): boolean =>
  pactWords()
    .clauses.of(form)
    .some((s) => s.kind === 'verb' && (s.value.preposition !== '' || s.value.binds)) ||
  pactWords()
    .statuses.of(form)
    .some((s) => s.kind === 'verb')

/** A verb, a word of time or a participle of status behind what already tells which one it is: «معاهدة الحدود الموقعة», «… دخلت». */
export function carriesOn(source: Source, k: number, isTold: boolean): boolean {
  const { word } = source.tokens[k]!
  if (
    isTold &&
    pactWords()
      .statuses.at(word)
      .some((s) => s.kind === 'participle' && s.preposition === '')
  )
    return true
  if (
    pactWords()
      .clauses.at(word)
      .some((s) => s.kind === 'verb' && !(s.verb!.tense === 'past' && !s.verb!.feminine))
  )
    return true
  return pactWords()
    .ends.at(word)
    .some((s) => s.kind === 'noun' || isPlainlyVerb(s))
}

// The past of «تبادل» is its verbal noun as well: only a form that can be nothing but a verb ends a name.
const isPlainlyVerb = (s: Sense<boolean>): boolean =>
  s.kind === 'verb' && s.preposition === '' && (s.value || s.verb!.tense !== 'past' || s.verb!.feminine || s.joined)

/** A name ends before `k + 1`, or a word stands there that does not tell which instrument is meant. */
export const isWhole = (source: Source, names: Names, k: number): boolean =>
  names.mentionAt(k)?.to === k + 1 || pactWords().vague.at(source.tokens[k]!.word).length > 0

/** «عقوبات على طهران», «العقوبات الأمريكية المفروضة على إيران», «العقوبات المفروضة عليها»: as far as whom they are to hit goes. */
export function targetEnd(source: Source, names: Names, to: number, end: number): number {
  const at = particles('imposed').has(source.tokens[to]?.form ?? '') ? to + 1 : to
  const form = at < end ? source.tokens[at]!.form : ''
  if (/^علي(ه|ها|هم)$/.test(form)) return at + 1
  if (form !== 'علي' && form !== 'ضد') return to
  const target = names.mentionAt(at + 1)
  return target === null ? to : Math.min(end, target.to)
}
