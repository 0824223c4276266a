import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import { foldWord } from '../../text/text.ts'
import type { EventType } from '../contract.ts'
import { type Inflections, inflections } from '../grammar/inflection.ts'
import type { Source } from '../source.ts'

/** A line of the event lexicon. */
export interface EventWord {
  readonly type: EventType
  readonly mode: string | null
  /** Lines of one verb or noun share it. */
  readonly lemma: string
  /** Classes one of whose words must follow; empty where none must. */
  readonly needs: readonly string[]
  /** Whether that word must be an object: no preposition written onto it («=aid»). */
  readonly bare: boolean
  /** Whether a preposition must bring that word in («انسحب من الاتفاق», not «انسحاب قوات الحلف»). */
  readonly brought: boolean
  /** Whether the direct object is the recipient. */
  readonly object: boolean
  /** Whether the subject is struck («اغتيل», «أصيب»). */
  readonly undergone: boolean
  readonly recipient: ReadonlySet<string>
  /** Prepositions that bring one more actor («اتفق مع»). */
  readonly partner: ReadonlySet<string>
  readonly genitive: 'a' | 'o' | ''
  readonly strength: number
  /** Whether it is a noun's line, whose needed word is an adjective or a genitive right behind it. */
  readonly close: boolean
}

const TYPES = /^(AGREE|CONSULT|SUPPORT|COOPERATE|AID|YIELD|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT)$/
/** What a verb's line does not tell of it, and a rule asks (`lexicon/words/events-manners.tsv`). */
export type Manner = 'backing' | 'figurative' | 'sending' | 'striking'

interface Loaded {
  readonly manners: ReadonlyMap<string, ReadonlySet<string>>
  readonly words: Inflections<EventWord>
  readonly classes: Inflections<string>
}
let loaded: Loaded | null = null

/** The event lexicon: `lexicon/words/events-verbs.tsv`, `events-nouns.tsv`, `events-classes.tsv`, `events-manners.tsv`. */
export function eventWords(): Loaded {
  loaded ??= load()
  return loaded
}

function load(): Loaded {
  const words = inflections<EventWord>()
  const columns = ['type', 'mode', 'with', 'recipient', 'genitive', 'strength'] as const
  for (const row of readTable('words/events-verbs.tsv', ['past', 'present', 'nouns', 'participles', ...columns])) {
    const word = eventWord(row, row.past, `events-verbs.tsv:${row.line}`)
    words.verb(row.past, row.present, word)
    for (const noun of cellValues(row.nouns)) words.noun(noun, word)
    for (const participle of cellValues(row.participles)) words.participle(participle, word)
  }
  for (const row of readTable('words/events-nouns.tsv', ['forms', ...columns])) {
    const forms = cellValues(row.forms)
    const word = { ...eventWord(row, forms[0] ?? '', `events-nouns.tsv:${row.line}`), close: true }
    for (const form of forms) words.noun(form, word)
  }
  const classes = inflections<string>()
  for (const row of readTable('words/events-classes.tsv', ['class', 'words']))
    for (const form of cellValues(row.words)) classes.noun(form, row.class)
  const manners = new Map(
    readTable('words/events-manners.tsv', ['manner', 'lemmas']).map((row) => [row.manner, new Set(cellValues(row.lemmas))]),
  )
  return { words: words.build(), classes: classes.build(), manners }
}

type Row = Readonly<Record<'type' | 'mode' | 'with' | 'recipient' | 'genitive' | 'strength', string>>

function eventWord(row: Row, lemma: string, where: string): EventWord {
  if (!TYPES.test(row.type)) throw new Error(`lexicon/words/${where}: "${row.type}" is no event type`)
  if (!/^[1-4]$/.test(row.strength)) throw new Error(`lexicon/words/${where}: strength is 1 to 4, found "${row.strength}"`)
  const recipient = cellValues(row.recipient)
  return {
    type: row.type as EventType,
    mode: row.mode || null,
    lemma,
    needs: cellValues(row.with).map((c) => c.replace(/^[=-]/, '')),
    bare: row.with.includes('='),
    brought: row.with.startsWith('-'),
    object: recipient.includes('o'),
    undergone: recipient.includes('s'),
    recipient: new Set(recipient.filter((r) => !r.endsWith('+') && r !== 'o' && r !== 's').map(foldWord)),
    partner: new Set(recipient.filter((r) => r.endsWith('+')).map((r) => foldWord(r.slice(0, -1)))),
    genitive: row.genitive === 'a' || row.genitive === 'o' ? row.genitive : '',
    strength: Number(row.strength),
    close: false,
  }
}

/** Whether token `i` is a word of one of the classes, in any form. */
export const isOfClass = (source: Source, i: number, names: readonly string[]): boolean =>
  eventWords()
    .classes.at(source.tokens[i]!.word)
    .some((s) => names.includes(s.value) && s.kind === 'noun')

/** Whether the lexicon gives a line's verb or noun this manner. */
export const isOfManner = ({ lemma }: EventWord, manner: Manner): boolean => eventWords().manners.get(manner)?.has(lemma) === true
