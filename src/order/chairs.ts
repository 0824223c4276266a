import type { ActorRef } from '../ledger/ledger.ts'
import { base, type Chair } from './base.ts'
import { type Proof, proofOf, refOf } from './name.ts'
import type { Told } from './told-of-body.ts'

/** Who chairs a body and when: by the base, by the news, or by both. */
export interface ChairLine {
  readonly chair: ActorRef
  readonly from: string | null
  readonly to: string | null
  /** Source of the base's line; null where only the news says so. */
  readonly source: string | null
  readonly motto: Proof | null
  readonly news: readonly Proof[]
  /** Whether the news has another state in the same year than the base. */
  readonly contradicts: boolean
}

interface ToldTerm {
  readonly state: string
  /** Year or finer; null where the page gives none. */
  readonly when: string | null
  readonly proof: Proof
  readonly motto: Proof | null
}

/** The body's chairs in order, the base's lines with the pages that tell of them, and those that only pages tell of. `day` bounds nothing: terms to come are told too. */
export function chairsOf(body: string, told: readonly Told[], day: string): ChairLine[] {
  const lines = base().chairs.filter((c) => c.body === body)
  const terms = told.flatMap(termsOf)
  const taken = new Set<ToldTerm>()
  const known = lines.map((line): ChairLine => {
    const own = terms.filter((t) => t.state === line.chair && within(t, line))
    for (const t of own) taken.add(t)
    return lineOf(line.chair, line.from, line.to, line.source, own, false)
  })
  const rest = new Map<string, ToldTerm[]>()
  for (const t of terms)
    if (!taken.has(t))
      rest.set(`${t.state}\t${t.when?.slice(0, 4) ?? ''}`, [...(rest.get(`${t.state}\t${t.when?.slice(0, 4) ?? ''}`) ?? []), t])
  const news = [...rest.values()].map((own) => {
    const { state, when } = own[0]!
    const other = when !== null && lines.some((l) => l.chair !== state && within({ when }, l))
    return lineOf(state, when ?? '', when ?? '', null, own, other)
  })
  return [...known, ...news]
    .filter((c) => c.news.length > 0 || c.from === null || c.from.slice(0, 4) <= String(Number(day.slice(0, 4)) + 2))
    .sort(byTime)
}

function lineOf(state: string, from: string, to: string, source: string | null, own: readonly ToldTerm[], contradicts: boolean): ChairLine {
  return {
    chair: refOf(state),
    from: from || null,
    to: to || null,
    source,
    motto: own.find((t) => t.motto !== null)?.motto ?? null,
    news: own.map((t) => t.proof),
    contradicts,
  }
}

const byTime = (a: ChairLine, b: ChairLine): number => ((a.from ?? '9') < (b.from ?? '9') ? -1 : (a.from ?? '9') > (b.from ?? '9') ? 1 : 0)

// A term that a page tells of is a line's where its time lies in the line's, cut to what both know.
function within({ when }: Pick<ToldTerm, 'when'>, line: Chair): boolean {
  if (when === null) return false
  const first = when.slice(0, 10)
  const after = line.from === '' || first.slice(0, line.from.length) >= line.from.slice(0, first.length)
  return after && (line.to === '' || first.slice(0, line.to.length) <= line.to.slice(0, first.length))
}

function termsOf({ sessions, chairs }: Told): ToldTerm[] {
  return [
    ...chairs.map((c) => ({
      state: c.state,
      when: c.time?.value ?? null,
      proof: proofOf(c.article.page, c.words),
      motto: c.motto === null ? null : proofOf(c.article.page, c.motto),
    })),
    ...sessions.flatMap((s) =>
      s.chair === null
        ? []
        : [{ state: s.chair.state, when: s.time?.value ?? null, proof: proofOf(s.article.page, s.chair.words), motto: null }],
    ),
  ]
}
