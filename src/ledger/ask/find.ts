import { type Kysely, sql } from 'kysely'
import { BadInput } from '../../page/page.ts'
import { type Span, type Token, tokenize } from '../../text/text.ts'
import type { Days, Hit, List, Paging } from '../answers.ts'
import type { Tables } from '../tables.ts'
import { answers, queryForms, searchQuery, wanted } from '../words.ts'
import { PAGE_REF, words } from './facts.ts'
import { within } from './span-of-days.ts'

const SNIPPETS = 3
const BEFORE = 60
const AFTER = 120

/** Pages in which all words and phrases asked for stand, best first, with the stretches where they do. */
export async function find(db: Kysely<Tables>, of: { words: string; outlet?: string | undefined } & Days & Paging): Promise<List<Hit>> {
  const asked = wanted(of.words)
  const query = searchQuery(asked)
  if (query === null) throw new BadInput(`"${of.words}" names no word to search for`)
  const chosen = db
    .selectFrom('pages')
    .where('current', '=', true)
    .where(sql<boolean>`words @@ ${query}::tsquery`)
    .where(within('pages', of))
    .$if(of.outlet !== undefined, (q) => q.where('outlet', '=', of.outlet!))
  const { total } = await chosen.select(sql<number>`count(*)::integer`.as('total')).executeTakeFirstOrThrow()
  const found = await chosen
    .select([...PAGE_REF, 'text'])
    .orderBy(sql`ts_rank(words, ${query}::tsquery, 1)`, 'desc')
    .orderBy('latest', (o) => o.desc().nullsLast())
    .orderBy('number')
    .offset(of.offset)
    .limit(of.limit)
    .execute()
  const forms = asked.filter((w) => !w.not).map((w) => w.words.map(queryForms))
  return {
    total,
    offset: of.offset,
    limit: of.limit,
    items: found.map(({ text, ...ref }) => ({ ...ref, snippets: snippets(text, forms) })),
  }
}

/** Stretches of a text around the places where words or phrases stand, at most three, each with the spans of what was found. */
function snippets(text: string, asked: readonly (readonly ReadonlySet<string>[])[]): Hit['snippets'] {
  const tokens = tokenize(text).filter((t) => t.kind !== 'mark')
  const marks = asked.flatMap((phrase) => places(tokens, phrase)).sort((a, b) => a[0] - b[0])
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

function places(tokens: readonly Token[], phrase: readonly ReadonlySet<string>[]): Span[] {
  const out: Span[] = []
  for (let i = 0; i + phrase.length <= tokens.length; i++)
    if (phrase.every((forms, k) => answers(tokens[i + k]!, forms))) out.push([tokens[i]!.start, tokens[i + phrase.length - 1]!.end])
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
