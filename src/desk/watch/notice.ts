import { createHash } from 'node:crypto'
import type { AnyFact } from '../../ledger/ledger.ts'
import { dateOf, wordsOf } from '../export/format.ts'
import { tell } from '../telling/tell.ts'
import type { Rule } from './rule.ts'

/** What a rule has to tell: one claim, with the words of the fact that brought it. */
export interface Notice {
  /** Of rule and fact: the same claim told by another fact is not noticed again. */
  readonly id: string
  readonly rule: string
  /** When it was noticed, ISO. */
  readonly noticed: string
  readonly say: string
  readonly fact: string
  readonly kind: AnyFact['fact']
  readonly lang: Rule['lang']
  readonly date: string | null
  readonly words: string
  readonly span: readonly [number, number]
  readonly page: {
    readonly id: string
    readonly title: string | null
    readonly outlet: string | null
    readonly published: string | null
    readonly url: string | null
  }
}

/** What a rule remembers of a claim that it has told, by each of the claim's names (see `claimsKnown`); a notice's id is that of the fact which brought it. */
export const noticeId = (rule: Rule, name: string): string =>
  createHash('sha256').update(`${rule.name}\n${name}`).digest('hex').slice(0, 24)

export function noticeOf(rule: Rule, fact: AnyFact, now: number): Notice {
  const { id, title, outlet, published, url } = fact.page
  const { text, span } = wordsOf(fact)
  return {
    id: noticeId(rule, fact.id),
    rule: rule.name,
    noticed: new Date(now).toISOString(),
    say: tell(rule.lang, fact),
    fact: fact.id,
    kind: fact.fact,
    lang: rule.lang,
    date: dateOf(fact)?.value ?? null,
    words: text,
    span,
    page: { id, title, outlet, published, url },
  }
}
