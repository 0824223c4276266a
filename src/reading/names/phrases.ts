import { type Entry, lexicon } from '../../lexicon/lexicon.ts'
import { splitProclitics, WordMemory } from '../../text/text.ts'
import type { Ref } from '../contract.ts'
import type { Source } from '../source.ts'
import type { ActorPhrase, Mention } from './names.ts'
import type { Registry } from './registry.ts'
import { type Title, titleAt } from './title.ts'
import { titleWords } from './title-words.ts'

/** Who bears which title in this article, as its own appositions say. */
interface Local {
  /** `office\tstate` → person. */
  readonly byOffice: Map<string, Ref>
  /** Folded head noun → the person last introduced with it. */
  readonly byHead: Map<string, Ref>
  /** Folded head noun, or office → everybody introduced with it anywhere in the article. */
  readonly ever: Map<string, Set<Ref>>
  /** Office → the person last introduced with it. */
  readonly lastOf: Map<string, Ref>
  /** First word of a title → its words as they stand, and the person introduced with them anywhere in the article. */
  readonly byWords: Map<string, { readonly words: readonly string[]; readonly ref: Ref }[]>
  last: { readonly offices: readonly string[]; readonly head: string } | null
}

/** Finds the noun phrases that stand for somebody, in order, and says who each one is. */
export function findPhrases(source: Source, mentionAt: (i: number) => Mention | null, registry: Registry): ActorPhrase[] {
  const local: Local = { byOffice: new Map(), byHead: new Map(), ever: new Map(), lastOf: new Map(), byWords: new Map(), last: null }
  const titles = collectTitles(source, mentionAt)
  const byStart = new Map(titles.map((t) => [t.from, t]))
  const bearer = (t: Title): Mention | null => t.person ?? before(source, t, mentionAt) ?? behindRank(source, t, byStart)
  for (const t of titles) {
    const who = bearer(t)
    if (who === null) continue
    introduce(t, who, local, registry)
    keepWords(t, who.entity, local, source)
  }
  local.byHead.clear()
  local.lastOf.clear()
  local.last = null
  const out: ActorPhrase[] = []
  for (const s of source.sentences)
    for (let i = s.from; i < s.to; i++) {
      const title = byStart.get(i)
      const phrase =
        title !== undefined
          ? fromTitle(title, local, registry, source)
          : (fromMention(mentionAt(i), i, registry) ?? fromGroup(source, i, s.to, mentionAt, registry))
      if (phrase === null) continue
      out.push(phrase)
      if (title !== undefined) {
        const who = bearer(title)
        if (who !== null) introduce(title, who, local, registry)
        else if (phrase.kind === 'role' && phrase.ref !== null) remember(title, phrase.ref, local, source)
        if (title.offices.length > 0) local.last = title
      }
      i = phrase.to - 1
    }
  return out
}

function collectTitles(source: Source, mentionAt: (i: number) => Mention | null): Title[] {
  const out: Title[] = []
  for (const s of source.sentences)
    for (let i = s.from; i < s.to; i++) {
      const m = mentionAt(i)
      if (m !== null) {
        i = m.to - 1
        continue
      }
      const title = titleAt(source.tokens, i, s.to, mentionAt)
      if (title === null) continue
      out.push(title)
      i = title.to - 1
    }
  return out
}

// «فلان، المتحدث باسم الحلف، …», «فلان المتحدث باسم الجيش»: the bearer stands ahead, between commas but for a spokesman.
function before(source: Source, title: Title, mentionAt: (i: number) => Mention | null): Mention | null {
  if (title.offices.length === 0 || title.plural || title.counterpart) return null
  const { tokens } = source
  const comma = tokens[title.from - 1]?.form === '،'
  if (comma ? !CLOSES.has(tokens[title.to]?.form ?? '') : !title.offices.some((office) => office.endsWith('spokesperson'))) return null
  const m = mentionAt(title.from - (comma ? 2 : 1))
  return m !== null && m.type === 'PER' && m.to === title.from - (comma ? 1 : 0) ? m : null
}

// «المتحدث باسم القوات (قوات كذا)، العميد فلان»: the bearer stands behind a rank of his own.
function behindRank({ tokens }: Source, title: Title, byStart: ReadonlyMap<number, Title>): Mention | null {
  if (title.offices.length === 0 || title.plural || title.counterpart) return null
  let k = title.to
  if (tokens[k]?.form === '(') while (k < title.to + 10 && k < tokens.length && tokens[k - 1]!.form !== ')') k++
  if (tokens[k]?.form === '،') k++
  const rank = byStart.get(k)
  return rank !== undefined && rank.offices.length === 0 && !rank.plural && rank.states.length + rank.mentions.length === 0
    ? rank.person
    : null
}

