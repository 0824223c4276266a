import { cellValues, readTable } from '../../lexicon/lexicon.ts'
import { foldWord, type Word, WordMemory } from '../../text/text.ts'
import type { Act } from '../contract.ts'
import { conjugate } from '../grammar/conjugate.ts'

/** A verb of saying with what it takes (a line of `lexicon/words/speech.tsv`, where the flags are explained). */
export interface Speech {
  readonly lemma: string
  readonly act: Act
  /** Folded prepositions before أن/إن; the empty string for none. */
  readonly clause: ReadonlySet<string>
  /** Folded prepositions (or other words) before a noun that is the content; the empty string for a direct object. */
  readonly object: ReadonlySet<string>
  readonly quote: boolean
  readonly flags: ReadonlySet<string>
}

/** One way to read a word as a verb of saying, its participle or its verbal noun. */
export interface SpeechForm {
  readonly speech: Speech
  readonly kind: 'verb' | 'participle' | 'noun'
  readonly tense: 'past' | 'present' | 'future' | null
  readonly feminine: boolean
  readonly plural: boolean
  /** An object pronoun on a verb («اتهمتها»), a possessor on a noun («قوله»), the article on a noun («القول»). */
  readonly pronoun: boolean
  readonly article: boolean
  /** An indefinite accusative («تحذيرا»): counts only as what a verb of giving gives. */
  readonly given?: boolean
}

const ACTS: ReadonlySet<string> = new Set(
  'say confirm deny warn threaten demand propose promise accuse praise condemn reject ask'.split(' '),
)
const COLUMNS = ['lemma', 'present', 'participle', 'nouns', 'act', 'clause', 'object', 'quote', 'flags'] as const
const NONE: readonly SpeechForm[] = []

/** A written word that may be a word of saying: its readings, and whether و or ف is written onto it. */
interface Written {
  readonly forms: SpeechForm[]
  readonly joined: boolean
}

let loaded: ReadonlyMap<string, Written> | null = null

/** What a folded word may be among the words of saying, with or without و or ف before it; null where it is none. */
export function speechWord(form: string): Written | null {
  loaded ??= load()
  const k = key(form)
  return (seen[k >> 3]! & (1 << (k & 7))) === 0 ? null : (loaded.get(form) ?? null)
}

// Nineteen words in twenty are no word of saying: a bit for a few of their letters says so without a look into the map.
const seen = new Uint8Array(1 << 17)
const key = (form: string): number => {
  const n = form.length
  return (
    (form.charCodeAt(0) * 31 + form.charCodeAt(1) * 1031 + form.charCodeAt(n >> 1) * 8209 + form.charCodeAt(n - 1) * 131 + n * 65_537) &
    0xfffff
  )
}

/** As `speechWord`, of a token's word. */
export const speechAt = (word: Word): Written | null => memory.of(word)

const memory = new WordMemory((form) => speechWord(form))

/** What a folded word without a conjunction may be among the words of saying; empty where it is none. */
export function speechForms(form: string): readonly SpeechForm[] {
  const written = speechWord(form)
  return written === null || written.joined ? NONE : written.forms
}

/** Whether an act is one the contract knows. */
export const isAct = (name: string): name is Act => ACTS.has(name)

const governs = (cell: string): ReadonlySet<string> => new Set(cellValues(cell).map((w) => (w === '-' ? '' : foldWord(w))))

function load(): Map<string, Written> {
  const map = new Map<string, SpeechForm[]>()
  for (const row of readTable('words/speech.tsv', COLUMNS)) {
    if (!isAct(row.act)) throw new Error(`lexicon/words/speech.tsv:${row.line}: no act "${row.act}"`)
    const speech: Speech = {
      lemma: row.lemma,
      act: row.act,
      clause: governs(row.clause),
      object: governs(row.object),
      quote: row.quote === 'yes',
      flags: new Set(cellValues(row.flags)),
    }
    addVerb(map, speech, row.present)
    addParticiple(map, speech, row.participle === '=' ? 'م' + row.present.slice(1) : row.participle)
    for (const noun of cellValues(row.nouns)) addNoun(map, speech, noun)
  }
  const written = new Map<string, Written>()
  for (const [form, forms] of map) written.set(form, { forms, joined: false })
  // One look for each token: the forms with a conjunction are listed too, unless they are words of their own («ورد»).
  for (const [form, forms] of map)
    for (const conjunction of ['و', 'ف']) {
      const own = map.get(conjunction + form)
      // «ورد» is «و» with «رد» too.
      written.set(conjunction + form, own === undefined ? { forms, joined: true } : { forms: [...own, ...forms], joined: false })
    }
  for (const form of written.keys()) seen[key(form) >> 3]! |= 1 << (key(form) & 7)
  return written
}

function put(map: Map<string, SpeechForm[]>, form: string, entry: SpeechForm): void {
  const list = map.get(form)
  if (list === undefined) map.set(form, [entry])
  else if (!list.some((e) => e.speech === entry.speech && e.kind === entry.kind && e.given === entry.given)) list.push(entry)
}

function addVerb(map: Map<string, SpeechForm[]>, speech: Speech, present: string): void {
  const pronouns = speech.flags.has('person') || speech.flags.has('suffix')
  for (const [form, verb] of conjugate(speech.lemma, present)) {
    if (verb.first || (verb.object && !pronouns) || (verb.tense === 'past' && speech.flags.has('no-past'))) continue
    const { tense, feminine } = verb
    put(map, form, { speech, kind: 'verb', tense, feminine, plural: verb.number !== 'singular', pronoun: verb.object, article: false })
  }
}

const PARTICIPLES: readonly (readonly [ending: string, feminine: boolean, plural: boolean])[] = [
  ['', false, false],
  ['ا', false, false],
  ['ه', true, false],
  ['ين', false, true],
  ['تين', true, true],
]
const PRONOUNS = ['ه', 'ها', 'هم', 'هما']

function addParticiple(map: Map<string, SpeechForm[]>, speech: Speech, participle: string): void {
  if (participle === '') return
  const stem = foldWord(participle)
  const weak = stem.endsWith('ي') && participle.length > 3 ? stem.slice(0, -1) : stem
  for (const [ending, feminine, plural] of PARTICIPLES) {
    const form = (ending === 'ين' ? weak : stem) + ending
    put(map, form, { speech, kind: 'participle', tense: null, feminine, plural, pronoun: false, article: false })
  }
}

function addNoun(map: Map<string, SpeechForm[]>, speech: Speech, noun: string): void {
  const form = foldWord(noun)
  const stem = noun.endsWith('ة') ? form.slice(0, -1) + 'ت' : form
  const entry: SpeechForm = { speech, kind: 'noun', tense: null, feminine: false, plural: false, pronoun: false, article: false }
  for (const lead of ['', 'ب', 'ل']) {
    put(map, lead + form, entry)
    // «أصدر تحذيرا من»
    if (lead === '' && !/[ةا]$/.test(noun)) put(map, `${form}ا`, { ...entry, given: true })
    put(map, lead === 'ل' ? 'لل' + form : lead + 'ال' + form, { ...entry, article: true })
    for (const pronoun of PRONOUNS)
      put(map, lead + stem + pronoun, { ...entry, pronoun: true, feminine: pronoun === 'ها', plural: pronoun.startsWith('هم') })
  }
}
