import { type Entry, lexicon } from '../../lexicon/lexicon.ts'
import { splitProclitics, type Token } from '../../text/text.ts'

/**
 * Whether «إعلان» with a seat of government is what that government announced («بعد إعلان موسكو انسحابها», «إعلان الدوحة أن …») and no
 * declaration signed there: nothing before it handles a document, and the sentence goes on.
 */
export function isAnnouncement(tokens: readonly Token[], from: number, to: number, skip: number): boolean {
  if (tokens[from]!.form.slice(skip) !== 'اعلان') return false
  const seat = lexicon().nameAt(tokens, from + 1, to)
  if (seat === null || seat.to !== to || !seat.full.some(governs)) return false
  const before = tokens[from - 1]
  if (before?.kind === 'mark' && QUOTES.has(before.form)) return false
  if (handles(before)) return false
  // «وقع الوزراء إعلان المنامة»
  if (before?.kind === 'word' && before.form.startsWith('ال') && handles(tokens[from - 2])) return false
  const next = tokens[to]
  return next?.kind === 'word' || (next?.kind === 'mark' && QUOTES.has(next.form))
}

const handles = (t: Token | undefined): boolean => t?.kind === 'word' && splitProclitics(t.form).some(({ rest }) => HANDLES.has(rest))

const governs = (e: Entry): boolean => e.kind === 'capital' || e.kind === 'state'

const QUOTES = new Set(['"', '«', '“'])

// What is done with a document: «نص إعلان الرياض», «وقّع إعلان طهران», «وفقا لإعلان القاهرة».
const HANDLES = new Set([
  'نص',
  'بنود',
  'مبادئ',
  'مبادي',
  'وثيقه',
  'تنفيذ',
  'تطبيق',
  'توقيع',
  'وقع',
  'وقعت',
  'وقعوا',
  'اعتماد',
  'اعتمد',
  'اعتمدت',
  'اقرار',
  'اقر',
  'تبني',
  'تبنت',
  'صدور',
  'صدر',
  'اصدار',
  'بموجب',
  'وفق',
  'وفقا',
  'حسب',
  'مضامين',
  'مخرجات',
])
