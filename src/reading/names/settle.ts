import { type Entry, lexicon } from '../../lexicon/lexicon.ts'
import { type Span, skipFolded, type Token } from '../../text/text.ts'
import type { EntityType, Ref } from '../contract.ts'
import type { Source } from '../source.ts'
import { type Candidate, candidatesIn } from './candidate.ts'
import type { Composite } from './composites.ts'
import { type InstitutionHit, isFeminine } from './institutions.ts'
import { isMedium, nameContext } from './name-context.ts'
import type { Mention } from './names.ts'
import type { Registry } from './registry.ts'
import { surnames } from './surnames.ts'
import { titleWords } from './title-words.ts'
import { unknownNames } from './unknown-names.ts'

/** Decides for each candidate of an article whether it is a name and whose, and notes the mentions in the registry, in text order. */
export function settle(source: Source, registry: Registry): Mention[] {
  const candidates = source.lines.flatMap((line) => candidatesIn(source.tokens, line.from, line.to)).map((c) => untitled(source.tokens, c))
  const present = new Map<Entry, number>()
  const decided = new Map<Candidate, Entry>()
  for (const c of candidates) {
    if (c.full.length === 1 && fits(source, c, c.full[0]!)) note(decided, present, c, c.full[0]!)
  }
  for (const c of candidates)
    if (c.full.length > 1) {
      const entry = choose(source, c, c.full, present)
      if (entry !== null) note(decided, present, c, entry)
    }
  for (const c of candidates)
    if (!decided.has(c) && c.short.length > 0) {
      const entry = chooseShort(source, c, present)
      if (entry !== null) note(decided, present, c, entry)
    }
  const bodies = settleInstitutions(candidates)
  const mentions: Mention[] = []
  const taken = new Set<number>()
  const put = (from: number, to: number, skip: number, type: string, ref: Ref): void => {
    const span = nameSpan(source, from, to, skip)
    registry.mention(ref, span, source.text.slice(span[0], span[1]))
    mentions.push({ entity: ref, type: type as EntityType, from, to, span })
    for (let i = from; i < to; i++) taken.add(i)
  }
  for (const c of candidates) {
    const entry = decided.get(c)
    const body = bodies.get(c)
    if (c.composite !== null) put(c.from, c.to, c.skip, c.composite.type, composedName(source, registry, c, c.composite))
    else if (entry !== undefined)
      put(c.from, c.to, c.skip, entry.type, registry.known(entry, c.full.includes(entry) ? 'lexicon' : 'lexicon, short form'))
    else if (body !== undefined)
      put(c.from, c.to, c.skip, 'ORG', registry.unknown('ORG', body.ar, body.en, body.state.en, 'institution of a state'))
  }
  const people = new Map<Ref, Set<string>>()
  for (const [c, entry] of decided)
    if (entry.type === 'PER' && c.to - c.from > 1) people.set(registry.known(entry, 'lexicon'), new Set([entry.ar, ...entry.forms]))
  for (const name of unknownNames(source, taken)) {
    const surface = source.text.slice(...nameSpan(source, name.from, name.to, name.skip))
    const ref = registry.unknown(name.type, surface, null, null, name.why)
    put(name.from, name.to, name.skip, name.type, ref)
    if (name.type === 'PER') people.set(ref, new Set([surface]))
  }
  for (const hit of surnames(source, people, taken)) put(hit.from, hit.to, hit.skip, 'PER', hit.ref)
  return mentions.sort((a, b) => a.from - b.from)
}

function composedName(source: Source, registry: Registry, c: Candidate, composite: Composite): Ref {
  const ar = source.text.slice(...nameSpan(source, c.from, c.to, c.skip))
  return registry.unknown(composite.type, ar, composite.en, composite.country, 'a head noun and the name after it')
}

// «الملك سلمان» names Salman; the title is not part of the name.
function untitled(tokens: readonly Token[], c: Candidate): Candidate {
  const entry = c.full[0] ?? c.short[0]
  if (entry?.type !== 'PER' || c.to - c.from < 2 || titleWords().people.get(tokens[c.from]!.form.slice(c.skip))?.title !== true) return c
  return { ...c, from: c.from + 1, skip: 0 }
}

function note(decided: Map<Candidate, Entry>, present: Map<Entry, number>, c: Candidate, entry: Entry): void {
  decided.set(c, entry)
  present.set(entry, (present.get(entry) ?? 0) + 1)
}

/** Span of a name: clitics cut off its first word, joined marks inside kept. */
export function nameSpan(source: Source, from: number, to: number, skip: number): Span {
  const first = source.tokens[from]!
  const start = skip === 0 ? first.start : skipFolded(source.text, first.start, skip)
  return [start, source.tokens[to - 1]!.end]
}

