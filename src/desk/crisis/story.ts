import type { Ledger } from '../../ledger/ledger.ts'
import type { Member } from '../story-lines.ts'
import { woven } from '../weaving.ts'

/** The page of an article, by the article's id. */
export const pageOf = (article: string): string => article.split('#')[0]!

/**
 * The articles of the story that an article belongs to now, up to a record; none where its page is no more. A newer version of the page stands
 * for the one that was named.
 */
export async function membersAround(ledger: Ledger, article: string, upTo: number | null = null): Promise<Member[]> {
  await woven(ledger)
  const [page, place] = article.split('#')
  const current = (await ledger.stories.find([page!])).get(page!)
  if (current === undefined) return []
  const near = await ledger.stories.around([current.page])
  const own = near.find((m) => m.id === (place === undefined ? current.page : `${current.page}#${place}`)) ?? current
  return near.filter((m) => m.story === own.story && (upTo === null || m.number <= upTo))
}

/** Whether two articles belong to one story. */
export async function sameStory(ledger: Ledger, a: string, b: string): Promise<boolean> {
  const members = await membersAround(ledger, a)
  const pages = new Set(members.map((m) => m.page))
  return a === b || members.some((m) => m.id === b) || (pages.has(pageOf(b)) && !b.includes('#'))
}
