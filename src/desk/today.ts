import { z } from 'zod'
import type { Ledger, Member, Moment, StoryCount } from '../ledger/ledger.ts'
import { lastDay } from '../order/order.ts'
import { claimForm, keysIn } from './claim-form.ts'
import { dayBefore, today as todayByTheClock } from './clock.ts'
import { owedForm, standing } from './due.ts'
import { actorRefForm, dayForm, pageRefForm } from './forms.ts'
import { operation } from './operation.ts'
import { byStory, type ClaimLine, disputesOf, storiesTold } from './story-claims.ts'
import { storyLineForm } from './story-form.ts'
import { hourOf, linesFor, stampOf } from './story-lines.ts'
import { woven } from './weaving.ts'

// How far it looks back where nobody says since when: so many days before the newest page, or as far as so many articles go.
const WEEK = 7
const SOME = 30
/** Stories, weightiest first, that are looked through for contradictions. */
const LOOKED = 25
/** Commitments of the past whose outcome is looked up. */
const PAST = 40
const DUE = 8

/** What a desk looks at first: what is new, by story, what falls due, and what contradicts. */
export const today = operation({
  name: 'today',
  summary: 'What is new since a day or the last look, by story; what falls due; what contradicts',
  kept: true,
  input: z.object({
    since: dayForm
      .optional()
      .describe('articles published on this day or later (default: a week before the newest page, or as far back as the newest 30 go)'),
    after: z.coerce.number().int().min(0).optional().describe('upTo of the last look: what came into the ledger after it'),
    at: dayForm.optional().describe('the day from which things are upcoming or overdue (default today)'),
    most: z.coerce.number().int().min(1).max(200).default(12).describe('stories and contradictions at most; how many there are is said'),
  }),
  output: z.object({
    since: z.string().nullable().describe('the day looked back to; null where it was a record of the journal'),
    after: z.int().nullable(),
    at: z.string(),
    upTo: z.int().nonnegative().describe('number of the newest record, for the next look'),
    articles: z.int().nonnegative().describe('articles that are new'),
    stories: z.object({
      total: z.int().nonnegative().describe('stories with a new article; an article that nobody else tells is one of its own'),
      items: z.array(
        storyLineForm.extend({
          fresh: z.object({
            articles: z.int().positive(),
            reports: z.int().positive().describe('independent texts among the new articles; copies count once'),
            newest: pageRefForm,
          }),
        }),
      ),
    }),
    due: z.object({
      upcoming: z.object({ total: z.int(), items: z.array(owedForm) }).describe('soonest first'),
      overdue: z
        .object({ total: z.int(), looked: z.int(), items: z.array(owedForm) })
        .describe('dates that are over, latest first, without what was met or withdrawn; looked: how many of the total were looked up'),
    }),
    contradictions: z.object({
      stories: z.int().describe('stories with a new article that more than one report tells'),
      looked: z.int().describe('how many of them, weightiest first, were looked through'),
      total: z.int(),
      items: z.array(
        z.object({
          story: z.object({ id: z.string(), title: z.string().nullable() }),
          claim: claimForm,
          against: z.array(claimForm).describe('the claims that it denies'),
        }),
      ),
      actors: z.array(actorRefForm).describe('everybody whom the claims name'),
    }),
  }),
  async run(ledger, { since, after, at, most }) {
    await woven(ledger)
    const [day, upTo] = [at === undefined ? todayByTheClock() : lastDay(at), (await ledger.journal({ offset: 0, limit: 1 })).total]
    const from = after !== undefined ? null : (since ?? (await lookedBackTo(ledger)))
    const own = byStory(await ledger.stories.fresh(from === null ? { record: after! } : { hour: hourOf(from) }))
    const fresh = [...own].map(([id, own]): Fresh => ({ id, own, reports: new Set(own.map((m) => m.report)).size }))
    fresh.sort((a, b) => b.reports - a.reports || latestOf(b.own) - latestOf(a.own) || (a.id < b.id ? -1 : 1))
    const counts = await ledger.stories.counts(fresh.map((s) => s.id))
    return {
      since: from,
      after: after ?? null,
      at: day,
      upTo,
      articles: fresh.reduce((n, s) => n + s.own.length, 0),
      stories: { total: fresh.length, items: await linesOf(ledger, fresh.slice(0, most), counts) },
      due: await dueOn(ledger, day),
      contradictions: await disputedIn(
        ledger,
        fresh.filter((s) => counts.get(s.id)!.reports > 1),
        most,
      ),
    }
  },
})

