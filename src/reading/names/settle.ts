import { type Entry, phraseWords } from '../../lexicon/lexicon.ts'
import { foldWord, type Token } from '../../text/text.ts'
import type { EntityType, Ref } from '../contract.ts'
import type { Source } from '../source.ts'
import { type Candidate, candidatesIn } from './candidate.ts'
import { adjectivesOf, choose, chooseShort, countryVotes, type IsHere, mediumMeant, titleState } from './choose.ts'
import type { Composite } from './composites.ts'
import { fits } from './fits.ts'
import { framedNames } from './framed-names.ts'
import { isMedium } from './name-context.ts'
import { nameSpan } from './name-span.ts'
import type { Mention } from './names.ts'
import { findNamesakes, preferNamed } from './namesakes.ts'
import { quotedBodies } from './quoted-bodies.ts'
import type { Registry } from './registry.ts'
import { settleInstitutions } from './settle-institutions.ts'
import { speltLike } from './spelt-like.ts'
import { surnames } from './surnames.ts'
import { titleWords } from './title-words.ts'
import { unknownNames } from './unknown-names.ts'

// «للاتحاد الروسي»: لل hides the article's alef, which the name has where it is written by itself.
function wholeArticle(text: string, [from, to]: readonly [number, number], entry: Entry | null): string {
  const surface = text.slice(from, to)
  if (entry === null || text[from - 1] !== 'ل' || !surface.startsWith('ل')) return surface
  const whole = foldWord(`ا${surface}`)
  return [entry.ar, ...entry.forms, ...entry.short].some((form) => foldWord(form) === whole) ? `ا${surface}` : surface
}

/** Decides for each candidate of an article whether it is a name and whose, and notes the mentions in the registry, in text order. */
export function settle(source: Source, registry: Registry): Mention[] {
  const candidates = source.lines.flatMap((line) => candidatesIn(source.tokens, line)).map((c) => untitled(source.tokens, c))
  const isStateHere = adjectivesOf(source)
  const { decided, present } = decide(source, candidates, isStateHere)
  const bodies = settleInstitutions(source.tokens, candidates)
  // «صحيفة "إيران ديلي"»: a name inside the marks is a part of the longer one.
  const marked = quotedBodies(source).filter(
    (q) => !candidates.some((c) => c.to === q.to && c.from <= q.from && isNamed(c, decided, bodies)),
  )
  heedMarks(source, candidates, marked, { decided, present })
  const namesakes = findNamesakes(source, candidates, decided)
  const mentions: Mention[] = []
  const taken = new Set<number>()
  const unnamed = new Map<Ref, Set<string>>()
  const put = (from: number, to: number, skip: number, type: string, ref: Ref): void => {
    const span = nameSpan(source, from, to, skip)
    registry.mention(ref, span, wholeArticle(source.text, span, registry.entry(ref)))
    mentions.push({ entity: ref, type: type as EntityType, from, to, span })
    for (let i = from; i < to; i++) taken.add(i)
  }
  for (const c of candidates) {
    const entry = decided.get(c)
    const body = bodies.get(c)
    const namesake = namesakes.get(c)
    if (namesake?.own && entry !== undefined)
      put(namesake.from, c.to, namesake.skip, 'PER', registry.known(entry, 'lexicon, another spelling of the given name'))
    else if (namesake !== undefined) {
      const surface = source.text.slice(...nameSpan(source, namesake.from, c.to, namesake.skip))
      const ref = registry.unknown('PER', surface, null, null, 'a given name before the surname of somebody else')
      put(namesake.from, c.to, namesake.skip, 'PER', ref)
      unnamed.set(ref, new Set([surface]))
    } else if (c.composite !== null) put(c.from, c.to, c.skip, c.composite.type, composedName(source, registry, c, c.composite))
    else if (entry !== undefined)
      put(c.from, c.to, c.skip, entry.type, registry.known(entry, c.full.includes(entry) ? 'lexicon' : 'lexicon, short form'))
    else if (body !== undefined)
      put(c.from, c.to, c.skip, 'ORG', registry.unknown('ORG', body.ar, body.en, body.state.en, 'institution of a state'))
  }
  for (const q of marked) {
    if (taken.has(q.from)) continue
    const surface = source.text.slice(...nameSpan(source, q.from, q.to, 0))
    put(q.from, q.to, 0, 'ORG', registry.unknown('ORG', surface, null, null, 'between marks, behind a noun that calls for a body'))
  }
  const people = new Map<Ref, Set<string>>(unnamed)
  const person = (surface: string, why: string): Ref => {
    // «أبو طالبي» after «حميد أبو طالبي»: the article's only one whose name ends so.
    const same = [...people].filter(([, forms]) => [...forms].some((form) => endsWith(form, surface))).map(([ref]) => ref)
    if (same.length === 1) return same[0]!
    // «السفير البريطاني …»: a state is in the article by its adjective too.
    const known = speltLike(surface, (e) => e.country !== null && (countryVotes(e, present) > 0 || isStateHere(e.country)))
    return known === null
      ? registry.unknown('PER', surface, null, null, why)
      : registry.known(known, `${why}, a spelling of a name of the lexicon`)
  }
  for (const [c, entry] of decided)
    if (!namesakes.has(c) && entry.type === 'PER' && c.to - c.from > 1)
      people.set(registry.known(entry, 'lexicon'), new Set([entry.ar, ...entry.forms]))
  for (const name of unknownNames(source, taken)) {
    const surface = source.text.slice(...nameSpan(source, name.from, name.to, name.skip))
    const ref = name.type === 'PER' ? person(surface, name.why) : registry.unknown(name.type, surface, null, null, name.why)
    put(name.from, name.to, name.skip, name.type, ref)
    if (name.type === 'PER') people.set(ref, new Set([...(people.get(ref) ?? []), surface]))
  }
  const inPeople = new Set<number>()
  for (const m of mentions) if (m.type === 'PER') for (let i = m.from; i < m.to; i++) inPeople.add(i)
  for (const name of framedNames(source, taken, inPeople)) {
    const surface = source.text.slice(...nameSpan(source, name.from, name.to, name.skip))
    const ref = person(surface, name.why)
    put(name.from, name.to, name.skip, 'PER', ref)
    people.set(ref, new Set([...(people.get(ref) ?? []), surface]))
  }
  for (const hit of surnames(source, people, taken)) put(hit.from, hit.to, hit.skip, 'PER', hit.ref)
  return mentions.sort((a, b) => a.from - b.from)
}

