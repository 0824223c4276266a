import { WordMemory } from '../../text/text.ts'
import type { Ref } from '../contract.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import { entityType } from './entity-type.ts'
import { clitics, governor, isQuoting, onlyMarks } from './governor.ts'
import { particles } from './particles.ts'

/** Somebody named in a sentence, with what governs it. */
export interface Part {
  readonly from: number
  readonly to: number
  readonly refs: readonly Ref[]
  /** `nisba`: an adjective that names a state («الروسية»); `country`: «بلاده»; `group`: «الجانبان»; `force`: «القوات الحكومية», «مسلحون». */
  readonly kind: 'phrase' | 'nisba' | 'country' | 'group' | 'force'
  /** Folded preposition before it or written onto it; empty for a subject, an object or a genitive. */
  readonly lead: string
  /** Token of that preposition; its own first token where the preposition is written onto it. */
  readonly leadAt: number
  /** Whether و joins it to the part before. */
  readonly joined: boolean
}

/** Whom the article spoke of before a sentence, for the words that only point back. */
export interface Spoken {
  /** Person, or else whoever, that the last sentence was about. */
  person: Ref | null
  /** Parties last named together. */
  group: readonly Ref[]
}

/** A force that is named without its name: where its words end, and whose it is where the article tells. */
export interface Force {
  readonly to: number
  readonly refs: readonly Ref[]
}

/** The unnamed force that begins at a token, or null. */
export type FindForce = (i: number, to: number) => Force | null

const NEAREST = 20

/** Cuts what is named in `[from, to)` into parts, in order. */
export function cutParts(source: Source, names: Names, from: number, to: number, spoken: Spoken, force: FindForce | null = null): Part[] {
  const parts: Part[] = []
  for (let i = from; i < to; ) {
    const part =
      partAt(source, names, parts, i, from, to, spoken) ?? (force === null ? null : forceAt(source, names, parts, i, from, to, force))
    if (part !== null) {
      // «المصري سامح شكري»: the adjective belongs to the name's title.
      const last = parts.at(-1)
      if (part.kind === 'phrase' && last?.kind === 'nisba' && isTitleOf(source, names, last, part)) parts.pop()
      parts.push(ownedBy(source, parts, spellOut(source, parts, part)))
    }
    i = part?.to ?? i + 1
  }
  return parts
}

// «الرئيسان الروسي فلان والإيراني فلان», «الجانبان الروسي والإيراني»: who the two are stands right behind the word for both.
function spellOut(source: Source, parts: Part[], part: Part): Part {
  const group = parts.at(-1)
  if (group?.kind !== 'group' || part.lead !== '' || part.joined || part.refs.length === 0) return part
  if (part.kind === 'nisba' ? part.from !== group.to : !onlyMarks(source, group.to, part.from)) return part
  parts.pop()
  return {
    ...part,
    from: group.from,
    kind: part.kind === 'nisba' ? 'group' : part.kind,
    lead: group.lead,
    leadAt: group.leadAt,
    joined: group.joined,
  }
}

const CHAIN = 3

// «قادة دول «منظمة …»»: unnamed people of whoever stands as their genitive.
function ownedBy(source: Source, parts: Part[], part: Part): Part {
  const head = parts.at(-1)
  if (head === undefined || head.refs.length > 0 || head.kind !== 'nisba' || part.kind !== 'phrase' || part.lead !== '' || part.joined)
    return part
  if (part.from - head.to > CHAIN || source.tokens[part.from]!.form.startsWith('ل')) return part
  for (let i = head.to - 1; i < part.from; i++) {
    const { form, kind } = source.tokens[i]!
    if (kind === 'mark' ? !isQuoting(form) : form.startsWith('ال') || /^[يت]/.test(form) || particles('particle').has(form)) return part
  }
  parts.pop()
  return { ...part, from: head.from, lead: head.lead, leadAt: head.leadAt, joined: head.joined }
}

