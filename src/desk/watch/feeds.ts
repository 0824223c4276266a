import type { Ledger } from '../../ledger/ledger.ts'
import { answersIn } from '../../page/page.ts'
import { takeIn } from '../intake.ts'
import { change, type Followed, recall } from './memory.ts'

/** What a look at the feeds brought. */
export interface Look {
  readonly feeds: number
  readonly new: number
  readonly unreadable: readonly { readonly source: string; readonly reason: string }[]
}

const LONGEST = 86_400_000

/**
 * Reads each followed feed whose time has come into the ledger. Polite: a feed that has not changed says so in a line, robots.txt and a pause between
 * requests to one host are kept, one that fails is asked ever more rarely. Resumable: what is known of a feed is kept after each, and one that the
 * signal broke off is read again from its beginning.
 */
export async function lookAtFeeds(ledger: Ledger, home: string, now: number, allowPrivate: boolean, stop?: AbortSignal): Promise<Look> {
  const isStopped = (): boolean => stop?.aborted === true
  const due = (await recall(home)).feeds.filter((f) => f.next <= now)
  const done = { new: 0 }
  const unreadable: Look['unreadable'][number][] = []
  for (const feed of due) {
    if (isStopped()) break
    // Opened for each: what a feed that could not be read answered with is forgotten again.
    const answers = await answersIn(home)
    const intake = await takeIn(ledger, [feed.url], () => {}, {
      fetch: { allowPrivate },
      answers,
      entryPages: feed.entryPages === true,
      stop,
    })
    done.new += intake.new
    unreadable.push(...intake.unreadable)
    if (isStopped()) break
    const trouble = intake.unreadable.find((u) => u.source === feed.url)?.reason ?? null
    if (trouble === null) await answers.save()
    await keep(home, { ...feed, ...nextLook(feed, trouble, now) })
  }
  return { feeds: due.length, new: done.new, unreadable }
}

function nextLook(feed: Followed, trouble: string | null, now: number): Pick<Followed, 'next' | 'failures' | 'trouble'> {
  const failures = trouble === null ? 0 : feed.failures + 1
  return { next: now + Math.min(LONGEST, feed.every * 1000 * 2 ** failures), failures, trouble }
}

const keep = (home: string, feed: Followed): Promise<unknown> =>
  change(home, (memory) => ({ ...memory, feeds: memory.feeds.map((f) => (f.url === feed.url ? feed : f)) }))
