import { type Entry, lexicon, readTable } from '../../lexicon/lexicon.ts'
import { foldWord, splitProclitics, type Token } from '../../text/text.ts'
import type { Source } from '../source.ts'
import { callsFor } from './name-context.ts'
import { titleWords } from './title-words.ts'

/**
 * Whether a state's name of one word is its own adjective here: «قرية سورية» behind an indefinite noun that it agrees with, «السلطات السعودية»
 * behind a definite one.
 */
export function isStateAdjective({ tokens, text }: Source, { from, to }: { from: number; to: number }, entry: Entry): boolean {
  const t = tokens[from]!
  const before = tokens[from - 1]
  if (before === undefined || !t.gap || !t.form.endsWith('ه')) return false
  if (lexicon().nisbaAt(tokens, from, to)?.values.includes(entry) !== true) return false
  if (before.kind !== 'word') return t.form.startsWith('ال') && isMarkedMedium(tokens, from - 1)
  if (t.form.startsWith('ال')) return isDescribed(tokens, from - 1)
  return before.form.length > 3 && text[before.end - 1] === 'ة' && !/^[وفب]?ال|^لل/.test(before.form)
}

// Behind a person («زار الوزير السعودية»), a masculine adjective («الرئيس الأميركي السعودية»), a weekday or a name («الدوحة السعودية»)
// stands the state.
function isDescribed(tokens: readonly Token[], i: number): boolean {
  const { form } = tokens[i]!
  const bare = form.replace(/^(?:[وفبك]?ال|لل)/, '')
  if (bare === form || bare.length < 3 || isPlace(tokens, i)) return false
  if (/(?:[^ع]ه|ات)$/.test(form)) return bare !== 'متحده'
  const { people } = titleWords()
  if (people.has(bare) || people.has(`ال${bare}`) || isWeekday(form)) return false
  return lexicon().nisbaAt(tokens, i, i + 1) === null && (!bare.endsWith('ي') || bare === 'اراضي')
}

// «صحيفة "البلاد" السعودية»: the marks hold a name, and the noun before them is described.
function isMarkedMedium(tokens: readonly Token[], closed: number): boolean {
  const opener = OPENERS.get(tokens[closed]!.form)
  if (opener === undefined) return false
  for (let k = closed - 1; k > 0 && k >= closed - REACH; k--)
    if (tokens[k]!.form === opener)
      return splitProclitics(tokens[k - 1]!.form).some(
        ({ rest }) => callsFor(rest, 'medium') || callsFor(rest, 'agency') || callsFor(rest, 'body'),
      )
  return false
}

const OPENERS = new Map([
  ['"', '"'],
  ['»', '«'],
  ['”', '“'],
])
const REACH = 6

const isPlace = (tokens: readonly Token[], i: number): boolean =>
  lexicon()
    .nameAt(tokens, i, i + 1)
    ?.full.some((e) => e.type === 'GPE') === true

let days: ReadonlySet<string> | null = null

/** Whether a folded word is a day of the week. */
export function isWeekday(form: string): boolean {
  days ??= new Set(readTable('words/weekdays.tsv', ['form']).map((row) => foldWord(row.form)))
  return days.has(form)
}