interface Fresh {
  readonly id: string
  /** Its new articles. */
  readonly own: readonly Member[]
  readonly reports: number
}

const latestOf = (members: readonly Member[]): number => members.at(-1)?.at ?? Number.NEGATIVE_INFINITY

async function lookedBackTo(ledger: Ledger): Promise<string> {
  const newest = await ledger.stories.newest(SOME)
  if (newest.length === 0) return '1970-01-01'
  const day = (m: Moment): string => stampOf(m)!.slice(0, 10)
  return [dayBefore(day(newest[0]!), WEEK), day(newest.at(-1)!)].sort()[0]!
}

async function linesOf(ledger: Ledger, stories: readonly Fresh[], counts: ReadonlyMap<string, StoryCount>) {
  const newest = await ledger.stories.refs(stories.map((s) => s.own.at(-1)!.page))
  const lines = await linesFor(
    ledger,
    stories.map((s) => counts.get(s.id)!),
  )
  return lines.map((line, i) => {
    const { own, reports } = stories[i]!
    return { ...line, fresh: { articles: own.length, reports, newest: newest.get(own.at(-1)!.page)! } }
  })
}

/** What falls due, soonest first, and what was due and is neither met nor withdrawn, looked up a few at a time until there are enough to show. */
async function dueOn(ledger: Ledger, day: string) {
  const upcoming = await ledger.due({ at: day, when: 'upcoming', offset: 0, limit: DUE })
  const past = await ledger.due({ at: day, when: 'past', offset: 0, limit: PAST })
  const overdue: Awaited<ReturnType<typeof standing>> = []
  let looked = 0
  while (looked < past.items.length && overdue.length < DUE) {
    const some = past.items.slice(looked, looked + DUE)
    looked += some.length
    overdue.push(...(await standing(ledger, some, day)).filter((c) => c.state !== 'met' && c.state !== 'withdrawn'))
  }
  return {
    upcoming: { total: upcoming.total, items: await standing(ledger, upcoming.items, day) },
    overdue: { total: past.total, looked, items: overdue.slice(0, DUE) },
  }
}

interface Dispute {
  readonly story: string
  readonly claim: ClaimLine
  readonly against: readonly ClaimLine[]
}

/** What the new articles of the weightiest stories that more than one report tells stand against, or what stands against them. */
async function disputedIn(ledger: Ledger, shared: readonly Fresh[], most: number) {
  const looked = shared.slice(0, LOOKED)
  const news = new Map(looked.map((s) => [s.id, new Set(s.own.map((m) => m.page))]))
  const members = byStory(await ledger.stories.members([...news.keys()]))
  const found: Dispute[] = []
  for await (const { id, claims } of storiesTold(
    ledger,
    looked.map((s) => [s.id, members.get(s.id)!] as const),
  ))
    for (const dispute of disputesOf(claims))
      if ([dispute.claim, ...dispute.against].some((c) => c.carriers.some((x) => news.get(id)?.has(x.page.id) === true)))
        found.push({ story: id, ...dispute })
  found.sort((a, b) => b.claim.contradictions.length - a.claim.contradictions.length || b.claim.reports - a.claim.reports)
  const items = found.slice(0, most)
  const told = new Set(items.map((i) => i.story))
  const first = new Map(looked.flatMap((s) => (told.has(s.id) ? [[s.id, members.get(s.id)![0]!.page] as const] : [])))
  const refs = await ledger.stories.refs([...new Set(first.values())])
  return {
    stories: shared.length,
    looked: looked.length,
    total: found.length,
    items: items.map(({ story, ...rest }) => ({ story: { id: story, title: refs.get(first.get(story)!)?.title ?? null }, ...rest })),
    actors: [...(await ledger.stories.actors(keysIn(items.flatMap((i) => [i.claim, ...i.against])))).values()],
  }
}
