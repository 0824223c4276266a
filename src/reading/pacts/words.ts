import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import { foldWord } from '../../text/text.ts'
import type { PactKind, PactStatus } from '../contract.ts'
import { type Inflections, inflections } from '../grammar/inflection.ts'

/** A head noun of instruments: «معاهدة», «خطة», «عقوبات». */
export interface Head {
  readonly kind: PactKind
  /** Heads that may name the same instrument share it. */
  readonly family: string
  readonly strength: number
  readonly needs: ReadonlySet<string>
  /** Its status where no word tells one, if that is another than its kind's; else null. */
  readonly usual: PactStatus | null
}

/** A word beside an instrument that tells its status. */
export interface StatusWord {
  readonly status: PactStatus
  readonly side: 'before' | 'after' | 'both'
  /** What becomes of the instrument by it: signed, binding, imposed, reached; empty where it only tells. */
  readonly makes: string
}

/** A verb by which an instrument says what it provides; `binds` where the provision is itself an undertaking. */
export interface ClauseVerb {
  /** Folded preposition before the provision; empty for a direct object. */
  readonly preposition: string
  readonly binds: boolean
}

interface PactWords {
  readonly heads: Inflections<Head>
  readonly statuses: Inflections<StatusWord>
  readonly clauses: Inflections<ClauseVerb>
  /** Adjectives that do not tell which instrument is meant. */
  readonly vague: Inflections<true>
  /** Verbs and words that end an instrument's name; true where any form of the verb does. */
  readonly ends: Inflections<boolean>
}

const KINDS = /^(treaty|agreement|declaration|plan|strategy|doctrine|law|sanctions)$/
const STATUSES = /^(proposed|negotiated|signed|in force|suspended|ended|unknown)$/
const SIDES = /^(before|after|both)$/

let loaded: PactWords | null = null

/** The words of `lexicon/words/pacts-*.tsv`. */
export function pactWords(): PactWords {
  loaded ??= { heads: heads(), statuses: statuses(), clauses: clauses(), vague: vague(), ends: ends() }
  return loaded
}

function heads(): Inflections<Head> {
  const words = inflections<Head>()
  for (const row of readTable('words/pacts-heads.tsv', ['forms', 'kind', 'family', 'strength', 'needs', 'usual'])) {
    if (!KINDS.test(row.kind)) throw new Error(`lexicon/words/pacts-heads.tsv:${row.line}: "${row.kind}" is no kind of pact`)
    if (row.usual !== '' && !STATUSES.test(row.usual))
      throw new Error(`lexicon/words/pacts-heads.tsv:${row.line}: "${row.usual}" is no status`)
    const needs = new Set(cellValues(row.needs).map(foldWord))
    const usual = row.usual === '' ? null : (row.usual as PactStatus)
    const head: Head = { kind: row.kind as PactKind, family: row.family, strength: Number(row.strength), needs, usual }
    for (const form of cellValues(row.forms)) words.noun(form, head)
  }
  return words.build()
}

function statuses(): Inflections<StatusWord> {
  const words = inflections<StatusWord>()
  for (const row of readTable('words/pacts-status.tsv', ['past', 'present', 'nouns', 'participles', 'status', 'side', 'makes'])) {
    if (!STATUSES.test(row.status) || !SIDES.test(row.side))
      throw new Error(`lexicon/words/pacts-status.tsv:${row.line}: "${row.status}", "${row.side}" are no status and side`)
    const word: StatusWord = { status: row.status as PactStatus, side: row.side as StatusWord['side'], makes: row.makes }
    if (row.present !== '') words.verb(row.past, row.present, word)
    for (const noun of cellValues(row.nouns)) words.noun(noun, word)
    for (const participle of cellValues(row.participles)) words.participle(participle, word)
  }
  return words.build()
}

function clauses(): Inflections<ClauseVerb> {
  const words = inflections<ClauseVerb>()
  for (const row of readTable('words/pacts-clauses.tsv', ['past', 'present', 'nouns', 'preposition', 'binds'])) {
    const verb: ClauseVerb = { preposition: foldWord(row.preposition), binds: row.binds !== '' }
    words.verb(row.past, row.present, verb)
    for (const noun of cellValues(row.nouns)) words.noun(noun, verb)
  }
  return words.build()
}

function vague(): Inflections<true> {
  const words = inflections<true>()
  for (const row of readTable('words/pacts-vague.tsv', ['words'])) words.participle(row.words, true)
  return words.build()
}

// The verbs that tell events carry a sentence on behind an instrument's name as well as any.
function ends(): Inflections<boolean> {
  const found = inflections<boolean>()
  for (const row of readTable('words/events-verbs.tsv', ['past', 'present']))
    if (row.present !== '') found.verb(row.past, row.present, false)
  for (const row of readTable('words/pacts-ends.tsv', ['past', 'present', 'words'])) {
    if (row.present !== '') found.verb(row.past, row.present, true)
    for (const word of cellValues(row.words)) found.noun(word, true)
  }
  return found.build()
}
