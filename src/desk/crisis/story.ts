import type { Ledger, Member } from '../../ledger/ledger.ts'
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

/** The story that each of these articles belongs to now; none for those whose page is no more. All are asked for at once. */
export async function storiesOf(ledger: Ledger, articles: readonly string[]): Promise<ReadonlyMap<string, string>> {
  await woven(ledger)
  const current = await ledger.stories.find([...new Set(articles.map(pageOf))])
  const near = new Map((await ledger.stories.around([...current.values()].map((m) => m.page))).map((m) => [m.id, m.story]))
  return new Map(
    articles.flatMap((article) => {
      const [page, place] = article.split('#')
      const main = current.get(page!)
      if (main === undefined) return []
      return [[article, (place === undefined ? undefined : near.get(`${main.page}#${place}`)) ?? main.story] as const]
    }),
  )
}
