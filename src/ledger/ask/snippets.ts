import { hasPresentationForms, type Span, type Token, tokenize } from '../../text/text.ts'
import type { Hit } from '../answers.ts'
import { type Alike, answers, formsAsked, mayAnswer, type Wanted } from '../words.ts'
import { words } from './facts.ts'

const SNIPPETS = 3
const BEFORE = 60
const AFTER = 120

/** A phrase asked for: for each of its words the forms that answer to it. */
type Phrase = readonly ReadonlySet<string>[]

/** What is sought in the texts that were found. */
export interface Sought {
  readonly phrases: readonly Phrase[]
  readonly fits: Fits
  /** Matches on every line that one of the phrases stands on whole: most lines need not be cut into words. */
  readonly near: RegExp
}

/** What a search asks for, made ready to be looked for in many texts; `exact` leaves article, clitics and number of their words as they are. */
export function sought(asked: readonly Wanted[], exact: boolean, alike?: Alike): Sought {
  const phrases = asked.map((w) => (exact ? w.words.map((form) => new Set([form])) : formsAsked(w, alike)))
  const rarest = asked.flatMap((w, i) => {
    const longest = w.words.reduce((a, b) => (b.length > a.length ? b : a))
    return [...phrases[i]![w.words.indexOf(longest)]!]
  })
  return { phrases, fits: fitting(!exact), near: new RegExp([...new Set(rarest.map(mayAnswer))].join('|'), 'g') }
}

/** Stretches of a text around the places where words or phrases stand, at most three, each with the spans of what was found. */
export function snippets(text: string, { phrases, fits, near }: Sought): Hit['snippets'] {
  const out: { span: Span; text: string; marks: Span[] }[] = []
  const add = (mark: Span): void => {
    const last = out.at(-1)
    if (last !== undefined && mark[1] <= last.span[1]) last.marks.push(mark)
    else if (out.length < SNIPPETS) {
      const found = words(text, stretch(text, mark))
      // Captions and repeated lines say nothing new.
      if (!out.some((o) => o.text === found.text)) out.push({ ...found, marks: [mark] })
    }
  }
  const sees = !hasPresentationForms(text)
  // Line by line: the first few mostly have what is needed, and the others need not be cut into words.
  for (let at = sees ? nextLine(text, near, 0) : 0; at < text.length && out.length < SNIPPETS; ) {
    const stop = text.indexOf('\n', at)
    const end = stop < 0 ? text.length : stop
    for (const mark of marksIn(tokenize(text, at, end), phrases, fits)) add(mark)
    at = sees ? nextLine(text, near, end + 1) : end + 1
  }
  // A phrase may also run over the end of a line.
  if (out.length === 0 && phrases.some((phrase) => phrase.length > 1)) for (const mark of marksIn(tokenize(text), phrases, fits)) add(mark)
  return out
}

/** Where the first line from `from` on begins that may have what is sought; the text's length where none has. */
function nextLine(text: string, near: RegExp, from: number): number {
  near.lastIndex = from
  const at = from < text.length ? near.exec(text)?.index : undefined
  return at === undefined ? text.length : Math.max(from, text.lastIndexOf('\n', at) + 1)
}

/** Whether a word of a text is one of the forms that were asked for. */
type Fits = (token: Token, forms: ReadonlySet<string>) => boolean

/** How words of many texts are held against what one search asks for. The same words come again in every page: each form is looked up once. */
function fitting(folded: boolean): Fits {
  const known = new Map<ReadonlySet<string>, Map<string, boolean>>()
  return (token, forms) => {
    if (!folded) return forms.has(token.form)
    let answered = known.get(forms)
    if (answered === undefined) {
      answered = new Map()
      known.set(forms, answered)
    }
    let fits = answered.get(token.form)
    if (fits === undefined) {
      fits = answers(token, forms)
      answered.set(token.form, fits)
    }
    return fits
  }
}

function marksIn(all: readonly Token[], asked: readonly Phrase[], fits: Fits): Span[] {
  const tokens = all.filter((t) => t.kind !== 'mark')
  return asked.flatMap((phrase) => places(tokens, phrase, fits)).sort((a, b) => a[0] - b[0])
}

function places(tokens: readonly Token[], phrase: Phrase, fits: Fits): Span[] {
  const out: Span[] = []
  for (let i = 0; i + phrase.length <= tokens.length; i++)
    if (phrase.every((forms, k) => fits(tokens[i + k]!, forms))) out.push([tokens[i]!.start, tokens[i + phrase.length - 1]!.end])
  return out
}

// From a word's beginning to a word's end, inside the line.
function stretch(text: string, [start, end]: Span): Span {
  let from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - BEFORE)
  while (from < start && from > 0 && text[from - 1]!.trim() !== '') from++
  const stop = text.indexOf('\n', end)
  let to = Math.min(stop < 0 ? text.length : stop, end + AFTER)
  while (to > end && to < text.length && text[to]!.trim() !== '') to--
  return [from, to]
}
