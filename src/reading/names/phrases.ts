import { type Entry, lexicon } from '../../lexicon/lexicon.ts'
import { splitProclitics, WordMemory } from '../../text/text.ts'
import type { Source } from '../source.ts'
import { type Bearers, bearerOf, introduce, keepWords, noBearers, remember, startOver } from './bearers.ts'
import type { ActorPhrase, Mention } from './names.ts'
import type { Registry } from './registry.ts'
import { type Title, titleAt } from './title.ts'
import { titleWords } from './title-words.ts'

/** Finds the noun phrases that stand for somebody, in order, and says who each one is. */
export function findPhrases(source: Source, mentionAt: (i: number) => Mention | null, registry: Registry): ActorPhrase[] {
  const bearers = noBearers()
  const titles = collectTitles(source, mentionAt)
  const byStart = new Map(titles.map((t) => [t.from, t]))
  const bearer = (t: Title): Mention | null => t.person ?? before(source, t, mentionAt) ?? behindRank(source, t, byStart)
  for (const t of titles) {
    const who = bearer(t)
    if (who === null) continue
    introduce(t, who, bearers, registry)
    keepWords(t, who.entity, bearers, source)
  }
  startOver(bearers)
  const out: ActorPhrase[] = []
  for (const s of source.sentences)
    for (let i = s.from; i < s.to; i++) {
      const title = byStart.get(i)
      const phrase =
        title !== undefined
          ? fromTitle(title, bearers, registry, source)
          : (fromMention(mentionAt(i), i, registry) ?? fromGroup(source, i, s.to, mentionAt, registry))
      if (phrase === null) continue
      out.push(phrase)
      if (title !== undefined) {
        const who = bearer(title)
        if (who !== null) introduce(title, who, bearers, registry)
        else if (phrase.kind === 'role' && phrase.ref !== null) remember(title, phrase.ref, bearers, source)
        if (title.offices.length > 0) bearers.last = title
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

function fromTitle(title: Title, bearers: Bearers, registry: Registry, source: Source): ActorPhrase | null {
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
  const resolved = bearerOf(title, bearers, registry, source)
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