// A one-word name behind a clitic is doubtful where the clitic is most of what tells it apart from a common word.
function fits(source: Source, c: Candidate, entry: Entry): boolean {
  if (c.skip > 0 && c.to === c.from + 1 && source.tokens[c.from]!.form.length - c.skip < 3) return false
  // «دوماً» is an adverb, whatever town is spelt like it without its ending.
  if (c.to === c.from + 1 && source.text.slice(source.tokens[c.from]!.start, source.tokens[c.from]!.end).includes('\u064b')) return false
  // «المصري» may be a surname, but here it is an adjective first.
  return !(entry.type === 'PER' && c.to === c.from + 1 && lexicon().nisbaAt(source.tokens, c.from, c.to) !== null)
}

const RANK: Readonly<Record<string, number>> = { state: 6, capital: 5, alliance: 4, organisation: 4, city: 2, region: 2 }

/** The one of several entries that the words before it, the rest of the article or its rank speak for; null where nothing does. */
function choose(source: Source, c: Candidate, entries: readonly Entry[], present: ReadonlyMap<Entry, number>): Entry | null {
  const context = nameContext(source.tokens, c.from)
  const fitting = entries.filter((e) => context.fits(e))
  const pool = fitting.length > 0 ? fitting : entries
  let best: Entry | null = null
  let score = -Infinity
  for (const e of pool) {
    const s = (present.get(e) ?? 0) * 10 + countryVotes(e, present) * 3 + (RANK[e.kind] ?? 1) - (isMedium(e) && !context.calls(e) ? 2 : 0)
    if (s > score) {
      best = e
      score = s
    }
  }
  return best
}

function countryVotes(e: Entry, present: ReadonlyMap<Entry, number>): number {
  if (e.country === null) return 0
  for (const p of present.keys()) if (p.en === e.country || p.country === e.country) return 1
  return 0
}

/** A short form counts where its full form stands in the article, where the words before it call for such a name, or where it is long and only one bears it. */
function chooseShort(source: Source, c: Candidate, present: ReadonlyMap<Entry, number>): Entry | null {
  // «اليوم», «العربية»: a medium named by one common word counts only where something calls for a medium.
  const able = c.short.filter((e) => fits(source, c, e))
  const named = able.filter((e) => present.has(e) && !(isMedium(e) && c.to - c.from === 1))
  if (named.length > 0) return named.reduce((a, b) => (present.get(b)! > present.get(a)! ? b : a))
  const context = nameContext(source.tokens, c.from)
  const lone = c.to === c.from + 1 ? source.tokens[c.from]!.form.slice(c.skip) : ''
  const called = able.filter((e) => context.calls(e) && !(e.type === 'PER' && (lexicon().isGivenName(lone) || lexicon().isCommon(lone))))
  if (called.length === 1) return called[0]!
  if (called.length > 1) return choose(source, c, called, present)
  if (c.to - c.from > 1 && able.length === 1) return able[0]!
  const people = lexicon().isGivenName(lone) || lexicon().isCommon(lone) ? [] : able.filter((e) => e.type === 'PER')
  if (people.length === 1 && c.short.length === 1 && c.skip === 0 && source.tokens[c.to]?.form === ':') return people[0]!
  return null
}

/** Institutions with their state; one without is the article's only one of its kind, or no name at all. */
function settleInstitutions(candidates: readonly Candidate[]): Map<Candidate, { ar: string; en: string; state: Entry }> {
  const out = new Map<Candidate, { ar: string; en: string; state: Entry }>()
  const states = new Map<string, Set<Entry>>()
  for (const c of candidates) {
    const hit = c.institution
    if (hit === null || hit.state === null) continue
    const set = states.get(hit.institution.en) ?? new Set()
    set.add(hit.state)
    states.set(hit.institution.en, set)
    out.set(c, composed(hit, hit.state))
  }
  for (const c of candidates) {
    const hit = c.institution
    if (hit === null || hit.state !== null) continue
    const known = states.get(hit.institution.en)
    if (known?.size === 1) out.set(c, composed(hit, [...known][0]!))
  }
  return out
}

const composed = (hit: InstitutionHit, state: Entry): { ar: string; en: string; state: Entry } => {
  const nisba = state.nisba[0]
  return {
    ar: nisba === undefined ? `${hit.institution.ar} (${state.ar})` : `${hit.institution.ar} ${agree(hit.institution.ar, nisba)}`,
    en: hit.institution.en.replace('%s', state.en),
    state,
  }
}

const agree = (head: string, nisba: string): string =>
  nisba
    .split(' ')
    .map((w) => `ال${w}${isFeminine(head) ? 'ة' : ''}`)
    .join(' ')
