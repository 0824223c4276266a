import { type Entry, lexicon, phraseWords } from '../../lexicon/lexicon.ts'
import { splitProclitics, type Token } from '../../text/text.ts'
import type { Source } from '../source.ts'
import type { Candidate } from './candidate.ts'
import { opensNames } from './given-names.ts'
import { soundsLike } from './spelt-like.ts'
import { titleWords } from './title-words.ts'

interface Namesake {
  readonly from: number
  readonly skip: number
  /** Whether the given name is theirs after all, written in another way («كرستين لاغارد»). */
  readonly own: boolean
}

/** Surnames of people the lexicon knows behind a given name: theirs in another spelling, or somebody else's («هاكان جاويش أوغلو» is not Mevlüt Çavuşoğlu). */
export function findNamesakes(
  source: Source,
  candidates: readonly Candidate[],
  decided: ReadonlyMap<Candidate, Entry>,
): Map<Candidate, Namesake> {
  const out = new Map<Candidate, Namesake>()
  const covered = new Set<number>()
  for (const c of candidates) if (decided.has(c)) for (let i = c.from; i < c.to; i++) covered.add(i)
  for (const [c, entry] of decided) {
    const before = source.tokens[c.from - 1]
    if (
      entry.type !== 'PER' ||
      c.skip > 0 ||
      c.to - c.from > 2 ||
      before === undefined ||
      before.kind !== 'word' ||
      covered.has(c.from - 1)
    )
      continue
    if (!source.tokens[c.from]!.gap || source.lines.some((l) => l.from === c.from)) continue
    if (titleWords().is('verb-lead', source.tokens[c.from - 2]?.form ?? '')) continue
    for (const { clitics, rest } of splitProclitics(before.form)) {
      if (clitics !== '' && clitics !== 'و') continue
      if (lexicon().isCommon(before.form) || rest.length < 3) continue
      if (lexicon().isCommon(rest) || titleWords().people.has(rest)) continue
      const words = [entry.ar, ...entry.forms].flatMap((form) => phraseWords(form).slice(0, -1))
      const own = words.some((word) => soundsLike(word, rest))
      // «رحيل بشار الأسد»: before a whole name only what opens a name by itself.
      if (c.to === c.from + 1 ? !own && !opensNames(rest) : own || lexicon().namesOpenedBy(rest) === 0) continue
      out.set(c, { from: c.from - 1, skip: clitics.length, own })
      break
    }
  }
  return out
}

/** Gives a surname to the one whom the article names in full, not to a better known bearer whom it does not: «مارتن شولتس … شولتس». */
export function preferNamed(candidates: readonly Candidate[], decided: Map<Candidate, Entry>): void {
  const named = new Set<Entry>()
  for (const [c, entry] of decided) if (entry.type === 'PER' && c.to - c.from > 1) named.add(entry)
  for (const c of candidates) {
    const entry = decided.get(c)
    if (entry?.type !== 'PER' || c.to - c.from > 1 || named.has(entry)) continue
    const meant = c.short.filter((e) => named.has(e))
    if (meant.length === 1) decided.set(c, meant[0]!)
  }
}

/** Whether the article gives the surname to somebody with another given name: «حسن القنطار … السوري القنطار». */
export const isAnothers = (tokens: readonly Token[], lone: string, entry: Entry): boolean => {
  if (lone === '') return false
  const own = new Set([entry.ar, ...entry.forms].flatMap((form) => phraseWords(form)))
  return tokens.some((t, i) => i > 0 && t.form === lone && t.gap && opensNames(tokens[i - 1]!.form) && !own.has(tokens[i - 1]!.form))
}
