import { z } from 'zod'
import type { Ledger, Sheaf } from '../ledger/ledger.ts'
import { lastDay } from '../order/order.ts'
import { BadInput } from '../page/page.ts'
import { collect, type Days, SECTIONS, type Telling } from './brief/collect.ts'
import { disputeTold, pagesOf } from './brief/dispute.ts'
import { paperForm } from './brief/paper.ts'
import { phrase } from './brief/phrases.ts'
import { namesIn, proven } from './brief/proven.ts'
import { sentenceOf } from './brief/sentence.ts'
import { dayBefore, firstDay, today } from './clock.ts'
import { dayForm } from './forms.ts'
import { operation } from './operation.ts'
import { claimsKnown, joiner } from './same-claim.ts'
import { woven } from './weaving.ts'

// Days before the newest page that a briefing goes back where nobody says from when.
const WEEK = 7

/** What happened, who said what, what is new, falls due and is disputed; each sentence with the characters it stands on. */
export const brief = operation({
  name: 'brief',
  summary: 'A briefing: what happened, who said what, what is new, falls due, is disputed',
  input: z.object({
    about: z.string().min(1).optional().describe('only what this actor (key or name) has a part in'),
    since: dayForm.optional().describe('from this day on (default: a week before the newest page)'),
    until: dayForm.optional().describe("up to this day (default: the newest page's)"),
    lang: z.enum(['ar', 'en']).default('en').describe('language of the sentences; quotations stay as published'),
    after: z.coerce.number().int().min(0).optional().describe("upTo of the last briefing: what pages since then tell stands under 'new'"),
    most: z.coerce.number().int().min(1).max(200).default(15).describe('sentences of a section at most; how many facts there are is said'),
  }),
  output: paperForm,
  async run(ledger, { about, since, until, lang, after, most }) {
    const days = await daysOf(ledger, since, until, after)
    const harvest = await ledger.harvest({ about, from: days.since })
    await woven(ledger)
    const known = await claimsKnown(ledger, await ledger.stories.shared(harvest.numbers))
    const { tellings, facts, all } = await collect(harvest, days, joiner(known))
    const shown = SECTIONS.filter((name) => name !== 'new' || after !== undefined)
    const chosen = shown.map((name) => [name, tellings[name].slice(0, most)] as const)
    // What stands against what, then what is denied without anybody's having said it in the story.
    const disputes = known.disputes.filter((d) => [d.claim, ...d.against].some((c) => c.carriers.some((x) => all.has(x.fact))))
    const told = new Set(disputes.flatMap((d) => d.claim.carriers.map((c) => c.fact)))
    const sheaves = await sheavesOf(ledger, disputes.slice(0, most).flatMap(pagesOf))
    const names = namesIn([...sheaves.values(), ...chosen.flatMap(([, t]) => t.flatMap((x) => x.carriers.map((c) => c.sheaf)))])
    const sentenceFor = (t: Telling) =>
      proven(
        lang,
        t.carriers.map((c) => sentenceOf(lang, c.fact, c.sheaf)),
        [...t.outlets],
        names,
      )
    const facing = disputes
      .slice(0, most)
      .flatMap((d) =>
        disputeTold(lang, d, sheaves).map((s) => proven(lang, [s], [...new Set(s.proofs.flatMap((p) => p.page?.outlet ?? []))], names)),
      )
    return {
      title: phrase(lang, 'title'),
      lang,
      about: about ?? null,
      since: days.since,
      until: days.until,
      upTo: harvest.upTo,
      pages: harvest.pages,
      sections: chosen.map(([name, those]) => {
        const alone = name === 'disputed' ? those.filter((t) => !t.carriers.some((c) => told.has(c.fact.id))) : those
        const sentences = [...(name === 'disputed' ? facing : []), ...alone.map(sentenceFor)].slice(0, most)
        return { name, heading: phrase(lang, name), facts: facts[name] + (name === 'disputed' ? disputes.length : 0), sentences }
      }),
    }
  },
})

/** These pages with all that was read in them. */
export async function sheavesOf(ledger: Ledger, pages: readonly string[]): Promise<ReadonlyMap<string, Sheaf>> {
  const found = new Map<string, Sheaf>()
  if (pages.length === 0) return found
  const harvest = await ledger.harvest({ pages: [...new Set(pages)] })
  for await (const sheaf of harvest.sheaves()) found.set(sheaf.page.id, sheaf)
  return found
}

async function daysOf(ledger: Ledger, since: string | undefined, until: string | undefined, after: number | undefined): Promise<Days> {
  const newest = (await ledger.overview({ newest: 0 })).published.latest?.slice(0, 10)
  // Where no page has a date, what there is to tell ends today, or with the days asked for.
  const end = newest ?? [today(), since === undefined ? '' : lastDay(since)].sort()[1]!
  const to = until === undefined ? end : lastDay(until)
  const from = since === undefined ? dayBefore(to, WEEK) : firstDay(since)
  if (from > to && until === undefined && newest !== undefined) throw new BadInput(`since: no page is newer than ${newest}`)
  if (from > to && until !== undefined) throw new BadInput(`since: ${from} is after ${to}`)
  return { since: from, until: to, after: after ?? null }
}