const CLOSES = new Set(['،', ':', 'ان', 'انه', 'انها', '"', '«', 'في', 'للصحفيين', 'للصحافيين', 'الذي', 'التي', '.', '('])

/** States that a title belongs to, by its adjectives and genitives; a body named in it counts as itself. */
function ofTitle(title: Title, registry: Registry): string[] {
  const out = title.states.map((e) => (e.kind === 'state' || e.country === null ? e.en : e.country))
  for (const m of title.mentions) {
    const entry = registry.entry(m.entity)
    if (entry !== null) out.push(entry.kind === 'capital' && entry.country !== null ? entry.country : entry.en)
    const country = registry.country(m.entity)
    if (country !== null && !out.includes(country)) out.push(country)
  }
  return out
}

function introduce(title: Title, person: Mention, local: Local, registry: Registry): void {
  const of = ofTitle(title, registry)
  for (const office of title.offices)
    for (const state of of)
      if (!title.former && !local.byOffice.has(`${office}\t${state}`)) local.byOffice.set(`${office}\t${state}`, person.entity)
  local.byHead.set(title.head, person.entity)
  for (const key of [title.head, ...title.offices]) {
    const ever = local.ever.get(key)
    if (ever === undefined) local.ever.set(key, new Set([person.entity]))
    else ever.add(person.entity)
  }
  if (!title.former) for (const office of title.offices) local.lastOf.set(office, person.entity)
  const state = title.states.find((e) => e.kind === 'state')
  if (state !== undefined) registry.belongs(person.entity, state.en)
}

// «مبعوث الأمم المتحدة إلى ليبيا … المبعوث الأممي»: an office whose holder is known introduces him as a name would.
function remember(title: Title, ref: Ref, local: Local, source: Source): void {
  if (!local.byHead.has(title.head)) local.byHead.set(title.head, ref)
  for (const key of [title.head, ...title.offices]) {
    const ever = local.ever.get(key)
    if (ever === undefined) local.ever.set(key, new Set([ref]))
    else ever.add(ref)
  }
  if (!title.former) for (const office of title.offices) local.lastOf.set(office, ref)
  keepWords(title, ref, local, source)
}

// The words of a title from its head, which goes without its clitics.
function wordsOf(title: Title, source: Source): string[] {
  const out = [title.head]
  for (let k = title.from + 1; k < title.titleEnd; k++) out.push(source.tokens[k]!.form)
  return out
}

function keepWords(title: Title, ref: Ref, local: Local, source: Source): void {
  if (title.former || title.plural || title.counterpart) return
  const known = local.byWords.get(title.head) ?? []
  local.byWords.set(title.head, known)
  known.push({ words: wordsOf(title, source), ref })
}

// «المتحدث باسم الهيئة», «وزيرة الاستثمار» after «وزيرة الاستثمار والتعاون فلانة»: the words of a title, all or its first, said again.
function again(title: Title, local: Local, source: Source): Ref | null {
  const known = title.former || title.plural || title.counterpart ? undefined : local.byWords.get(title.head)
  if (known === undefined || title.titleEnd < title.from + 2 || !isKnown(title, source)) return null
  const words = wordsOf(title, source)
  const same = new Set(known.filter((t) => words.every((w, k) => t.words[k] === w)).map((t) => t.ref))
  return same.size === 1 ? [...same][0]! : null
}

// «المتحدث باسم …», «وزيرة الاستثمار», «قائد حرس الحدود»; not «متحدث باسم», «مسؤول أميركي».
function isKnown({ from, head, mentions }: Title, { tokens }: Source): boolean {
  if (tokens[from]!.form.endsWith('ال' + head) || tokens[from]!.form.endsWith('لل' + head)) return true
  return tokens[from + 1]!.form.startsWith('ال') || mentions[0]?.from === from + 1
}

function fromTitle(title: Title, local: Local, registry: Registry, source: Source): ActorPhrase | null {
  const { from } = title
  if (title.person !== null)
    return { from, to: title.to, ref: title.person.entity, kind: 'name', speaks: true, why: 'named with the title' }
  if (title.plural) {
    const crowd = titleWords().is('several', title.head)
    return {
      from,
      to: title.to,
      ref: null,
      kind: 'unnamed',
      speaks: true,
      why: 'several people, none named',
      many: true,
      ...(crowd && { crowd }),
    }
  }
  const resolved = resolve(title, local, registry, source)
  if (resolved !== null) return { from, to: title.to, ref: resolved.ref, kind: 'role', speaks: true, why: resolved.why }
  if (title.title && !title.definite && title.offices.length === 0 && title.titleEnd === from + 1 && title.to === title.titleEnd)
    return null
  const kind = title.offices.length > 0 || title.counterpart ? 'role' : 'unnamed'
  return {
    from,
    to: title.to,
    ref: null,
    kind,
    speaks: true,
    why: kind === 'role' ? 'the office is named, its holder is not known' : 'not named',
  }
}