function statesIn(names: Names, from: number, to: number): Ref[] {
  const refs: Ref[] = []
  for (let i = from; i < to; i++) for (const ref of names.nisbaAt(i)) if (!refs.includes(ref)) refs.push(ref)
  return refs
}

// «الرئيس المصري سامح …», «رجل الدين العراقي، مقتدى …»
function isTitleOf(source: Source, names: Names, nisba: Part, name: Part): boolean {
  // «اتهامات بريطانية لروسيا»: a preposition of its own parts the name from what stands before it.
  if (name.leadAt === name.from) return false
  // «الأمن التركي زيدا»: a force's adjective is its own, and the name behind it another's.
  // So are the people whom a phrase of their own names («السلطات الروسية الصحفي فلانا»).
  if (nisba.to === name.from) {
    // «بنيران إسرائيلية جنوبي لبنان»: whose fire it was, and where.
    if (particles('agent').has(nisba.lead) && isOfPlaces(names, name)) return false
    return ![nisba.from - 1, nisba.from].some((k) => isForceWord(source.tokens[k]?.form))
  }
  return (
    name.refs.some((ref) => entityType(names, ref) === 'PER') &&
    (onlyMarks(source, nisba.to, name.from) || onlyAdjectives(source, nisba.to, name.from))
  )
}

const isOfPlaces = (names: Names, { refs }: Part): boolean =>
  refs.length > 0 && refs.every((ref) => /^(GPE|LOC|FAC)$/.test(entityType(names, ref)))

const isForceWord = (form = ''): boolean => particles('force').has(form.replace(/^[وف]?ال/, ''))

const MOST_ADJECTIVES = 3

// «العميل الروسي المزدوج السابق فلان»: definite words between the adjective and the name, as the noun before it has them.
function onlyAdjectives(source: Source, from: number, to: number): boolean {
  if (to - from > MOST_ADJECTIVES || !source.tokens[from - 1]!.form.startsWith('ال')) return false
  for (let i = from; i < to; i++) if (!/^ال[\u0621-\u064a]{3,}$/.test(source.tokens[i]!.form)) return false
  return true
}

function partAt(source: Source, names: Names, parts: readonly Part[], i: number, from: number, to: number, spoken: Spoken): Part | null {
  const there = names.phraseAt(i)
  // Behind where a phrase of somebody unnamed was cut stand words of their own.
  const phrase = there?.crowd === true || (there !== null && there.ref === null && there.from < i) ? null : there
  const mention = phrase === null ? names.mentionAt(i) : null
  const range = phrase ?? mention
  if (range !== null) {
    const end = Math.min(to, Math.max(range.to, i + 1))
    if (phrase !== null && phrase.ref === null) return unnamed(source, names, parts, i, end, from, phrase.many === true)
    const refs = isNamesake(source, names, i, phrase?.ref ?? mention?.entity ?? null)
      ? []
      : phrase?.ref != null
        ? [phrase.ref]
        : [mention!.entity]
    return { from: i, to: end, refs, kind: 'phrase', ...governor(source, names, parts, i, from) }
  }
  const token = source.tokens[i]!
  if (token.kind !== 'word') return null
  const pointing = pointings.of(token.word)
  if (pointing === 'country')
    return { from: i, to: i + 1, refs: countryBefore(names, parts, spoken), kind: 'country', ...governor(source, names, parts, i, from) }
  if (pointing === 'group')
    return {
      from: i,
      to: i + 1,
      refs: openingPair(names, parts, token.form) ?? spoken.group,
      kind: 'group',
      ...governor(source, names, parts, i, from),
    }
  const refs = names.nisbaAt(i)
  if (refs.length === 0) return null
  return { from: i, to: i + 1, refs, kind: 'nisba', ...governor(source, names, parts, i, from) }
}