interface Decided {
  readonly decided: Map<Candidate, Entry>
  /** How often each is named so far. */
  readonly present: Map<Entry, number>
}

/** Which name of the lexicon each candidate is: those that can be one alone first, then those that the others speak for, then short forms. */
function decide(source: Source, candidates: readonly Candidate[], isStateHere: IsHere): Decided {
  const present = new Map<Entry, number>()
  const decided = new Map<Candidate, Entry>()
  for (const c of candidates) {
    const medium = c.full.length === 1 ? mediumMeant(source, c) : null
    if (medium !== null) note(decided, present, c, medium)
    else if (c.full.length === 1 && fits(source, c, c.full[0]!)) note(decided, present, c, c.full[0]!)
  }
  for (const c of candidates)
    if (c.full.length > 1) {
      const entry = choose(source, c, c.full, present)
      if (entry !== null) note(decided, present, c, entry)
    }
  for (const c of candidates)
    if (!decided.has(c) && c.short.length > 0) {
      const entry = chooseShort(source, c, present, isStateHere)
      if (entry !== null) note(decided, present, c, entry)
    }
  preferNamed(candidates, decided)
  return { decided, present }
}

// What stands between marks is one name: a name inside them is none of its own.
function heedMarks(
  source: Source,
  candidates: readonly Candidate[],
  marked: ReturnType<typeof quotedBodies>,
  { decided, present }: Decided,
): void {
  for (const c of candidates) {
    const q = marked.find((q) => q.from <= c.from && c.to <= q.to)
    if (q === undefined) continue
    decided.delete(c)
    // «وكالة الأنباء الإماراتية "وام"»: all that stands between the marks is a medium's short name.
    const media = c.from === q.from && c.to === q.to && c.skip === 0 ? c.short.filter(isMedium) : []
    const own = media.length > 1 ? media.filter((e) => e.country !== null && titleState(source.tokens, c.from - 1).has(e.country)) : media
    if (own.length === 1) note(decided, present, c, own[0]!)
  }
}

function endsWith(full: string, surface: string): boolean {
  const [words, last] = [phraseWords(full), phraseWords(surface)]
  return words.length > last.length && last.every((w, i) => w === words[words.length - last.length + i])
}

const isNamed = (c: Candidate, decided: ReadonlyMap<Candidate, Entry>, bodies: ReadonlyMap<Candidate, unknown>): boolean =>
  decided.has(c) || bodies.has(c) || c.composite !== null

function composedName(source: Source, registry: Registry, c: Candidate, composite: Composite): Ref {
  const ar = source.text.slice(...nameSpan(source, c.from, c.to, c.skip))
  return registry.unknown(composite.type, ar, composite.en, composite.country, 'a head noun and the name after it')
}

// «الملك سلمان» names Salman; the title is not part of the name.
function untitled(tokens: readonly Token[], c: Candidate): Candidate {
  const entry = c.full[0] ?? c.short[0]
  if (entry?.type !== 'PER' || c.to - c.from < 2 || titleWords().people.get(tokens[c.from]!.form.slice(c.skip))?.title !== true) return c
  // «المشير خليفة حفتر», «قال أمير حاتمي»: no title stands before its bearer without the article, so the word is a given name.
  if (!tokens[c.from]!.form.slice(c.skip).startsWith('ال')) return c
  return { ...c, from: c.from + 1, skip: 0 }
}

function note(decided: Map<Candidate, Entry>, present: Map<Entry, number>, c: Candidate, entry: Entry): void {
  decided.set(c, entry)
  present.set(entry, (present.get(entry) ?? 0) + 1)
}
