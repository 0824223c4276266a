import { heeded } from '../identity/identity.ts'
import type { Head, Ledger, Linked, Placed, Shelved } from '../ledger/ledger.ts'
import { CARRIED_WITHIN, cluster, linksMade, packTold, type Telling, tellingOf, unpackTold, whole } from '../stories/stories.ts'
import { gently } from './gently.ts'

/** Long work that is under way: what is being done, and how much of it is done, of how much, where that is known. */
export interface Doing {
  readonly doing: 'telling' | 'comparing' | 'grouping'
  readonly part: readonly [done: number, of: number] | null
}

const BATCH = 200
// Two askers at once must not weave twice.
const underway = new WeakMap<Ledger, Promise<void>>()
const doing = new WeakMap<Ledger, Doing>()

/** What is being woven for a ledger just now; null where nothing is. */
export const weavingNow = (ledger: Ledger): Doing | null => doing.get(ledger) ?? null

/**
 * Brings stories up to the pages and decisions that the ledger has: tells what is untold, compares it with what is near, and groups anew.
 * Costs next to nothing where nothing is new.
 */
export async function woven(ledger: Ledger): Promise<void> {
  const before = underway.get(ledger) ?? Promise.resolve()
  const now = before
    .catch(() => {})
    .then(() => bringUp(ledger))
    .finally(() => doing.delete(ledger))
  underway.set(ledger, now)
  await now
}

async function bringUp(ledger: Ledger): Promise<void> {
  const behind = await ledger.stories.behind()
  if (behind === null) return
  const { untold, undecided, stamp } = behind
  const fresh = untold === 0 ? [] : await tell(ledger, untold)
  if (fresh.length > 0) await link(ledger, fresh)
  if (untold > 0 || undecided !== 0) {
    doing.set(ledger, { doing: 'grouping', part: null })
    await group(ledger)
  }
  await ledger.stories.keptUp(stamp)
}

/** Makes tellings of the pages that have none; gives when they were published. */
async function tell(ledger: Ledger, untold: number): Promise<Head[]> {
  const { stories } = ledger
  const fresh: Head[] = []
  for (;;) {
    doing.set(ledger, { doing: 'telling', part: [Math.min(fresh.length, untold), untold] })
    const pages = await stories.untold(BATCH)
    if (pages.length === 0) return fresh
    const shelved = pages.flatMap(({ page, number, reading }): Shelved[] => {
      const articles = reading.articles.length === 0 ? [null] : reading.articles
      return articles.map((article, i) => {
        const { id, outlet, at, whole: day, ...told } = article === null ? NOTHING(page) : tellingOf(page, reading.text, article, i)
        return { id, page, article: i, number, outlet, at, whole: day, told: packTold(told) }
      })
    })
    await stories.put(shelved)
    for (const { told: _, ...head } of shelved) fresh.push(head)
  }
}

// A page without an article stands on the shelf too, so that it is not looked at again.
const NOTHING = (page: string): Telling =>
  whole({
    id: page,
    outlet: null,
    at: null,
    whole: true,
    words: new Uint32Array(),
    cuts: Uint32Array.of(0, 0),
    spans: Uint32Array.of(0, 0),
    actors: { terms: new Uint32Array(), weights: new Float32Array() },
  })

async function link(ledger: Ledger, fresh: readonly Head[]): Promise<void> {
  const { stories, closed } = ledger
  doing.set(ledger, { doing: 'comparing', part: null })
  const hours = fresh.flatMap((f) => (f.at === null ? [] : [f.at]))
  const undated = hours.length < fresh.length
  const [from, to] = undated
    ? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    : [hours.reduce((a, b) => Math.min(a, b)) - CARRIED_WITHIN, hours.reduce((a, b) => Math.max(a, b)) + CARRIED_WITHIN]
  const tellings = (await stories.between(from, to)).map(toldAgain)
  const isFresh = new Set(fresh.map((f) => f.id))
  const links = await gently(
    linksMade(tellings, (i) => isFresh.has(tellings[i]!.id)),
    closed,
  )
  const found: Linked[] = []
  for (let l = 0; l < links.a.length; l++)
    found.push({
      a: tellings[links.a[l]!]!.id,
      b: tellings[links.b[l]!]!.id,
      story: links.story[l]!,
      event: links.event[l]!,
      copied: links.copied[l]!,
    })
  await stories.link(found)
}

/** The telling that a shelf's row keeps. */
export const toldAgain = ({ id, outlet, at, whole: day, told }: Shelved): Telling =>
  whole({ id, outlet, at, whole: day, ...unpackTold(told) })

/** Groups all articles anew by their links and heeds what readers decided. */
async function group({ stories }: Ledger): Promise<void> {
  const heads = await stories.heads()
  const at = new Map(heads.map((h, i) => [h.id, i]))
  const linked = (await stories.links()).filter((l) => at.has(l.a) && at.has(l.b))
  const groups = cluster(heads, {
    a: Uint32Array.from(linked, (l) => at.get(l.a)!),
    b: Uint32Array.from(linked, (l) => at.get(l.b)!),
    story: Float32Array.from(linked, (l) => l.story),
    event: Float32Array.from(linked, (l) => l.event),
    copied: Float32Array.from(linked, (l) => l.copied),
  })
  const founded = (of: Int32Array): Map<string, string> => founders(heads, of)
  const [report, event] = [founded(groups.report), founded(groups.event)]
  const decided = (await stories.decisions()).filter((d) => d.what === 'story')
  const story = renamed(heads, heeded(founded(groups.story), decided))
  await stories.place(
    heads.map(
      ({ id }): Placed => ({
        id,
        report: groupId('R', report.get(id)!),
        event: groupId('E', event.get(id)!),
        story: groupId('S', story.get(id)!),
      }),
    ),
  )
}

/** Id of a group, after the article of it that the ledger took in first: it stays as the group grows. */
export const groupId = (letter: 'R' | 'E' | 'S', founder: string): string => letter + founder.slice(0, 12) + founder.slice(64)

const earlier = (a: Head, b: Head): boolean => a.number < b.number || (a.number === b.number && a.article < b.article)

function founders(heads: readonly Head[], groups: Int32Array): Map<string, string> {
  const founder = new Map<number, Head>()
  heads.forEach((head, i) => {
    const known = founder.get(groups[i]!)
    if (known === undefined || earlier(head, known)) founder.set(groups[i]!, head)
  })
  return new Map(heads.map((head, i) => [head.id, founder.get(groups[i]!)!.id]))
}

function renamed(heads: readonly Head[], groups: ReadonlyMap<string, string>): Map<string, string> {
  const numbers = new Map<string, number>()
  for (const group of groups.values()) if (!numbers.has(group)) numbers.set(group, numbers.size)
  return founders(
    heads,
    Int32Array.from(heads, (h) => numbers.get(groups.get(h.id)!)!),
  )
}
