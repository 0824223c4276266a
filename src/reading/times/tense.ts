import type { Tense } from '../../calendar/calendar.ts'
import { lexicon, readTable } from '../../lexicon/lexicon.ts'
import { foldWord, type Token, WordMemory } from '../../text/text.ts'
import type { Source } from '../source.ts'
import { speechWord } from '../statements/speech.ts'

type Cue = 'future' | 'past' | 'strong-past' | 'opener' | 'standing'

const cues = new Map<string, Cue>()
const stems: string[] = []
for (const { form, tense } of readTable('words/calendar-cues.tsv', ['form', 'tense'])) {
  if (tense === 'not-future') stems.push(foldWord(form))
  else if (tense === 'future' || tense === 'past' || tense === 'strong-past' || tense === 'opener' || tense === 'standing')
    cues.set(foldWord(form), tense)
  else throw new Error(`lexicon/words/calendar-cues.tsv: "${tense}" is no tense`)
}

/** What one word says of its clause: «سيعلن» future, «كان» past. */
const cueOf = new WordMemory<Cue | null>((form) => cues.get(form) ?? (isFutureVerb(form) ? 'future' : null))

// س before an imperfect: «سيعلن», «وستجري», «سنواصل»; names and nouns that look like it are data.
function isFutureVerb(form: string): boolean {
  const bare = form.startsWith('وس') || form.startsWith('فس') ? form.slice(1) : form
  return /^س[يتنا]..+/.test(bare) && !/^سا/.test(bare) && !stems.some((s) => bare.startsWith(s))
}

// «كان من المقرر», «كانت مقررة»
function cueBefore(tokens: readonly Token[], i: number, from: number): Cue | null {
  const at = tokens[i - 1]?.form === 'من' ? i - 2 : i - 1
  return at >= from ? cueOf.of(tokens[at]!.word) : null
}

const REACH = 22
const AFTER = 3

/** Tense of the clause around tokens `[from, to)`: the nearest word before them in the sentence that says it, else one right after. */
export function tenseAt(source: Source, sentence: { readonly from: number; readonly to: number }, from: number, to: number): Tense {
  const { tokens } = source
  let outside = false
  for (let i = from - 1; i >= sentence.from && i >= from - REACH; i--) {
    const token = tokens[i]!
    if (token.kind !== 'word') continue
    const cue = cueOf.of(token.word)
    // «كانت مقررة في يناير» says nothing of when.
    if (cue === 'future') return cueBefore(tokens, i, sentence.from) === 'strong-past' && cues.has(token.form) ? null : 'future'
    if (cue === 'strong-past') return 'past'
    // «قال إن جلسة الجمعة حاسمة»: the verb of saying stands outside the clause.
    if (cue === 'past') return outside ? null : 'reported'
    if (cue === 'opener') outside = true
  }
  return (
    tenseAfter(source, sentence, from, to) ??
    (from < sentence.from + REACH && opensWithPresent(tokens, sentence.from, from) ? 'future' : null)
  )
}

// «يدخل الرئيس التاريخ الجمعة بعبوره …»: a sentence that opens with a verb of the present tells of what is to come as far as its first comma,
// unless it says or only stands.
function opensWithPresent(tokens: readonly Token[], first: number, to: number): boolean {
  const t = tokens[first]
  if (t === undefined || t.kind !== 'word' || !/^و?(?:ي|تت|تست).{3,}/.test(t.form) || cueOf.of(t.word) !== null) return false
  for (let k = first; k < to; k++) if (tokens[k]!.form === '،') return false
  return (
    speechWord(t.form) === null &&
    lexicon().nisbaAt(tokens, first, first + 1) === null &&
    lexicon().nameAt(tokens, first, first + 1) === null
  )
}

// «والأربعاء، ينضم إلى …», «الأحد سيبدأ …»: a verb right after an expression that opens its clause.
function tenseAfter(source: Source, sentence: { readonly from: number; readonly to: number }, from: number, to: number): Tense {
  const { tokens } = source
  for (let i = to; i < sentence.to && i < to + AFTER; i++) {
    const token = tokens[i]!
    if (token.kind !== 'word') continue
    if (cueOf.of(token.word) === 'future') return 'future'
    return from <= sentence.from + 1 && /^[يت][^و]..+/.test(token.form) && token.form.startsWith('ي') ? 'future' : null
  }
  return null
}
