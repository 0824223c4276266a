import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Ledger, Member, ReadPage, ReadText } from '../ledger/ledger.ts'
import { claimsMade as claimSteps, type Source } from '../stories/stories.ts'
import { type claimForm, claimLine } from './claim-form.ts'
import { gently } from './gently.ts'

type ClaimLine = z.output<typeof claimForm>

const pagesOf = (members: readonly Member[]): string[] => [...new Set(members.map((m) => m.page))]

/** The texts of a story's articles, read, by their pages' ids. */
export const textsTold = async (ledger: Ledger, members: readonly Member[]): Promise<Map<string, ReadText>> =>
  new Map((await ledger.stories.texts(pagesOf(members))).map((p) => [p.ref.id, p]))

/**
 * The claims that a story's articles make, numbered. The ledger keeps those of stories asked for lately: they change only when the story grows, pages
 * are read anew or a reader decides something.
 */
export async function claimsTold(ledger: Ledger, members: readonly Member[]): Promise<readonly ClaimLine[]> {
  for await (const claims of claimsOfEach(ledger, [members])) return claims
  return []
}

// Stories whose kept claims are in memory at a time.
const SOME = 25

/** The claims of some stories, each given by its articles, in their order: what is not kept is made when its turn comes. */
export async function* claimsOfEach(ledger: Ledger, stories: readonly (readonly Member[])[]): AsyncGenerator<readonly ClaimLine[]> {
  for (let i = 0; i < stories.length; i += SOME) yield* claimsOfSome(ledger, stories.slice(i, i + SOME))
}

async function* claimsOfSome(ledger: Ledger, stories: readonly (readonly Member[])[]): AsyncGenerator<readonly ClaimLine[]> {
  const of = await ledger.stories.heeded()
  const keys = stories.map((members) => ({ key: keyOf(members), of }))
  const kept = await ledger.made.get<readonly ClaimLine[]>('claims', keys)
  for (const [i, members] of stories.entries()) {
    const key = keys[i]!
    const known = kept.get(key.key)
    const claims = known ?? (await claimsMade(ledger, members))
    if (known === undefined) await ledger.made.put('claims', [{ ...key, value: claims }])
    yield claims
  }
}

const keyOf = (members: readonly Member[]): string =>
  createHash('sha256')
    .update(members.map((m) => `${m.id} ${m.report}`).join('\n'))
    .digest('hex')

async function claimsMade(ledger: Ledger, members: readonly Member[]): Promise<readonly ClaimLine[]> {
  if (members.length === 0) return []
  const pages = new Map((await ledger.stories.pages(pagesOf(members))).map((p) => [p.ref.id, p]))
  const sources = members.flatMap((m): Source[] => {
    const page = pages.get(m.page)
    const article = page?.reading.articles[m.article]
    return page === undefined || article === undefined
      ? []
      : [{ id: m.id, report: m.report, text: page.reading.text, article, key: (ref) => page.keys[m.article]?.get(ref) ?? null }]
  })
  const pageOf = new Map<string, ReadPage>(members.flatMap((m) => (pages.has(m.page) ? [[m.id, pages.get(m.page)!] as const] : [])))
  const claims = await gently(claimSteps(sources), ledger.closed)
  return claims.map((claim, number) => claimLine(claim, number, pageOf))
}
