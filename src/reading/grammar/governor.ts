import { foldWord } from '../../text/text.ts'
import type { Names } from '../names/names.ts'
import type { Source } from '../source.ts'
import { particles } from './particles.ts'
import type { Part } from './parts.ts'

/** Preposition before a part, and whether و joins it to the part before. */
type Governor = Pick<Part, 'lead' | 'leadAt' | 'joined'>

const LETTERS = new Set(['ب', 'ل', 'ك'])
const FAR = 3
/** What governs the part that begins at token `i`, with the parts before it: a preposition before it or written onto it, or what governs the part that و joins it to. */
export function governor(source: Source, names: Names, parts: readonly Part[], i: number, from: number): Governor {
  const { tokens } = source
  const token = tokens[i]!
  const before = parts.at(-1)
  const written = clitics(source, names, i)
  const letter = written.replace(/^[وف]/, '')
  // «استقبل فلان وزير …»: the letter is the office's own.
  const conjoined =
    written.startsWith('و') || (before !== undefined && before.to === i && token.form.startsWith('و') && !particles('role').has(token.form))
  if (LETTERS.has(letter[0] ?? '')) return { lead: letter[0]!, leadAt: i, joined: false }
  const adjacent = before !== undefined && onlyMarks(source, before.to, i)
  if (conjoined && before !== undefined && (adjacent || i - before.to <= FAR))
    return { lead: before.lead, leadAt: before.leadAt, joined: true }
  // «إسرائيل وجماعة …»: the word that joins stands before the name.
  const opener = tokens[i - 1]?.kind === 'mark' && isQuoting(tokens[i - 1]!.form) ? i - 2 : i - 1
  if (
    before !== undefined &&
    before.to === opener &&
    /^و/.test(tokens[opener]!.form) &&
    particles('role').has(tokens[opener]!.form.slice(1))
  )
    return { lead: before.lead, leadAt: before.leadAt, joined: true }
  if (adjacent && before.kind === 'nisba' && before.to === i) return { lead: before.lead, leadAt: before.leadAt, joined: before.joined }
  // A quotation mark before the name is no word in between.
  return prepositionBefore(source, i, Math.max(from, i - FAR - (opener < i - 1 ? 1 : 0), before?.to ?? from))
}

function prepositionBefore(source: Source, i: number, from: number): Governor {
  const { tokens } = source
  const prepositions = particles('preposition')
  for (let k = i - 1; k >= from; k--) {
    const { form, kind } = tokens[k]!
    if (kind === 'mark' ? !isQuoting(form) : particles('subordinator').has(form)) break
    // A verb in between («في المقابل أعربت …») ends what the preposition governs.
    if (isVerbForm(form, k === i - 1)) break
    const bare = form.startsWith('و') || form.startsWith('ف') ? form.slice(1) : form
    // «وقعت على الاتفاق إيران و…»: a paper with its article has no genitive, so the preposition ends with it.
    if (k === i - 1 && particles('paper').has(form)) break
    // «نحو 60 جنديا»: about so many.
    if (form === 'نحو' && tokens[k + 1]?.kind === 'number') continue
    // «كل من روسيا وتركيا» governs nothing.
    if (form === 'من' && /^كلا?$/.test(tokens[k - 1]?.form ?? '')) break
    if (prepositions.has(form)) return { lead: form, leadAt: k, joined: false }
    if (prepositions.has(bare)) return { lead: bare, leadAt: k, joined: false }
    if (form.length > 4 && form.startsWith('لل')) return { lead: 'ل', leadAt: k, joined: false }
    if (form.length > 4 && form.startsWith('بال') && !NO_ARTICLE.test(form)) return { lead: 'ب', leadAt: k, joined: false }
    if ((form.startsWith('ب') || form.startsWith('ل')) && particles('role').has(form.slice(1)))
      return { lead: form[0]!, leadAt: k, joined: false }
  }
  return { lead: '', leadAt: -1, joined: false }
}

// Words that begin as «بال…» without a preposition: ballistic, adult, balloon.
const NO_ARTICLE = /^بال(ي?ستي|غ|ون|وعه)/

const NO_VERB = /^(يناير|يونيو|يوليو|يورو|يمين|يسار|[وف]?س(يار|ياس|ياد|ياق|ياح|يطر|ينا|يرا|يول|تار|توك|تال|تين|تر))/

// «أعربت», «ستشتري», and right before a name «يزور»: forms that hardly any noun has.
function isVerbForm(form: string, isBeside: boolean): boolean {
  if (form.length < 5 && !(isBeside && form.length === 4)) return false
  const isLike =
    (form.endsWith('ت') && form.length > 4 && !form.endsWith('ات')) || /^[وف]?س[يت]..../.test(form) || (isBeside && /^ي[^ه]/.test(form))
  return isLike && !NO_VERB.test(form)
}

/** Whether a mark opens a quotation or bracket: no word in between. */
export const isQuoting = (form: string): boolean => form === '"' || form === '«' || form === '(' || form === '“'

/** Folded letters written before the name itself at token `i`. */
export function clitics(source: Source, names: Names, i: number): string {
  const token = source.tokens[i]!
  const mention = names.mentionAt(i)
  if (mention !== null && mention.from === i && mention.span[0] > token.start && mention.span[0] < token.end)
    return foldWord(source.text.slice(token.start, mention.span[0]))
  const form = token.form
  if (form.startsWith('لل') && form.length > 4) return 'ل'
  if (form.startsWith('وال') && form.length > 5) return 'و'
  if (form.startsWith('بال') && form.length > 5) return 'ب'
  if (form.startsWith('ولل') && form.length > 5) return 'ول'
  // «بنظيره», «لوزراء»: a letter written onto a word that opens a title or names a body.
  if (/^[وف]?[بل]/.test(form)) {
    const join = form.startsWith('و') || form.startsWith('ف') ? 1 : 0
    if (particles('role').has(form.slice(join + 1))) return form.slice(0, join + 1)
  }
  return ''
}

/** Whether only punctuation stands in `[from, to)`. */
export function onlyMarks(source: Source, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (source.tokens[i]!.kind !== 'mark') return false
  return true
}