function resolve(title: Title, local: Local, registry: Registry, source: Source): { ref: Ref; why: string } | null {
  const date = source.published
  const of = ofTitle(title, registry)
  const offices = title.counterpart ? (local.last?.offices ?? []) : title.offices
  if (!title.former && !title.apart)
    for (const office of offices)
      for (const state of of) {
        const known = local.byOffice.get(`${office}\t${state}`)
        if (known !== undefined) return { ref: known, why: 'the article names the holder of this office' }
        const holders = lexicon().holdersAt(office, state, date)
        if (holders.length === 1) {
          const ref = registry.byName(holders[0]!.person, `held the office ${office} of ${state} on ${date}`)
          if (ref !== null) return { ref, why: `holder of the office on ${date}` }
        }
      }
  const same = again(title, local, source)
  if (same !== null) return { ref: same, why: 'the one whom the article names with these words' }
  if (title.definite && of.length === 0) {
    const last = local.byHead.get(title.head)
    if (last !== undefined) return { ref: last, why: 'the one last named with this title' }
    const ever = local.ever.get(title.head)
    if (ever?.size === 1) return { ref: [...ever][0]!, why: 'the only one whom the article names with this title' }
  }
  // «وزير الخارجية» alone, after «وزير الخارجية التركي فلان».
  if (title.bareOffice && of.length === 0 && !title.former)
    for (const office of title.offices) {
      const ever = local.ever.get(office)
      const only = ever?.size === 1 ? [...ever][0]! : undefined
      const last = local.lastOf.get(office) ?? only
      if (last !== undefined) return { ref: last, why: 'the one last named with this office' }
    }
  // «الوزير الأميركي», «المبعوث الأممي»: the article's only one of that state or body with that title.
  if (title.definite && title.title && of.length > 0 && !title.former && title.offices.length === 0 && !title.counterpart) {
    const ever = [...(local.ever.get(title.head) ?? [])]
    const own = ever.filter((ref) => of.some((state) => registry.country(ref) === state || registry.entry(ref)?.country === state))
    if (own.length === 1) return { ref: own[0]!, why: 'the only one of that state whom the article names with this title' }
    // «المبعوث الأممي»: who speaks for a body may be of any state.
    if (ever.length === 1 && of.every((name) => lexicon().entries.get(name)?.type === 'ORG'))
      return { ref: ever[0]!, why: 'the only one whom the article names with this title' }
  }
  return null
}

function fromMention(m: Mention | null, i: number, registry: Registry): ActorPhrase | null {
  if (m === null || m.from !== i) return null
  if (m.type === 'PER') return { from: i, to: m.to, ref: m.entity, kind: 'name', speaks: true, why: 'named' }
  if (m.type === 'ORG') return { from: i, to: m.to, ref: m.entity, kind: 'body', speaks: true, why: 'named' }
  if (m.type === 'GPE' || m.type === 'LOC') {
    const entry = registry.entry(m.entity)
    const speaks = entry !== null && (entry.kind === 'state' || entry.kind === 'capital' || entry.en === 'Western world')
    return { from: i, to: m.to, ref: m.entity, kind: 'body', speaks, why: 'named' }
  }
  return null
}

const isGroup = new WordMemory((form) => splitProclitics(form).some(({ rest }) => titleWords().is('group', rest)))

/** «السلطات الروسية», «حكومة فرنسا», «القوات السورية»: a group that stands for its state. */
function fromGroup(
  source: Source,
  i: number,
  end: number,
  mentionAt: (i: number) => Mention | null,
  registry: Registry,
): ActorPhrase | null {
  const { tokens } = source
  if (tokens[i]!.kind !== 'word' || i + 1 >= end) return null
  if (!isGroup.of(tokens[i]!.word)) return null
  const nisba = lexicon().nisbaAt(tokens, i + 1, end)
  if (nisba !== null && nisba.skip === 0) {
    const state: Entry | undefined = nisba.values.find((e) => e.kind === 'state') ?? nisba.values[0]
    if (state !== undefined)
      return {
        from: i,
        to: nisba.to,
        ref: registry.known(state, 'by its adjective'),
        kind: 'body',
        speaks: true,
        why: 'a group of the state',
      }
  }
  const m = mentionAt(i + 1)
  if (m !== null && (m.type === 'GPE' || m.type === 'ORG') && m.span[0] === tokens[i + 1]!.start)
    return { from: i, to: m.to, ref: m.entity, kind: 'body', speaks: true, why: 'a group of the body named' }
  return null
}
