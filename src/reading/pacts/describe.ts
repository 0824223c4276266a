import { evidence, type Span, skipFolded } from '../../text/text.ts'
import { particles } from '../grammar/particles.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import { type Head, pactWords } from './words.ts'

/** One place that names or describes an instrument. */
export interface Described {
  readonly from: number
  readonly to: number
  readonly span: Span
  readonly head: Head
  /** Folded words that tell which one it is: adjectives, names, numbers; empty for «الاتفاق» alone. */
  readonly telling: readonly string[]
  readonly definite: boolean
  /** Entity of a named one («معاهدة نيو ستارت»), else null. */
  readonly entity: string | null
}

const LONGEST = 7

/** Finds the instruments named or described in a sentence, in order, none inside another. */
export function describeIn(source: Source, names: Names, sentence: { readonly from: number; readonly to: number }): Described[] {
  const found: Described[] = []
  for (let i = sentence.from; i < sentence.to; i++) {
    const described = describeAt(source, names, i, sentence.to)
    if (described === null) continue
    found.push(described)
    i = described.to - 1
  }
  return found
}

function describeAt(source: Source, names: Names, i: number, end: number): Described | null {
  const token = source.tokens[i]!
  if (token.kind !== 'word') return null
  const mention = names.mentionAt(i)
  if (mention !== null && mention.type !== 'DOC') return null
  const sense = pactWords()
    .heads.of(token.form)
    .find((s) => s.preposition !== 'ك')
  if (sense === undefined) return null
  const head = sense.value
  const definite = sense.definite || sense.possessor !== ''
  let to = phraseEnd(source, names, i, end, definite)
  if (to === i + 1 && !definite) to = clausalEnd(source, names, i, end)
  const telling: string[] = []
  for (let k = i + 1; k < to; k++) if (source.tokens[k]!.kind !== 'mark') telling.push(withoutArticle(source.tokens[k]!.form))
  const entity = mention?.entity ?? names.mentionAt(i + 1)?.entity ?? null
  const named = mention !== null || (to > i + 1 && names.mentionAt(i + 1)?.type === 'DOC')
  // «المذكرة» alone points back to one told before.
  const pointsBack = definite && telling.length === 0
  if (!named && !pointsBack && head.needs.size > 0 && head.strength !== 2 && !needMet(source, head, i, to)) return null
  if (!named && !pointsBack && head.strength === 3 && head.needs.size === 0 && !isNameNext(source, names, i)) return null
  // «إعلان موسكو عن …» announces, and is no declaration.
  if (!named && head.family === 'declaration' && /^(عن|ان|انها|انه)$/.test(source.tokens[to]?.form ?? '')) return null
  if (!named && head.strength === 2 && telling.length === 0 && !sense.definite) return null
  const start = skipFolded(source.text, token.start, 0) + clitics(source, i, sense.skip)
  return {
    from: i,
    to,
    span: evidence(source.text, start, source.tokens[to - 1]!.end),
    head,
    telling,
    definite: sense.definite,
    entity: named ? entity : null,
  }
}

const clitics = (source: Source, i: number, skip: number): number => {
  const token = source.tokens[i]!
  // «للاتفاق»: the لل stays with the name, as it hides the article.
  return skip === 0 || /^[وف]?لل/.test(token.form) ? 0 : skipFolded(source.text, token.start, skip) - token.start
}

function needMet(source: Source, head: Head, i: number, to: number): boolean {
  for (let k = i + 1; k < Math.min(Math.max(to, i + 3), source.tokens.length); k++) {
    const form = source.tokens[k]!.form
    if (head.needs.has(form) || head.needs.has(withoutArticle(form))) return true
  }
  return false
}

const isNameNext = (source: Source, names: Names, i: number): boolean => {
  const next = source.tokens[i + 1]
  if (next === undefined) return false
  const at = next.kind === 'mark' ? i + 2 : i + 1
  const mention = names.mentionAt(at)
  return mention !== null && mention.from === at && (mention.type === 'GPE' || mention.type === 'DOC' || mention.type === 'LOC')
}

const withoutArticle = (form: string): string => (form.startsWith('ال') && form.length > 4 ? form.slice(2) : form)

// Adjectives, genitives, names and numbers behind the head, up to a preposition, a verb, a relative or a stop.
function phraseEnd(source: Source, names: Names, i: number, end: number, definite: boolean): number {
  const { tokens } = source
  let to = i + 1
  const mention = names.mentionAt(i)
  if (mention !== null) to = Math.max(to, mention.to)
  for (let k = to; k < Math.min(end, i + LONGEST); k++) {
    const t = tokens[k]!
    const inside = names.mentionAt(k)
    if (inside !== null) {
      if (definite && k === i + 1 && inside.type !== 'DOC' && !isQuoted(source, k)) break
      k = inside.to - 1
      to = inside.to
      continue
    }
    if (t.kind === 'number') {
      to = k + 1
      continue
    }
    // Another instrument begins: «اتفاقية … ومعاهدة …».
    if (t.kind === 'word' && k > i + 1 && inside === null && t.form.startsWith('و') && pactWords().heads.of(t.form).length > 0) break
    if (t.kind === 'mark') {
      if (t.form === '"' || t.form === '«' || t.form === '(' || t.form === '-' || t.form === '#' || t.form === '_') continue
      if ((t.form === '"' || t.form === '»' || t.form === ')') && k === to) to = k
      break
    }
    if (!continues(source, k, definite)) break
    to = k + 1
  }
  return to
}

// «اتفاق بين تونس والجزائر», «اتفاق يجنب اندلاع مواجهة», «حزمة من الوثائق»: what tells which one stands behind a preposition or a verb.
function clausalEnd(source: Source, names: Names, i: number, end: number): number {
  const { tokens } = source
  const next = tokens[i + 1]
  if (next === undefined || i + 1 >= end || next.kind !== 'word') return i + 1
  const opens = next.form === 'بين' || next.form === 'من' || /^لل/.test(next.form) || /^[يت][\u0621-\u064a]{2,}$/.test(next.form)
  if (!opens) return i + 1
  let to = i + 2
  for (; to < Math.min(end, i + LONGEST - 1); to++) {
    const { form, kind } = tokens[to]!
    if (kind === 'mark' || particles('subordinator').has(form)) break
    if (to > i + 2 && particles('preposition').has(form) && form !== 'بين') break
    const mention = names.mentionAt(to)
    if (mention !== null) to = Math.min(end, mention.to) - 1
    if (next.form === 'من') return to + 1
  }
  return to
}

const isQuoted = (source: Source, k: number): boolean => source.tokens[k - 1]!.kind === 'mark'

function continues(source: Source, k: number, definite: boolean): boolean {
  const { form } = source.tokens[k]!
  if (particles('preposition').has(form) || particles('relative').has(form) || particles('subordinator').has(form)) return false
  if (particles('particle').has(form) || particles('plain').has(form) || form.endsWith('وا')) return false
  if (/^[وفسلب]/.test(form) && (form.startsWith('وال') || form.startsWith('لل') || form.startsWith('بال'))) return false
  if (definite) return form.startsWith('ال') && form.length > 3
  if (form.startsWith('ل') && form.length > 3) return true
  return !/^(ي|سي|ست)[\u0621-\u064a]{3,}$/.test(form) || /[هيا]$/.test(form) || form.startsWith('ت')
}
