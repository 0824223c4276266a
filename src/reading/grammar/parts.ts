import { foldWord } from '../../text/text.ts'
import type { Ref } from '../contract.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import { particles } from './particles.ts'

/** Somebody named in a sentence, with what governs it. */
export interface Part {
  readonly from: number
  readonly to: number
  readonly refs: readonly Ref[]
  /** `nisba`: an adjective that names a state («الروسية»); `country`: «بلاده». */
  readonly kind: 'phrase' | 'nisba' | 'country'
  /** Folded preposition before it or written onto it; empty for a subject, an object or a genitive. */
  readonly lead: string
  /** Whether و joins it to the part before. */
  readonly joined: boolean
}

const LETTERS = new Set(['ب', 'ل', 'ك'])
const FAR = 3

/** Cuts what is named in `[from, to)` into parts, in order. */
export function cutParts(source: Source, names: Names, from: number, to: number): Part[] {
  const parts: Part[] = []
  for (let i = from; i < to; ) {
    const phrase = names.phraseAt(i)
    const mention = phrase === null ? names.mentionAt(i) : null
    const range = phrase ?? mention
    if (range !== null) {
      const end = Math.min(to, Math.max(range.to, i + 1))
      const refs = phrase !== null ? (phrase.ref === null ? [] : [phrase.ref]) : [mention!.entity]
      parts.push({ from: i, to: end, refs, kind: 'phrase', ...governor(source, names, parts, i, from) })
      i = end
      continue
    }
    const token = source.tokens[i]!
    if (token.kind === 'word' && particles('country').has(token.form))
      parts.push({ from: i, to: i + 1, refs: countryBefore(names, parts), kind: 'country', ...governor(source, names, parts, i, from) })
    else if (token.kind === 'word') {
      const refs = names.nisbaAt(i)
      if (refs.length > 0) parts.push({ from: i, to: i + 1, refs, kind: 'nisba', ...governor(source, names, parts, i, from) })
    }
    i++
  }
  return parts
}

// «بلاده»: the state of the person named last before it in the sentence.
function countryBefore(names: Names, parts: readonly Part[]): Ref[] {
  for (let i = parts.length - 1; i >= 0; i--)
    for (const ref of parts[i]!.refs) {
      const state = names.entity(ref).type === 'PER' ? names.stateOf(ref) : null
      if (state !== null) return [state]
    }
  return []
}

function governor(source: Source, names: Names, parts: readonly Part[], i: number, from: number): Pick<Part, 'lead' | 'joined'> {
  const { tokens } = source
  const token = tokens[i]!
  const before = parts.at(-1)
  const written = clitics(source, names, i)
  const letter = written.replace(/^[وف]/, '')
  const conjoined = written.startsWith('و') || (before !== undefined && before.to === i && token.form.startsWith('و'))
  if (LETTERS.has(letter[0] ?? '')) return { lead: letter[0]!, joined: false }
  const adjacent = before !== undefined && onlyMarks(source, before.to, i)
  if (conjoined && before !== undefined && (adjacent || i - before.to <= FAR)) return { lead: before.lead, joined: true }
  if (adjacent && before.kind === 'nisba' && before.to === i) return { lead: before.lead, joined: before.joined }
  for (let k = i - 1; k >= Math.max(from, i - FAR, before?.to ?? from); k--) {
    const t = tokens[k]!
    if (t.kind === 'mark' && !isQuoting(t.form)) break
    const bare = t.form.startsWith('و') || t.form.startsWith('ف') ? t.form.slice(1) : t.form
    if (particles('preposition').has(t.form) || particles('preposition').has(bare))
      return { lead: particles('preposition').has(t.form) ? t.form : bare, joined: false }
    if (k < i && t.form.length > 4 && t.form.startsWith('لل')) return { lead: 'ل', joined: false }
    if (k < i && t.form.length > 4 && t.form.startsWith('بال')) return { lead: 'ب', joined: false }
  }
  return { lead: '', joined: false }
}

const isQuoting = (form: string): boolean => form === '"' || form === '«' || form === '(' || form === '“' || form === '#'

/** Folded letters written before the name itself at token `i`. */
function clitics(source: Source, names: Names, i: number): string {
  const token = source.tokens[i]!
  const mention = names.mentionAt(i)
  if (mention !== null && mention.from === i && mention.span[0] > token.start && mention.span[0] < token.end)
    return foldWord(source.text.slice(token.start, mention.span[0]))
  const form = token.form
  if (form.startsWith('لل') && form.length > 4) return 'ل'
  if (form.startsWith('وال') && form.length > 5) return 'و'
  if (form.startsWith('بال') && form.length > 5) return 'ب'
  if (form.startsWith('ولل') && form.length > 5) return 'ول'
  return ''
}

/** Whether only punctuation stands in `[from, to)`. */
export function onlyMarks(source: Source, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (source.tokens[i]!.kind !== 'mark') return false
  return true
}

/** The part at `index` and those joined to it by و, as one list of refs. */
export function withJoined(parts: readonly Part[], index: number): { refs: Ref[]; next: number } {
  const refs = [...parts[index]!.refs]
  let next = index + 1
  while (next < parts.length && parts[next]!.joined) {
    for (const ref of parts[next]!.refs) if (!refs.includes(ref)) refs.push(ref)
    next++
  }
  return { refs, next }
}
