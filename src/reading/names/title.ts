import { type Entry, lexicon, readTable, Trie } from '../../lexicon/lexicon.ts'
import { bare, splitProclitics, type Token, WordMemory } from '../../text/text.ts'
import type { Mention } from './names.ts'
import { titleWords } from './title-words.ts'

/** A title read from its head noun: where it ends, whose office it is, and the person named in apposition. */
export interface Title {
  readonly from: number
  readonly to: number
  /** Offices that the head may be («head-of-state»), empty for a mere noun («مسؤول»). */
  readonly offices: readonly string[]
  /** Folded head without article and clitics: «وزير», «مسءول». */
  readonly head: string
  /** Whether the head bears the article and nothing else follows («الوزير»). */
  readonly definite: boolean
  readonly plural: boolean
  /** Whether the head is a title that needs no name («مسؤول» is none). */
  readonly title: boolean
  readonly counterpart: boolean
  /** Whether nothing but a definite office stands there («وزير الخارجية», no adjective or state behind it). */
  readonly bareOffice: boolean
  /** Whether other nouns stand between a head of one word and its state («رئيس مركز … في روسيا»): no office of the state. */
  readonly apart: boolean
  /** Said of one who no longer holds the office. */
  readonly former: boolean
  readonly states: readonly Entry[]
  readonly mentions: readonly Mention[]
  readonly person: Mention | null
  /** Index after the last token that belongs to the title itself. */
  readonly titleEnd: number
}

let officeTrie: Trie<string> | null = null

function offices(): Trie<string> {
  if (officeTrie === null) {
    officeTrie = new Trie()
    for (const [office, forms] of lexicon().offices) for (const form of forms) officeTrie.plant(form, office)
  }
  return officeTrie
}

let fixedTrie: Trie<{ office: string; state: Entry }> | null = null

/** Titles that name office and state at once («خادم الحرمين الشريفين»), from `lexicon/titles.tsv`. */
function fixedTitles(): Trie<{ office: string; state: Entry }> {
  if (fixedTrie === null) {
    fixedTrie = new Trie()
    for (const row of readTable('titles.tsv', ['title', 'office', 'of'])) {
      const state = lexicon().entries.get(row.of)
      if (state === undefined) throw new Error(`lexicon/titles.tsv:${row.line}: "${row.of}" is no entry of the lexicon`)
      fixedTrie.plant(row.title, { office: row.office, state })
    }
  }
  return fixedTrie
}

const REACH = 16
const FORMER = new Set(['السابق', 'السابقه', 'الاسبق', 'سابق', 'سابقه', 'اسبق', 'الراحل', 'راحل', 'المخلوع', 'المعزول'])

const SPEAKS_FOR = new Set(['باسم', 'بلسان', 'لسان'])

interface Head {
  /** The noun for people that the word is, without clitics; empty where it is none. */
  readonly head: string
  readonly noun: { readonly plural: boolean; readonly title: boolean } | undefined
  readonly counterpart: boolean
}

const NO_HEAD: Head = { head: '', noun: undefined, counterpart: false }

const heads = new WordMemory<Head>((form) => {
  const words = titleWords()
  for (const { rest } of splitProclitics(form)) {
    const counterpart = words.is('counterpart', rest)
    const noun = words.people.get(rest) ?? (rest.startsWith('ال') ? words.people.get(rest.slice(2)) : undefined)
    if (noun !== undefined || counterpart) return { head: rest, noun, counterpart }
  }
  return NO_HEAD
})

const AUTHORITIES = /^(ال)?سلطات$/

/** Reads a title that starts at token `i`; null where no head noun stands there. */
export function titleAt(tokens: readonly Token[], i: number, end: number, mentionAt: (i: number) => Mention | null): Title | null {
  const token = tokens[i]!
  if (token.kind !== 'word') return null
  const fixed = fixedTitles().longest(tokens, i, end)
  const named = fixed === null ? offices().longest(tokens, i, end) : null
  const office = fixed ?? named
  const { noun, counterpart, ...found } = heads.of(token.word)
  if (office === null && found.head === '') return null
  let { head } = found
  const start = office?.to ?? i + 1
  const scan = scanTitle(tokens, i, start, end, mentionAt, office !== null || counterpart, noun?.plural === true)
  // «مسؤولون في إدارة الرئيس فلان»: he is none of them.
  const crowd =
    noun?.plural === true && (scan.connected || titleWords().is('several', bare(found.head)) || titleWords().is('several', found.head))
  // «مستشار فلان»: somebody of his.
  const owner = office === null && !found.head.startsWith('ال') && titleWords().is('relation', found.head) && scan.person?.from === i + 1
  // «السلطات التركية فلانا»: nobody is authorities.
  const isAuthorities = office === null && AUTHORITIES.test(found.head)
  const person = crowd || owner || isAuthorities ? null : scan.person
  if (head === '') head = splitProclitics(token.form)[0]!.rest
  return {
    from: i,
    to: (owner ? scan.person : person)?.to ?? scan.kept,
    offices: fixed?.values.map((v) => v.office) ?? named?.values ?? [],
    head: bare(head),
    definite: head.startsWith('ال') && (office === null || office.to === i + 1),
    plural: noun?.plural ?? false,
    title: office !== null || counterpart || (noun?.title ?? true),
    counterpart,
    bareOffice: office !== null && scan.kept === office.to && tokens[office.to - 1]!.form.startsWith('ال'),
    apart: fixed === null && office !== null && office.to === i + 1 && scan.between,
    former: scan.former,
    states: fixed !== null ? [...fixed.values.map((v) => v.state), ...scan.states] : scan.states,
    mentions: scan.mentions,
    person,
    titleEnd: scan.kept,
  }
}

