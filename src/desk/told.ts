import type { z } from 'zod'
import type { Ledger, Member, ReadPage } from '../ledger/ledger.ts'
import { claimsOf, type Source } from '../stories/stories.ts'
import { type claimForm, claimLine } from './claim-form.ts'

type ClaimLine = z.output<typeof claimForm>

/** The pages of a story's articles, read, by their ids. */
export const pagesTold = async (ledger: Ledger, members: readonly Member[]): Promise<Map<string, ReadPage>> =>
  new Map((await ledger.stories.pages([...new Set(members.map((m) => m.page))])).map((p) => [p.ref.id, p]))

// Stories asked for lately: so many articles in all.
const KEPT = 3000

interface Kept {
  readonly heeded: string
  readonly claims: readonly ClaimLine[]
  readonly articles: number
}

const kept = new WeakMap<Ledger, Map<string, Kept>>()

/**
 * The claims that a story's articles make, numbered. Kept for stories asked for lately: they change only when the story grows, pages are read anew
 * or a reader decides something.
 */
export async function claimsTold(ledger: Ledger, members: readonly Member[]): Promise<readonly ClaimLine[]> {
  if (members.length === 0) return []
  const own = kept.get(ledger) ?? new Map<string, Kept>()
  kept.set(ledger, own)
  const [key, heeded] = [members.map((m) => `${m.id} ${m.report}`).join(' '), await ledger.stories.heeded()]
  const known = own.get(key)
  own.delete(key)
  const now = known?.heeded === heeded ? known : { heeded, claims: await claimsMade(ledger, members), articles: members.length }
  own.set(key, now)
  let articles = [...own.values()].reduce((n, k) => n + k.articles, 0)
  for (const [oldest, { articles: less }] of own) {
    if (articles <= KEPT || oldest === key) break
    own.delete(oldest)
    articles -= less
  }
  return now.claims
}

async function claimsMade(ledger: Ledger, members: readonly Member[]): Promise<readonly ClaimLine[]> {
  const pages = await pagesTold(ledger, members)
  const sources = members.flatMap((m): Source[] => {
    const page = pages.get(m.page)
    const article = page?.reading.articles[m.article]
    return page === undefined || article === undefined
      ? []
      : [{ id: m.id, report: m.report, text: page.reading.text, article, key: (ref) => page.keys[m.article]?.get(ref) ?? null }]
  })
  const pageOf = new Map<string, ReadPage>(members.flatMap((m) => (pages.has(m.page) ? [[m.id, pages.get(m.page)!] as const] : [])))
  return claimsOf(sources).map((claim, number) => claimLine(claim, number, pageOf))
}
