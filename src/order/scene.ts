import type { ArticleText } from '../ledger/ledger.ts'
import { lexicon, readTable } from '../lexicon/lexicon.ts'
import type { Entity } from '../reading/reading.ts'
import { bare, foldWord, type Span, sentences, splitProclitics, type Token, tokenize } from '../text/text.ts'
import { base } from './base.ts'
import { stateOf } from './belonging.ts'

/** A word of an article with what it may do in telling of a body's sessions. */
export interface Word {
  readonly token: Token
  /** Roles of `words/order-sessions.tsv`; empty for most words. */
  readonly roles: ReadonlySet<string>
  /** Whether it has the article, by itself or behind a preposition («القمة», «للمنظمة»). */
  readonly definite: boolean
  /** Who is named here, where a mention begins. */
  readonly named: Entity | null
  /** Whether the word lies inside a mention that began before it. */
  readonly inside: boolean
}

/** One sentence of an article's own text. */
export interface Sentence {
  readonly words: readonly Word[]
  readonly span: Span
}

const NO_ROLES: ReadonlySet<string> = new Set()
let rolesBy: ReadonlyMap<string, ReadonlySet<string>> | null = null
let numbers: ReadonlyMap<string, number> | null = null

/** The article's title and body as sentences of words, each with its roles and with who is named where. */
export function sentencesOf({ text, article }: ArticleText): Sentence[] {
  const named = new Map<number, { entity: Entity; end: number }>()
  for (const entity of article.entities) for (const [start, end] of entity.mentions) named.set(start, { entity, end })
  const starts = [...named.keys()].sort((a, b) => a - b)
  const out: Sentence[] = []
  for (const [from, to] of [...(article.title === null ? [] : [article.title.span]), ...article.body]) {
    for (const [start, end] of lines(text, from, to)) {
      const tokens = tokenize(text, start, end)
      for (const range of sentences(tokens)) {
        const words = wordsOf(tokens.slice(range.from, range.to), named, starts)
        if (words.length > 0) out.push({ words, span: [words[0]!.token.start, words.at(-1)!.token.end] })
      }
    }
  }
  return out
}

function* lines(text: string, from: number, to: number): Generator<Span> {
  let start = from
  while (start < to) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 || stop > to ? to : stop
    if (end > start) yield [start, end]
    start = end + 1
  }
}

function wordsOf(tokens: readonly Token[], named: ReadonlyMap<number, { entity: Entity; end: number }>, starts: readonly number[]): Word[] {
  let covered = 0
  let next = 0
  return tokens.map((token) => {
    while (next < starts.length && starts[next]! < token.start) next++
    // A mention leaves clitics out: it may begin inside its first word.
    const begin = next < starts.length && starts[next]! < token.end ? named.get(starts[next]!)! : null
    const inside = token.start < covered
    if (begin !== null) covered = Math.max(covered, begin.end)
    return { token, ...rolesOf(token), named: begin?.entity ?? null, inside }
  })
}

/** Roles of a word under its clitics, the whole word first. */
function rolesOf(token: Token): Pick<Word, 'roles' | 'definite'> {
  if (token.kind !== 'word') return { roles: NO_ROLES, definite: false }
  rolesBy ??= loadRoles()
  for (const { rest } of splitProclitics(token.form)) {
    const plain = bare(rest)
    const found = rolesBy.get(plain)
    if (found !== undefined) return { roles: found, definite: plain !== rest || /^[وف]?لل/.test(token.form) }
  }
  return { roles: NO_ROLES, definite: false }
}

function loadRoles(): ReadonlyMap<string, ReadonlySet<string>> {
  const roles = new Map<string, Set<string>>()
  for (const { form, role } of readTable('words/order-sessions.tsv', ['form', 'role'])) {
    const folded = foldWord(form)
    roles.set(folded, (roles.get(folded) ?? new Set()).add(role))
  }
  return roles
}

/** The number that a word or figure says («الخمسة», «6»), up to 99; null where it says none. */
export function numberAt(token: Token): number | null {
  if (token.kind === 'number') return /^\d{1,2}$/.test(token.form) ? Number(token.form) : null
  if (token.kind !== 'word') return null
  numbers ??= new Map(
    readTable('words/calendar-numbers.tsv', ['form', 'value', 'kind'])
      .filter((row) => row.kind === 'cardinal')
      .map((row) => [bare(foldWord(row.form)), Number(row.value)]),
  )
  for (const { rest } of splitProclitics(token.form)) {
    const value = numbers.get(bare(rest))
    if (value !== undefined && value > 1 && value < 100) return value
  }
  return null
}

let adjectives: ReadonlyMap<string, string> | null = null

/** The body that an adjective behind a word for a session names: «القمة العربية»; null for any other word. */
export function adjectiveOf({ token, definite }: Word): string | null {
  if (token.kind !== 'word') return null
  adjectives ??= new Map(readTable('order/session-names.tsv', ['form', 'body']).map((row) => [foldWord(row.form), row.body]))
  return definite || token.form.startsWith('ال') ? (adjectives.get(bare(token.form)) ?? null) : null
}

let owners: ReadonlyMap<string, string> | null = null

/** The body of the base that a name stands for: itself, or the body whose organ it is; null for any other name. */
export function bodyOf(entity: Pick<Entity, 'name'>): string | null {
  if (owners === null) {
    const of = new Map<string, string>()
    const { members, organs, chairs } = base()
    for (const o of organs) of.set(o.organ, o.body)
    for (const name of [...members.map((m) => m.body), ...organs.map((o) => o.body), ...chairs.map((c) => c.body)]) of.set(name, name)
    owners = of
  }
  return entity.name.en === null ? null : (owners.get(entity.name.en) ?? null)
}

/** The state that an entity acts for; null where that is not known. */
export const stateOfEntity = (entity: Pick<Entity, 'name'>): string | null => (entity.name.en === null ? null : stateOf(entity.name.en))

/** The state that a town lies in, by the lexicon; `undefined` for a state itself and where that is not known. */
export const countryOf = (entity: Pick<Entity, 'name'>): string | undefined =>
  (entity.name.en === null ? null : lexicon().entries.get(entity.name.en)?.country) ?? undefined

/** Whether a name is a town or a state: where a session may be held. */
export const isPlace = (entity: Pick<Entity, 'type' | 'name'>): boolean =>
  entity.type === 'GPE' && (entity.name.en === null || lexicon().entries.has(entity.name.en))