interface Scan {
  kept: number
  /** Whether nouns were passed before any state or body. */
  between: boolean
  former: boolean
  /** Whether a preposition was passed. */
  connected: boolean
  /** Whether a title of somebody else was passed behind one. */
  inner: boolean
  readonly states: Entry[]
  readonly mentions: Mention[]
  person: Mention | null
}

// Walks over what may stand between a title and its bearer: adjectives, «باسم», genitives, names of bodies, a bracketed gloss, one comma.
function scanTitle(
  tokens: readonly Token[],
  from: number,
  start: number,
  end: number,
  mentionAt: (i: number) => Mention | null,
  office: boolean,
  plural: boolean,
): Scan {
  const words = titleWords()
  // «المتحدث باسم الرئيس» is one title of the lexicon, and somebody else's stands in it.
  const inner = start > from + 1 && isOfAnother(tokens, start - 1)
  const scan: Scan = { kept: start, between: false, former: false, connected: false, inner, states: [], mentions: [], person: null }
  let k = start
  while (k < end && k - from < REACH) {
    const t = tokens[k]!
    const m = mentionAt(k)
    if (m !== null) {
      if (m.type === 'PER') {
        // «كبير المستشارين للرئيس فلان», «المتحدث باسم الرئيس فلان»: he is the inner title's.
        if (scan.inner) {
          scan.kept = m.to
          return scan
        }
        // «المتحدث باسم فلان، فلان»: for whom he speaks.
        if (SPEAKS_FOR.has(tokens[k - 1]!.form)) {
          k = scan.kept = m.to
          continue
        }
        if (!/^[وف]/.test(t.form) || m.span[0] === t.start) scan.person = m
        return scan
      }
      if (m.span[0] > t.start && t.form.startsWith('و') && scan.mentions.length > 0) return scan
      // «زار مبعوث أميركي موسكو»: behind the adjective of his state another place is none of his title.
      if (m.type === 'GPE' && scan.states.length > 0 && m.span[0] === t.start && !words.is('connector', tokens[k - 1]!.form)) return scan
      scan.mentions.push(m)
      k = scan.kept = m.to
      continue
    }
    if (t.kind === 'mark') {
      const next = tokens[k + 1]
      if (
        (t.form === '،' || t.form === ',' || t.form === ':') &&
        next !== undefined &&
        mentionAt(k + 1)?.type === 'PER' &&
        scan.kept > from
      ) {
        k++
        continue
      }
      const closer = closing(tokens, k, end)
      if (closer === null) return scan
      k = closer + 1
      continue
    }
    if (t.kind === 'number') return scan
    const form = t.form
    if (words.is('stop', form)) return scan
    const nisba = lexicon().nisbaAt(tokens, k, end)
    if (nisba !== null && nisba.skip === 0) {
      for (const e of nisba.values) scan.states.push(e)
      k = scan.kept = nisba.to
      continue
    }
    const closed = scan.states.length + scan.mentions.length > 0
    // «ويتهم المنتقدون الرئيس فلانا بـ»: whom they accuse. «مسؤول إيراني كبير», not «مسؤول إيراني كبير المفاوضين».
    if ((closed || (plural && isDefinite(form))) && !words.is('honorific', form) && !describes(tokens, k) && startsTitle(tokens, k, end))
      return scan
    if (form.startsWith('لل')) scan.connected = true
    if (isOfAnother(tokens, k)) scan.inner = true
    if (FORMER.has(form)) scan.former = true
    if (!closed && !words.is('connector', form) && !words.is('adjective', form) && !words.is('honorific', form) && !FORMER.has(form))
      scan.between = true
    // «مسؤولون حكوميون سوريون»
    if (plural && k === scan.kept && /[^ا]ي(?:ون|ين)$/.test(form)) {
      k = scan.kept = k + 1
      continue
    }
    if (words.is('connector', form)) {
      scan.connected = true
      k++
    } else if (words.is('adjective', form) || words.is('honorific', form) || isDefinite(form) || words.people.has(form))
      k = scan.kept = k + 1
    else if (words.is('noun', form) && (!closed || !office)) k = scan.kept = k + 1
    else return scan
  }
  return scan
}

const describes = (tokens: readonly Token[], k: number): boolean =>
  titleWords().is('adjective', tokens[k]!.form) && !isDefinite(tokens[k + 1]?.form ?? '')

const startsTitle = (tokens: readonly Token[], k: number, end: number): boolean => {
  const hit = offices().longest(tokens, k, end, false)
  return hit !== null || titleWords().people.get(tokens[k]!.form)?.title === true
}

// «للرئيس», «باسم الرئيس»
function isOfAnother(tokens: readonly Token[], k: number): boolean {
  const { form } = tokens[k]!
  const noun = form.startsWith('لل')
    ? form.slice(2)
    : form.startsWith('ال') && titleWords().is('connector', tokens[k - 1]!.form)
      ? form.slice(2)
      : ''
  return noun !== '' && titleWords().people.get('ال' + noun)?.title === true
}

const isDefinite = (form: string): boolean =>
  /^(ال|لل|وال|بال|ولل)/.test(form) && form.length > 4 && !titleWords().is('unarticled', form.replace(/^و(?=ال)/, ''))

function closing(tokens: readonly Token[], open: number, end: number): number | null {
  const form = tokens[open]!.form
  const closer = form === '(' ? ')' : form === '"' ? '"' : form === '«' ? '»' : form === '“' ? '”' : null
  if (closer === null) return form === '-' ? open : null
  for (let k = open + 1; k < end && k <= open + 5; k++) if (tokens[k]!.form === closer) return k
  return null
}
