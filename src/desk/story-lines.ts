import type { Head, Ledger, Placed } from '../ledger/ledger.ts'
import { NotFound } from '../page/page.ts'
import { woven } from './weaving.ts'

/** An article with where it belongs. */
export type Member = Head & Omit<Placed, 'id'>

/** Counts of a story's articles; copies of one text are one report. */
export function countsOf(members: readonly Member[]) {
  const reports = new Set(members.map((m) => m.report)).size
  const outlets = new Set(members.map((m) => m.outlet).filter((o) => o !== null)).size
  return {
    articles: members.length,
    reports,
    copies: members.length - reports,
    events: new Set(members.map((m) => m.event)).size,
    outlets,
  }
}

/** The articles of a story by its id, by the id of one it was merged with, or by a page of it. @throws NotFound */
export async function storyOf(ledger: Ledger, id: string): Promise<{ id: string; members: readonly Member[] }> {
  await woven(ledger)
  const own = await ledger.stories.members('story', id)
  if (own.length > 0) return { id, members: own }
  // An id names the article that the story began with: where that is now, the story is.
  const found = (await ledger.stories.find([/^[SER][0-9a-f]{12}/.test(id) ? id.slice(1, 13) : id])).values().next().value
  if (found === undefined) throw new NotFound(`${id}: no story, and no page of one`)
  return { id: found.story, members: await ledger.stories.members('story', found.story) }
}

/** ISO date and time of hours since 1970; the day alone where only that is known. */
export const stampOf = ({ at, whole }: Pick<Head, 'at' | 'whole'>): string | null =>
  at === null ? null : new Date(Math.round(at * 60) * 60_000).toISOString().slice(0, whole ? 10 : 16)
