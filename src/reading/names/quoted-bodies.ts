import { lexicon } from '../../lexicon/lexicon.ts'
import { splitProclitics, type Token } from '../../text/text.ts'
import type { Source } from '../source.ts'
import { speechWord } from '../statements/speech.ts'
import { callsFor } from './name-context.ts'

/** A name that stands between quotation marks behind a noun that calls for a body or a medium. */
interface QuotedBody {
  readonly from: number
  readonly to: number
}

const MOST = 4

/** Bodies and media that only their marks and the noun before them show: «صحيفة "لوريان لوجور"», «حركة "شباب التغيير"». */
export function quotedBodies({ lines, tokens }: Source): QuotedBody[] {
  const out: QuotedBody[] = []
  for (const line of lines)
    for (const q of line.quotes) {
      const from = q.open + 1
      if (!q.closed || q.close === from || q.close - from > MOST || !isCalled(tokens, q.open - 1)) continue
      if (isNameLike(tokens, from, q.close)) out.push({ from, to: q.close })
    }
  return out
}

// The noun itself, or behind an adjective, «أنباء» or definite words: «صحيفة لبنانية "…"», «وكالة أنباء "…"», «شركة النفط الفرنسية "…"».
function isCalled(tokens: readonly Token[], at: number): boolean {
  let k = at
  while (k > at - 3 && tokens[k]?.form.startsWith('ال') === true) k--
  if (calls(tokens[k])) return true
  const t = tokens[k]
  return (
    t !== undefined &&
    t.kind === 'word' &&
    calls(tokens[k - 1]) &&
    (t.form.endsWith('انباء') || lexicon().nisbaAt(tokens, k, k + 1) !== null)
  )
}

const calls = (t: Token | undefined): boolean =>
  t !== undefined &&
  t.kind === 'word' &&
  splitProclitics(t.form).some(({ rest }) => callsFor(rest, 'medium') || callsFor(rest, 'agency') || callsFor(rest, 'body'))

// No verb of saying, no number first, no mere description («منظمة "إرهابية"», «شركة "تعرضت لاختراق"») and something of its own.
function isNameLike(tokens: readonly Token[], from: number, to: number): boolean {
  if (describes(tokens.slice(from, to))) return false
  for (let i = from; i < to; i++) {
    const t = tokens[i]!
    if (t.kind === 'mark' && t.form !== '-' && t.form !== '.') return false
    if (t.kind === 'word' && !t.form.startsWith('ال') && speechWord(t.form)?.forms.some((f) => f.kind === 'verb' && f.tense === 'present'))
      return false
  }
  return tokens[from]!.kind === 'word'
}

// An everyday adjective («إرهابية»), words that begin with a preposition, or with a number among them.
function describes(words: readonly Token[]): boolean {
  const [first] = words
  if (first === undefined || first.kind !== 'word') return false
  if (STARTS.has(first.form) && (words[1]?.form.length ?? 0) > 3) return true
  if (/^ب./.test(first.form) && isEveryday(first.form.slice(1)) && !isEveryday(first.form)) return true
  if (words.slice(0, -1).some((t) => t.kind === 'number')) return true
  return words.length === 1 && /[^ا]يه?$/.test(first.form) && !first.form.startsWith('ال') && lexicon().isCommon(first.form)
}

const isEveryday = (form: string): boolean => lexicon().isCommon(form) || (form.startsWith('ال') && lexicon().isCommon(form.slice(2)))

const STARTS = new Set(['في', 'غير', 'عن', 'علي', 'لم', 'لن', 'قد', 'ان', 'هو', 'هي'])
