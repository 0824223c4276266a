import { type Entry, lexicon } from '../../lexicon/lexicon.ts'
import { isGivenName } from '../../tagger/tagger.ts'
import type { Token } from '../../text/text.ts'
import type { Source } from '../source.ts'
import { speechWord } from '../statements/speech.ts'
import type { Candidate } from './candidate.ts'
import { fits } from './fits.ts'
import { afterPreposition, isMedium, isOwnNoun, isSaying, nameContext } from './name-context.ts'
import { isAnothers } from './namesakes.ts'

/** The medium that is meant: «لصحيفة "الشرق الأوسط"» is the paper, not the region. */
export function mediumMeant(source: Source, c: Candidate): Entry | null {
  const media = c.short.filter(isMedium)
  if (media.length !== 1 || isMedium(c.full[0]!)) return null
  const context = nameContext(source.tokens, c.from)
  return context.calls(media[0]!) && !context.calls(c.full[0]!) ? media[0]! : null
}

const RANK: Readonly<Record<string, number>> = { state: 6, capital: 5, alliance: 4, organisation: 4, city: 2, region: 2 }

/** The one of several entries that the words before it, the rest of the article or its rank speak for; null where nothing does. */
export function choose(source: Source, c: Candidate, entries: readonly Entry[], present: ReadonlyMap<Entry, number>): Entry | null {
  const context = nameContext(source.tokens, c.from)
  const fitting = entries.filter((e) => context.fits(e))
  const pool = fitting.length > 0 ? fitting : entries
  let best: Entry | null = null
  let score = -Infinity
  const state = titleState(source.tokens, c.from)
  for (const e of pool) {
    const s =
      (present.get(e) ?? 0) * 10 +
      (e.country !== null && state.has(e.country) ? 5 : 0) +
      countryVotes(e, present) * 3 +
      (RANK[e.kind] ?? 1) +
      (isOwnNoun(source.tokens, c.from, e) ? 4 : 0) -
      (isMedium(e) && !context.calls(e) ? 2 : 0)
    if (s > score) {
      best = e
      score = s
    }
  }
  return best
}

/** The states that the title before names: «العاهل الأردني الملك عبد الله». */
export function titleState(tokens: readonly Token[], from: number): ReadonlySet<string> {
  const out = new Set<string>()
  for (let k = from - 1; k >= Math.max(0, from - 3) && tokens[k]!.kind === 'word'; k--)
    for (const e of lexicon().nisbaAt(tokens, k, from)?.values ?? []) out.add(e.en)
  return out
}

/** 1 where another name of the article speaks for the same state, 0 where none does. */
export function countryVotes(e: Entry, present: ReadonlyMap<Entry, number>): number {
  // A state is spoken for by its towns («الرياض»), anything else by its state and what else is there of it.
  if (e.country === null && e.kind !== 'state') return 0
  const country = e.country ?? e.en
  for (const p of present.keys()) if (p !== e && (p.en === country || p.country === country)) return 1
  return 0
}

/** A short form counts where its full form stands in the article, where the words before it call for such a name, or where it is long and only one bears it. */
export function chooseShort(source: Source, c: Candidate, present: ReadonlyMap<Entry, number>, isStateHere: IsHere): Entry | null {
  // «اليوم», «العربية»: a medium named by one common word counts only where something calls for a medium.
  const able = c.short.filter((e) => fits(source, c, e))
  // «وقالت سبأ», «وكالة الأنباء الأردنية (بترا)», once the agency has been named.
  const speaks = isSaying(source.tokens[c.from - 1])
  const bracketed = source.tokens[c.from - 1]?.form === '(' && source.tokens[c.to]?.form === ')'
  const nouned = able.length > 1 ? able.filter((e) => isOwnNoun(source.tokens, c.from, e)) : []
  if (nouned.length === 1) return nouned[0]!
  const named = able.filter((e) => present.has(e) && (speaks || bracketed || !(isMedium(e) && c.to - c.from === 1)))
  if (named.length > 0) return named.reduce((a, b) => (present.get(b)! > present.get(a)! ? b : a))
  const context = nameContext(source.tokens, c.from)
  const lone = c.to === c.from + 1 ? source.tokens[c.from]!.form.slice(c.skip) : ''
  const called = able.filter(
    (e) =>
      context.calls(e) &&
      !(e.type === 'PER' && (isNobodys(lone) || opensAName(source.tokens, c, lone) || isAnothers(source.tokens, lone, e))),
  )
  if (called.length === 1) return called[0]!
  if (called.length > 1) return choose(source, c, called, present)
  if (
    c.to - c.from > 1 &&
    able.length === 1 &&
    !(able[0]!.type === 'ORG' && allCommon(source.tokens, c) && countryVotes(able[0]!, present) === 0)
  )
    return able[0]!
  // «ولي العهد السعودي … المملكة»: of several kingdoms, the one whose adjective stands in the article.
  const states = able.filter((e) => e.kind === 'state')
  if (states.length > 1) {
    const here = states.filter((e) => countryVotes(e, present) > 0 || isStateHere(e.en))
    if (here.length === 1) return here[0]!
  }
  // «في سورية»: a state whose name is its own adjective stands as a noun after a preposition.
  const state = states.length === 1 && states[0]!.nisba.length > 0 ? states[0] : undefined
  if (state !== undefined && c.skip === 0 && afterPreposition(source.tokens, c.from)) return state
  const people = isNobodys(lone) ? [] : able.filter((e) => e.type === 'PER')
  if (people.length === 1 && c.short.length === 1 && c.skip === 0 && source.tokens[c.to]?.form === ':') return people[0]!
  return null
}

/** Asks whether the adjective of a state stands in the article. */
export type IsHere = (state: string) => boolean

/** The article is looked through once, when first asked. */
export function adjectivesOf({ tokens }: Source): IsHere {
  let found: ReadonlySet<string> | null = null
  return (state) => {
    found ??= new Set(
      tokens.flatMap(
        (_, i) =>
          lexicon()
            .nisbaAt(tokens, i, Math.min(i + 2, tokens.length))
            ?.values.map((s) => s.en) ?? [],
      ),
    )
    return found.has(state)
  }
}

// «الأمن الجماعي» is an idea before it is an organisation.
const allCommon = (tokens: readonly Token[], c: Candidate): boolean => tokens.slice(c.from, c.to).every((t) => lexicon().isCommon(t.form))

// «وزير الخارجية ويليام سيوارد»: a given name before a word that may be a surname is not somebody else's short name.
const opensAName = (tokens: readonly Token[], c: Candidate, lone: string): boolean => {
  const next = tokens[c.to]
  return (
    isGivenName(lone) &&
    next !== undefined &&
    next.kind === 'word' &&
    !/^(?:ال|[وبلف]ال|لل)/.test(next.form) &&
    next.form.length > 3 &&
    !lexicon().isCommon(next.form) &&
    speechWord(next.form) === null
  )
}

const isNobodys = (lone: string): boolean => lexicon().namesOpenedBy(lone) > 1 || lexicon().isCommon(lone)
