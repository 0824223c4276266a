import type { Ledger, Member, Moment, StoryCount } from '../ledger/ledger.ts'
import { NotFound } from '../page/page.ts'
import { firstDay } from './clock.ts'
import { woven } from './weaving.ts'

/** A story's articles, in time and undated ones last, counted; copies of one text are one report. */
export function countsOf(members: readonly Member[]) {
  const reports = new Set(members.map((m) => m.report)).size
  const outlets = new Set(members.map((m) => m.outlet).filter((o) => o !== null)).size
  return {
    first: stampOf(members[0]!),
    last: stampOf(members.findLast((m) => m.at !== null) ?? members[0]!),
    articles: members.length,
    reports,
    copies: members.length - reports,
    events: new Set(members.map((m) => m.event)).size,
    outlets,
  }
}

/** Lines of lists for stories that were counted, in their order. */
export async function linesFor(ledger: Ledger, counts: readonly StoryCount[]) {
  const refs = await ledger.stories.refs([...new Set(counts.map((t) => t.opening))])
  return counts.map(({ opening, first, last, reports, articles, ...count }) => ({
    ...count,
    articles,
    reports,
    copies: articles - reports,
    title: refs.get(opening)?.title ?? null,
    first: stampOf(first),
    last: stampOf(last),
  }))
}

/** The articles of a story by its id, by the id of one it was merged with, or by a page of it. @throws NotFound */
export async function storyOf(ledger: Ledger, id: string): Promise<{ id: string; members: readonly Member[] }> {
  await woven(ledger)
  const own = await ledger.stories.members([id])
  if (own.length > 0) return { id, members: own }
  // An id names the article that the story began with: where that is now, the story is.
  const found = (await ledger.stories.find([/^[SER][0-9a-f]{12}/.test(id) ? id.slice(1, 13) : id])).values().next().value
  if (found === undefined) throw new NotFound(`${id}: no story, and no page of one`)
  return { id: found.story, members: await ledger.stories.members([found.story]) }
}

/** Hours since 1970 at which a day, month or year begins. */
export const hourOf = (day: string): number => Date.parse(`${firstDay(day)}T00:00Z`) / 3_600_000

/** ISO date and time of hours since 1970; the day alone where only that is known. */
export const stampOf = ({ at, whole }: Moment): string | null =>
  at === null ? null : new Date(Math.round(at * 60) * 60_000).toISOString().slice(0, whole ? 10 : 16)
