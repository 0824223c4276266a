import { type Span, type Token, tokenize } from '../../text/text.ts'
import type { Hit } from '../answers.ts'
import { answers } from '../words.ts'
import { words } from './facts.ts'

const SNIPPETS = 3
const BEFORE = 60
const AFTER = 120

/** A phrase asked for: for each of its words the forms that answer to it. */
type Phrase = readonly ReadonlySet<string>[]

/**
 * Stretches of a text around the places where words or phrases stand, at most three, each with the spans of what was found; `folded` says
 * whether article and clitics are taken off the text's words to find them.
 */
export function snippets(text: string, asked: readonly Phrase[], folded: boolean): Hit['snippets'] {
  const tokens = tokenize(text).filter((t) => t.kind !== 'mark')
  const marks = asked.flatMap((phrase) => places(tokens, phrase, folded)).sort((a, b) => a[0] - b[0])
  const out: { span: Span; text: string; marks: Span[] }[] = []
  for (const mark of marks) {
    const last = out.at(-1)
    if (last !== undefined && mark[1] <= last.span[1]) last.marks.push(mark)
    else if (out.length < SNIPPETS) {
      const found = words(text, stretch(text, mark))
      // Captions and repeated lines say nothing new.
      if (!out.some((o) => o.text === found.text)) out.push({ ...found, marks: [mark] })
    }
  }
  return out
}

function places(tokens: readonly Token[], phrase: Phrase, folded: boolean): Span[] {
  const fits = (token: Token, forms: ReadonlySet<string>): boolean => forms.has(token.form) || (folded && answers(token, forms))
  const out: Span[] = []
  const [first] = phrase
  for (let i = 0; i + phrase.length <= tokens.length; i++)
    if (fits(tokens[i]!, first!) && phrase.every((forms, k) => k === 0 || fits(tokens[i + k]!, forms)))
      out.push([tokens[i]!.start, tokens[i + phrase.length - 1]!.end])
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
