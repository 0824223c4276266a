import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import { foldWord, type Token } from '../../text/text.ts'
import type { EventType } from '../contract.ts'
import { type Inflections, inflections, type Sense } from '../grammar/inflection.ts'

/** A line of the event lexicon. */
export interface EventWord {
  readonly type: EventType
  readonly mode: string | null
  /** Lines of one verb or noun share it. */
  readonly lemma: string
  /** Classes one of whose words must follow; empty where none must. */
  readonly needs: readonly string[]
  /** Whether the direct object is the recipient. */
  readonly object: boolean
  readonly recipient: ReadonlySet<string>
  /** Prepositions that bring one more actor («اتفق مع»). */
  readonly partner: ReadonlySet<string>
  readonly genitive: 'a' | 'o' | ''
  readonly strength: number
}

/** A word of the text that tells an event: its reading, and the token of the word that its line needs. */
export interface Trigger {
  readonly at: number
  readonly word: EventWord
  readonly sense: Sense<EventWord>
  /** Token of the word that the line needs, or -1. */
  readonly with: number
}

const TYPES = /^(AGREE|CONSULT|SUPPORT|COOPERATE|AID|YIELD|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST|SANCTION|MOBILIZE|COERCE|ASSAULT)$/
const REACH = 6

interface Loaded {
  readonly words: Inflections<EventWord>
  readonly classes: Inflections<string>
}
let loaded: Loaded | null = null

/** The event lexicon: `lexicon/words/events-verbs.tsv`, `events-nouns.tsv`, `events-classes.tsv`. */
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
    const word = eventWord(row, forms[0] ?? '', `events-nouns.tsv:${row.line}`)
    for (const form of forms) words.noun(form, word)
  }
  const classes = inflections<string>()
  for (const row of readTable('words/events-classes.tsv', ['class', 'words']))
    for (const form of cellValues(row.words)) classes.noun(form, row.class)
  return { words: words.build(), classes: classes.build() }
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
    needs: cellValues(row.with),
    object: recipient.includes('o'),
    recipient: new Set(recipient.filter((r) => !r.endsWith('+') && r !== 'o').map(foldWord)),
    partner: new Set(recipient.filter((r) => r.endsWith('+')).map((r) => foldWord(r.slice(0, -1)))),
    genitive: row.genitive === 'a' || row.genitive === 'o' ? row.genitive : '',
    strength: Number(row.strength),
  }
}

/**
 * The event that token `i` tells, or null. Where several lines share the word, one whose needed word follows goes first;
 * a line that needs a word and does not find it is none.
 */
export function triggerAt(tokens: readonly Token[], i: number, end: number): Trigger | null {
  const { words, classes } = eventWords()
  const senses = words.of(tokens[i]!.form)
  if (senses.length === 0) return null
  let plain: Trigger | null = null
  let best: Trigger | null = null
  for (const sense of senses) {
    const word = sense.value
    if (word.needs.length === 0) {
      if (plain === null || rank(sense) < rank(plain.sense)) plain = { at: i, word, sense, with: -1 }
      continue
    }
    const found = classWord(tokens, classes, word.needs, i, end)
    if (found >= 0 && (best === null || found < best.with)) best = { at: i, word, sense, with: found }
  }
  return best ?? plain
}

// Readings with fewer letters taken off go first; a stronger line before a weaker one.
const rank = (sense: Sense<EventWord>): number => sense.skip * 10 + (sense.kind === 'participle' ? 5 : 0) + sense.value.strength

/** The nearest word of one of the classes after `i`, before the clause ends. */
export function classWord(
  tokens: readonly Token[],
  classes: Inflections<string>,
  needs: readonly string[],
  i: number,
  end: number,
): number {
  for (let k = i + 1; k < Math.min(end, i + 1 + REACH); k++) {
    const t = tokens[k]!
    if (t.kind === 'mark' && (t.form === '.' || t.form === '؛' || t.form === ':' || t.form === '،')) return -1
    if (t.kind !== 'word') continue
    for (const s of classes.of(t.form)) if (needs.includes(s.value) && s.kind === 'noun' && !(s.joined && k === i + 1)) return k
  }
  return -1
}
