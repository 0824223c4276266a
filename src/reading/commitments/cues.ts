import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import { foldWord, type Word, WordMemory } from '../../text/text.ts'
import { type Inflections, inflections } from '../grammar/inflection.ts'
import { isImperfect } from '../grammar/verb-shape.ts'

/** A word by which somebody is bound. */
export interface Cue {
  readonly kind: 'promise' | 'decision' | 'plan' | 'offer' | 'threat'
  /** Folded preposition before what is undertaken; empty for a direct object. */
  readonly link: string
}

/** Whether what a verb foretells can be undertaken by somebody for himself: where his own words or his name say so, or by nobody («سنحصل», «لن نستطيع»). */
export type Own = 'yes' | 'no' | 'never'

interface CueWords {
  readonly cues: Inflections<Cue>
  readonly outcomes: Inflections<Own>
  /** Verbs that in the present tell a step on somebody's calendar. */
  readonly steps: Inflections<true>
  readonly scheduled: ReadonlySet<string>
  readonly lookalikes: ReadonlySet<string>
  /** Words that end an undertaking behind a comma; those with `true` wherever they stand. */
  readonly breaks: ReadonlyMap<string, boolean>
}

const KINDS = /^(promise|decision|plan|offer|threat)$/

let loaded: CueWords | null = null

/** The words of `lexicon/words/commitments-*.tsv`. */
export function cueWords(): CueWords {
  loaded ??= {
    cues: cues(),
    outcomes: outcomes(),
    steps: verbs('commitments-steps.tsv'),
    scheduled: words('commitments-scheduled.tsv', 'words'),
    lookalikes: words('commitments-lookalikes.tsv', 'word'),
    breaks: new Map(readTable('words/commitments-breaks.tsv', ['word', 'always']).map((row) => [foldWord(row.word), row.always !== ''])),
  }
  return loaded
}

function cues(): Inflections<Cue> {
  const found = inflections<Cue>()
  for (const row of readTable('words/commitments-cues.tsv', ['past', 'present', 'nouns', 'participles', 'link', 'kind'])) {
    if (!KINDS.test(row.kind)) throw new Error(`lexicon/words/commitments-cues.tsv:${row.line}: "${row.kind}" is no kind of commitment`)
    const cue: Cue = { kind: row.kind as Cue['kind'], link: foldWord(row.link) }
    if (row.past !== '') found.verb(row.past, row.present, cue)
    for (const noun of cellValues(row.nouns)) found.noun(noun, cue)
    for (const participle of cellValues(row.participles)) found.participle(participle, cue)
  }
  return found.build()
}

function outcomes(): Inflections<Own> {
  const found = inflections<Own>()
  for (const row of readTable('words/commitments-outcomes.tsv', ['past', 'present', 'own'])) {
    if (!/^(yes|never|)$/.test(row.own))
      throw new Error(`lexicon/words/commitments-outcomes.tsv:${row.line}: "${row.own}" is neither yes nor never`)
    found.verb(row.past, row.present, row.own === '' ? 'no' : (row.own as Own))
  }
  return found.build()
}

function verbs(file: string): Inflections<true> {
  const found = inflections<true>()
  for (const row of readTable(`words/${file}`, ['past', 'present'])) found.verb(row.past, row.present, true)
  return found.build()
}

const words = <Column extends string>(file: string, column: Column): ReadonlySet<string> =>
  new Set(readTable(`words/${file}`, [column]).map((row) => foldWord(row[column])))

const FUTURE = /^[وف]?س[يتن][\u0621-\u064a]{2,}$/

/** As `isUndertaking`, of a token's word. */
export const isUndertakingAt = (word: Word): boolean => undertakings.of(word)

const undertakings = new WordMemory((form) => isUndertaking(form))

/** Whether a folded word is a future verb that can bind somebody: «ستنشر», not «سياسة», nor «سيؤدي». */
export function isUndertaking(form: string): boolean {
  if (!FUTURE.test(form)) return false
  const { lookalikes, outcomes } = cueWords()
  if (lookalikes.has(form) || lookalikes.has(form.slice(1)) || form.includes('ال', 1) || !isImperfect(form.replace(/^[وف]?س/, '')))
    return false
  const foretold = outcomes.of(form)
  if (foretold.some((s) => s.value === 'never')) return false
  // «سنفشله», «سنستمر»: of himself somebody undertakes what of other things he only foretells.
  return /^[وف]?سن/.test(form) || foretold.length === 0
}
