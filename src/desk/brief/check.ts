import type { Lang } from '../telling/words.ts'
import { dateText, monthNames } from './date-text.ts'
import { adjectiveIn, PARTED, type Proof } from './evidence.ts'
import type { Piece, Told } from './sentence.ts'

/**
 * What a sentence says that its evidence does not contain, in words; null where all is proven. It trusts nothing of how the sentence was made:
 * it reads the sentence's text and, in each page, what stands at the evidence's spans.
 */
export function unproven(lang: Lang, { pieces, proofs }: Told, known: ReadonlySet<string>): string | null {
  for (const proof of proofs)
    if (proof.span !== null && proof.sheaf?.reading.text.slice(...proof.span) !== proof.text)
      return `evidence that is not in its page: "${proof.text}"`
  const loose = pieces.find(
    (p) => p.kind === 'quote' && !proofs.some((e) => e.text.includes(p.text) || (e.line?.text.includes(p.text) ?? false)),
  )
  if (loose !== undefined) return `words that stand in no evidence: "${loose.text}"`
  const rest = withoutProven(lang, pieces, proofs)
  for (const name of known) if (mentions(rest, name)) return `a name that its evidence does not contain: ${name}`
  const month = monthNames(lang).find((m) => mentions(rest, m))
  if (month !== undefined) return `a date that its evidence does not contain: ${month}`
  const number = /\p{Nd}+/u.exec(rest)?.[0]
  return number === undefined ? null : `a number that its evidence does not contain: ${number}`
}

/** The sentence without quotations and without the names and dates that the evidence shows, the longest taken out first. */
function withoutProven(lang: Lang, pieces: readonly Piece[], proofs: readonly Proof[]): string {
  const shown = proofs.flatMap((p) => [
    ...partsOf(p),
    ...namesAt(p),
    ...datesAt(p).flatMap((d) => [dateText(lang, d), dateText(lang, d.slice(0, 10))]),
  ])
  let rest = pieces.map((p) => (p.kind === 'quote' ? ' ' : p.text)).join('')
  for (const text of [...new Set(shown)].sort((a, b) => b.length - a.length)) if (text !== '') rest = rest.replaceAll(text, ' ')
  return rest
}

// A line of the base or the journal proves what its parts say, word for word.
const partsOf = ({ part, text }: Proof): string[] => (part === 'base' || part === 'journal' ? text.split(PARTED) : [])

/** The names, in both languages, of whoever is named by the characters of a piece of evidence. */
function namesAt({ sheaf, span, line }: Proof): string[] {
  if (span === null || sheaf === null) return []
  const { reading } = sheaf
  const named = reading.articles.flatMap((article, i) =>
    article.entities.filter((e) => e.mentions.some((m) => m[0] >= span[0] && m[1] <= span[1])).map((e) => sheaf.actorOf(i, e.id)),
  )
  const adjectives = line === null ? [] : sheaf.actors.filter((a) => a.en !== null && adjectiveIn(reading.text, span, a.en) !== null)
  return [...named, ...adjectives].flatMap((a) => (a === null ? [] : [a.ar, ...(a.en === null ? [] : [a.en])]))
}

/** The times that the characters of a piece of evidence give, as the reading has placed them. */
function datesAt({ sheaf, span, part }: Proof): string[] {
  if (sheaf === null) return []
  const { articles } = sheaf.reading
  if (span === null) return part === 'record' ? articles.slice(0, 1).flatMap((a) => (a.dated === null ? [] : [a.dated.value])) : []
  const inside = (s: readonly [number, number] | null): boolean => s !== null && s[0] >= span[0] && s[1] <= span[1]
  return articles.flatMap((a) => [
    ...a.times.filter((t) => inside(t.span) && t.value !== null).map((t) => t.value!),
    ...[a.published, a.dated].filter((p) => p !== null && inside(p.span)).map((p) => p!.value),
    ...[...a.events, ...a.pacts].flatMap((f) => (f.time?.span != null && inside(f.time.span) ? [f.time.value] : [])),
    ...a.statements.flatMap((s) => (s.time !== null && inside(s.time.span) ? [s.time.value] : [])),
  ])
}

/** Whether a name stands in a text as a word of its own, Arabic «و» before it allowed. */
function mentions(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = text[at - 1] ?? ' '
    const after = text[at + name.length] ?? ' '
    if (!/[\p{L}\p{Nd}]/u.test(after) && (!/[\p{L}\p{Nd}]/u.test(before) || (before === 'و' && !/\p{L}/u.test(text[at - 2] ?? ' '))))
      return true
  }
  return false
}
