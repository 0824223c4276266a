import { type Entry, lexicon, phraseWords } from '../../lexicon/lexicon.ts'
import { isGivenName } from '../../tagger/tagger.ts'
import { type Span, skipFolded, type Token } from '../../text/text.ts'
import type { EntityType, Ref } from '../contract.ts'
import type { Source } from '../source.ts'
import { speechWord } from '../statements/speech.ts'
import { isAnnouncement } from './announced.ts'
import { type Candidate, candidatesIn } from './candidate.ts'
import type { Composite } from './composites.ts'
import { framedNames } from './framed-names.ts'
import { type InstitutionHit, isFeminine } from './institutions.ts'
import { afterPreposition, callsFor, isMedium, isOwnNoun, isVetoed, nameContext } from './name-context.ts'
import type { Mention } from './names.ts'
import { findNamesakes, isAnothers, preferNamed } from './namesakes.ts'
import { quotedBodies } from './quoted-bodies.ts'
import type { Registry } from './registry.ts'
import { speltLike } from './spelt-like.ts'
import { isStateAdjective } from './state-adjective.ts'
import { surnames } from './surnames.ts'
import { titleWords } from './title-words.ts'
import { unknownNames } from './unknown-names.ts'

/** Decides for each candidate of an article whether it is a name and whose, and notes the mentions in the registry, in text order. */
export function settle(source: Source, registry: Registry): Mention[] {
  const candidates = source.lines.flatMap((line) => candidatesIn(source.tokens, line)).map((c) => untitled(source.tokens, c))
  const present = new Map<Entry, number>()
  const decided = new Map<Candidate, Entry>()
  const isStateHere = adjectivesOf(source)
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
  const bodies = settleInstitutions(source.tokens, candidates)
  // «صحيفة "إيران ديلي"»: a name inside the marks is a part of the longer one.
  const marked = quotedBodies(source).filter(
    (q) => !candidates.some((c) => c.to === q.to && c.from <= q.from && isNamed(c, decided, bodies)),
  )
  for (const c of candidates) {
    const q = marked.find((q) => q.from <= c.from && c.to <= q.to)
    if (q === undefined) continue
    decided.delete(c)
    // «وكالة الأنباء الإماراتية "وام"»: all that stands between the marks is a medium's short name.
    const media = c.from === q.from && c.to === q.to && c.skip === 0 ? c.short.filter(isMedium) : []
    const own = media.length > 1 ? media.filter((e) => e.country !== null && titleState(source.tokens, c.from - 1).has(e.country)) : media
    if (own.length === 1) note(decided, present, c, own[0]!)
  }
  const namesakes = findNamesakes(source, candidates, decided)
  const mentions: Mention[] = []
  const taken = new Set<number>()
  const unnamed = new Map<Ref, Set<string>>()
  const put = (from: number, to: number, skip: number, type: string, ref: Ref): void => {
    const span = nameSpan(source, from, to, skip)
    registry.mention(ref, span, source.text.slice(span[0], span[1]))
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

// «لصحيفة "الشرق الأوسط"»: the paper, not the region.
function mediumMeant(source: Source, c: Candidate): Entry | null {
  const media = c.short.filter(isMedium)
  if (media.length !== 1 || isMedium(c.full[0]!)) return null
  const context = nameContext(source.tokens, c.from)
  return context.calls(media[0]!) && !context.calls(c.full[0]!) ? media[0]! : null
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

/** Span of a name: clitics cut off its first word, joined marks inside kept. */
export function nameSpan(source: Source, from: number, to: number, skip: number): Span {
  const first = source.tokens[from]!
  const start = skip === 0 ? first.start : skipFolded(source.text, first.start, skip)
  return [start, source.tokens[to - 1]!.end]
}

function goesOnWithAPlace(tokens: readonly Token[], i: number): boolean {
  const next = tokens[i]
  if (next === undefined || next.kind !== 'word' || !next.form.startsWith('و')) return false
  const name = lexicon().nameAt(tokens, i, tokens.length)
  return name !== null && name.skip === 1 && name.full.some((e) => e.kind === 'capital' || e.kind === 'state')
}

function formOf(tokens: readonly Token[], c: Candidate): string {
  let form = tokens[c.from]!.form.slice(c.skip)
  for (let i = c.from + 1; i < c.to; i++) form += ` ${tokens[i]!.form}`
  return form
}

// A one-word name behind a clitic is doubtful where the clitic is most of what tells it apart from a common word.
function fits(source: Source, c: Candidate, entry: Entry): boolean {
  if (c.skip > 0 && c.to === c.from + 1 && source.tokens[c.from]!.form.length - c.skip < 3) return false
  // «كسرت» is «she broke», not «like Sirte»: nothing is likened to a town.
  if (c.skip > 0 && c.to === c.from + 1 && entry.kind === 'city' && source.tokens[c.from]!.form[c.skip - 1] === 'ك') return false
  if (c.to - c.from < 3 && isVetoed(formOf(source.tokens, c), source.tokens[c.from - 1], source.tokens[c.to])) return false
  // «وبابها» holds a door, not Abha: two clitics before a short name ask for more than a likeness.
  if (
    c.skip > 1 &&
    c.to === c.from + 1 &&
    source.tokens[c.from]!.form.length - c.skip < 5 &&
    entry.kind !== 'state' &&
    entry.kind !== 'capital'
  )
    return false
  // «لقد بنيت على أكاذيب»: a verb.
  if (entry.type === 'PER' && c.to === c.from + 1 && titleWords().is('verb-lead', source.tokens[c.from - 1]?.form ?? '')) return false
  if (isMedium(entry) && c.to === c.from + 1 && isMediumsAdjective(source.tokens, c.from)) return false
  // «معاهدة موسكو وبيونغ يانغ» is not the Treaty of Moscow.
  if (entry.type === 'DOC' && (goesOnWithAPlace(source.tokens, c.to) || isAnnouncement(source.tokens, c.from, c.to, c.skip))) return false
  // «دوماً» is an adverb, whatever town is spelt like it without its ending.
  if (c.to === c.from + 1 && source.text.slice(source.tokens[c.from]!.start, source.tokens[c.from]!.end).includes('\u064b')) return false
  // «ماثيو نيميتز»: behind a given name stands no ship.
  if (entry.type === 'WPN' && c.to === c.from + 1 && c.skip === 0 && isGivenName(source.tokens[c.from - 1]?.form ?? '')) return false
  if (entry.kind === 'state' && c.to === c.from + 1 && c.skip === 0 && isStateAdjective(source, c, entry)) return false
  // «المصري» may be a surname, but here it is an adjective first.
  return !(entry.type === 'PER' && c.to === c.from + 1 && lexicon().nisbaAt(source.tokens, c.from, c.to) !== null)
}

// «للشبكة الإخبارية»: behind a definite noun for a medium a definite word describes it.
function isMediumsAdjective(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1]
  if (before?.kind !== 'word' || !tokens[i]!.gap || !tokens[i]!.form.startsWith('ال')) return false
  return /^(?:[وفبك]?ال|لل)/.test(before.form) && callsFor(before.form.replace(/^(?:[وفبك]?ال|لل)/, ''), 'medium')
}

const RANK: Readonly<Record<string, number>> = { state: 6, capital: 5, alliance: 4, organisation: 4, city: 2, region: 2 }

/** The one of several entries that the words before it, the rest of the article or its rank speak for; null where nothing does. */
function choose(source: Source, c: Candidate, entries: readonly Entry[], present: ReadonlyMap<Entry, number>): Entry | null {
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

// «العاهل الأردني الملك عبد الله»: the state that the title before names.
function titleState(tokens: readonly Token[], from: number): ReadonlySet<string> {
  const out = new Set<string>()
  for (let k = from - 1; k >= Math.max(0, from - 3) && tokens[k]!.kind === 'word'; k--)
    for (const e of lexicon().nisbaAt(tokens, k, from)?.values ?? []) out.add(e.en)
  return out
}

function countryVotes(e: Entry, present: ReadonlyMap<Entry, number>): number {
  // A state is spoken for by its towns («الرياض»), anything else by its state and what else is there of it.
  if (e.country === null && e.kind !== 'state') return 0
  const country = e.country ?? e.en
  for (const p of present.keys()) if (p !== e && (p.en === country || p.country === country)) return 1
  return 0
}

/** A short form counts where its full form stands in the article, where the words before it call for such a name, or where it is long and only one bears it. */
function chooseShort(source: Source, c: Candidate, present: ReadonlyMap<Entry, number>, isStateHere: IsHere): Entry | null {
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

type IsHere = (state: string) => boolean

/** Asks whether the adjective of a state stands in the article, which is looked through once, when first asked. */
function adjectivesOf({ tokens }: Source): IsHere {
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

/** Institutions with their state; one without is the article's only one of its kind, or no name at all. */
function settleInstitutions(
  tokens: readonly Token[],
  candidates: readonly Candidate[],
): Map<Candidate, { ar: string; en: string; state: Entry }> {
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
    if (!stands(tokens, c)) continue
    const known = states.get(hit.institution.en)
    if (known?.size === 1) out.set(c, composed(hit, [...known][0]!))
  }
  return out
}

// «للدفاع عن»، «الاتصالات البحرية»: one word is an institution where it speaks, or as «الخارجية» is called everywhere.
const stands = (tokens: readonly Token[], c: Candidate): boolean =>
  c.to - c.from > 1 || tokens[c.from]!.form.slice(c.skip) === 'الخارجيه' || isSaying(tokens[c.from - 1])

const isSaying = (token: Token | undefined): boolean => speechWord(token?.form ?? '')?.forms.some((f) => f.kind === 'verb') === true

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
