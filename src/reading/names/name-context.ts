import { type Entry, readTable } from '../../lexicon/lexicon.ts'
import { foldWord, splitProclitics, type Token } from '../../text/text.ts'
import { speechWord } from '../statements/speech.ts'

type Call = 'medium' | 'agency' | 'place' | 'person' | 'document' | 'weapon' | 'body' | 'occasion'

/** What the words right before a name call for. */
export interface NameContext {
  /** Whether the entry is of the kind called for; true for all where nothing is called for. */
  fits(entry: Entry): boolean
  /** Whether something is called for, and the entry is of that kind. */
  calls(entry: Entry): boolean
}

let loaded: Map<string, Set<Call>> | null = null

function callers(): Map<string, Set<Call>> {
  if (loaded === null) {
    loaded = new Map()
    for (const row of readTable('words/name-callers.tsv', ['word', 'calls'])) {
      const word = foldWord(row.word)
      const set = loaded.get(word) ?? new Set()
      set.add(row.calls as Call)
      loaded.set(word, set)
    }
  }
  return loaded
}

/** Whether the folded word calls for a name of the kind. */
export const callsFor = (word: string, call: Call): boolean => callers().get(word)?.has(call) === true

const MEDIA = new Set(['agency', 'newspaper', 'channel', 'radio', 'site', 'magazine', 'platform'])

/** Whether the entry is an agency, paper, channel, site or platform. */
export const isMedium = (entry: Entry): boolean => MEDIA.has(entry.kind)

function kindOf(entry: Entry): Call {
  if (entry.type === 'PER') return 'person'
  if (entry.type === 'GPE' || entry.type === 'LOC' || entry.type === 'FAC') return 'place'
  if (entry.type === 'DOC') return 'document'
  if (entry.type === 'WPN') return 'weapon'
  if (entry.type === 'EVT') return 'occasion'
  return isMedium(entry) ? 'medium' : 'body'
}

const OWN_NOUNS: Readonly<Record<string, readonly string[]>> = {
  newspaper: ['صحيفه', 'جريده', 'صحف', 'صحيفتي', 'الصحيفه'],
  channel: ['قناه', 'قناتي', 'تلفزيون', 'فضاييه', 'شبكه'],
  magazine: ['مجله'],
  radio: ['اذاعه', 'راديو'],
}

/** Whether the noun before a medium's name is the one for its kind: «صحيفة الحياة» is not the channel of that name. */
export function isOwnNoun(tokens: readonly Token[], from: number, entry: Entry): boolean {
  const before = tokens[from - 1]?.kind === 'mark' ? tokens[from - 2] : tokens[from - 1]
  if (before === undefined || before.kind !== 'word') return false
  return splitProclitics(before.form).some(({ rest }) => OWN_NOUNS[entry.kind]?.includes(rest) === true)
}

const NONE: NameContext = { fits: () => true, calls: () => false }

/** Looks at the word before a name, a quotation mark or bracket between them allowed («صحيفة "الوطن"»). */
export function nameContext(tokens: readonly Token[], from: number): NameContext {
  let i = from - 1
  if (i >= 0 && tokens[i]!.kind === 'mark' && '"«“('.includes(tokens[i]!.form)) i--
  const before = tokens[i]
  if (before === undefined || before.kind !== 'word') return NONE
  for (const { rest } of splitProclitics(before.form)) {
    const calls = callers().get(rest)
    if (calls !== undefined) {
      // «وكالة الأنباء»: an agency, not the paper of that name.
      const fits = (e: Entry): boolean => calls.has(kindOf(e)) || (e.kind === 'agency' && calls.has('agency'))
      return { fits, calls: fits }
    }
  }
  return NONE
}

let vetoes: Map<string, Set<string>> | null = null

/** Whether the word before or after a name says that it is none («من جهة الغرب», «مسقط رأسه»), from `lexicon/words/name-vetoes.tsv`. */
export function isVetoed(name: string, before: Token | undefined, next: Token | undefined): boolean {
  vetoes ??= loadVetoes()
  const around = vetoes.get(name)
  return around !== undefined && (around.has(`${before?.form ?? ''}\t`) || around.has(`\t${next?.form ?? ''}`))
}

function loadVetoes(): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>()
  for (const row of readTable('words/name-vetoes.tsv', ['name', 'before', 'next'])) {
    const name = foldWord(row.name)
    out.set(name, (out.get(name) ?? new Set()).add(`${foldWord(row.before)}\t${foldWord(row.next)}`))
  }
  return out
}

const PREPOSITIONS = new Set(['في', 'الي', 'من', 'عن', 'علي', 'داخل', 'نحو', 'عبر', 'ضد'])

/** Whether a preposition stands right before: what follows is a noun, not an adjective. */
export const afterPreposition = (tokens: readonly Token[], from: number): boolean => PREPOSITIONS.has(tokens[from - 1]?.form ?? '')

/** Whether a word is a verb of saying. */
export const isSaying = (token: Token | undefined): boolean => speechWord(token?.form ?? '')?.forms.some((f) => f.kind === 'verb') === true
