import type { Output } from '../../desk/desk.ts'
import { pageMark, some } from './facts.ts'
import { owedLines } from './owed.ts'
import { said, t } from './speak.ts'
import { claimText, storyWeight } from './stories.ts'
import { bold, dim, shown } from './terminal.ts'

type Today = Output<'today'>

/** What is new by story, what falls due and what is overdue, what contradicts. */
export function todayText(d: Today): string {
  const { stories, due, contradictions } = d
  const since = d.since === null ? t`since record ${d.after ?? 0}` : t`published since ${d.since}`
  return [
    bold(said('New')) + ` ${t`${some(d.articles, 'articles')} in ${some(stories.total, 'stories')}`} ${dim(since)}`,
    ...stories.items.map(storyLine),
    ...rest(stories.items.length, stories.total),
    '',
    bold(said('Falls due')) + ` ${dim(t`from ${d.at} on`)}`,
    ...due.upcoming.items.flatMap(owedLines),
    ...rest(due.upcoming.items.length, due.upcoming.total),
    '',
    bold(said('Overdue')) + ` ${dim(t`${due.overdue.looked} of ${due.overdue.total} dates that are over looked up`)}`,
    ...due.overdue.items.flatMap(owedLines),
    '',
    bold(said('Contradicts')) +
      ` ${dim(t`${contradictions.looked} of ${contradictions.stories} stories with more than one report looked through`)}`,
    ...contradictions.items.flatMap((x) => [
      `${x.story.title === null ? said('untitled') : shown(x.story.title)} ${dim(x.story.id)}`,
      claimText(x.claim, contradictions.actors),
      ...x.against.map((c) => claimText(c, contradictions.actors)),
    ]),
    ...rest(contradictions.items.length, contradictions.total),
    '',
    dim(t`up to record ${d.upTo}`),
  ].join('\n')
}

const rest = (shownHere: number, total: number): string[] =>
  total === 0 ? [dim(said('nothing'))] : shownHere < total ? [dim(t`${shownHere} of ${total}`)] : []

const storyLine = (s: Today['stories']['items'][number]): string =>
  `${(s.last ?? said('undated')).slice(0, 10).padEnd(11)} ${bold(s.title === null ? said('untitled') : shown(s.title))}\n${' '.repeat(12)}${t`new: ${some(s.fresh.articles, 'articles')}, ${some(s.fresh.reports, 'independent reports')}`}${said('; ')}${said('in all')} ${storyWeight(s)} ${dim(s.id)} ${pageMark(s.fresh.newest)}`
