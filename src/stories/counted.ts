import { cardinalAt } from '../calendar/calendar.ts'
import { type Span, type Token, tokenize } from '../text/text.ts'
import { type Kind, nameOf } from './claim-words.ts'
import { stemHash } from './stem.ts'

/** A number with what it counts, as articles of one event are compared by it. */
export interface Counted {
  /** What is counted, and of people whether killed or hurt: numbers of other things contradict nothing. */
  readonly counts: string
  readonly value: string
  /** What the words allow: «more than 100» is no other number than 112. */
  readonly least: number
  readonly most: number
  /** A later toll, or one of more than one event: it grew, and contradicts none before it. */
  readonly grown: boolean
  /** Whether it counts people killed or hurt: such numbers grow. */
  readonly toll: boolean
  readonly span: Span
}

/** Words before and after a number in which its toll is named. */
const NEAR = 5
const ABOUT = 0.15
/** «At least» and «more than» are said of numbers that are not much larger. */
const MORE = 1.5

/** Numbers that a span holds, in digits or words, each with what it counts. Years, parts of other numbers and numbers before nothing count nothing. */
export function numbersOf(text: string, [start, end]: Span): Counted[] {
  const tokens = tokenize(text, start, end)
  const grown = tokens.some((_, i) => stands('grown', tokens, i) || stands('total', tokens, i))
  const out: Counted[] = []
  for (let i = 0; i + 1 < tokens.length; i++) {
    const number = numberAt(tokens, i)
    if (number === null) continue
    const counted = countedAt(tokens, i, number, grown)
    if (counted !== null) out.push(counted)
    i = number.to - 1
  }
  return out
}

interface Found {
  readonly value: number
  /** The token after it. */
  readonly to: number
}

function numberAt(tokens: readonly Token[], i: number): Found | null {
  const { kind, form } = tokens[i]!
  const plain = kind === 'number' ? Number(form.replaceAll(',', '')) : kind === 'word' ? spelledAt(tokens, i) : null
  const found = plain === null || typeof plain === 'object' ? plain : { value: plain, to: i + 1 }
  if (found === null || !Number.isFinite(found.value)) return null
  const scale = nameOf('scale', tokens[found.to]?.form ?? '')
  return scale === undefined ? found : { value: found.value * Number(scale), to: found.to + 1 }
}

// «أحد» and «إحدى» are «one of», two is the noun's own ending: numbers in words count from three.
function spelledAt(tokens: readonly Token[], i: number): Found | null {
  const found = cardinalAt(tokens, i, tokens.length)
  return found !== null && found.value >= 3 ? found : null
}

function countedAt(tokens: readonly Token[], at: number, { value, to }: Found, grown: boolean): Counted | null {
  const before = tokens[at - 1]
  if (before !== undefined && nameOf('part', before.form) !== undefined) return null
  // «6 of its soldiers» counts soldiers.
  const noun = tokens[to]?.form === 'من' ? tokens[to + 1] : tokens[to]
  // «2100 بتوقيت غرينتش» is an hour.
  if (noun?.kind !== 'word' || noun.form.length < 3 || nameOf('hour', noun.form) !== undefined) return null
  const next = tokens[tokens.indexOf(noun) + 1]
  const own = nameOf('class', noun.form)
  // «41 طائرة مسيرة» counts what «29 مسيرة» counts.
  const counts = (next?.kind === 'word' && own === undefined ? nameOf('class', next.form) : undefined) ?? own ?? String(stemHash(noun.form))
  const toll = tollAt(tokens, at, tokens.indexOf(noun))
  const [least, most] = allowed(tokens, at, tokens.indexOf(noun), value)
  return {
    counts: `${toll} ${counts}`,
    value: String(value),
    least,
    most,
    grown,
    toll: toll !== '',
    span: [tokens[at]!.start, noun.end],
  }
}

// The noun itself says it best («12 قتيلا»), then what stands before the number, then what stands after («12 شخصا قتلوا»).
function tollAt(tokens: readonly Token[], at: number, noun: number): string {
  const order = [noun]
  for (let i = at - 1; i >= Math.max(0, at - NEAR) && tokens[i]!.kind !== 'mark'; i--) order.push(i)
  for (let i = noun + 1; i < Math.min(tokens.length, noun + NEAR) && tokens[i]!.kind !== 'mark'; i++) order.push(i)
  for (const i of order)
    for (const kind of ['killed', 'hurt'] as const) if (nameOf(kind, withoutAnd(tokens[i]!.form, kind)) !== undefined) return kind
  return ''
}

const withoutAnd = (form: string, kind: Kind): string => (form.startsWith('و') && nameOf(kind, form) === undefined ? form.slice(1) : form)

function allowed(tokens: readonly Token[], at: number, noun: number, value: number): [number, number] {
  const hedge = (kind: Kind): boolean => [1, 2, 3, 4].some((k) => endsBefore(kind, tokens, at, k)) || stands(kind, tokens, noun + 1)
  if (hedge('least')) return [value, value * MORE]
  if (hedge('most')) return [value / MORE, value]
  if (hedge('about')) return [value * (1 - ABOUT), value * (1 + ABOUT)]
  // A round number said without «about» is rounded all the same.
  const step = 10 ** Math.max(0, String(value).length - String(value).replace(/0+$/, '').length)
  return step >= 10 ? [value - step / 4, value + step / 4] : [value, value]
}

const phrase = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(Math.max(0, from), to)
    .map((t) => t.form)
    .join(' ')
const endsBefore = (kind: Kind, tokens: readonly Token[], at: number, length: number): boolean =>
  at >= length && nameOf(kind, phrase(tokens, at - length, at)) !== undefined
const stands = (kind: Kind, tokens: readonly Token[], at: number): boolean =>
  [1, 2].some((n) => at + n <= tokens.length && nameOf(kind, phrase(tokens, at, at + n)) !== undefined)

/** Whether two numbers of one thing cannot both be right. `later`: the second is of an article that came out later. */
export function numbersApart(a: Counted, b: Counted, later: boolean): boolean {
  if (a.grown || b.grown || (a.least <= b.most && b.least <= a.most)) return false
  return !(a.toll && later && b.least > a.most)
}