function forceAt(source: Source, names: Names, parts: readonly Part[], i: number, from: number, to: number, force: FindForce): Part | null {
  const found = source.tokens[i]!.kind === 'word' ? force(i, to) : null
  if (found === null) return null
  const governed = governor(source, names, parts, i, from)
  // «القوات الحكومية السورية»: the adjective behind it says whose.
  const states = found.to < to && !source.tokens[found.to]!.form.startsWith('و') ? names.nisbaAt(found.to) : []
  return states.length > 0
    ? { from: i, to: found.to + 1, refs: states, kind: 'nisba', ...governed }
    : { from: i, ...found, kind: 'force', ...governed }
}

// «حاملة الطائرات «فلان»», «مطار فلان»: what bears somebody's name is not he.
function isNamesake({ tokens }: Source, names: Names, i: number, ref: Ref | null): boolean {
  if (ref === null || entityType(names, ref) !== 'PER') return false
  let k = i - 1
  while (k >= 0 && isQuoting(tokens[k]!.form)) k--
  return (
    particles('namesake').has(tokens[k]?.form ?? '') || (tokens[k]?.form === 'الطايرات' && /^[وف]?حامل/.test(tokens[k - 1]?.form ?? ''))
  )
}

// «دبلوماسيين بريطانيين», «وزراء دفاع حلف شمال الأطلسي»: known only by their state, or by the body that is named with them.
function unnamed(source: Source, names: Names, parts: readonly Part[], i: number, end: number, from: number, many: boolean): Part {
  const governed = governor(source, names, parts, i, from)
  for (let k = i + 1; k < end; k++) {
    const mention = names.mentionAt(k)
    if (mention === null || mention.from !== k) continue
    // «العسكري لأوكرانيا»: a preposition written onto the name ends what stands before it.
    if (/^[بلك]/.test(clitics(source, names, k))) return { from: i, to: k, refs: statesIn(names, i, k), kind: 'nisba', ...governed }
    // «رئيس أمريكي إلى سوريا»: where he goes is not whose he is.
    const isGoal = k - 1 > i && source.tokens[k - 1]!.form === 'الي' && mention.type !== 'ORG'
    if (isGoal) return { from: i, to: k - 1, refs: statesIn(names, i, k - 1), kind: 'nisba', ...governed }
    // «وزراء دفاع روسيا»: several of one state act for it.
    if (mention.type === 'ORG' || (many && names.stateOf(mention.entity) === mention.entity))
      return { from: i, to: end, refs: [mention.entity], kind: 'phrase', ...governed }
  }
  return { from: i, to: end, refs: statesIn(names, i, end), kind: 'nisba', ...governed }
}

// What a word that names nobody points to by itself: «بلاده», «الجانبان», «وللطرفين».
const pointings = new WordMemory<'country' | 'group' | null>((form) => {
  if (particles('country').has(form)) return 'country'
  return particles('both').has(form) || particles('both').has(form.replace(/^[وفبل](?=.{4})/, '')) ? 'group' : null
})

// «إن فلانا وفلانا راجعا الاتفاق بين البلدين»: the two that opened the sentence together, or their states.
function openingPair(names: Names, parts: readonly Part[], form: string): Ref[] | null {
  const first = parts.findIndex((p) => p.lead === '' && p.refs.length > 0)
  if (first < 0 || !parts[first + 1]?.joined) return null
  const { refs } = withJoined(parts, first)
  if (refs.length !== 2) return null
  const states = refs.map((ref) => names.stateOf(ref) ?? ref)
  return /بلد|دول/.test(form) ? (states[0] === states[1] ? null : states) : refs
}

// «بلاده»: the state of the person named last before it, in the sentence or before.
function countryBefore(names: Names, parts: readonly Part[], spoken: Spoken): Ref[] {
  const people = parts
    .slice(-NEAREST)
    .flatMap((p) => p.refs)
    .filter((ref) => entityType(names, ref) === 'PER')
  for (const ref of [...people.reverse(), spoken.person]) {
    const state = ref === null ? null : names.stateOf(ref)
    if (state !== null) return [state]
  }
  return []
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
